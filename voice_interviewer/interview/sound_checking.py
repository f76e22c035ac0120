"""The sound check: does the person hear the interviewer, and does the program hear and understand the person?"""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing

import numpy as np

from voice_interviewer.core.events import AnswerEnded, ChunkTranscribed, Command, Listening, Problem, SpeakingAt
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples, to_float
from voice_interviewer.core.sound.echo import Echo, find_echo
from voice_interviewer.core.sound.endpointing import Patience
from voice_interviewer.core.sound.sound_check import SpeakerTest, judge_sound
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.core.transcript import text_of
from voice_interviewer.errors import DeviceError, VoiceError, VoiceInterviewerError
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.level_watch import watch_level
from voice_interviewer.interview.listening import Heard, Listener
from voice_interviewer.interview.sound_check_talk import (
    Checked,
    CheckEvent,
    CheckStep,
    Chosen,
    Left,
    PlayingBack,
    Rechosen,
    Replies,
    Reply,
    StepBegan,
    Talk,
)
from voice_interviewer.interview.warming import Warming, WarmUp
from voice_interviewer.ports import AudioSink, AudioSource, Synthesizer

SPOKEN = "Hello. I am your interviewer, and this is how I sound. Can you hear me well?"
"""What the interviewer says: long enough (five seconds) to be told from other sound where the microphone hears it."""

SENTENCE = "Yes, I can hear you, and this is how I usually speak when I answer a question."
"""What the person is asked to say: it is rich in s, whose sound lies where a narrow-band headset has none."""

CHECK_PATIENCE = Patience(
    before_first_word_seconds=12.0, soft_end_seconds=None, hard_end_seconds=2.0, countdown_seconds=1.0
)
"""One sentence read aloud holds no long pause: two seconds of silence end it."""

ECHO_TAIL_SECONDS = 0.4
"""How long the microphone goes on hearing after the last word was played: sound is late by the devices' buffers."""


