"""Home line by line: what is offered, what each choice runs, and how it is left."""

import argparse
import dataclasses
import importlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.cli.person import make_home
from tests.cli.test_sessions import keep
from tests.storage import samples
from voice_interviewer.cli import build_parser, main, plain_home
from voice_interviewer.core.session import Session
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.tui.home.entries import CONTINUE, ENTRIES

COMPOSITION = importlib.import_module("voice_interviewer.bootstrap.program")
ANSWER = "Bias is underfitting and variance is overfitting, so we regularise and cross validate a lot."
Type = Callable[[str], None]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A home with the models of this machine, where the sound was checked."""
    made = make_home(tmp_path, "sound_checked = true\n")
    monkeypatch.setenv(HOME_VARIABLE, str(made.root))
    monkeypatch.setattr(COMPOSITION, "missing_models", lambda: ())
    yield made
    logger = logging.getLogger("voice_interviewer")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


@pytest.fixture
def session(home: Home) -> Session:
    return keep(home, samples.session())


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Type]:
    """Lets these lines lie ready on standard input, which ends behind them."""
    opened = []

    def lie_ready(lines: str) -> None:
        read_end, write_end = os.pipe()
        with os.fdopen(write_end, "wb") as keyboard:
            keyboard.write(lines.encode())
        opened.append(os.fdopen(read_end))
        monkeypatch.setattr(sys, "stdin", opened[-1])

    yield lie_ready
    for each in opened:
        each.close()


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Type]:
    """The same at a terminal, which gives one line at a time and does not end."""
    window, terminal = os.openpty()
    with os.fdopen(terminal) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True)

        def lie_ready(lines: str) -> None:
            os.write(window, lines.encode())

        yield lie_ready
    os.close(window)


class Ran:
    """Stands in for the commands: what was run, each with arguments that the program takes."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.commands: list[list[str]] = []
        self._error = error

    def __call__(self, command: Sequence[str]) -> int:
        build_parser().parse_args(command)
        self.commands.append(list(command))
        if self._error is not None:
            raise self._error
        return 0


INTERVIEW = ["interview", "--plain"]


@pytest.mark.parametrize(
    ("lines", "command"),
    [
        ("d\n", [*INTERVIEW, "--drill", "--count", "3", "--follow-ups", "0"]),
        ("2\n", [*INTERVIEW, "--drill", "--count", "3", "--follow-ups", "0"]),
        ("quick\n", [*INTERVIEW, "--drill", "--count", "3", "--follow-ups", "0"]),
        ("m\nt\nv\nf\n", [*INTERVIEW, "--full", "--mode", "live", "--voice", "none", "--text"]),
        ("m\nm\nt\nt\nf\n", [*INTERVIEW, "--full", "--mode", "practice"]),
        ("r\n1\n4\n", [*INTERVIEW, "--round", "technical", "--count", "4"]),
        ("r\n1\n\n", [*INTERVIEW, "--round", "technical", "--count", "3"]),
        ("p\nbias-variance\n1\na\n", [*INTERVIEW, "--question", "bias-variance"]),
        ("p\nno such words\nbias-variance\n1\nr\n", ["packs", "show", "--question", "bias-variance"]),
        ("p\nbias-variance\n1\nh\n", ["packs", "show", "--question", "bias-variance", "--hear"]),
        ("t\nw\n", [*INTERVIEW, "--candidate", "demo"]),
        ("g\n", ["packs", "show", "--guide"]),
        ("o\nf\n", ["progress"]),
        ("o\nn\n", ["progress", "due"]),
        ("e\nl\n", ["sessions", "list"]),
        ("e\ns\n-cross validation\n", ["sessions", "search", "--", "-cross validation"]),
        ("e\nn\n", ["sessions", "rescore", "--all"]),
        ("e\nw\n", ["sessions", "wipe"]),
        ("s\n10\n2\n\n", ["settings", "set", "--", "theme", "light"]),
        ("s\n9\n2026-12-24\n\n", ["settings", "set", "--", "interview_date", "2026-12-24"]),
        ('s\n9\n""\n\n', ["settings", "set", "--", "interview_date", ""]),
        ("k\nt\n", ["sound-check"]),
        ("k\ne\n", ["doctor"]),
    ],
)
def test_a_choice_runs_its_command(lines: str, command: list[str], typed: Type) -> None:
    typed(lines)
    ran = Ran()
    assert plain_home.run_home(ran) == 0
    assert ran.commands == [command]


@pytest.mark.parametrize(
    ("lines", "command"),
    [
        ("r\n1\n", ["show", "ID"]),
        ("a\n1\n", ["rescore", "ID"]),
        ("d\n1\n", ["delete", "ID"]),
        ("h\n1\na\n1\n1\n", ["replay", "ID", "--speed=1"]),
        ("h\n1\n1\n2\n2\n3\n", ["replay", "ID", "--answer=1", "--take=2", "--only=fillers", "--speed=1.25"]),
        ("t\n1\n1\ny\n", ["compare", "ID", "--answer=1"]),
        ("t\n1\n1\nn\n1\n", ["compare", "ID", "ID", "--answer=1"]),
        ("e\n1\n1\ny\n", ["export", "ID", "--format=html", "--with-sound"]),
        ("e\n1\n4\n", ["export", "ID", "--format=csv"]),
    ],
)
def test_what_is_done_with_a_session(lines: str, command: list[str], typed: Type, session: Session) -> None:
    typed(f"e\n{lines}")
    ran = Ran()
    plain_home.run_home(ran)
    assert ran.commands == [["sessions", *(session.id if each == "ID" else each for each in command)]]


