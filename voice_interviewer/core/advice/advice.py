"""The one thing to do next time: what would help an answer, or a whole interview, most."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from voice_interviewer.core.advice.advised import HABIT_ADVICE, OVERALL, About, Advice
from voice_interviewer.core.advice.reasons import Reasons
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.habits.session import session_habits
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer

__all__ = ["About", "Advice", "one_thing", "session_advice"]

LEAST_GAIN = 1.0
"""Points of the overall score that an advice on delivery or on a lighter point must be worth; less is not worth the
attention of somebody who is nervous already."""


def one_thing(assessment: Assessment, question: Question | None) -> Advice:
    """The single most useful thing, never about a figure that is unknown.

    First what a coach would say first: a recording that cannot be judged, then what was said wrong, what matters and
    was not said, a story without a measured result, a mistaken habit. Then whatever would raise the score most. With
    nothing to mend it says what to keep. Without a question (or its pack) points go by their ids.
    """
    reasons = Reasons(assessment, question)
    pressing = reasons.sound() or reasons.asking()
    if pressing is not None:
        return pressing
    for found in (reasons.contradicted(), reasons.missed(heavy=True), reasons.story(), reasons.habits()):
        advice = next(found, None)
        if advice is not None:
            return advice
    worth = [(gain, advice) for gain, advice in reasons.finishing() if gain >= LEAST_GAIN]
    if worth:
        return max(worth, key=lambda each: each[0])[1]
    rest = (reasons.story_remarks(), reasons.prompted(), reasons.unscored())
    return next((advice for found in rest for advice in found), None) or reasons.keep()


def session_advice(answers: Iterable[Answer], questions: Mapping[str, Question]) -> Advice | None:
    """The one thing over a whole interview: what most of its answers need, else the most pressing.

    Of each question the last assessed take counts. None where nothing was assessed.
    """
    last = {
        answer.number: (one_thing(answer.assessment, questions.get(answer.question_id)), answer)
        for answer in sorted(answers, key=lambda each: (each.number, each.take))
        if answer.assessment is not None and answer.follow_up is None
    }
    if not last:
        return None
    advised = {number: advice for number, (advice, _) in last.items()}
    numbers = sorted(advised)
    if len(numbers) == 1:
        return replace(advised[numbers[0]], moments=())
    order = list(About)
    counts = Counter(advice.about for advice in advised.values() if advice.about is not About.KEEP)
    if not counts:
        return Advice(OVERALL[About.KEEP], f"Nothing stands out in your {len(numbers)} answers.", About.KEEP)
    about = min(counts, key=lambda each: (-counts[each], order.index(each)))
    if counts[about] == 1:
        number = next(each for each in numbers if advised[each].about is about)
        return Advice(advised[number].text, f"In answer {number}: {advised[number].why}", about)
    where = [number for number in numbers if advised[number].about is about]
    text = OVERALL[about]
    if about is About.HABIT:
        missed = max(session_habits(answer for _, answer in last.values()), key=lambda each: len(each.mistaken))
        text, where = HABIT_ADVICE[missed.habit], list(missed.mistaken)
    return Advice(text, f"It would have helped in {_listed(where)}.", about)


def _listed(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"answer {numbers[0]}"
    return f"answers {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
