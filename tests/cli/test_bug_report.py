"""`doctor --report`: shown whole, written only after a yes, and naming nobody, however one is called."""

import dataclasses
import getpass
import io
import platform
from pathlib import Path

import pytest

from tests.tui.program import DEVICES
from voice_interviewer import bootstrap
from voice_interviewer.bootstrap import bug_report as maker
from voice_interviewer.cli import doctor as command
from voice_interviewer.cli import main
from voice_interviewer.doctor import Check, State
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.redaction import Redactor

USER, HOST, DEVICE, PACK = "Zoë Müller", "zoes-laptop", "Zoës [b]AirPods[/b]\x1b]0;x\x07", "acme-secret"
LOG = f"""2026-01-01 10:00:00,000 ERROR voice_interviewer.told: the program failed unexpectedly
  KeyError
    at voice_interviewer/interview/loop.py:12 in run
ValueError: the answer was about xylophones
  File "/home/{USER}/x.py", line 1, in <module>
  xylophone
2026-01-01 10:00:01,000 WARNING voice_interviewer.adapters: cannot write '/home/{USER}/a b/xylophone' on {HOST}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home below a user's folder, all of whose names are somebody's."""
    home = Home(tmp_path / USER / "kept")
    home.root.mkdir(parents=True)
    home.settings.write_text(f'pack = "{PACK}"\nmicrophone = "Zoës mic"\ndiscourse_fillers = "xylophone"\n')
    home.log.write_text(LOG)
    (home.packs / PACK).mkdir(parents=True)
    monkeypatch.setenv(HOME_VARIABLE, str(home.root))
    monkeypatch.setenv("HOME", str(tmp_path / USER))
    monkeypatch.setattr(getpass, "getuser", lambda: USER)
    monkeypatch.setattr(platform, "node", lambda: f"{HOST}.example.org")
    devices = tuple(dataclasses.replace(each, name=f"{DEVICE} {each.name}") for each in DEVICES)
    for module in (bootstrap, maker):
        monkeypatch.setattr(module, "list_devices", lambda: devices)
    found = (
        Check("Home folder", State.OK, f"{home.root}, 3 GB free on {HOST} of {USER}."),
        Check("Microphone", State.PROBLEM, f"“{DEVICE}” is not there.", f"Set it to {DEVICE}."),
        Check("Question packs", State.WARNING, f"1 fault; the first: {home.packs}/xylophone.yaml: “xylophone”"),
        Check(f"Pack {PACK}", State.OK, "1 question."),
    )
    monkeypatch.setattr(command, "_checks", lambda: iter(found))
    return home


def test_it_is_shown_and_then_written_as_shown_for_the_owner_alone(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--report", "--yes"]) == 0
    out, err = capsys.readouterr()
    written = home.reports / "bug-report.txt"
    assert written.read_text() == out
    assert written.stat().st_mode & 0o777 == 0o600
    assert str(written) in err
    assert main(["doctor", "--report", "--yes"]) == 0
    assert (home.reports / "bug-report-2.txt").exists()


def test_it_names_nobody_and_nothing_that_was_said(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--report", "--yes"]) == 0
    told = capsys.readouterr().out
    for name in (USER, "Zoë", HOST, "AirPods", "Desk microphone", PACK, "xylophone", str(home.root), "\x1b", "\x07"):
        assert name.casefold() not in told.casefold(), name
    for fact in (
        "[ok] Home folder: <home>, 3 GB free on <host> of <user>.",
        "[problem] Microphone\n",
        "[ok] Pack of the settings\n",
        "microphone: set",
        "pack: set",
        'voice: "neural"',
        "2 devices",
        "packs of your own: 1",
        "at voice_interviewer/interview/loop.py:12 in run",
        "cannot write “…” on <host>",
        "(3 lines left out)",
    ):
        assert fact in told, fact


@pytest.mark.parametrize(("typed", "code"), [("n\n", 1), ("\n", 1), ("y\n", 0)])
def test_it_is_written_only_after_a_yes(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    stdin = io.StringIO(typed)
    monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["doctor", "--report", "--to", str(tmp_path / "bug.txt")]) == code
    assert (tmp_path / "bug.txt").exists() == (code == 0)


def test_without_anybody_to_ask_it_is_shown_and_not_written(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["doctor", "--report"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("Voice Interviewer: for a bug report")
    assert err.endswith(
        "Nothing was written. Here is no terminal to ask on.\nSay beforehand that it is meant: --yes.\n"
    )
    assert not home.reports.exists()


def test_nothing_is_overwritten(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("mine")
    assert main(["doctor", "--report", "--yes", "--to", str(tmp_path / "mine")]) == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("name", ["a", "<user>", "home", "x" * 5000, "(.*)", "\\", "/", "", " ", "ok\nok", "ß", "İ"])
def test_a_name_of_any_kind_is_taken_out_and_breaks_nothing(name: str) -> None:
    redactor = Redactor(home=Path("/srv/kept"), user_folder=Path("/"), users=(name,), hosts=(name,), devices=(name,))
    told = redactor.line(f"before {name} after, an apple and/or 2.5 MB in /srv/kept and /etc/passwd")
    assert told.startswith("before ")
    assert "an apple and/or 2.5 MB in <home> and <path>" in told or name in ("home", "a", "<user>")
    if len(name.strip()) > 1 and name not in ("<user>", "home"):
        assert name not in told
