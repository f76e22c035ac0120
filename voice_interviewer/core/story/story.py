"""How a story is built: where situation, task, action and result are told, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.cues import QUOTE_TOKENS, SpokenWords
from voice_interviewer.core.delivery.fillers import count_words
from voice_interviewer.core.figures import has_figure
from voice_interviewer.core.story.clauses import EVIDENCE, clause_scores, clauses_of

MINIMUM_WORDS = 25
"""Shorter answers hold no story that could be taken apart."""

SHORT_ACTION_SHARE = 0.3
"""What was done is what a story is told for; under this share of the words it is too short."""

LONG_SITUATION_SHARE = 0.5
"""A setting that takes more than half of the words leaves too little for the rest."""

FORWARD_COST = 0.8
"""Price of going on to the next part; each part left out costs half of it more."""

BACKWARD_COST = 2.5
"""Price of each part gone back: stories are told forward, with asides."""

_ORDER = tuple(StarPart)
_SENTENCE_OPENING = 10
"""Most tokens of a sentence that a part takes from the part before, so as to begin with the sentence."""

_NAMES = {
    StarPart.SITUATION: "the situation",
    StarPart.TASK: "your task",
    StarPart.ACTION: "what you did",
    StarPart.RESULT: "the result",
}


@dataclass(frozen=True, slots=True)
class StretchFinding:
    """A run of tokens that tells one part."""

    part: StarPart
    tokens: tuple[int, int]
    """First token and one past the last."""
    evidence: tuple[int, int]
    """The tokens of the clause that speaks loudest for the part, at most QUOTE_TOKENS."""
    share: float
    """Of the answer's tokens, 0 to 1."""


@dataclass(frozen=True, slots=True)
class StoryFinding:
    """How an answer is built, in tokens."""

    stretches: tuple[StretchFinding, ...]
    """In the order told, side by side over the whole answer; empty where nothing of a story was told."""
    missing: tuple[StarPart, ...]
    result_measured: bool | None
    """Whether the result has a figure; None without a result."""
    remarks: tuple[str, ...]


def find_story(tokens: Sequence[str]) -> StoryFinding:
    """The story in an answer's words as spoken.

    The answer is cut into clauses, each clause scores for each part by its phrases and acts (`story_clauses`) and by
    its place (`_place_score`), and the labelling with the best sum is taken, going back costing more than going on
    (Viterbi).

    A part that no clause shows (EVIDENCE) counts as not told, and so does a result of nothing. "We" is as good as
    "I". Scores and costs are judgements of this program, held to stories in its tests.
    """
    words = count_words(tokens)
    if words < MINIMUM_WORDS:
        said = f"{words} {'word' if words == 1 else 'words'}"
        return StoryFinding((), _ORDER, None, (f"Too little was told to make a story: {said}.",))
    clauses, spoken = clauses_of(tokens)
    scores = clause_scores(spoken, clauses)
    told = [part for part in _ORDER if any(score[part] >= EVIDENCE for score in scores)]
    if told == [StarPart.RESULT]:
        told = []
    labels: list[StarPart] = []
    while told:
        labels = _best_labels(scores, told)
        proven = [
            part
            for part in told
            if any(one is part and score[part] >= EVIDENCE for one, score in zip(labels, scores, strict=True))
        ]
        if proven == told:
            break
        told = proven
    if told:
        _begin_with_sentences(labels, clauses, scores, spoken)
    stretches = _stretches(clauses, labels, scores, len(tokens)) if told else ()
    results = [stretch for stretch in stretches if stretch.part is StarPart.RESULT]
    measured = any(has_figure(tokens[slice(*stretch.tokens)]) for stretch in results) if results else None
    missing = tuple(part for part in _ORDER if part not in told)
    return StoryFinding(stretches, missing, measured, _remarks(stretches, missing, measured))


def _place_score(part: StarPart, place: float) -> float:
    """How likely a part is at a place in the answer, 0 to 1, from about -1.5 to 1.5."""
    if part is StarPart.SITUATION:
        return 1.5 - 6.0 * min(place, 0.5)
    if part is StarPart.TASK:
        return 0.5 if place < 0.4 else -1.0
    if part is StarPart.ACTION:
        return 0.5 if 0.1 < place < 0.9 else -0.5
    return -1.5 + 2.5 * max(0.0, place - 0.3) / 0.7


