"""How soon the interviewer is heard, how fast speech is made, and how well the built-in candidate is understood."""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.adapters.candidate import demo_speech
from voice_interviewer.adapters.voices.neural_voice import NeuralVoice
from voice_interviewer.adapters.voices.system_voice import SystemVoice
from voice_interviewer.adapters.voices.voice_cache import CachedVoice
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.paths import Home
from voice_interviewer.ports import Synthesizer

QUESTIONS = (
    "How do L one and L two regularization differ, and when would you choose each of them?",
    "Tell me about a model that behaved differently in production than it had in testing. What did you do?",
    "Your labels are ninety-nine percent negative. How would you train, and how would you measure, such a classifier?",
    "Walk me through what happens, from the first request to the last log line, when a user asks your retrieval system "
    "a question that none of its documents can answer, and tell me how you would notice it in production.",
    "What is a feature store? Say which problem it solves, and when you would rather not have one.",
    "Why do transformers use attention?",
)

ANSWERS = (
    "I would start with a simple baseline, such as logistic regression on a handful of features, because it tells me "
    "how much signal there is before I build anything expensive. Then I would split the data by time, not at random, "
    "since the model will always predict the future from the past. For the metric I would look at precision at a fixed "
    "recall, because a missed fraud costs much more than a manual review.",
    "Overfitting means that the model has learned the noise in the training set, so the training loss keeps falling "
    "while the validation loss goes up again. I would check the learning curves first. Then I would add "
    "regularization, such as weight decay or dropout, get more data, or use augmentation, and stop the training early.",
    "To watch a model in production I log the inputs and the predictions, and I compare their distributions with the "
    "training data every day. Labels often arrive weeks later, so I also track proxies such as the click rate. When "
    "quality drops, the engineer on call rolls back to the previous version, and we retrain with fresh data.",
)


def measure(_data: Path) -> dict[str, dict[str, Any]]:
    """First sounds are 95th percentiles over QUESTIONS; their baseline is synthesising the whole text first."""
    voice = NeuralVoice()
    voice.load()
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        uncached = [_first_block(lambda: CachedVoice(voice, cache), text) for text in QUESTIONS]
        whole = [_seconds(lambda text=text: list(voice.synthesize(text))) for text in QUESTIONS]  # type: ignore[misc]
        for text in QUESTIONS:
            list(CachedVoice(voice, cache).synthesize(text))
        cached = [_first_block(lambda: CachedVoice(NeuralVoice(), cache), text) for text in QUESTIONS * 3]
        kilobytes = sum(path.stat().st_size for path in cache.iterdir()) / 1000 / len(QUESTIONS)
    spoken_seconds = sum(block.size for text in QUESTIONS for block in voice.synthesize(text)) / voice.sample_rate
    system = [_first_block(SystemVoice, text) for text in QUESTIONS[:3]]
    wrong, words = misheard_words(ANSWERS)
    return {
        "voice.first_sound_uncached": _row(_p95(uncached), "s (p95)", _p95(whole), len(uncached)),
        "voice.first_sound_cached": _row(_p95(cached), "s (p95)", _p95(whole), len(cached)),
        "voice.first_sound_system": _row(_p95(system), "s (p95)", None, len(system)),
        "voice.cold_load": _row(_cold_load(), "s", None, 1),
        "voice.real_time_factor": _row(sum(whole) / spoken_seconds, "x", None, len(whole)),
        "voice.cache_per_question": _row(kilobytes, "kB", None, len(QUESTIONS)),
        "demo.word_error_rate": _row(wrong / words, "share", None, words),
    }


def _row(value: float, unit: str, baseline: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "n": n}


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _first_block(make: Callable[[], Synthesizer], text: str) -> float:
    """From nothing but the text to the first block of sound."""
    return _seconds(lambda: next(iter(make().synthesize(text))))


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _cold_load() -> float:
    """Import, load and warm the neural voice in a new process, without that process's own start."""
    code = (
        "import time; started = time.perf_counter()\n"
        "from voice_interviewer.adapters.voices.neural_voice import NeuralVoice\n"
        "NeuralVoice().load(); print(time.perf_counter() - started)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    return float(done.stdout)


def misheard_words(answers: Sequence[str]) -> tuple[int, int]:
    """Words wrong, and words said, when Whisper base hears the built-in candidate speak the answers."""
    import jiwer
    from faster_whisper import WhisperModel

    model = WhisperModel(str(Home.find().models / "whisper-base"), device="cpu", compute_type="int8", cpu_threads=2)
    wrong = words = 0
    for answer in answers:
        segments, _ = model.transcribe(_said(answer), language="en", beam_size=5)
        said, heard = _plain(answer), _plain(" ".join(segment.text for segment in segments))
        result = jiwer.process_words(said, heard)
        wrong += result.substitutions + result.deletions + result.insertions
        words += len(said.split())
    return wrong, words


def _said(answer: str) -> FloatSamples:
    gap = np.zeros(SAMPLE_RATE // 2, dtype=np.float32)
    return np.concatenate([part for sentence in split_sentences(answer) for part in (demo_speech(sentence), gap)])


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9' ]", " ", text.lower().replace("-", " ")).split())
