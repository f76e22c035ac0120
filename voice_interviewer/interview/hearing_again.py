"""Hearing once more what could not be transcribed while it was said: its sound is in the recording."""

import threading
from dataclasses import replace

from voice_interviewer.core.events import ChunkFailed
from voice_interviewer.core.jargon.terms import terms_of
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import spoken_words
from voice_interviewer.interview.collected import Collected
from voice_interviewer.interview.transcribing import TranscriptionWorker
from voice_interviewer.ports import Transcriber

WAIT_SECONDS = 0.1
"""How often the wish to stop is looked at."""

CUT_OFF = "The recording ends before them."


def hear_again(
    transcriber: Transcriber, answer: Answer, asked: Question | None, samples: Samples, cancelled: threading.Event
) -> tuple[Answer, str]:
    """The answer with the words of its failed stretches, and why those that it then still has have none.

    `samples` is its recording, shape (n,), 16 kHz; what a recording that was cut off lacks stays without words.
    """
    worker = TranscriptionWorker(transcriber, terms=terms_of(asked) if asked is not None else ())
    collected, problem, lacking = Collected(heeds_requests=False), "", []
    with worker:
        for span in answer.failed:
            first, past = (round(seconds * SAMPLE_RATE) for seconds in (span.start, span.end))
            worker.add(first, samples[first:past])
            if past > samples.size:
                lacking.append(Span(max(span.start, samples.size / SAMPLE_RATE), span.end))
                problem = CUT_OFF
        worker.finish()
        while not worker.finished:
            if cancelled.is_set():
                worker.abandon()
            worker.wait(WAIT_SECONDS)
            for event in collected.take(worker):
                if isinstance(event, ChunkFailed):
                    problem = event.problem
    heard = spoken_words(collected.words, answer.speech)
    words = sorted((*answer.words, *heard), key=lambda word: word.start)
    return replace(answer, words=tuple(words), failed=(*collected.failed, *lacking)), problem
