"""The program in a process that is killed: it tells over a pipe what it has captured, and what it writes.

The built-in candidate's voice is synthesised beforehand; unless the whole program is wanted, the words are scripted, as
hearing them takes a hundred times as long as everything else.
"""

import fcntl
import hashlib
import os
import pty
import struct
import sys
import termios
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import av
import faster_whisper
import numpy as np
import onnxruntime
import pydantic
import soundfile
import webrtcvad

from voice_interviewer import bootstrap
from voice_interviewer.adapters import candidate
from voice_interviewer.adapters.hearing import silero_vad, smart_turn, webrtc_vad
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.models import files
from voice_interviewer.adapters.sound.microphone import MicrophoneCapture
from voice_interviewer.adapters.sound.paced_capture import PacedCapture
from voice_interviewer.bootstrap import parts, prepare
from voice_interviewer.cli import interview, plain
from voice_interviewer.core.coverage import meaning
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.interview import loop
from voice_interviewer.paths import HOME_VARIABLE
from voice_interviewer.ports import RecordingWriter
from voice_interviewer.storage import session_file
from voice_interviewer.storage.sessions import FolderSessionStore

READ_AHEAD = (
    *(av, faster_whisper, onnxruntime, pydantic, soundfile, webrtcvad, bootstrap, files, interview, loop),
    *(meaning, plain, prepare, silero_vad, smart_turn, webrtc_vad),
)
"""What the server of forks reads once for all its children."""

CAPTURED, RECORDING, SAVING, SAVED = b"c", b"r", b"s", b"S"
"""Kinds of messages: samples, a recording's name, and the SHA-256 of a session file before and after it is written."""

LINES_AND_COLUMNS = (40, 120)

SECONDS_A_WORD = 0.1
SECONDS_A_SAID_WORD = 0.25
SAID = ("bias", "is", "underfitting", "and", "variance", "is", "overfitting")


def live(
    home: str, arguments: Sequence[str], clip: str, told: Connection | None, *, hears: bool, on_screen: bool = False
) -> None:
    """Run `voice-interviewer ARGUMENTS`; what it prints goes to `out.txt` beside the home. Without `told` quietly.

    `on_screen`: at a terminal of its own.
    """
    os.environ[HOME_VARIABLE] = home
    printed = os.open(Path(home).parent / "out.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if on_screen:
        _sit_at_a_terminal(printed)
    else:
        os.dup2(printed, 1)
        os.dup2(printed, 2)
    _speak_with(np.load(clip))
    if not hears:
        _script_words()
    if told is not None:
        _tell(told)
    from voice_interviewer.cli import main

    code = main(list(arguments))
    sys.stdout.flush()
    sys.exit(code)


def _sit_at_a_terminal(printed: int) -> None:
    ours, theirs = pty.openpty()
    os.setsid()
    fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", *LINES_AND_COLUMNS, 0, 0))
    for each in (0, 1, 2):
        os.dup2(theirs, each)
    os.environ["TERM"] = "xterm-256color"
    _put(sys, "stdin", open(0, closefd=False))  # noqa: SIM115 - multiprocessing gives its children an empty one
    _put(sys, "__stdin__", sys.stdin)

    def show() -> None:
        while shown := os.read(ours, 65_536):
            os.write(printed, shown)

    threading.Thread(target=show, daemon=True).start()


def _speak_with(clip: FloatSamples) -> None:
    def demo_speech(text: str) -> FloatSamples:
        return np.resize(clip, round(len(text.split()) * SECONDS_A_WORD * SAMPLE_RATE))

    _put(candidate, "demo_speech", demo_speech)
    _put(candidate.DemoCandidate, "load", lambda self: None)


def _script_words() -> None:
    _put(parts, "JUDGE_MODEL", "none")  # the judge by the pack's terms

    def transcribe(
        self: WhisperTranscriber, samples: FloatSamples, context: str, terms: Sequence[str] = ()
    ) -> tuple[Word, ...]:
        count = int(samples.size / SAMPLE_RATE / SECONDS_A_SAID_WORD)
        at = [number * SECONDS_A_SAID_WORD for number in range(count)]
        return tuple(Word(SAID[number % len(SAID)], at[number], at[number] + 0.2, 0.9) for number in range(count))

    _put(WhisperTranscriber, "load", lambda self: None)
    _put(WhisperTranscriber, "transcribe", transcribe)


def _tell(told: Connection) -> None:
    """Tell each step before the program takes it, or knows of it, so that a kill can never make it less than told."""
    read, open_recording, save = PacedCapture.read, FolderSessionStore.open_recording, FolderSessionStore.save
    on_block, one_at_a_time = MicrophoneCapture.on_block, threading.Lock()

    def tell(message: bytes) -> None:
        with one_at_a_time:
            told.send_bytes(message)

    def telling_read(self: PacedCapture) -> Samples:
        block = read(self)
        if block.size:
            tell(CAPTURED + block.tobytes())
        return block

    def telling_on_block(self: MicrophoneCapture, data: Any, frames: int, times: Any, status: Any) -> None:
        tell(CAPTURED + bytes(data))
        on_block(self, data, frames, times, status)

    def telling_open(self: FolderSessionStore, session: Session, file_name: str) -> RecordingWriter:
        tell(RECORDING + file_name.encode())
        return open_recording(self, session, file_name)

    def telling_save(self: FolderSessionStore, session: Session) -> None:
        digest = hashlib.sha256(session_file.session_text(session)).digest()
        tell(SAVING + digest)
        save(self, session)
        tell(SAVED + digest)

    _put(PacedCapture, "read", telling_read)
    _put(MicrophoneCapture, "on_block", telling_on_block)
    _put(FolderSessionStore, "open_recording", telling_open)
    _put(FolderSessionStore, "save", telling_save)


def _put(owner: Any, name: str, value: object) -> None:
    setattr(owner, name, value)


def synthesise(path: Path) -> bool:
    """Keep a sentence of the built-in candidate's voice there; False where its model is not here."""
    try:
        np.save(path, candidate.demo_speech("Bias is underfitting, and variance is overfitting, so I cross validate."))
    except VoiceInterviewerError:
        return False
    return True
