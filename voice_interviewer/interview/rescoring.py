"""Assessing kept sessions anew: their facts stay untouched, the judgements are made by today's measures.

The one fact that may be added is words that could not be had at the time: that sound is heard again.

What the pack no longer has cannot be judged anew: such an answer keeps the assessment it has, with the version of the
measures that made it.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Protocol, TypeAlias

from voice_interviewer.assessment import USUAL
from voice_interviewer.core.assessed import Timing
from voice_interviewer.core.assessment_json import json_ready
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.follow_ups import inviting_question, probing_question, questions_as_probed
from voice_interviewer.core.prompted import with_further_questions, with_prompted_points
from voice_interviewer.core.questions import KeyPoint, Pack, Question
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.work import Step
from voice_interviewer.errors import PackError, StorageError, UsageError
from voice_interviewer.interview.assessing_again import Again, measured_before, named
from voice_interviewer.interview.taking import NOT_ASSESSED
from voice_interviewer.ports import CoverageJudge, Transcriber

TRIES = 3
"""So often a session is assessed that something else changes meanwhile."""

_Turn: TypeAlias = tuple[int, int]


class Sessions(Protocol):
    """Where sessions are kept."""

    def load(self, session_id: str) -> Session:
        """One session, whole. Raises UsageError, StorageError."""

    def changing(self, session_id: str) -> AbstractContextManager[Session]:
        """The session as it is now, to be changed and saved inside.

        Raises UsageError where another program holds it, or where it is not there, and StorageError.
        """

    def save(self, session: Session) -> None:
        """Write the session file: afterwards it is the new one, or on error still the old one. Raises StorageError."""

    def folder(self, session: Session) -> Path:
        """Where the session lies."""


@dataclass(frozen=True, slots=True)
class Rescored:
    """What became of one session."""

    session_id: str
    assessed: int
    """Answers assessed anew."""
    changed: int
    """How many of these have other figures now, or figures of another version of the measures."""
    notes: tuple[str, ...]
    """What could not be assessed anew, and why, a line each."""


@dataclass(slots=True)
class _Made:
    """A session's answers as they become."""

    answers: list[Answer] = field(default_factory=list)
    anew: dict[_Turn, int] = field(default_factory=dict)
    """Where the answers to questions stand that were assessed anew: what was said to their follow-ups counts anew."""
    assessed: int = 0
    notes: list[str] = field(default_factory=list)


