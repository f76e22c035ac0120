"""An interview line by line, in this process and a scripted world: what is printed, typed, and survived."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.interview.test_follow_ups import MAIN, ON_LATENCY, TEXTS
from tests.interview.test_follow_ups import PACK as PROBED
from tests.interview.test_reverse_round import INVITATION, ON_STACK, ON_TEAM, SILENCE
from tests.interview.test_reverse_round import PACK as REVERSE
from tests.interview.test_reverse_round import TEXTS as ASKED
from tests.scripted import FIRST, SECOND, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.cli.plain import run_plain
from voice_interviewer.core.questions import Pack, Round
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.loop import Interview

GOOD = said(hush(1), tone(8), hush(9))
FULL = Pack("test", "Test", "", (Round("one", "Technical", "", (FIRST,)), Round("two", "Design", "", (SECOND,))))


class Person(io.StringIO):
    """Reads standard error, and types a line when it holds a text that waits for one."""

    def __init__(self, typed: dict[str, str], keyboard: int) -> None:
        super().__init__()
        self._typed = typed
        self._keyboard = keyboard

    def write(self, text: str) -> int:
        for wanted, line in self._typed.items():
            if wanted in text:
                os.write(self._keyboard, line.encode())
        return super().write(text)


@pytest.fixture
def hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Interview, dict[str, str]], tuple[int, str, str]]:
    """Holds an interview with a person who types these lines at these texts; gives exit code, output and narration."""

    def run(held: Interview, lines: dict[str, str] | None = None, **how: Any) -> tuple[int, str, str]:
        read_end, write_end = os.pipe()
        with os.fdopen(read_end) as stdin, os.fdopen(write_end, "wb") as keyboard:
            person = Person(lines or {}, keyboard.fileno())
            monkeypatch.setattr(sys, "stdin", stdin)
            monkeypatch.setattr(sys, "stderr", person)
            code = run_plain(held, Path("sessions"), **{"show_results": True, **how})
        return code, capsys.readouterr().out, person.getvalue()

    return run


Hold = Callable[..., tuple[int, str, str]]


def test_a_follow_up_is_printed_and_its_answer_counts_for_the_one_result(hold: Hold) -> None:
    held = interview(ScriptedSource(GOOD, ON_LATENCY), pack=PROBED, questions=(MAIN,), texts=TEXTS, follow_ups=1)
    code, out, err = hold(held)
    assert code == 0
    assert out.index("Question 1 of 1") < out.index("Follow-up: And what of latency?") < out.index("Score: ")
    assert out.count("Score: ") == 1
    kept = [line for line in err.splitlines() if line.startswith("Kept: ")]
    assert kept == ["Kept: answer-01-follow-up-1.flac", "Kept: answer-01.flac"]


def test_the_countdown_of_what_sounds_finished_is_said_once(hold: Hold) -> None:
    _, _, err = hold(interview(ScriptedSource(GOOD), questions=(FIRST,)))
    said_lines = [line for line in err.splitlines() if "nding in" in line]
    assert said_lines == ["That sounds finished. Ending in 5 s. (speak to go on, Enter: end now)"]


def test_follow_ups_are_counted_where_there_are_several(hold: Hold) -> None:
    source = ScriptedSource(GOOD, ON_LATENCY, ON_LATENCY)
    _, out, _ = hold(interview(source, pack=PROBED, questions=(MAIN,), texts=TEXTS, follow_ups=2))
    assert "Follow-up 1 of 2: And what of latency?" in out
    assert "Follow-up 2 of 2: And what of drift?" in out


def test_the_break_names_the_next_round_and_enter_begins_it(hold: Hold) -> None:
    store = MemoryStore()
    held = interview(ScriptedSource(GOOD, GOOD), pack=FULL, store=store, wait_between=True, breaks=True)
    code, out, err = hold(held, {"Enter: begin Design": "\n", "Enter: take a break": "\n", "Enter: finish": "\n"})
    assert code == 0
    assert "BREAK. The round Technical is over" in err
    assert err.index("Enter: take a break") < err.index("Enter: begin Design") < err.index("Enter: finish")
    assert "next question" not in err
    assert "Question 2 of 2" in out
    assert len(store.saved[-1].answers) == 2


def test_q_in_the_break_stops_there(hold: Hold) -> None:
    held = interview(ScriptedSource(GOOD, GOOD), pack=FULL, breaks=True)
    code, out, err = hold(held, {"Enter: begin Design": "q\n"})
    assert code == 0
    assert "Question 2 of 2" not in out
    assert "Everything is kept in" in err


def test_invitations_to_ask_once_more_are_printed(hold: Hold) -> None:
    held = interview(ScriptedSource(ON_TEAM, ON_STACK, SILENCE), pack=REVERSE, questions=(INVITATION,), texts=ASKED)
    _, out, _ = hold(held)
    assert "Once more 1 of 2: What else?" in out
    assert "Once more 2 of 2: One more?" in out


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind")
def test_a_terminal_that_goes_away_in_mid_answer_costs_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    window, terminal = os.openpty()

    class Screen(io.TextIOWrapper):
        """The terminal, whose window is closed in mid-answer."""

        def write(self, text: str) -> int:
            nonlocal window
            if "Ending in" in text and window >= 0:
                os.close(window)
                window = -1
            return super().write(text)

    def open_terminal() -> Screen:
        return Screen(os.fdopen(os.dup(terminal), "wb", buffering=0), write_through=True)

    store = MemoryStore()
    questions = (FIRST, replace(SECOND, text="Never asked."))
    pack = Pack("test", "Test", "", (Round("one", "One", "", questions),))
    answer = said(hush(1), tone(8), hush(2.5), tone(8), hush(9))
    with os.fdopen(terminal) as stdin, open_terminal() as stdout, open_terminal() as stderr:
        for name, stream in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
            monkeypatch.setattr(sys, name, stream)
        held = interview(ScriptedSource(answer, answer), store=store, pack=pack, questions=questions)
        code = run_plain(held, Path("sessions"), show_results=True)
        monkeypatch.undo()
    assert window == -1
    assert code == 0
    session = store.saved[-1]
    assert session.ended
    (kept,) = session.answers
    assert kept.ended_by is EndReason.QUIT
    assert kept.words or kept.failed
    assert store.recordings["answer-01.flac"].samples.size > 9 * 16_000


def test_a_hint_is_given_to_who_types_h(hold: Hold) -> None:
    endless = said(hush(1), tone(600))
    held = interview(ScriptedSource(endless), store=MemoryStore(), questions=(FIRST,))
    code, _, told = hold(held, {"Your turn.": "h\n", f"Hint: {FIRST.hint}": "q\n"})
    assert code == 0
    assert "h: hint" in told
