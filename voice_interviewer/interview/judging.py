"""A judge of key points that stays one: where the trained model fails, the pack's terms judge on, and it is said."""

from collections.abc import Callable, Sequence

from voice_interviewer.core.coverage.judgement import PointJudgement
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Question
from voice_interviewer.errors import ModelError
from voice_interviewer.ports import CoverageJudge


class SteadyJudge:
    """The trained judge for as long as its model works, from then on the judge by terms; fulfils CoverageJudge.

    A model that was broken, taken away or without memory since the program began must not cost an answer its result.
    """

    def __init__(self, trained: CoverageJudge, load: Callable[[], None]) -> None:
        """`load` makes the trained judge's model ready, or raises ModelError."""
        self._judge = trained
        self._load = load

    @property
    def method(self) -> str:
        """Version of the judge that judges now."""
        return self._judge.method

    @property
    def why_no_probability(self) -> str | None:
        """Why the judge that judges now gives no probability; None where it gives one."""
        return self._judge.why_no_probability

    def load(self) -> None:
        """Make it ready, ahead of its first question."""
        try:
            self._load()
        except ModelError as error:
            self._judge = TermGroupJudge(error.what)

    def judge(self, question: Question, tokens: Sequence[str]) -> tuple[PointJudgement, ...]:
        """One judgement a key point, in the question's order; tokens are the answer's words as spoken."""
        try:
            return self._judge.judge(question, tokens)
        except ModelError as error:
            self._judge = TermGroupJudge(error.what)
            return self._judge.judge(question, tokens)

    def look_ahead(self, question: Question, tokens: Sequence[str], stop: Callable[[], bool]) -> None:
        """Do what can be done while the answer goes on; `stop` is often asked."""
        try:
            self._judge.look_ahead(question, tokens, stop)
        except ModelError as error:
            self._judge = TermGroupJudge(error.what)
