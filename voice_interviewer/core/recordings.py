"""Where the recording of an answer lies: a session file may name any file, and only its own are opened."""

from pathlib import Path

from voice_interviewer.core.file_names import names_device
from voice_interviewer.core.session import Answer
from voice_interviewer.errors import AudioFileError


def recording_in(folder: Path, answer: Answer) -> Path:
    """The recording of an answer in the folder of its session. Raises AudioFileError where it is none there."""
    name = answer.recording
    if Path(name).name != name or name in ("", "..") or names_device(name):
        raise AudioFileError(
            f"“{name}” is no recording of this session.", "Only files in the session's own folder are opened."
        )
    return folder / name
