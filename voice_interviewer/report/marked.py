"""The words of an answer with its fillers and pauses where they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.unheard import filler_words
from voice_interviewer.core.session import Answer
from voice_interviewer.core.transcript import Word
from voice_interviewer.report.facts import said_in

SHORTEST_SHOWN_SECONDS = 1.0
"""Pauses from here on stand in the text: shorter ones are those of anybody who speaks."""


class PieceKind(StrEnum):
    """What a piece of an answer is."""

    WORDS = "words"
    FILLER = "filler"
    UNHEARD = "hesitation"
    """A voiced hesitation between the words."""
    REPAIR = "repair"
    """Words that were said again or taken back."""
    PAUSE = "pause"


JOINED = (PieceKind.WORDS, PieceKind.FILLER, PieceKind.REPAIR)
"""Neighbours of these kinds are one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, or what stood between them."""

    kind: PieceKind
    text: str
    start: float | None
    """Seconds from the start of the recording; null for a typed answer."""
    end: float | None


def pieces(answer: Answer) -> tuple[Piece, ...]:
    """The answer piece by piece; a typed one, or one that was not assessed, is its words alone."""
    assessment = answer.assessment
    if assessment is None or not assessment.words:
        text = assessment.transcript if assessment is not None and answer.typed is None else said_in(answer)
        return (Piece(PieceKind.WORDS, text, None, None),) if text else ()
    return tuple(_joined([*sorted([*_words(assessment), *_between(assessment)], key=_when)]))


def _words(assessment: Assessment) -> Iterator[Piece]:
    """Each word, as a filler, or as part of a repair where one spans its middle."""
    fillers = filler_words(assessment.words, assessment.fillers)
    repairs = [(each.start, each.end) for each in assessment.fillers.disfluencies]
    for index, word in enumerate(assessment.words):
        kind = PieceKind.WORDS
        if index in fillers:
            kind = PieceKind.FILLER
        elif _is_in(word, repairs):
            kind = PieceKind.REPAIR
        yield Piece(kind, word.text, word.start, word.end)


def _is_in(word: Word, spans: Sequence[tuple[float | None, float | None]]) -> bool:
    middle = (word.start + word.end) / 2
    return any(start is not None and end is not None and start - 0.01 <= middle <= end + 0.01 for start, end in spans)


def _between(assessment: Assessment) -> Iterator[Piece]:
    for pause in assessment.pacing.pauses:
        seconds = pause.end - pause.start
        if seconds >= SHORTEST_SHOWN_SECONDS:
            yield Piece(PieceKind.PAUSE, f"{seconds:.1f} s", pause.start, pause.end)
    for each in assessment.fillers.unheard or ():
        yield Piece(PieceKind.UNHEARD, "hesitation", each.start, each.end)


def _when(piece: Piece) -> float:
    """Where it stands: by its middle, for a word's edges and a pause's differ by some hundredths."""
    return ((piece.start or 0.0) + (piece.end or 0.0)) / 2


def _joined(singly: list[Piece]) -> Iterator[Piece]:
    """Neighbouring words as one piece; the words of one filler or repair likewise."""
    current: Piece | None = None
    for piece in singly:
        joins = current is not None and piece.kind is current.kind and piece.kind in JOINED
        if current is not None and joins:
            current = Piece(current.kind, f"{current.text} {piece.text}", current.start, piece.end)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current
