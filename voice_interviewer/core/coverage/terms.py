"""Which key points an answer makes by its words alone: the terms that a pack names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.content_words import content_words
from voice_interviewer.core.coverage.contradictions import find_contradictions
from voice_interviewer.core.coverage.echo import echo_end
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.questions import KeyPoint, Question
from voice_interviewer.core.tokens import PhraseFinder, located_stems, stems

PASSAGE_TOKENS = 60
"""Most tokens in the passage that makes one point: about 25 s of speech, two or three spoken sentences."""

CORRECTION_TOKENS = 25
"""Most tokens in the passage that takes a contradiction back: a sentence or two, not words met here and there."""

PARTIAL_GROUPS = 2
"""Term groups that make a part of a point: one word is said by chance. With one, the texts of our model answers made
9.8 % of the points of other questions, with two under 3 %, spoken too (`tests/benchmarks/bench_bank.py`)."""

NO_PROBABILITY = "the judge terms-2 has no calibrated probability"
ONLY_TERMS = "So the key points were only looked for by the pack's terms, which gives no probability."
"""What follows from a trained model that cannot be used."""

NO_TERMS = (
    "Without the trained model key points are looked for by their terms, and not every point of this question names "
    "any; `voice-interviewer doctor` says what to do."
)
"""What follows from that for a question with such points."""


class TermGroupJudge:
    """Judges by the terms that the pack names for each point; a `CoverageJudge` without a model.

    A point is covered when one passage of PASSAGE_TOKENS holds a variant of every term group; partial when it holds at
    least half of them, and PARTIAL_GROUPS; contradicted when a contradiction from the pack is said nearly word for word
    and the point is not made within CORRECTION_TOKENS afterwards (see `contradictions`). Groups whose terms stand in
    the question itself prove nothing alone: either verdict needs a group that the question does not give away, and
    where it gives all of them away, an answer that opens by repeating the question gets nothing for the repetition.

    A point without term groups cannot be judged so, and says it in `why_unknown`; its status is a guess, by the content
    words of its statement.

    What it cannot do: it hears words, not meaning. A list of the right words without a thought passes, a right thought
    in other words does not, a negated or hypothetical sentence counts as said unless the pack lists it as a
    contradiction, and a term that the transcriber misheard is lost. It gives no probability.
    """

    method = "terms-2"

    def __init__(self, instead_of_model: str | None = None) -> None:
        """`instead_of_model` says why no trained model judges, where one should."""
        self.why_no_probability = NO_PROBABILITY
        self._why_unknown = NO_TERMS
        if instead_of_model is not None:
            self.why_no_probability = f"{instead_of_model} {ONLY_TERMS}"
            self._why_unknown = f"{instead_of_model} {NO_TERMS}"

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Nothing: words are found at once."""

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        """One judgement a key point, in the question's order; tokens are the answer's words as spoken."""
        groups = {point.id: _groups(point) for point in question.key_points}
        finder = PhraseFinder({variant for each in groups.values() for group in each for variant in group})
        words, origin = located_stems(tokens)
        places: dict[str, list[tuple[int, int]]] = {}
        for variant, first, end in finder.find(words):
            places.setdefault(variant, []).append((origin[first], origin[end - 1] + 1))
        repeated = echo_end(question.text, tokens)
        given_away = {variant for variant, _, _ in finder.find(stems(question.text))}
        contradicted = find_contradictions(question.key_points, tokens, words, origin)
        judged = (
            _judge_point(point, groups[point.id], places, given_away, repeated, contradicted.get(point.id))
            for point in question.key_points
        )
        return tuple(
            each if point.terms else replace(each, why_unknown=self._why_unknown)
            for point, each in zip(question.key_points, judged, strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Passage:
    groups: int
    start: int
    end: int


def _groups(point: KeyPoint) -> tuple[tuple[str, ...], ...]:
    return point.terms or tuple((word,) for word in dict.fromkeys(content_words(point.statement)))


def _judge_point(
    point: KeyPoint,
    groups: tuple[tuple[str, ...], ...],
    places: dict[str, list[tuple[int, int]]],
    given_away: set[str],
    repeated: int,
    contradiction: tuple[int, int] | None,
) -> PointJudgement:
    specific = {number for number, group in enumerate(groups) if given_away.isdisjoint(group)}
    matches = sorted(
        (end, start, number)
        for number, group in enumerate(groups)
        for variant in group
        for start, end in places.get(variant, ())
        if specific or start >= repeated
    )
    if contradiction is not None:
        later = [match for match in matches if match[1] >= contradiction[1]]
        passage = _best_passage(later, specific, CORRECTION_TOKENS)
        if passage is None or passage.groups < len(groups):
            return PointJudgement(point.id, PointStatus.CONTRADICTED, None, contradiction)
        return PointJudgement(point.id, PointStatus.COVERED, None, (passage.start, passage.end))
    passage = _best_passage(matches, specific)
    if passage is None or passage.groups < max(len(groups) / 2, min(len(groups), PARTIAL_GROUPS)):
        return PointJudgement(point.id, PointStatus.MISSED, None, None)
    status = PointStatus.COVERED if passage.groups == len(groups) else PointStatus.PARTIAL
    return PointJudgement(point.id, status, None, (passage.start, passage.end))


def _best_passage(
    matches: Sequence[tuple[int, int, int]], specific: set[int], most_tokens: int = PASSAGE_TOKENS
) -> _Passage | None:
    """The passage with the most groups, the shortest of those; matches are (end, start, group) by end.

    At each match the latest place of every group still inside the passage is known, so one pass sees every shortest
    passage that ends there.
    """
    best: _Passage | None = None
    latest: dict[int, int] = {}
    for end, start, group in matches:
        latest[group] = max(start, latest.get(group, 0))
        inside = {each: begin for each, begin in latest.items() if end - begin <= most_tokens}
        if specific and specific.isdisjoint(inside):
            continue
        found = _Passage(len(inside), min(inside.values(), default=end), end)
        if found.groups and (best is None or _better(found, best)):
            best = found
    return best


def _better(one: _Passage, other: _Passage) -> bool:
    return (one.groups, other.end - other.start) > (other.groups, one.end - one.start)
