"""The one thing to do next time: what a coach would say first, from figures that are there."""

import dataclasses
from collections.abc import Sequence

import pytest

from tests.core.answers import point, question
from tests.storage import samples
from voice_interviewer.core.advice.advice import About, one_thing, session_advice
from voice_interviewer.core.assessed import (
    Asked,
    AskedQuestions,
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
)
from voice_interviewer.core.questions import Habit, Question, Topic
from voice_interviewer.core.scoring import WEIGHTS
from voice_interviewer.core.session import Answer

LIGHT = point("light", statement="Light.", weight=1.0)
HEAVY = point("heavy", statement="Heavy.", weight=3.0)
MIDDLE = point("middle", statement="Middle.", weight=2.0)
QUESTION = question(LIGHT, HEAVY, MIDDLE)

MADE = PointStatus.COVERED
STEADY = {"coverage": 100.0, "pace": 100.0, "fillers": 100.0, "pauses": 100.0, "length": 100.0}


def result(name: str, status: PointStatus, follow_up: int | None = None) -> PointResult:
    if status is PointStatus.MISSED:
        return PointResult(name, status, None, None, None, None)
    return PointResult(name, status, None, "said so", 2.0, 3.0, follow_up)


def assessed(
    light: PointStatus = MADE, heavy: PointStatus = MADE, middle: PointStatus = MADE, **changes: object
) -> Assessment:
    points = (result("light", light), result("heavy", heavy), result("middle", middle))
    values = STEADY | changes.pop("values", {})  # type: ignore[operator]
    parts = tuple(ScorePart(name, value, WEIGHTS[name], f"About {name}.") for name, value in values.items())
    usual: dict[str, object] = {
        "coverage": Coverage(50.0, points),
        "score": Score(70.0, parts, None),
        "structure": Structure(),
        "habits": (),
        "fillers": Fillers((), None, 0.0, 0.0),
        "pacing": Pacing(150.0, 160.0, 1.0, (), ()),
        "audio": AudioQuality(90.0, 80.0, -24.0, 0.0, -60.0, 0.0),
    }
    return dataclasses.replace(samples.FULL, **(usual | changes))  # type: ignore[arg-type]


def story(measured: bool | None, missing: Sequence[StarPart] = (), remarks: Sequence[str] = ()) -> Structure:
    told = StoryStretch(StarPart.RESULT, "it ended well", 40.0, 50.0, 0.2, 41.0)
    stretches = () if StarPart.RESULT in missing else (told,)
    return Structure(story=Story(stretches, tuple(missing), measured, tuple(remarks)))


UMS = Fillers((Filler("um", 1.0, 1.2, "hesitation"), Filler("um", 5.0, 5.2, "hesitation")), None, 9.0, 4.0)
MISTAKE = HabitResult(Habit.BASELINE, HabitState.MISTAKE, "a transformer", 8.0, 9.0, "You named no baseline.")
WRONG, LACKING = PointStatus.CONTRADICTED, PointStatus.MISSED


@pytest.mark.parametrize(
    ("assessment", "about"),
    [
        (assessed(light=WRONG, heavy=LACKING, structure=story(False), habits=(MISTAKE,)), About.CONTRADICTED),
        (assessed(heavy=LACKING, structure=story(False), habits=(MISTAKE,)), About.MISSED),
        (assessed(light=LACKING, structure=story(False), habits=(MISTAKE,)), About.STORY),
        (assessed(structure=story(None, (StarPart.RESULT,)), habits=(MISTAKE,)), About.STORY),
        (assessed(light=LACKING, habits=(MISTAKE,), fillers=UMS, values={"fillers": 0.0}), About.HABIT),
        (assessed(fillers=UMS, values={"fillers": 40.0, "length": 50.0}), About.FILLERS),
        (assessed(values={"length": 0.0}, audio=AudioQuality(20.0, 18.0, -24.0, 0.0, -60.0, 0.0)), About.SHORT),
        (assessed(values={"length": 0.0}, audio=AudioQuality(400.0, 380.0, -24.0, 0.0, -60.0, 0.0)), About.LONG),
        (assessed(pacing=Pacing(250.0, 260.0, 1.0, (), ()), values={"pace": 50.0}), About.FAST),
        (assessed(pacing=Pacing(80.0, 90.0, 1.0, (), ()), values={"pace": 50.0}), About.SLOW),
        (
            assessed(pacing=Pacing(150.0, 160.0, 1.0, (Pause(9.0, 30.0, "long"),), ()), values={"pauses": 0.0}),
            About.PAUSES,
        ),
        (assessed(heavy=PointStatus.PARTIAL, fillers=UMS, values={"fillers": 80.0}), About.PARTIAL),
        (assessed(structure=story(True, remarks=("Set it in a few sentences.",))), About.STORY),
        (assessed(), About.KEEP),
    ],
)
def test_a_coach_s_order_decides(assessment: Assessment, about: About) -> None:
    assert one_thing(assessment, QUESTION).about is about


