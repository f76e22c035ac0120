"""Where cue phrases stand in an answer, and whether the speaker means them: said, denied, or held at a distance."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from voice_interviewer.core.content_words import NEGATION_STEMS
from voice_interviewer.core.tokens import PhraseFinder, located_stems, stems

QUOTE_TOKENS = 20
"""Most tokens in a quote: what a reader takes in at a glance, about eight seconds of speech."""

QUOTE_BEFORE = 6
"""Tokens before the cue with which a quote begins where no clause begins nearby."""

CLAUSE_BEFORE = 12
"""So far before the cue the beginning of its clause is looked for, inside the same sentence."""

SHORTEST_QUOTE = 6
"""A clause shorter than this is quoted with the one before it."""

REACH = 7
"""Words that a negated verb reaches forward ("did not have the time to build a baseline")."""

SHORT_REACH = 3
"""Words that "no", "without" or "instead of" reach forward ("without any real monitoring")."""

_AFTER = 4
"""Words after a cue in which it can be waved away ("a baseline is not needed")."""

_LIST_WORDS = 2
"""So many words after a comma are still an item of the same list."""


def _stem_set(words: str) -> frozenset[str]:
    return frozenset(stems(words))


def _plain(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LISTING = _stem_set("no without neither nor")
"""Said again for each item of a list ("no alerts, no dashboard"), they negate once."""
_SWAPS = frozenset(("instead", "rather"))
_NOUN_NEGATORS = _LISTING | _SWAPS | _stem_set("skip ignore lack lacking forgot omit missing")
_NEGATORS = _NOUN_NEGATORS | NEGATION_STEMS
_EMPHASIS = _stem_set("only just doubt mention")
_RETURNING = _stem_set("until before unless except")
_TURNING = _stem_set("but then because so however while yet")
_PRONOUNS = _stem_set("i we you it they he she id wed im were")
_DISMISSAL = _stem_set("need needed necessary required matter important there exist problem issue worth enough")
_SPEAKING = _stem_set("say says said told claim claims claimed argue myth misconception")
_FREE_JOINING = _plain("but so because then while though although until since")
_JOINING = _FREE_JOINING | _plain("and when which where if or")
_SPEAKERS = _plain("i id im ive ill we wed weve well they theyve")
_CLAUSE_SUBJECTS = _SPEAKERS | _plain("you it its he she the a an my our there then that this let lets whats hows whos")
_ASKING = _plain("are am do does did can could should would will have had may")
_OWN_VOICE = _stem_set("i id we wed let you would could")
_CONDITIONS = _stem_set("if whether unless")


def phrases(text: str) -> tuple[str, ...]:
    """The phrases between the commas of a text, each once."""
    return tuple(dict.fromkeys(phrase.strip() for phrase in " ".join(text.split()).split(",") if phrase.strip()))


class Standing(StrEnum):
    """How the speaker stands to a phrase."""

    SAID = "said"
    DENIED = "denied"
    """Negated or waved away."""
    DISTANT = "distant"
    """Somebody else's words, or a case that is only imagined."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase that was found, as a range of tokens."""

    phrase: str
    first: int
    end: int
    """One past its last token."""
    standing: Standing


