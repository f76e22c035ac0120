"""How words sound from their spelling: what is misheard for a term is near it, other words are not."""

import pytest

from voice_interviewer.core.jargon.phones import distance, readings, weight


@pytest.mark.parametrize(
    ("heard", "term"),
    [
        ("Lassa", "lasso"),
        ("atom", "Adam"),
        ("Ray Lou", "ReLU"),
        ("elle one", "L1"),
        ("and DCG", "NDCG"),
        ("PM25", "BM25"),
        ("a UC", "AUC"),
        ("new rips", "NeurIPS"),
    ],
)
def test_what_is_misheard_sounds_near(heard: str, term: str) -> None:
    assert distance(heard, term) <= 0.25


@pytest.mark.parametrize(
    ("heard", "term"),
    [("relative", "ReLU"), ("adapt", "Adam"), ("a loss of", "lasso"), ("the", "ETL"), ("data", "Adam")],
)
def test_other_words_do_not(heard: str, term: str) -> None:
    assert distance(heard, term) > 0.35


def test_capitals_are_read_as_letters_and_as_a_word() -> None:
    assert readings("SMOTE") == ("ESEMOTI", "SMOT")
    assert readings("NDCG") == ("ENDISIJI",)


def test_numbers_are_read_in_tens() -> None:
    assert readings("BM25") == readings("B M twenty five")


def test_alike_is_zero_and_the_order_does_not_matter() -> None:
    assert distance("quantile", "quantile") == 0.0
    assert distance("quintile", "quantile") == distance("quantile", "quintile") > 0.0


def test_nothing_sounds_like_nothing() -> None:
    assert readings("...") == ()
    assert distance("...", "lasso") == 1.0
    assert weight("...") == 0.0
    assert weight("Thai") < weight("lasso")
