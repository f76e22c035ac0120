"""What a session's texts, a pack's titles and a device's name say stays text: on its line, in its cell, in its file."""

import csv
import dataclasses
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_hostile_text import harmless
from tests.report.world import Page, hostile_session
from tests.storage.pack_samples import BASICS, PACK
from tests.storage.samples import create
from voice_interviewer import bootstrap
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.devices import DeviceDescription
from voice_interviewer.core.session import Session
from voice_interviewer.core.steering import STEERING
from voice_interviewer.paths import Home
from voice_interviewer.storage.session_file import session_text
from voice_interviewer.storage.sessions import FolderSessionStore

FORGED = "## Score: 100 of 100"
STEERED = "a\x1b[31m\x1b]0;title\x07\u202eb\x9b2J\u2066\x08\x7fc"
HIDDEN = "d\u200b\u200d\u2060\ufeffe"
"""Characters that nobody sees; they steer nothing, and some scripts and pictures are written with them."""
TEXT = f"{STEERED}{HIDDEN}\n{FORGED}\r{FORGED}\t{FORGED}\u2028{FORGED}"
KEPT = STEERING.sub("\N{REPLACEMENT CHARACTER}", TEXT)
"""What is read of it."""


@pytest.fixture(params=["as it is", "as escapes"])
def session(private_home: Home, request: pytest.FixtureRequest) -> Session:
    """A session that somebody else wrote: every text in it is TEXT."""
    store = FolderSessionStore(private_home, FlacRecording)
    made = dataclasses.replace(hostile_session(TEXT), id=create(store).id)
    content = json.loads(session_text(made))
    written = json.dumps(content, ensure_ascii=request.param == "as escapes")
    (private_home.sessions / made.id / "session.json").write_text(written, encoding="utf-8")
    return made


def begins_no_line(text: str) -> None:
    assert not [line for line in text.split("\n") if line.startswith(FORGED)]


def test_a_session_is_shown_in_the_lines_that_we_wrote(call: Call, session: Session) -> None:
    done = call("sessions", "show", session.id)
    assert done.code == 0
    begins_no_line(harmless(done))
    assert KEPT.partition("\n")[0] in done.out
    assert HIDDEN in done.out


def test_a_session_as_json_is_what_was_read(call: Call, session: Session) -> None:
    done = call("sessions", "show", session.id, "--json")
    harmless(done)
    (answer, _) = json.loads(done.out)["answers"]
    assert answer["question_text"] == KEPT
    assert answer["assessment"]["transcript"] == KEPT


@pytest.mark.parametrize("command", [("list",), ("list", "--json"), ("search", "title"), ("rescore", "--all")])
def test_no_other_command_is_steered_by_it(call: Call, session: Session, command: tuple[str, ...]) -> None:
    begins_no_line(harmless(call("sessions", *command)))


def exported(call: Call, session: Session, as_format: str) -> str:
    """The one report, in its folder under a tame name."""
    done = call("sessions", "export", session.id, "--format", as_format)
    harmless(done)
    path = Path(done.out.removesuffix("\n"))
    assert path.stem == session.id
    text = path.read_bytes().decode("utf-8")
    assert STEERING.search(text.replace("\r\n", "\n")) is None
    return text


def test_a_page_has_it_as_text(call: Call, session: Session) -> None:
    shown = Page(exported(call, session, "html")).text
    assert f"[31m]0;titleb2Jc{HIDDEN}" in shown.replace("\N{REPLACEMENT CHARACTER}", "")


def test_a_document_has_no_heading_of_its_making(call: Call, session: Session) -> None:
    text = exported(call, session, "markdown")
    begins_no_line(text)
    assert HIDDEN in text


def test_a_table_has_a_row_an_answer(call: Call, session: Session) -> None:
    text = exported(call, session, "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(session.answers)
    assert all(row["number"] == "1" for row in rows)
    assert all(HIDDEN in row["question_text"] for row in rows)


def test_data_is_what_was_read(call: Call, session: Session) -> None:
    (answer, _) = json.loads(exported(call, session, "json"))["answers"]
    assert answer["question_text"] == KEPT


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("name", [f"x\n{FORGED}", f"x\t{STEERED}", "con", "a:b", "x. ", f"{HIDDEN}"])
def test_a_folder_s_name_stays_on_its_line_and_names_a_tame_report(
    call: Call, private_home: Home, session: Session, name: str, broken: bool
) -> None:
    folder = private_home.sessions / session.id
    if broken:
        (folder / "session.json").write_text("{")
    folder.rename(folder.with_name(name))
    listed = call("sessions", "list")
    begins_no_line(harmless(listed))
    assert len(listed.out.splitlines()) == 2
    told = call("sessions", "show", name)
    begins_no_line(harmless(told))
    done = call("sessions", "export", "--all", "--format", "csv")
    begins_no_line(harmless(done))
    for report in private_home.reports.glob("*"):
        assert str(report) in done.out.splitlines()
        assert report.name.isascii()
        assert report.stem.lower() != "con"
        assert set(report.name).isdisjoint('<>:"/\\|?* ')


def test_a_pack_s_title_and_a_device_s_name_stay_on_their_lines(
    call: Call, private_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = private_home.packs / "cook"
    folder.mkdir(parents=True)
    title = json.dumps(f"Cook{HIDDEN}\n{FORGED}")
    (folder / "pack.yaml").write_text(PACK.replace("Cook\n", f"{title}\n"))
    (folder / "basics.yaml").write_text(BASICS)
    listed = call("packs", "list")
    begins_no_line(harmless(listed))
    assert sum(line.startswith("cook\t") for line in listed.out.splitlines()) == 1
    named = DeviceDescription(TEXT, "ALSA", 1, 0, 48_000, False, True, False)
    monkeypatch.setattr(bootstrap, "list_devices", lambda: (named,))
    begins_no_line(harmless(call("devices")))
    shown = call("devices", "--json")
    assert json.loads(shown.out)["name"] == TEXT
    harmless(shown)
