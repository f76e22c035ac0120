"""Nothing that a file, a folder, a pack or an answer says steers the terminal on which it is printed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.person import Done
from tests.storage.samples import filled
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.core.steering import STEERING
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore

STEERED = "a\x1b[31m\x1b]0;title\x07\u202eb\x9b2J"
SPELT = r"a\u001b[31m\u001b]0;title\u0007\u202eb\u009b2J"


def harmless(done: Done) -> str:
    """All that was printed, once it is seen that it steers nothing."""
    assert STEERING.search(done.out + done.err) is None
    return done.out + done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("sessions", "show", STEERED),
        ("sessions", "export", STEERED),
        ("packs", "show", STEERED),
        ("packs", "check", STEERED),
        ("score", "--text", STEERED),
        ("interview", "--plain", "--candidate", STEERED, "--voice", "none"),
        ("interview", "--plain", "--pack", STEERED),
    ],
)
def test_a_name_is_told_letter_by_letter(call: Call, private_home: Home, arguments: tuple[str, ...]) -> None:
    filled(FolderSessionStore(private_home, FlacRecording))
    done = call(*arguments)
    assert done.code == 1
    assert SPELT in harmless(done)


def test_an_answer_is_printed_letter_by_letter_and_its_json_is_the_answer(call: Call, tmp_path: Path) -> None:
    said = f"Bias is {STEERED} underfitting.\n"
    path = tmp_path / f"{STEERED}.txt"
    path.write_text(said, encoding="utf-8")
    assert SPELT in harmless(call("score", "--text", path, path))
    done = call("score", "--text", "--json", path)
    harmless(done)
    assert STEERED in json.loads(done.out)["transcript"]


@pytest.mark.parametrize("broken", [False, True])
def test_a_session_s_folder_is_listed_letter_by_letter(call: Call, private_home: Home, broken: bool) -> None:
    store = FolderSessionStore(private_home, FlacRecording)
    folder = store.folder(filled(store))
    if broken:
        (folder / "session.json").write_text("{")
    folder.rename(folder.with_name(STEERED))
    for command in ("list", "path"):
        harmless(call("sessions", command))
    assert SPELT in harmless(call("sessions", "list"))
    (listed,) = json.loads(call("sessions", "list", "--json").out)
    assert STEERED in listed.values()


def test_a_pack_s_folder_is_checked_letter_by_letter(call: Call, tmp_path: Path) -> None:
    (tmp_path / STEERED).mkdir()
    (tmp_path / STEERED / "pack.yaml").write_text("title: Cook\n")
    assert SPELT in harmless(call("packs", "check", tmp_path / STEERED))


@pytest.mark.parametrize("length", [200_001, 10**12])
def test_a_typed_answer_of_a_book_is_not_read(call: Call, tmp_path: Path, length: int) -> None:
    with (tmp_path / "long.txt").open("wb") as file:
        file.truncate(length)
    assert "longer than 200 kB" in call("score", "--text", tmp_path / "long.txt").problem[0]
