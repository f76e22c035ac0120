"""Whether an answer says, nearly word for word, something that a pack lists as wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.content_words import FUNCTION_STEMS, NEGATION_STEMS, content_words
from voice_interviewer.core.questions import KeyPoint
from voice_interviewer.core.tokens import stems

MINIMUM_CONTENT_WORDS = 3
"""Shorter contradictions are not looked for: their words meet by chance."""

PASSAGE_STRETCH = 2.0
"""The passage may be this many times as long as the contradiction's own sentence."""

FRAME_WORDS = 8
"""How far before and after the passage, in the same sentence, a disowning word is looked for."""

_DISOWNING = (
    "wrong mistake mistaken misconception myth false untrue incorrect incorrectly people someone might think thought "
    "assume if unless instead rather unlike whereas say saying said told sorry"
)
_LEADING = (
    "basically obviously essentially generally actually clearly usually honestly well okay yes yeah right sure um uh "
    "first then second now mean believe"
)
DISOWNING_STEMS = frozenset(stems(_DISOWNING))
LEADING_STEMS = frozenset(stems(_LEADING))
"""Words that may stand before the subject of a sentence."""

PRONOUN_STEMS = frozenset(stems("it they this that these"))
"""A subject may be named by one of these once it is known."""


def find_contradictions(
    points: Sequence[KeyPoint], tokens: Sequence[str], words: Sequence[str], origin: Sequence[int]
) -> dict[str, tuple[int, int]]:
    """The last token range, by point id, that says one of the point's contradictions; points without one are absent.

    Conservative, because telling somebody that they were wrong must be right: every content word of the contradiction
    in its order, inside one sentence (as the transcriber punctuated it) no longer than PASSAGE_STRETCH times the
    contradiction's own; with a negation exactly where the contradiction has one (both an odd or both an even number);
    and no word near it in the sentence that holds it at a distance ("people think", "if", "instead of", "is a myth").
    A pronoun may stand for the contradiction's first word: in the opening sentence, where it means what was asked
    about, or after a sentence with that word as its subject; the whole sentence must then be free of denial. A denial
    in other words goes unnoticed. One pass over the words for all contradictions together.

    `words` are the stemmed words of `tokens`, `origin` the token that each came from.
    """
    sentences = [each for point in points for text in point.contradictions for each in _sought(point.id, text)]
    uses: dict[str, list[tuple[int, int]]] = {}
    for number, each in enumerate(sentences):
        for place in reversed(range(len(each.wanted))):
            uses.setdefault(each.wanted[place], []).append((number, place))
    reached: list[list[int | None]] = [[None] * len(each.wanted) for each in sentences]
    found: dict[str, tuple[int, int]] = {}
    sentence_start = 0
    subject = _subject(words, tokens, origin, 0, "")
    for index, word in enumerate(words):
        if index and _breaks(tokens, origin, index):
            sentence_start = index
            subject = _subject(words, tokens, origin, index, subject)
        for number, place in uses.get(_PRONOUN if word in PRONOUN_STEMS else word, ()):
            starts, each = reached[number], sentences[number]
            if place == 0 and each.subject is not None and subject not in ("", each.subject):
                continue
            starts[place] = index if place == 0 else starts[place - 1]
            begin = starts[-1]
            if place < len(each.wanted) - 1 or begin is None or begin < sentence_start:
                continue
            if index + 1 - begin > PASSAGE_STRETCH * len(each.full):
                continue
            sentence = (sentence_start, _sentence_end(tokens, origin, index))
            framed = (sentence_start if each.subject is not None else begin, index + 1)
            if _is_asserted(words, sentence, framed, each.full):
                found[each.point_id] = (origin[begin], origin[index] + 1)
    return found


_PRONOUN = "(pronoun)"


@dataclass(frozen=True, slots=True)
class _Sought:
    point_id: str
    wanted: tuple[str, ...]
    full: tuple[str, ...]
    subject: str | None
    """What the pronoun that begins `wanted` must stand for; None where it begins with a word of its own."""


def _sought(point_id: str, text: str) -> Iterator[_Sought]:
    """A contradiction as it is looked for: with its own first word, and with a pronoun in its place."""
    wanted, full = content_words(text), stems(text)
    if len(wanted) >= MINIMUM_CONTENT_WORDS:
        yield _Sought(point_id, wanted, full, None)
    if len(wanted) > MINIMUM_CONTENT_WORDS:
        yield _Sought(point_id, (_PRONOUN, *wanted[1:]), full, wanted[0])


def _subject(words: Sequence[str], tokens: Sequence[str], origin: Sequence[int], first: int, before: str) -> str:
    """The first word that carries meaning in the sentence that begins at `first`, its subject as a rule.

    `before`, the subject of the sentence before, where a pronoun comes first.
    """
    for index in range(first, len(words)):
        if index > first and _breaks(tokens, origin, index):
            break
        word = words[index]
        if word in PRONOUN_STEMS:
            return before
        if word not in FUNCTION_STEMS and word not in LEADING_STEMS:
            return word
    return before


def _breaks(tokens: Sequence[str], origin: Sequence[int], index: int) -> bool:
    """Whether a new sentence begins at this word."""
    token = tokens[origin[index - 1]]
    return origin[index] != origin[index - 1] and token.rstrip("\"')").endswith((".", "?", "!"))


def _sentence_end(tokens: Sequence[str], origin: Sequence[int], index: int) -> int:
    """One past the last word of this word's sentence, as far as FRAME_WORDS looks."""
    limit = min(len(origin), index + 1 + FRAME_WORDS)
    return next((later for later in range(index + 1, limit) if _breaks(tokens, origin, later)), limit)


def _is_asserted(
    words: Sequence[str], sentence: tuple[int, int], passage: tuple[int, int], full: Sequence[str]
) -> bool:
    """Whether the passage is said as the speaker's own belief, with the contradiction's own polarity."""
    begin, end = passage
    before = words[max(sentence[0], begin - FRAME_WORDS) : begin]
    after = words[end : min(sentence[1], end + FRAME_WORDS)]
    if DISOWNING_STEMS & {*before, *words[begin:end], *after} - set(full):
        return False
    said = [*before, *words[begin:end]]
    return sum(word in NEGATION_STEMS for word in said) % 2 == sum(word in NEGATION_STEMS for word in full) % 2
