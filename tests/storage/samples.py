"""A session in which every field is filled, and one assessment with nothing known."""

from dataclasses import replace

from voice_interviewer.core.assessed import (
    Assessment,
    Coverage,
    HabitResult,
    HabitState,
    PointResult,
    PointStatus,
    Score,
    ScorePart,
    StarPart,
    Story,
    StoryStretch,
    Structure,
    Timing,
)
from voice_interviewer.core.delivery.measured import (
    AudioQuality,
    Disfluency,
    FastRun,
    Filler,
    Fillers,
    PaceWindow,
    Pacing,
    Pause,
    Phrase,
    RepeatedPhrase,
    UnheardFiller,
    Voice,
    Wording,
)
from voice_interviewer.core.questions import Habit
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word
from voice_interviewer.storage.sessions import FolderSessionStore

WORDS = (
    Word("So", 1.2, 1.35, 0.98),
    Word("um,", 1.5, 1.9, 0.61),
    Word("bias", 2.0, 2.4, 0.99),
    Word("underfits…", 4.75, 5.125, 0.93),
)

FULL = Assessment(
    method="measures-2+terms-2",
    question="bias-variance",
    audio=AudioQuality(8.25, 2.01, -23.4, 0.000125, -61.0, 0.0),
    transcript="So um, bias underfits…",
    words=WORDS,
    fillers=Fillers(
        (Filler("um", 1.5, 1.9, "hesitation"),),
        (UnheardFiller(3.0, 3.4, 0.7),),
        15.3,
        25.0,
        (Disfluency("bias", 2.0, 2.4, "repeat"),),
    ),
    pacing=Pacing(
        61.1,
        119.4,
        1.2,
        (Pause(2.4, 4.75, "long", "hesitant"),),
        (PaceWindow(1.2, 5.125, 61.1),),
        (FastRun(1.2, 2.4, 232.5),),
        phonation_ratio=0.51,
        run_words=2.0,
    ),
    coverage=Coverage(
        50.0,
        (
            PointResult("bias-underfits", PointStatus.COVERED, 0.91, "bias underfits…", 2.0, 5.125),
            PointResult("variance-overfits", PointStatus.MISSED, 0.04, None, None, None),
        ),
    ),
    score=Score(
        58.0,
        (
            ScorePart("coverage", 50.0, 0.6, "One of two key points was made."),
            ScorePart("pace", 70.0, 0.2, "61 words a minute is slow."),
            ScorePart("structure", None, 0.2, "The answer is too short to have a structure."),
        ),
        None,
    ),
    timing=Timing(0.412, 0.018),
    structure=Structure(
        story=Story(
            (StoryStretch(StarPart.RESULT, "in the end", 5.0, 6.5, 0.25, 5.5),), (StarPart.TASK,), False, ("Name it.",)
        )
    ),
    habits=(HabitResult(Habit.BASELINE, HabitState.SHOWN, "start simple", 3.0, 3.5, "You began with a baseline."),),
    voice=Voice(118.4, 2.4, 5.6),
    wording=Wording(
        (Phrase("so", 1.2, 1.35),), (RepeatedPhrase("bias", (Phrase("bias", 2.0, 2.4),) * 3),), 0.71, 14.0, 0.25
    ),
    unknown={"score.parts.structure": "The answer is too short to have a structure."},
)

UNKNOWN = Assessment(
    method="measures-2+terms-2",
    question=None,
    audio=AudioQuality(3.0, 0.0, None, 0.0, None, 0.25),
    transcript="",
    words=(),
    fillers=Fillers((), None, None, None),
    pacing=Pacing(None, None, None, (), ()),
    coverage=None,
    score=Score(None, (), "No speech was heard."),
    timing=Timing(0.0, 0.0),
    unknown={
        "audio.level_dbfs": "no speech was heard",
        "audio.noise_dbfs": "too little of the recording lies between the speech",
        "pacing.words_per_minute": "no word was heard",
        "pacing.articulation_wpm": "no word was heard",
        "pacing.think_seconds": "no word was heard",
        "fillers.unheard": "not measured by this version",
        "voice": "an older version did not measure it",
        "wording": "not measured by this version",
        "pacing.phonation_ratio": "no word was heard",
        "pacing.run_words": "no word was heard",
        "fillers.per_minute": "under 10 seconds one filler would say too much",
        "fillers.per_100_words": "under 20 words one filler would say too much",
        "coverage": "no question was named",
        "score.overall": "No speech was heard.",
        "habits": "a reason that no line of the report asks for",
    },
)


def answer(number: int = 1, take: int = 1, assessment: Assessment | None = FULL) -> Answer:
    suffix = f"-take-{take}" if take > 1 else ""
    return Answer(
        number=number,
        take=take,
        question_id="bias-variance",
        question_text="How do bias and variance pull against each other?",
        recording=f"answer-{number:02}{suffix}.flac",
        ended_by=EndReason.TURN,
        words=WORDS,
        speech=(Span(1.17, 2.43), Span(4.74, 5.13)),
        seconds=8.25,
        dropped_seconds=0.0,
        failed=(Span(6.0, 7.5),),
        assessment=assessment,
    )


def session(session_id: str = "20261122T061530Z-abcd") -> Session:
    return Session(
        id=session_id,
        started_at="2026-11-22T06:15:30.250+00:00",
        pack_id="machine-learning-engineer",
        question_ids=("bias-variance", "overfitting"),
        candidate="microphone",
        answers=(answer(), answer(take=2), answer(number=2, assessment=UNKNOWN), answer(number=3, assessment=None)),
        ended=True,
    )


def create(store: FolderSessionStore) -> Session:
    """A session as an interview begins it."""
    return store.create("machine-learning-engineer", ("bias-variance", "overfitting"), "microphone")


def filled(store: FolderSessionStore) -> Session:
    """A session kept with everything in it."""
    kept = replace(session(), id=create(store).id)
    store.save(kept)
    return kept
