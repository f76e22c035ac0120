"""The system's own voice through pyttsx3, one short-lived process a sentence (why: system_voice_process)."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import numpy as np

from voice_interviewer.adapters.voices import system_voice_process
from voice_interviewer.adapters.voices.spoken_files import place_for_one
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import FloatSamples, level_dbfs, to_samples
from voice_interviewer.errors import VoiceError

SAMPLE_RATE = 22_050
"""Hz: what espeak-ng gives; another engine's sound is brought to it."""

AUDIBLE_DBFS = -60.0
"""A sentence quieter than this was not spoken (espeak-ng speaks at about -17 dBFS)."""

_OTHER_VOICE = "Use another voice: --voice neural or --voice none."
_INSTALL = {
    "linux": "Install espeak-ng (Debian, Ubuntu: sudo apt-get install espeak-ng), or use --voice neural.",
    "darwin": "Install espeak-ng (brew install espeak-ng), or use --voice neural.",
}


class SystemVoice:
    """Synthesizer with the system's speech engine; fulfils ports.Synthesizer."""

    def __init__(
        self,
        rate_wpm: int = 175,
        timeout_seconds: float = 15.0,
        command: Sequence[str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """`command`, before the file and the rate, says its stdin into that file; None: our own.

        The file lies in `folder` until the sentence is said; None: in the system's temporary one.
        """
        self._rate_wpm = rate_wpm
        self._timeout_seconds = timeout_seconds
        self._folder = folder
        script = str(Path(system_voice_process.__file__))
        self._command = tuple(command) if command is not None else (sys.executable, "-P", script)

    @property
    def voice_id(self) -> str:
        """Engine, version, system and rate."""
        return f"pyttsx3-{metadata.version('pyttsx3')}/{sys.platform}/{self._rate_wpm}wpm"

    @property
    def sample_rate(self) -> int:
        """Hz."""
        return SAMPLE_RATE

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        """Sound sentence by sentence; each takes a few tenths of a second. Raises VoiceError."""
        for sentence in split_sentences(text):
            if any(character.isalnum() for character in sentence):
                yield self._say(sentence)

    def _say(self, sentence: str) -> FloatSamples:
        try:
            with place_for_one(self._folder) as place:
                path = place / "sentence.wav"
                self._say_into(path, sentence)
                return _read(path)
        except OSError as error:
            raise VoiceError(f"The system voice cannot be started: {error}.", _OTHER_VOICE) from error

    def _say_into(self, path: Path, sentence: str) -> None:
        errors_path = path.with_suffix(".err")
        with errors_path.open("wb") as errors:
            process = subprocess.Popen(
                [*self._command, str(path), str(self._rate_wpm)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        try:
            process.communicate(sentence.encode(), timeout=self._timeout_seconds)
        except subprocess.TimeoutExpired:
            raise VoiceError(
                f"The system voice did not finish a sentence in {self._timeout_seconds:g} s and was stopped.",
                _OTHER_VOICE,
            ) from None
        finally:
            _end(process)
        if process.returncode == system_voice_process.NO_ENGINE:
            install = _INSTALL.get(sys.platform, _OTHER_VOICE)
            raise VoiceError("The system voice has no speech engine: espeak-ng was not found.", install)
        if process.returncode:
            lines = errors_path.read_text(errors="replace").strip().splitlines()
            reason = lines[-1][:200] if lines else f"exit code {process.returncode}"
            raise VoiceError(f"The system voice failed: {reason.rstrip('.')}.", _OTHER_VOICE)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing running, whatever way the sentence ended."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _read(path: Path) -> FloatSamples:
    """What was spoken, shape (n,), SAMPLE_RATE Hz."""
    import soundfile

    try:
        sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, RuntimeError) as error:
        raise VoiceError("The system voice left no sound that can be read.", _OTHER_VOICE) from error
    signal_mono: FloatSamples = np.ascontiguousarray(sound.mean(axis=1))
    if rate != SAMPLE_RATE:
        import soxr

        signal_mono = soxr.resample(signal_mono, rate, SAMPLE_RATE)
    if not signal_mono.size or level_dbfs(to_samples(signal_mono)) < AUDIBLE_DBFS:
        raise VoiceError("The system voice gave silence instead of speech.", _OTHER_VOICE)
    return signal_mono
