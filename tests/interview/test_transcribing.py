"""The worker: every segment is accounted for, words lie where they were spoken, the end does not wait needlessly."""

from collections.abc import Sequence

import pytest

from tests.fakes import FakeTranscriber
from tests.interview.hearing_words import at, events_until, newest_words, rest, spans, voice
from voice_interviewer.core.events import ChunkTranscribed
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.transcribing import TranscriptionWorker


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

    def test_the_terms_go_with_every_chunk(self, transcriber: FakeTranscriber) -> None:
        with TranscriptionWorker(transcriber, terms=("lasso", "L1")) as worker:
            worker.add(at(1.0), voice(5, 1.0))
            rest(worker)
        assert set(transcriber.terms) == {("lasso", "L1")}

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


class TestGuards:
    def test_a_loop_does_not_get_through(self) -> None:
        class Looping(FakeTranscriber):
            def transcribe(self, samples: object, context: str, terms: Sequence[str] = ()) -> list[Word]:
                return [Word("again", 0.01 * index, 0.01 * index + 0.01, 0.5) for index in range(100)]

        with TranscriptionWorker(Looping()) as worker:
            worker.add(0, voice(1, 2.0))
            assert [word.text for word in newest_words(rest(worker))] == ["again"]

    def test_times_outside_the_chunk_are_brought_inside(self) -> None:
        class Late(FakeTranscriber):
            def transcribe(self, samples: object, context: str, terms: Sequence[str] = ()) -> list[Word]:
                return [Word("late", 9.0, 12.0, 0.5)]

        with TranscriptionWorker(Late()) as worker:
            worker.add(at(4.0), voice(1, 2.0))
            (word,) = newest_words(rest(worker))
        assert 4.0 <= word.start < word.end <= 6.0
