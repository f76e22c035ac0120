"""A made-up history for the picture of progress: nobody's practice, but assessed by the program as any answer is.

Each answer is the beginning of the pack's model answer with hesitations and pauses put in, its words as far apart as a
speaker of that pace would say them. There is no sound; the figures are what `assess` makes of these words and times.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Pack, Question
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.session import Answer, EndReason
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore

THINKING_SECONDS = 1.5
"""Before the first word."""
PAUSE_SECONDS = 0.7
"""After a sentence."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One session of three questions."""

    days_ago: float
    questions: tuple[str, ...]
    share: float
    """How much of each model answer is said, 0 to 1."""
    words_between_fillers: int
    words_per_minute: float


FIRST = ("bias-variance", "gradient-descent", "class-imbalance")
STORIES = ("catching-bad-data", "staying-current", "model-changed-in-production")
LAST = ("l1-against-l2", "transformers", "rag-or-fine-tuning")

EVENINGS = (
    Evening(23.6, FIRST, 0.48, 11, 168),
    Evening(21.5, STORIES, 0.53, 13, 158),
    Evening(18.6, LAST, 0.46, 12, 172),
    Evening(16.5, FIRST, 0.52, 16, 160),
    Evening(13.4, STORIES, 0.50, 14, 166),
    Evening(11.6, LAST, 0.55, 18, 155),
    Evening(9.5, ("bias-variance", "transformers", "staying-current"), 0.50, 17, 162),
    Evening(6.6, FIRST, 0.56, 22, 157),
    Evening(4.5, LAST, 0.54, 20, 150),
    Evening(2.6, STORIES, 0.58, 26, 154),
    Evening(1.5, FIRST, 0.84, 34, 148),
)
"""Somebody gets better, though not every evening."""


def keep_history(home: Home, pack: Pack, now: datetime) -> None:
    """Write EVENINGS into this home, as if they had been held at its microphone before `now`."""
    questions = {question.id: question for question in pack.questions}
    held = now
    store = FolderSessionStore(home, FlacRecording, clock=lambda: held)
    for evening in EVENINGS:
        held = now - timedelta(days=evening.days_ago)
        session = store.create(pack.id, evening.questions, "microphone")
        answers = tuple(_answer(number, questions[each], evening) for number, each in enumerate(evening.questions, 1))
        store.save(replace(session, answers=answers, ended=True))


def _answer(number: int, question: Question, evening: Evening) -> Answer:
    words, speech = _spoken(question.model_answer, evening)
    seconds = words[-1].end + 1.0
    audio = AudioQuality(seconds, sum(span.seconds for span in speech), -24.0, 0.0, -60.0, 0.0)
    assessment = assess(
        judge=TermGroupJudge(), question=question, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    ended_by, recording = EndReason.KEY, f"answer-{number:02}.flac"
    told = (number, 1, question.id, question.text, recording, ended_by, words, speech, seconds, 0.0, (), assessment)
    return Answer(*told)


def _spoken(text: str, evening: Evening) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
    """The first sentences of the text, up to this evening's share of its words."""
    enough = evening.share * len(text.split())
    word_seconds = 60.0 / evening.words_per_minute
    at, said = THINKING_SECONDS, 0
    words: list[Word] = []
    speech: list[Span] = []
    for sentence in split_sentences(text):
        if said >= enough:
            break
        begun = at
        for token in sentence.split():
            said += 1
            spoken = ("um,", token) if said % evening.words_between_fillers == 0 else (token,)
            for each in spoken:
                words.append(Word(each, at, at + word_seconds, 0.9))
                at += word_seconds
        speech.append(Span(begun, at))
        at += PAUSE_SECONDS
    return tuple(words), tuple(speech)
