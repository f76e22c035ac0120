"""Spoken answers of a given length for the benchmarks, cut by the program's own ear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity
from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.core.events import ChunkTranscribed
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples, level_dbfs
from voice_interviewer.core.sound.segmenter import Segment, SegmentClosed, Segmenter, SegmenterSettings
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, speech_spans
from voice_interviewer.core.transcript import Word, spoken_words
from voice_interviewer.interview.transcribing import TranscriptionWorker
from voice_interviewer.ports import Transcriber


@dataclass(frozen=True, slots=True)
class CutSegment:
    """A segment, and when the ear knew of it."""

    closed_seconds: float
    """Seconds from the start of the recording; its end for what was open then."""
    start_sample: int
    samples: Samples


def voice_notes(data: Path) -> list[tuple[str, Samples]]:
    """Name and samples of each voice note, in the order of their names."""
    return [(path.stem, read_recording(path)) for path in sorted((data / "audio" / "voicenotes").glob("*.flac"))]


def cut(samples: Samples, settings: SegmenterSettings | None = None) -> tuple[list[CutSegment], tuple[Span, ...]]:
    """The segments of a recording that ends with its last sample, and its voice activity."""
    activity = GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())
    segmenter = Segmenter(settings)
    closed: list[tuple[float, Segment]] = []
    speech: list[bool] = []
    for first in range(0, samples.size - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        frame = samples[first : first + FRAME_SAMPLES]
        is_speech = activity.push(frame)
        if earlier := activity.earlier_speech_frames:
            speech[-earlier:] = [True] * min(earlier, len(speech))
        speech.append(is_speech)
        now = (first + FRAME_SAMPLES) / SAMPLE_RATE
        events = segmenter.push(is_speech, level_dbfs(frame))
        closed += [(now, event.segment) for event in events if isinstance(event, SegmentClosed)]
    closed += [(samples.size / SAMPLE_RATE, event.segment) for event in segmenter.flush(samples.size)]
    segments = [
        CutSegment(now, segment.start_sample, samples[segment.start_sample : segment.end_sample])
        for now, segment in closed
    ]
    return segments, speech_spans(speech)


def transcribed(transcriber: Transcriber, samples: Samples) -> tuple[Word, ...]:
    """The words of a recording by the program's own path: cut, chunked, transcribed, guarded."""
    return words_of(transcriber, *cut(samples))


def words_of(transcriber: Transcriber, segments: Sequence[CutSegment], speech: Sequence[Span]) -> tuple[Word, ...]:
    """The words of a recording that is cut already."""
    words: dict[int, tuple[Word, ...]] = {}
    with TranscriptionWorker(transcriber) as worker:
        for segment in segments:
            worker.add(segment.start_sample, segment.samples)
        worker.finish()
        while not worker.finished:
            worker.wait(0.1)
            words.update({event.chunk: event.words for event in worker.poll() if isinstance(event, ChunkTranscribed)})
    return spoken_words([word for _, each in sorted(words.items()) for word in each], speech)


def answers(notes: list[tuple[str, Samples]], seconds: float, count: int) -> Iterator[Samples]:
    """So many recordings of exactly so many seconds, from the voice notes in a row; the same on every run."""
    everything = np.concatenate([samples for _, samples in notes])
    size = round(seconds * SAMPLE_RATE)
    step = max(1, (everything.size - size) // max(1, count - 1))
    for index in range(count):
        first = min(index * step, everything.size - size)
        yield everything[first : first + size]
