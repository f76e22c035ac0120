"""Words on the recording's own timeline, and the guards that keep invented ones out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voice_interviewer.core.sound.units import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One transcribed word."""

    text: str
    """The word as the transcriber wrote it, punctuation attached, no surrounding space."""
    start: float
    """Seconds from the start of the recording."""
    end: float
    """Seconds from the start of the recording."""
    probability: float
    """The transcriber's own probability for the word, 0 to 1."""


SHORTEST_WORD_SECONDS = 0.02
"""One step of Whisper's time grid: nothing spoken is shorter."""

SPEECH_MARGIN_SECONDS = 0.5
"""How far outside voice activity a word may lie: word times and the edges of activity are off by up to this."""

FASTEST_WORDS_PER_SECOND = 7.0
"""Nobody repeats themselves faster: hurried repetitions in conversation run at four to six words a second."""

REPEATS_ALLOWED = 2
"""So many utterances of the same words in a row are never doubted, however fast ("the the", "very very")."""

LONGEST_LOOP_WORDS = 12
"""The longest phrase that is looked for in loops; Whisper's loops are mostly one to eight words long."""

PHRASE_REPEATS_ALLOWED = 4
"""More utterances in a row than this of the same phrase of three words or longer are a loop at any speed."""

INVENTIONS = (
    "thanks for watching",
    "thank you for watching",
    "thank you so much for watching",
    "thanks for listening",
    "thank you for listening",
    "please subscribe",
    "like and subscribe",
    "subscribe to my channel",
    "see you in the next video",
    "see you next time",
    "i'll see you in the next one",
    "thank you very much",
    "thank you",
    "thanks",
    "bye bye",
    "bye",
    "you",
)
"""What Whisper writes on silence and noise, the longer before what it contains; people say these too."""

INVENTION_PROBABILITY = 0.5
"""Mean word probability below which one of INVENTIONS is doubted."""

INVENTION_SPEECH_SHARE = 0.5
"""Share of a doubted invention's time that must be voice activity for it to be believed."""


_NUMBER = re.compile(r"^\W*\d+(?:[.,]\d+)*$")
_HYPHENED = re.compile(r"^-[a-z]", re.IGNORECASE)
_NUMBER_GOES_ON = re.compile(r"^(?:\.\d|,\d{3}(?!\d)|%)")


def plain(text: str) -> str:
    """The word without case and surrounding punctuation, for comparing."""
    return text.lower().strip(".,;:!?\"'()[]…-\u2013\u2014\u2019\u201c\u201d ")


def text_of(words: Iterable[Word]) -> str:
    """The words as one line of text."""
    return " ".join(word.text for word in words)


def with_whole_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with every one that was cut before its decimals, percent sign or hyphen made whole.

    `0` and `.87`, `10` and `,000`, `98` and `%`, `trade` and `-off` become `0.87`, `10,000`, `98%` and `trade-off`,
    from the start of the first to the end of the last piece, as probable as the least probable of them.
    """
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, word):
            probability = min(before.probability, word.probability)
            joined[-1] = Word(before.text + word.text, before.start, word.end, probability)
        else:
            joined.append(word)
    return tuple(joined)


def _goes_on(before: Word, word: Word) -> bool:
    if _NUMBER.match(before.text):
        return _NUMBER_GOES_ON.match(word.text) is not None
    return before.text[-1:].isalpha() and _HYPHENED.match(word.text) is not None and word.start - before.end < 0.05


def within(words: Sequence[Word], span: Span) -> tuple[Word, ...]:
    """All words with times made sound: in order, inside the span, not overlapping, none of zero length.

    A word lasts at least SHORTEST_WORD_SECONDS, unless the span is too short to hold so many words.
    """
    shortest = min(SHORTEST_WORD_SECONDS, span.seconds / max(1, len(words)))
    placed: list[Word] = []
    earliest = span.start
    for word in words:
        start = min(max(word.start, earliest), span.end)
        end = min(max(word.end, start + shortest), span.end)
        placed.append(replace(word, start=start, end=end))
        earliest = end
    latest = span.end
    for index in range(len(placed) - 1, -1, -1):
        end = min(placed[index].end, latest)
        start = max(min(placed[index].start, end - shortest), span.start)
        placed[index] = replace(placed[index], start=start, end=end)
        latest = start
    return tuple(placed)


def spoken_words(words: Sequence[Word], speech: Sequence[Span]) -> tuple[Word, ...]:
    """The words that voice activity bears out; speech is in order, in seconds of the same timeline.

    A word further than SPEECH_MARGIN_SECONDS from all speech was invented. A known invention was invented only where it
    is improbable (INVENTION_PROBABILITY) and less than INVENTION_SPEECH_SHARE of its time is speech.
    """
    kept: list[Word] = []
    index = 0
    while index < len(words):
        length = _invention_length(words, index)
        if length and _is_doubtful(words[index : index + length], speech):
            index += length
            continue
        if _distance(words[index], speech) <= SPEECH_MARGIN_SECONDS:
            kept.append(words[index])
        index += 1
    return tuple(kept)


def without_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with every loop reduced to its first round; repeats that a person can have spoken stay.

    A loop is the same phrase (up to LONGEST_LOOP_WORDS words) more than REPEATS_ALLOWED times in a row, faster than
    FASTEST_WORDS_PER_SECOND, or a phrase of at least three words more than PHRASE_REPEATS_ALLOWED times at any speed.
    """
    keys = [plain(word.text) for word in words]
    kept: list[Word] = []
    index = 0
    while index < len(words):
        length, rounds = _loop_at(words, keys, index)
        kept.extend(words[index : index + length])
        index += length * rounds
    return tuple(kept)


def _loop_at(words: Sequence[Word], keys: Sequence[str], index: int) -> tuple[int, int]:
    """Length in words and number of rounds of the loop that begins here; (1, 1) where none does."""
    for length in range(1, min(LONGEST_LOOP_WORDS, (len(keys) - index) // 2) + 1):
        phrase = keys[index : index + length]
        rounds = 1
        while keys[index + rounds * length : index + (rounds + 1) * length] == phrase:
            rounds += 1
        if rounds <= REPEATS_ALLOWED:
            continue
        run = words[index : index + rounds * length]
        seconds = run[-1].end - run[0].start
        if len(run) > FASTEST_WORDS_PER_SECOND * seconds or (length >= 3 and rounds > PHRASE_REPEATS_ALLOWED):
            return length, rounds
    return 1, 1


def _distance(word: Word, speech: Sequence[Span]) -> float:
    """Seconds between the word and the nearest speech; 0 where they overlap, infinite without speech."""
    return min((max(span.start - word.end, word.start - span.end, 0.0) for span in speech), default=float("inf"))


def _invention_length(words: Sequence[Word], index: int) -> int:
    """How many words the known invention that begins here has; 0 where none does."""
    for invention in INVENTIONS:
        expected = invention.split()
        if [plain(word.text) for word in words[index : index + len(expected)]] == expected:
            return len(expected)
    return 0


def _is_doubtful(phrase: Sequence[Word], speech: Sequence[Span]) -> bool:
    """Improbable, and mostly outside voice activity."""
    if sum(word.probability for word in phrase) / len(phrase) >= INVENTION_PROBABILITY:
        return False
    start, end = phrase[0].start, phrase[-1].end
    covered = sum(max(0.0, min(span.end, end) - max(span.start, start)) for span in speech)
    return covered < INVENTION_SPEECH_SHARE * (end - start)
