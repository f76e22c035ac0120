"""Session files of every shape that a version of this program wrote are read whole, and kept whole when written again.

`formats/` holds one of each shape, by the time of the version that wrote it, from that version's own samples.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.storage.samples import create
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.paths import Home
from voice_interviewer.storage.library import SessionLibrary
from voice_interviewer.storage.session_file import session_text
from voice_interviewer.storage.sessions import SESSION_FILE, FolderSessionStore

OLD = sorted((Path(__file__).parent / "formats").glob("*.json"))


def facts(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value in JSON data, with its place."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from facts(each, (*at, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from facts(each, (*at, number))
    else:
        yield at, value


def test_there_is_one_of_each() -> None:
    shapes = {frozenset(at for at, _ in facts(json.loads(path.read_bytes()))) for path in OLD}
    assert len(shapes) == len(OLD) == 6


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_it_is_read_whole_and_written_again_whole(old: Path, store: FolderSessionStore, home: Home) -> None:
    path = store.folder(create(store)) / SESSION_FILE
    before = json.loads(old.read_bytes()) | {"id": path.parent.name}
    path.write_bytes(old.read_bytes())
    session = store.load(path.parent.name)
    (listed,) = SessionLibrary(home, store).list()
    assert isinstance(listed, SessionSummary)
    assert (listed.answered, listed.scores[0], listed.ended) == (3, 58.0, True)
    assert [each.text for each in session.answers[0].words] == ["So", "um,", "bias", "underfits…"]
    assert path.read_bytes() == old.read_bytes()
    after = dict(facts(json.loads(session_text(session))))
    assert {at: value for at, value in facts(before) if after.get(at, "gone") != value} == {}
