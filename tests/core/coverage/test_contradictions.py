"""A mistake that a pack lists is heard with a pronoun for its subject, and only where the pronoun can mean that."""

import pytest

from tests.core.answers import question
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.terms import CORRECTION_TOKENS, TermGroupJudge
from voice_interviewer.core.questions import KeyPoint

POINT = KeyPoint(
    "attention",
    "Attention replaces recurrence.",
    (),
    (("attention",), ("recurrence", "RNNs")),
    ("A transformer reads the sequence one token at a time with recurrence.",),
    1.0,
    "What did it replace?",
)
ASKED = question(POINT, text="How do transformers work?")


def status(said: str) -> PointStatus:
    return TermGroupJudge().judge(ASKED, said.split())[0].status


@pytest.mark.parametrize("pronoun", ["they", "it", "this", "these"])
@pytest.mark.parametrize(
    "said",
    [
        "{} read the sequence one token at a time with recurrence.",
        "Well, {} read the sequence one token at a time, with recurrence, and keep a hidden state.",
        "Transformers are obviously based on recurrence. And {} read the sequence one token at a time with recurrence.",
        "Transformers are very large. {} need memory. {} read the sequence one token at a time with recurrence.",
        "So transformers, as everybody in my field has known for years now, are fast, {} read the sequence one token "
        "at a time with recurrence.",
    ],
)
def test_a_pronoun_for_the_subject_does_not_hide_the_mistake(said: str, pronoun: str) -> None:
    assert status(said.format(*[pronoun] * 3)) is PointStatus.CONTRADICTED


@pytest.mark.parametrize(
    "said",
    [
        "Recurrent networks came first. They read the sequence one token at a time with recurrence.",
        "They do not read the sequence one token at a time with recurrence.",
        "People believe they read the sequence one token at a time with recurrence.",
        "Transformers never had the trouble of older networks in all these years, as they would if they read the "
        "sequence one token at a time with recurrence.",
    ],
)
def test_a_pronoun_for_something_else_or_a_denial_is_no_mistake(said: str) -> None:
    assert status(said) is not PointStatus.CONTRADICTED


MISTAKE = "A transformer reads the sequence one token at a time with recurrence."


def test_a_mistake_is_taken_back_by_the_point_itself_not_by_words_met_here_and_there() -> None:
    assert status(f"{MISTAKE} No, sorry, attention takes the place of recurrence.") is PointStatus.COVERED
    between = "word " * CORRECTION_TOKENS
    assert status(f"{MISTAKE} Attention is there. {between} RNNs are slower.") is PointStatus.CONTRADICTED