def test_what_is_unfinished_comes_first_and_goes_on(
    home: Home, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    unfinished = keep(home, samples.session("20261122T061530Z-abcd"))
    typed("c\n")
    ran = Ran()
    plain_home.run_home(ran)
    assert ran.commands == []
    assert "1. Continue (c): nothing is unfinished" in capsys.readouterr().err
    path = home.sessions / unfinished.id / "session.json"
    path.write_text(path.read_text("utf-8").replace('"overfitting"', '"overfitting", "a", "b"'), "utf-8")
    typed("1\n")
    plain_home.run_home(ran)
    assert ran.commands == [[*INTERVIEW, "--resume", unfinished.id]]


def test_each_of_several_unfinished_ones_can_be_finished(
    home: Home, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    demo, older = cut_off(home, candidate="demo"), cut_off(home)
    whole, newer = keep(home, samples.session()), cut_off(home)
    typed("c\n2\nc\n1\nc\n\nq\n")
    ran = Ran()
    plain_home.run_home(ran)
    assert ran.commands == [[*INTERVIEW, "--resume", older.id], [*INTERVIEW, "--resume", newer.id]]
    told = capsys.readouterr().err
    assert re.search(r"1\. Continue \(c\): 0 of 2 questions answered .*; 1 more\n", told)
    assert f"2. {older.id}: 0 of 2 questions answered" in told
    assert demo.id not in told
    assert whole.id not in told


def cut_off(home: Home, candidate: str = "microphone") -> Session:
    return keep(home, dataclasses.replace(samples.session(), answers=(), ended=False, candidate=candidate))


def test_it_offers_what_the_screen_offers_under_the_same_letters(
    typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("q\n")
    assert main(["--plain"]) == 0
    out, err = capsys.readouterr()
    lines = [line.partition(": ")[0].partition(" ")[2] for line in err.splitlines()]
    assert {f"{each.title} ({each.key})" for each in (CONTINUE, *ENTRIES)} <= set(lines)
    assert {"Mode (m)", "Answers (t)", "Voice (v)", "Leave (q)"} <= set(lines)
    assert out == ""
    assert not [each for each in err if "\N{BOX DRAWINGS LIGHT HORIZONTAL}" <= each <= "\N{BLACK SQUARE}"]
    assert "\x1b" not in err


def test_a_wrong_entry_is_one_line_and_the_choices_again(typed: Type, capsys: pytest.CaptureFixture[str]) -> None:
    typed("nonsense\n99\n")
    assert main(["--plain"]) == 0
    err = capsys.readouterr().err
    assert "There is no choice “nonsense” here.\n\nHome." in err
    assert "There is no choice “99” here.\n\nHome." in err
    assert err.endswith("Until next time.\n")


def test_a_problem_is_told_and_home_comes_again(
    session: Session, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("e\nr\nnobody\n\nq\n")
    assert main(["--plain"]) == 0
    err = capsys.readouterr().err
    assert "nobody" in err
    assert err.count("Recordings.\n") == 2
    assert err.count("Home. What") == 2


def test_ctrl_c_in_a_choice_comes_back_home_and_at_home_it_leaves(
    typed: Type, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("o\nf\nq\n")
    assert plain_home.run_home(Ran(KeyboardInterrupt())) == 0
    assert capsys.readouterr().err.count("Home. What") == 2

    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("voice_interviewer.cli.plain_menu.ask", interrupted)
    assert plain_home.run_home(Ran()) == 0
    assert capsys.readouterr().err.endswith("Until next time.\n")


def test_an_interview_leaves_the_lines_behind_it_to_home(typed: Type, capsys: pytest.CaptureFixture[str]) -> None:
    typed(f"t\nv\np\nbias-variance\n1\na\n{ANSWER}\n\nI compare both.\n\nq\ne\nl\nq\nq\nnever read\n")
    assert main(["--plain"]) == 0
    out, err = capsys.readouterr()
    assert ANSWER.split(" ", 1)[0] in out
    assert "1 of 1" in out.splitlines()[-1]
    assert err.endswith("Until next time.\n")
    assert sys.stdin.readline() == "never read\n"


def test_the_first_time_it_offers_the_sound_check_once(
    home: Home, at_terminal: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    home.settings.unlink()
    ran = Ran()
    at_terminal("\nq\n")
    assert plain_home.run_home(ran) == 0
    assert ran.commands == [["sound-check"]]
    at_terminal("n\nq\nq\n")
    assert plain_home.run_home(ran) == 0
    capsys.readouterr()
    assert plain_home.run_home(ran) == 0
    assert "Try them now?" not in capsys.readouterr().err
    assert len(ran.commands) == 1


def test_a_session_is_deleted_after_asking(home: Home, session: Session, at_terminal: Type) -> None:
    at_terminal("e\nd\n1\nn\nq\nq\n")
    assert main(["--plain"]) == 0
    assert (home.sessions / session.id).exists()
    at_terminal("e\nd\n1\ny\nq\nq\n")
    assert main(["--plain"]) == 0
    assert not (home.sessions / session.id).exists()


@pytest.mark.parametrize(("answer", "fetched"), [("", [["models", "pull", "--plain"]]), ("n", [])])
def test_missing_models_are_offered_before_an_interview(
    answer: str, fetched: list[list[str]], typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPOSITION, "missing_models", lambda: ("whisper-base (148 MB)",))
    typed(f"d\n{answer}\n")
    ran = Ran()
    plain_home.run_home(ran)
    assert ran.commands[:1] == fetched
    assert len(ran.commands) == 2 * len(fetched)


def test_plain_before_interview_holds_that_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def held(arguments: argparse.Namespace) -> int:
        seen.append(arguments.plain)
        return 0

    monkeypatch.setattr("voice_interviewer.cli.interview.run", held)
    assert main(["--plain", "interview"]) == 0
    assert main(["interview"]) == 0
    assert seen == [True, False]
