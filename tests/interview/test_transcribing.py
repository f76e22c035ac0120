"""The worker: every segment is accounted for, words lie where they were spoken, the end does not wait needlessly."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from tests.fakes import TIMEOUT_SECONDS, FakeTranscriber
from voice_interviewer.core.events import ChunkFailed, ChunkTranscribed
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import ModelError
from voice_interviewer.interview.transcribing import TranscriptionEvent, TranscriptionWorker


@pytest.fixture
def transcriber() -> FakeTranscriber:
    return FakeTranscriber()


@pytest.fixture
def worker(transcriber: FakeTranscriber) -> Iterator[TranscriptionWorker]:
    with TranscriptionWorker(transcriber) as running:
        yield running
        transcriber.let(1000)


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


class TestTimeline:
    def test_words_lie_where_they_were_spoken_across_joined_segments(self, worker: TranscriptionWorker) -> None:
        worker.add(at(2.0), voice(1, 1.5))
        worker.add(at(9.0), voice(2, 2.0))
        worker.add(at(30.0), voice(3, 1.0))
        assert spans(newest_words(rest(worker))) == [("w1", 2.0, 3.5), ("w2", 9.0, 11.0), ("w3", 30.0, 31.0)]

    def test_silence_between_segments_is_not_transcribed(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.hold()
        worker.add(at(0.0), voice(9, 11.0))
        transcriber.wait_for_calls(1)
        worker.add(at(20.0), voice(1, 1.0))
        worker.add(at(60.0), voice(2, 1.0))
        transcriber.let(100)
        rest(worker)
        assert [samples.size for samples, _ in transcriber.calls] == [at(11.0), at(2.0)]

    def test_a_word_across_two_segments_keeps_to_one_of_them(self, worker: TranscriptionWorker) -> None:
        worker.add(at(1.0), voice(7, 1.0))
        worker.add(at(8.0), voice(7, 3.0))
        assert spans(newest_words(rest(worker))) == [("w7", 8.0, 9.0 + 2.0)]

    def test_segments_that_overlap_are_heard_once(self, worker: TranscriptionWorker) -> None:
        worker.add(at(1.0), voice(1, 2.0))
        worker.add(at(2.0), voice(2, 2.0))
        assert spans(newest_words(rest(worker))) == [("w1", 1.0, 3.0), ("w2", 3.0, 4.0)]

    def test_a_very_long_segment_is_cut_at_its_quietest_and_nothing_is_lost(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        samples = voice(5, 40.0)
        samples[at(25.0) : at(25.1)] = 0
        worker.add(at(3.0), samples)
        words = newest_words(rest(worker))
        assert spans(words) == [("w5", 3.0, 28.0), ("w5", 28.1, 43.0)]
        assert [samples.size < at(30.0) for samples, _ in transcriber.calls] == [True, True]


class TestChunks:
    def test_a_lone_segment_is_transcribed_before_the_answer_ends(self, worker: TranscriptionWorker) -> None:
        worker.add(0, voice(1, 2.0))
        (event,) = events_until(worker, 1)
        assert isinstance(event, ChunkTranscribed)
        assert not event.final
        assert spans(list(event.words)) == [("w1", 0.0, 2.0)]

    def test_what_joins_an_open_chunk_replaces_its_words(self, worker: TranscriptionWorker) -> None:
        worker.add(0, voice(1, 2.0))
        events = events_until(worker, 1)
        worker.add(at(3.0), voice(2, 2.0))
        events += events_until(worker, 1)
        assert [event.chunk for event in events] == [0, 0]
        assert spans(newest_words(events)) == [("w1", 0.0, 2.0), ("w2", 3.0, 5.0)]

    def test_a_full_chunk_is_final_and_the_next_one_begins(self, worker: TranscriptionWorker) -> None:
        worker.add(0, voice(1, 12.0))
        (event,) = events_until(worker, 1)
        assert isinstance(event, ChunkTranscribed)
        assert event.final
        worker.add(at(13.0), voice(2, 2.0))
        (event,) = events_until(worker, 1)
        assert (event.chunk, isinstance(event, ChunkTranscribed) and event.final) == (1, False)

    def test_segments_are_not_joined_to_more_than_whisper_hears_well(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        for number in range(12):
            worker.add(at(10.0 * number), voice(number + 1, 3.0 + number % 7))
        words = newest_words(rest(worker))
        assert [word.text for word in words] == [f"w{number}" for number in range(1, 13)]
        assert max(samples.size for samples, _ in transcriber.calls) <= at(20.0)

    def test_the_words_before_are_the_context_of_the_next_chunk(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        worker.add(0, voice(1, 12.0))
        worker.add(at(13.0), voice(2, 12.0))
        rest(worker)
        assert [context for _, context in transcriber.calls] == ["", "w1"]


class TestFinish:
    def test_what_is_known_already_is_not_transcribed_again(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        worker.add(0, voice(1, 2.0))
        events_until(worker, 1)
        (event,) = rest(worker)
        assert event == ChunkTranscribed(0, (Word("w1", 0.0, 2.0, 0.9),), final=True)
        assert len(transcriber.calls) == 1

    def test_only_what_came_after_the_known_is_transcribed_at_the_end(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        worker.add(0, voice(1, 7.0))
        events = events_until(worker, 1)
        transcriber.hold()
        worker.add(at(9.0), voice(2, 1.0))
        transcriber.wait_for_calls(2)
        worker.add(at(12.0), voice(3, 1.5))
        worker.finish()
        transcriber.let(100)
        events += rest(worker)
        assert transcriber.calls[-1][0].size == at(1.5)
        assert [word.text for word in newest_words(events)] == ["w1", "w2", "w3"]

    def test_a_sliver_is_heard_together_with_what_joins_it(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.hold()
        worker.add(0, voice(1, 1.0))
        transcriber.wait_for_calls(1)
        worker.add(at(2.0), voice(2, 5.0))
        worker.finish()
        transcriber.let(100)
        assert spans(newest_words(rest(worker))) == [("w1", 0.0, 1.0), ("w2", 2.0, 7.0)]
        assert [samples.size for samples, _ in transcriber.calls] == [at(1.0), at(6.0)]

    def test_without_a_segment_it_is_finished_at_once(self, worker: TranscriptionWorker) -> None:
        assert not worker.finished
        worker.finish()
        assert worker.finished
        assert worker.poll() == []

    def test_it_is_finished_only_when_everything_was_polled(self, worker: TranscriptionWorker) -> None:
        worker.add(0, voice(1, 2.0))
        worker.finish()
        events = events_until(worker, 1)
        assert isinstance(events[-1], ChunkTranscribed)
        assert events[-1].final
        assert worker.finished

    def test_poll_does_not_wait_for_a_transcription(
        self, worker: TranscriptionWorker, transcriber: FakeTranscriber
    ) -> None:
        transcriber.hold()
        worker.add(0, voice(1, 2.0))
        transcriber.wait_for_calls(1)
        assert worker.poll() == []
        assert not worker.wait(0.0)

    def test_no_segment_may_come_after_the_end(self, worker: TranscriptionWorker) -> None:
        worker.finish()
        with pytest.raises(ValueError, match="finish"):
            worker.add(0, voice(1, 1.0))


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
            def transcribe(self, samples: object, context: str) -> list[Word]:
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


class TestGuards:
    def test_a_loop_does_not_get_through(self) -> None:
        class Looping(FakeTranscriber):
            def transcribe(self, samples: object, context: str) -> list[Word]:
                return [Word("again", 0.01 * index, 0.01 * index + 0.01, 0.5) for index in range(100)]

        with TranscriptionWorker(Looping()) as worker:
            worker.add(0, voice(1, 2.0))
            assert [word.text for word in newest_words(rest(worker))] == ["again"]

    def test_times_outside_the_chunk_are_brought_inside(self) -> None:
        class Late(FakeTranscriber):
            def transcribe(self, samples: object, context: str) -> list[Word]:
                return [Word("late", 9.0, 12.0, 0.5)]

        with TranscriptionWorker(Late()) as worker:
            worker.add(at(4.0), voice(1, 2.0))
            (word,) = newest_words(rest(worker))
        assert 4.0 <= word.start < word.end <= 6.0


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
