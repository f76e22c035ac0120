"""All that could be advised on one answer, each from figures that stand in its assessment."""

from collections import Counter
from collections.abc import Iterator

from voice_interviewer.core.advice.advised import HABIT_ADVICE, About, Advice
from voice_interviewer.core.assessed import Assessment, HabitState, PointResult, PointStatus, ScorePart, StarPart
from voice_interviewer.core.delivery.fillers import count_words
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.delivery.pacing import WINDOW_SECONDS
from voice_interviewer.core.evidence import (
    asked_moments,
    filler_moments,
    habit_moments,
    pause_moments,
    point_moments,
    repair_moments,
    rush_moments,
    story_moments,
    window_moments,
)
from voice_interviewer.core.moments import Moment
from voice_interviewer.core.questions import Question
from voice_interviewer.core.scoring import (
    MINIMUM_SPEECH_TO_NOISE_DB,
    STATUS_WORTH,
    WORST_CLIPPED_FRACTION,
    WORST_DROPPED_FRACTION,
)
from voice_interviewer.core.sound.units import SILENCE_DBFS

LEAST_REPAIRS = 4
"""Fewer are never mentioned."""

WORST_REPAIRS_PER_100_WORDS = 7.0
"""Twice what people in conversation make: about 3.4 repeats and restarts per 100 words (Bortfeld et al. 2001)."""