class Rescoring:
    """Assesses some sessions anew; `done` tells what became of each so far."""

    def __init__(
        self,
        *,
        session_ids: Sequence[str],
        sessions: Sessions,
        pack: Callable[[str], Pack],
        sound: Callable[[Path], Samples],
        transcriber: Callable[[], Transcriber],
        judge: CoverageJudge,
        wishes: DeliveryWishes = USUAL,
    ) -> None:
        """`pack` gives the pack of an id or raises UsageError or PackError, `sound` a recording or AudioFileError.

        `transcriber`, or ModelError, is asked for where words are missing, and given once.
        """
        self._ids = tuple(session_ids)
        self._sessions = sessions
        self._pack = pack
        self._sound = sound
        self._transcriber = cache(transcriber)
        self._judge = judge
        self._wishes = wishes
        self.done: list[Rescored] = []

    def work(self, cancelled: threading.Event) -> Iterator[Step]:
        """Do it, a step a session; a session is written whole or not at all. Fulfils core.work.Work.

        Raises UsageError for an id that names no session, StorageError where a session cannot be written.
        """
        for number, session_id in enumerate(self._ids):
            yield Step(number, len(self._ids), session_id)
            done = self._rescore(session_id, cancelled)
            if done is None:
                return
            self.done.append(done)
        yield Step(len(self._ids), len(self._ids), "done")

    def _rescore(self, session_id: str, cancelled: threading.Event) -> Rescored | None:
        """None when it was cancelled."""
        for _ in range(TRIES):
            try:
                session = self._sessions.load(session_id)
            except StorageError as error:
                return Rescored(session_id, 0, 0, (error.what,))
            made = self._make(session, cancelled)
            if made is None:
                return None
            pairs = zip(session.answers, made.answers, strict=True)
            changed = sum(_figures(before) != _figures(after) for before, after in pairs)
            try:
                if not changed or self._save(session, made):
                    return Rescored(session.id, made.assessed, changed, tuple(made.notes))
            except UsageError as error:
                return Rescored(session_id, 0, 0, (error.what,))
        return Rescored(session_id, 0, 0, ("It is being written to; rescore it when its interview is over.",))

    def _save(self, session: Session, made: _Made) -> bool:
        """Whether it was saved: not where it was changed since it was read. Raises UsageError, StorageError."""
        with self._sessions.changing(session.id) as now:
            if now != session:
                return False
            self._sessions.save(replace(session, answers=tuple(made.answers)))
            return True

    def _make(self, session: Session, cancelled: threading.Event) -> _Made | None:
        made = _Made()
        questions: dict[str, Question] = {}
        try:
            questions = {each.id: each for each in self._pack(session.pack_id).questions}
        except (PackError, UsageError) as error:
            made.notes.append(error.what)
        again = Again(
            judge=self._judge,
            wishes=self._wishes,
            sound=self._sound,
            transcriber=self._transcriber,
            folder=self._sessions.folder(session),
            notes=made.notes,
            cancelled=cancelled,
        )
        texts = {(each.number, each.take): each.question_text for each in session.answers if each.follow_up is None}
        for kept in session.answers:
            if cancelled.is_set():
                return None
            turn = (kept.number, kept.take)
            question = questions.get(kept.question_id)
            if question is not None:
                question = replace(question, text=texts.get(turn, question.text))
            asked = _asked(kept, question)
            answer = self._answer(kept, asked, again, made) if kept.ended_by not in NOT_ASSESSED else kept
            made.answers.append(answer)
            if answer.follow_up is None and answer is not kept:
                made.anew[turn] = len(made.answers) - 1
            elif answer.follow_up is not None and turn in made.anew and question is not None and asked is not None:
                place = made.anew[turn]
                made.answers[place] = _counted(made.answers[place], answer, question, again)
        return made

    def _answer(self, answer: Answer, asked: Question | None, again: Again, made: _Made) -> Answer:
        """The answer with its assessment made anew, where that can be."""
        if asked is None:
            made.notes.append(
                f"{named(answer)}: what was asked (“{answer.question_id}”) is not in the pack any more"
                + ("; its assessment stays as it was." if answer.assessment else ", so its content is not assessed.")
            )
            if answer.assessment is not None:
                return answer
        heard = again.heard(answer, asked)
        assessment = again.assess(heard, asked)
        if assessment is None:
            return heard
        made.assessed += 1
        return replace(heard, assessment=assessment)


def _asked(answer: Answer, question: Question | None) -> Question | None:
    """What the candidate was held to, in the words in which it was asked; None where the pack has it no more.

    `question` is the one that the answer, or the answer before the follow-up, is about, as it was asked.
    """
    if question is None or answer.follow_up is None:
        return question
    if answer.probed is None:
        return inviting_question(question, answer.question_text) if question.topics else None
    point = _point(question, answer)
    return probing_question(question, point) if point is not None else None


def _point(question: Question, answer: Answer) -> KeyPoint | None:
    """The key point that the follow-up asked about, in the words in which it was asked."""
    points = [each for each in question.key_points if each.id == answer.probed]
    return replace(points[0], follow_up=answer.question_text) if points else None


def _counted(main: Answer, further: Answer, question: Question, again: Again) -> Answer:
    """The answer with what was said to a follow-up counted for it, as interview.following_up counts it."""
    if main.assessment is None or further.assessment is None or further.follow_up is None:
        return main
    if further.probed is None:
        return replace(main, assessment=with_further_questions(main.assessment, further.assessment, further.follow_up))
    point = _point(question, further)
    for asked in questions_as_probed(question, point) if point is not None else ():
        judged = again.judged(further, asked, measured_before(further)).coverage
        if judged is not None:
            main = replace(main, assessment=with_prompted_points(question, main, judged, further.follow_up))
    return main


def _figures(answer: Answer) -> object:
    """What was heard, and what its assessment says, as it is kept, but for what it cost."""
    assessment = answer.assessment
    judged = json_ready(replace(assessment, timing=Timing(0.0, 0.0))) if assessment is not None else None
    return answer.words, answer.failed, judged
