"""When an answer is over: a segment is not a turn, and being cut off is the worst an interviewer can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from types import MappingProxyType

from voice_interviewer.core.events import Floor
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FRAME_SECONDS

SHORTEST_PAUSE_SECONDS = 0.25
"""Shorter silences belong to articulation (Goldman-Eisler 1968) and say nothing about a person's pauses."""

USUAL_PAUSE_SECONDS = 0.5
"""Counted as the first pause of every answer, so that one long pause alone makes nobody a slow speaker."""


class PatienceLevel(StrEnum):
    """How long the interviewer waits; a setting."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"
    ONLY_BY_KEY = "key"


@dataclass(frozen=True, slots=True)
class Patience:
    """How much silence ends an answer; None means that no silence does.

    Within-turn pauses in telephone talk are shorter than 1.84 s in 99 % of cases, so a soft end beyond that cuts off
    few even where the turn detector errs. A thinking pause of 3 to 5 s survives only where the turn detector hears
    that more is to come, and it often does not, above all between sentences. `tests/benchmarks/bench_ear.py`
    measures what that costs.
    """

    before_first_word_seconds: float | None = 20.0
    """Silence from the start, or after the first sounds, that ends an answer not yet begun."""
    soft_end_seconds: float | None = 2.2
    """Silence that ends the answer when the turn detector agrees."""
    early_soft_end_seconds: float = 5.0
    """The same while less was said than an answer needs."""
    hard_end_seconds: float | None = 8.0
    """Silence that ends the answer whatever the turn detector says."""
    turn_threshold: float = 0.7
    """Completion probability at which the turn detector agrees; smart-turn's own is 0.5.

    Measured 0.3 s into the silence, this or more: 10 of 11 ends of long answers, 7 in 10 ends of short phrases, 9 in
    10 gaps between a reader's sentences, 4 in 10 gaps inside them. Values from 0.5 to 0.85 differ little.
    """
    ask_after_seconds: float = 0.3
    """Silence after which the turn detector is asked; its answers differ little from 0.2 to 0.6 s."""
    typical_pause_factor: float = 3.3
    """The soft end waits at least so many times the person's median pause in this answer: slow speakers get longer.

    Chosen on one slow recording: with 3.0 it was cut off, from 3.3 on it was not.
    """
    cancelled_pause_factor: float = 1.5
    """The soft end waits at least so many times the longest pause in which speech cancelled a soft countdown."""
    begun_seconds: float = 1.0
    """Speech that makes a beginning: a cleared throat or a lone "um" is less."""
    countdown_seconds: float = 3.0
    """How long before a hard end the countdown shows."""
    soft_countdown_seconds: float = 1.0
    """How long before a soft end the countdown shows."""
    speech_frames: int = 3
    """Speech frames in a row that are speech (90 ms); fewer are a blip, and change nothing."""


PATIENCE: Mapping[PatienceLevel, Patience] = MappingProxyType(
    {
        PatienceLevel.SHORT: Patience(
            before_first_word_seconds=12.0, soft_end_seconds=1.5, early_soft_end_seconds=3.0, hard_end_seconds=5.0
        ),
        PatienceLevel.NORMAL: Patience(),
        PatienceLevel.LONG: Patience(
            before_first_word_seconds=45.0, soft_end_seconds=4.0, early_soft_end_seconds=8.0, hard_end_seconds=15.0
        ),
        PatienceLevel.ONLY_BY_KEY: Patience(
            before_first_word_seconds=None, soft_end_seconds=None, hard_end_seconds=None
        ),
    }
)
"""What each setting means."""


@dataclass(frozen=True, slots=True)
class EndpointState:
    """Where the answer stands after a frame."""

    floor: Floor
    silence_seconds: float
    """Since the last speech, or since listening began."""
    ending_in_seconds: float | None
    """While the countdown runs."""
    ended: EndReason | None
    """Once set it stays."""
    wants_turn_probability: bool
    """True once a pause: answer with `turn_probability`."""


class Endpointer:
    """Ends an answer by patience; counts frames, knows no clock, and serves one answer."""

    def __init__(self, patience: Patience | None = None, expected_speech_seconds: float = 5.0) -> None:
        """`expected_speech_seconds` of speech make an answer; before, the soft end waits `early_soft_end_seconds`."""
        self._patience = patience or Patience()
        self._expected_speech_seconds = expected_speech_seconds
        self._spoken_frames = 0
        self._silent_frames = 0
        self._speech_run = 0
        self._speaking = False
        self._asked = False
        self._sounds_finished = False
        self._waiting = False
        self._pauses_seconds = [USUAL_PAUSE_SECONDS]
        self._longest_cancelled_seconds = 0.0
        self._ended: EndReason | None = None

    def push(self, is_speech: bool) -> EndpointState:
        """Take the next frame (FRAME_SAMPLES) and tell where the answer stands."""
        if self._ended is None:
            if is_speech:
                self._hear_speech()
            else:
                self._hear_silence()
        wants_turn_probability = self._asks()
        deadline = self._deadline()
        if deadline is None or self._speaking:
            return self._state(None, wants_turn_probability)
        countdown_seconds, reason = deadline[1:]
        remaining = max(0.0, deadline[0] - self._silence_seconds)
        if remaining < FRAME_SECONDS / 2 and not is_speech:
            self._ended = self._ended or reason
        return self._state(remaining if remaining <= countdown_seconds else None, wants_turn_probability)

    def turn_probability(self, probability: float) -> None:
        """Answer what was asked: the probability, 0 to 1, that the answer is complete.

        Who learns more within the same pause (the words, say) may answer again; once speech resumed it is ignored.
        """
        if self._asked and not self._speaking:
            self._sounds_finished = probability >= self._patience.turn_threshold

    def wait(self) -> None:
        """Let no silence end the answer until the person speaks again."""
        self._waiting = True

    @property
    def _silence_seconds(self) -> float:
        return self._silent_frames * FRAME_SECONDS

    @property
    def _spoken_seconds(self) -> float:
        return self._spoken_frames * FRAME_SECONDS

    def _hear_speech(self) -> None:
        self._speech_run += 1
        if self._speaking:
            self._spoken_frames += 1
        elif self._speech_run >= self._patience.speech_frames:
            self._learn_pause()
            self._spoken_frames += self._speech_run
            self._silent_frames = 0
            self._speaking = True
            self._asked = self._sounds_finished = self._waiting = False

    def _hear_silence(self) -> None:
        blip_frames = 0 if self._speaking else self._speech_run
        self._silent_frames += blip_frames + 1
        self._speech_run = 0
        self._speaking = False

    def _learn_pause(self) -> None:
        """Note the pause that speech has just ended."""
        if not self._spoken_frames or self._waiting or self._silence_seconds < SHORTEST_PAUSE_SECONDS:
            return
        soft = self._soft_end_seconds()
        if soft is not None and self._silence_seconds > soft - self._patience.soft_countdown_seconds:
            self._longest_cancelled_seconds = max(self._longest_cancelled_seconds, self._silence_seconds)
        self._pauses_seconds.append(self._silence_seconds)

    def _asks(self) -> bool:
        """True once a pause, as soon as it is long enough to ask and a soft end is possible."""
        patience = self._patience
        if (
            self._asked
            or self._waiting
            or self._ended
            or patience.soft_end_seconds is None
            or self._spoken_seconds < patience.begun_seconds
            or self._silence_seconds < patience.ask_after_seconds
        ):
            return False
        self._asked = True
        return True

    def _deadline(self) -> tuple[float, float, EndReason] | None:
        """The silence that ends the answer as things stand, the length of its countdown, and the reason."""
        patience = self._patience
        if self._waiting:
            return None
        if self._spoken_seconds < patience.begun_seconds:
            if patience.before_first_word_seconds is None:
                return None
            reason = EndReason.SILENCE if self._spoken_frames else EndReason.NO_SPEECH
            return patience.before_first_word_seconds, patience.countdown_seconds, reason
        soft = self._soft_end_seconds()
        hard = patience.hard_end_seconds
        if soft is not None and (hard is None or soft < hard):
            return soft, patience.soft_countdown_seconds, EndReason.TURN
        return None if hard is None else (hard, patience.countdown_seconds, EndReason.SILENCE)

    def _soft_end_seconds(self) -> float | None:
        """Silence at which this pause ends softly; None while the turn detector has not agreed."""
        patience = self._patience
        if patience.soft_end_seconds is None or not self._sounds_finished:
            return None
        early = self._spoken_seconds < self._expected_speech_seconds
        usual = patience.early_soft_end_seconds if early else patience.soft_end_seconds
        typical = patience.typical_pause_factor * median(self._pauses_seconds)
        return max(usual, typical, patience.cancelled_pause_factor * self._longest_cancelled_seconds)

    def _state(self, ending_in_seconds: float | None, wants_turn_probability: bool) -> EndpointState:
        if not self._spoken_frames:
            floor = Floor.YOUR_TURN
        elif self._speaking or self._silence_seconds < self._patience.ask_after_seconds:
            floor = Floor.SPEAKING
        else:
            floor = Floor.THINKING
        if ending_in_seconds is not None:
            floor = Floor.ENDING
        return EndpointState(floor, self._silence_seconds, ending_in_seconds, self._ended, wants_turn_probability)
