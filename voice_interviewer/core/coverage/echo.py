"""How much of an answer's opening only repeats the question."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from voice_interviewer.core.content_words import FUNCTION_STEMS, NEGATION_STEMS
from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.core.tokens import located_stems, stems

ECHO_SHARE = 0.8
"""An answer that opens with this share of the question's words, in order, is repeating the question."""

ECHO_MINIMUM_WORDS = 4
"""Shorter questions are not looked for: their words turn up in order by themselves."""

_CLAUSE_END = re.compile(r"(?<=[,;:])\s+")
_ASIDES = frozenset(stems("a an the and but so then now well okay ok right yes um umm uh uhm er erm ah eh hm hmm mm"))
"""Words that come in anywhere and change nothing; articles among them."""

_ASKING = frozenset(stems("question questions ask asks asking asked want wants know wonder wondering"))
"""What else is said in repeating a question: "so the question is", "you want to know"."""

_PERSONS = {**dict.fromkeys(("i", "we", "you"), "you"), **dict.fromkeys(("my", "our", "your"), "your")}
"""Who is asked about "you" repeats it as "I"."""

_AUXILIARIES = frozenset(
    stems("is are am was were be do does did can could should would will shall has have had must may might")
) | {word for word in NEGATION_STEMS if word.endswith("nt")}
_OPENERS = frozenset(stems("what when where which who whom whose why how whether"))
"""After one of these in its clause an auxiliary asks nothing by itself."""


def echo_end(question_text: str, tokens: Sequence[str]) -> int:
    """How many opening tokens of an answer only repeat the question; 0 where it does not.

    What only repeats has the words of the question and no others (function words, hesitations, "you want to know"
    apart), the same number of negations and of "or", and asks where the question can be answered with yes or no: to
    "Is it enough?" the opening "It is enough" is an answer, "Is it enough" is not.
    """
    words, origin = located_stems(tokens)
    asked = stems(question_text)
    echo = words[: _echo_words(asked, words)]
    counts_agree = all(_count(asked, kind) == _count(echo, kind) for kind in (NEGATION_STEMS, ("or",)))
    if not echo or not counts_agree or not set(_inversions(question_text)) <= set(_neighbours(_plain(echo))):
        return 0
    return origin[len(echo) - 1] + 1


def asked_echo_end(question_text: str, tokens: Sequence[str]) -> int:
    """How many opening tokens repeat the question, or no more than its last sentences; 0 where they do neither.

    Who is asked two sentences repeats the second; a follow-up's text stands after that of its question.
    """
    sentences = whole_sentences(question_text)
    endings = (" ".join(sentences[first:]) for first in range(len(sentences)))
    return max((echo_end(text, tokens) for text in endings), default=0)


def _echo_words(question: Sequence[str], answer: Sequence[str]) -> int:
    """How many opening words of the answer repeat the question; 0 where fewer than ECHO_SHARE of its words are there.

    The longest common subsequence of the question and the answer's opening (half as long again as the question, so
    that hesitations fit in, and no further than the first word that says something of its own); the echo ends where
    that subsequence is complete.
    """
    if len(question) < ECHO_MINIMUM_WORDS:
        return 0
    said = {*question, *FUNCTION_STEMS, *_ASIDES, *_ASKING}
    if _count(question, NEGATION_STEMS):
        said |= NEGATION_STEMS
    opening = takewhile(said.__contains__, answer[: len(question) + len(question) // 2])
    lengths = [0] * (len(question) + 1)
    ends: list[int] = []
    for word in opening:
        diagonal = 0
        for column, asked in enumerate(question, start=1):
            above = lengths[column]
            lengths[column] = diagonal + 1 if word == asked else max(above, lengths[column - 1])
            diagonal = above
        ends.append(lengths[-1])
    longest = ends[-1] if ends else 0
    if longest < ECHO_SHARE * len(question):
        return 0
    return ends.index(longest) + 1


def _count(words: Sequence[str], kind: Collection[str]) -> int:
    return sum(word in kind for word in words)


def _inversions(question_text: str) -> Iterator[tuple[str, ...]]:
    """Each auxiliary that asks for yes or no, between the words around it.

    It stands in a sentence that does not end as a statement does, in a clause without a question word before it. A
    clause with "me" in it is none ("Can you explain to me ...").
    """
    words: list[str] = []
    asking: set[int] = set()
    for sentence in whole_sentences(question_text):
        for clause in _CLAUSE_END.split(sentence):
            plain = _plain(stems(clause))
            if not sentence.endswith(".") and "me" not in plain:
                open_part = takewhile(lambda word: word not in _OPENERS, plain)
                asking |= {len(words) + place for place, word in enumerate(open_part) if word in _AUXILIARIES}
            words += plain
    return (each for place, each in enumerate(_neighbours(words)) if place in asking)


def _neighbours(plain: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each word between the one before and the one after; nothing stands before the first and after the last."""
    return zip(("", *plain), plain, (*plain[1:], ""), strict=False)


def _plain(words: Sequence[str]) -> list[str]:
    """The words without asides, and "I" as "you"."""
    return [_PERSONS.get(word, word) for word in words if word not in _ASIDES]
