"""One answer and its assessment as plain lines: every figure, or why it is unknown; no colour, any width."""

from collections.abc import Iterable

from voice_interviewer.cli.lines import NARROWEST, span, timed_quote, wrapped
from voice_interviewer.cli.report_content import advice_lines, asked_lines, habit_lines, story_lines
from voice_interviewer.cli.report_delivery import delivery_lines
from voice_interviewer.cli.report_unknown import Reasons
from voice_interviewer.core.advice.advice import one_thing
from voice_interviewer.core.assessed import Assessment, Coverage, PointResult, PointStatus, Score
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer, EndReason

MARKS = {
    PointStatus.COVERED: "[x] covered",
    PointStatus.PARTIAL: "[~] partly",
    PointStatus.MISSED: "[ ] missed",
    PointStatus.CONTRADICTED: "[!] contradicted",
}

ENDINGS = {
    EndReason.KEY: "you said so",
    EndReason.TURN: "you sounded finished",
    EndReason.SILENCE: "a long silence",
    EndReason.NO_SPEECH: "nothing was said",
    EndReason.SOURCE_ENDED: "the recording is over",
    EndReason.DEVICE_LOST: "the microphone went away",
    EndReason.QUIT: "you stopped the interview",
    EndReason.DISK: "the recording could not be written",
    EndReason.FAILED: "the program could not go on",
    EndReason.REPEATED: "set aside, the question is asked again",
    EndReason.SKIPPED: "skipped",
}
"""Why an answer ended, for a person."""

TOLD_BY_ABSENCE = ("habits.", "structure.")
"""Where these have no figure, the line itself says why."""


def answer_lines(answer: Answer, question: Question | None, width: int) -> list[str]:
    """Everything kept of one answer; without its question (a pack that is gone) key points go by their ids."""
    take = f", take {answer.take}" if answer.take > 1 else ""
    if answer.follow_up is not None:
        return _follow_up_lines(answer, question, width)
    lines = wrapped(f"{answer.number}. {answer.question_text}", width, hanging=3)
    lines += wrapped(f"{answer.question_id}{take}: {_kept(answer)}", width, indent=3)
    for lost in answer.failed:
        lines += wrapped(
            f"{span(lost.start, lost.end)} could not be transcribed; its sound is in the recording.", width, indent=3
        )
    if answer.self_rating is not None:
        lines.append(f"   You said: {answer.self_rating} of 5.")
    if answer.assessment is not None:
        return [*lines, *assessment_lines(answer.assessment, question, width)]
    return [*lines, "Not assessed.", *_transcript(_said(answer), width)]


def _kept(answer: Answer) -> str:
    """Where the answer is, and how it ended."""
    if answer.typed is not None:
        return f"typed, ended: {ENDINGS[answer.ended_by]}"
    return f"{answer.seconds:.1f} s in {answer.recording}, ended: {ENDINGS[answer.ended_by]}"


def _said(answer: Answer) -> str:
    """Its words, spoken or typed, on one line."""
    return " ".join(answer.typed.split() if answer.typed is not None else (word.text for word in answer.words))


def _follow_up_lines(answer: Answer, question: Question | None, width: int) -> list[str]:
    """What was asked on and said; what it counted for stands with the answer that it followed."""
    kind = "Follow-up" if answer.probed is not None else "Asked once more"
    lines = wrapped(f"{kind} {answer.follow_up}: {answer.question_text}", width, indent=3, hanging=5)
    known = question.key_points if question else ()
    statement = next((point.statement for point in known if point.id == answer.probed), answer.probed)
    if statement is not None:
        lines += wrapped(f"It probes: {statement}", width, indent=5)
    lines += wrapped(_kept(answer), width, indent=5)
    said = _said(answer)
    return [*lines, *wrapped(f"“{said}”" if said else "no words", width, indent=5, hanging=5)]


def assessment_lines(assessment: Assessment, question: Question | None, width: int) -> list[str]:
    """Everything an assessment says, in lines of at most `width` columns (NARROWEST at least)."""
    report = _Report(assessment, question, max(width, NARROWEST))
    return report.lines()


