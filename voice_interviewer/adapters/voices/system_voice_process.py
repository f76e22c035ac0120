"""A process of its own that lets pyttsx3 say one sentence into a file, then ends.

    python system_voice_process.py FILE WORDS_PER_MINUTE < text

pyttsx3 2.99 prints to stdout, returns before its file is written, and hangs on a second utterance; none of this can
reach a program that starts it anew for each sentence and kills it after a time-out.
"""

import contextlib
import sys
import time
from pathlib import Path

NO_ENGINE = 3
"""Exit code: there is no speech engine on this system."""

STEADY_SECONDS = 0.3
"""A file without a length of its own is taken to be complete when it has not grown for this long."""


def main(path: Path, words_per_minute: int, text: str) -> int:
    """Say the text into the file; returns the exit code once the file is complete (the parent ends a longer wait)."""
    with contextlib.redirect_stdout(sys.stderr):
        try:
            import pyttsx3

            engine = pyttsx3.init()
        except (ImportError, OSError, RuntimeError) as error:
            sys.stderr.write(f"{error}\n")
            return NO_ENGINE
        engine.setProperty("rate", words_per_minute)
        engine.save_to_file(text, str(path))
        engine.runAndWait()
        _wait_until_complete(path)
    return 0


def _wait_until_complete(path: Path) -> None:
    size, since = -1, time.monotonic()
    while not _is_whole_wave(path):
        now = path.stat().st_size if path.exists() else 0
        if now != size:
            size, since = now, time.monotonic()
        elif size > 0 and not _is_wave(path) and time.monotonic() - since > STEADY_SECONDS:
            return
        time.sleep(0.01)


def _is_wave(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"RIFF"


def _is_whole_wave(path: Path) -> bool:
    """True when the length that a WAV file declares, more than a bare header, is there."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        header = file.read(8)
    declared = int.from_bytes(header[4:8], "little")
    return header[:4] == b"RIFF" and declared > 36 and path.stat().st_size >= declared + 8


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.stdin.read()))
