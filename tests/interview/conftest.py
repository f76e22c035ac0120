"""A transcription worker over a transcriber that each test steers."""

from collections.abc import Iterator

import pytest

from tests.fakes import FakeTranscriber
from voice_interviewer.interview.transcribing import TranscriptionWorker


@pytest.fixture
def transcriber() -> FakeTranscriber:
    return FakeTranscriber()


@pytest.fixture
def worker(transcriber: FakeTranscriber) -> Iterator[TranscriptionWorker]:
    with TranscriptionWorker(transcriber) as running:
        yield running
        transcriber.let(1000)
