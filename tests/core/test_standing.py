from tests.tui.shelf import record
from voice_interviewer.core.practice.standing import RoundStanding, Standing, round_standing, standings


def test_last_and_best_are_of_the_scored_answers_of_the_person_to_this_pack() -> None:
    history = [
        record("a", 80),
        record("a", 40),
        record("a", None),
        record("b", None),
        record("c", 90, candidate="demo"),
        record("a", 95, pack="other"),
        record("d", 50, candidate="keyboard"),
    ]
    assert standings(history, "test") == {
        "a": Standing(answers=3, last=40, best=80),
        "b": Standing(answers=1, last=None, best=None),
        "d": Standing(answers=1, last=50, best=50),
    }


def test_a_round_is_the_mean_of_what_was_scored() -> None:
    each = {"a": Standing(2, 40, 80), "b": Standing(1, None, None), "d": Standing(1, 50, 50)}
    assert round_standing(["a", "b", "c", "d"], each) == RoundStanding(questions=4, answered=3, last=45, best=65)
    assert round_standing(["c"], each) == RoundStanding(questions=1, answered=0, last=None, best=None)
