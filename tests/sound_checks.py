"""The real sound check in a scripted world: a microphone that hears what it is told, and a person who replies."""

import threading
from collections.abc import Iterator

import numpy as np

from tests.scripted import CountingVoice, InstantSink, LevelDetector, ScriptedSource, hush, listener, said, tone
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.sound_check_talk import (
    Checked,
    CheckEvent,
    CheckStep,
    Chosen,
    Replies,
    Reply,
    StepBegan,
)
from voice_interviewer.interview.sound_checking import CHECK_PATIENCE, SoundCheck
from voice_interviewer.ports import AudioSink, AudioSource

SENTENCE_SAID = said(hush(0.5), tone(4), hush(4))
ZEROS: Samples = np.zeros(6 * SAMPLE_RATE, dtype=np.int16)

ANSWERS = {
    CheckStep.CHOOSE: Reply.GO_ON,
    CheckStep.HEARD: Reply.YES,
    CheckStep.RESULT: Reply.GO_ON,
    CheckStep.STUCK: Reply.GO_ON,
}
"""What a content person replies at each step that waits."""


def microphone(*heard: Samples) -> ScriptedSource:
    """Hears a quiet room until the person speaks, then what is given, one a sentence."""
    return ScriptedSource(said(hush(1)), said(hush(2)), *(heard or (SENTENCE_SAID,)))


def sound_check(
    source: ScriptedSource | None = None, sink: AudioSink | None = None, voice: CountingVoice | None = None
) -> SoundCheck:
    """The real one; the microphone called `broken` cannot be opened."""
    microphones = source or microphone()
    speaker = sink or InstantSink()

    def source_of(name: str) -> AudioSource:
        if name == "broken":
            raise DeviceError("There is no microphone called “broken”.", "Choose another.")
        return microphones

    return SoundCheck(
        source=source_of,
        sink=lambda name: speaker,
        voice=voice or CountingVoice(),
        activity=GatedVoiceActivity(LevelDetector(), LevelDetector()),
        listener=listener(patience=CHECK_PATIENCE),
    )


def held(check: SoundCheck, chosen: Chosen | None = None, **answers: Reply) -> Iterator[CheckEvent]:
    """The check from its start to its end, answered as ANSWERS say, or by these: HEARD=Reply.NO."""
    replies = Replies()
    wanted = ANSWERS | {CheckStep[name]: reply for name, reply in answers.items()}
    for event in check.run(chosen or Chosen(), replies, threading.Event()):
        yield event
        if isinstance(event, StepBegan) and event.step in wanted:
            replies.send(wanted[event.step])


def report_of(events: list[CheckEvent]) -> Checked:
    """The one report among the events."""
    [checked] = [event for event in events if isinstance(event, Checked)]
    return checked
