"""What an answer missed is asked about, and what is said then counts, in a scripted world."""

from dataclasses import replace

import numpy as np
import pytest

from tests.interview.test_loop import GOOD, ended, hold, kinds
from tests.scripted import FIRST, CountingVoice, MemoryStore, ScriptedSource, hush, interview, said, tone
from voice_interviewer.core.assessed import Assessment, PointStatus
from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    Command,
    Event,
    FollowUpStarted,
    ListeningStarted,
    Problem,
)
from voice_interviewer.core.questions import KeyPoint, Pack, Question, Round
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview


def point(name: str, weight: float, *terms: tuple[str, ...]) -> KeyPoint:
    return KeyPoint(name, f"About {name}.", (f"It is {name}.",), ((name,), *terms), (), weight, f"And what of {name}?")


MAIN = replace(FIRST, key_points=(*FIRST.key_points, point("drift", 1.0), point("latency", 2.0)))
"""GOOD makes its first point alone."""

OTHER = replace(FIRST, id="other")
PACK = Pack("test", "Test", "For tests.", (Round("one", "Round one", "", (MAIN, OTHER)),))
TEXTS = {330: "the latency must stay under fifty milliseconds", 440: "um nothing", 550: "we watch for drift every day"}


def speak(hertz: int) -> Samples:
    """An answer that says the text of this pitch."""
    return said(hush(0.5), tone(6, hertz), hush(9))


ON_LATENCY, ON_NOTHING, ON_DRIFT = speak(330), speak(440), speak(550)


def held(source: ScriptedSource, store: MemoryStore | None = None, **wishes: object) -> Interview:
    """One question with two points left to probe."""
    usual = {"follow_ups": 1, "questions": (MAIN,), "pack": PACK, "texts": TEXTS}
    return interview(source, store=store, **{**usual, **wishes})  # type: ignore[arg-type]


def assessed(answer: Answer) -> Assessment:
    assert answer.assessment is not None
    return answer.assessment


def statuses(answer: Answer) -> dict[str, tuple[PointStatus, int | None]]:
    coverage = assessed(answer).coverage
    assert coverage is not None
    return {each.id: (each.status, each.follow_up) for each in coverage.points}


COVERED, MISSED = PointStatus.COVERED, PointStatus.MISSED


def test_the_most_valuable_missed_point_is_asked_about_and_what_is_said_counts() -> None:
    store, voice, source = MemoryStore(), CountingVoice(), ScriptedSource(GOOD, ON_LATENCY)
    events = hold(held(source, store, voice=voice))
    (asked,) = [event for event in events if isinstance(event, FollowUpStarted)]
    assert asked == FollowUpStarted(MAIN, "And what of latency?", "latency", 1, 1)
    assert voice.texts[-1] == "And what of latency?"
    main, follow_up = ended(events).session.answers
    assert (main.follow_up, main.probed, main.recording) == (None, None, "answer-01.flac")
    assert (follow_up.follow_up, follow_up.probed) == (1, "latency")
    assert (follow_up.number, follow_up.take, follow_up.question_id) == (1, 1, MAIN.id)
    assert follow_up.question_text == "And what of latency?"
    assert follow_up.recording == "answer-01-follow-up-1.flac"
    assert store.recordings[follow_up.recording].closed
    np.testing.assert_array_equal(store.recordings[follow_up.recording].samples[:100_000], ON_LATENCY[:100_000])
    assert statuses(main) == {"overfitting": (COVERED, None), "drift": (MISSED, None), "latency": (COVERED, 1)}
    latency = assessed(main).coverage.points[2]  # type: ignore[union-attr]
    assert latency.quote == "latency"
    assert latency.start is not None
    assert any(word.start == latency.start and word.text == "latency" for word in follow_up.words)
    assert statuses(follow_up) == {"latency": (COVERED, None)}
    assert source.asked[1] is not None
    assert [each.id for each in source.asked[1].key_points] == ["latency"]


