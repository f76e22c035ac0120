"""Where text is cut into the sentences that are spoken one by one."""

import re

LONGEST_SENTENCE = 160
"""Characters in one piece: about ten seconds aloud, so that the first of them is synthesised well within 0.5 s."""

SHORTEST_CLAUSE = 30
"""Characters that a long sentence leaves at least on either side of a cut."""

_PARAGRAPH = re.compile(r"\s*\n\s*")
_END = re.compile(r"[.!?…]+[\"\u201d\u2019')\]]*(?P<gap>\s+)(?=\S)")
_ABBREVIATIONS = frozenset(
    (
        "approx",
        "cf",
        "dr",
        "e.g",
        "eq",
        "fig",
        "i.e",
        "jr",
        "mr",
        "mrs",
        "prof",
        "resp",
        "sr",
        "st",
        "viz",
        "vs",
        "w.r.t",
    )
)
"""Never the last word of a sentence, lower case, without the last period."""

_CLAUSE_MARKS = (
    re.compile(r"[;:\u2013\u2014]\s+"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?=(?:and|but|because|which|so|or|when|where|while|if|that)\s)", re.IGNORECASE),
    re.compile(r"\s+"),
)
"""Where a long sentence may be cut, the best places first."""


def split_sentences(text: str) -> tuple[str, ...]:
    """Sentences in the order spoken, each at most LONGEST_SENTENCE characters where it has a space to cut at.

    Splitting a piece again gives the piece itself, so pieces can be kept and spoken singly.
    """
    pieces: list[str] = []
    for paragraph in _PARAGRAPH.split(text.strip()):
        for sentence in _sentences(" ".join(paragraph.split())):
            pieces.extend(_clauses(sentence))
    return tuple(pieces)


def whole_sentences(text: str) -> tuple[str, ...]:
    """Sentences in their order on one line each, however long."""
    return tuple(_sentences(" ".join(text.split())))


def _sentences(paragraph: str) -> list[str]:
    found: list[str] = []
    start = 0
    for match in _END.finditer(paragraph):
        if _ends_sentence(paragraph, match):
            found.append(paragraph[start : match.start("gap")])
            start = match.end()
    if paragraph[start:]:
        found.append(paragraph[start:])
    return found


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    if paragraph[match.end()].islower():
        return False
    mark = match.group().strip()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = paragraph[: match.start()].rsplit(" ", 1)[-1].lstrip("([\"'\u201c\u2018")
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return not (is_initial or word.lower() in _ABBREVIATIONS)


def _clauses(sentence: str) -> list[str]:
    """Cut what is too long in two near its middle, as often as it takes."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    for mark in _CLAUSE_MARKS:
        cuts = [
            match
            for match in mark.finditer(sentence)
            if match.start() >= SHORTEST_CLAUSE and match.end() <= len(sentence) - SHORTEST_CLAUSE
        ]
        if cuts:
            middle = len(sentence) / 2
            cut = min(cuts, key=lambda match: abs(match.end() - middle))
            return _clauses(sentence[: cut.end()].rstrip()) + _clauses(sentence[cut.end() :])
    return [sentence]
