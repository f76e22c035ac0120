"""Pages as people type them: headings that nothing marks, requests without a question mark, sections by their names."""

from pathlib import Path

import pytest

from tests.storage.pack_import.pages import imported, statements
from voice_interviewer.storage.pack_import.titles import not_shouted

TYPED = """BEE KEEPER INTERVIEW QUESTIONS

Hive sense

How would you calm a swarm?
First I would smoke the hive gently. The bees fill up on honey.

What is your favourite flower and why?
I like borage because it blooms for months.

Counting

3) How many bees live in a hive?
Start from a frame of two thousand. Ten frames make twenty thousand.

Stories

Q4. Tell me about a winter that failed
A winter of ours failed because mites were left. I wrote a checklist.

Questions you can ask
How are new hives bought?
Who tastes the honey?

Salary
Bee keepers earn little according to the union.

random line that has no place

Good luck!
"""

MIXED = """1. What is wax?
Wax is made by young bees. It melts at sixty degrees.

Why do bees hum?
Their wings beat the air. Each beat is a push.

What is a queen?

The queen lays all eggs.

2. Explain how you would move a hive when the meadow is far, and what
   it is
I would close it at night. I would strap the frames.

3. Describe a mite treatment
It begins in July. Acid kills the mites.

4. Swarm control
Clip the queen. Add a box.
"""


def test_headings_questions_and_sections_that_nothing_marks(tmp_path: Path) -> None:
    outcome = imported(tmp_path, TYPED, "x.txt")
    assert outcome.pack.title == "Bee keeper interview questions"
    assert outcome.asked == {
        "Hive sense": ["How would you calm a swarm?", "What is your favourite flower and why?"],
        "Counting": ["How many bees live in a hive?"],
        "Stories": ["Tell me about a winter that failed"],
        "Questions you can ask": ["What would you like to ask me?"],
    }
    assert statements(outcome.pack.questions[3]) == [
        "A winter of ours failed because mites were left.",
        "I wrote a checklist.",
    ]
    assert [topic.examples for topic in outcome.pack.questions[-1].topics] == [
        ("How are new hives bought?",),
        ("Who tastes the honey?",),
    ]
    assert outcome.pack.guide is not None
    assert [section.title for section in outcome.pack.guide.sections] == ["Salary"]
    assert [each.text for each in outcome.imported.unplaced] == ["random line that has no place", "Good luck!"]


def test_unnumbered_questions_among_numbered_ones(tmp_path: Path) -> None:
    questions = imported(tmp_path, MIXED, "wax.txt").pack.questions
    assert {question.text: question.model_answer for question in questions} == {
        "What is wax?": "Wax is made by young bees. It melts at sixty degrees.",
        "Why do bees hum?": "Their wings beat the air. Each beat is a push.",
        "What is a queen?": "The queen lays all eggs.",
        "Explain how you would move a hive when the meadow is far, and what it is": (
            "I would close it at night. I would strap the frames."
        ),
        "Describe a mite treatment": "It begins in July. Acid kills the mites.",
        "Swarm control": "Clip the queen. Add a box.",
    }


def test_a_short_answer_that_stands_alone_is_no_heading(tmp_path: Path) -> None:
    page = "Q: Who dances?\n\nForagers\n\nQ: Who lays eggs?\n\nQueens\n"
    questions = imported(tmp_path, page, "bees.txt").pack.questions
    assert [question.model_answer for question in questions] == ["Foragers", "Queens"]


def test_bulleted_questions_after_the_answers_are_the_last_round(tmp_path: Path) -> None:
    answered = "1. Who dances?\nForagers dance.\n\n"
    typed = f"{answered}Your turn to ask:\n- Who are you?\n- How are shifts planned?\n\nGood luck!\n"
    outcome = imported(tmp_path, typed, "bees.txt")
    assert outcome.pack.questions[0].model_answer == "Foragers dance."
    told = [example for topic in outcome.pack.questions[-1].topics for example in topic.examples]
    left = [each.text.strip() for each in outcome.imported.unplaced]
    assert sorted(told + left) == ["Good luck!", "How are shifts planned?", "Who are you?"]


def test_a_heading_that_asks_what_to_ask_is_the_last_round(tmp_path: Path) -> None:
    page = (
        "# Bees\n\n## What should you ask at the end?\n- Who extracts the honey?\n- What is the yield?\n\n"
        "## Basics\n### Who dances?\nForagers dance.\n"
    )
    outcome = imported(tmp_path, page, "bees.md")
    assert list(outcome.asked) == ["Basics", "What should you ask at the end?"]
    assert [topic.examples for topic in outcome.pack.questions[-1].topics] == [
        ("Who extracts the honey?",),
        ("What is the yield?",),
    ]


def test_a_table_of_figures_is_no_answer(tmp_path: Path) -> None:
    page = "# Bees\n\n1. Who dances?\n\n   Foragers dance.\n\n| Topic | Weight |\n|---|---|\n| Wax | 60% |\n"
    outcome = imported(tmp_path, page, "bees.md")
    assert outcome.pack.questions[0].model_answer == "Foragers dance."
    assert [(each.line, each.text) for each in outcome.imported.unplaced] == [(7, "Topic | Weight | Wax | 60%")]


def test_terms_leave_out_words_that_tell_nothing(tmp_path: Path) -> None:
    page = "1. How many flats are there?\nAssume two people per household. Use offices first.\n"
    (question,) = imported(tmp_path, page, "flats.txt").pack.questions
    assert [point.terms for point in question.key_points] == [(("household",),), (("offices",),)]


@pytest.mark.parametrize(
    ("title", "said"),
    [("SQL AND HTML QUESTIONS", "SQL and HTML questions"), ("CSS", "CSS"), ("Data at AWS", "Data at AWS")],
)
def test_a_title_is_not_shouted(title: str, said: str) -> None:
    assert not_shouted(title) == said
