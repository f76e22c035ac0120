"""A judge whose model fails while the program runs leaves the one by terms, which says why; no answer is lost by it."""

import threading
from collections.abc import Sequence

from tests.fakes import FakePairJudge
from tests.scripted import FIRST, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.coverage.pairs import PairVerdict
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.events import AnswerKept, InterviewEnded
from voice_interviewer.errors import ModelError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.judging import SteadyJudge
from voice_interviewer.interview.warming import WarmUp

SAID = ["variance", "is", "overfitting", "and", "so", "we", "regularise"]


class Failing:
    """A model of pairs that cannot be loaded, or fails after so many calls."""

    def __init__(self, calls: int = 0) -> None:
        self.calls_left = calls
        self._works = FakePairJudge({})

    def load(self) -> None:
        if not self.calls_left:
            raise ModelError("The judge of key points cannot be loaded.", "Install the program again.")

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[PairVerdict]:
        self.load()
        self.calls_left -= 1
        return self._works.judge_pairs(pairs)


def steady(model: Failing) -> SteadyJudge:
    return SteadyJudge(MeaningJudge(model.judge_pairs), model.load)


def check_by_terms(judge: SteadyJudge) -> None:
    (judged,) = judge.judge(FIRST, SAID)
    assert judge.method == TermGroupJudge.method
    assert judge.why_no_probability is not None
    assert judge.why_no_probability.startswith("The judge of key points cannot be loaded.")
    assert judged.status is PointStatus.COVERED
    assert judged.probability is None


def test_a_model_that_cannot_be_loaded_leaves_the_terms() -> None:
    check_by_terms(steady(Failing()))


def test_a_model_that_fails_later_leaves_the_terms_from_then_on() -> None:
    model = Failing(100)
    judge = steady(model)
    (judged,) = judge.judge(FIRST, SAID)
    assert judged.probability is not None
    model.calls_left = 0
    judge.judge(FIRST, ["it", "depends", "on", "the", "noise", "of", "the", "data"])
    check_by_terms(judge)


def test_a_model_that_does_not_load_ahead_leaves_the_terms() -> None:
    judge = steady(Failing())
    judge.load()
    check_by_terms(judge)


def test_a_model_that_fails_while_looking_ahead_leaves_the_terms() -> None:
    judge = steady(Failing())
    judge.look_ahead(FIRST, SAID * 8, lambda: False)
    check_by_terms(judge)


def test_an_interview_goes_on_and_each_answer_has_its_result() -> None:
    judge, store = steady(Failing()), MemoryStore()
    held = interview(ScriptedSource(*[said(hush(1), tone(8), hush(9))] * 2), store=store)
    held._judge = judge
    held._warm_ups = (WarmUp("the judge of key points", judge.load),)
    events = list(held.run(Commands(), threading.Event()))
    kept = [event.answer.assessment for event in events if isinstance(event, AnswerKept)]
    assert len(kept) == 2
    assert all(each is not None and each.coverage is not None for each in kept)
    assert events[-1] == InterviewEnded(store.saved[-1], failed=False)