class Reasons:
    """What one assessment gives reason to advise."""

    def __init__(self, assessment: Assessment, question: Question | None) -> None:
        self._assessment = assessment
        self._points = () if assessment.coverage is None else assessment.coverage.points
        known = question.key_points if question is not None else ()
        self._statements = {point.id: point.statement for point in known}
        weights = {point.id: point.weight for point in known}
        self._weights = {point.id: weights.get(point.id, 1.0) for point in self._points}
        self._titles = {topic.id: topic.title for topic in question.topics} if question is not None else {}
        self._expected = question.expected_seconds if question is not None else None
        self._parts = {part.name: part for part in assessment.score.parts if part.value is not None}

    def sound(self) -> Advice | None:
        """What to mend where the answer could not be judged at all: no part of the score, and all for one reason."""
        score = self._assessment.score
        if score.overall is not None or any(part.reason != score.not_scored_because for part in score.parts):
            return None
        why = score.not_scored_because or "Nothing could be measured."
        audio = self._assessment.audio
        if audio is not None and (text := _remedy(audio)):
            return Advice(text, why, About.SOUND)
        return Advice("Say more: a few full sentences are enough to work with.", why, About.SHORT)

    def asking(self) -> Advice | None:
        """What to do with the turn in which the candidate asks; None where it was no such turn."""
        questions = self._assessment.structure.questions
        if questions is None:
            return None
        for asked in questions.asked:
            if asked.remark is not None:
                text = f"Reword this question, or keep it for later: “{asked.quote}”"
                return Advice(text, asked.remark, About.ASKING, asked_moments(asked))
        title = next((self._titles[topic] for topic in questions.untouched if topic in self._titles), None)
        if title is not None:
            why = f"None of your {len(questions.asked)} questions touched it." if questions.asked else ""
            return Advice(
                f"Ask about this too: {title.rstrip('.')}.", why or "No question of yours was heard.", About.ASKING
            )
        if not questions.asked:
            return Advice("Ask at least one question.", "No question of yours was heard.", About.ASKING)
        first = questions.asked[0]
        why = f"You asked {_count(len(questions.asked), 'question')} worth asking."
        return Advice("Keep these questions: take them to the real interview.", why, About.KEEP, asked_moments(first))

    def contradicted(self) -> Iterator[Advice]:
        """The heaviest point that was said wrong."""
        for point in self._heaviest(PointStatus.CONTRADICTED):
            said = f"You said “{point.quote}”. " if point.quote else ""
            why = f"{said}Saying it right is {self._worth(point)}."
            text = f"Put one thing right: {self._statement(point)}"
            yield Advice(text, why, About.CONTRADICTED, self._heard(point))

    def missed(self, *, heavy: bool) -> Iterator[Advice]:
        """Points that were not said: those that weigh as much as the average or more, or the others."""
        mean = sum(self._weights.values()) / len(self._weights) if self._weights else 0.0
        for point in self._heaviest(PointStatus.MISSED):
            if (self._weights[point.id] >= mean) is heavy:
                why = f"It was not heard, and is {self._worth(point)}."
                yield Advice(f"Say this too: {self._statement(point)}", why, About.MISSED)

    def story(self) -> Iterator[Advice]:
        """A result that is missing or has no figure, then whatever else was remarked on the story."""
        story = self._assessment.structure.story
        if story is None:
            return
        told = [each for each in story.stretches if each.part is StarPart.RESULT]
        if StarPart.RESULT in story.missing:
            text = "End with how it turned out, with a figure: how much, how many or how long."
            yield Advice(text, "No result was heard in your story.", About.STORY)
        elif story.result_measured is False:
            text = "Put a figure on the result: by how much, how many or how long."
            moments = tuple(moment for each in told for moment in story_moments(each))
            yield Advice(text, "Your story has a result, and no figure was heard in it.", About.STORY, moments)

    def story_remarks(self) -> Iterator[Advice]:
        """What else was remarked on the story."""
        story = self._assessment.structure.story
        for remark in story.remarks if story is not None else ():
            yield Advice("Tell the story again with this in mind.", remark, About.STORY)

    def habits(self) -> Iterator[Advice]:
        """Each habit whose mistake was seen, in their order."""
        for habit in self._assessment.habits:
            if habit.state is HabitState.MISTAKE:
                yield Advice(HABIT_ADVICE[habit.id], habit.reason, About.HABIT, habit_moments(habit))

    def finishing(self) -> Iterator[tuple[float, Advice]]:
        """Points to finish, and delivery, each with the points of the overall score that it is worth."""
        for make in (self._length, self._fillers, self._pace, self._pauses):
            yield from make()
        for point in self._heaviest(PointStatus.PARTIAL):
            said = f"You said it in part: “{point.quote}”. " if point.quote else "You said it in part. "
            why = f"{said}The rest is {self._worth(point)}."
            advice = Advice(f"Finish this thought: {self._statement(point)}", why, About.PARTIAL, self._heard(point))
            yield self._gain(point), advice
        for advice, point in zip(self.missed(heavy=False), self._light(), strict=True):
            yield self._gain(point), advice

    def prompted(self) -> Iterator[Advice]:
        """Points that came only when they were asked for."""
        for point in self._heaviest(PointStatus.COVERED):
            if point.follow_up is not None:
                text = f"Say this before you are asked: {self._statement(point)}"
                yield Advice(text, "You said it in a follow-up.", About.PROMPTED, self._heard(point))

    def unscored(self) -> Iterator[Advice]:
        """What stands out of delivery and is no part of the score: a rush, or far more repairs than people make."""
        pacing, repairs = self._assessment.pacing, self._assessment.fillers.disfluencies
        if pacing.fast_runs:
            longest = max(pacing.fast_runs, key=lambda each: each.end - each.start)
            text = "Take a breath where you speed up: the rest of your pace is easy to follow."
            seconds = longest.end - longest.start
            why = (
                f"You spoke {longest.words_per_minute:.0f} words a minute for {seconds:.0f} seconds, "
                f"above {pacing.band_wpm[1]:.0f}."
            )
            yield Advice(text, why, About.FAST, rush_moments(pacing.fast_runs))
        words = count_words(self._assessment.transcript.split())
        if len(repairs) >= LEAST_REPAIRS and 100.0 * len(repairs) > WORST_REPAIRS_PER_100_WORDS * words:
            text = "Begin a sentence when you know how it ends: a short silence before it costs nothing."
            why = f"You said something again or took it back {len(repairs)} times in {words} words."
            yield Advice(text, why, About.REPAIRS, repair_moments(repairs))

    def keep(self) -> Advice:
        """What went well."""
        made = [point for point in self._points if point.status is PointStatus.COVERED]
        if made:
            best = max(made, key=lambda point: self._weights[point.id])
            text = "Keep this answer as it is, and try a harder question."
            why = f"You made {len(made)} of {_count(len(self._points), 'key point')}; nothing stands out to mend."
            return Advice(text, why, About.KEEP, self._heard(best))
        steady = next((part for part in self._parts.values()), None)
        if steady is None:
            why = self._assessment.score.not_scored_because or "Nothing that was measured stands out."
            return Advice("Nothing that could be measured asks for a change.", why, About.KEEP)
        return Advice("Keep speaking like this.", steady.reason, About.KEEP)

    def _length(self) -> Iterator[tuple[float, Advice]]:
        part, audio = self._parts.get("length"), self._assessment.audio
        if part is None or audio is None or self._expected is None or not self._short_of(part):
            return
        seconds = audio.speech_seconds + sum(pause.end - pause.start for pause in self._assessment.pacing.pauses)
        shortest, longest = self._expected
        if seconds < (shortest + longest) / 2:
            text = "Say more: give the reason behind your main point, and one example."
            yield self._short_of(part), Advice(text, part.reason, About.SHORT)
        else:
            text = "Stop sooner: your point, one example, and the end."
            yield self._short_of(part), Advice(text, part.reason, About.LONG)

    def _fillers(self) -> Iterator[tuple[float, Advice]]:
        part, heard = self._parts.get("fillers"), self._assessment.fillers.heard
        if part is None or not heard or not self._short_of(part):
            return
        usual, _ = Counter(each.text.casefold() for each in heard).most_common(1)[0]
        text = f"Let a short silence stand where you would say “{usual}”."
        yield self._short_of(part), Advice(text, part.reason, About.FILLERS, filler_moments(heard))

    def _pace(self) -> Iterator[tuple[float, Advice]]:
        part, pacing = self._parts.get("pace"), self._assessment.pacing
        if part is None or pacing.words_per_minute is None or not self._short_of(part):
            return
        slowest, fastest = pacing.band_wpm
        whole = [each for each in pacing.windows if each.end - each.start >= WINDOW_SECONDS / 2]
        if pacing.words_per_minute > fastest:
            there = max(whole, key=lambda each: each.words_per_minute, default=None)
            advice = ("Slow down: take a breath after each sentence.", About.FAST)
        elif pacing.words_per_minute < slowest:
            there = min(whole, key=lambda each: each.words_per_minute, default=None)
            advice = ("Speak a little more briskly, as if to a colleague.", About.SLOW)
        else:
            return
        text, about = advice
        runs = pacing.fast_runs if about is About.FAST else ()
        moments = rush_moments(runs) or (() if there is None else window_moments(there))
        yield self._short_of(part), Advice(text, part.reason, about, moments)

    def _pauses(self) -> Iterator[tuple[float, Advice]]:
        part = self._parts.get("pauses")
        long = [pause for pause in self._assessment.pacing.pauses if pause.kind == "long"]
        if part is None or not long or not self._short_of(part):
            return
        text = "When you need time, say what you are weighing instead of falling silent."
        yield self._short_of(part), Advice(text, part.reason, About.PAUSES, pause_moments(long))

    def _light(self) -> tuple[PointResult, ...]:
        mean = sum(self._weights.values()) / len(self._weights) if self._weights else 0.0
        return tuple(each for each in self._heaviest(PointStatus.MISSED) if self._weights[each.id] < mean)

    def _heaviest(self, status: PointStatus) -> list[PointResult]:
        """The points with this status, the heaviest first, else in the pack's order."""
        points = [point for point in self._points if point.status is status]
        return sorted(points, key=lambda point: -self._weights[point.id])

    def _gain(self, point: PointResult) -> float:
        """Points of the overall score that it would add if it were made in full."""
        share = self._weights[point.id] / sum(self._weights.values())
        coverage = self._parts.get("coverage")
        weight = coverage.weight if coverage is not None else 0.0
        return 100.0 * share * (1.0 - STATUS_WORTH[point.status]) * weight / self._known_weight()

    def _short_of(self, part: ScorePart) -> float:
        """Points of the overall score that this part lacks."""
        return (100.0 - (part.value or 0.0)) * part.weight / self._known_weight()

    def _known_weight(self) -> float:
        return sum(part.weight for part in self._parts.values()) or 1.0

    def _worth(self, point: PointResult) -> str:
        return f"worth about {max(1, round(self._gain(point)))} points of 100"

    def _statement(self, point: PointResult) -> str:
        return self._statements.get(point.id, point.id)

    def _heard(self, point: PointResult) -> tuple[Moment, ...]:
        return point_moments(point, self._statement(point))


def _remedy(audio: AudioQuality) -> str | None:
    """What to mend in a recording that could not be judged, by the figure that is worst; None where none is."""
    silent = audio.level_dbfs == SILENCE_DBFS or (audio.level_dbfs is None and audio.noise_dbfs == SILENCE_DBFS)
    if silent:
        return "Mend the sound first: choose another microphone in the sound check, or switch yours on."
    if audio.clipped_fraction > WORST_CLIPPED_FRACTION:
        return "Mend the sound first: turn the microphone down, or sit further from it."
    if audio.dropped_seconds > WORST_DROPPED_FRACTION * (audio.seconds + audio.dropped_seconds):
        return "Mend the sound first: close other programs, and plug the microphone in directly."
    levels = (audio.level_dbfs, audio.noise_dbfs)
    if levels[0] is not None and levels[1] is not None and levels[0] - levels[1] < MINIMUM_SPEECH_TO_NOISE_DB:
        return "Mend the sound first: find a quieter place, or bring the microphone nearer."
    if audio.speech_seconds <= 0.0:
        return "Try a sentence in the sound check first: no voice reached the microphone."
    return None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
