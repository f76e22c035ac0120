"""Which terms of a question are listened for."""

from dataclasses import replace

from tests.core.answers import REGULARIZATION, point, question
from voice_interviewer.core.jargon.terms import terms_of


def test_names_come_before_words_and_phrases_stay_out() -> None:
    assert terms_of(REGULARIZATION)[:3] == ("L1", "L2", "lasso")
    assert "weight decay" not in terms_of(REGULARIZATION)


def test_of_the_spellings_of_one_term_the_one_in_the_text_is_listened_for() -> None:
    ranking = replace(question(point("match", ["BN25", "BM25", "PM25"])), model_answer="I begin with BM25.")
    assert terms_of(ranking) == ("BM25",)


def test_a_phrase_around_a_name_adds_nothing() -> None:
    assert terms_of(question(point("cost", ["on a CPU", "CPU", "without a CPU"]))) == ("CPU",)


def test_what_the_person_says_of_themselves_is_no_name() -> None:
    assert terms_of(question(point("lesson", ["I learned", "PSI"]))) == ("PSI",)


def test_points_without_terms_give_nothing_to_listen_for() -> None:
    assert terms_of(question(point("bare", statement="BM25 ranks."), point("named", ["PSI"]))) == ("PSI",)
    assert terms_of(question(point("bare", statement="BM25 ranks."))) == ()
