"""The parts of the sound check, and the models that an interview needs, made from adapters, home and settings."""

from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import bare_voice, model_files, settings, voice_activity
from voice_interviewer.errors import ModelError, TranscriptionError
from voice_interviewer.paths import Home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voice_interviewer.adapters.models.files import ModelFiles
    from voice_interviewer.core.sound.audio import FloatSamples
    from voice_interviewer.core.transcript import Word
    from voice_interviewer.core.work import Work
    from voice_interviewer.interview.sound_checking import SoundCheck
    from voice_interviewer.interview.warming import WarmUp
    from voice_interviewer.ports import AudioSink, AudioSource, Transcriber
    from voice_interviewer.settings import Settings


TRANSCRIBERS = ("whisper-base", "whisper-tiny.en", "whisper-small.en")
"""Models of which an interview needs one."""


class _NoTranscriber:
    """Stands in for a transcriber whose model is not here: the sound is still checked."""

    def __init__(self, problem: ModelError) -> None:
        self._problem = problem

    def transcribe(self, samples: "FloatSamples", context: str, terms: "Sequence[str]" = ()) -> "Sequence[Word]":
        raise TranscriptionError(self._problem.what, self._problem.remedy)


def sound_check() -> "SoundCheck":
    """A sound check by today's settings. Raises SettingsError and ModelError."""
    from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
    from voice_interviewer.adapters.voices.voice_cache import CachedVoice
    from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
    from voice_interviewer.interview.listening import Listener
    from voice_interviewer.interview.sound_checking import CHECK_PATIENCE, SoundCheck
    from voice_interviewer.interview.warming import WarmUp

    chosen = settings()
    silero = voice_activity()
    activity = GatedVoiceActivity(WebRtcVoiceActivity(), silero)
    transcriber, warm_ups = _transcriber(chosen)
    voice = bare_voice(chosen.voice, chosen.voice_speed)
    return SoundCheck(
        source=_source,
        sink=_sink,
        voice=None if voice is None else CachedVoice(voice, Home.find().voice_cache),
        activity=activity,
        listener=Listener(activity=activity, turn_detector=None, transcriber=transcriber, patience=CHECK_PATIENCE),
        warm_ups=(WarmUp("the ear", silero.load), *warm_ups),
    )


def missing_models() -> tuple[str, ...]:
    """What an interview by today's settings needs and is not here: `whisper-base (216 MB)`. Raises SettingsError."""
    files = model_files()
    return tuple(f"{name} ({files.catalog.model(name).size / 1e6:.0f} MB)" for name in _missing(files, settings()))


def pull_models() -> "Work":
    """The work of fetching these. Raises SettingsError."""
    from voice_interviewer.adapters.models.pulling import pulling

    files = model_files()
    return pulling(files, _missing(files, settings()))


def _missing(files: "ModelFiles", chosen: "Settings") -> tuple[str, ...]:
    """Names of the models that are needed and not here; of the transcribers only the chosen one is needed."""
    others = set(TRANSCRIBERS) - {chosen.transcriber}
    needed = dict.fromkeys((*files.catalog.needed, chosen.transcriber))
    return tuple(name for name in needed if name not in others and files.status(name).state != "present")


def _transcriber(chosen: "Settings") -> "tuple[Transcriber, tuple[WarmUp, ...]]":
    from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
    from voice_interviewer.interview.warming import WarmUp

    try:
        transcriber = WhisperTranscriber(model_files().folder(chosen.transcriber))
    except ModelError as problem:
        return _NoTranscriber(problem), ()
    return transcriber, (WarmUp("the transcriber", transcriber.load),)


def _source(name: str) -> "AudioSource":
    from voice_interviewer.adapters.sound.microphone import Microphone
    from voice_interviewer.adapters.sound.portaudio import portaudio

    portaudio().find(name or None, "input")
    return Microphone(name or None)


def _sink(name: str) -> "AudioSink":
    from voice_interviewer.adapters.sound.portaudio import portaudio
    from voice_interviewer.adapters.sound.speaker import Speaker

    portaudio().find(name or None, "output")
    return Speaker(name or None)
