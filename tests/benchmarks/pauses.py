"""Recorded answers as the endpointer meets them: speech frames, and what sound and words say at each pause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from tests.benchmarks.frames import Flags, frames, gated, load
from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.core.sound.audio import FRAME_SECONDS, SAMPLE_RATE, Samples, level_dbfs, to_float
from voice_interviewer.core.sound.chunks import Chunk, ChunkPacker
from voice_interviewer.core.sound.endpointing import Endpointer, Patience
from voice_interviewer.core.sound.pause_memory import PauseMemory
from voice_interviewer.core.sound.phrase_end import PhraseEnd, phrase_end
from voice_interviewer.core.sound.segmenter import SegmentClosed, Segmenter
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, speech_spans
from voice_interviewer.core.transcript import Word, text_of, with_whole_words, within, without_loops
from voice_interviewer.interview.collected import UNTIMED_SECONDS
from voice_interviewer.interview.transcribing import CONTEXT_WORDS
from voice_interviewer.paths import Home

ASKED_AFTER_SECONDS = Patience().ask_after_seconds
EDGE_SECONDS = 0.06
"""So much after the last speech frame belongs to the speech."""
WORDS_AFTER_SECONDS = 1.5
"""When the words before a pause are known: a segment closes after 0.5 s, and Whisper takes up to a second."""
TRAILING_SECONDS = 25.0


@dataclass(frozen=True, slots=True)
class Pause:
    """A place where somebody stops, or might."""

    end_frame: int
    """Frames up to the end of the speech before it."""
    gap_seconds: float | None
    """How long it lasts on the recording; None at the end of all speech."""
    probability: float
    """What the turn detector says there."""
    phrase_end: PhraseEnd
    """What the words say there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an answer ended, in seconds from its true end."""

    soft_seconds: float | None
    """To the countdown of the soft end that stayed; None where there was none."""
    end_seconds: float
    """To the end; negative where the answer was cut off."""
    cancelled_countdowns: int
    """Soft countdowns that were shown in mid-answer."""


class _Forgetful(PauseMemory):
    """Learns nothing."""

    def note(self, pause_seconds: float, *, cancelled_countdown: bool) -> None:
        """Let it pass."""


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """An answer from its first frame to its last speech."""

    decisions: tuple[bool, ...]
    pauses: Mapping[int, Pause]
    """By the frame at which they begin."""

    def with_pause(self, at: Pause, pause_frames: int) -> "RecordedAnswer":
        """The same with silence let in at a pause."""
        at_frame = at.end_frame
        moved = {key + pause_frames if key > at_frame else key: pause for key, pause in self.pauses.items()}
        decisions = (*self.decisions[:at_frame], *[False] * pause_frames, *self.decisions[at_frame:])
        return RecordedAnswer(decisions, {**moved, at_frame: at})

    def followed_by(self, other: "RecordedAnswer", pause_frames: int) -> "RecordedAnswer":
        """This answer, silence, and another one."""
        shift = len(self.decisions) + pause_frames
        later = {key + shift: pause for key, pause in other.pauses.items()}
        return RecordedAnswer((*self.decisions, *[False] * pause_frames, *other.decisions), {**self.pauses, **later})

    def ends(self, patience: Patience, *, heeds_words: bool = True, learns: bool = True) -> Outcome:
        """How patience ends it."""
        endpointer = Endpointer(patience, pauses=PauseMemory() if learns else _Forgetful())
        silence = [False] * frame_count(TRAILING_SECONDS)
        true_end = len(self.decisions)
        pause_began = countdowns = 0
        soft: float | None = None
        for index, is_speech in enumerate((*self.decisions, *silence), start=1):
            if is_speech:
                pause_began = index
            state = endpointer.push(is_speech)
            pause = self.pauses.get(pause_began)
            if state.wants_turn_probability and pause is not None:
                endpointer.turn_probability(pause.probability)
            if heeds_words and pause is not None and index - pause_began == frame_count(WORDS_AFTER_SECONDS):
                endpointer.words_say(pause.phrase_end)
            if not state.sounds_finished:
                soft = None
            elif soft is None:
                soft = (index - true_end) * FRAME_SECONDS
                countdowns += index < true_end
            if state.ended:
                return Outcome(soft, (index - true_end) * FRAME_SECONDS, countdowns)
        return Outcome(None, TRAILING_SECONDS, countdowns)


@dataclass
class PauseReader:
    """Reads recordings, with the models of the home folder."""

    ear: GatedVoiceActivity
    turns: SmartTurnDetector = field(
        default_factory=lambda: SmartTurnDetector(Home.find().models / "smart-turn-v3.2" / "smart-turn-v3.2-cpu.onnx")
    )

    @cached_property
    def transcriber(self) -> WhisperTranscriber:
        """Whisper base, as the program runs it."""
        return WhisperTranscriber(Home.find().models / "whisper-base", cpu_threads=1)

    def read(self, path: Path, *, shortest_gap_seconds: float, after_share: float = 0.0) -> RecordedAnswer | None:
        """The answer, with the pauses of at least that length after that share of it; None for one without speech."""
        samples = load(path)
        decisions = gated(self.ear, samples)
        spans = speech_spans([bool(each) for each in decisions])
        if not spans:
            return None
        bridged = np.zeros(frame_count(spans[-1].end), dtype=np.bool_)
        for span in spans:
            bridged[frame_count(span.start) : frame_count(span.end)] = True
        levels = [level_dbfs(frame) for frame in frames(samples)]
        known: dict[int, tuple[Word, ...]] = {}
        pauses = {}
        for span, gap in (*gaps(spans), (spans[-1], None)):
            if gap is not None and (gap < shortest_gap_seconds or span.end < spans[-1].end * after_share):
                continue
            end_frame = frame_count(span.end)
            sound = _stopped(samples, span.end)
            heard = sound[: round((span.end + ASKED_AFTER_SECONDS + EDGE_SECONDS) * SAMPLE_RATE)]
            probability = self.turns.completion_probability(heard)
            words = self._words(sound, decisions[:end_frame], levels[:end_frame], known)
            pauses[end_frame] = Pause(end_frame, gap, probability, _phrase_end(words, span.end))
        return RecordedAnswer(tuple(bool(each) for each in bridged), pauses)

    def _words(
        self, sound: Samples, decisions: Flags, levels: Sequence[float], known: dict[int, tuple[Word, ...]]
    ) -> list[Word]:
        """What is known of the words a second after the speech stops, chunk by chunk as the program hears them.

        `known` keeps the words of complete chunks, by the sample at which they end.
        """
        packer = ChunkPacker()
        segmenter = Segmenter()
        quiet = frame_count(1.0)
        for is_speech, level in zip((*decisions, *[False] * quiet), (*levels, *[-60.0] * quiet), strict=True):
            for event in segmenter.push(bool(is_speech), level):
                if isinstance(event, SegmentClosed):
                    segment = event.segment
                    packer.add(segment.start_sample, sound[segment.start_sample : segment.end_sample])
        words: list[Word] = []
        context = ""
        for chunk in packer.chunks:
            end_sample = round(chunk.sound().span.end * SAMPLE_RATE)
            heard = known.get(end_sample) if chunk.is_complete else None
            if heard is None:
                heard = self._transcribed(chunk, context)
            if chunk.is_complete:
                known[end_sample] = heard
            words += heard
            context = " ".join(text_of(heard).split()[-CONTEXT_WORDS:])
        return words

    def _transcribed(self, chunk: Chunk, context: str) -> tuple[Word, ...]:
        sound = chunk.sound()
        heard = self.transcriber.transcribe(to_float(sound.samples), context)
        return without_loops(with_whole_words(within([sound.on_recording(word) for word in heard], sound.span)))


def gaps(spans: Sequence[Span]) -> Iterator[tuple[Span, float]]:
    """Each stretch of speech but the last, and the silence after it in seconds."""
    for one, other in pairwise(spans):
        yield one, other.start - one.end


def frame_count(seconds: float) -> int:
    """How many frames that is."""
    return round(float(seconds) / FRAME_SECONDS)


def _stopped(samples: Samples, end_seconds: float) -> Samples:
    """The sound up to here, then a second and more of a quiet room."""
    room = np.rint(np.random.default_rng(0).normal(0.0, 3.0, 2 * SAMPLE_RATE)).astype(np.int16)
    return np.concatenate([samples[: round((end_seconds + EDGE_SECONDS) * SAMPLE_RATE)], room])


def _phrase_end(words: Sequence[Word], end_seconds: float) -> PhraseEnd:
    if not words or end_seconds - words[-1].end >= UNTIMED_SECONDS:
        return PhraseEnd.UNKNOWN
    return phrase_end([word.text for word in words])
