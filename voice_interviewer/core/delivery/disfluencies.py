"""Repeats, restarts and self-corrections: words that were said and taken back or said again."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.delivery.corrections import find_corrections
from voice_interviewer.core.delivery.fillers import FillerMatch, find_fillers
from voice_interviewer.core.delivery.measured import Disfluency
from voice_interviewer.core.delivery.plain_tokens import plain_tokens
from voice_interviewer.core.delivery.word_classes import CLASSES, word_class, word_set
from voice_interviewer.core.transcript import Word

REPEAT = "repeat"
RESTART = "restart"
CORRECTION = "correction"

_LONGEST_REPEAT = 4
_LONGEST_RESTART = 6
_FULL_STOP = (".", "!", "?")
_MARKS = (",", ";", ":", "-", "\N{HORIZONTAL ELLIPSIS}", "...", "\N{EN DASH}", "\N{EM DASH}")

_DOUBLED = word_set(
    "that had her no yes yeah yep okay ha bye blah there now never many much so well right like then more long far "
    "out again please thank knock hear in on do"
)
"""Words that stand twice with a meaning ("very very", "that that", "log in in")."""
_DOUBLED_CLASSES = frozenset(("very", "adverb", "adjective", "number", "yes", "hesitation", "-ly", "-ous", "none"))
_DOUBLED_AFTER = {"it": "verb preposition think", "you": "verb preposition think", "is": "it this wh noun clitic"}
"""After these classes the word may stand twice: as an object and as the next subject ("without it it fails"), or after
"what it is"."""
_JOINING = frozenset(("and", "by", "to", "or", "after"))
"""Two words of which one is such are doubled with a meaning ("over and over and over")."""
_NOMINATIVE = frozenset(("i", "he", "she", "we", "they"))
_NEW_SUBJECT = frozenset(("i", "subject", "you", "it", "clitic", "article", "possessive", "this"))
_DANGLING = frozenset(("modal", "article", "possessive", "to"))
"""No clause ends with a word of these classes, but for the short answers ("yes we should")."""
_ENDING = word_set("as if than that what whatever everything all who where how think sure yes when which ways way")
"""After these a clause may end with its auxiliary ("as soon as we can", "where I am")."""


@dataclass(frozen=True, slots=True)
class DisfluencyMatch:
    """What was abandoned or said again, as a range of tokens."""

    first: int
    end: int
    """One past its last token; what replaced it comes after."""
    kind: str
    """`repeat`, `restart` or `correction`."""


def find_disfluencies(
    tokens: Sequence[str], fillers: Sequence[FillerMatch] | None = None
) -> tuple[DisfluencyMatch, ...]:
    """Disfluencies among an answer's tokens (punctuation attached), in order, never overlapping.

    Repeats: up to four words said again at once, hesitations and other `fillers` between them (found here where they
    are None), and a word that was broken off and said in full; no repeats are words doubled with a meaning, numbers and
    lists. Restarts: a clause left off at a word that cannot end one, or at a broken-off word, before a new subject.
    Corrections: `find_corrections`. The three kinds are those of Shriberg (1994): repetition, fresh start, repair.
    """
    plain = plain_tokens(tokens)
    filled = {place for each in (find_fillers(tokens) if fillers is None else fillers) for place in _places(each)}
    found: list[DisfluencyMatch] = []
    taken = set(filled)
    for each in find_corrections(tokens, plain):
        found.append(DisfluencyMatch(each.first, each.end, CORRECTION))
        taken |= {*range(each.first, each.end), *each.term}
    said = [index for index in range(len(tokens)) if index not in filled and plain[index]]
    position = 0
    while position < len(said) - 1:
        count = _repeated(tokens, plain, said, position)
        kind = REPEAT
        first = position
        if not count:
            first, count = _left_off(tokens, plain, said, position)
            kind = RESTART
        if count and taken.isdisjoint(said[first : first + count]):
            match = DisfluencyMatch(said[first], said[first + count - 1] + 1, kind)
            taken |= set(range(match.first, match.end))
            found.append(match)
            position = first + count
        else:
            position += 1
    return tuple(sorted(found, key=lambda match: match.first))


def disfluencies_of(
    tokens: Sequence[str], fillers: Sequence[FillerMatch], words: Sequence[Word] = ()
) -> tuple[Disfluency, ...]:
    """The disfluencies of an answer with their times, seconds, from its words; no times without words."""
    return tuple(
        Disfluency(
            text=disfluency_text(tokens, match),
            start=words[match.first].start if words else None,
            end=words[match.end - 1].end if words else None,
            kind=match.kind,
        )
        for match in find_disfluencies(tokens, fillers)
    )


def disfluency_text(tokens: Sequence[str], match: DisfluencyMatch) -> str:
    """The abandoned words as they were written."""
    return " ".join(tokens[match.first : match.end]).strip(" ,;:.")


def _places(match: FillerMatch) -> range:
    return range(match.first, match.end)


def _repeated(tokens: Sequence[str], plain: Sequence[str], said: Sequence[int], position: int) -> int:
    """How many words from a position of `said` are said again right after them, as often as it happens; 0 if none."""
    for length in range(min(_LONGEST_REPEAT, (len(said) - position) // 2), 0, -1):
        times = 1
        while _is_copy(tokens, plain, said, position + (times - 1) * length, length):
            times += 1
        if times > 1 and not _is_meant_twice(tokens, plain, said, position, length):
            return (times - 1) * length
    if _is_begun_again(tokens, plain, said, position):
        return 1
    return 0


def _is_copy(tokens: Sequence[str], plain: Sequence[str], said: Sequence[int], first: int, length: int) -> bool:
    if first + length >= len(said) or plain[said[first]] != plain[said[first + length]]:
        return False
    one, two = said[first : first + length], said[first + length : first + 2 * length]
    if len(two) < length or [plain[place] for place in one] != [plain[place] for place in two]:
        return False
    return not any(tokens[place].endswith(_FULL_STOP) for place in range(one[0], two[-1]))


def _is_meant_twice(tokens: Sequence[str], plain: Sequence[str], said: Sequence[int], first: int, length: int) -> bool:
    words = [plain[place] for place in said[first : first + length]]
    classes = [word_class(word) for word in words]
    if all(kind in _DOUBLED_CLASSES or word in _DOUBLED for word, kind in zip(words, classes, strict=True)):
        return True
    if length > 1:
        return len(set(words)) == 1 or (length == 2 and not _JOINING.isdisjoint(words))
    word = words[0]
    before = word_class(plain[said[first - 1]]) if first else "none"
    if before in _DOUBLED_AFTER.get(word, "").split():
        return True
    return word not in CLASSES and (tokens[said[first]].endswith(",") or (len(word) == 1 and word != "a"))


def _is_begun_again(tokens: Sequence[str], plain: Sequence[str], said: Sequence[int], position: int) -> bool:
    """Whether a word was broken off and then said in full ("mod- model")."""
    here, following = said[position], said[position + 1]
    return tokens[here].endswith("-") and plain[following].startswith(plain[here])


def _left_off(tokens: Sequence[str], plain: Sequence[str], said: Sequence[int], position: int) -> tuple[int, int]:
    """A clause whose last word is at this position and which was left off there: its first position and its length."""
    here, following = said[position], said[position + 1]
    word, kind = plain[here], word_class(plain[here])
    parted = tokens[here].endswith(_MARKS)
    new = word_class(plain[following])
    before = plain[said[position - 1]] if position else ""
    if tokens[here].endswith(_FULL_STOP) or word == plain[following]:
        return position, 0
    hangs = kind in _DANGLING and (kind != "modal" or before in _NOMINATIVE or before in ("you", "it"))
    hangs = hangs or (kind == "be" and before in _NOMINATIVE and plain[following] in _NOMINATIVE)
    if kind in ("modal", "be") and not _ENDING.isdisjoint(plain[at] for at in said[max(0, position - 6) : position]):
        hangs = False
    if parted:
        left = (hangs or kind in ("clitic", "subject", "i") or tokens[here].endswith("-")) and new in _NEW_SUBJECT
        left = left and plain[following] != "that" and not (kind == "to" and before in ("try", "want", "like"))
    else:
        subjects = plain[following] in _NOMINATIVE or (kind == "modal" and new in ("article", "possessive"))
        left = hangs and subjects
    if not left:
        return position, 0
    first = position
    while first > 0 and position - first + 1 < _LONGEST_RESTART:
        earlier = said[first - 1]
        if tokens[earlier].endswith((*_FULL_STOP, *_MARKS)) or word_class(plain[earlier]) in ("and", "because"):
            break
        if word_class(plain[said[first]]) in _NEW_SUBJECT and plain[said[first]] in _NOMINATIVE:
            break
        first -= 1
    return first, position - first + 1
