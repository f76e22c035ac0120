"""A figure names exactly the stretches of the recording that it rests on, and none where nothing has times."""

import dataclasses

from tests.core.answers import spoken
from tests.storage import samples
from voice_interviewer.core.assessed import HabitResult, HabitState, PointResult, PointStatus
from voice_interviewer.core.delivery.measured import Filler, Pause
from voice_interviewer.core.evidence import (
    LONGEST_SENTENCE_WORDS,
    filler_moments,
    habit_moments,
    part_moments,
    pause_moments,
    point_moments,
    spoken_sentences,
    think_moments,
)
from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.core.questions import Habit


def test_a_point_made_in_a_follow_up_lies_in_that_recording() -> None:
    point = PointResult("bias", PointStatus.COVERED, None, "it underfits", 2.0, 3.5, follow_up=2)
    assert point_moments(point, "Bias.") == (Moment(MomentKind.POINT, 2.0, 3.5, "Bias.", 2),)


def test_a_part_of_the_score_rests_on_what_it_counts() -> None:
    statements = {"bias-underfits": "Bias underfits."}
    coverage, fillers, pauses, pace = (
        part_moments(name, samples.FULL, statements) for name in ("coverage", "fillers", "pauses", "pace")
    )
    assert coverage == (Moment(MomentKind.POINT, 2.0, 5.125, "Bias underfits."),)
    assert [(each.start, each.end) for each in fillers] == [(1.5, 1.9)]
    assert [(each.start, each.end) for each in pauses] == [(2.4, 4.75)]
    assert pace == ()


def test_what_has_no_times_has_no_moments() -> None:
    assert point_moments(PointResult("bias", PointStatus.MISSED, None, None, None, None), "Bias.") == ()
    assert habit_moments(HabitResult(Habit.HONESTY, HabitState.CANNOT_TELL, None, None, None, "Neither.")) == ()
    assert filler_moments([Filler("um", None, None, "hesitation")]) == ()
    nothing_heard = dataclasses.replace(samples.FULL.pacing, think_seconds=None)
    assert think_moments(dataclasses.replace(samples.FULL, pacing=nothing_heard)) == ()


def test_fillers_and_pauses_come_one_by_one_in_order() -> None:
    fillers = [Filler("um", 1.0, 1.3, "hesitation"), Filler("you know", 4.0, 4.4, "discourse")]
    assert [(each.start, each.end, each.label) for each in filler_moments(fillers)] == [
        (1.0, 1.3, "um"),
        (4.0, 4.4, "you know"),
    ]
    (pause,) = pause_moments([Pause(2.0, 4.5, "long")])
    assert (pause.kind, pause.start, pause.end, pause.label) == (MomentKind.PAUSE, 2.0, 4.5, "pause of 2.5 s")


def test_the_transcript_is_cut_at_the_ends_of_sentences_and_never_loses_a_word() -> None:
    words = spoken("It is sparse. Is it? “Yes.” And then")
    sentences = spoken_sentences(words)
    assert [each.text for each in sentences] == ["It is sparse.", "Is it?", "“Yes.”", "And then"]
    assert (sentences[1].start, sentences[1].end) == (words[3].start, words[4].end)
    endless = spoken("word " * (LONGEST_SENTENCE_WORDS + 1))
    assert [len(each.text.split()) for each in spoken_sentences(endless)] == [LONGEST_SENTENCE_WORDS, 1]
