"""What the heading of a section says that the section is."""

import re
from enum import StrEnum


class SectionKind(StrEnum):
    """A part of a page that holds no questions to a candidate."""

    REVERSE = "reverse"
    """What the candidate may ask the interviewer."""
    FAQ = "faq"
    MISTAKES = "mistakes"
    PREPARATION = "preparation"
    FORMAT = "format"
    """How the interview goes."""
    MARKET = "market"
    """Pay, demand, outlook."""
    SOURCES = "sources"


_WHOM = r"(?:the |your |an? |our )?(?:\w+ )?(?:interviewers?|employers?|hiring managers?|recruiters?|company|team|us)\b"
_PATTERNS: tuple[tuple[SectionKind, str], ...] = (
    (SectionKind.REVERSE, rf"\b(?:questions?|things|what)\b.*\b(?:to|should|can|could|might|may) ask {_WHOM}"),
    (SectionKind.REVERSE, rf"\bquestions? (?:for|to) {_WHOM}"),
    (SectionKind.REVERSE, r"\b(?:questions?|things|what) (?:you|candidates?) (?:should|can|could|might|may) ask\b"),
    (
        SectionKind.REVERSE,
        r"\b(?:what|which questions) (?:should|can|could|might|may) (?:you|i|candidates?) ask\b|"
        r"^(?:it'?s )?your turn to ask\b|"
        r"\b(?:your|candidate'?s?) questions\b|\bquestions (?:worth asking|to ask)$|\breverse (?:interview|round)",
    ),
    (SectionKind.FAQ, r"\bfaqs?\b|^(?:frequently asked|frequent|common) questions(?: about .*)?$"),
    (
        SectionKind.MISTAKES,
        r"\b(?:mistakes?|pitfalls|red flags)\b|\b(?:errors|things) to avoid\b|\bwhat not to (?:do|say)\b",
    ),
    (
        SectionKind.SOURCES,
        r"^(?:sources?|references?|bibliography|citations|further reading|(?:more |useful |other )?resources)\b",
    ),
    (
        SectionKind.MARKET,
        r"\b(?:salary|salaries|compensation|job market|market|job outlook|outlook|job growth)\b|\bhow much do\b",
    ),
    (
        SectionKind.PREPARATION,
        r"\b(?:tips?|checklist|study plan)\b|^prepar(?:e|ing|ation)\b|\b(?:interview|your) preparation\b|"
        r"^(?:how|where|ways|steps) (?:(?:to|do|can|should) )?(?:(?:i|you|we) )?prepare\b|"
        r"\bhow to (?:get ready|succeed|ace|pass|stand out)\b",
    ),
    (
        SectionKind.FORMAT,
        r"\binterview (?:process|format|structure|stages?|rounds?|loop)\b|\bwhat to expect\b|"
        r"^(?:the )?interview itself$|\bhow (?:the|an?) (?:\w+ ){0,3}interviews? (?:works?|goes|is structured)\b",
    ),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_ROUND = re.compile(
    r"^(?:behaviou?ral|technical|situational|theory|coding|(?:ml |machine learning )?system design|case study)"
    r"(?: part| interview)?$|"
    r"\b(?:questions?(?: (?:and|&|with) (?:sample |model |example )?answers?)?|q ?& ?a|round)$"
)
_DECORATION = re.compile(r"^[\W\d_]+|[\s:.!]+$")


def section_kind(heading: str) -> SectionKind | None:
    """The kind that a heading names; None for any other heading, such as one of a round of questions."""
    plain = _plain(heading)
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), None)


def is_round_title(heading: str) -> bool:
    """Whether a heading says that questions follow."""
    return bool(_ROUND.search(re.sub(r"\s*\(.*\)$", "", _plain(heading))))


def _plain(heading: str) -> str:
    """Lower case, without numbers and signs around it, so that `3) FAQ:` is `faq`."""
    return _DECORATION.sub("", heading.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")[:200]).rstrip("?")
