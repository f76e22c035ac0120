"""A home for the program, a candidate's answer to play to it, and what it kept: the two ends of an interview."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from voice_interviewer.adapters.candidate import demo_speech
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.core.questions import Question, Round
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_float, to_samples
from voice_interviewer.core.tokens import stems
from voice_interviewer.core.transcript import text_of
from voice_interviewer.paths import Home, shipped
from voice_interviewer.storage.packs import PackLibrary

PACK = "machine-learning-engineer"
QUESTION = "bias-variance"
GAP_SECONDS = 0.4
"""Between two sentences of an answer."""
SHORTEST_CONTENT_WORD = 4
"""Letters; shorter words are in every text."""


def make_home(folder: Path, *, transcriber: str = "whisper-tiny.en", patience: str = "normal") -> Path:
    """A fresh home with the models of the one in use; gives its path, for VOICE_INTERVIEWER_HOME."""
    home = folder / "home"
    home.mkdir()
    (home / "models").symlink_to(Home.find().models)
    (home / "settings.toml").write_text(f'transcriber = "{transcriber}"\npatience = "{patience}"\n')
    return home


@cache
def _round() -> Round:
    rounds = PackLibrary((shipped("prompts"),)).pack(PACK).rounds
    return next(each for each in rounds if QUESTION in [question.id for question in each.questions])


def introduction() -> str:
    """What the interviewer says before the question."""
    return _round().introduction


def question() -> Question:
    """The question that these interviews ask."""
    return next(each for each in _round().questions if each.id == QUESTION)


@dataclass(frozen=True, slots=True)
class Answer:
    """Something a candidate says."""

    text: str
    samples: Samples
    """16 kHz, shape (n,), from the first sound to the last."""

    @property
    def seconds(self) -> float:
        return self.samples.size / SAMPLE_RATE

    def write(self, path: Path) -> Path:
        """Write it as a recording to play."""
        soundfile.write(path, self.samples, SAMPLE_RATE, subtype="PCM_16")
        return path


@cache
def answer(seconds: float) -> Answer:
    """So much of the question's model answer, to the end of a sentence, in another voice than the interviewer's."""
    gap = np.zeros(int(GAP_SECONDS * SAMPLE_RATE), dtype=np.float32)
    said, parts, count = [], [], 0
    for sentence in split_sentences(question().model_answer):
        said.append(sentence)
        parts += [demo_speech(sentence), gap]
        count += parts[-2].size + gap.size
        if count >= seconds * SAMPLE_RATE:
            break
    return Answer(" ".join(said), to_samples(np.concatenate(parts[:-1])))


def read_aloud(sentence: str, path: Path) -> Path:
    """Write a sentence in the candidate's voice, in a room that is faintly there all the time."""
    room = np.random.default_rng(4).standard_normal(3 * SAMPLE_RATE) * 0.0005
    spoken = np.concatenate([np.zeros(SAMPLE_RATE // 2), demo_speech(sentence), np.zeros(2 * SAMPLE_RATE)])
    soundfile.write(path, to_samples(spoken + np.resize(room, spoken.size)), SAMPLE_RATE, subtype="PCM_16")
    return path


@cache
def _transcriber() -> WhisperTranscriber:
    return WhisperTranscriber(Home.find().models / "whisper-tiny.en")


def understood(samples: Samples) -> str:
    """What Whisper understands of at most 30 s."""
    return text_of(_transcriber().transcribe(to_float(samples), ""))


def content_words(text: str) -> Counter[str]:
    """The longer words of a text, without inflection."""
    return Counter(word for word in stems(text) if len(word) >= SHORTEST_CONTENT_WORD)


def share_of(said: str, heard: str) -> float:
    """Which share of the words of the first text, 0 to 1, is in the second; each as often as it was said."""
    words = Counter(stems(said))
    return (words & Counter(stems(heard))).total() / words.total()


def words_on(screen: str) -> str:
    """What the interview's screen shows as understood so far."""
    return screen.partition("What you said")[2].rpartition("Stop and keep")[0]


@dataclass(frozen=True, slots=True)
class Kept:
    """The one session that a home holds."""

    folder: Path
    session: dict[str, Any]

    @property
    def answer(self) -> dict[str, Any]:
        """The first answer."""
        first: dict[str, Any] = self.session["answers"][0]
        return first

    @property
    def transcript(self) -> str:
        return " ".join(word["text"] for word in self.answer["words"])

    @property
    def recording(self) -> Samples:
        """The first answer's sound, 16 kHz, shape (n,)."""
        samples, rate = soundfile.read(self.folder / self.answer["recording"], dtype="int16")
        assert rate == SAMPLE_RATE
        sound: Samples = samples
        return sound


def kept(home: Path) -> Kept:
    """What was kept; fails when it is not exactly one session."""
    (folder,) = (home / "sessions").iterdir()
    return Kept(folder, json.loads((folder / "session.json").read_text()))
