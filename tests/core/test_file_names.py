"""Names that are devices on Windows name no file of ours, and those that only look alike do."""

import dataclasses
from pathlib import Path

import pytest

from tests.storage.samples import answer
from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.recordings import recording_in
from voice_interviewer.errors import AudioFileError

DEVICE_NAMES = ["con", "CON", "Nul.flac", "aux.tar.gz", "prn ", "com1", "LPT9.yaml", "COM\u00b2.txt", "conin$", "nul:x"]


@pytest.mark.parametrize("name", DEVICE_NAMES)
def test_a_device_is_no_recording(name: str) -> None:
    assert names_device(name)
    with pytest.raises(AudioFileError, match="is no recording of this session"):
        recording_in(Path("session"), dataclasses.replace(answer(), recording=name))


@pytest.mark.parametrize("name", ["icon", "con-2", "console", "com", "com10", "answer-01.flac", "nullable", ""])
def test_what_only_looks_alike_is_none(name: str) -> None:
    assert not names_device(name)
