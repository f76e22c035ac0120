"""One session's answers assessed again from their facts: sound, words, what was typed."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from voice_interviewer.assessment import assess, assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.recorded import Recorded, measure_recording
from voice_interviewer.core.delivery.unheard import found_before
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.questions import Question
from voice_interviewer.core.recordings import recording_in
from voice_interviewer.core.session import Answer
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.speech_edges import with_true_edges
from voice_interviewer.errors import AudioFileError, ModelError
from voice_interviewer.interview.hearing_again import hear_again
from voice_interviewer.ports import CoverageJudge, Transcriber


class Again:
    """Assesses the answers of one session from their facts."""

    def __init__(
        self,
        *,
        judge: CoverageJudge,
        wishes: DeliveryWishes,
        sound: Callable[[Path], Samples],
        transcriber: Callable[[], Transcriber],
        folder: Path,
        notes: list[str],
        cancelled: threading.Event,
    ) -> None:
        """`sound` gives a recording or raises AudioFileError, `transcriber` itself or ModelError.

        `notes` is given a line for what cannot be done; `cancelled` ends a hearing.
        """
        self._judge = judge
        self._wishes = wishes
        self._sound = sound
        self._transcriber = transcriber
        self._folder = folder
        self._notes = notes
        self._cancelled = cancelled

    def heard(self, answer: Answer, asked: Question | None) -> Answer:
        """The answer with words where none could be had at the time; as it is, with a note, where there still are none.

        Without its sound nothing can be heard, which `assess` notes.
        """
        if not answer.failed or answer.typed is not None:
            return answer
        try:
            samples = self._sound(recording_in(self._folder, answer))
        except AudioFileError:
            return answer
        try:
            again, problem = hear_again(self._transcriber(), answer, asked, samples, self._cancelled)
        except ModelError as error:
            again, problem = answer, error.what
        if self._cancelled.is_set():
            return answer
        found, missing = (sum(each.seconds for each in spans) for spans in (answer.failed, again.failed))
        if found > missing:
            self._notes.append(f"{named(answer)}: {found - missing:.1f} s that had no words were heard now.")
        if missing:
            self._notes.append(f"{named(answer)}: {missing:.1f} s still have no words: {problem}")
        return again

    def assess(self, answer: Answer, asked: Question | None) -> Assessment | None:
        """The assessment by today's measures; None, with a note, where neither sound nor its figures are there."""
        if answer.typed is not None:
            return self.judged(answer, asked, None)
        samples = self._samples(answer)
        if samples is not None:
            if not answer.edged_speech:
                answer = replace(answer, speech=with_true_edges(answer.speech, samples))
            recorded = measure_recording(samples, answer.words, answer.speech, answer.dropped_seconds)
            return self.judged(answer, asked, recorded)
        before = measured_before(answer)
        return self.judged(answer, asked, before) if before is not None else None

    def judged(self, answer: Answer, asked: Question | None, recorded: Recorded | None) -> Assessment:
        """The assessment with these figures of the sound; None for a typed answer."""
        if recorded is None:
            return assess_text(
                judge=self._judge,
                question=asked,
                text=answer.typed or "",
                clock=time.perf_counter,
                wishes=self._wishes,
            )
        before = answer.assessment
        return assess(
            judge=self._judge,
            question=asked,
            words=answer.words,
            speech=answer.speech,
            audio=recorded.audio,
            voice=recorded.voice,
            hesitations=recorded.hesitations,
            failed=answer.failed,
            transcribe_seconds=before.timing.transcribe_seconds if before is not None else 0.0,
            clock=time.perf_counter,
            wishes=self._wishes,
        )

    def _samples(self, answer: Answer) -> Samples | None:
        """The recording; None, with a note, where it is gone."""
        try:
            return self._sound(recording_in(self._folder, answer))
        except AudioFileError as error:
            measured = measured_before(answer) is not None
            stays = "the figures on its sound stay as they were" if measured else "it cannot be assessed"
            self._notes.append(f"{named(answer)}: {error.what} So {stays}.")
            return None


def measured_before(answer: Answer) -> Recorded | None:
    """The figures on its sound that its assessment holds; None where it has none."""
    assessment = answer.assessment
    if assessment is None or assessment.audio is None:
        return None
    return Recorded(assessment.audio, assessment.voice, found_before(answer.words, assessment.fillers))


def named(answer: Answer) -> str:
    """The answer in a note for the person."""
    take = f", take {answer.take}" if answer.take > 1 else ""
    follow_up = f", follow-up {answer.follow_up}" if answer.follow_up is not None else ""
    return f"Answer {answer.number}{take}{follow_up}"
