"""Saying something aloud, until it is said or the person has heard enough, and knowing how far it has come."""

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

import numpy as np

from voice_interviewer.core.events import Command, Event, SpeakingAt
from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.interview.commands import Commands
from voice_interviewer.interview.waiting import pause
from voice_interviewer.ports import AudioSink, Synthesizer

INTERRUPTING = (Command.DONE, Command.SKIP, Command.REPEAT, Command.SLOWER, Command.PAUSE, Command.QUIT)

AUDIBLE = 0.004
"""Amplitude under which the end of a sentence is the silence after it: -48 dBFS."""


class Interviewer:
    """The interviewer's voice in one interview: it can be slowed down, and stays so."""

    def __init__(
        self,
        voices: Sequence[Synthesizer],
        sink: AudioSink,
        commands: Commands,
        cancelled: threading.Event,
    ) -> None:
        """`voices` are the same one, each slower than the one before; none says nothing."""
        self._voices = list(voices)
        self._sink = sink
        self._commands = commands
        self._cancelled = cancelled
        self._introduction = ""
        """What is still to be said before the next text."""

    def slow_down(self) -> None:
        """Speak more slowly from now on, where there is a slower voice."""
        if len(self._voices) > 1:
            del self._voices[0]

    def introduce(self, introduction: str) -> None:
        """Say this before the next text, and before its repetition as well until it was said to its end."""
        self._introduction = introduction

    def say(self, text: str) -> Generator[Event, None, Command | None]:
        """Say the introduction, then the text, yielding how far it has come; a pause on the way says the text again.

        Returns what interrupted it (DONE, SKIP, REPEAT or QUIT), or None when everything was said (at once without a
        voice). A set cancel event interrupts like QUIT. Raises VoiceError and DeviceError.
        """
        while (interrupted := (yield from self._say_once(text))) is Command.PAUSE:
            if not (yield from pause(self._commands, self._cancelled)):
                return Command.QUIT
        if interrupted is Command.SLOWER:
            self.slow_down()
            return Command.REPEAT
        if interrupted is not Command.REPEAT:
            self._introduction = ""
        return interrupted

    def _say_once(self, text: str) -> Generator[Event, None, Command | None]:
        if not self._voices:
            return None
        introduction = self._introduction
        utterance = _Utterance(f"{introduction} {text}".strip(), self._voices[0])
        before = len(introduction) + 1 if introduction else 0
        with closing(_played(self._sink, utterance)) as playing:
            for seconds in playing:
                said = utterance.characters(seconds)
                if said >= len(introduction):
                    self._introduction = ""
                yield SpeakingAt(seconds, max(0, said - before))
                if self._cancelled.is_set():
                    return Command.QUIT
                wish = self._commands.take()
                if isinstance(wish, Command) and wish in INTERRUPTING:
                    return wish
        return None


class _Utterance:
    """A text as it is synthesised, sentence by sentence, with the time that each takes."""

    def __init__(self, text: str, voice: Synthesizer) -> None:
        self._text = text
        self._voice = voice
        self.sample_rate = voice.sample_rate
        self._spoken: list[tuple[float, float, float, int, int]] = []
        """Of each sentence made so far: begin, end of its sound, end with the silence after it (seconds), and its first
        character and the one past its last. Written on the thread that plays, read on the one that listens to it."""

    def blocks(self) -> Iterator[FloatSamples]:
        """The sound, block by block; a sentence's place is noted before its first one is given."""
        at, character = 0.0, 0
        for sentence in split_sentences(self._text):
            made = list(self._voice.synthesize(sentence))
            first = max(character, self._text.find(sentence, character))
            character = min(len(self._text), first + len(sentence))
            sound = np.concatenate([np.zeros(0, np.float32), *made])
            loud = np.flatnonzero(np.abs(sound) > AUDIBLE)
            audible = int(loud[-1]) + 1 if loud.size else sound.size
            whole = sound.size / self.sample_rate
            self._spoken.append((at, at + audible / self.sample_rate, at + whole, first, character))
            at += whole
            yield from made

    def characters(self, seconds: float) -> int:
        """How many characters of the text were said by then; inside a sentence they are taken to pass evenly."""
        said = 0
        for begin, end, over, first, past in tuple(self._spoken):
            if seconds >= over - 1e-6:
                said = past
            elif seconds > begin:
                said = first + round((past - first) * min(1.0, (seconds - begin) / max(1e-6, end - begin)))
        return said


def _played(sink: AudioSink, utterance: _Utterance) -> Generator[float, None, None]:
    yield from sink.play(utterance.blocks(), utterance.sample_rate)
