"""Assessing an answer that was recorded or typed elsewhere, by the very same ear and measures."""

import threading
import time

from voice_interviewer.assessment import USUAL, assess_text
from voice_interviewer.core.assessed import Assessment
from voice_interviewer.core.delivery.wishes import DeliveryWishes
from voice_interviewer.core.questions import Question
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.listening import Listener
from voice_interviewer.interview.taking import assess_heard
from voice_interviewer.ports import AudioSource, CoverageJudge


class Scorer:
    """Assesses answers to one question, or to none."""

    def __init__(
        self,
        *,
        listener: Listener | None,
        judge: CoverageJudge,
        question: Question | None,
        wishes: DeliveryWishes = USUAL,
    ) -> None:
        self._listener = listener
        self._judge = judge
        self._wishes = wishes
        self.question = question

    def score_recording(self, source: AudioSource) -> Assessment:
        """Hear a recording to its end and assess it. Raises AudioFileError, and what ended the hearing."""
        if self._listener is None:
            raise ValueError("this scorer was made for typed answers")
        hearing = self._listener.listen(source, self.question, None, Commands(), threading.Event())
        while True:
            try:
                next(hearing)
            except StopIteration as end:
                heard = end.value
                break
        if heard.problem is not None:
            raise heard.problem
        return assess_heard(self._judge, self._wishes, self.question, heard)

    def score_text(self, text: str) -> Assessment:
        """Assess a typed answer."""
        return assess_text(
            judge=self._judge, question=self.question, text=text, clock=time.perf_counter, wishes=self._wishes
        )
