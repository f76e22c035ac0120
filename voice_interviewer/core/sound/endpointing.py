"""When an answer is over: a segment is not a turn, and being cut off is the worst an interviewer can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from voice_interviewer.core.events import Floor
from voice_interviewer.core.session import EndReason
from voice_interviewer.core.sound.audio import FRAME_SECONDS
from voice_interviewer.core.sound.pause_memory import PauseMemory
from voice_interviewer.core.sound.phrase_end import PhraseEnd

_ROUNDING = FRAME_SECONDS / 2
"""Silence is counted in whole frames."""

LEAST_COUNTDOWN_SECONDS = 1.5
"""However late the words say that the answer is finished, its countdown lasts so long, or as long as patience makes it:
the shortest that any of PATIENCE has, long enough to see it and to speak again."""


class PatienceLevel(StrEnum):
    """How long the interviewer waits; a setting."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"
    ONLY_BY_KEY = "key"


@dataclass(frozen=True, slots=True)
class Patience:
    """How much silence ends an answer; None means that no silence does.

    Nobody can tell from the sound and the words alone whether somebody who stops after a whole sentence has finished
    or thinks about the next one. So an answer that sounds finished ends in two steps: the soft end says so and counts
    down, and any speech cancels it; the end comes after thinking pauses of up to 6 s. Both are measured by
    `tests/benchmarks/bench_endings.py`.
    """

    before_first_word_seconds: float | None = 20.0
    """Silence from the start, or after the first sounds, that ends an answer not yet begun."""
    soft_end_seconds: float | None = 2.2
    """Silence after which an answer that sounds finished ends softly: its countdown begins.

    Within-turn pauses in telephone talk are shorter than 1.84 s in 99 % of cases.
    """
    finished_end_seconds: float = 7.5
    """Silence that ends an answer that sounds finished.

    Thinking pauses of up to 6 s pass, also where they make a pause of up to a second longer: at the places where
    readers pause 7.2 s cut off none, 6.5 s up to 4 %.
    """
    early_end_seconds: float = 9.0
    """The same while less was said than an answer needs."""
    hard_end_seconds: float | None = 10.0
    """Silence that ends the answer whatever it sounds like."""
    turn_threshold: float = 0.7
    """Completion probability at which the turn detector alone agrees; smart-turn's own is 0.5."""
    finished_words_threshold: float = 0.3
    """The same where the words end as a sentence can."""
    ask_after_seconds: float = 0.3
    """Silence after which the turn detector is asked."""
    begun_seconds: float = 1.0
    """Speech that makes a beginning: a cleared throat or a lone "um" is less."""
    countdown_seconds: float = 3.0
    """How long before the end the countdown shows where nothing says that the answer is finished."""
    speech_frames: int = 3
    """Speech frames in a row that are speech (90 ms); fewer are a blip, and change nothing."""


