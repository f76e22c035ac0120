"""What is heard is looked at while the person still speaks, only in spare time, and what fails there costs nothing."""

import threading
from collections.abc import Callable, Sequence

from tests.fakes import TIMEOUT_SECONDS, FakeTranscriber
from tests.interview.hearing_words import at, newest_words, rest, spans, voice
from voice_interviewer.interview.transcribing import TranscriptionWorker


class Watching:
    """Notes what it is given, and looks until it is stopped where it `lingers`."""

    def __init__(self, *, lingers: bool = False, fails: bool = False) -> None:
        self.given: list[list[str]] = []
        self.threads: set[str] = set()
        self.stopped = 0
        self._lingers = lingers
        self._fails = fails
        self._changed = threading.Condition()

    def look(self, said: Sequence[str], stop: Callable[[], bool]) -> None:
        with self._changed:
            self.given.append(list(said))
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()
        if self._fails:
            raise ValueError("it does not matter")
        waiting = threading.Event()
        while self._lingers and not stop():
            waiting.wait(0.001)
        self.stopped += self._lingers

    def wait_for_looks(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.given) >= count, TIMEOUT_SECONDS)


def test_each_new_stretch_is_looked_at_with_all_before_it_on_the_transcribers_thread() -> None:
    watching = Watching()
    with TranscriptionWorker(FakeTranscriber(), look_ahead=watching.look) as worker:
        worker.add(at(0.0), voice(1, 11.0))
        watching.wait_for_looks(1)
        worker.add(at(20.0), voice(2, 11.0))
        watching.wait_for_looks(2)
        rest(worker)
    assert watching.given == [["w1"], ["w1", "w2"]]
    assert watching.threads == {"transcription"}


def test_it_stops_for_the_next_stretch_and_at_the_end_of_the_answer() -> None:
    watching = Watching(lingers=True)
    with TranscriptionWorker(FakeTranscriber(), look_ahead=watching.look) as worker:
        worker.add(at(0.0), voice(1, 11.0))
        watching.wait_for_looks(1)
        worker.add(at(20.0), voice(2, 11.0))
        watching.wait_for_looks(2)
        assert watching.stopped == 1
        words = newest_words(rest(worker))
    assert spans(words) == [("w1", 0.0, 11.0), ("w2", 20.0, 31.0)]
    assert watching.stopped == len(watching.given) == 2


def test_it_is_cancelled_with_the_answer() -> None:
    watching = Watching(lingers=True)
    worker = TranscriptionWorker(FakeTranscriber(), look_ahead=watching.look)
    worker.add(at(0.0), voice(1, 11.0))
    watching.wait_for_looks(1)
    worker.close()
    assert watching.stopped == 1


def test_where_it_fails_the_words_come_and_it_is_not_tried_again() -> None:
    watching = Watching(fails=True)
    with TranscriptionWorker(FakeTranscriber(), look_ahead=watching.look) as worker:
        worker.add(at(0.0), voice(1, 11.0))
        watching.wait_for_looks(1)
        worker.add(at(20.0), voice(2, 11.0))
        words = newest_words(rest(worker))
    assert spans(words) == [("w1", 0.0, 11.0), ("w2", 20.0, 31.0)]
    assert len(watching.given) == 1
