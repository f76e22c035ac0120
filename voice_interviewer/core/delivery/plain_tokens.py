"""The words of an answer as they are compared: lower case, without the punctuation around them."""

from collections.abc import Sequence

_AROUND = (
    " \t\"'()[]{},.;:!?-\N{HORIZONTAL ELLIPSIS}\N{EN DASH}\N{EM DASH}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
)


def plain_tokens(tokens: Sequence[str]) -> list[str]:
    """Each token in lower case with straight apostrophes; empty where it holds only punctuation."""
    return [token.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(_AROUND) for token in tokens]


def quoted(tokens: Sequence[str], first: int, end: int) -> str:
    """The tokens from `first` up to `end` as they were written, without the punctuation around them."""
    return " ".join(tokens[first:end]).strip(_AROUND + "\N{RIGHT SINGLE QUOTATION MARK}")
