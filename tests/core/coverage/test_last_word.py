"""What stands where a point and its opposite are both said: the last word, in its context."""

from voice_interviewer.core.coverage.last_word import Claim, LastWord, last_word
from voice_interviewer.core.coverage.windows import Window


def made(start: int, end: int, sure: float = 0.9) -> Claim:
    return Claim(Window(start, end, start, end), True, sure)


def wrong(start: int, end: int, sure: float = 0.9, *, corrects: bool = False) -> Claim:
    return Claim(Window(start, end, start, end), False, sure, corrects)


def test_nothing_is_claimed() -> None:
    assert last_word([]) is None


def test_said_wrong_and_then_right_is_right_from_there_on() -> None:
    assert last_word([made(20, 30), wrong(0, 10)]) == LastWord(made(20, 30), 10)


def test_said_right_and_then_taken_back_is_wrong() -> None:
    taken_back = wrong(20, 30, 0.6, corrects=True)
    assert last_word([made(0, 10, 0.99), taken_back]) == LastWord(taken_back, 10)


def test_a_later_contradiction_stands_where_nothing_makes_the_point_again() -> None:
    assert last_word([made(0, 10, 0.9), wrong(20, 30, 0.95)]) == LastWord(wrong(20, 30, 0.95), 10)
    again = made(40, 50, 0.7)
    assert last_word([made(0, 10, 0.9), wrong(20, 30, 0.95), again]) == LastWord(again, 30)


def test_one_less_sure_than_what_it_would_undo_does_not_stand() -> None:
    assert last_word([made(0, 10, 0.97), wrong(20, 30, 0.85)]) == LastWord(made(0, 10, 0.97), 0)


def test_what_is_only_reported_in_a_longer_window_does_not_count() -> None:
    assert last_word([wrong(0, 10, 0.99), made(0, 20)]) == LastWord(made(0, 20), 0)
    assert last_word([made(10, 20, 0.99), wrong(0, 20)]) == LastWord(wrong(0, 20), 0)


def test_of_claims_for_the_same_the_surest_is_named() -> None:
    assert last_word([made(0, 10, 0.95), made(20, 30, 0.6)]) == LastWord(made(0, 10, 0.95), 0)
