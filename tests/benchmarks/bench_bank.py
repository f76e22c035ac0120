"""Whether the questions of our pack can be answered, told apart and understood, all by sound."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
import soundfile

from voice_interviewer import bootstrap
from voice_interviewer.adapters.candidate import demo_speech
from voice_interviewer.adapters.voices.neural_voice import NeuralVoice
from voice_interviewer.core.assessed import Assessment, Coverage, PointResult, PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Question
from voice_interviewer.core.scoring import cover
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.interview.scorer import Scorer
from voice_interviewer.paths import Home

PACK = "machine-learning-engineer"
GAP_SECONDS = 0.5
"""Between the sentences of a spoken answer, and around it."""


def measure(_data: Path) -> dict[str, dict[str, Any]]:
    """Coverage of answers spoken with the candidate's voice and heard by the whole chain; errors in reading aloud.

    The baseline of an answer's coverage is that of its text. Partial points count for nothing in model answers and for
    half in the answers that should not pass.
    """
    questions = bootstrap.pack_library().pack(PACK).questions
    asked = [question for question in questions if question.key_points]
    scorer = bootstrap.prepare_scorer(PACK, None, typed=False)
    model = {question.id: _heard(scorer, question, question.model_answer) for question in asked}
    weak = {question.id: _heard(scorer, question, question.weak_answer) for question in asked}
    made = [_made(_covered(question, model[question.id])) for question in asked]
    written = [_made(_covered(question, question.model_answer.split())) for question in asked]
    thin = [_covered(question, weak[question.id]).score / 100 for question in asked]
    others = [
        fmean(_covered(question, model[other.id]).score / 100 for other in asked if other.id != question.id)
        for question in asked
    ]
    wrong, words = _misread([question.text for question in questions])
    return {
        "bank_model_answers_covered": _row(fmean(made), fmean(written), len(asked)),
        "bank_model_answer_least": _row(min(made), min(written), len(asked)),
        "bank_weak_answers_covered": _row(fmean(thin), None, len(asked)),
        "bank_weak_answer_most": _row(max(thin), None, len(asked)),
        "bank_other_answers_covered": _row(fmean(others), None, len(asked) * (len(asked) - 1)),
        "bank_other_answers_most": _row(max(others), None, len(asked)),
        "bank_questions_word_error_rate": _row(wrong / words, None, words),
    }


def _row(value: float, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": "share", "baseline": baseline, "n": n}


def _heard(scorer: Scorer, question: Question, answer: str) -> list[str]:
    """The words of this answer, spoken and heard as in an interview."""
    gap = np.zeros(round(GAP_SECONDS * SAMPLE_RATE), dtype=np.float32)
    parts = [part for sentence in split_sentences(answer) for part in (demo_speech(sentence), gap)]
    scorer.question = question
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "answer.wav"
        soundfile.write(recording, np.concatenate([gap, *parts]), SAMPLE_RATE)
        heard: Assessment = scorer.score_recording(bootstrap.recorded_source(recording))
    return [word.text for word in heard.words]


def _covered(question: Question, tokens: Sequence[str]) -> Coverage:
    judged = TermGroupJudge().judge(question, tokens)
    return cover(question, [PointResult(each.point_id, each.status, None, None, None, None) for each in judged])


def _made(coverage: Coverage) -> float:
    return fmean(point.status is PointStatus.COVERED for point in coverage.points)


def _misread(texts: Sequence[str]) -> tuple[int, int]:
    """Words wrong, and words said, when Whisper base hears the interviewer read these texts."""
    import jiwer
    from faster_whisper import WhisperModel

    voice = NeuralVoice()
    whisper = WhisperModel(str(Home.find().models / "whisper-base"), device="cpu", compute_type="int8", cpu_threads=2)
    wrong = words = 0
    for text in texts:
        segments, _ = whisper.transcribe(_read(voice, text), language="en", beam_size=5)
        said, heard = _normalised(text), _normalised(" ".join(segment.text for segment in segments))
        result = jiwer.process_words(said, heard)
        wrong += result.substitutions + result.deletions + result.insertions
        words += len(said.split())
    return wrong, words


def _read(voice: NeuralVoice, text: str) -> FloatSamples:
    import soxr

    sound: FloatSamples = soxr.resample(np.concatenate(list(voice.synthesize(text))), voice.sample_rate, SAMPLE_RATE)
    return sound


NUMBERS = {"1": "one", "2": "two", "10": "ten", "50": "fifty", "99": "ninety nine", "10000": "ten thousand"}
"""Figures that stand in the questions, as they are spelt there."""


def _normalised(text: str) -> str:
    """Lower case, words only, figures as words."""
    plain = re.sub(r"[^a-z0-9' ]", " ", re.sub(r"(?<=\d),(?=\d)", "", text.lower()).replace("-", " "))
    return " ".join(NUMBERS.get(word, word) for word in plain.split())
