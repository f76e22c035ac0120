"""Saying something aloud, until it is said or the person has heard enough."""

import threading
from collections.abc import Generator
from contextlib import closing

from voice_interviewer.core.events import Command, Event, SpeakingAt
from voice_interviewer.interview.commands import Commands
from voice_interviewer.ports import AudioSink, Synthesizer

INTERRUPTING = (Command.DONE, Command.SKIP, Command.REPEAT, Command.QUIT)


def speak(
    text: str, voice: Synthesizer | None, sink: AudioSink, commands: Commands, cancelled: threading.Event
) -> Generator[Event, None, Command | None]:
    """Play `text` through the sink, yielding how far it has come.

    Returns the command that interrupted it, or None when everything was said (at once without a voice). A set
    `cancelled` interrupts like QUIT. Raises VoiceError and DeviceError.
    """
    if voice is None:
        return None
    with closing(_generator(sink, voice, text)) as playing:
        for seconds in playing:
            yield SpeakingAt(seconds)
            if cancelled.is_set():
                return Command.QUIT
            command = commands.take()
            if command in INTERRUPTING:
                return command
    return None


def _generator(sink: AudioSink, voice: Synthesizer, text: str) -> Generator[float, None, None]:
    yield from sink.play(voice.synthesize(text), voice.sample_rate)
