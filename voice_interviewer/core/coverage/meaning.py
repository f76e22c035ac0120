"""Which key points an answer makes by its meaning: a model trained for it judges windows of the answer."""

from collections.abc import Callable, Mapping, Sequence

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.corrections import correction_marks, is_correction
from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.last_word import Claim, last_word
from voice_interviewer.core.coverage.looking import Look, Looking
from voice_interviewer.core.coverage.pairs import JudgePairs, Pair, PairVerdict, RememberedVerdicts
from voice_interviewer.core.coverage.proof import why_unjudged
from voice_interviewer.core.coverage.weighing import (
    COEFFICIENTS,
    CONTRADICTED_SURE,
    CORRECTED_SURE,
    COVERED_FROM,
    MADE_SURE,
    NOTHING,
    PACK_CONTRADICTION_SURE,
    Coefficients,
    Evidence,
    probability,
    status_of,
)
from voice_interviewer.core.coverage.windows import Window
from voice_interviewer.core.questions import Question


class MeaningJudge:
    """Judges windows of an answer against each point's statement and paraphrases; a `CoverageJudge`.

    All that was said is looked at in tiles, and more closely where its words are like the point's. The probability of
    the window that says the point best is weighed with what else was found there (`weighing`); its tightest part that
    carries the point is the evidence. Where the answer surely says the opposite too, its last word counts
    (`last_word`). What no rule of `proof` lets make a point is not shown to the model at all.
    """

    method = "judge-1"
    why_no_probability: str | None = None
    """Its probabilities are calibrated."""

    def __init__(self, judge_pairs: JudgePairs, coefficients: Coefficients = COEFFICIENTS) -> None:
        self._verdicts = RememberedVerdicts(judge_pairs)
        self._coefficients = coefficients

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        """One judgement a key point, in the question's order; tokens are the answer's words as spoken."""
        looking = Looking(question, tokens)
        unjudged = why_unjudged(tokens[looking.echo :])
        if unjudged is not None:
            return tuple(
                PointJudgement(each.id, PointStatus.MISSED, None, None, unjudged) for each in question.key_points
            )
        self._look(looking, self._verdicts.learn)
        marks = correction_marks(tokens)
        return tuple(self._judged(look, looking, marks) for look in looking.looks)

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Judge what will not change with the answer's next words, for `judge` to know it; `stop` is often asked."""
        if not question.key_points:
            return

        def learn(pairs: Sequence[Pair]) -> Mapping[Pair, PairVerdict] | None:
            return self._verdicts.learn(pairs) if self._verdicts.learn_ahead(pairs, stop) else None

        self._look(Looking(question, tokens, finished=False), learn)

    def evidence(self, question: Question, tokens: Sequence[str]) -> tuple[Evidence, ...]:
        """What `judge` weighs, one a key point: for fitting Coefficients to labels."""
        looking = Looking(question, tokens)
        self._look(looking, self._verdicts.learn)
        return tuple(
            looking.evidence(look, best) if (best := look.best()) is not None else NOTHING for look in looking.looks
        )

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

    def _judged(self, look: Look, looking: Looking, marks: Sequence[int]) -> PointJudgement:
        word = last_word(self._claims(look, looking, marks))
        if word is not None and not word.claim.makes:
            window = word.claim.window
            made = min(self._probability(look, looking, window), 1.0 - word.claim.sure)
            said = look.tightest(window, look.wrong)
            return PointJudgement(look.point.id, PointStatus.CONTRADICTED, made, (said.start, said.end))
        best = look.best(after=word.since if word is not None else 0)
        if best is None:
            return PointJudgement(look.point.id, PointStatus.MISSED, probability(NOTHING, self._coefficients), None)
        made = self._probability(look, looking, best)
        status = status_of(made)
        if status is PointStatus.MISSED:
            return PointJudgement(look.point.id, status, made, None)
        said = look.tightest(best, look.made)
        return PointJudgement(look.point.id, status, made, (said.start, said.end))

    def _claims(self, look: Look, looking: Looking, marks: Sequence[int]) -> list[Claim]:
        """Every window that surely says the point, or surely the opposite."""
        claims = []
        for window, verdict in look.verdicts.items():
            corrects = is_correction(window, marks)
            wrong = verdict.contradicted
            if wrong >= (CORRECTED_SURE if corrects else CONTRADICTED_SURE):
                claims.append(Claim(window, False, wrong, corrects))
            elif look.said_wrong.get(window, 0.0) >= PACK_CONTRADICTION_SURE and verdict.made < MADE_SURE:
                claims.append(Claim(window, False, look.said_wrong[window], corrects))
            elif self._probability(look, looking, window) >= COVERED_FROM:
                claims.append(Claim(window, True, look.made(window), corrects))
        return claims

    def _probability(self, look: Look, looking: Looking, window: Window) -> float:
        return probability(looking.evidence(look, window), self._coefficients)