def test_the_delivery_of_the_follow_up_does_not_touch_that_of_the_answer() -> None:
    in_one_breath = said(hush(1), tone(6), hush(9))  # one segment, so that both interviews hear the same chunk
    alone = ended(hold(held(ScriptedSource(in_one_breath), follow_ups=0))).session.answers[0]
    prompted, follow_up = ended(hold(held(ScriptedSource(in_one_breath, ON_NOTHING)))).session.answers
    assert assessed(follow_up).fillers.heard
    assert (prompted.words, prompted.speech, prompted.seconds) == (alone.words, alone.speech, alone.seconds)
    for name in ("fillers", "pacing", "audio", "transcript", "coverage", "score"):
        assert getattr(assessed(prompted), name) == getattr(assessed(alone), name)


def test_the_answer_is_on_disk_with_its_assessment_before_it_is_followed_up_and_told_once_it_is_final() -> None:
    store = MemoryStore()
    at_follow_up: list[Session] = []

    def note(event: Event, commands: Commands) -> None:
        if isinstance(event, FollowUpStarted):
            at_follow_up.append(store.saved[-1])

    events = hold(held(ScriptedSource(GOOD, ON_LATENCY), store), note)
    (before,) = at_follow_up[0].answers
    assert statuses(before)["latency"] == (MISSED, None)
    assert kinds(events, FollowUpStarted, ListeningStarted, AnswerEnded, AnswerKept) == [
        ListeningStarted,
        AnswerEnded,
        FollowUpStarted,
        ListeningStarted,
        AnswerEnded,
        AnswerKept,
        AnswerKept,
    ]
    told = [event.answer for event in events if isinstance(event, AnswerKept)]
    assert [answer.follow_up for answer in told] == [1, None]
    assert told[::-1] == list(store.saved[-1].answers)


def test_as_many_points_are_probed_as_the_settings_say_each_once_the_next_by_what_is_still_missing() -> None:
    source = ScriptedSource(GOOD, ON_NOTHING, ON_DRIFT)
    events = hold(held(source, follow_ups=3))
    asked = [(event.point_id, event.number, event.of) for event in events if isinstance(event, FollowUpStarted)]
    assert asked == [("latency", 1, 2), ("drift", 2, 2)]
    main, *follow_ups = ended(events).session.answers
    assert [(each.follow_up, each.probed) for each in follow_ups] == [(1, "latency"), (2, "drift")]
    assert statuses(main) == {"overfitting": (COVERED, None), "drift": (COVERED, 2), "latency": (MISSED, None)}


def test_a_point_made_in_passing_is_not_probed_any_more() -> None:
    both = {**TEXTS, 330: "latency and drift both of them"}
    events = hold(held(ScriptedSource(GOOD, ON_LATENCY), follow_ups=3, texts=both))
    assert len(kinds(events, FollowUpStarted)) == 1
    assert statuses(ended(events).session.answers[0])["drift"] == (COVERED, 1)


@pytest.mark.parametrize(("follow_ups", "converses"), [(0, True), (1, False)])
def test_a_quick_drill_and_a_recording_are_not_asked_on(follow_ups: int, converses: bool) -> None:
    events = hold(held(ScriptedSource(GOOD), follow_ups=follow_ups, converses=converses))
    assert kinds(events, FollowUpStarted) == []


def test_an_answer_that_made_every_point_is_not_asked_on() -> None:
    assert kinds(hold(held(ScriptedSource(GOOD), questions=(OTHER,))), FollowUpStarted) == []


def test_an_answer_in_which_nothing_was_said_is_not_asked_on() -> None:
    events = hold(held(ScriptedSource(hush(30))))
    assert kinds(events, FollowUpStarted) == []
    assert [answer.ended_by for answer in ended(events).session.answers] == [EndReason.NO_SPEECH]


def test_who_says_nothing_to_a_follow_up_is_not_asked_another() -> None:
    events = hold(held(ScriptedSource(GOOD, hush(30)), follow_ups=3))
    assert len(kinds(events, FollowUpStarted)) == 1


