"""Realistic pages become packs whose every question, answer and section is where it belongs."""

from pathlib import Path

import pytest

from tests.storage.pack_import.pages import BARE, BLOG, MARKDOWN, PLAIN, Outcome, imported, statements
from voice_interviewer.storage.packs import check_packs


@pytest.fixture
def blog(tmp_path: Path) -> Outcome:
    return imported(tmp_path, BLOG, "blog.html")


def test_a_blog_becomes_rounds_by_its_headings(blog: Outcome) -> None:
    assert blog.pack.id == "bakery-interview-questions"
    assert blog.pack.title == "Bakery interview questions"
    assert blog.asked == {
        "Behavioural questions": [
            "Tell me about a loaf that failed.",
            "How do you handle a rush on Saturday morning?",
        ],
        "Technical questions": ["What does salt do in dough?", "Explain the window test"],
        "Questions to ask the interviewer": ["What would you like to ask me?"],
    }


def test_an_answer_is_cut_into_its_own_sentences(blog: Outcome) -> None:
    loaf, rush, *_ = blog.pack.questions
    assert statements(loaf) == [
        "At my last bakery a whole batch of rye stayed flat.",
        "The starter had spent the night next to a cold window.",
        "I moved it to a proofing box at 26 degrees, and logged its height every hour.",
        "No batch has failed since.",
    ]
    assert statements(rush)[1:] == [
        "Trays are labelled by oven slot.",
        "A second baker folds croissants while I serve.",
    ]
    for point in (*loaf.key_points, *rush.key_points):
        assert point.paraphrases == (point.statement,)
        assert point.contradictions == ()
        assert 1 <= len(point.terms) <= 3
        assert all(term in point.statement for (term,) in point.terms)


def test_a_follow_up_gives_no_point_away(blog: Outcome) -> None:
    for question in blog.pack.questions:
        for point in question.key_points:
            assert point.follow_up == "What else matters here, and why?"


def test_what_the_page_does_not_say_is_marked(blog: Outcome) -> None:
    question = blog.pack.questions[0]
    assert question.hint.startswith("TODO")
    assert question.weak_answer.startswith("TODO")
    shortest, longest = question.expected_seconds
    assert shortest < len(question.model_answer.split()) / 2.5 < longest


def test_questions_for_the_interviewer_become_topics(blog: Outcome) -> None:
    ovens, recipes = blog.pack.rounds[-1].questions[0].topics
    assert (ovens.title, ovens.examples) == ("Ovens", ("Which ovens do you bake in?",))
    assert ovens.reveals == "The answer tells how much the house invests."
    assert recipes.examples == ("Who writes the recipes here?",)
    assert recipes.reveals.startswith("TODO")


def test_mistakes_and_frequent_questions_become_a_guide(blog: Outcome) -> None:
    assert blog.pack.guide is not None
    mistakes, faq = blog.pack.guide.sections
    assert [(each.heading, each.text) for each in mistakes.paragraphs] == [
        ("No scale", "Cups differ by a fifth."),
        ("", "Opening the oven door too early."),
    ]
    assert [(each.heading, each.text) for each in faq.paragraphs] == [
        ("Do I need a diploma?", "No, a trial day decides."),
        ("What does a baker earn?", "About 2,400 a month at the start."),
    ]


def test_what_has_no_place_is_listed_with_its_line(blog: Outcome) -> None:
    assert [(each.line, each.text.split()[0]) for each in blog.imported.unplaced] == [(9, "We"), (12, "They")]
    kept = (blog.imported.folder / "unplaced.txt").read_text("utf-8")
    assert "line 9: it stands under no question\n    We asked six master bakers what they ask.\n" in kept


def test_scripts_menus_frames_and_handlers_leave_no_trace(blog: Outcome) -> None:
    for trace in (
        "<",
        "document.write",
        "tracker",
        "alert",
        "evil",
        "Evil",
        "hotpink",
        "steal",
        "boom",
        "frame",
        "Home",
        "Cookies",
    ):
        assert trace not in blog.written, trace


def test_markdown_with_numbers_and_bold_questions(tmp_path: Path) -> None:
    outcome = imported(tmp_path, MARKDOWN, "data.md")
    assert outcome.asked == {
        "Theory": ["What is a median?", "How does a mean differ from it?", "What is a quartile?"],
        "Practice": ["How would you spot an outlier?", "Describe a dashboard you built."],
    }
    quartile = outcome.pack.questions[2]
    assert statements(quartile) == ["Quartiles cut the sorted list into four parts of equal size."]
    assert next((each.line, each.why) for each in outcome.imported.unplaced) == (29, "code cannot be spoken")
    assert "ignored" not in outcome.written


def test_plain_text_with_numbers_underlines_and_letters(tmp_path: Path) -> None:
    outcome = imported(tmp_path, PLAIN, "garden.txt")
    assert outcome.asked == {
        "Ground work": ["Why do you turn compost?", "When is the best time to prune an apple tree?"],
        "Pests": ["What do you do about aphids?", "Do you use copper against blight?"],
    }
    compost, prune, aphids, _ = outcome.pack.questions
    assert compost.model_answer == "Turning lets air into the heap, and the microbes need oxygen."
    assert len(statements(prune)) == 3
    assert aphids.model_answer == "I wash them off with a jet of water. Ladybirds eat the rest."
    assert outcome.pack.guide is not None
    assert outcome.pack.guide.sections[0].title == "Preparation tips"


def test_questions_without_any_mark(tmp_path: Path) -> None:
    outcome = imported(tmp_path, BARE, "poems.txt")
    assert [question.text for question in outcome.pack.questions] == ["What is a sonnet?", "Who was Petrarch?"]
    assert "Did he invent the form?" in outcome.pack.questions[1].model_answer
    assert "Did he invent the form?" not in statements(outcome.pack.questions[1])
    assert outcome.pack.title == "poems"


@pytest.mark.parametrize(("page", "name"), [(BLOG, "a.html"), (MARKDOWN, "a.md"), (PLAIN, "a.txt"), (BARE, "b.txt")])
def test_a_draft_can_be_used_and_its_answers_make_their_points(tmp_path: Path, page: str, name: str) -> None:
    outcome = imported(tmp_path, page, name)
    faults = check_packs([outcome.imported.folder])
    assert faults
    assert not any(fault.blocks for fault in faults)
    assert not [fault for fault in faults if "never says" in fault.problem or "does not make" in fault.problem]
