"""How an answer was worded: hedges, repeated phrases, lexical variety, length of sentences, and how long it took."""

from collections import Counter
from collections.abc import Sequence

from voice_interviewer.core.delivery.fillers import count_words, counted_words
from voice_interviewer.core.delivery.hedges import find_hedges
from voice_interviewer.core.delivery.measured import Phrase, RepeatedPhrase, Wording
from voice_interviewer.core.delivery.plain_tokens import plain_tokens, quoted
from voice_interviewer.core.delivery.repeated import find_repeated
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sentences import whole_sentences
from voice_interviewer.core.tokens import stems
from voice_interviewer.core.transcript import Word

VARIETY_WINDOW_WORDS = 50
"""Window of the moving-average type-token ratio (Covington & McFall 2010)."""

MINIMUM_VARIETY_WORDS = 100
"""Fewer words get no variety: under two whole windows the average moves with every single word."""

MINIMUM_SENTENCES = 3
"""Fewer sentences get no mean length."""

LONGEST_SENTENCE_WORDS = 80
"""A longer stretch without the end of a sentence is one where the transcriber set none."""


def measure_wording(
    tokens: Sequence[str], words: Sequence[Word], question: Question | None, answer_seconds: float | None
) -> Wording:
    """Wording of an answer's tokens, punctuation attached; `words` are the same with times, empty for a typed answer.

    `answer_seconds` is from first to last speech, None for a typed answer or where there was none.
    """
    own = frozenset(stems(_subject(question))) if question is not None else frozenset()
    return Wording(
        hedges=tuple(_phrase(tokens, words, first, end) for first, end in find_hedges(tokens)),
        repeated=tuple(
            RepeatedPhrase(
                " ".join(plain_tokens(tokens[slice(*places[0])])),
                tuple(_phrase(tokens, words, first, end) for first, end in places),
            )
            for places in find_repeated(tokens, own)
        ),
        variety=lexical_variety(tokens),
        sentence_words=sentence_words(tokens),
        length_ratio=None
        if question is None or question.topics or not answer_seconds
        else answer_seconds / question.expected_seconds[1],
    )


def unknown_wording(wording: Wording, question: Question | None, *, typed: str | None) -> dict[str, str]:
    """Why figures are None, by their dotted names; `typed` is the reason where the answer was typed, else None."""
    unknown = {}
    if wording.variety is None:
        unknown["wording.variety"] = f"fewer than {MINIMUM_VARIETY_WORDS} words say nothing about variety"
    if wording.sentence_words is None:
        unknown["wording.sentence_words"] = "too few ends of sentences stand in the transcript"
    if wording.length_ratio is None:
        unknown["wording.length_ratio"] = typed or _why_no_length(question)
    if typed and wording.hedges:
        unknown |= {"wording.hedges.start": typed, "wording.hedges.end": typed}
    if typed and wording.repeated:
        unknown |= {"wording.repeated.places.start": typed, "wording.repeated.places.end": typed}
    return unknown


def lexical_variety(tokens: Sequence[str]) -> float | None:
    """Moving-average type-token ratio, 0 to 1: the mean share of different words in all windows.

    Different forms of a word are different (Covington & McFall 2010). None under MINIMUM_VARIETY_WORDS words.
    """
    plain = plain_tokens(tokens)
    words = [plain[index] for index in counted_words(tokens)]
    if len(words) < MINIMUM_VARIETY_WORDS:
        return None
    inside = Counter(words[:VARIETY_WINDOW_WORDS])
    total = len(inside)
    for left, entered in zip(words, words[VARIETY_WINDOW_WORDS:], strict=False):
        inside[entered] += 1
        inside[left] -= 1
        if not inside[left]:
            del inside[left]
        total += len(inside)
    return total / (len(words) - VARIETY_WINDOW_WORDS + 1) / VARIETY_WINDOW_WORDS


def sentence_words(tokens: Sequence[str]) -> float | None:
    """Mean words of a sentence, as `count_words` counts; None where too few of their ends are known."""
    lengths = [count_words(sentence.split()) for sentence in whole_sentences(" ".join(tokens))]
    lengths = [length for length in lengths if length]
    if len(lengths) < MINIMUM_SENTENCES or max(lengths) > LONGEST_SENTENCE_WORDS:
        return None
    return sum(lengths) / len(lengths)


def _subject(question: Question) -> str:
    """All words that belong to what was asked and to what is expected."""
    points = [
        text
        for point in question.key_points
        for text in (point.statement, *point.paraphrases, *(term for group in point.terms for term in group))
    ]
    return " ".join((question.text, *points))


def _why_no_length(question: Question | None) -> str:
    if question is None:
        return "no question was named"
    return "no length is expected where you are the one who asks" if question.topics else "no speech was heard"


def _phrase(tokens: Sequence[str], words: Sequence[Word], first: int, end: int) -> Phrase:
    return Phrase(
        text=quoted(tokens, first, end),
        start=words[first].start if words else None,
        end=words[end - 1].end if words else None,
    )