def test_each_follow_up_comes_after_a_moment_to_tidy_up() -> None:
    store = MemoryStore()
    kept: list[int] = []
    hold(held(ScriptedSource(GOOD, ON_LATENCY), store, after_each=lambda: kept.append(len(store.saved[-1].answers))))
    assert kept == [1, 2]


def test_a_second_take_is_followed_up_anew() -> None:
    wishes = iter([Command.REPEAT, Command.DONE])

    def read(event: Event, commands: Commands) -> None:
        if isinstance(event, BetweenQuestions):
            commands.send(next(wishes))

    source = ScriptedSource(GOOD, ON_NOTHING, GOOD, ON_LATENCY)
    answers = ended(hold(held(source, wait_between=True), read)).session.answers
    assert [answer.recording for answer in answers] == [
        "answer-01.flac",
        "answer-01-follow-up-1.flac",
        "answer-01-take-2.flac",
        "answer-01-take-2-follow-up-1.flac",
    ]
    assert [statuses(answers[n])["latency"] for n in (0, 2)] == [(MISSED, None), (COVERED, 1)]


def test_a_microphone_lost_in_a_follow_up_keeps_and_counts_what_was_said() -> None:
    class Loses(ScriptedSource):
        """Is unplugged once the first answer is heard."""

        @property
        def _unplugged(self) -> bool:
            return len(self.asked) > 1

        @_unplugged.setter
        def _unplugged(self, value: bool) -> None: ...

    store = MemoryStore()
    events = hold(held(Loses(GOOD, ON_LATENCY[: 6 * 16_000]), store, questions=(MAIN, OTHER)))
    assert ended(events).failed
    assert "The microphone went away." in [event.what for event in events if isinstance(event, Problem)]
    main, lost = store.saved[-1].answers
    assert lost.ended_by is EndReason.DEVICE_LOST
    assert statuses(main)["latency"] == (COVERED, 1)
    assert [event.answer.follow_up for event in events if isinstance(event, AnswerKept)] == [1, None]


def test_the_words_of_the_question_belong_to_the_quote_but_need_not_be_said() -> None:
    whole = replace(MAIN, key_points=(*MAIN.key_points[:2], point("latency", 2.0, ("fifty milliseconds",))))
    pack = Pack("test", "Test", "For tests.", (Round("one", "Round one", "", (whole,)),))
    quotes = []
    for text in ("the latency must stay under fifty milliseconds", "it must stay under fifty milliseconds"):
        source = ScriptedSource(GOOD, ON_LATENCY)
        events = hold(held(source, questions=(whole,), pack=pack, texts={**TEXTS, 330: text}))
        coverage = assessed(ended(events).session.answers[0]).coverage
        assert coverage is not None
        assert coverage.points[2].status is COVERED
        quotes.append(coverage.points[2].quote or "")
    assert ["latency" in quote for quote in quotes] == [True, False]
    assert all("fifty milliseconds" in quote for quote in quotes)


def test_what_is_said_wrong_only_when_asked_is_told_with_the_words_of_the_follow_up() -> None:
    latency = replace(point("latency", 2.0), contradictions=("nobody cares how long it takes",))
    whole = replace(MAIN, key_points=(*MAIN.key_points[:2], latency))
    pack = Pack("test", "Test", "For tests.", (Round("one", "Round one", "", (whole,)),))
    texts = {**TEXTS, 330: "well nobody cares how long it takes"}
    events = hold(held(ScriptedSource(GOOD, ON_LATENCY), questions=(whole,), pack=pack, texts=texts))
    coverage = assessed(ended(events).session.answers[0]).coverage
    assert coverage is not None
    wrong = coverage.points[2]
    assert (wrong.status, wrong.follow_up) == (PointStatus.CONTRADICTED, 1)
    assert "nobody cares" in (wrong.quote or "")


def test_a_question_without_key_points_is_not_asked_on() -> None:
    bare: Question = replace(MAIN, key_points=())
    pack = Pack("test", "Test", "For tests.", (Round("one", "Round one", "", (bare,)),))
    assert kinds(hold(held(ScriptedSource(GOOD), questions=(bare,), pack=pack)), FollowUpStarted) == []
