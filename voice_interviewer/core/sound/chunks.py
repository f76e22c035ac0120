"""How segments of speech are packed into the chunks that a transcriber hears at once, and what is known of each."""

from collections import deque
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import numpy as np

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word


@dataclass(frozen=True, slots=True)
class ChunkSettings:
    """How long chunks are; measured by tests/benchmarks/bench_words.py."""

    full_seconds: float = 8.0
    """A chunk this long takes no further segment: enough speech around each word for Whisper to make sense of it."""
    joined_seconds: float = 16.0
    """Segments are not joined to more than this, so that the last chunk is heard soon after the answer ends."""
    longest_seconds: float = 28.0
    """A longer segment is cut: Whisper hears 30 s at once, and wants some silence at the end."""
    cut_search_seconds: float = 6.0
    """Such a cut falls on the quietest frame within so much of the end."""
    alone_seconds: float = 3.0
    """At the end, what was heard of a chunk at least this long stands, and only what joined it later is heard anew."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Samples that follow one another on the recording."""

    start_sample: int
    samples: Samples

    @property
    def end_sample(self) -> int:
        return self.start_sample + self.samples.size


@dataclass(frozen=True, slots=True)
class ChunkSound:
    """A chunk's sound as the transcriber gets it: its pieces without the long silences between them."""

    pieces: int
    """How many pieces of the chunk it holds."""
    samples: Samples
    starts: tuple[int, ...]
    """Where each piece starts on the recording, in samples."""
    offsets: tuple[int, ...]
    """Where each piece starts in `samples`, and one past its end."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.samples.size / SAMPLE_RATE

    @property
    def span(self) -> Span:
        """From its first sample to its last, on the recording."""
        end = self.starts[-1] + self.offsets[-1] - self.offsets[-2]
        return Span(self.starts[0] / SAMPLE_RATE, end / SAMPLE_RATE)

    def on_recording(self, word: Word) -> Word:
        """The word with its times on the recording; one that lies across two pieces keeps to that of its middle."""
        middle = (word.start + word.end) / 2 * SAMPLE_RATE
        index = max(0, sum(offset <= middle for offset in self.offsets[:-1]) - 1)
        first, past = self.offsets[index], self.offsets[index + 1]
        start = min(max(word.start * SAMPLE_RATE, first), past) - first + self.starts[index]
        end = min(max(word.end * SAMPLE_RATE, first), past) - first + self.starts[index]
        return replace(word, start=start / SAMPLE_RATE, end=end / SAMPLE_RATE)


class Chunk:
    """Speech that is transcribed together, and what was heard in it so far."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_complete = False
        """True once no more speech may join."""
        self.words: tuple[Word, ...] = ()
        """What was heard in the pieces that are covered."""
        self.problem = ""
        """Why the latest try failed."""
        self._pieces: list[_Piece] = []
        self._covered = 0
        self._taken = 0
        self._failures = 0

    @property
    def seconds(self) -> float:
        """Length of its sound in seconds."""
        return sum(piece.samples.size for piece in self._pieces) / SAMPLE_RATE

    @property
    def covers_all(self) -> bool:
        """True when the words are those of all its sound."""
        return self._covered == len(self._pieces)

    @property
    def is_waiting(self) -> bool:
        """True when a transcription would tell something new: speculative ones are tried once a piece."""
        return not self.covers_all and (self.is_complete or self._taken < len(self._pieces))

    def is_settled(self, tries: int) -> bool:
        """True when nothing more will be found out about it."""
        return self.is_complete and (self.covers_all or self._failures >= tries)

    def sound(self) -> ChunkSound:
        """All its sound up to now; the chunk counts it as under way."""
        self._taken = len(self._pieces)
        offsets = tuple(accumulate((piece.samples.size for piece in self._pieces), initial=0))
        samples = np.concatenate([piece.samples for piece in self._pieces])
        return ChunkSound(self._taken, samples, tuple(piece.start_sample for piece in self._pieces), offsets)

    def note_words(self, words: tuple[Word, ...], pieces: int) -> None:
        """Its first `pieces` pieces were heard."""
        self.words = words
        self._covered = pieces
        self._failures = 0

    def note_failure(self, problem: str) -> None:
        """A try failed."""
        self.problem = problem
        self._failures += 1

    def unheard_span(self) -> Span:
        """The stretch of the recording whose words are unknown."""
        first = self._pieces[min(self._covered, len(self._pieces) - 1)]
        return Span(first.start_sample / SAMPLE_RATE, self._pieces[-1].end_sample / SAMPLE_RATE)

    def add(self, start_sample: int, samples: Samples) -> None:
        """Let more speech join."""
        self._pieces.append(_Piece(start_sample, samples))
        self._failures = 0

    def split(self, number: int, shortest_seconds: float) -> "Chunk | None":
        """Move what has joined since it was last taken into a chunk of its own, if enough stays; both are complete."""
        self.is_complete = True
        heard = sum(piece.samples.size for piece in self._pieces[: self._taken]) / SAMPLE_RATE
        if self._failures or self._taken == len(self._pieces) or heard < shortest_seconds:
            return None
        rest = Chunk(number)
        rest._pieces = self._pieces[self._taken :]
        rest.is_complete = True
        del self._pieces[self._taken :]
        return rest


