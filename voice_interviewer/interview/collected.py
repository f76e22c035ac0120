"""The words of one answer as they are transcribed, chunk by chunk."""

from collections.abc import Iterator

from voice_interviewer.core.events import ChunkFailed, ChunkTranscribed, Event
from voice_interviewer.core.requests import is_repeat_request
from voice_interviewer.core.sound.phrase_end import LISTED_WORDS, PhraseEnd, phrase_end
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.transcribing import TranscriptionWorker

UNTIMED_SECONDS = 0.6
"""The last word may be timed to end so much before the speech does; speech beyond that is not transcribed yet."""


class Collected:
    """The newest words of every chunk."""

    def __init__(self, heeds_requests: bool) -> None:
        self._heeds_requests = heeds_requests
        self._words: dict[int, tuple[Word, ...]] = {}
        self._failed: dict[int, Span] = {}

    def take(self, worker: TranscriptionWorker) -> Iterator[Event]:
        """Note and pass on what the worker has finished."""
        for event in worker.poll():
            if isinstance(event, ChunkTranscribed):
                self._words[event.chunk] = event.words
            elif isinstance(event, ChunkFailed):
                self._failed[event.chunk] = event.span
            yield event

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in the order of their chunks."""
        return tuple(word for _, words in sorted(self._words.items()) for word in words)

    @property
    def only_ask(self) -> bool:
        """Whether the words ask for the question again, say nothing else, and such requests are heeded."""
        return self._heeds_requests and not self._failed and is_repeat_request(word.text.strip() for word in self.words)

    def reach(self, speech_end: float) -> bool:
        """Whether the words go to the end of what was spoken (seconds)."""
        last = self._last_words(1)
        return bool(last) and speech_end - last[-1].end < UNTIMED_SECONDS

    def phrase_end(self, speech_end: float) -> PhraseEnd:
        """How the words end; UNKNOWN while they do not go to the end of what was spoken (seconds)."""
        if not self.reach(speech_end):
            return PhraseEnd.UNKNOWN
        return phrase_end([word.text for word in self._last_words(LISTED_WORDS)])

    def _last_words(self, count: int) -> tuple[Word, ...]:
        """At least so many of the last words, where there are so many; cheap, for it is asked in every pause."""
        found: tuple[Word, ...] = ()
        for chunk in sorted(self._words, reverse=True):
            found = (*self._words[chunk], *found)
            if len(found) >= count:
                break
        return found

    @property
    def failed(self) -> tuple[Span, ...]:
        """Stretches without words, in order."""
        return tuple(span for _, span in sorted(self._failed.items()))