class _Report:
    """The sections of one assessment, and which reasons for unknown figures have been told."""

    def __init__(self, assessment: Assessment, question: Question | None, width: int) -> None:
        self._assessment = assessment
        self._question = question
        self._width = width
        self._reasons = Reasons(assessment.unknown)

    def lines(self) -> list[str]:
        assessment = self._assessment
        asked = asked_lines(assessment.structure.questions, self._question, self._width)
        shown = [
            *habit_lines(assessment.habits, self._width),
            *story_lines(assessment.structure.story, self._width),
        ]
        if asked and assessment.score.overall is None:
            content = [*asked, *shown, *self._manner(assessment.score)]
        else:
            content = [*self._score(assessment.score), *self._coverage(assessment.coverage), *shown, *asked]
        return [
            *advice_lines(one_thing(assessment, self._question), self._width),
            *content,
            *delivery_lines(assessment, self._reasons, self._width),
            *_transcript(assessment.transcript, self._width),
            *self._rest(),
            *self._text(
                f"Measured by {assessment.method}; after the answer ended, transcribing took "
                f"{assessment.timing.transcribe_seconds:.2f} s and assessing {assessment.timing.assess_seconds:.2f} s."
            ),
        ]

    def _score(self, score: Score) -> Iterable[str]:
        if score.overall is not None:
            yield f"Score: {score.overall:.0f} of 100"
        else:
            yield from self._text(f"Score: none. {score.not_scored_because or self._reasons.why('score.overall')}")
        total = sum(part.weight for part in score.parts if part.value is not None) or 1.0
        for part in score.parts:
            if part.value is None:
                self._reasons.told.add(part.reason)
                if part.reason == score.not_scored_because:
                    continue
                figure, share = "unknown", "no part of the score"
            else:
                figure, share = f"{part.value:.0f}", f"weight {part.weight / total:.0%}"
            yield from self._text(f"{part.name} {figure} ({share}): {part.reason}", indent=2, hanging=4)
        if score.not_scored_because:
            self._reasons.told.add(score.not_scored_because)

    def _manner(self, score: Score) -> Iterable[str]:
        """The head of how it was said, where only what was asked counts: what was found, without any weight."""
        self._reasons.why("coverage")
        reason = score.not_scored_because or self._reasons.why("score.overall")
        self._reasons.told.add(reason)
        yield from self._text(reason)
        yield "How you said it:"
        for part in score.parts:
            self._reasons.told.add(part.reason)
            if part.value is not None:
                yield from self._text(f"{part.name}: {part.reason}", indent=2, hanging=4)

    def _coverage(self, coverage: Coverage | None) -> Iterable[str]:
        if coverage is None and self._assessment.structure.questions is not None:
            self._reasons.why("coverage")
            return
        if coverage is None:
            yield from self._text(f"Key points: {self._reasons.unknown('coverage')}")
            return
        made = sum(point.status is PointStatus.COVERED for point in coverage.points)
        partly = sum(point.status is PointStatus.PARTIAL for point in coverage.points)
        also = f" and {partly} in part" if partly else ""
        yield f"Key points: {coverage.score:.0f} of 100, {made} of {len(coverage.points)} made{also}"
        for point in coverage.points:
            yield from self._point(point)
        if any(point.probability is None for point in coverage.points):
            yield from self._text(f"Probabilities: {self._reasons.unknown('coverage.points.probability')}", indent=2)

    def _point(self, point: PointResult) -> Iterable[str]:
        known = self._question.key_points if self._question else ()
        statement = next((each.statement for each in known if each.id == point.id), point.id)
        chance = f" (probability {point.probability:.2f})" if point.probability is not None else ""
        asked = "" if point.follow_up is None else " when asked"
        yield from self._text(f"{MARKS[point.status]}{asked}{chance}: {statement}", indent=2, hanging=6)
        if point.quote is not None:
            place = "" if point.follow_up is None else f"in follow-up {point.follow_up} "
            yield from self._text(timed_quote(point.quote, point.start, point.end, place), indent=6)
        else:
            self._reasons.told.add(self._assessment.unknown.get("coverage.points.quote", ""))

    def _rest(self) -> Iterable[str]:
        """Reasons that belong to no figure above."""
        for name, reason in self._assessment.unknown.items():
            if name.startswith(TOLD_BY_ABSENCE):
                continue
            if reason not in self._reasons.told:
                yield from self._text(f"Unknown: {name}: {reason}", hanging=2)
                self._reasons.told.add(reason)

    def _text(self, text: str, indent: int = 0, hanging: int | None = None) -> list[str]:
        return wrapped(text, self._width, indent, hanging)


def _transcript(text: str, width: int) -> list[str]:
    return ["Transcript:", *wrapped(text, width, indent=2, hanging=2)] if text else ["Transcript: no words"]
