"""What each clause of an answer says for each part of a story, by its phrases, its acts and its place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from voice_interviewer.core.assessed import StarPart
from voice_interviewer.core.content_words import NEGATION_STEMS
from voice_interviewer.core.cues import Cue, SpokenWords, Standing
from voice_interviewer.core.figures import has_figure
from voice_interviewer.core.story.cues import (
    BESIDES,
    CLOSING,
    HINTS,
    OPENERS,
    OPENING,
    SCENE,
    SUBJECTS,
    SUBORDINATING,
    SURE,
    is_act,
)
from voice_interviewer.core.tokens import pieces, stems

SURE_SCORE = 4.0
HINT_SCORE = 1.0
ACTING_SCORE = 3.0
GOING_ON_SCORE = 2.0
"""An act that goes on with the subject of the clause before ("I profiled it, found the cause, moved it")."""

OPENING_SHARE = 0.3
"""What sets a story stands in this share of its words."""

CLOSING_SHARE = 0.55
"""What tells how a story ended stands after this share of its words."""

SCENE_SHARE = 0.15
"""A clause of the past that begins in this share of the words, and holds no act and no task, sets the scene."""

FIGURE_SHARE = 0.75
"""An amount stated after this share of the words, in a clause without an act, is a result."""

EVIDENCE = 3.0
"""A part was told when one of its clauses scores this by its phrases: one sure phrase, an act, or three hints."""

_CLAUSE_MINIMUM = 4
_CLAUSE_MAXIMUM = 25
_CONNECTIVES = frozenset(("so", "then", "but", "because", "after", "afterwards", "finally", "and"))


def clauses_of(tokens: Sequence[str]) -> tuple[list[tuple[int, int]], SpokenWords]:
    """The answer in clauses: at punctuation, before connectives, acts and sure phrases, _CLAUSE_MAXIMUM at most."""
    spoken = SpokenWords(tokens)
    openings = {cue.first for part in StarPart for cue in spoken.find(SURE[part])}
    openings |= {cue.first for cue in spoken.find(CLOSING) if cue.first >= CLOSING_SHARE * len(tokens)}
    said = [" ".join(pieces(token)) for token in tokens]
    openings |= {index for index in range(len(said)) if _begins_act(said, index)}
    cuts = [0]
    for index in range(1, len(tokens)):
        since = index - cuts[-1]
        before = tokens[index - 1].rstrip("\"')")
        ends = before.endswith((".", "?", "!", ";", ":"))
        pauses = since >= _CLAUSE_MINIMUM - before.endswith(",") and (index in openings or before.endswith(","))
        connects = since > _CLAUSE_MINIMUM + 1 and tokens[index].casefold().strip(",") in _CONNECTIVES
        if ends or pauses or connects or since >= _CLAUSE_MAXIMUM:
            cuts.append(index)
    return list(pairwise([*cuts, len(tokens)])), spoken


def clause_scores(spoken: SpokenWords, clauses: Sequence[tuple[int, int]]) -> list[dict[StarPart, float]]:
    """What the phrases that begin in each clause say for each part; of a kind at most two count."""
    scores = [dict.fromkeys(StarPart, 0.0) for _ in clauses]
    starts = [first for first, _ in clauses]
    for part in StarPart:
        for phrases, worth in ((SURE[part], SURE_SCORE), (HINTS[part], HINT_SCORE)):
            said = (cue for cue in spoken.find(phrases) if not _is_denied(spoken, cue, part))
            counts = Counter(bisect_right(starts, cue.first) - 1 for cue in said)
            for number, count in counts.items():
                scores[number][part] += worth * min(2, count)
    _score_edges(spoken, starts, scores)
    acted = False
    before_task = True
    for score, clause in zip(scores, clauses, strict=True):
        before_task = before_task and score[StarPart.TASK] < EVIDENCE
        words = [piece for token in spoken.tokens[slice(*clause)] for piece in pieces(token)]
        if _acts(words):
            score[StarPart.ACTION] += ACTING_SCORE
            acted = True
        elif acted and score[StarPart.RESULT] < EVIDENCE and _goes_on(words):
            score[StarPart.ACTION] += GOING_ON_SCORE
        else:
            acted = False
            if before_task and clause[0] < SCENE_SHARE * len(spoken.tokens) and max(score.values()) < EVIDENCE:
                score[StarPart.SITUATION] += EVIDENCE * any(word in SCENE or is_act(word) for word in words)
            if clause[0] >= FIGURE_SHARE * len(spoken.tokens) and has_figure(spoken.tokens[slice(*clause)]):
                score[StarPart.RESULT] += EVIDENCE
    return scores


def _has_task(scores: Sequence[dict[StarPart, float]]) -> bool:
    return any(score[StarPart.TASK] >= EVIDENCE for score in scores)


def _is_denied(spoken: SpokenWords, cue: Cue, part: StarPart) -> bool:
    """Whether a phrase is negated; how it ended only by the word before it ("skips went down" is no denial)."""
    if part is StarPart.RESULT and not NEGATION_STEMS.intersection(stems(" ".join(spoken.tokens[: cue.first][-1:]))):
        return False
    return cue.standing is Standing.DENIED


def _is_as_written(spoken: SpokenWords, cue: Cue) -> bool:
    """Whether a phrase of one word was said in that form: "stopped" tells an ending, "a stop" does not."""
    return " " in cue.phrase or cue.phrase in pieces(spoken.tokens[cue.first])


def _score_edges(spoken: SpokenWords, starts: Sequence[int], scores: Sequence[dict[StarPart, float]]) -> None:
    """Add what the phrases say that set a story where it begins, or tell how it went where it ends; one a clause."""
    count = len(spoken.tokens)
    for part, phrases in ((StarPart.SITUATION, OPENING), (StarPart.RESULT, CLOSING)):
        clauses = set()
        for cue in spoken.find(phrases):
            there = (
                cue.first < OPENING_SHARE * count if part is StarPart.SITUATION else cue.first >= CLOSING_SHARE * count
            )
            if there and not _is_denied(spoken, cue, part) and _is_as_written(spoken, cue):
                clauses.add(bisect_right(starts, cue.first) - 1)
        for number in clauses:
            if part is StarPart.RESULT or not _has_task(scores[: number + 1]):
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
