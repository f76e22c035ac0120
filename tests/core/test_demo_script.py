from dataclasses import replace
from itertools import pairwise

import pytest

from voice_interviewer.core.demo_script import THIN_WORDS, Pause, Spoken, Style, style_at, write_script
from voice_interviewer.core.follow_ups import probing_question
from voice_interviewer.core.questions import Difficulty, KeyPoint, Question, Topic


def make_question(model_answer: str, weak_answer: str) -> Question:
    return Question(
        id="overfitting",
        text="What is overfitting?",
        difficulty=Difficulty.CORE,
        expected_seconds=(30.0, 90.0),
        key_points=(),
        hint="Two curves.",
        model_answer=model_answer,
        weak_answer=weak_answer,
    )


QUESTION = make_question(
    "Overfitting means that the model has learned the noise. I would look at the learning curves first. "
    "If the validation loss rises, I add regularization and stop early.",
    "It is when the model is too big, I suppose, and it learns too much. I would just use more data. "
    + "You can also try another model and see whether that one is any better than the first. " * 4,
)


def test_styles_take_turns() -> None:
    assert [style_at(position) for position in range(4)] == [
        Style.STRONG,
        Style.THIN,
        Style.RAMBLING,
        Style.STRONG,
    ]


def test_a_strong_answer_is_the_model_answer() -> None:
    script = write_script(QUESTION, Style.STRONG)
    assert script.text == QUESTION.model_answer
    inner = [piece.seconds for piece in script.pieces[1:] if isinstance(piece, Pause)]
    assert inner
    assert all(0.3 <= seconds <= 0.7 for seconds in inner)


def test_a_thin_answer_is_the_beginning_of_the_weak_answer() -> None:
    script = write_script(QUESTION, Style.THIN)
    assert QUESTION.weak_answer.startswith(script.text)
    assert script.text.endswith(".")
    assert THIN_WORDS <= len(script.text.split()) < len(QUESTION.weak_answer.split())


def test_a_rambling_answer_has_fillers_a_slow_start_repeats_and_long_pauses() -> None:
    script = write_script(QUESTION, Style.RAMBLING)
    said = script.text.lower()
    assert script.think_seconds >= 2.0
    for filler in ("um,", "uh,", "you know", "i mean"):
        assert filler in said
    pauses = [piece.seconds for piece in script.pieces[1:] if isinstance(piece, Pause)]
    assert sum(seconds >= 1.0 for seconds in pauses) >= 3
    assert max(pauses) <= 4.0
    assert said.count("overfitting means") >= 3  # begun, said, repeated
    assert "the model is too big" in said


def test_the_longest_pauses_follow_a_filler_so_that_more_is_to_come() -> None:
    pieces = write_script(QUESTION, Style.RAMBLING).pieces
    for before, piece in pairwise(pieces):
        if isinstance(piece, Pause) and piece.seconds > 1.2:
            assert isinstance(before, Spoken)
            assert before.text in ("um,", "uh,", "I mean,")


@pytest.mark.parametrize("style", Style)
def test_a_follow_up_is_answered_by_what_is_said_of_its_point(style: Style) -> None:
    said = ("The validation loss goes up while the training loss falls.", "The two curves part.")
    point = KeyPoint("curves", "The curves part.", said, (), (), 1.0, "How would you notice it?")
    script = write_script(probing_question(QUESTION, point), style)
    assert "the training loss falls" in script.text
    assert "learned the noise" not in script.text


@pytest.mark.parametrize("style", Style)
def test_invited_to_ask_it_asks_about_another_topic_each_turn(style: Style) -> None:
    topics = tuple(Topic(name, name, (f"What about the {name}?", "Else?"), (), "") for name in ("team", "stack"))
    invitation = replace(QUESTION, topics=topics)
    asked = [write_script(invitation, style, turn).text for turn in range(3)]
    assert asked == ["What about the team?", "What about the stack?", "What about the team?"]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("model_answer", "weak_answer"),
    [("Yes.", "No."), ("", ""), ("A B test? I would run one.", ""), ("", "I do not know.")],
)
def test_any_answers_make_a_script(style: Style, model_answer: str, weak_answer: str) -> None:
    script = write_script(make_question(model_answer, weak_answer), style)
    assert isinstance(script.pieces[0], Pause)
    assert all(piece.text.strip() for piece in script.pieces if isinstance(piece, Spoken))
    assert script == write_script(make_question(model_answer, weak_answer), style)
