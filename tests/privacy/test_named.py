"""`doctor` and `sessions path` name every file that is kept, and every kind that a kill leaves."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.cli.person import run
from voice_interviewer.doctor import places
from voice_interviewer.paths import Home

LEFT = (
    "settings.toml",
    ".settings.toml.0123abcd.tmp",
    "index.sqlite",
    "index.sqlite-journal",
    "cache/voice/abc.voice",
    "cache/voice/abc.part",
    "cache/speaking/voice-interviewer-0123abcd/sentence.wav",
    "voice-interviewer.log.1",
    "models/tiny/.wheels/pip-1/tiny.whl",
    "prompts/mine/.pack.yaml.0123abcd.tmp",
    "reports/20261122T061530Z-7ryp.html",
    "sessions/20261122T061530Z-7ryp/session.json",
    "sessions/20261122T061530Z-7ryp/.session.json.0123abcd.tmp",
    "sessions/20261122T061530Z-7ryp/answer-01.flac",
    "sessions/20261122T061530Z-7ryp/answer-01-take-2-follow-up-1.flac",
    "sessions/20261122T061530Z-7ryp/answer-02-cut-short-2.flac",
    "sessions/.deleted-20261122T061530Z-aaaa-0123abcd/answer-01.flac",
)


def unnamed(home: Home) -> list[str]:
    """The files of a home that neither names: `doctor` in places, of the sessions `sessions path` in kinds."""
    kinds = re.findall(r"^  (\S+): ", run(home, "sessions", "path").err, re.MULTILINE)
    patterns = [kind.replace("NN", "[0-9][0-9]").replace(".flac", "*.flac") for kind in kinds]
    named = {place.path for place in places(home)}
    files = [each for each in home.root.rglob("*") if not each.is_dir() or each.is_symlink()]
    assert files
    lost = [each for each in files if not named & {each, *each.parents}]
    kept = [each for each in files if each.is_relative_to(home.sessions)]
    return [str(each) for each in (*lost, *(each for each in kept if not _is_one_of(patterns, each, home)))]


def _is_one_of(patterns: list[str], file: Path, home: Home) -> bool:
    folder, *inside = file.relative_to(home.sessions).parts
    deleted = folder.startswith(".") and any(fnmatch(folder, pattern) for pattern in patterns)
    return deleted or (len(inside) == 1 and any(fnmatch(inside[0], pattern) for pattern in patterns))


@pytest.mark.parametrize("stray", ["", "notes.txt", "sessions/20261122T061530Z-7ryp/notes.txt", "sessions/notes.txt"])
def test_every_kind_is_named_and_a_stray_file_is_not(tmp_path: Path, stray: str) -> None:
    home = Home(tmp_path / "home")
    for name in (*LEFT, *[stray] * bool(stray)):
        (home.root / name).parent.mkdir(parents=True, exist_ok=True)
        (home.root / name).touch()
    assert unnamed(home) == [str(home.root / stray)] * bool(stray)
