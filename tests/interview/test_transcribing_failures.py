"""The worker when a chunk fails, when it dies, and when it is closed: what is lost is told, and nobody waits for it."""

import threading
from collections.abc import Sequence

import pytest

from tests.fakes import FakeTranscriber
from tests.interview.hearing_words import at, events_until, newest_words, rest, spans, voice
from voice_interviewer.core.events import ChunkFailed
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import ModelError
from voice_interviewer.interview.transcribing import TranscriptionWorker


class TestFailure:
    def test_a_failure_is_tried_once_more(self, worker: TranscriptionWorker, transcriber: FakeTranscriber) -> None:
        transcriber.fail_next(1)
        worker.add(0, voice(1, 12.0))
        assert spans(newest_words(rest(worker))) == [("w1", 0.0, 12.0)]

    def test_a_chunk_that_fails_twice_is_reported_and_the_next_goes_on(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.fail_next(2)
        worker.add(at(1.0), voice(1, 12.0))
        worker.add(at(14.0), voice(2, 12.0))
        events = rest(worker)
        assert events[0] == ChunkFailed(0, Span(1.0, 13.0), "It could not be transcribed")
        assert spans(newest_words(events)) == [("w2", 14.0, 26.0)]

    def test_what_was_heard_before_the_failure_stands(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        worker.add(0, voice(1, 4.0))
        events = events_until(worker, 1)
        transcriber.fail_next(2)
        worker.add(at(6.0), voice(2, 7.0))
        events += rest(worker)
        assert spans(newest_words(events)) == [("w1", 0.0, 4.0)]
        assert [event.span for event in events if isinstance(event, ChunkFailed)] == [Span(6.0, 13.0)]

    def test_a_speculative_failure_is_not_reported(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.fail_next(1)
        worker.add(0, voice(1, 2.0))
        transcriber.wait_for_calls(1)
        events = rest(worker)
        assert spans(newest_words(events)) == [("w1", 0.0, 2.0)]
        assert not any(isinstance(event, ChunkFailed) for event in events)

    def test_a_missing_model_is_reported_as_a_failure_of_each_chunk(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.fail_next(2, ModelError("The speech model is not there.", "Run `voice-interviewer models pull`."))
        worker.add(0, voice(1, 2.0))
        assert rest(worker) == [ChunkFailed(0, Span(0.0, 2.0), "The speech model is not there.")]

    def test_an_unforeseen_error_costs_one_chunk_and_nothing_else(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.fail_next(2, ZeroDivisionError("a bug"))
        worker.add(0, voice(1, 12.0))
        worker.add(at(40.0), voice(2, 12.0))
        events = rest(worker)
        assert events[0] == ChunkFailed(0, Span(0.0, 12.0), "The transcriber failed (ZeroDivisionError).")
        assert newest_words(events)

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    def test_nobody_waits_for_a_worker_that_died_and_what_comes_later_is_told(self) -> None:
        class Dying(FakeTranscriber):
            def transcribe(self, samples: object, context: str, terms: Sequence[str] = ()) -> list[Word]:
                raise SystemExit

        with TranscriptionWorker(Dying()) as worker:
            worker.add(0, voice(1, 12.0))
            events_until(worker, 1)
            worker.add(at(20.0), voice(2, 2.0))
            assert [event.span for event in rest(worker) if isinstance(event, ChunkFailed)] == [Span(20.0, 22.0)]
            assert worker.finished

    def test_abandoning_reports_what_was_not_transcribed(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.hold()
        worker.add(0, voice(1, 12.0))
        worker.abandon()
        assert [type(event) for event in worker.poll()] == [ChunkFailed]
        assert worker.finished
        transcriber.let(1)


class TestClose:
    def test_closing_ends_the_thread(self, transcriber: FakeTranscriber) -> None:
        before = threading.active_count()
        worker = TranscriptionWorker(transcriber)
        worker.add(0, voice(1, 2.0))
        worker.close()
        worker.close()
        assert threading.active_count() == before

    def test_closing_waits_for_no_chunk_but_the_one_under_way(self, transcriber: FakeTranscriber) -> None:
        transcriber.hold()
        worker = TranscriptionWorker(transcriber)
        for number in range(5):
            worker.add(at(20.0 * number), voice(1, 12.0))
        transcriber.wait_for_calls(1)
        threading.Timer(0.05, transcriber.let, (100,)).start()
        worker.close()
        assert len(transcriber.calls) == 1
