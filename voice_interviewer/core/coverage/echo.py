"""How much of an answer's opening only repeats the question."""

from collections.abc import Sequence

from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.core.tokens import located_stems, stems

ECHO_SHARE = 0.8
"""An answer that opens with this share of the question's words, in order, is repeating the question."""

ECHO_MINIMUM_WORDS = 4
"""Shorter questions are not looked for: their words turn up in order by themselves."""


def echo_end(question_text: str, tokens: Sequence[str]) -> int:
    """How many opening tokens of an answer only repeat the question; 0 where it does not."""
    words, origin = located_stems(tokens)
    echo = echo_words(stems(question_text), words)
    return origin[echo - 1] + 1 if echo else 0


def asked_echo_end(question_text: str, tokens: Sequence[str]) -> int:
    """How many opening tokens repeat the question, or no more than its last sentences; 0 where they do neither.

    Who is asked two sentences repeats the second; a follow-up's text stands after that of its question.
    """
    sentences = whole_sentences(question_text)
    endings = (" ".join(sentences[first:]) for first in range(len(sentences)))
    return max((echo_end(text, tokens) for text in endings), default=0)


def echo_words(question: Sequence[str], answer: Sequence[str]) -> int:
    """How many opening words of the answer repeat the question; 0 where fewer than ECHO_SHARE of its words are there.

    The longest common subsequence of the question and the answer's opening (half as long again as the question, so
    that hesitations fit in); the echo ends where that subsequence is complete.
    """
    if len(question) < ECHO_MINIMUM_WORDS:
        return 0
    opening = answer[: len(question) + len(question) // 2]
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
