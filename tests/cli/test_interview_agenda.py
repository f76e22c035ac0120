"""`interview` typed, drilled and resumed: no microphone, no speaker and no model is touched."""

import io
import os
import shutil
import sys
from collections.abc import Iterator

import pytest

from tests.cli.conftest import Call
from tests.cli.person import Done
from voice_interviewer.bootstrap import Wishes, agenda, prepare, session_store, settings
from voice_interviewer.cli import plain
from voice_interviewer.errors import UsageError

TYPED = ("interview", "--text", "--voice", "none", "--follow-ups", "0")
TEXT = "Bias is underfitting and variance is overfitting, so we regularise and cross validate a lot."


@pytest.fixture
def type_in(call: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a command with a text lying ready on its standard input."""

    def run(text: str, *arguments: str) -> Done:
        read_end, write_end = os.pipe()
        with os.fdopen(write_end, "wb") as keyboard:
            keyboard.write(text.encode())
        with os.fdopen(read_end) as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            return call(*arguments)

    return run


def test_a_typed_interview_stops_with_its_input_and_goes_on_where_it_stopped(type_in: Call, call: Call) -> None:
    begun = type_in(f"{TEXT}\n\n", *TYPED, "--count", "2")
    assert begun.code == 0, begun
    session = session_store().load(session_store().meant("last"))
    assert [answer.typed for answer in session.answers] == [TEXT]
    shown = call("sessions", "show", "last")
    assert "typed, ended: you said so" in shown.out
    assert "answers from: keyboard" in shown.out

    orphan = session_store().folder(session) / "answer-02.flac"
    orphan.write_bytes(b"left by a program that was killed")
    resumed = type_in("Of the second.\n\n", "interview", "--resume", "last", "--voice", "none", "--follow-ups", "0")
    assert resumed.code == 0, resumed
    assert "Question 2 of 2" in resumed.out
    assert "Question 1 of 2" not in resumed.out
    whole = session_store().load(session_store().meant("last"))
    assert whole.id == session.id
    assert [answer.typed for answer in whole.answers] == [TEXT, "Of the second."]
    assert whole.ended
    assert [path.name for path in orphan.parent.glob("*.flac")] == ["answer-02-cut-short.flac"]
    assert f"voice-interviewer score {orphan.with_stem('answer-02-cut-short')}" in call("sessions", "show", "last").out

    assert f"  voice-interviewer score {orphan.with_stem('answer-02-cut-short')}\n" in resumed.err

    finished = type_in("", "interview", "--resume", whole.id)
    assert finished.code == 1
    assert finished.err.splitlines() == [
        f"All questions of the session {whole.id} are answered.",
        "Begin a new one: `voice-interviewer interview`.",
    ]


def test_a_recording_that_was_cut_off_is_named_also_where_nothing_was_answered(type_in: Call) -> None:
    type_in(f"{TEXT}\n\n", *TYPED, "--count", "2")
    begun = session_store().load(session_store().names()[0])
    session = session_store().create(begun.pack_id, begun.question_ids, "keyboard")
    recording = session_store().folder(session) / "answer-01.flac"
    recording.write_bytes(b"left by a program that was killed")
    stopped = type_in("q\n", "interview", "--resume", session.id, "--voice", "none")
    assert stopped.code == 0, stopped
    assert f"Everything is kept in {recording.parent}" in stopped.err
    assert f"  voice-interviewer score {recording.with_stem('answer-01-cut-short')}\n" in stopped.err
    assert "Nothing was said" not in stopped.err


def test_a_session_held_in_another_window_is_passed_over_and_refused_and_nothing_of_it_renamed(type_in: Call) -> None:
    type_in(f"{TEXT}\n\n", *TYPED, "--count", "2")
    session = session_store().load(session_store().meant("last"))
    recording = session_store().folder(session) / "answer-02.flac"
    with session_store().hold(session):
        recording.write_bytes(b"being recorded")
        passed_over = type_in("", "interview", "--resume", "last", "--voice", "none")
        refused = type_in("", "interview", "--resume", session.id, "--voice", "none")
        assert recording.exists()
    assert (passed_over.code, refused.code) == (1, 1)
    assert passed_over.err.startswith("No session has a question left to answer.")
    assert "is being held already" in refused.err
    assert len(refused.err.splitlines()) == 2


def test_last_is_the_persons_own_before_that_of_the_demo(type_in: Call) -> None:
    type_in(f"{TEXT}\n\n", *TYPED, "--count", "2")
    own = session_store().load(session_store().names()[0])
    demo = session_store().create(own.pack_id, own.question_ids, "demo")
    assert agenda.agenda_for(Wishes(resume="last"), settings(), pytest.fail).resumed == own
    shutil.rmtree(session_store().folder(own))
    assert agenda.agenda_for(Wishes(resume="last"), settings(), pytest.fail).resumed == demo


def test_going_on_takes_no_session_for_another(type_in: Call) -> None:
    for _ in range(2):
        type_in(f"{TEXT}\n\n", *TYPED, "--count", "2")
    newer, older = session_store().names()
    shutil.copytree(session_store().find(older), session_store().find(older).with_name(f"{older}-copy"))
    shutil.rmtree(session_store().find(older))
    before = session_store().load(f"{older}-copy")
    gone = type_in(f"{TEXT}\n\n", "interview", "--resume", older, "--voice", "none")
    assert gone.problem[0] == f"There is no session “{older}”."
    vague = type_in(f"{TEXT}\n\n", "interview", "--resume", older[:8], "--voice", "none")
    assert vague.err.splitlines()[0] == f"2 sessions begin with “{older[:8]}”: {newer}, {older}-copy."
    with pytest.raises(UsageError, match="There is no session"):
        agenda.agenda_for(Wishes(resume=older), settings(), pytest.fail)
    assert session_store().load(before.id) == before


def test_a_drill_asks_what_the_plan_puts_first_and_no_more_than_is_wished(type_in: Call) -> None:
    drilled = type_in(f"{TEXT}\n\n", *TYPED, "--drill", "--count", "1")
    assert drilled.code == 0, drilled
    assert "Question 1 of 1" in drilled.out
    again = type_in(f"{TEXT}\n\n", *TYPED, "--drill", "--count", "1")
    first, second = (session_store().load(each.id).question_ids for each in session_store().list())
    assert again.code == 0
    assert first != second


@pytest.mark.parametrize(
    "clash",
    [
        ("--drill", "--full"),
        ("--drill", "--question", "bias-variance"),
        ("--resume", "last", "--count", "2"),
        ("--resume", "last", "--pack", "other"),
        ("--text", "--candidate", "demo"),
    ],
)
def test_wishes_that_contradict_each_other_are_a_usage_error(call: Call, clash: tuple[str, ...]) -> None:
    done = call("interview", *clash)
    assert done.code == 2
    assert done.out == ""
    assert "leave" in done.err


def test_nothing_to_go_on_with_is_told_in_two_lines(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    done = call("interview", "--resume", "last", "--text")
    assert done.code == 1
    assert len(done.err.splitlines()) == 2


@pytest.fixture
def at_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Runs a command at a terminal on a machine without sound devices, with lines lying ready to be read."""
    window, terminal = os.openpty()
    with os.fdopen(terminal) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(prepare, "list_devices", tuple)

        def run(text: str, *arguments: str) -> Done:
            for stream in ("stdout", "stderr"):
                monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
            os.write(window, text.encode())
            return call(*arguments)

        yield run
    os.close(window)


ALOUD = ("interview", "--plain", "--voice", "none", "--follow-ups", "0", "--count", "1")


def test_where_there_is_no_microphone_the_answers_can_be_typed(
    at_terminal: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []

    def hold(interview: object, folder: object, *, typed: bool, **others: object) -> int:
        held.append(typed)
        return 0

    monkeypatch.setattr(plain, "run_plain", hold)
    done = at_terminal("t\n", *ALOUD)
    assert done.err.startswith("No microphone was found.\nType your answers (t), watch")
    assert (done.code, held) == (0, [True])


@pytest.mark.parametrize("typed", ["\n", "q\n", "\x04"])
def test_without_a_microphone_leaving_is_told_in_two_lines_with_what_can_be_done(at_terminal: Call, typed: str) -> None:
    done = at_terminal(typed, *ALOUD)
    assert done.code == 1
    what, remedy = done.err.splitlines()[-2:]
    assert what.endswith("No microphone was found.")
    assert "`--text`" in remedy
    assert "--candidate demo" in remedy
    assert session_store().names() == ()
