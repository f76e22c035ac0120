"""Taking one answer: it is heard, recorded, kept as it is, assessed, and kept with its assessment."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from voice_interviewer.assessment import assess
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.recorded import measure_recording
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.events import Command, Event, Problem
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.book import Book
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Heard, Listener
from voice_interviewer.interview.recording import LateRecording
from voice_interviewer.ports import AudioSource, CoverageJudge

NOT_ASSESSED = (EndReason.REPEATED, EndReason.SKIPPED)
"""Answers that the candidate set aside are kept, but not held against them."""

STILL_SECONDS = 5.0
"""No busy machine keeps the thread that records from its work this long: beside four busy programs it was 1.2 s."""

ENDED_WHILE_ASKED: Mapping[Command | None, EndReason] = {Command.SKIP: EndReason.SKIPPED, Command.QUIT: EndReason.QUIT}
"""What of the wishes that interrupt a question leaves it without the candidate's turn, and how the turn then ended."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The candidate's turn: its place in the session, and what it answers."""

    number: int
    """Position of its question in the session, from 1."""
    take: int
    asked: Question
    """What the candidate is asked, and held to."""
    follow_up: int | None = None
    """Number of the follow-up within its take, from 1; None for the question itself."""
    probed: str | None = None
    """Id of the key point that the follow-up asks about."""

    @property
    def recording(self) -> str:
        """File name of its sound."""
        take = f"-take-{self.take}" if self.take > 1 else ""
        follow_up = "" if self.follow_up is None else f"-follow-up-{self.follow_up}"
        return f"answer-{self.number:02d}{take}{follow_up}.flac"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a turn."""

    answer: Answer | None
    """As it is kept; None when it ended before its first sample, or its first letter."""
    ended_by: EndReason
    assess: Callable[[Question], Assessment]
    """Assesses it as an answer to another question."""
    heard: Heard | None = None
    """None for a typed answer."""
    slower: bool = False
    """Whether the question is to be repeated more slowly."""


class Taking(Protocol):
    """Takes the answers of one session, spoken or typed."""

    def take(self, turn: Turn) -> Generator[Event, None, Taken]:
        """Take one answer and keep it, assessed unless it was set aside; an empty one leaves nothing.

        Raises DeviceError where it cannot be taken at all and StorageError where it cannot be kept; for what went wrong
        meanwhile see `faults`.
        """

    def set_down(self, turn: Turn, ended_by: EndReason) -> Generator[Event, None, Taken]:
        """Keep what there is of an answer that ended like this while its question was asked, before its turn came.

        Raises StorageError where it cannot be kept.
        """


class Taker:
    """Takes spoken answers; fulfils Taking."""

    def __init__(
        self,
        *,
        source: AudioSource,
        listener: Listener,
        judge: CoverageJudge,
        wishes: DeliveryWishes,
        book: Book,
        commands: Commands,
        cancelled: threading.Event,
        heeds_requests: bool,
    ) -> None:
        """`heeds_requests`: an answer that only asks for the question again is taken as that."""
        self._source = source
        self._listener = listener
        self._look_ahead = judge.look_ahead
        self._assess = partial(assess_heard, judge, wishes)
        self._book = book
        self._commands = commands
        self._cancelled = cancelled
        self._heeds_requests = heeds_requests

    def take(self, turn: Turn) -> Generator[Event, None, Taken]:
        """Hear one answer and keep it, assessed unless it was set aside; one without a sample leaves nothing.

        Raises DeviceError where it cannot be heard at all and StorageError where it cannot be kept; for what went wrong
        meanwhile see `faults`.
        """
        recording = LateRecording(lambda: self._book.open_recording(turn.recording))
        with ExitStack() as closing:
            closing.callback(recording.close)
            heard = yield from self._listener.listen(
                self._source,
                turn.asked,
                recording,
                self._commands,
                self._cancelled,
                heeds_requests=self._heeds_requests,
                look_ahead=partial(self._look_ahead, turn.asked),
            )
            taken = Taken(None, heard.ended_by, partial(self._assess, heard=heard), heard, heard.slower)
            if not heard.samples.size:
                return taken
            answer = self._book.keep(_facts(turn, heard))
        if heard.ended_by not in NOT_ASSESSED:
            answer = self._book.keep(replace(answer, assessment=self._assess(turn.asked, heard)))
        return replace(taken, answer=answer)

    def set_down(self, turn: Turn, ended_by: EndReason) -> Generator[Event, None, Taken]:
        """Nothing: no sound is taken before the candidate's turn."""
        yield from ()
        return Taken(None, ended_by, _not_heard)


def _not_heard(question: Question) -> Assessment:
    raise ValueError(f"nothing was heard as an answer to {question.id}")


def assess_heard(judge: CoverageJudge, wishes: DeliveryWishes, question: Question | None, heard: Heard) -> Assessment:
    """The assessment of what was heard, live or from a file."""
    recorded = measure_recording(heard.samples, heard.words, heard.speech, heard.dropped_seconds)
    return assess(
        judge=judge,
        question=question,
        words=heard.words,
        speech=heard.speech,
        audio=recorded.audio,
        voice=recorded.voice,
        hesitations=recorded.hesitations,
        failed=heard.failed,
        transcribe_seconds=heard.transcribe_seconds,
        clock=time.perf_counter,
        wishes=wishes,
    )


def faults(taken: Taken) -> Iterator[Event]:
    """Tell what was wrong with the sound of an answer that is kept by now; raises what the interview cannot survive."""
    heard = taken.heard
    if heard is None:
        return
    if heard.dropped_seconds > 0:
        yield _lost(heard)
    if heard.problem is not None:
        raise heard.problem
    if is_dead(heard):
        raise DeviceError(
            "The microphone delivered nothing but zeros for a whole answer.",
            "Unmute it, allow this terminal to use it, or choose another: `voice-interviewer devices` lists them.",
        )


def _lost(heard: Heard) -> Problem:
    """Sound did not come through: because all stood still, or else because the machine had too much to do."""
    if heard.still_seconds >= STILL_SECONDS:
        return Problem(
            f"For {heard.still_seconds:.0f} s the program stood still in mid-answer, as when a computer sleeps; "
            f"{heard.dropped_seconds:.1f} s of sound were lost.",
            "Keep the computer awake while you answer; try the question again if something is missing.",
        )
    return Problem(
        f"{heard.dropped_seconds:.1f} s of sound were lost on the way from the microphone.",
        "Close other programs that are busy, and do not stop what the terminal prints; "
        "the figures of this answer may be a little off.",
    )


def is_dead(heard: Heard) -> bool:
    """Whether the microphone gave no sound for an answer that the candidate let come to its end."""
    return heard.only_zeros and heard.ended_by not in (*NOT_ASSESSED, EndReason.QUIT)


def _facts(turn: Turn, heard: Heard) -> Answer:
    return Answer(
        number=turn.number,
        take=turn.take,
        question_id=turn.asked.id,
        question_text=turn.asked.text,
        recording=turn.recording,
        ended_by=heard.ended_by,
        words=heard.words,
        speech=heard.speech,
        seconds=heard.seconds,
        dropped_seconds=heard.dropped_seconds,
        failed=heard.failed,
        assessment=None,
        follow_up=turn.follow_up,
        probed=turn.probed,
        edged_speech=True,
    )
