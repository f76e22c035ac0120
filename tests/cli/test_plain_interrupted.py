"""An interview line by line that a lost microphone interrupts, and that goes on once it is back."""

from tests.cli.test_plain import GOOD, Hold, hold
from tests.interview.test_interrupted import LooseSource
from tests.scripted import FIRST, MemoryStore, hush, interview, said, tone

__all__ = ["hold"]


def test_enter_goes_on_with_the_same_question_once_the_microphone_is_back(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(LooseSource(said(hush(1), tone(6)), GOOD), store=store, questions=(FIRST,), attended=True)
    code, out, err = hold(held, {"Enter: ask it again": "\n"})
    assert code == 0
    assert err.count("The microphone went away.\nPlug it back in.\n") == 1
    assert out.count("Question 1 of 1: ") == 2
    assert [each.take for each in store.saved[-1].answers] == [1, 2]


def test_q_stops_there_says_where_it_is_kept_and_fails(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(LooseSource(said(hush(1), tone(6))), store=store, attended=True)
    code, _, err = hold(held, {"Enter: ask it again": "q\n"})
    assert code == 1
    assert err.count("The microphone went away.") == 1
    assert f"Everything is kept in sessions/{store.saved[-1].id}" in err
