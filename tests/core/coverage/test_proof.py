"""What cannot make a point, whatever it sounds like: too few words, another language, the question again."""

import pytest

from voice_interviewer.core.coverage.echo import asked_echo_end
from voice_interviewer.core.coverage.proof import (
    NOT_ENGLISH,
    TOO_SHORT,
    why_unjudged,
)


@pytest.mark.parametrize(
    "said",
    [
        "Lasso setzt viele Gewichte genau auf null und wählt dadurch die Merkmale aus, ridge macht alle kleiner.",
        "El lasso pone muchos pesos exactamente a cero y así elige las variables, mientras que ridge solo los reduce.",
        "Le lasso met beaucoup de poids exactement à zéro et choisit donc les variables, le ridge les réduit.",
        "Il lasso porta molti pesi esattamente a zero e quindi sceglie le variabili, il ridge li riduce tutti.",
        "Lasso zet veel gewichten precies op nul en kiest zo de kenmerken, ridge maakt ze alleen maar kleiner.",
        "lasso ridge elastic net weights zero sparsity shrinkage alpha lambda penalty norm grid search strength",
    ],
)
def test_what_is_no_english_sentence_is_not_judged(said: str) -> None:
    assert why_unjudged(said.split()) == NOT_ENGLISH


@pytest.mark.parametrize(
    "said",
    [
        "Lasso zeroes coefficients, ridge shrinks them, and elastic net does a bit of both things.",
        "um so the the lasso it make many weight zero and ridge only make it small I think",
        "Precision drops as recall climbs, so pick thresholds by cost, not by accuracy alone.",
        "it diverges when the rate is too high",
        "Assign users randomly.",
    ],
)
def test_english_is_judged_in_any_grammar(said: str) -> None:
    assert why_unjudged(said.split()) is None


def test_a_word_or_two_are_no_thought() -> None:
    assert why_unjudged(["No", "idea."]) == TOO_SHORT
    assert why_unjudged([]) == TOO_SHORT
    assert why_unjudged(["...", "-", "cross-validation"]) == TOO_SHORT


def test_who_is_asked_two_sentences_may_repeat_the_second() -> None:
    asked = "Let us start with a classic. What is the trade-off between bias and variance?"
    own = "Bias is being too simple."
    said = f"What is the trade-off between bias and variance? {own}"
    assert said.split()[asked_echo_end(asked, said.split()) :] == own.split()
    assert asked_echo_end(asked, own.split()) == 0
