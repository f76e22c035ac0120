"""Stand-ins for what the interview needs from the outside world, one a port."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from voice_interviewer.core.coverage.pairs import PairVerdict
from voice_interviewer.core.coverage.weighing import FEATURES, Coefficients, Weights
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import TranscriptionError, VoiceInterviewerError

TIMEOUT_SECONDS = 10.0
"""How long a test waits for what must happen; it takes milliseconds."""


class FakeTranscriber:
    """Hears the word `w7` in every stretch of samples of the value 7, and nothing in zeros.

    `hold()` makes calls wait until `let(n)` frees n of them; `fail_next(n)` makes the next n fail.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[FloatSamples, str]] = []
        """Samples and context of every call, in order, noted as it begins."""
        self.terms: list[tuple[str, ...]] = []
        """The terms of every call."""
        self._changed = threading.Condition()
        self._free: int | None = None
        self._failures: list[Exception] = []

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        with self._changed:
            self.calls.append((samples, context))
            self.terms.append(tuple(terms))
            self._changed.notify_all()
            assert self._changed.wait_for(lambda: self._free is None or self._free > 0, TIMEOUT_SECONDS)
            if self._free is not None:
                self._free -= 1
            if self._failures:
                raise self._failures.pop(0)
        values = np.rint(samples * 32768).astype(int)
        edges = [0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), values.size]
        return [
            Word(f"w{values[first]}", first / SAMPLE_RATE, past / SAMPLE_RATE, 0.9)
            for first, past in pairwise(edges)
            if values[first] != 0
        ]

    def hold(self) -> None:
        """Let no further call through."""
        with self._changed:
            self._free = 0

    def let(self, calls: int) -> None:
        """Free so many calls."""
        with self._changed:
            self._free = (self._free or 0) + calls
            self._changed.notify_all()

    def fail_next(self, times: int, error: Exception | None = None) -> None:
        """Make the next calls fail."""
        problem: VoiceInterviewerError = TranscriptionError("It could not be transcribed", "nothing to do")
        with self._changed:
            self._failures += [error or problem] * times

    def wait_for_calls(self, count: int) -> None:
        """Wait until so many calls have begun."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.calls) >= count, TIMEOUT_SECONDS)


class FakePairJudge:
    """Takes words for a statement's by phrases that they hold, the last one heard deciding; fulfils PairJudge.

    `phrases` are, by statement, those that make it and those that contradict it, in lower case. Pairs of which nothing
    is known are sure to be neither.
    """

    def __init__(self, phrases: Mapping[str, tuple[Sequence[str], Sequence[str]]], sure: float = 0.95) -> None:
        self._phrases = phrases
        self._sure = sure
        self.pairs: list[tuple[str, str]] = []
        """Every pair that was judged, in order."""

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[PairVerdict]:
        self.pairs += pairs
        return [self._verdict(said.lower(), statement) for said, statement in pairs]

    def _verdict(self, said: str, statement: str) -> PairVerdict:
        makes, contradicts = self._phrases.get(statement, ((), ()))
        made = max((said.rfind(each) for each in makes), default=-1)
        wrong = max((said.rfind(each) for each in contradicts), default=-1)
        little = (1.0 - self._sure) / 2
        if max(made, wrong) < 0:
            return PairVerdict(little, little)
        return PairVerdict(self._sure, little) if made > wrong else PairVerdict(little, self._sure)


_NONE = Coefficients(**dict.fromkeys(("constant", *FEATURES), 0.0))
WORD_FOR_WORD = Weights(
    made=replace(_NONE, whole_made_of_few=1.0, whole_made_of_many=1.0, paraphrased=0.5),
    contradicted=replace(_NONE, whole_contradicted_of_few=1.0, whole_contradicted_of_many=1.0),
)
"""Takes a judge of pairs at its word, so that tests of the rules around it do not hang on what was fitted."""
