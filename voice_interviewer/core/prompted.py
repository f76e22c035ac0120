"""Counting what was said to a follow-up for the answer that it followed: its points, and the questions asked in it."""

from dataclasses import replace

from voice_interviewer.core.asking.asking import PAY_FIRST, PAY_LATER
from voice_interviewer.core.assessed import AskedQuestions, Assessment, Coverage, PointResult, PointStatus, Structure
from voice_interviewer.core.delivery.fillers import count_words
from voice_interviewer.core.delivery.pacing import overlap_seconds
from voice_interviewer.core.questions import Question
from voice_interviewer.core.scoring import STATUS_WORTH, Measures, cover, score
from voice_interviewer.core.session import Answer


def with_prompted_points(question: Question, answer: Answer, prompted: Coverage, follow_up: int) -> Assessment:
    """The answer's assessment with every point that its follow-up number `follow_up` decides, and its score anew.

    `prompted` is the coverage of the whole question by what was said to the follow-up. A point that it decides carries
    the follow-up's words and times and its number; pace, fillers, pauses and length stay those of the answer itself.
    The answer must be assessed, with coverage.
    """
    assessment = answer.assessment
    if assessment is None or assessment.coverage is None:
        raise ValueError("only an answer with coverage can be made better by a follow-up")
    said = {point.id: point for point in prompted.points}
    coverage = cover(question, [_decided(point, said.get(point.id), follow_up) for point in assessment.coverage.points])
    measures = Measures(
        word_count=count_words(_tokens(answer)),
        answer_seconds=answer.speech[-1].end - answer.speech[0].start if answer.speech else None,
        audio=assessment.audio,
        failed_seconds=overlap_seconds(answer.speech, answer.failed),
        coverage=coverage,
        fillers=assessment.fillers,
        pacing=assessment.pacing,
    )
    unknown = {name: why for name, why in assessment.unknown.items() if not _found_now(name, coverage)}
    return replace(assessment, coverage=coverage, score=score(question, measures), unknown=unknown)


def decides(then: PointStatus, before: PointStatus) -> bool:
    """Whether a point's status by what was said to a follow-up counts, where the answer had another one before it.

    What is worth more does. So does a contradiction of what was missed: it costs nothing, and is told. What was made,
    in full or in part, no follow-up takes away.
    """
    if then is PointStatus.CONTRADICTED:
        return before is PointStatus.MISSED
    return STATUS_WORTH[then] > STATUS_WORTH[before]


def with_further_questions(assessment: Assessment, further: Assessment, follow_up: int) -> Assessment:
    """The assessment with what was asked in the turn number `follow_up` added; untouched is what no turn touched."""
    before, then = assessment.structure.questions, further.structure.questions
    if then is None:
        return assessment
    asked = tuple(replace(each, follow_up=follow_up) for each in then.asked)
    if before is not None:
        if any(each.remark != PAY_FIRST for each in before.asked):
            asked = tuple(replace(each, remark=PAY_LATER) if each.remark == PAY_FIRST else each for each in asked)
        asked = (*before.asked, *asked)
    untouched = tuple(each for each in then.untouched if before is None or each in before.untouched)
    structure: Structure = replace(assessment.structure, questions=AskedQuestions(asked, untouched))
    return replace(assessment, structure=structure)


def _tokens(answer: Answer) -> list[str]:
    """The answer's words, said or typed."""
    return [word.text for word in answer.words] if answer.typed is None else answer.typed.split()


def _decided(before: PointResult, then: PointResult | None, follow_up: int) -> PointResult:
    if then is None or not decides(then.status, before.status):
        return before
    return replace(then, follow_up=follow_up)


def _found_now(name: str, coverage: Coverage) -> bool:
    """Whether a figure of the points that was unknown has its value in every point by now."""
    section, _, figure = name.rpartition(".")
    return section == "coverage.points" and all(getattr(point, figure) is not None for point in coverage.points)
