"""What the built-in candidate says, and where it falls silent: strong, thin and rambling answers in turn."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias
from zlib import crc32

from voice_interviewer.core.questions import Question
from voice_interviewer.core.sentences import split_sentences

THIN_WORDS = 45
"""A thin answer stops at the end of the sentence that reaches this many words."""

_BREAKS = frozenset(
    ("and", "but", "because", "which", "so", "or", "when", "where", "while", "if", "that", "then", "for", "with")
)
"""Words that people hesitate before."""


class Style(StrEnum):
    """How well an answer goes."""

    STRONG = "strong"
    """The model answer, fluent."""
    THIN = "thin"
    """A weak answer, and short."""
    RAMBLING = "rambling"
    """Parts of both with fillers, false starts, a repeat and long pauses."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something said in one breath."""

    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence."""

    seconds: float


Piece: TypeAlias = Spoken | Pause


@dataclass(frozen=True, slots=True)
class Script:
    """One answer, piece by piece; it begins with the time to think."""

    style: Style
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All words, without the pauses."""
        return " ".join(piece.text for piece in self.pieces if isinstance(piece, Spoken))

    @property
    def think_seconds(self) -> float:
        """Silence before the first word."""
        first = self.pieces[0]
        return first.seconds if isinstance(first, Pause) else 0.0


def style_at(position: int) -> Style:
    """The style of the answer to the question at this position, from 0: strong, thin, rambling, strong, ..."""
    styles = tuple(Style)
    return styles[position % len(styles)]


def write_script(question: Question, style: Style, turn: int = 0) -> Script:
    """What is said to one question in one style: the same question, style and turn give the same script.

    Invited to ask, the candidate asks about another topic each turn (from 0), fluently in every style.
    """
    if question.topics:
        example = question.topics[turn % len(question.topics)].examples[0]
        return Script(style, (Pause(1.2), *_fluently(split_sentences(example), question.id)))
    if style is Style.STRONG:
        return Script(style, (Pause(1.0), *_fluently(split_sentences(question.model_answer), question.id)))
    if style is Style.THIN:
        return Script(style, (Pause(1.4), *_fluently(_thin(question.weak_answer), question.id)))
    return Script(style, _rambling(split_sentences(question.model_answer), split_sentences(question.weak_answer)))


def _fluently(sentences: tuple[str, ...], seed: str) -> list[Piece]:
    """Sentences with 0.3 to 0.7 s between them, as in fluent speech."""
    pieces: list[Piece] = []
    for number, sentence in enumerate(sentences):
        if number:
            pieces.append(Pause(0.3 + 0.1 * (crc32(f"{seed}/{number}".encode()) % 5)))
        pieces.append(Spoken(sentence))
    return pieces


def _thin(weak_answer: str) -> tuple[str, ...]:
    kept: list[str] = []
    words = 0
    for sentence in split_sentences(weak_answer):
        if words >= THIN_WORDS:
            break
        kept.append(sentence)
        words += len(sentence.split())
    return tuple(kept)


def _rambling(model: tuple[str, ...], weak: tuple[str, ...]) -> tuple[Piece, ...]:
    """The longest pauses stand inside a clause, where a listener can hear that more is to come."""
    pieces: list[Piece] = [Pause(2.1), Spoken("Um,"), Pause(0.5), Spoken("so, uh, that is, you know, a good question.")]
    pieces += [Pause(0.9), *_hesitantly(weak[0], "uh,", 1.2)] if weak else []
    if model:
        opening = model[0]
        pieces += [Pause(0.8), *_false_start(opening), *_hesitantly("I mean, " + _continued(opening), "um,", 2.4)]
        later = model[len(model) // 2]
        pieces += [Pause(0.6), *_hesitantly("You know, " + _continued(later), "um,", 3.4)]
        pieces += [Pause(0.7), Spoken("Yeah, so, like I said, uh, " + _continued(opening))]
    if len(weak) > 1:
        pieces += [Pause(1.1), *_hesitantly(weak[-1], "I mean,", 1.6)]
    pieces += [Pause(1.0), Spoken("And, uh, yeah, I think that is about it.")]
    return tuple(pieces)


def _false_start(sentence: str) -> list[Piece]:
    """The first few words, broken off."""
    return [Spoken(" ".join(sentence.split()[:4]).rstrip(",;:.") + "..."), Pause(0.5)]


def _hesitantly(sentence: str, filler: str, pause_seconds: float) -> list[Piece]:
    """The sentence with a filler and a pause before the first word that people hesitate at, or at its middle."""
    words = sentence.split()
    if len(words) < 4:
        return [Spoken(sentence)]
    at = next(
        (
            number
            for number, (before, word) in enumerate(pairwise(words), start=1)
            if 3 <= number <= len(words) - 2 and word.lower() in _BREAKS and before.lower() not in _BREAKS
        ),
        len(words) // 2,
    )
    head, tail = " ".join(words[:at]).rstrip(",;:"), " ".join(words[at:])
    return [Spoken(f"{head},"), Pause(0.2), Spoken(filler), Pause(pause_seconds), Spoken(tail)]


def _continued(sentence: str) -> str:
    """The sentence with a small first letter where its first word is an ordinary one."""
    first = sentence.split(maxsplit=1)[0] if sentence else ""
    ordinary = first[1:].isalpha() and first[1:].islower()
    return sentence[0].lower() + sentence[1:] if ordinary or first == "A" else sentence
