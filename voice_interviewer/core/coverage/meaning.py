"""Which key points an answer makes by its meaning: a model trained for it judges windows of the answer."""

from collections.abc import Callable, Mapping, Sequence

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.looking import Look, Looking
from voice_interviewer.core.coverage.pairs import JudgePairs, Pair, PairVerdict, RememberedVerdicts
from voice_interviewer.core.coverage.proof import NOT_ENGLISH, why_unjudged
from voice_interviewer.core.coverage.weighing import WEIGHTS, Evidence, Weights, weigh
from voice_interviewer.core.coverage.windows import Window
from voice_interviewer.core.questions import Question


class MeaningJudge:
    """Judges windows of an answer against each point's statement and paraphrases; a `CoverageJudge`.

    All that was said is looked at in long stretches, which show a point in its surroundings (taken back, rejected,
    made in passing), and in tiles, and more closely where its words are like the point's or where a tile strikes. What
    was found is weighed (`weighing`); the tightest window that says the point, or the opposite, is the evidence. An
    answer that no rule of `proof` lets make a point is not shown to the model at all.
    """

    method = "judge-4"
    why_no_probability: str | None = None
    """Its probabilities are calibrated."""

    def __init__(self, judge_pairs: JudgePairs, weights: Weights = WEIGHTS) -> None:
        self._verdicts = RememberedVerdicts(judge_pairs)
        self._weights = weights

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        """One judgement a key point, in the question's order; tokens are the answer's words as spoken."""
        looking = Looking(question, tokens)
        unjudged = why_unjudged(tokens[looking.echo :])
        if unjudged is not None:
            return tuple(
                PointJudgement(each.id, PointStatus.MISSED, None, None, unjudged) for each in question.key_points
            )
        self._look(looking, self._verdicts.learn)
        self._verdicts.let_go()
        return tuple(self._judged(look, looking) for look in looking.looks)

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Judge what will not change with the answer's next words, for `judge` to know it; `stop` is often asked."""
        if not question.key_points or why_unjudged(tokens) == NOT_ENGLISH:
            return

        def learn(pairs: Sequence[Pair]) -> Mapping[Pair, PairVerdict] | None:
            return self._verdicts.learn(pairs) if self._verdicts.learn_ahead(pairs, stop) else None

        self._look(Looking(question, tokens, finished=False), learn)

    def evidence(self, question: Question, tokens: Sequence[str]) -> tuple[Evidence, ...]:
        """What `judge` weighs, one a key point: for fitting Weights to labels."""
        looking = Looking(question, tokens)
        self._look(looking, self._verdicts.learn)
        return tuple(looking.evidence(look) for look in looking.looks)

    @staticmethod
    def _look(looking: Looking, learn: Callable[[Sequence[Pair]], Mapping[Pair, PairVerdict] | None]) -> None:
        """Go through the rounds; to the end, unless `learn` gives None."""
        rounds = looking.rounds()
        pairs = next(rounds)
        while (verdicts := learn(pairs)) is not None:
            try:
                pairs = rounds.send(verdicts)
            except StopIteration:
                return

    def _judged(self, look: Look, looking: Looking) -> PointJudgement:
        weighed = weigh(looking.evidence(look), self._weights)
        said = _evidence_for(weighed.status, look)
        place = (said.start, said.end) if said is not None else None
        return PointJudgement(look.point.id, weighed.status, weighed.made, place)


def _evidence_for(status: PointStatus, look: Look) -> Window | None:
    """The fewest words that show the status; None where nothing shows it."""
    if status is PointStatus.MISSED:
        return None
    return look.quoted(look.wrong if status is PointStatus.CONTRADICTED else look.made)
