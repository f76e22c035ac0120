"""How many of the hesitations that people really make stand in the transcript, by the program's own path from sound."""

import json
import re
from pathlib import Path
from typing import Any

from tests.benchmarks.answers import transcribed
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.core.delivery.fillers import HESITATION, find_fillers
from voice_interviewer.core.sound.audio import Samples, to_float
from voice_interviewer.paths import Home

MODEL = "whisper-base"
THREADS = 2
SAID = re.compile(r"(?<!['\w])(?:um+|uh+|uhm|hm+)(?!\w)", re.IGNORECASE)
"""A hesitation in a verbatim text, as its transcribers wrote them; "'er" there is a pronoun."""


def measure(data: Path) -> dict[str, dict[str, Any]]:
    """Recall and precision over the clips of `audio/mfa`, counted clip by clip; plain faster-whisper's beside."""
    from faster_whisper import WhisperModel

    folder = Home.find().models / MODEL
    transcriber = WhisperTranscriber(folder, cpu_threads=THREADS)
    plain_model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS)
    rows = [json.loads(line) for line in (data / "audio" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    ours, plain = _Tally(), _Tally()
    for row in rows:
        if not row["path"].startswith("audio/mfa/"):
            continue
        samples = read_recording(data / row["path"])
        said = len(SAID.findall(row["text"]))
        ours.add(said, _hesitations(_heard(transcriber, samples)))
        plain.add(said, _hesitations(_plain(plain_model, samples)))
    return {
        "hesitations_heard": _row(ours.hits / ours.said, plain.hits / plain.said, ours.said),
        "hesitations_heard_truly": _row(ours.hits / max(1, ours.heard), plain.hits / max(1, plain.heard), ours.heard),
    }


class _Tally:
    def __init__(self) -> None:
        self.said = self.heard = self.hits = 0

    def add(self, said: int, heard: int) -> None:
        self.said += said
        self.heard += heard
        self.hits += min(said, heard)


def _hesitations(tokens: list[str]) -> int:
    return sum(match.kind == HESITATION for match in find_fillers(tokens))


def _heard(transcriber: WhisperTranscriber, samples: Samples) -> list[str]:
    return [word.text for word in transcribed(transcriber, samples)]


def _plain(model: Any, samples: Samples) -> list[str]:
    segments, _ = model.transcribe(to_float(samples), language="en", beam_size=5)
    return " ".join(segment.text for segment in segments).split()


def _row(value: float, baseline: float, n: int) -> dict[str, Any]:
    return {"value": value, "unit": "share", "baseline": baseline, "n": n}
