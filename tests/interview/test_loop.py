"""An interview from its first word to its end, in a scripted world."""

import threading
from collections.abc import Callable

import numpy as np

from tests.scripted import FIRST, SECOND, CountingVoice, InstantSink, MemoryStore, ScriptedSource, hush, interview, said
from tests.scripted import tone as speech
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.events import (
    AnswerEnded,
    AnswerKept,
    BetweenQuestions,
    ChunkFailed,
    Command,
    Event,
    InterviewEnded,
    Listening,
    ListeningStarted,
    Problem,
    QuestionStarted,
    RoundStarted,
    SpeakingAt,
)
from voice_interviewer.core.session import EndReason
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.loop import Interview

GOOD = said(hush(1), speech(8), hush(9))


def hold(held: Interview, on_event: Callable[[Event, Commands], None] | None = None) -> list[Event]:
    """Run to the end, letting the test send commands in answer to events."""
    commands = Commands()
    events = []
    for event in held.run(commands, threading.Event()):
        events.append(event)
        if on_event is not None:
            on_event(event, commands)
    return events


def kinds(events: list[Event], *wanted: type) -> list[type]:
    return [type(event) for event in events if isinstance(event, wanted)]


def ended(events: list[Event]) -> InterviewEnded:
    last = events[-1]
    assert isinstance(last, InterviewEnded)
    return last


def test_each_question_is_asked_heard_assessed_and_kept_in_turn() -> None:
    store, voice, source = MemoryStore(), CountingVoice(), ScriptedSource(GOOD, GOOD)
    events = hold(interview(source, store=store, voice=voice))
    one_question = [QuestionStarted, ListeningStarted, AnswerEnded, AnswerKept]
    assert kinds(events, RoundStarted, *one_question, InterviewEnded) == [
        RoundStarted,
        *one_question,
        *one_question,
        InterviewEnded,
    ]
    assert voice.texts == ["Let us begin.", FIRST.text, SECOND.text]
    session = ended(events).session
    assert session.ended
    assert not ended(events).failed
    assert session == store.saved[-1]
    first, second = session.answers
    assert (first.question_id, second.question_id) == ("first", "second")
    assert first.ended_by is EndReason.TURN
    assert first.assessment is not None
    assert first.assessment.coverage is not None
    assert first.assessment.coverage.points[0].status is PointStatus.COVERED
    assert source.open == 0


def test_after_each_question_there_is_a_moment_to_tidy_up_once_its_answer_is_kept() -> None:
    store = MemoryStore()
    kept: list[int] = []
    source = ScriptedSource(GOOD, GOOD)
    hold(interview(source, store=store, after_each=lambda: kept.append(len(store.saved[-1].answers))))
    assert kept == [1, 2]


def test_the_recording_holds_every_sample_up_to_the_end_and_words_lie_on_its_timeline() -> None:
    store = MemoryStore()
    events = hold(interview(ScriptedSource(GOOD), store=store, questions=(FIRST,)))
    answer = ended(events).session.answers[0]
    recorded = store.recordings[answer.recording]
    assert recorded.closed
    np.testing.assert_array_equal(recorded.samples, GOOD[: recorded.samples.size])
    assert answer.seconds == recorded.samples.size / 16_000
    assert len(answer.speech) == 1
    assert abs(answer.speech[0].start - 1.0) <= 0.06
    assert abs(answer.speech[0].end - 9.0) <= 0.06
    assert all(0.9 <= word.start < word.end <= 9.4 for word in answer.words)
    assert len(answer.words) >= 20


def test_facts_are_saved_before_the_assessment() -> None:
    store = MemoryStore()
    hold(interview(ScriptedSource(GOOD), store=store, questions=(FIRST,)))
    first_version = store.saved[0].answers[0]
    assert first_version.words
    assert first_version.assessment is None


def test_done_ends_the_answer_at_once_and_the_last_words_still_come() -> None:
    def done_after_four_seconds(event: Event, commands: Commands) -> None:
        if isinstance(event, Listening) and event.seconds >= 4.0:
            commands.send(Command.DONE)

    events = hold(interview(ScriptedSource(said(speech(20))), questions=(FIRST,)), done_after_four_seconds)
    answer = ended(events).session.answers[0]
    assert answer.ended_by is EndReason.KEY
    assert answer.seconds < 4.5
    assert answer.words[-1].end > 3.5


def test_a_key_while_the_interviewer_speaks_gives_the_floor_at_once() -> None:
    sink = InstantSink()

    def understood(event: Event, commands: Commands) -> None:
        if isinstance(event, SpeakingAt):
            commands.send(Command.DONE)

    events = hold(interview(ScriptedSource(GOOD), sink=sink, questions=(FIRST,)), understood)
    assert sink.finished == 0
    assert len(kinds(events, SpeakingAt)) == 1
    assert ended(events).session.answers[0].ended_by is EndReason.TURN


def test_repeat_sets_the_take_aside_and_asks_again() -> None:
    sent = threading.Event()

    def once_more(event: Event, commands: Commands) -> None:
        if isinstance(event, Listening) and event.seconds > 3 and not sent.is_set():
            sent.set()
            commands.send(Command.REPEAT)

    voice = CountingVoice()
    events = hold(interview(ScriptedSource(GOOD, GOOD), voice=voice, questions=(FIRST,)), once_more)
    first, second = ended(events).session.answers
    assert (first.take, first.ended_by, first.assessment) == (1, EndReason.REPEATED, None)
    assert first.words
    assert (second.take, second.recording) == (2, "answer-01-take-2.flac")
    assert second.assessment is not None
    assert voice.texts == ["Let us begin.", FIRST.text, FIRST.text]


