"""Which moments an answer has, their exact times, and how one gets from one to the next."""

from dataclasses import replace

from tests.core.answers import INVITATION, STORY, TOLD, speech_of, spoken
from tests.storage import samples
from voice_interviewer.assessment import assess
from voice_interviewer.core.assessed import Assessment, Coverage, PointResult, PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality, Disfluency, Pause
from voice_interviewer.core.moments import (
    HESITANT_PAUSE_SECONDS,
    LEAD_IN_SECONDS,
    Moment,
    MomentKind,
    audible_span,
    moments_of,
    next_moment,
    of_kind,
    previous_moment,
    spoken_sentences,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

ANSWER = samples.answer()


def times(answer: Answer, kind: MomentKind, question: Question | None = None) -> list[tuple[float, float, str]]:
    return [(each.start, each.end, each.label) for each in of_kind(moments_of(answer, question), kind)]


def assessed(question: Question, text: str) -> Answer:
    words = spoken(text)
    speech = speech_of(words)
    audio = AudioQuality(words[-1].end, speech[0].seconds, -24.0, 0.0, -60.0, 0.0)
    judgement: Assessment = assess(
        judge=TermGroupJudge(), question=question, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    return replace(ANSWER, words=words, speech=speech, assessment=judgement)


def test_fillers_are_those_of_the_assessment_unheard_ones_too() -> None:
    assert times(ANSWER, MomentKind.FILLER) == [
        (1.5, 1.9, "um"),
        (3.0, 3.4, "hesitation, not in the transcript (70% sure)"),
    ]


def test_fillers_of_an_answer_without_assessment_come_from_its_words() -> None:
    assert times(replace(ANSWER, assessment=None), MomentKind.FILLER) == [(1.5, 1.9, "um")]


def test_long_pauses_are_there_once() -> None:
    silent = replace(ANSWER, speech=(Span(1.0, 2.0), Span(3.5, 5.0), Span(7.5, 8.0)))
    inside = ", inside a clause"
    assert times(silent, MomentKind.PAUSE) == [(2.4, 4.75, f"2.4 s of silence{inside}"), (5.0, 7.5, "2.5 s of silence")]
    assert times(ANSWER, MomentKind.PAUSE) == [(2.43, 4.74, f"2.3 s of silence{inside}")]


def test_hesitant_pauses_are_gone_to_from_half_a_second_on_and_planned_ones_never() -> None:
    pauses = (
        Pause(1.0, 1.0 + HESITANT_PAUSE_SECONDS, "short", "hesitant"),
        Pause(3.0, 2.9 + HESITANT_PAUSE_SECONDS, "short", "hesitant"),
        Pause(5.0, 6.9, "short", "planned"),
        Pause(8.0, 9.0, "short", None),
    )
    assert ANSWER.assessment is not None
    pacing = replace(ANSWER.assessment.pacing, pauses=pauses)
    answer = replace(ANSWER, speech=(), assessment=replace(ANSWER.assessment, pacing=pacing))
    assert [start for start, _, _ in times(answer, MomentKind.PAUSE)] == [1.0]


def test_repairs_rushes_and_wording_are_kinds_of_their_own() -> None:
    assert times(ANSWER, MomentKind.REPAIR) == [(2.0, 2.4, "said again: bias")]
    assert times(ANSWER, MomentKind.RUSH) == [(1.2, 2.4, "232 words a minute")]
    assert times(ANSWER, MomentKind.WORDING) == [(1.2, 1.35, "hedge: so"), *[(2.0, 2.4, "again: bias")] * 3]


def test_words_without_times_are_no_moments() -> None:
    assert ANSWER.assessment is not None
    timeless = replace(ANSWER.assessment.fillers, disfluencies=(Disfluency("the", None, None, "repeat"),))
    answer = replace(ANSWER, assessment=replace(ANSWER.assessment, fillers=timeless))
    assert times(answer, MomentKind.REPAIR) == []


def test_key_points_are_called_by_their_statement_where_the_question_is_known() -> None:
    answer = assessed(STORY, "L1 drives weights exactly to zero and that makes the model sparse at the end of it all.")
    ((start, end, label),) = times(answer, MomentKind.POINT, STORY)
    assert label == "covered: L1 drives weights exactly to zero."
    assert answer.words[0].start <= start < end <= answer.words[-1].end
    ((_, _, without),) = times(answer, MomentKind.POINT)
    assert without == "covered: sparsity"


def test_a_point_made_in_a_follow_up_lies_in_its_recording_and_comes_last() -> None:
    assert ANSWER.assessment is not None
    points = (PointResult("late", PointStatus.COVERED, None, "so", 0.5, 0.9, follow_up=2),)
    answer = replace(ANSWER, assessment=replace(ANSWER.assessment, coverage=Coverage(100.0, points)))
    assert moments_of(answer)[-1] == Moment(MomentKind.POINT, 0.5, 0.9, "covered: late", 2)


def test_moments_of_a_follow_up_lie_in_its_own_recording() -> None:
    assert {each.follow_up for each in moments_of(replace(ANSWER, follow_up=1))} == {1}


def test_habits_and_the_story_are_there() -> None:
    assert times(ANSWER, MomentKind.HABIT) == [(3.0, 3.5, "shown: A baseline first")]
    assert times(ANSWER, MomentKind.STORY) == [(5.0, 6.5, "result")]
    told = assessed(STORY, TOLD)
    assert [label for _, _, label in times(told, MomentKind.STORY)][-1] == "result"


def test_questions_that_were_asked_are_points() -> None:
    answer = assessed(INVITATION, "Thank you. How do you monitor a model for drift?")
    ((_, _, label),) = times(answer, MomentKind.POINT)
    assert label.startswith("you asked: ")


def test_sentences_end_at_full_stops_and_at_silences() -> None:
    words = spoken("It is 0.5 e.g. here. And then there is more")
    whole = spoken_sentences(words, speech_of(words))
    assert [len(sentence) for sentence in whole] == [5, 5]
    silence = words[6].end
    parted = (Span(1.0, silence), Span(silence + 1.2, silence + 3.0))
    later = tuple(replace(word, start=word.start + 1.2, end=word.end + 1.2) for word in words[7:])
    assert [len(each) for each in spoken_sentences((*words[:7], *later), parted)] == [5, 2, 3]


def test_words_with_spaces_and_marks_alone_stay_in_their_sentences() -> None:
    words = tuple(Word(text, at, at + 0.5, 0.9) for at, text in enumerate(("New York.", "-", "It", "rains.")))
    assert [word.text for each in spoken_sentences(words, ()) for word in each] == ["New York.", "-", "It", "rains."]
    assert spoken_sentences((), ()) == ()


def test_moments_come_in_order_and_a_typed_answer_has_none() -> None:
    starts = [each.start for each in moments_of(ANSWER)]
    assert starts == sorted(starts)
    assert moments_of(replace(ANSWER, typed="So bias underfits")) == ()


def test_what_is_heard_has_a_lead_inside_the_recording() -> None:
    assert audible_span(Moment(MomentKind.FILLER, 2.0, 2.5, "um"), 8.0) == Span(2.0 - LEAD_IN_SECONDS, 2.7)
    assert audible_span(Moment(MomentKind.FILLER, 0.1, 7.9, "um"), 8.0) == Span(0.0, 8.0)
    assert audible_span(Moment(MomentKind.FILLER, 9.0, 9.5, "um"), 8.0) == Span(8.0, 8.0)


def test_jumping_goes_through_all_and_back() -> None:
    moments = [Moment(MomentKind.FILLER, at, at + 0.2, str(at)) for at in (0.1, 2.0, 2.5, 6.0)]
    at, seen = -1.0, []
    while (found := next_moment(moments, at)) is not None:
        seen.append(found.label)
        at = audible_span(found, 8.0).start
    assert seen == ["0.1", "2.0", "2.5", "6.0"]
    back = []
    while (found := previous_moment(moments, at)) is not None:
        back.append(found.label)
        at = audible_span(found, 8.0).start
    assert back == ["2.5", "2.0", "0.1"]


def test_going_back_while_it_plays_passes_over_what_has_just_begun() -> None:
    moments = [Moment(MomentKind.FILLER, at, at + 0.2, str(at)) for at in (1.0, 4.0)]
    assert previous_moment(moments, 4.2, playing=True) == moments[0]
    assert previous_moment(moments, 6.0, playing=True) == moments[1]
