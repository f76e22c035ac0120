"""What an interview reports while it runs; every front end (screen, plain, test) lives on these alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word


class Command(StrEnum):
    """What the person can tell a running interview."""

    DONE = "done"
    """My answer is over; I have understood the question; I have read the result: on with it."""
    WAIT = "wait"
    """Do not end my answer by silence until I speak again."""
    REPEAT = "repeat"
    """Say the question or follow-up once more; what was said so far is set aside, not deleted."""
    SLOWER = "slower"
    """The same, and more slowly from here on."""
    PAUSE = "pause"
    """Nothing is said or recorded until this comes again, or DONE."""
    SKIP = "skip"
    """On without this one: from a question to the next one, from a follow-up to the result."""
    QUIT = "quit"
    """Stop here and keep everything."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What the person thinks of the answer whose result comes next."""

    stars: int
    """1 (poor) to 5 (very good)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The typed answer as it stands; a newer one takes its place."""

    text: str


Wish: TypeAlias = Command | Rating | Draft
"""All that the person can tell a running interview."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """Something slow is being made ready."""

    what: str


@dataclass(frozen=True, slots=True)
class InterviewStarted:
    """The session is begun; its folder is there."""

    session: Session


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """The interviewer opens a round; the introduction is spoken before its first question."""

    title: str
    introduction: str


@dataclass(frozen=True, slots=True)
class QuestionStarted:
    """The interviewer begins to ask."""

    question: Question
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class FollowUpStarted:
    """The interviewer begins to ask on: about a missed point, or for one more question of the candidate's."""

    question: Question
    """The question whose answer is followed up."""
    text: str
    """What the interviewer says."""
    point_id: str | None
    """The key point that is probed; None where the candidate is invited to ask once more."""
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class SpeakingAt:
    """How far the interviewer's voice has come."""

    seconds: float
    """Of sound played since the question or follow-up began."""
    characters: int = 0
    """Of the question's or follow-up's text that were said; 0 while an introduction is spoken before it."""


@dataclass(frozen=True, slots=True)
class ListeningStarted:
    """The floor is the candidate's."""


@dataclass(frozen=True, slots=True)
class TypingStarted:
    """The floor is the candidate's, who types."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing is said or recorded: PAUSE or DONE goes on, QUIT stops."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over, and what it interrupted goes on."""


class Floor(StrEnum):
    """What the candidate is doing, as far as the sound tells."""

    YOUR_TURN = "your-turn"
    """Nothing said yet."""
    SPEAKING = "speaking"
    THINKING = "thinking"
    """Silence inside the answer."""
    ENDING = "ending"
    """Silence that will end the answer; any speech cancels."""


@dataclass(frozen=True, slots=True)
class Listening:
    """The state of the ear, about ten times a second; a newer one replaces an older one."""

    seconds: float
    """Length of the recording so far."""
    level_dbfs: float
    is_speech: bool
    floor: Floor
    ending_in_seconds: float | None
    """Only while ending."""
    sounds_finished: bool = False
    """Whether it is ending because it sounds finished: a soft end, which leaves time to go on."""


@dataclass(frozen=True, slots=True)
class ChunkTranscribed:
    """Words of one chunk; a chunk reported again replaces its earlier words."""

    chunk: int
    words: tuple[Word, ...]
    final: bool
    """False while more speech may still join the chunk."""


@dataclass(frozen=True, slots=True)
class ChunkFailed:
    """One chunk could not be transcribed; its sound is in the recording."""

    chunk: int
    span: Span
    problem: str


@dataclass(frozen=True, slots=True)
class AnswerEnded:
    """Listening is over; the last words may still be on their way."""

    reason: EndReason
    seconds: float


@dataclass(frozen=True, slots=True)
class AnswerKept:
    """The answer is final, and on disk with its assessment (None when it was set aside or stopped early).

    The answer to a question comes after those to its follow-ups, whose words it counts.
    """

    answer: Answer


class Following(StrEnum):
    """What comes when the person goes on."""

    QUESTION = "question"
    BREAK = "break"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class BetweenQuestions:
    """The result is there to be read: DONE goes on, REPEAT tries the same question again, a Rating is kept."""

    following: Following = Following.QUESTION


@dataclass(frozen=True, slots=True)
class BreakStarted:
    """A round is over, and the next one waits for the person: DONE begins it."""

    finished: str
    """Title of the round that is over."""
    following: str
    """Title of the round that comes next."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something went wrong that the person should know; the interview goes on if it can."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What the Problem before it tells of stopped the interview: DONE goes on once it is mended, QUIT stops."""

    following: Following | None
    """What comes when it goes on; None for the same question once more."""


@dataclass(frozen=True, slots=True)
class InterviewEnded:
    """Nothing more will happen; the session is as it lies on disk."""

    session: Session
    failed: bool
    """True when a problem, not the person, ended it."""


Event: TypeAlias = (
    Preparing
    | InterviewStarted
    | RoundStarted
    | QuestionStarted
    | FollowUpStarted
    | SpeakingAt
    | ListeningStarted
    | TypingStarted
    | Paused
    | Resumed
    | Listening
    | ChunkTranscribed
    | ChunkFailed
    | AnswerEnded
    | AnswerKept
    | BetweenQuestions
    | BreakStarted
    | Problem
    | Interrupted
    | InterviewEnded
)
