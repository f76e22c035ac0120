"""The program in a process that is killed: it tells over a pipe what it has captured, and what it writes.

The built-in candidate's voice is synthesised beforehand; unless the whole program is wanted, the words are scripted, as
hearing them takes a hundred times as long as everything else.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import av
import numpy as np
import onnxruntime
import pydantic
import soundfile
import webrtcvad

from voice_interviewer import bootstrap
from voice_interviewer.adapters import candidate
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.sound.paced_capture import PacedCapture
from voice_interviewer.bootstrap import parts
from voice_interviewer.core.session import Session
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples
from voice_interviewer.core.transcript import Word
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.paths import HOME_VARIABLE
from voice_interviewer.ports import RecordingWriter
from voice_interviewer.storage import session_file
from voice_interviewer.storage.sessions import FolderSessionStore

READ_AHEAD = (av, onnxruntime, pydantic, soundfile, webrtcvad, bootstrap)
"""What the server of forks reads once for all its children."""

CAPTURED, RECORDING, SAVING, SAVED = b"c", b"r", b"s", b"S"
"""Kinds of messages: samples, a recording's name, and the SHA-256 of a session file before and after it is written."""

SECONDS_A_WORD = 0.1
SECONDS_A_SAID_WORD = 0.25
SAID = ("bias", "is", "underfitting", "and", "variance", "is", "overfitting")


def live(home: str, arguments: Sequence[str], clip: str, told: Connection | None, *, hears: bool) -> None:
    """Run `voice-interviewer ARGUMENTS`; what it prints goes to `out.txt` beside the home. Without `told` quietly."""
    os.environ[HOME_VARIABLE] = home
    printed = os.open(Path(home).parent / "out.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
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

    def telling_read(self: PacedCapture) -> Samples:
        block = read(self)
        if block.size:
            told.send_bytes(CAPTURED + block.tobytes())
        return block

    def telling_open(self: FolderSessionStore, session: Session, file_name: str) -> RecordingWriter:
        told.send_bytes(RECORDING + file_name.encode())
        return open_recording(self, session, file_name)

    def telling_save(self: FolderSessionStore, session: Session) -> None:
        digest = hashlib.sha256(session_file.session_text(session)).digest()
        told.send_bytes(SAVING + digest)
        save(self, session)
        told.send_bytes(SAVED + digest)

    _put(PacedCapture, "read", telling_read)
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