def test_the_heaviest_missed_point_is_named_with_what_it_is_worth() -> None:
    advice = one_thing(assessed(heavy=LACKING, middle=LACKING), QUESTION)
    assert advice.text == "Say this too: Heavy."
    assert advice.why == "It was not heard, and is worth about 35 points of 100."
    assert advice.moments == ()


def test_what_was_wrong_is_quoted_and_can_be_heard() -> None:
    advice = one_thing(assessed(light=WRONG), QUESTION)
    assert advice.text == "Put one thing right: Light."
    assert "“said so”" in advice.why
    assert [(each.start, each.end) for each in advice.moments] == [(2.0, 3.0)]


def test_fillers_name_the_usual_one_and_play_all() -> None:
    heard = (*UMS.heard, Filler("you know", 9.0, 9.4, "discourse"))
    advice = one_thing(assessed(fillers=dataclasses.replace(UMS, heard=heard), values={"fillers": 40.0}), QUESTION)
    assert "“um”" in advice.text
    assert advice.why == "About fillers."
    assert [each.start for each in advice.moments] == [1.0, 5.0, 9.0]


def test_a_rushed_pace_plays_its_fastest_stretch() -> None:
    windows = (PaceWindow(0.0, 15.0, 220.0), PaceWindow(15.0, 30.0, 290.0), PaceWindow(30.0, 31.0, 400.0))
    advice = one_thing(assessed(pacing=Pacing(250.0, 260.0, 1.0, (), windows), values={"pace": 50.0}), QUESTION)
    assert [(each.start, each.end) for each in advice.moments] == [(15.0, 30.0)]


def test_a_figure_that_is_unknown_is_never_advised_on() -> None:
    unknown = {"pace": None, "fillers": None, "pauses": None, "length": None}
    assessment = assessed(fillers=UMS, pacing=Pacing(None, None, None, (), ()), values=unknown)
    assert one_thing(assessment, QUESTION).about is About.KEEP


def test_trifles_are_left_alone() -> None:
    assert one_thing(assessed(fillers=UMS, values={"fillers": 95.0}), QUESTION).about is About.KEEP


def test_a_point_that_had_to_be_asked_for_is_to_be_said_unasked() -> None:
    coverage = Coverage(100.0, (result("light", MADE), result("heavy", MADE, follow_up=1), result("middle", MADE)))
    advice = one_thing(assessed(coverage=coverage), QUESTION)
    assert advice.text == "Say this before you are asked: Heavy."
    assert [each.follow_up for each in advice.moments] == [1]


@pytest.mark.parametrize(
    ("audio", "words"),
    [
        (AudioQuality(60.0, 50.0, -2.0, 0.2, -60.0, 0.0), "turn the microphone down"),
        (AudioQuality(60.0, 50.0, -30.0, 0.0, -31.0, 0.0), "quieter place"),
        (AudioQuality(60.0, 50.0, -30.0, 0.0, -60.0, 9.0), "close other programs"),
        (AudioQuality(60.0, 0.0, None, 0.0, -55.0, 0.0), "no voice reached"),
        (AudioQuality(60.0, 3.0, -30.0, 0.0, -60.0, 0.0), "Say more"),
        (None, "Say more"),
    ],
)
def test_what_cannot_be_judged_is_mended_first(audio: AudioQuality | None, words: str) -> None:
    parts = tuple(ScorePart(name, None, weight, "Too poor.") for name, weight in WEIGHTS.items())
    advice = one_thing(assessed(light=WRONG, audio=audio, score=Score(None, parts, "Too poor.")), QUESTION)
    assert advice.about is (About.SHORT if words == "Say more" else About.SOUND)
    assert words in advice.text
    assert advice.why == "Too poor."


@pytest.mark.parametrize(
    ("value", "text", "why"),
    [
        (None, "Nothing that could be measured asks for a change.", "The model is missing."),
        (100.0, "Keep speaking like this.", "About pace."),
    ],
    ids=["typed", "spoken"],
)
def test_an_answer_whose_points_are_unknown_is_not_told_to_say_more(value: float | None, text: str, why: str) -> None:
    parts = [ScorePart(name, value, weight, f"About {name}.") for name, weight in WEIGHTS.items() if name != "coverage"]
    unknown = ScorePart("coverage", None, WEIGHTS["coverage"], "The model is missing.")
    score = Score(None, (unknown, *parts), "The model is missing.")
    advice = one_thing(assessed(coverage=None, score=score), QUESTION)
    assert (advice.text, advice.why, advice.about) == (text, why, About.KEEP)


