"""Pages as people put them on the web, and what an import makes of one."""

import re
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.storage.pack_import import Imported, import_page
from voice_interviewer.storage.packs import load_pack

BLOG = """<!DOCTYPE html>
<html><head><title>Bakery jobs | Flour &amp; Friends</title>
<style>h2 { color: hotpink }</style>
<script>var secret = "tracker"; if (1 < 2)
{ document.write("<h2>What is evil?</h2><p>Evil is here now.</p>"); }</script>
</head><body onload="steal()">
<nav><ul><li><a href="/">Home</a></li><li>What do we bake?</li></ul></nav>
<h1>Bakery interview questions</h1>
<p>We asked six master bakers what they ask.</p>
<h2>Behavioural questions</h2>
<h3>1. Tell me about a loaf that failed.</h3>
<p><strong>Why they ask this:</strong> They want to see whether you learn.</p>
<p><strong>Sample answer:</strong> At my last bakery a whole batch of rye stayed flat. The starter had spent the night
next to a cold window. I moved it to a proofing box at 26 degrees, and logged its height every hour.
<script>alert("in the middle")</script>No batch has failed since.</p>
<h3>2. How do you handle a rush on Saturday morning?</h3>
<p>I prepare the counter on Friday evening.</p>
<ul><li>Trays are labelled by oven slot.</li><li>A second baker folds croissants while I serve.</li></ul>
<h2>Technical questions</h2>
<h3>3. What does salt do in dough?</h3>
<p>Salt tightens the gluten net &amp; slows the yeast.
<a href="javascript:x()">Two percent of the flour</a> is usual.</p>
<div onclick="boom()"><h3>4. Explain the window test</h3>
<p>You stretch a piece of dough until light shines through. If it tears early, the gluten needs more kneading.</p></div>
<h2>Questions to ask the interviewer</h2>
<ul>
<li><b>Ovens:</b> Which ovens do you bake in? The answer tells how much the house invests.</li>
<li>Who writes the recipes here?</li>
</ul>
<h2>Common mistakes</h2>
<ol><li><strong>No scale.</strong> Cups differ by a fifth.</li><li>Opening the oven door too early.</li></ol>
<h2>FAQ</h2>
<h3>Do I need a diploma?</h3><p>No, a trial day decides.</p>
<details><summary>What does a baker earn?</summary>About 2,400 a month at the start.</details>
<iframe src="https://evil.example/">What is in the frame?</iframe>
<footer><p>What are cookies? Cookies are small files.</p></footer>
</body></html>
"""

MARKDOWN = """---
title: ignored
---
# Data questions

## Theory

1. What is a **median**?

   The median is the value in the middle of the sorted list. Half of the values lie below it.

2. How does a [mean](https://example.org/mean) differ from it?

   A single outlier drags the mean far away. The median hardly moves.

**Question 3**
What is a quartile?
Quartiles cut the sorted list into four
parts of equal size.

## Practice

**How would you spot an outlier?** I plot the values first. Then I look at the distance to the quartiles.

**Describe a dashboard you built.**

It showed the sales of forty shops. Managers opened it each morning.

```python
print("code is not spoken")
```

## Sources

1. Tukey, Exploratory Data Analysis, 1977.
"""

PLAIN = """GARDENING INTERVIEW

Ground work
===========

1. Why do you turn compost?
Turning lets air into the heap, and the
microbes need oxygen.

2) When is the best time to prune
   an apple tree?
Late winter is best, since the tree sleeps.
- Cut above a bud that faces outwards.
- Take no more than a quarter of the wood.

Pests
-----

Q: What do you do about aphids?
A: I wash them off with a jet of water. Ladybirds eat the rest.

Q2: Do you use copper against blight?
A: Only as a last resort, because copper stays in the soil.

Preparation tips

- Bring your own gloves.
"""

BARE = """What is a sonnet?

A sonnet has fourteen lines. Its rhyme scheme tells where it comes from.

Who was Petrarch?

Petrarch was an Italian scholar who wrote sonnets to Laura. Did he invent the form? Giacomo da Lentini was earlier.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pack that was made of a page."""

    imported: Imported
    pack: Pack

    def question(self, question_id: str) -> Question:
        return next(each for each in self.pack.questions if each.id == question_id)

    @property
    def asked(self) -> dict[str, list[str]]:
        """What each round asks."""
        return {each.title: [question.text for question in each.questions] for each in self.pack.rounds}

    @property
    def written(self) -> str:
        """All files of the pack."""
        return "\n".join(path.read_text("utf-8") for path in sorted(self.imported.folder.iterdir()))


def imported(folder: Path, page: str | bytes, name: str) -> Outcome:
    """Import a page of that name and load what it became."""
    file = folder / name
    file.write_bytes(page.encode() if isinstance(page, str) else page)
    made = import_page(file, folder / "packs")
    return Outcome(made, load_pack(made.folder))


def statements(question: Question) -> list[str]:
    return [point.statement for point in question.key_points]


def on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