def _change_cost(before: StarPart, after: StarPart) -> float:
    step = _ORDER.index(after) - _ORDER.index(before)
    if step == 0:
        return 0.0
    return FORWARD_COST * (1 + step) / 2 if step > 0 else BACKWARD_COST * -step


def _best_labels(scores: Sequence[dict[StarPart, float]], parts: Sequence[StarPart]) -> list[StarPart]:
    """The labelling of all clauses with the best sum of phrase and place scores less the cost of changes."""
    count = len(scores)
    best: dict[StarPart, tuple[float, list[StarPart]]] = {}
    for number, score in enumerate(scores):
        place = number / max(1, count - 1)
        step: dict[StarPart, tuple[float, list[StarPart]]] = {}
        for part in parts:
            own = score[part] + _place_score(part, place)
            if number == 0:
                step[part] = (own - FORWARD_COST * _ORDER.index(part) / 2, [part])
                continue
            total, path = max(
                ((best[former][0] - _change_cost(former, part), best[former][1]) for former in parts),
                key=lambda each: each[0],
            )
            step[part] = (total + own, [*path, part])
        best = step
    return max(best.values(), key=lambda each: each[0])[1]


def _begin_with_sentences(
    labels: list[StarPart],
    clauses: Sequence[tuple[int, int]],
    scores: Sequence[dict[StarPart, float]],
    spoken: SpokenWords,
) -> None:
    """Let a part begin with its sentence where the sentence's beginning says nothing for the part before."""
    for index in range(len(labels) - 1, 0, -1):
        same_sentence = spoken.sentence(clauses[index][0]) == spoken.sentence(clauses[index - 1][0])
        if labels[index] is not labels[index - 1] and same_sentence:
            begins = spoken.sentence(clauses[index][0])[0]
            is_short = begins > 0 and clauses[index][0] - begins <= _SENTENCE_OPENING
            if is_short and scores[index - 1][labels[index - 1]] < EVIDENCE:
                labels[index - 1] = labels[index]


def _stretches(
    clauses: Sequence[tuple[int, int]],
    labels: Sequence[StarPart],
    scores: Sequence[dict[StarPart, float]],
    count: int,
) -> tuple[StretchFinding, ...]:
    found: list[StretchFinding] = []
    begin = 0
    for index, part in enumerate(labels):
        if index + 1 < len(labels) and labels[index + 1] is part:
            continue
        run = range(begin, index + 1)
        loudest = clauses[max(run, key=lambda each: (scores[each][part], -each))]
        tokens = clauses[begin][0], clauses[index][1]
        evidence = loudest[0], min(loudest[1], loudest[0] + QUOTE_TOKENS)
        found.append(StretchFinding(part, tokens, evidence, (tokens[1] - tokens[0]) / count))
        begin = index + 1
    return tuple(found)


def _remarks(
    stretches: Sequence[StretchFinding], missing: Sequence[StarPart], measured: bool | None
) -> tuple[str, ...]:
    if not stretches:
        return ("This tells no story: name one case, what you had to do, what you did, and how it ended.",)
    remarks: list[str] = []
    shares = {part: sum(each.share for each in stretches if each.part is part) for part in _ORDER}
    other = [_NAMES[part] for part in missing if part is not StarPart.RESULT]
    if other:
        names = other[0] if len(other) == 1 else f"{', '.join(other[:-1])} and {other[-1]}"
        remarks.append(f"Nothing was heard of {names}.")
    if StarPart.RESULT in missing:
        remarks.append("The result is missing: say how it ended, with a figure if there is one.")
    elif not measured:
        remarks.append("The result has no figure: say by how much, how many or how long.")
    if 0.0 < shares[StarPart.ACTION] < SHORT_ACTION_SHARE:
        remarks.append(
            f"What you did takes only {shares[StarPart.ACTION]:.0%} of the answer: that is what they ask for."
        )
    if shares[StarPart.SITUATION] > LONG_SITUATION_SHARE:
        remarks.append(
            f"The situation takes {shares[StarPart.SITUATION]:.0%} of the answer: set it in a few sentences."
        )
    return tuple(remarks)
