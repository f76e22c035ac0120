"""The sound check from its first step to its report, in a scripted world."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest

from tests.scripted import InstantSink, ScriptedCapture, ScriptedSource, hush, said, tone
from tests.sound_checks import SENTENCE_SAID, ZEROS, held, microphone, report_of, sound_check
from voice_interviewer.core.events import ChunkTranscribed, Listening, Problem, SpeakingAt
from voice_interviewer.core.questions import Question
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.core.sound.sound_check import Concern, Grade
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.sound_check_talk import (
    CheckEvent,
    CheckStep,
    Chosen,
    PlayingBack,
    Replies,
    Reply,
    StepBegan,
)


def steps(events: list[CheckEvent]) -> list[CheckStep]:
    return [event.step for event in events if isinstance(event, StepBegan)]


def grades(events: list[CheckEvent]) -> dict[Concern, Grade]:
    return {finding.concern: finding.grade for finding in report_of(events).report.findings}


class RecordingSink(InstantSink):
    """Notes how many samples were played each time."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[int] = []

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        kept = list(blocks)
        self.played.append(sum(block.size for block in kept))
        return super().play(kept, sample_rate)


class AbsentSink(InstantSink):
    """A speaker that is not there."""

    def play(self, blocks: Iterable[FloatSamples], sample_rate: int) -> Iterator[float]:
        raise DeviceError("There is no speaker.", "Plug one in.")


class BrokenSource(ScriptedSource):
    """Cannot be opened the first time."""

    tries = 0

    @contextmanager
    def listen(self, question: Question | None) -> Iterator[ScriptedCapture]:
        self.tries += 1
        if self.tries == 1:
            raise DeviceError("Another program holds the microphone.", "Close it.")
        with super().listen(question) as capture:
            yield capture


def test_the_check_goes_from_the_devices_to_the_report() -> None:
    sink = RecordingSink()
    events = list(held(sound_check(sink=sink)))
    assert steps(events) == [
        CheckStep.CHOOSE,
        CheckStep.SPEAKER,
        CheckStep.HEARD,
        CheckStep.SAY,
        CheckStep.TRANSCRIBE,
        CheckStep.PLAYBACK,
        CheckStep.RESULT,
    ]
    found = grades(events)
    assert found[Concern.SPEAKER] is Grade.GOOD
    assert found[Concern.VOICE] is Grade.GOOD
    assert report_of(events).report.works
    assert report_of(events).report.transcript.startswith("bias is underfitting")
    assert sink.played[1] >= tone(4).size
    [playing] = [event for event in events if isinstance(event, PlayingBack)]
    assert playing.seconds == pytest.approx(playing.of_seconds)


def test_the_sentence_ends_by_itself_after_two_seconds_of_silence() -> None:
    events = list(held(sound_check(microphone(said(hush(0.5), tone(4), hush(20))))))
    [playing] = [event for event in events if isinstance(event, PlayingBack)]
    assert playing.of_seconds == pytest.approx(6.5, abs=0.3)


def test_the_microphone_is_closed_whenever_the_program_waits_or_plays_back() -> None:
    source = microphone()
    for event in held(sound_check(source)):
        if isinstance(event, StepBegan):
            assert source.open == (1 if event.step is CheckStep.CHOOSE else 0), event.step
        elif isinstance(event, SpeakingAt):
            assert source.open == 1
        elif isinstance(event, PlayingBack):
            assert source.open == 0


@pytest.mark.parametrize(
    "left_at", [CheckStep.CHOOSE, CheckStep.SPEAKER, CheckStep.HEARD, CheckStep.SAY, CheckStep.PLAYBACK]
)
def test_leaving_at_any_step_ends_the_check_with_the_microphone_closed(left_at: CheckStep) -> None:
    source, cancelled, replies = microphone(), threading.Event(), Replies()
    for event in sound_check(source).run(Chosen(), replies, cancelled):
        if isinstance(event, StepBegan):
            replies.send(Reply.YES if event.step is CheckStep.HEARD else Reply.GO_ON)
            if event.step is left_at:
                cancelled.set()
    assert source.open == 0


def test_who_did_not_hear_the_interviewer_is_told_what_to_do() -> None:
    events = list(held(sound_check(), HEARD=Reply.NO))
    report = report_of(events).report
    assert not report.works
    [speaker] = [finding for finding in report.findings if finding.concern is Concern.SPEAKER]
    assert "volume" in speaker.remedy


def test_a_missing_speaker_does_not_keep_the_microphone_from_being_checked() -> None:
    events = list(held(sound_check(sink=AbsentSink())))
    assert Problem("There is no speaker.", "Plug one in.") in events
    assert CheckStep.PLAYBACK not in steps(events)
    found = grades(events)
    assert found[Concern.SPEAKER] is Grade.PROBLEM
    assert found[Concern.VOICE] is Grade.GOOD


def test_a_dead_microphone_is_told_of_while_the_devices_are_chosen() -> None:
    for event in sound_check(ScriptedSource(ZEROS)).run(Chosen(), Replies(), threading.Event()):
        if isinstance(event, Problem):
            assert "silence" in event.what
            break
        assert not isinstance(event, Listening) or event.seconds < 4


def test_silence_is_no_sentence() -> None:
    events = list(held(sound_check(microphone(said(hush(20))))))
    assert grades(events)[Concern.VOICE] is Grade.PROBLEM
    assert CheckStep.PLAYBACK not in steps(events)


def test_a_microphone_that_cannot_be_opened_is_told_and_tried_again() -> None:
    source = BrokenSource(said(hush(1)), said(hush(2)), SENTENCE_SAID)
    events = list(held(sound_check(source), STUCK=Reply.AGAIN))
    assert Problem("Another program holds the microphone.", "Close it.") in events
    assert steps(events)[:2] == [CheckStep.STUCK, CheckStep.CHOOSE]
    assert report_of(events).report.works


def test_other_devices_begin_the_check_anew() -> None:
    replies, sent = Replies(), False
    seen: list[CheckStep] = []
    for event in sound_check().run(Chosen("broken"), replies, threading.Event()):
        if not isinstance(event, StepBegan):
            continue
        seen.append(event.step)
        if event.step is CheckStep.STUCK and not sent:
            replies.send(Chosen("Desk microphone"))
            sent = True
        elif event.step is CheckStep.CHOOSE:
            break
    assert seen == [CheckStep.STUCK, CheckStep.CHOOSE]


def test_the_sentence_can_be_said_once_more() -> None:
    replies, reports = Replies(), 0
    seen: list[CheckStep] = []
    for event in sound_check(microphone(SENTENCE_SAID, SENTENCE_SAID)).run(Chosen(), replies, threading.Event()):
        if isinstance(event, StepBegan):
            seen.append(event.step)
            if event.step is CheckStep.RESULT:
                reports += 1
                replies.send(Reply.AGAIN if reports == 1 else Reply.GO_ON)
            else:
                replies.send(Reply.YES if event.step is CheckStep.HEARD else Reply.GO_ON)
    assert reports == 2
    assert seen.count(CheckStep.SPEAKER) == 1


def test_the_level_and_the_words_are_reported() -> None:
    events = list(held(sound_check()))
    assert any(isinstance(event, Listening) and event.is_speech for event in events)
    assert any(isinstance(event, ChunkTranscribed) and event.words for event in events)
