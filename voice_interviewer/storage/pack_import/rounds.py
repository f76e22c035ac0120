"""The questions of a page as the questions of a pack; what the page does not say is marked as still to be written."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from voice_interviewer.storage.pack_import.key_points import key_points, spoken_answer
from voice_interviewer.storage.pack_import.marks import Label
from voice_interviewer.storage.pack_import.outline import PageQuestion, PageRound, PageSection, Unplaced
from voice_interviewer.storage.pack_import.page import shortened
from voice_interviewer.storage.pack_import.titles import not_shouted
from voice_interviewer.storage.pack_import.topics import PageTopic, topic_terms, topic_title, topics
from voice_interviewer.storage.pack_import.wording import Names, slug

TO_DO = "TODO"
"""Begins each text that the page does not give."""

HINT = f"{TO_DO}: this is a draft; write one nudge that gives no point away."
WEAK_ANSWER = f"{TO_DO}: this is a draft; write what a weak answer to this question sounds like."
FOLLOW_UP = "What else matters here, and why?"
"""Asked about every point of a draft: words of the point itself would give it away."""

REVEALS = f"{TO_DO}: this is a draft; write what the answer tells about the team."
INVITATION = "What would you like to ask me?"
AGAIN = ("What else would you like to ask?", "Is there anything else that you would like to know?")

LONGEST_TEXT = 4000
LONGEST_QUESTION = 600
LONGEST_TITLE = 120
MOST_TOPICS = 20
MOST_EXAMPLES = 4

_COUNT = re.compile(r"\s*\(\d+[^()]*\)$")
"""How many questions there are, behind a round's title."""

WORDS_PER_SECOND = 2.5
"""150 words a minute, as `packs check` reckons."""

ROUND_SECONDS = 5
"""Expected lengths are multiples of this."""


@dataclass(slots=True)
class Draft:
    """One question as it is written, and the sentences of its answer that became no key point."""

    written: dict[str, Any]
    unused: tuple[str, ...] = ()


@dataclass(slots=True)
class RoundDraft:
    """One round as it is written, without its questions."""

    id: str
    title: str
    introduction: str
    questions: list[Draft] = field(default_factory=list)


class Flow(list[Any]):
    """A list that is written on one line."""


def question_draft(question: PageQuestion, known: Counter[str], taken: Names, unplaced: list[Unplaced]) -> Draft | None:
    """The question as it is written; None, and a word in `unplaced`, where the page says nothing that answers it."""
    answer = spoken_answer(question.answer())
    asked = shortened(question.text, LONGEST_QUESTION)
    points, unused = key_points(asked, answer.text, known)
    if not points:
        unplaced.append(Unplaced(question.line, question.text, "no answer follows it"))
        return None
    if answer.left_out:
        unplaced.append(Unplaced(question.line, answer.left_out, f"the answer to “{asked[:60]}” is too long"))
    unplaced += _unread_parts(question)
    written = {
        "id": slug(asked, taken, "question"),
        "text": asked,
        "difficulty": "core",
        "expected_seconds": _expected_seconds(answer.text),
        "hint": _part(question, Label.HINT) or HINT,
        "key_points": [
            {
                "id": point.id,
                "statement": point.statement,
                "paraphrases": [point.statement],
                "terms": Flow(Flow([term]) for term in point.terms),
                "weight": 1.0,
                "follow_up": FOLLOW_UP,
            }
            for point in points
        ],
        "model_answer": answer.text,
        "weak_answer": _part(question, Label.WEAK) or WEAK_ANSWER,
    }
    return Draft(written, unused)


def reverse_round(
    section: PageSection, known: Counter[str], taken: Names, unplaced: list[Unplaced]
) -> RoundDraft | None:
    """The round in which the candidate asks, as the page suggests it; None where it suggests nothing."""
    found, stray = topics(section.blocks)
    unplaced += [Unplaced(block.line, block.flat, "it belongs to no question to ask") for block in stray]
    written: list[dict[str, Any]] = []
    taken_topics = Names()
    examples: list[str] = []
    for topic in found:
        needed = topic_terms(topic, known)
        if not needed or len(written) == MOST_TOPICS:
            why = "the round is full" if needed else "it asks nothing"
            unplaced.append(Unplaced(topic.line, " ".join((topic.title, *topic.examples, *topic.reveals)), why))
            continue
        unplaced += [Unplaced(topic.line, each, "the topic is full") for each in topic.examples[MOST_EXAMPLES:]]
        written.append(_topic(topic, needed, taken_topics))
        examples.append(written[-1]["examples"][0])
    if not written:
        return None
    answer = "\n".join(examples[:3])
    question = {
        "id": slug(section.title, taken, "your-questions"),
        "text": INVITATION,
        "difficulty": "core",
        "expected_seconds": _expected_seconds(answer),
        "hint": HINT,
        "topics": written,
        "again": list(AGAIN),
        "model_answer": shortened(answer, LONGEST_TEXT),
        "weak_answer": WEAK_ANSWER,
    }
    title = shortened(not_shouted(section.title.rstrip(" :")), LONGEST_TITLE)
    return RoundDraft("", title, "Now it is your turn to ask.", [Draft(question)])


def round_draft(each: PageRound, questions: list[Draft]) -> RoundDraft:
    """A round of these questions, still without an id."""
    title = shortened(not_shouted(_COUNT.sub("", each.title).rstrip(" :")), LONGEST_TITLE) or "Questions"
    return RoundDraft("", title, f"Let us begin: {title.rstrip(' .:')}.", questions)


def _topic(topic: PageTopic, needed: tuple[str, ...], taken: Names) -> dict[str, Any]:
    title = topic_title(topic)
    return {
        "id": slug(title, taken, "topic", 4),
        "title": title,
        "examples": [shortened(each, LONGEST_QUESTION) for each in topic.examples[:MOST_EXAMPLES]],
        "terms": Flow(Flow([term]) for term in needed),
        "reveals": shortened(" ".join(topic.reveals), LONGEST_TEXT) or REVEALS,
    }


def _part(question: PageQuestion, label: Label) -> str:
    """What the page says under a label, where it fits; what does not is told by `_unread_parts`."""
    text = " ".join(block.flat for block in question.parts.get(label, ()))
    return text if len(text) <= LONGEST_TEXT else ""


def _unread_parts(question: PageQuestion) -> list[Unplaced]:
    """The parts of a question that are in no text of it."""
    left = [
        block
        for label in (Label.HINT, Label.WEAK)
        if not _part(question, label)
        for block in question.parts.get(label, ())
    ]
    if Label.ANSWER in question.parts:
        left += question.parts.get(Label.GUIDANCE, ())
    return [Unplaced(block.line, block.flat, f"it is beside the answer to “{question.text[:60]}”") for block in left]


def _expected_seconds(answer: str) -> Flow:
    """Half and one and a half times what the answer takes to say, at least 10 and 30 s."""
    seconds = len(answer.split()) / WORDS_PER_SECOND
    shortest = min(seconds, max(10.0, ROUND_SECONDS * math.floor(seconds / 2 / ROUND_SECONDS)))
    longest = max(30.0, ROUND_SECONDS * math.ceil(seconds * 1.5 / ROUND_SECONDS))
    return Flow([max(1.0, float(math.floor(shortest))), min(1800.0, longest)])
