"""The many ways in which people set a question and its answer apart."""

from pathlib import Path

import pytest

from tests.storage.pack_import.pages import imported, statements

ANSWER = "Bees dance to show the way to flowers."
COLOURS = ("red", "blue", "green", "black", "white", "brown", "grey", "pink", "gold")
ASKED = "How do bees tell each other?"


@pytest.mark.parametrize(
    "page",
    [
        f"<dl><dt>{ASKED}</dt><dd>{ANSWER}</dd></dl>",
        f"<details><summary>{ASKED}</summary><p>{ANSWER}</p></details>",
        f"<ol><li>{ASKED}<p>{ANSWER}</p></li></ol>",
        f"<ul><li><p>{ASKED}</p><p>{ANSWER}</p></li></ul>",
        f"<p><b>Q1. {ASKED}</b><br>{ANSWER}</p>",
        f"<p><strong>Question 1:</strong> {ASKED}</p><p><em>Answer:</em> {ANSWER}</p>",
        f"<h4>{ASKED}</h4>{ANSWER}",
        f"<h2>Question 1</h2><p>{ASKED}</p><h3>Sample answer</h3><p>{ANSWER}</p>",
        f"<table><tr><td>{ASKED}</td><td>{ANSWER}</td></tr></table>",
        f"<button>{ASKED}</button><div>{ANSWER}</div><button>Share</button>",
        f"<div><li>{ASKED}<p>{ANSWER}",
        f"<p>1. {ASKED} {ANSWER}</p>",
    ],
)
def test_in_html(tmp_path: Path, page: str) -> None:
    (question,) = imported(tmp_path, page, "bees.html").pack.questions
    assert (question.text, question.model_answer) == (ASKED, ANSWER)


@pytest.mark.parametrize(
    "page",
    [
        f"### {ASKED}\n{ANSWER}\n",
        f"1) {ASKED}\n\n{ANSWER}\n",
        f"- **{ASKED}**\n  {ANSWER}\n",
        f"**Q:** {ASKED}\n**A:** {ANSWER}\n",
        f"Q1: {ASKED}\nA1: {ANSWER}\n",
        f"<details>\n<summary>{ASKED}</summary>\n\n{ANSWER}\n\n</details>\n",
        f"| {ASKED} | {ANSWER} |\n|---|---|\n",
        f"{ASKED}\n---\n\n> {ANSWER}\n",
    ],
)
def test_in_markdown(tmp_path: Path, page: str) -> None:
    (question,) = imported(tmp_path, page, "bees.md").pack.questions
    assert (question.text, question.model_answer) == (ASKED, ANSWER)


@pytest.mark.parametrize(
    "page",
    [
        f"{ASKED}\n{ANSWER}\n",
        f"Question 1\n{ASKED}\nAnswer: {ANSWER}\n",
        f"(1) {ASKED}\r\n\r\n{ANSWER}\r\n",
        f"#1. {ASKED}\n    {ANSWER}\n",
        f"Q. 1) {ASKED}\n\nA: {ANSWER}\n",
    ],
)
def test_in_plain_text(tmp_path: Path, page: str) -> None:
    (question,) = imported(tmp_path, page, "bees.txt").pack.questions
    assert (question.text, question.model_answer) == (ASKED, ANSWER)


def test_questions_within_an_answer_stay_there(tmp_path: Path) -> None:
    page = (
        "## Design\n\n### How would you design a hive?\n\nI would ask first:\n\n1. How many bees are there?\n"
        "2. Where is the meadow?\n\nThen I would draw the frames.\n\n"
        "**Why frames?** They can be taken out one by one.\n"
    )
    (question,) = imported(tmp_path, page, "hive.md").pack.questions
    assert "How many bees are there?" in question.model_answer
    assert "They can be taken out one by one." in question.model_answer


