"""What can be typed while an interview is held line by line: pauses, ratings, whole answers."""

import io
import os
import sys
from pathlib import Path

import pytest

from tests.cli.test_plain import GOOD, Hold, hold
from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.cli.plain import run_plain
from voice_interviewer.core.session import EndReason
from voice_interviewer.errors import StorageError
from voice_interviewer.interview.loop import Interview

__all__ = ["hold"]

TYPED = "Bias is underfitting and variance is overfitting, so we regularise and use cross validation."
ENDLESS = said(hush(1), tone(600))


def test_a_rating_is_asked_before_the_result_and_kept(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD), store=store, questions=(FIRST,), wait_between=True)
    code, out, err = hold(held, {"How was that?": "4\n", "Enter: finish": "\n"}, asks_rating=True)
    assert code == 0
    assert "1 poor" in err
    assert out.index("Score: ") < out.index("You said: 4 of 5")
    assert store.saved[-1].answers[0].self_rating == 4


def test_enter_alone_shows_the_result_without_a_rating(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD), store=store, questions=(FIRST,), wait_between=True)
    typed = {"How was that?": "9\n", "number from 1 to 5": "\n", "Enter: finish": "\n"}
    code, out, _ = hold(held, typed, asks_rating=True)
    assert code == 0
    assert "Score: " in out
    assert "You said" not in out
    assert store.saved[-1].answers[0].self_rating is None


def live(hold: Hold, typed: str) -> tuple[str, str, list[tuple[str, int, int, int]]]:
    """Two typed answers, their results at the end, and what is typed each time that a rating is asked for."""
    kept: list[tuple[str, int, int, int]] = []

    def rate(session_id: str, number: int, take: int, stars: int) -> None:
        if stars == 1:
            raise StorageError("The disk is full.", "Make room.")
        kept.append((session_id, number, take, stars))

    held = interview(None, store=MemoryStore(), questions=(FIRST, SECOND))
    lines = {"Your turn to type.": f"{TYPED}\n\n", "How was that?": typed}
    code, out, err = hold(held, lines, typed=True, show_results=False, rate=rate)
    assert code == 0
    return out, err, kept


def test_a_live_interview_asks_for_ratings_at_its_end_and_keeps_them(hold: Hold) -> None:
    out, err, kept = live(hold, "9\n4\n")
    assert [each[1:] for each in kept] == [(1, 1, 4), (2, 1, 4)]
    assert "number from 1 to 5" in err
    first, second, _ = out.split("You said: 4 of 5")
    assert all("Score: " in each for each in (first, second))


def test_q_shows_what_is_left_without_asking(hold: Hold) -> None:
    out, err, kept = live(hold, "q\n")
    assert kept == []
    assert err.count("How was that?") == 1
    assert out.count("Score: ") == 2


def test_a_rating_that_cannot_be_kept_is_told_and_the_results_are_shown(hold: Hold) -> None:
    out, err, _ = live(hold, "1\n")
    assert "The disk is full.\nMake room." in err
    assert out.count("Score: ") == 2


def test_the_guide_is_read_between_questions_and_not_while_one_is_answered(hold: Hold) -> None:
    held = interview(ScriptedSource(GOOD, GOOD), questions=(FIRST, SECOND), wait_between=True)
    typed = {"Your turn.": "g\n", "How was that?": "g\n\n", "Enter: next": "g\n\n", "Enter: finish": "\n"}
    code, out, err = hold(held, typed, asks_rating=True, guide=lambda: "All about interviews")
    assert code == 0
    assert "   g: the guide   q: stop" in err
    assert err.count("The guide can be read between two questions.") == 2
    assert out.count("All about interviews") == 3


def test_a_pack_without_a_guide_says_so(hold: Hold) -> None:
    _, _, err = hold(interview(ScriptedSource(ENDLESS), questions=(FIRST,)), {"Your turn.": "g\n\n"})
    assert "This pack has no guide." in err
    assert "g: the guide" not in err


def test_p_pauses_and_enter_goes_on(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(ENDLESS), store=store, questions=(FIRST,))
    code, _, err = hold(held, {"Your turn.": "p\n", "Paused": "\n", "Going on.": "\n"})
    assert code == 0
    assert err.index("Paused") < err.index("Going on.")
    assert store.saved[-1].answers[0].ended_by in (EndReason.KEY, EndReason.SOURCE_ENDED)


def test_an_answer_is_typed_line_by_line_and_an_empty_line_ends_it(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(None, store=store, questions=(FIRST,))
    code, out, err = hold(held, {"Your turn to type.": f"{TYPED}\nd\n\n"}, typed=True)
    assert code == 0
    (answer,) = store.saved[-1].answers
    assert answer.typed == f"{TYPED}\nd"
    assert (answer.recording, answer.words, answer.ended_by) == ("", (), EndReason.KEY)
    assert store.saved[-1].candidate == "keyboard"
    assert "Score: " in out
    assert "Kept: what you typed" in err


def piped(monkeypatch: pytest.MonkeyPatch, held: Interview, text: str) -> int:
    """Hold it with all that is typed lying ready from the beginning, as from a file."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as stdin:
        with os.fdopen(write_end, "wb") as keyboard:
            keyboard.write(text.encode())
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        return run_plain(held, Path("sessions"), show_results=True, typed=True)


def test_what_was_typed_survives_a_repeat_and_a_pause(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = MemoryStore()
    text = "Bias is one.\n/r\n/p\n\nVariance is overfitting.\n\n"
    assert piped(monkeypatch, interview(None, store=store, questions=(FIRST,)), text) == 0
    assert capsys.readouterr().out.count("Question 1 of 1") == 2
    assert store.saved[-1].answers[-1].typed == "Bias is one.\nVariance is overfitting."


def test_answers_from_a_pipe_wait_for_their_questions_and_its_end_ends_the_interview(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = MemoryStore()
    questions = (FIRST, SECOND)
    assert piped(monkeypatch, interview(None, store=store, questions=questions), f"{TYPED}\n\nOf the second") == 0
    assert [answer.typed for answer in store.saved[-1].answers] == [TYPED, "Of the second"]
    assert piped(monkeypatch, interview(None, store=store, questions=questions), TYPED) == 0
    assert [answer.typed for answer in store.saved[-1].answers] == [TYPED]