class SoundCheck:
    """One sound check; nothing that it hears is ever written down anywhere but on the screen."""

    def __init__(
        self,
        *,
        source: Callable[[str], AudioSource],
        sink: Callable[[str], AudioSink],
        voice: Synthesizer | None,
        activity: GatedVoiceActivity,
        listener: Listener,
        warm_ups: Sequence[WarmUp] = (),
    ) -> None:
        """`source` and `sink` take a device's name, empty for the default, and raise DeviceError for an unknown one.

        Without a voice the interviewer's part is left out. The listener's patience should be CHECK_PATIENCE.
        """
        self._source = source
        self._sink = sink
        self._voice = voice
        self._activity = activity
        self._listener = listener
        self._warm_ups = tuple(warm_ups)

    def run(self, chosen: Chosen, replies: Replies, cancelled: threading.Event) -> Iterator[CheckEvent]:
        """Check these devices, and those chosen later, step by step; blocks between the events.

        Ends with GO_ON after the report, or soon after `cancelled` is set or it is closed: the microphone is free
        within 0.2 s, models that are being loaded are waited for. Raises nothing of ours: what goes wrong with a device
        is told as a Problem, and waited on.
        """
        talk = Talk(replies, cancelled)
        warming = Warming(self._warm_ups)
        deque(warming.begin(), maxlen=0)
        try:
            while True:
                try:
                    yield from self._check(chosen, talk)
                    return
                except Rechosen as wish:
                    chosen = wish.chosen
        except Left:
            return
        finally:
            warming.stop()

    def _check(self, chosen: Chosen, talk: Talk) -> Iterator[CheckEvent]:
        while True:
            try:
                yield from self._steps(chosen, talk)
                return
            except VoiceInterviewerError as error:
                yield Problem(error.what, error.remedy)
            yield StepBegan(CheckStep.STUCK)
            if talk.wait(Reply.AGAIN, Reply.GO_ON) is Reply.GO_ON:
                return

    def _steps(self, chosen: Chosen, talk: Talk) -> Iterator[CheckEvent]:
        source = self._source(chosen.microphone)
        yield from self._choose(source, talk)
        speaker = yield from self._speaker(source, chosen, talk)
        while True:
            heard = yield from self._say(source, talk)
            if heard.problem is not None:
                raise heard.problem
            if heard.speech and not speaker.problem:
                yield from self._play_back(heard.samples, chosen, talk)
            words = None if heard.failed and not heard.words else text_of(heard.words)
            report = judge_sound(heard.samples, heard.speech, heard.dropped_seconds, SENTENCE, words, speaker)
            yield Checked(report)
            talk.forget()
            yield StepBegan(CheckStep.RESULT, report.verdict)
            if talk.wait(Reply.AGAIN, Reply.GO_ON) is Reply.GO_ON:
                return

    def _choose(self, source: AudioSource, talk: Talk) -> Iterator[CheckEvent]:
        with source.listen(None) as capture:
            yield StepBegan(CheckStep.CHOOSE)
            for event in watch_level(capture, self._activity):
                if event is not None:
                    yield event
                if talk.take() is Reply.GO_ON:
                    return
        talk.wait(Reply.GO_ON)

    def _speaker(self, source: AudioSource, chosen: Chosen, talk: Talk) -> Generator[CheckEvent, None, SpeakerTest]:
        """Let the interviewer speak until the person says whether they hear it."""
        if self._voice is None:
            return SpeakerTest(None, None)
        while True:
            talk.forget()
            yield StepBegan(CheckStep.SPEAKER, SPOKEN)
            try:
                reply, echo = yield from self._speak(source, self._sink(chosen.speaker), self._voice, talk)
            except (DeviceError, VoiceError) as error:
                yield Problem(error.what, error.remedy)
                return SpeakerTest(False, None, error)
            if reply is None:
                yield StepBegan(CheckStep.HEARD, SPOKEN)
                reply = talk.wait(Reply.YES, Reply.NO, Reply.AGAIN)
            if reply is not Reply.AGAIN:
                return SpeakerTest(reply is Reply.YES, echo)

    def _speak(
        self, source: AudioSource, sink: AudioSink, voice: Synthesizer, talk: Talk
    ) -> Generator[CheckEvent, None, tuple[Reply | None, Echo | None]]:
        """Play the sentence while the microphone listens; gives the reply that cut it short, and the echo."""
        played: list[FloatSamples] = []
        heard: list[Samples] = [np.zeros(0, dtype=np.int16)]
        began_at: float | None = None
        count = 0
        reply: Reply | None = None
        with source.listen(None) as capture, closing(_playing(sink, voice, played)) as playing:
            for seconds in playing:
                heard.append(capture.read())
                count += heard[-1].size
                if began_at is None and seconds > 0.0:
                    began_at = count / SAMPLE_RATE - seconds
                yield SpeakingAt(seconds)
                reply = talk.take()
                if reply in (Reply.YES, Reply.NO, Reply.AGAIN):
                    break
            tail = count + round(ECHO_TAIL_SECONDS * SAMPLE_RATE)
            while count < tail and not capture.ended:
                talk.take()
                heard.append(capture.read())
                count += heard[-1].size
        if not played or began_at is None:
            return reply, None
        return reply, find_echo(np.concatenate(played), voice.sample_rate, np.concatenate(heard), began_at)

    def _say(self, source: AudioSource, talk: Talk) -> Generator[CheckEvent, None, Heard]:
        """Hear the sentence, and write it down."""
        talk.forget()
        yield StepBegan(CheckStep.SAY, SENTENCE)
        commands = Commands()
        with closing(self._listener.listen(source, None, None, commands, talk.cancelled)) as listening:
            while True:
                try:
                    event = next(listening)
                except StopIteration as ended:
                    heard: Heard = ended.value
                    return heard
                if isinstance(event, Listening | ChunkTranscribed | Problem):
                    yield event
                elif isinstance(event, AnswerEnded):
                    yield StepBegan(CheckStep.TRANSCRIBE)
                if talk.take() is Reply.GO_ON:
                    commands.send(Command.DONE)

    def _play_back(self, samples: Samples, chosen: Chosen, talk: Talk) -> Iterator[CheckEvent]:
        of_seconds = samples.size / SAMPLE_RATE
        talk.forget()
        yield StepBegan(CheckStep.PLAYBACK)
        try:
            with closing(_generator(self._sink(chosen.speaker).play([to_float(samples)], SAMPLE_RATE))) as playing:
                for seconds in playing:
                    yield PlayingBack(min(seconds, of_seconds), of_seconds)
                    if talk.take() is not None:
                        return
        except DeviceError as error:
            yield Problem(error.what, error.remedy)


def _playing(sink: AudioSink, voice: Synthesizer, played: list[FloatSamples]) -> Generator[float, None, None]:
    """Speak the test sentence; what is played is noted as it is made."""

    def blocks() -> Iterator[FloatSamples]:
        for block in voice.synthesize(SPOKEN):
            played.append(block)
            yield block

    yield from sink.play(blocks(), voice.sample_rate)


def _generator(playing: Iterator[float]) -> Generator[float, None, None]:
    yield from playing
