"""Whether a question's own names are heard right with the hint, and none is heard that nobody said."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.answers import transcribed, voice_notes
from voice_interviewer import bootstrap
from voice_interviewer.adapters.candidate import demo_speech
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.adapters.voices.system_voice import SAMPLE_RATE as SYSTEM_RATE
from voice_interviewer.adapters.voices.system_voice import SystemVoice
from voice_interviewer.core.jargon.terms import terms_of
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, to_float
from voice_interviewer.core.tokens import PhraseFinder, located_stems
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import VoiceError
from voice_interviewer.paths import Home

PACK = "machine-learning-engineer"
SENTENCES = ("At work we tried {} last year.", "I always mention {} here.", "You can see it with {}, for example.")
"""What the names are said in: none of them was used in choosing the margin."""
NAMES_A_QUESTION = 3
SNR_DB = (None, 20.0, 10.0)
"""Noise over the sentences, in turn; None for none."""
GAP_SECONDS = 0.4
AUDIBLE = 0.01
"""Amplitude above which a voice speaks."""
QUESTIONS_APART = 5
"""Each voice note is heard with the terms of another question, so far on in the pack."""


@dataclass
class _Tally:
    """What was counted."""

    said: int = 0
    plain: int = 0
    """Names heard without the hint."""
    hinted: int = 0
    words: int = 0
    """Words heard where none of the terms was said."""
    invented: int = 0
    """Terms among them only by the hint."""
    plain_seconds: list[float] = field(default_factory=list)
    hinted_seconds: list[float] = field(default_factory=list)


class _Hinted:
    """A transcriber that always has these terms in mind."""

    def __init__(self, transcriber: WhisperTranscriber, terms: Sequence[str]) -> None:
        self._hear = partial(transcriber.transcribe, terms=terms)

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        return self._hear(samples, context)


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Share of the names heard, with the hint and (the baseline) without; terms invented; seconds a chunk of speech.

    Spoken by our two voices, with the noise of the data. Names are said as the voices read them. Terms are invented
    where another question's stand in its sentences, or any in the voice notes.
    """
    transcriber = WhisperTranscriber(Home.find().models / "whisper-base", cpu_threads=2)
    transcriber.load()
    questions = bootstrap.pack_library().pack(PACK).questions
    noises = [to_float(read_recording(path)) for path in sorted((data / "noise").rglob("*.flac"))[:12]]
    tally = _Tally()
    for number, question in enumerate(questions):
        _spoken(transcriber, number, question, questions[(number + 7) % len(questions)], noises, tally)
    _notes(data, transcriber, questions, tally)
    plain, hinted = float(np.mean(tally.plain_seconds)), float(np.mean(tally.hinted_seconds))
    return {
        "terms_heard": _row(tally.hinted / tally.said, "share", tally.plain / tally.said, tally.said),
        "terms_invented": _row(1000 * tally.invented / tally.words, "per 1,000 words", 0.0, tally.words),
        "terms_cost": _row(1000 * (hinted - plain), "ms a chunk", None, len(tally.plain_seconds)),
    }


def _row(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}


def _spoken(
    transcriber: WhisperTranscriber,
    number: int,
    question: Question,
    other: Question,
    noises: Sequence[FloatSamples],
    tally: _Tally,
) -> None:
    terms = terms_of(question)
    names = [term for term in terms if re.search("[A-Z]", term)][:NAMES_A_QUESTION]
    for first in range(0, len(names), len(SENTENCES)):
        said = names[first : first + len(SENTENCES)]
        sound = _sound([each.format(name) for each, name in zip(SENTENCES, said, strict=False)], number + first)
        snr = SNR_DB[(number + first) % len(SNR_DB)]
        sound = sound if snr is None or not noises else _mixed(sound, noises[number % len(noises)], snr)
        began = time.perf_counter()
        plain = transcriber.transcribe(sound, "")
        between = time.perf_counter()
        hinted = transcriber.transcribe(sound, "", terms)
        ended = time.perf_counter()
        tally.plain_seconds.append(between - began)
        tally.hinted_seconds.append(ended - between)
        tally.said += len(said)
        tally.plain += len(set(said) & _heard(plain, said))
        tally.hinted += len(set(said) & _heard(hinted, said))
        strange = [term for term in terms_of(other) if term not in terms]
        tally.words += len(plain)
        tally.invented += _invented(plain, transcriber.transcribe(sound, "", strange), strange)


def _notes(data: Path, transcriber: WhisperTranscriber, questions: Sequence[Question], tally: _Tally) -> None:
    for number, (_, samples) in enumerate(voice_notes(data)):
        plain = transcribed(transcriber, samples)
        terms = terms_of(questions[number * QUESTIONS_APART % len(questions)])
        tally.words += len(plain)
        tally.invented += _invented(plain, transcribed(_Hinted(transcriber, terms), samples), terms)


def _heard(words: Sequence[Word], terms: Sequence[str]) -> set[str]:
    stems, _ = located_stems([word.text for word in words])
    return {phrase for phrase, _, _ in PhraseFinder(terms).find(stems)}


def _invented(plain: Sequence[Word], hinted: Sequence[Word], terms: Sequence[str]) -> int:
    """Terms that stand in the hinted words and not in the plain ones."""
    before = {(word.text, round(word.start, 1)) for word in plain}
    changed = [word for word in hinted if (word.text, round(word.start, 1)) not in before]
    return len(_heard(changed, terms))


def _sound(sentences: Sequence[str], number: int) -> FloatSamples:
    gap = np.zeros(round(GAP_SECONDS * SAMPLE_RATE), dtype=np.float32)
    speak = demo_speech if number % 2 else _system_speech
    return np.concatenate([gap, *(part for sentence in sentences for part in (speak(sentence), gap))])


def _system_speech(sentence: str) -> FloatSamples:
    """The system's voice; the candidate's own where the system has none."""
    import soxr

    try:
        sound: FloatSamples = soxr.resample(
            np.concatenate(list(SystemVoice().synthesize(sentence))), SYSTEM_RATE, SAMPLE_RATE
        )
    except VoiceError:
        return demo_speech(sentence)
    return sound.astype(np.float32)


def _mixed(sound: FloatSamples, noise: FloatSamples, snr_db: float) -> FloatSamples:
    """The sound with this noise under it, as loud as the ratio to the voice says."""
    under = np.resize(noise, sound.size)
    voice = float(np.sqrt(np.mean(np.square(sound[np.abs(sound) > AUDIBLE]))))
    level = float(np.sqrt(np.mean(np.square(under)))) or 1.0
    mixed: FloatSamples = np.clip(sound + under * np.float32(voice / level / 10 ** (snr_db / 20)), -1.0, 1.0)
    return mixed
