"""Transcribing an answer while it is still being spoken: one worker thread, fed with segments, drained of events."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TypeAlias

from voice_interviewer.core.events import ChunkFailed, ChunkTranscribed
from voice_interviewer.core.sound.audio import Samples, to_float
from voice_interviewer.core.sound.chunks import Chunk, ChunkPacker, ChunkSettings
from voice_interviewer.core.transcript import Word, text_of, with_whole_words, within, without_loops
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.ports import Transcriber

TranscriptionEvent: TypeAlias = ChunkTranscribed | ChunkFailed

STOP_CHECK_SECONDS = 0.1
"""How often an idle worker looks at its stop flag."""

CONTEXT_WORDS = 24
"""Words of the chunk before that are given as context: a sentence or two."""

TRIES = 2
"""How often a complete chunk is tried before it is reported as failed."""

DIED = "The transcriber stopped unexpectedly."

LookAhead: TypeAlias = Callable[[Sequence[str], Callable[[], bool]], None]
"""Takes the words heard so far, and what says when to stop; see ports.CoverageJudge.look_ahead."""

log = logging.getLogger(__name__)


class TranscriptionWorker:
    """Transcribes one answer on a thread of its own; its chunks are numbered from 0.

    `add` segments as they close, `finish` when no more will come, `poll` for what is known by now, `close` at the end.
    Everything but the transcribing itself returns at once; all methods are to be called from one thread.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        settings: ChunkSettings | None = None,
        terms: Sequence[str] = (),
        look_ahead: LookAhead | None = None,
    ) -> None:
        """`look_ahead` is called on this thread whenever it has nothing to transcribe but new words."""
        self._transcriber = transcriber
        self._terms = tuple(terms)
        self._packer = ChunkPacker(settings)
        self._changed = threading.Condition()
        self._events: deque[TranscriptionEvent] = deque()
        self._stopping = False
        self._died = False
        self._context = ""
        self._look_ahead = look_ahead
        self._said: list[str] = []
        self._thread = threading.Thread(target=self._run, name="transcription")
        self._thread.start()

    def __enter__(self) -> "TranscriptionWorker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, start_sample: int, samples: Samples) -> None:
        """Take the next segment of the recording: int16, shape (n,), 16 kHz, in order; what overlaps is taken once."""
        with self._changed:
            self._packer.add(start_sample, samples)
            if self._died:
                self._fail_all(DIED)
            self._report_complete()
            self._changed.notify_all()

    def finish(self) -> None:
        """No more segments will come: what is left is transcribed at once."""
        with self._changed:
            self._packer.finish()
            if self._died:
                self._fail_all(DIED)
            self._report_complete()
            self._changed.notify_all()

    def poll(self) -> list[TranscriptionEvent]:
        """What was found out since the last call; never waits."""
        with self._changed:
            events = list(self._events)
            self._events.clear()
            return events

    def wait(self, timeout_seconds: float) -> bool:
        """Wait until `poll` has something to give or all is done; True unless the time ran out."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._events) or self._is_done(), timeout_seconds)

    @property
    def finished(self) -> bool:
        """True once every segment is accounted for, in events that `poll` has handed out."""
        with self._changed:
            return not self._events and self._is_done()

    def abandon(self) -> None:
        """Report all that is not transcribed yet as failed, and be done."""
        with self._changed:
            self._stopping = True
            self._packer.finish()
            self._fail_all("The interview was stopped before it was transcribed.")
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread; a transcription under way is waited for (about a second), its result is dropped."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join()

    def _is_done(self) -> bool:
        return self._packer.finished and not self._packer.chunks

    def _run(self) -> None:
        clean = False
        try:
            while (chunk := self._next()) is not None:
                self._transcribe(chunk)
                self._use_spare_time()
            clean = True
        finally:
            with self._changed:
                if not clean:
                    self._died = True
                    self._fail_all(DIED)
                self._changed.notify_all()

    def _next(self) -> Chunk | None:
        """The chunk to work on, complete ones first; waits for one, and gives None once there will be none."""
        with self._changed:
            while not self._stopping and not self._is_done():
                chunk = self._packer.next_to_transcribe()
                if chunk is not None:
                    return chunk
                self._changed.wait(STOP_CHECK_SECONDS)
            return None

    def _transcribe(self, chunk: Chunk) -> None:
        with self._changed:
            sound = chunk.sound()
            context = self._context
        started = time.monotonic()
        try:
            heard = self._transcriber.transcribe(to_float(sound.samples), context, self._terms)
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs this chunk's words and nothing else
            log.warning("chunk %d (%.1f s) failed: %s", chunk.number, sound.seconds, type(error).__name__)
            problem = f"The transcriber failed ({type(error).__name__})."
            if isinstance(error, VoiceInterviewerError):
                problem = error.what
            with self._changed:
                chunk.note_failure(problem)
                self._report_complete()
                self._changed.notify_all()
            return
        log.debug("chunk %d: %.1f s in %.2f s", chunk.number, sound.seconds, time.monotonic() - started)
        placed = within([sound.on_recording(word) for word in heard], sound.span)
        words = without_loops(with_whole_words(placed))
        with self._changed:
            chunk.note_words(words, sound.pieces)
            if not chunk.is_complete:
                self._tell(ChunkTranscribed(chunk.number, words, final=False))
            self._report_complete()
            self._changed.notify_all()

    def _use_spare_time(self) -> None:
        """Let what is heard so far be looked at, until there is something to transcribe or the answer is over."""
        with self._changed:
            said = [*self._said, *(word.text for chunk in self._packer.chunks for word in chunk.words)]
        if self._look_ahead is None or self._is_wanted():
            return
        try:
            self._look_ahead(said, self._is_wanted)
        except Exception as error:  # noqa: BLE001 - whatever it is, it only means more to do in the end
            log.warning("looking ahead failed: %s", type(error).__name__)
            self._look_ahead = None

    def _is_wanted(self) -> bool:
        """Whether this thread has better things to do than to look ahead."""
        with self._changed:
            return self._stopping or self._packer.finished or self._packer.next_to_transcribe() is not None

    def _report_complete(self) -> None:
        """Report, in order, the complete chunks of which everything is known, and let go of their sound."""
        while self._packer.chunks and self._packer.chunks[0].is_settled(TRIES):
            chunk = self._packer.chunks.popleft()
            words: tuple[Word, ...] = chunk.words
            if chunk.covers_all or words:
                self._tell(ChunkTranscribed(chunk.number, words, final=True))
            if not chunk.covers_all:
                self._tell(ChunkFailed(chunk.number, chunk.unheard_span(), chunk.problem))
            self._said += [word.text for word in words]
            self._context = " ".join(text_of(words).split()[-CONTEXT_WORDS:])

    def _fail_all(self, problem: str) -> None:
        """Report every chunk that is not settled, with the words it has, so that nobody waits for it."""
        for chunk in self._packer.chunks:
            if chunk.words:
                self._tell(ChunkTranscribed(chunk.number, chunk.words, final=True))
            if not chunk.covers_all:
                self._tell(ChunkFailed(chunk.number, chunk.unheard_span(), problem))
        self._packer.chunks.clear()

    def _tell(self, event: TranscriptionEvent) -> None:
        self._events.append(event)