def test_labels_sort_an_answer_into_its_parts(tmp_path: Path) -> None:
    page = (
        f"### {ASKED}\n\n#### Why interviewers ask this\n\nThey like bees.\n\n#### Sample answer\n\n{ANSWER}\n\n"
        "**Tip:** Think of dancing.\n\n**Weak answer:** They just know it.\n\n**Follow-up questions:** And wasps?\n"
    )
    outcome = imported(tmp_path, page, "bees.md")
    (question,) = outcome.pack.questions
    assert (question.model_answer, question.hint, question.weak_answer) == (
        ANSWER,
        "Think of dancing.",
        "They just know it.",
    )
    assert [each.text for each in outcome.imported.unplaced] == ["They like bees.", "And wasps?"]


def test_numbered_titles_under_a_round_are_asked_where_nothing_else_asks(tmp_path: Path) -> None:
    page = (
        "## Technical (2)\n1. Foraging. Bees fly up to five kilometres.\n"
        "2. Swarming. A swarm leaves with the old queen.\n"
    )
    outcome = imported(tmp_path, page, "bees.md")
    assert outcome.asked == {"Technical": ["Foraging", "Swarming"]}


def test_a_question_without_an_answer_is_told_and_not_made_up(tmp_path: Path) -> None:
    outcome = imported(tmp_path, f"1. {ASKED}\n\n2. Why do they hum?\n\n3. Who is the queen?\n\n{ANSWER}\n", "bees.md")
    assert [question.text for question in outcome.pack.questions] == ["Who is the queen?"]
    assert [(each.line, each.why) for each in outcome.imported.unplaced] == [
        (1, "no answer follows it"),
        (3, "no answer follows it"),
    ]


def test_a_long_answer_keeps_eight_points_and_the_rest_as_comments(tmp_path: Path) -> None:
    told = [
        f"Fact {word} concerns the {word} hive."
        for word in ["red", "blue", "green", "black", "white", "brown", "grey", "pink", "gold"]
    ]
    outcome = imported(tmp_path, f"# {ASKED}\n\n{' '.join(told)}\n", "bees.md")
    (question,) = outcome.pack.questions
    assert len(question.key_points) == 8
    assert [fact for fact in told if fact in statements(question)] == statements(question)
    (left,) = set(told) - set(statements(question))
    assert f"# - {left}\n" in outcome.written


def test_ids_are_unique_whatever_the_questions_are_called(tmp_path: Path) -> None:
    page = "".join(
        f"## Round\n\n### {asked}?\n\n{ANSWER} {ANSWER[:-1]} again.\n\n" for asked in ("Why so", "Why so", "何故")
    )
    pack = imported(tmp_path, page, "guide.md").pack
    assert len({question.id for question in pack.questions}) == len({each.id for each in pack.rounds}) == 3


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Tips for the day", "guide"),
        ("How to prepare", "guide"),
        ("Salary and job outlook", "guide"),
        ("What to expect: the interview process", "guide"),
        ("What mistakes should I avoid?", "guide"),
        ("Frequently asked questions", "guide"),
        ("Questions you should ask", "reverse"),
        ("5. Smart questions to ask your future employer", "reverse"),
        ("Questions for the interviewer", "reverse"),
        ("Data preparation questions", "round"),
        ("Questions interviewers ask about bees", "round"),
        ("Frequently asked interview questions", "round"),
    ],
)
def test_sections_are_known_by_their_headings(tmp_path: Path, heading: str, kind: str) -> None:
    section = f"## {heading}\n\n### Who feeds the queen?\n\nWorkers feed her.\n"
    page = f"# Bees\n\n## Basics\n\n### {ASKED}\n\n{ANSWER}\n\n{section}"
    pack = imported(tmp_path, page, "bees.md").pack
    assert {
        "guide": pack.guide is not None,
        "reverse": any(question.topics for question in pack.questions),
        "round": len(pack.rounds) == 2 and not any(question.topics for question in pack.questions),
    } == {each: each == kind for each in ("guide", "reverse", "round")}