PATIENCE: Mapping[PatienceLevel, Patience] = MappingProxyType(
    {
        PatienceLevel.SHORT: Patience(
            before_first_word_seconds=12.0,
            soft_end_seconds=1.5,
            finished_end_seconds=3.0,
            early_end_seconds=5.0,
            hard_end_seconds=7.0,
        ),
        PatienceLevel.NORMAL: Patience(),
        PatienceLevel.LONG: Patience(
            before_first_word_seconds=45.0,
            soft_end_seconds=4.0,
            finished_end_seconds=12.0,
            early_end_seconds=15.0,
            hard_end_seconds=20.0,
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
    sounds_finished: bool
    """Whether it runs because the answer sounds finished: the soft end."""
    ended: EndReason | None
    """Once set it stays."""
    wants_turn_probability: bool
    """True once a pause: answer with `turn_probability`."""


@dataclass(frozen=True, slots=True)
class _Deadline:
    """The end that is coming as things stand, in seconds of silence."""

    end_seconds: float
    countdown_from_seconds: float
    reason: EndReason


class Endpointer:
    """Ends an answer by patience; counts frames, knows no clock, and serves one answer."""

    def __init__(
        self,
        patience: Patience | None = None,
        expected_speech_seconds: float = 5.0,
        pauses: PauseMemory | None = None,
    ) -> None:
        """`expected_speech_seconds` of speech make an answer; before, it ends after `early_end_seconds`.

        `pauses` is what earlier answers taught about the speaker, and learns from this one.
        """
        self._patience = patience or Patience()
        self._expected_speech_seconds = expected_speech_seconds
        self._pauses = pauses or PauseMemory()
        self._spoken_frames = 0
        self._silent_frames = 0
        self._speech_run = 0
        self._speaking = False
        self._asked = False
        self._probability: float | None = None
        self._phrase_end = PhraseEnd.UNKNOWN
        self._waiting = False
        self._counting_from_seconds: float | None = None
        self._ended: EndReason | None = None

    def push(self, is_speech: bool) -> EndpointState:
        """Take the next frame (FRAME_SAMPLES) and tell where the answer stands."""
        if self._ended is None:
            if is_speech:
                self._hear_speech()
            else:
                self._hear_silence()
        wants_turn_probability = self._asks()
        deadline = None if self._speaking else self._deadline()
        if deadline is None or self._silence_seconds < deadline.countdown_from_seconds - _ROUNDING:
            self._counting_from_seconds = None
            return self._state(None, None if deadline is None else deadline.reason, wants_turn_probability)
        if self._counting_from_seconds is None:
            self._counting_from_seconds = self._silence_seconds
        least_seconds = min(LEAST_COUNTDOWN_SECONDS, deadline.end_seconds - deadline.countdown_from_seconds)
        end_seconds = max(deadline.end_seconds, self._counting_from_seconds + least_seconds)
        remaining = max(0.0, end_seconds - self._silence_seconds)
        if remaining < _ROUNDING and not is_speech:
            self._ended = self._ended or deadline.reason
        return self._state(remaining, deadline.reason, wants_turn_probability)

    def turn_probability(self, probability: float) -> None:
        """Answer what was asked: the probability, 0 to 1, that the answer is complete.

        Once speech resumed it is ignored.
        """
        if self._asked and not self._speaking:
            self._probability = probability

    def words_say(self, phrase_end: PhraseEnd) -> None:
        """Tell how the words end that were said before this pause; while somebody speaks it is ignored.

        UNFINISHED and CLOSED outweigh the turn detector, and FINISHED makes it easier to convince. May be told again.
        """
        if self.is_pausing:
            self._phrase_end = phrase_end

    @property
    def is_pausing(self) -> bool:
        """Whether somebody who has begun is silent, and `words_say` is heeded."""
        return bool(self._spoken_frames) and not self._speaking

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
            if self._spoken_frames and not self._waiting:
                self._pauses.note(self._silence_seconds, cancelled_countdown=self._counting_from_seconds is not None)
            self._spoken_frames += self._speech_run
            self._silent_frames = 0
            self._speaking = True
            self._asked = self._waiting = False
            self._probability = None
            self._phrase_end = PhraseEnd.UNKNOWN

    def _hear_silence(self) -> None:
        blip_frames = 0 if self._speaking else self._speech_run
        self._silent_frames += blip_frames + 1
        self._speech_run = 0
        self._speaking = False

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

    def _deadline(self) -> _Deadline | None:
        patience = self._patience
        if self._waiting:
            return None
        if self._spoken_seconds < patience.begun_seconds:
            end = patience.before_first_word_seconds
            reason = EndReason.SILENCE if self._spoken_frames else EndReason.NO_SPEECH
            return None if end is None else _Deadline(end, end - patience.countdown_seconds, reason)
        hard = None if patience.hard_end_seconds is None else self._pauses.wait_seconds(patience.hard_end_seconds)
        if patience.soft_end_seconds is not None and self._sounds_finished:
            early = self._spoken_seconds < self._expected_speech_seconds
            end = self._pauses.wait_seconds(patience.early_end_seconds if early else patience.finished_end_seconds)
            return _Deadline(end if hard is None else min(end, hard), patience.soft_end_seconds, EndReason.TURN)
        return None if hard is None else _Deadline(hard, hard - patience.countdown_seconds, EndReason.SILENCE)

    @property
    def _sounds_finished(self) -> bool:
        if self._phrase_end is PhraseEnd.CLOSED:
            return True
        if self._phrase_end is PhraseEnd.UNFINISHED or self._probability is None:
            return False
        if self._phrase_end is PhraseEnd.FINISHED:
            return self._probability >= self._patience.finished_words_threshold
        return self._probability >= self._patience.turn_threshold

    def _state(
        self, ending_in_seconds: float | None, reason: EndReason | None, wants_turn_probability: bool
    ) -> EndpointState:
        if not self._spoken_frames:
            floor = Floor.YOUR_TURN
        elif self._speaking or self._silence_seconds < self._patience.ask_after_seconds:
            floor = Floor.SPEAKING
        else:
            floor = Floor.THINKING
        if ending_in_seconds is not None:
            floor = Floor.ENDING
        soft = floor is Floor.ENDING and reason is EndReason.TURN
        return EndpointState(floor, self._silence_seconds, ending_in_seconds, soft, self._ended, wants_turn_probability)