class SpokenWords:
    """The words of an answer as spoken, ready for many searches; punctuation helps but is not needed."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.words, self._origin = located_stems(tokens)
        self._sentence_starts = _sentence_starts(tokens)
        self._found: dict[tuple[str, ...], tuple[Cue, ...]] = {}

    def find(self, phrases: Sequence[str]) -> tuple[Cue, ...]:
        """Every place of every phrase, by first token; of phrases inside one another the longest."""
        wanted = tuple(phrases)
        if wanted not in self._found:
            self._found[wanted] = self._search(wanted)
        return self._found[wanted]

    def _search(self, phrases: tuple[str, ...]) -> tuple[Cue, ...]:
        found = sorted(_finder(phrases).find(self.words), key=lambda each: (each[1], -each[2]))
        cues: list[Cue] = []
        reached = 0
        for phrase, first, end in found:
            if end > reached:
                reached = end
                place = self._origin[first], self._origin[end - 1] + 1
                cues.append(Cue(phrase, *place, self._standing(first, end)))
        return tuple(cues)

    def said(self, phrases: Sequence[str]) -> tuple[Cue, ...]:
        """Those that the speaker stands by."""
        return tuple(cue for cue in self.find(phrases) if cue.standing is Standing.SAID)

    def near(self, cue: Cue, phrases: Sequence[str], reach: int) -> bool:
        """Whether one of the phrases stands within `reach` tokens of the cue, in its sentence."""
        start, end = self.sentence(cue.first)
        low, high = max(start, cue.first - reach), min(end, cue.end + reach)
        return any(low <= other.first and other.end <= high for other in self.find(phrases))

    def sentence(self, token: int) -> tuple[int, int]:
        """First token and one past the last of the sentence around a token; the whole answer without punctuation."""
        after = bisect_right(self._sentence_starts, token)
        start = self._sentence_starts[after - 1] if after else 0
        return start, self._sentence_starts[after] if after < len(self._sentence_starts) else len(self.tokens)

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """All of them, in order."""
        return tuple(pairwise([*self._sentence_starts, len(self.tokens)]))

    def quote(self, first: int, end: int) -> tuple[int, int]:
        """A range of at most QUOTE_TOKENS that holds the cue and begins with its sentence or clause where one is near.

        Without punctuation a clause begins with a conjunction; where there is neither, the range begins QUOTE_BEFORE
        tokens before the cue.
        """
        start, stop = self.sentence(first)[0], self.sentence(max(first, end - 1))[1]
        if stop - start <= QUOTE_TOKENS:
            return start, max(stop, end)
        low = min(first, max(start, first - CLAUSE_BEFORE, end - QUOTE_TOKENS))
        high = min(first, max(low, stop - SHORTEST_QUOTE))
        strength, begin = max(self._clause_start(index, start) for index in range(low, high + 1))
        if not strength:
            begin = -max(low, first - QUOTE_BEFORE)
        return abs(begin), min(max(stop, end), abs(begin) + QUOTE_TOKENS)

    def _clause_start(self, index: int, sentence_start: int) -> tuple[int, int]:
        """How clearly a clause begins with a token, and the token: of equals the later is better.

        4 with its sentence, 3 by its first words, 2 by its subject, 1 by a comma alone, or 0; of commas, which also
        stand in lists, the earlier is better, so that their token is negative.
        """
        if index == sentence_start:
            return 4, index
        word, follows = (_bare(token) for token in (*self.tokens[index : index + 2], "")[:2])
        paused = self.tokens[index - 1].endswith((",", ";", ":", "\N{EM DASH}", "\N{EN DASH}"))
        opens = word in _JOINING and (paused or word in _FREE_JOINING or follows in _CLAUSE_SUBJECTS)
        if opens or (paused and word in _CLAUSE_SUBJECTS):
            joined = _bare(self.tokens[index - 1]) in _JOINING and not paused and index - 1 > sentence_start
            return (0, -index) if joined else (3, index)
        if word in _SPEAKERS and _bare(self.tokens[index - 1]) not in _ASKING:
            return 2, index
        return int(paused), -index

    def _standing(self, first: int, end: int) -> Standing:
        before = list(self._before(first))
        negations = list(_negations(before))
        if _somebody_says(self._before_in_sentence(first)):
            return Standing.DISTANT
        odd = len(negations) % 2 == 1
        if odd and any(word in _RETURNING for word in before[: negations[0]]):
            odd = False
        if odd or self._dismissed(end):
            return Standing.DISTANT if not _CONDITIONS.isdisjoint(before) else Standing.DENIED
        return Standing.SAID

    def _before(self, first: int) -> Iterator[str]:
        """The words before, nearest first, as far as a negation could reach."""
        for index in range(first - 1, max(-1, first - 1 - REACH), -1):
            mark = self._mark(index)
            since = self.words[index + 1 : first]
            if mark in (".", ":", ";") or (
                mark == "," and (len(since) > _LIST_WORDS or not _PRONOUNS.isdisjoint(since))
            ):
                return
            if self.words[index] in _TURNING:
                return
            yield self.words[index]

    def _before_in_sentence(self, first: int) -> list[str]:
        found: list[str] = []
        for index in range(first - 1, max(-1, first - 1 - REACH), -1):
            if self._mark(index) == ".":
                break
            found.append(self.words[index])
        return found

    def _dismissed(self, end: int) -> bool:
        after: list[str] = []
        for index in range(end, min(len(self.words), end + _AFTER)):
            if self._mark(index - 1) or self.words[index] in _TURNING:
                break
            after.append(self.words[index])
        return not NEGATION_STEMS.isdisjoint(after) and not _DISMISSAL.isdisjoint(after)

    def _mark(self, index: int) -> str:
        """What stands after a word: "." for the end of a sentence, one of , : ; for a pause in it, or nothing."""
        if index < 0 or (index + 1 < len(self._origin) and self._origin[index + 1] == self._origin[index]):
            return ""
        token = self.tokens[self._origin[index]].rstrip("\"')\N{RIGHT DOUBLE QUOTATION MARK}")
        if token.endswith((".", "?", "!")):
            return "."
        return token[-1] if token.endswith((",", ":", ";")) else ""


def densest(places: Iterable[int], width: int = QUOTE_TOKENS) -> tuple[int, int]:
    """The range of at most `width` tokens, from one place to another, that holds most of the places (at least one)."""
    ordered = sorted(places)
    best = (ordered[0], ordered[0] + 1)
    most = 0
    for index, first in enumerate(ordered):
        inside = [place for place in ordered[index:] if place < first + width]
        if len(inside) > most:
            most, best = len(inside), (first, inside[-1] + 1)
    return best


def _bare(token: str) -> str:
    return "".join(character for character in token.casefold() if character.isalpha())


@lru_cache(maxsize=128)
def _finder(phrases: tuple[str, ...]) -> PhraseFinder:
    return PhraseFinder(phrases)


def _sentence_starts(tokens: Sequence[str]) -> list[int]:
    starts = [0] if tokens else []
    for index, token in enumerate(tokens[:-1]):
        if token.rstrip("\"')\N{RIGHT DOUBLE QUOTATION MARK}").endswith((".", "?", "!")):
            starts.append(index + 1)
    return starts


def _negations(before: Sequence[str]) -> Iterator[int]:
    """How far back each negation stands that reaches the phrase; `before` has the nearest word first."""
    listed = False
    for distance, word in enumerate(before):
        following = before[distance - 1] if distance else ""
        if following in _EMPHASIS or (word in _SWAPS and following not in ("of", "than")):
            continue
        reach = SHORT_REACH + (word in _SWAPS) if word in _NOUN_NEGATORS else REACH
        if distance >= reach or word not in _NEGATORS or (listed and word in _LISTING):
            continue
        listed = listed or word in _LISTING
        yield distance


def _somebody_says(before: Sequence[str]) -> bool:
    """Whether the phrase is what others say: "people say", "he told me", but not "I would say"."""
    for distance, word in enumerate(before):
        if word in _SPEAKING:
            return _OWN_VOICE.isdisjoint(before[distance + 1 : distance + 3])
    return False