class ChunkPacker:
    """Segments in, chunks out; the oldest chunk stands first in `chunks` until its owner takes it away."""

    def __init__(self, settings: ChunkSettings | None = None) -> None:
        self._settings = settings or ChunkSettings()
        self.chunks: deque[Chunk] = deque()
        """In order; only the last may be open."""
        self.finished = False
        """True once no more segments will come."""
        self._numbers = 0
        self._end_sample = 0

    def add(self, start_sample: int, samples: Samples) -> None:
        """Pack the next segment; samples before the end of the one before are dropped."""
        if self.finished:
            raise ValueError("a segment came after finish()")
        known = max(0, self._end_sample - start_sample)
        samples = samples[known:]
        start_sample += known
        if samples.size == 0:
            return
        self._end_sample = start_sample + samples.size
        for first, past in pairwise(self._cuts(samples)):
            self._place(start_sample + first, samples[first:past])

    def finish(self) -> None:
        """No more segments will come: every chunk is complete."""
        self.finished = True
        if self.chunks:
            rest = self.chunks[-1].split(self._numbers, self._settings.alone_seconds)
            if rest is not None:
                self._numbers += 1
                self.chunks.append(rest)

    def next_to_transcribe(self) -> Chunk | None:
        """The first chunk that a transcription would tell something new about."""
        return next((chunk for chunk in self.chunks if chunk.is_waiting), None)

    def _place(self, start_sample: int, samples: Samples) -> None:
        seconds = samples.size / SAMPLE_RATE
        chunk = self.chunks[-1] if self.chunks and not self.chunks[-1].is_complete else None
        if chunk is not None and chunk.seconds + seconds > self._settings.joined_seconds:
            chunk.is_complete = True
            chunk = None
        if chunk is None:
            chunk = Chunk(self._numbers)
            self._numbers += 1
            self.chunks.append(chunk)
        chunk.add(start_sample, samples)
        chunk.is_complete = chunk.seconds >= self._settings.full_seconds

    def _cuts(self, samples: Samples) -> list[int]:
        """Where to cut a segment, its start and end included, so that no part is too long."""
        longest = int(self._settings.longest_seconds * SAMPLE_RATE)
        frames = int(self._settings.cut_search_seconds * SAMPLE_RATE) // FRAME_SAMPLES
        cuts = [0]
        while samples.size - cuts[-1] > longest:
            tail_start = cuts[-1] + longest - frames * FRAME_SAMPLES
            tail = samples[tail_start : cuts[-1] + longest].reshape(frames, FRAME_SAMPLES).astype(np.float64)
            cuts.append(tail_start + int(np.argmin(np.square(tail).sum(axis=1))) * FRAME_SAMPLES + FRAME_SAMPLES // 2)
        return [*cuts, samples.size]
