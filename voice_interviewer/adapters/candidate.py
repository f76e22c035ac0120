"""Candidates who need no microphone: recordings, and the built-in one, who speaks with a voice of its own."""

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import numpy as np

from voice_interviewer.adapters.sound.paced_capture import TAIL_SECONDS, PacedCapture, SoundFeed
from voice_interviewer.core.demo_script import Pause, Script, Style, style_at, write_script
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_samples
from voice_interviewer.errors import AudioFileError, DeviceError, VoiceError, VoiceInterviewerError
from voice_interviewer.ports import Capture

RECORDING_SUFFIXES = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a")
"""What a recording in a folder may end in; the first that is there is taken."""

DEEPER = 1.25
"""Factor by which the built-in candidate's pitch and formants lie under the interviewer's: about four semitones."""

DEMO_SPEED = 1.2
"""Speed of the synthesis, against the slowing that comes with a deeper voice."""

DEMO_LEVEL = 0.06
"""Root-mean-square amplitude of the built-in candidate's speech: -24 dBFS, as a good headset gives."""

ROOM_LEVEL = 0.001
"""Root-mean-square amplitude of the noise of the room: -60 dBFS."""


class RecordedCandidate:
    """Answers with a recording, or with `<question id>.wav` (or .flac, .mp3, ...) from a folder; an AudioSource."""

    def __init__(self, path: Path, fast: bool = False, tail_seconds: float = TAIL_SECONDS) -> None:
        """`tail_seconds` of silence follow the recording, for patience to end the answer.

        Raises AudioFileError when there is no such file or folder.
        """
        if not path.exists():
            raise AudioFileError(f"There is no recording at {path}.", "Name a sound file, a folder of them, or `demo`.")
        self._path = path
        self._fast = fast
        self._tail_seconds = tail_seconds

    @property
    def name(self) -> str:
        """The file's or folder's name."""
        return self._path.name

    def check(self, questions: Sequence[Question]) -> None:
        """See that there is a recording with sound in it for each question.

        Raises DeviceError when there is none, AudioFileError when one cannot be read or is silent to the last sample.
        """
        from voice_interviewer.adapters.sound.sound_files import read_recording

        for path in dict.fromkeys(self._recording(question) for question in questions):
            if not read_recording(path).any():
                raise AudioFileError(f"{path} holds nothing but zeros.", "Name a recording in which somebody speaks.")

    @contextlib.contextmanager
    def listen(self, question: Question | None) -> Iterator[Capture]:
        """Give the recording from its start; raises DeviceError when there is none, AudioFileError when broken."""
        from voice_interviewer.adapters.sound.sound_files import read_recording

        feed = SoundFeed()
        feed.put(read_recording(self._recording(question)))
        feed.finish()
        yield PacedCapture(feed, fast=self._fast, tail_seconds=self._tail_seconds)

    def _recording(self, question: Question | None) -> Path:
        if not self._path.is_dir():
            return self._path
        if question is None:
            raise DeviceError(
                f"The folder {self._path} answers named questions only.", "Name one recording instead of a folder."
            )
        candidates = [self._path / f"{question.id}{suffix}" for suffix in RECORDING_SUFFIXES]
        for path in candidates:
            if path.is_file():
                return path
        raise DeviceError(
            f"There is no recording for the question {question.id}: {candidates[0]} is missing.",
            f"Put it there ({', '.join(RECORDING_SUFFIXES)}), or ask only what is there with --question ID.",
        )


class DemoCandidate:
    """The built-in candidate: a strong, a thin and a rambling answer in turn; an AudioSource."""

    def __init__(self, fast: bool = False) -> None:
        self._fast = fast
        self._styles: dict[str, Style] = {}
        self._turns: Counter[str] = Counter()

    @property
    def name(self) -> str:
        """Always `demo`."""
        return "demo"

    @property
    def styles(self) -> Mapping[str, Style]:
        """How each question heard so far was answered, by its id; asked again, it is answered in the same style."""
        return MappingProxyType(self._styles)

    def load(self) -> None:
        """Make the voice ready; call it from any thread, ahead of time. Raises VoiceError."""
        from voice_interviewer.adapters.voices.neural_voice import shared_engine

        shared_engine()

    @contextlib.contextmanager
    def listen(self, question: Question | None) -> Iterator[Capture]:
        """Think, then answer; the speech is made a piece ahead of the ear, on a thread of its own."""
        if question is None:
            raise DeviceError("The built-in candidate only answers questions.", "Use a microphone or a recording here.")
        style = self._styles.setdefault(question.id, style_at(len(self._styles)))
        script = write_script(question, style, self._turns[question.id])
        self._turns[question.id] += 1
        feed = SoundFeed()
        closed = threading.Event()
        speaker = threading.Thread(target=speak_into, args=(feed, script, closed), name="demo-candidate", daemon=True)
        speaker.start()
        noise = np.random.default_rng(crc32(question.id.encode()))
        try:
            yield PacedCapture(feed, fast=self._fast, room=lambda count: _room_noise(noise, count))
        finally:
            closed.set()
            speaker.join()


def speak_into(feed: SoundFeed, script: Script, closed: threading.Event) -> None:
    """Make the script's sound, piece by piece, until it is finished or `closed` is set; errors go to the feed."""
    try:
        for piece in script.pieces:
            if closed.is_set():
                return
            if isinstance(piece, Pause):
                feed.put(np.zeros(round(piece.seconds * SAMPLE_RATE), dtype=np.int16))
            else:
                feed.put(to_samples(demo_speech(piece.text)))
    except VoiceInterviewerError as error:
        feed.finish(error)
    except Exception as error:  # noqa: BLE001 - told where the answer is heard: nobody waits for a voice that is gone
        feed.finish(VoiceError(f"The built-in candidate lost its voice ({type(error).__name__}).", "Try again."))
    else:
        feed.finish()


def demo_speech(text: str) -> FloatSamples:
    """One piece in the built-in candidate's voice, shape (n,), 16 kHz, without silence around it. Raises VoiceError.

    Played slower by DEEPER, pitch and formants fall together, as from a larger throat; a faster synthesis keeps the
    tempo natural.
    """
    import soxr

    from voice_interviewer.adapters.voices.neural_voice import SAMPLE_RATE as VOICE_RATE
    from voice_interviewer.adapters.voices.neural_voice import shared_engine

    sound = shared_engine().say(text, DEMO_SPEED)
    if not sound.size:
        return sound
    deeper: FloatSamples = soxr.resample(sound, VOICE_RATE / DEEPER, SAMPLE_RATE)
    loud = deeper[np.abs(deeper) > 0.01]
    level = float(np.sqrt(np.mean(np.square(loud)))) if loud.size else 1.0
    return deeper * np.float32(DEMO_LEVEL / level)


def _room_noise(noise: np.random.Generator, count: int) -> Samples:
    return to_samples(noise.standard_normal(count, dtype=np.float32) * np.float32(ROOM_LEVEL))
