"""The session as it grows: what stands in the book is on disk, or the disk has refused it, which is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.packed_answers import packed, unpacked, whole_answer
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.ports import RecordingWriter, SessionStore


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Book:
    """Keeps the answers of one session in the order in which they were begun; those of earlier questions packed."""

    def __init__(self, store: SessionStore, session: Session, clock: Callable[[], datetime] = _utc_now) -> None:
        self._store = store
        self._clock = clock
        self._session = packed(session)

    @property
    def session(self) -> Session:
        """The whole session so far."""
        return unpacked(self._session, self._store.read_answer)

    @property
    def open_question_ids(self) -> tuple[str, ...]:
        """Ids of the questions without a finished answer, in order."""
        return open_question_ids(self._session)

    def open_recording(self, file_name: str) -> RecordingWriter:
        """Begin a recording of this session. Raises StorageError."""
        return self._store.open_recording(self._session, file_name)

    def keep(self, answer: Answer) -> Answer:
        """Add an answer, given now, or put it in the place of an earlier word on its turn; gives it as it is kept.

        Raises StorageError.
        """
        places = [_turn(each) for each in self._session.answers]
        answers = list(self._session.answers)
        if _turn(answer) in places:
            place = places.index(_turn(answer))
            answer = replace(answer, answered_at=answers[place].answered_at)
            answers[place] = answer
        else:
            answer = replace(answer, answered_at=self._clock().isoformat(timespec="milliseconds"))
            answers.append(answer)
        self._save(packed(replace(self._session, answers=tuple(answers)), answer.number))
        return answer

    def takes(self, number: int) -> int:
        """How many tries at the question of this number are kept."""
        return sum(each.number == number and each.follow_up is None for each in self._session.answers)

    def follow_ups(self, number: int, take: int) -> int:
        """How many answers to follow-ups of this take are kept."""
        return sum(_turn(each)[:2] == (number, take) and each.follow_up is not None for each in self._session.answers)

    def answer(self, number: int, take: int) -> Answer:
        """The answer to the question itself in this take, which must be kept."""
        kept = next(each for each in self._session.answers if _turn(each) == (number, take, None))
        return whole_answer(kept, self._store.read_answer)

    def rate(self, number: int, take: int, stars: int) -> None:
        """Keep what the candidate thought of their answer in this take, 1 to 5. Raises StorageError."""
        self.keep(replace(self.answer(number, take), self_rating=stars))

    def last(self) -> Answer:
        """The answer that was begun last; there must be one."""
        return whole_answer(self._session.answers[-1], self._store.read_answer)

    def end(self) -> None:
        """Mark the session as properly ended. Raises StorageError."""
        self._save(replace(self._session, ended=True))

    def save(self) -> None:
        """Write what stands in the book once more, for the disk may have refused it. Raises StorageError."""
        self._save(self._session)

    def discard_if_empty(self) -> None:
        """Take a session without an answer away."""
        if not self._session.answers:
            self._store.discard(self._session)

    def _save(self, session: Session) -> None:
        self._session = session
        self._store.save(session)


def _turn(answer: Answer) -> tuple[int, int, int | None]:
    return answer.number, answer.take, answer.follow_up
