"""Which of a question's terms are worth listening for: names and jargon, as they are written."""

import re
from collections.abc import Sequence
from functools import lru_cache

from voice_interviewer.core.jargon.phones import distance
from voice_interviewer.core.questions import Question

LONGEST_WORDS = 3
"""Longer variants are phrases of everyday words."""

SAME_SOUND = 0.12
"""Variants of one term group that sound no farther apart are spellings of one term (`Light GBM`, `LightGBM`; or what a
transcriber makes of it, `BN25` for `BM25`): the one that stands in the question's own texts is listened for."""

SHORTEST_WORD = 5
"""Letters; shorter words in lower case are everyday ones."""

_CAPITAL = re.compile(r"[A-Z]")
_PRONOUN = re.compile(r"\bI\b")
_PLAIN_WORD = re.compile(rf"[a-z]{{{SHORTEST_WORD},}}")


@lru_cache(maxsize=64)
def terms_of(question: Question) -> tuple[str, ...]:
    """The question's names (variants with a capital) and then its single words in lower case, one spelling each.

    Which of the words are rare enough to be misheard is known to the transcriber, by its vocabulary.
    """
    prose = _prose(question)
    names: dict[str, None] = {}
    plain: dict[str, None] = {}
    for point in question.key_points:
        for group in point.terms:
            for variant in group:
                if _is_name(variant) and _is_best(variant, group, prose):
                    names[variant] = None
                elif _PLAIN_WORD.fullmatch(variant):
                    plain[variant] = None
    inner = [name for name in names if not any(_stands_in(other, name) for other in names if other != name)]
    return (*inner, *plain)


def _is_name(variant: str) -> bool:
    if len(variant.split()) > LONGEST_WORDS or _PRONOUN.search(variant):
        return False
    return _CAPITAL.search(variant) is not None


def _is_best(variant: str, group: Sequence[str], prose: str) -> bool:
    """True when no variant of the same sound is written better: in the prose, in fewer words, or earlier."""
    rank = _rank(variant, group, prose)
    return all(rank <= _rank(other, group, prose) for other in group if distance(variant, other) <= SAME_SOUND)


def _rank(variant: str, group: Sequence[str], prose: str) -> tuple[bool, int, int]:
    return not _stands_in(variant, prose), len(variant.split()), group.index(variant)


def _stands_in(term: str, text: str) -> bool:
    """True when the text holds the term as whole words."""
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None


def _prose(question: Question) -> str:
    points = [text for each in question.key_points for text in (each.statement, *each.paraphrases, each.follow_up)]
    return " ".join((question.text, question.hint, question.model_answer, *points))