def test_skip_goes_on_without_a_score_and_quit_stops_with_everything_kept() -> None:
    asked: list[str] = []

    def skip_then_quit(event: Event, commands: Commands) -> None:
        if isinstance(event, QuestionStarted):
            asked.append(event.question.id)
        if isinstance(event, Listening) and event.seconds > 3:
            commands.send(Command.SKIP if len(asked) == 1 else Command.QUIT)

    events = hold(interview(ScriptedSource(GOOD, GOOD)), skip_then_quit)
    skipped, stopped = ended(events).session.answers
    assert (skipped.ended_by, skipped.assessment) == (EndReason.SKIPPED, None)
    assert stopped.ended_by is EndReason.QUIT
    assert stopped.words
    assert ended(events).session.ended


def test_quit_while_the_last_words_are_transcribed_stops_after_that_answer() -> None:
    def quit_late(event: Event, commands: Commands) -> None:
        if isinstance(event, AnswerEnded):
            commands.send(Command.QUIT)

    for wait_between in (False, True):
        events = hold(interview(ScriptedSource(GOOD, GOOD), wait_between=wait_between), quit_late)
        assert len(kinds(events, AnswerKept)) == 1
        answer = ended(events).session.answers[0]
        assert answer.ended_by is EndReason.TURN
        assert answer.assessment is not None


def test_practice_waits_for_the_person_and_takes_the_question_again_on_request() -> None:
    wishes = iter([Command.REPEAT, Command.DONE, Command.DONE])

    def read(event: Event, commands: Commands) -> None:
        if isinstance(event, BetweenQuestions):
            commands.send(next(wishes))

    events = hold(interview(ScriptedSource(GOOD, GOOD, GOOD), wait_between=True), read)
    takes = [(answer.question_id, answer.take) for answer in ended(events).session.answers]
    assert takes == [("first", 1), ("first", 2), ("second", 1)]


def test_wait_holds_the_answer_open_through_a_silence_that_would_end_it() -> None:
    def think(event: Event, commands: Commands) -> None:
        if isinstance(event, Listening) and 5.5 < event.seconds < 6:
            commands.send(Command.WAIT)

    answer = said(hush(0.5), speech(5), hush(20), speech(3), hush(9))
    events = hold(interview(ScriptedSource(answer), questions=(FIRST,)), think)
    kept = ended(events).session.answers[0]
    assert kept.ended_by is EndReason.TURN
    assert len(kept.speech) == 2


def test_an_unplugged_microphone_keeps_what_was_said_and_ends_with_what_to_do() -> None:
    store = MemoryStore()
    events = hold(interview(ScriptedSource(said(hush(1), speech(6)), unplugged=True), store=store))
    assert ended(events).failed
    problem = next(event for event in events if isinstance(event, Problem))
    assert (problem.what, problem.remedy) == ("The microphone went away.", "Plug it back in.")
    answer = store.saved[-1].answers[0]
    assert answer.ended_by is EndReason.DEVICE_LOST
    assert answer.assessment is not None
    assert len(answer.words) >= 15
    assert not store.saved[-1].ended
    assert len(kinds(events, QuestionStarted)) == 1


def test_a_full_disk_ends_the_answer_and_keeps_what_fits() -> None:
    store = MemoryStore(room_samples=5 * 16_000)
    events = hold(interview(ScriptedSource(GOOD), store=store, questions=(FIRST,)))
    assert ended(events).failed
    assert store.saved[-1].answers[0].ended_by is EndReason.DISK
    assert store.recordings["answer-01.flac"].samples.size > 4 * 16_000
    assert store.recordings["answer-01.flac"].closed


def test_a_microphone_of_zeros_is_told_early_and_ends_the_interview() -> None:
    silence = np.zeros(25 * 16_000, dtype=np.int16)
    events = hold(interview(ScriptedSource(silence)))
    problems = [event for event in events if isinstance(event, Problem)]
    assert ["zeros" in problem.what for problem in problems] == [True, True]
    heard_before = [event for event in events[: events.index(problems[0])] if isinstance(event, Listening)]
    assert heard_before[-1].seconds <= 3.3
    assert ended(events).failed


def test_words_that_cannot_be_transcribed_are_told_and_the_sound_is_kept() -> None:
    store = MemoryStore()
    events = hold(interview(ScriptedSource(GOOD), store=store, failing=True, questions=(FIRST,)))
    assert ChunkFailed in kinds(events, ChunkFailed)
    answer = ended(events).session.answers[0]
    assert answer.words == ()
    assert answer.failed
    assert answer.failed[0].start <= 1.0
    assert answer.failed[-1].end >= 9.0
    assert store.recordings["answer-01.flac"].samples.size >= 9 * 16_000
    assert answer.assessment is not None
    assert answer.assessment.score.overall is None
    assert answer.assessment.score.not_scored_because


def test_lost_samples_are_reported() -> None:
    events = hold(interview(ScriptedSource(GOOD, dropped_samples=8_000), questions=(FIRST,)))
    problem = next(event for event in events if isinstance(event, Problem))
    assert problem.what.startswith("0.5 s of sound were lost")
    answer = ended(events).session.answers[0]
    assert answer.assessment is not None
    assert answer.assessment.audio is not None
    assert answer.assessment.audio.dropped_seconds == 0.5


def test_cancelling_frees_the_microphone_and_keeps_the_answer() -> None:
    source, store, cancelled = ScriptedSource(said(speech(60))), MemoryStore(), threading.Event()
    for event in interview(source, store=store).run(Commands(), cancelled):
        if isinstance(event, Listening) and event.seconds > 5:
            cancelled.set()
        if isinstance(event, AnswerEnded):
            assert source.open == 0
            assert event.seconds < 6
    assert store.saved[-1].answers[0].ended_by is EndReason.QUIT
    assert store.recordings["answer-01.flac"].closed
