"""How a story is built: where situation, task, action and result are told, and what is missing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.cues import QUOTE_TOKENS, SpokenWords, Standing
from voice_interviewer.core.figures import has_figure
from voice_interviewer.core.fillers import count_words
from voice_interviewer.core.story_cues import (
    BESIDES,
    CLOSING,
    HINTS,
    OPENERS,
    OPENING,
    SUBJECTS,
    SUBORDINATING,
    SURE,
    is_act,
)
from voice_interviewer.core.tokens import pieces

MINIMUM_WORDS = 25
"""Shorter answers hold no story that could be taken apart."""

SHORT_ACTION_SHARE = 0.3
"""What was done is what a story is told for; under this share of the words it is too short."""

LONG_SITUATION_SHARE = 0.5
"""A setting that takes more than half of the words leaves too little for the rest."""

SURE_SCORE = 4.0
HINT_SCORE = 1.0
ACTING_SCORE = 3.0
GOING_ON_SCORE = 2.0
"""An act that goes on with the subject of the clause before ("I profiled it, found the cause, moved it")."""

OPENING_SHARE = 0.3
"""What sets a story stands in this share of its words."""

CLOSING_SHARE = 0.55
"""What tells how a story ended stands after this share of its words."""

EVIDENCE = 3.0
"""A part was told when one of its clauses scores this by its phrases: one sure phrase, an act, or three hints."""

FORWARD_COST = 0.8
"""Price of going on to the next part; each part left out costs half of it more."""

BACKWARD_COST = 2.5
"""Price of each part gone back: stories are told forward, with asides."""

_ORDER = tuple(StarPart)
_CLAUSE_MINIMUM = 4
_CLAUSE_MAXIMUM = 25
_SENTENCE_OPENING = 10
"""Most tokens of a sentence that a part takes from the part before, so as to begin with the sentence."""

_CONNECTIVES = frozenset(("so", "then", "but", "because", "after", "afterwards", "finally", "and"))
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

    The answer is cut into clauses, each clause scores for each part by its phrases (`story_cues`) and by its place
    (`_place_score`), and the labelling with the best sum is taken, going back costing more than going on (Viterbi).
    A part that no clause shows by its phrases (EVIDENCE) counts as not told. "We" is as good as "I". Scores and costs
    are judgements of this program, held to the pack's own answers in its tests.
    """
    words = count_words(tokens)
    if words < MINIMUM_WORDS:
        said = f"{words} {'word' if words == 1 else 'words'}"
        return StoryFinding((), _ORDER, None, (f"Too little was told to make a story: {said}.",))
    clauses, spoken = _clauses(tokens)
    scores = _all_scores(spoken, clauses)
    told = [part for part in _ORDER if any(score[part] >= EVIDENCE for score in scores)]
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


def _clauses(tokens: Sequence[str]) -> tuple[list[tuple[int, int]], SpokenWords]:
    """The answer in clauses: at punctuation, before connectives, acts and sure phrases, _CLAUSE_MAXIMUM at most."""
    spoken = SpokenWords(tokens)
    openings = {cue.first for part in _ORDER for cue in spoken.find(SURE[part])}
    openings |= {cue.first for cue in spoken.find(CLOSING) if cue.first >= CLOSING_SHARE * len(tokens)}
    said = [" ".join(pieces(token)) for token in tokens]
    openings |= {index for index in range(len(said)) if _begins_act(said, index)}
    cuts = [0]
    for index in range(1, len(tokens)):
        since = index - cuts[-1]
        before = tokens[index - 1].rstrip("\"')")
        ends = before.endswith((".", "?", "!", ";", ":"))
        pauses = since >= _CLAUSE_MINIMUM and (before.endswith(",") or index in openings)
        connects = since > _CLAUSE_MINIMUM + 1 and tokens[index].casefold().strip(",") in _CONNECTIVES
        if ends or pauses or connects or since >= _CLAUSE_MAXIMUM:
            cuts.append(index)
    return list(pairwise([*cuts, len(tokens)])), spoken


def _all_scores(spoken: SpokenWords, clauses: Sequence[tuple[int, int]]) -> list[dict[StarPart, float]]:
    """What the phrases that begin in each clause say for each part; of a kind at most two count."""
    scores = [dict.fromkeys(_ORDER, 0.0) for _ in clauses]
    starts = [first for first, _ in clauses]
    for part in _ORDER:
        for phrases, worth in ((SURE[part], SURE_SCORE), (HINTS[part], HINT_SCORE)):
            said = (cue for cue in spoken.find(phrases) if cue.standing is not Standing.DENIED)
            counts = Counter(bisect_right(starts, cue.first) - 1 for cue in said)
            for number, count in counts.items():
                scores[number][part] += worth * min(2, count)
    _score_edges(spoken, starts, scores)
    acted = False
    for score, clause in zip(scores, clauses, strict=True):
        words = [piece for token in spoken.tokens[slice(*clause)] for piece in pieces(token)]
        if _acts(words):
            score[StarPart.ACTION] += ACTING_SCORE
            acted = True
        elif acted and _goes_on(words):
            score[StarPart.ACTION] += GOING_ON_SCORE
        else:
            acted = False
    return scores


def _score_edges(spoken: SpokenWords, starts: Sequence[int], scores: Sequence[dict[StarPart, float]]) -> None:
    """Add what the phrases say that set a story where it begins, or tell how it went where it ends; one a clause."""
    count = len(spoken.tokens)
    for part, phrases in ((StarPart.SITUATION, OPENING), (StarPart.RESULT, CLOSING)):
        clauses = set()
        for cue in spoken.find(phrases):
            there = (
                cue.first < OPENING_SHARE * count if part is StarPart.SITUATION else cue.first >= CLOSING_SHARE * count
            )
            if there and cue.standing is not Standing.DENIED:
                clauses.add(bisect_right(starts, cue.first) - 1)
        for number in clauses:
            if part is StarPart.RESULT or scores[number][StarPart.TASK] < EVIDENCE:
                scores[number][part] += SURE_SCORE


def _goes_on(words: Sequence[str]) -> bool:
    """Whether a clause begins with an act and no subject of its own."""
    rest = [word for word in words[:4] if word not in OPENERS and word not in BESIDES]
    return bool(rest) and is_act(rest[0])


def _acts(words: Sequence[str]) -> bool:
    """Whether "I" or "we" do something in a clause."""
    return any(_begins_act(words, index) for index in range(len(words)))


def _begins_act(words: Sequence[str], index: int) -> bool:
    """Whether a subject stands here, in its own right, and what it does after it."""
    if words[index] not in SUBJECTS or (index > 0 and words[index - 1] in SUBORDINATING):
        return False
    rest = [each for each in words[index + 1 : index + 4] if each not in BESIDES]
    return bool(rest) and is_act(rest[0]) and rest[:2] != ["used", "to"]


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