def test_one_s_own_questions_are_advised_on_by_remark_then_by_topic() -> None:
    inviting = dataclasses.replace(QUESTION, key_points=(), topics=(Topic("on-call", "On call", (), (), "Load."),))

    def asking(*asked: Asked, untouched: tuple[str, ...] = ()) -> Assessment:
        structure = Structure(questions=AskedQuestions(asked, untouched))
        return assessed(coverage=None, structure=structure, score=Score(None, samples.FULL.score.parts, "Topics."))

    vague = Asked("What is it like?", 3.0, 4.0, None, None, "Hard to answer.")
    good = Asked("Who is on call?", 5.0, 6.0, "on-call", "Load.", None)
    remarked = one_thing(asking(good, vague, untouched=("on-call",)), inviting)
    assert (remarked.why, remarked.moments[0].start) == ("Hard to answer.", 3.0)
    assert one_thing(asking(untouched=("on-call",)), inviting).text == "Ask about this too: On call."
    assert one_thing(asking(good), inviting).about is About.KEEP


def test_without_the_question_points_go_by_their_ids() -> None:
    assert one_thing(assessed(heavy=LACKING), None).text == "Say this too: heavy"


def answer(number: int, assessment: Assessment | None, **changes: object) -> Answer:
    made = dataclasses.replace(samples.answer(number=number, assessment=assessment), question_id=QUESTION.id)
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


QUESTIONS: dict[str, Question] = {QUESTION.id: QUESTION}


def test_over_an_interview_what_most_answers_need_comes_first() -> None:
    missed, fast = assessed(heavy=LACKING), assessed(light=WRONG)
    advice = session_advice([answer(1, fast), answer(2, missed), answer(3, missed)], QUESTIONS)
    assert advice is not None
    assert advice.about is About.MISSED
    assert advice.why == "It would have helped in answers 2 and 3."


def test_where_each_answer_needs_something_else_the_most_pressing_is_told() -> None:
    advice = session_advice([answer(1, assessed(heavy=LACKING)), answer(2, assessed(light=WRONG))], QUESTIONS)
    assert advice is not None
    assert advice.about is About.CONTRADICTED
    assert advice.why.startswith("In answer 2: ")


def test_the_habit_missed_most_is_named() -> None:
    other = dataclasses.replace(MISTAKE, id=Habit.HONESTY, reason="Bluffed.")
    mistaken = [answer(1, assessed(habits=(MISTAKE, other))), answer(2, assessed(habits=(MISTAKE, other)))]
    advice = session_advice([*mistaken, answer(3, assessed(habits=(other,)))], QUESTIONS)
    assert advice is not None
    assert advice.text.startswith("Say plainly what you do not know")
    assert advice.why == "It would have helped in answers 1, 2 and 3."


def test_only_the_last_take_counts_and_follow_ups_do_not() -> None:
    takes = [
        answer(1, assessed(light=WRONG)),
        answer(1, assessed(), take=2),
        answer(2, assessed()),
        answer(2, assessed(light=WRONG), follow_up=1),
    ]
    advice = session_advice(takes, QUESTIONS)
    assert advice is not None
    assert advice.about is About.KEEP


def test_an_interview_without_a_result_has_no_advice() -> None:
    assert session_advice([answer(1, None)], QUESTIONS) is None


RUSH = FastRun(10.0, 41.0, 236.0)


def repaired(number: int) -> Fillers:
    return dataclasses.replace(
        Fillers((), None, 0.0, 0.0),
        disfluencies=tuple(Disfluency("the", each, each + 0.2, "repeat") for each in range(number)),
    )


def test_a_rush_is_brought_up_where_nothing_scored_stands_out() -> None:
    rushed = Pacing(180.0, 200.0, 1.0, (), (), (RUSH,))
    advice = one_thing(assessed(pacing=rushed), QUESTION)
    assert (advice.about, advice.why) == (About.FAST, "You spoke 236 words a minute for 31 seconds, above 210.")
    assert [(each.start, each.end) for each in advice.moments] == [(10.0, 41.0)]
    assert one_thing(assessed(pacing=rushed, heavy=LACKING), QUESTION).about is About.MISSED


def test_where_all_of_it_is_fast_the_rushes_are_heard() -> None:
    pacing = Pacing(240.0, 260.0, 1.0, (), (PaceWindow(0.0, 15.0, 250.0),), (RUSH,))
    advice = one_thing(assessed(pacing=pacing, values={"pace": 30.0}), QUESTION)
    assert (advice.about, [each.start for each in advice.moments]) == (About.FAST, [10.0])


@pytest.mark.parametrize(("number", "about"), [(3, About.KEEP), (8, About.REPAIRS)])
def test_repairs_are_brought_up_where_they_are_many(number: int, about: About) -> None:
    hundred = " ".join(["word"] * 100)
    advice = one_thing(assessed(fillers=repaired(number), transcript=hundred), QUESTION)
    assert advice.about is about
    assert (
        one_thing(assessed(fillers=repaired(number), transcript=" ".join([hundred] * 3)), QUESTION).about is About.KEEP
    )


def test_repairs_are_heard_where_they_were() -> None:
    advice = one_thing(assessed(fillers=repaired(8), transcript="word " * 100), QUESTION)
    assert len(advice.moments) == 8
    assert advice.why == "You said something again or took it back 8 times in 100 words."
