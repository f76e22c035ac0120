"""Sound for the fake transcriber, and what a transcription worker made of it."""

import numpy as np

from tests.fakes import TIMEOUT_SECONDS
from voice_interviewer.core.events import ChunkTranscribed
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.transcribing import TranscriptionEvent, TranscriptionWorker


def voice(value: int, seconds: float) -> Samples:
    """Sound in which the fake hears one word, `w<value>`."""
    return np.full(round(seconds * SAMPLE_RATE), value, dtype=np.int16)


def at(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE)


def events_until(worker: TranscriptionWorker, count: int) -> list[TranscriptionEvent]:
    """The next events, at least so many."""
    events: list[TranscriptionEvent] = []
    while len(events) < count:
        assert worker.wait(TIMEOUT_SECONDS)
        events += worker.poll()
    return events


def rest(worker: TranscriptionWorker) -> list[TranscriptionEvent]:
    """Finish, and give all events that were not yet polled."""
    worker.finish()
    events: list[TranscriptionEvent] = []
    while not worker.finished:
        assert worker.wait(TIMEOUT_SECONDS)
        events += worker.poll()
    return events


def newest_words(events: list[TranscriptionEvent]) -> list[Word]:
    """What a screen would show: the newest words of each chunk."""
    words = {event.chunk: event.words for event in events if isinstance(event, ChunkTranscribed)}
    return [word for _, each in sorted(words.items()) for word in each]


def spans(words: list[Word]) -> list[tuple[str, float, float]]:
    return [(word.text, round(word.start, 3), round(word.end, 3)) for word in words]
