"""The marks by which people set questions and answers apart: numbers, Q and A, question marks, labels."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from voice_interviewer.core.sentences import whole_sentences

LONGEST_QUESTION_WORDS = 60
"""More is a paragraph that ends with a question mark."""

LONGEST_QUESTION = 2000
"""Characters that are looked at."""

_EXPLICIT = re.compile(
    r"\s*(?:(?:interview )?question\s*#?\s*\d{1,3}\s*(?:[.:)\]\u2013\u2014-]+\s*|$|(?=\n|\s[A-Z]))|"
    r"question\s*[:\u2013\u2014]\s*|q\s?\.?\s?#?\d{1,3}\s*(?:[.:)\]\u2013\u2014-]+\s*|$|\s)|q\s*[:)]\s*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:#\s?|no\. ?)?\(?\[?(\d{1,3})(?:[.:)\]]+\s*|\s+[\u2013\u2014-]\s+)(?=\D)", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:please )?(?:tell (?:me|us)|talk (?:me|us|about)|walk (?:me|us)|describe|explain|discuss|compare|contrast|"
    r"define|give (?:me|us|an?)|share (?:an?|with)|show (?:me|us)|name (?:an?|one|two|three|some)|"
    r"list (?:the|some|a|two|three)|design (?:an?|the|how)|implement (?:an?|the)|write (?:an?|the|some)|build an?|"
    r"derive|prove|imagine|suppose|(?:can|could|would|do|have|are|is) you|(?:what|how|why|when|which|who|where) "
    r"(?:is|are|do|does|did|would|will|can|could|should|have|has|was|were|makes?))\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:what|how|why|when|which|who|where|whose|(?:can|could|would|do|does|did|have|has|are|is|was|were|should|will))\b",
    re.IGNORECASE,
)
_CLOSING = " \t\n\"'*_)]\u201d\u2019"


class Label(Enum):
    """What a part of an answer is said to be."""

    ANSWER = auto()
    GUIDANCE = auto()
    """How to answer, what to mention: an answer where there is no other."""
    HINT = auto()
    WEAK = auto()
    ASIDE = auto()
    """For the reader of the page alone: why it is asked, what comes next."""


_ASKERS = r"they|(?:the |your )?(?:interviewers?|employers?|recruiters?)"
_LABELS = tuple(
    (label, re.compile(rf"(?:{words})(?P<end>\s*[:\u2013\u2014]\s*|\s+-\s+|\s*\?\s*:?\s*$|\s*$)", re.IGNORECASE))
    for label, words in (
        (
            Label.ANSWER,
            r"(?:an? |the |your )?(?:(?:sample|example|model|good|strong|suggested|possible|ideal|best|great|short|"
            r"full|quick|expert) )?(?:answers?|response|solution)|"
            r"(?:show|view|see|reveal)(?: the)? (?:answer|solution)|ans\.?",
        ),
        (Label.ANSWER, r"a\s?\d{0,3}(?=\s*:)"),
        (
            Label.GUIDANCE,
            r"how to (?:answer|respond|approach)(?: (?:it|this|that))?(?: question)?|key (?:points|takeaways|ideas)|"
            r"(?:what|points) to (?:cover|mention|include|say)|approach",
        ),
        (Label.HINT, r"(?:(?:pro|quick|expert|interview) )?(?:hints?|tips?)"),
        (
            Label.WEAK,
            r"(?:an? )?(?:weak|bad|poor|wrong) (?:answer|response|example)|what not to say",
        ),
        (
            Label.ASIDE,
            rf"why (?:do |does |would |is )?(?:{_ASKERS}|you|we|this is|it is|it'?s|this)(?: might)? "
            r"(?:ask(?:ed|s|ing)?|(?:it )?matters?)(?: (?:this|it))?(?: question)?|"
            rf"what (?:{_ASKERS})(?:'re| is| are)? (?:looking for|wants? to (?:hear|know|see)|assess(?:es|ing)?)|"
            r"(?:possible |likely )?follow[- ]?ups?(?: questions?)?|difficulty|topics?|tags?|level|category|"
            r"further reading|sources?|references?|(?:common )?mistakes?|red flags|related(?: questions?)?",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text that begins with a label."""

    label: Label
    rest: str
    """What follows the label; empty where it stands alone."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without the number or Q before it."""

    text: str
    explicit: bool = False
    """It says that it is a question: Q, Question 3."""
    number: int | None = None


def without_mark(text: str) -> Marked:
    """Take a `Q1:`, `Question 3` or `12.` off the front; what stands there twice (`1. Q:`) goes twice."""
    marked = Marked(text)
    for _ in range(2):
        if explicit := _EXPLICIT.match(marked.text):
            marked = Marked(marked.text[explicit.end() :], True, marked.number)
        elif number := _NUMBER.match(marked.text):
            marked = Marked(marked.text[number.end() :], marked.explicit, int(number[1]))
    return marked


def asks(text: str) -> bool:
    """Whether a short text, its mark taken off, asks for something: a question mark at its end, or "Tell me about"."""
    words = text[: LONGEST_QUESTION + 1].split()
    if len(text) > LONGEST_QUESTION or not words:
        return False
    if not 2 <= len(words) <= LONGEST_QUESTION_WORDS:
        return len(words) == 1 and len(text) > 2 and text.rstrip(_CLOSING).endswith("?")
    return ends_as_question(text) or bool(_OPENER.match(text))


def ends_as_question(text: str) -> bool:
    """Whether the text ends with a question mark, whatever closes after it."""
    return text.rstrip(_CLOSING).endswith("?")


def is_open_question(text: str) -> bool:
    """Whether the text begins as a question that ends with a question mark: What, How many, Do you."""
    return bool(_ASKING.match(text))


def is_one_question(text: str) -> bool:
    """Whether the text is a single sentence that ends with a question mark."""
    if len(text) > LONGEST_QUESTION or not ends_as_question(text) or len(text.split()) > LONGEST_QUESTION_WORDS:
        return False
    return len(whole_sentences(text)) == 1


def labelled(text: str, stands_out: bool) -> Labelled | None:
    """The label that the text begins with; one that is a whole sentence of its own must stand out (a heading, bold)."""
    for label, pattern in _LABELS:
        if found := pattern.match(text):
            rest = text[found.end() :].strip()
            if found["end"].strip() in ("", "?") and not stands_out:
                continue
            return Labelled(label, rest)
    return None


def split_question(text: str, explicit: bool) -> tuple[str, str]:
    """The question that a text begins with, and what follows it in the same text.

    The question ends with the first question marks within its first three sentences; a request without one is a
    sentence, or, where it was said to be a question, all of it.
    """
    flat = " ".join(text.split())
    head = whole_sentences(flat[:LONGEST_QUESTION])
    asking = [index for index, sentence in enumerate(head[:3]) if ends_as_question(sentence)]
    if asking:
        last = asking[0]
        while last + 1 < len(head) and ends_as_question(head[last + 1]):
            last += 1
    elif explicit or len(flat.split()) <= 12:
        return flat, ""
    else:
        last = 0
    length = len(" ".join(head[: last + 1]))
    return flat[:length].strip(), flat[length:].strip()
