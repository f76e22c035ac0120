"""The parts that the composition root hands out, each made from adapters and the person's home and settings."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voice_interviewer.paths import Home, shipped

if TYPE_CHECKING:
    from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity
    from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
    from voice_interviewer.adapters.models.files import ModelFiles
    from voice_interviewer.core.devices import DeviceDescription
    from voice_interviewer.core.sound.endpointing import PatienceLevel
    from voice_interviewer.interview.listening import Listener
    from voice_interviewer.interview.rescoring import Rescoring
    from voice_interviewer.interview.warming import WarmUp
    from voice_interviewer.ports import CoverageJudge, Synthesizer
    from voice_interviewer.settings import Settings
    from voice_interviewer.storage.library import SessionLibrary
    from voice_interviewer.storage.pack_faults import Fault
    from voice_interviewer.storage.pack_import import Imported
    from voice_interviewer.storage.packs import PackLibrary
    from voice_interviewer.storage.sessions import FolderSessionStore
    from voice_interviewer.storage.wiping import Wiping

JUDGE_MODEL = "coverage-judge"

SYSTEM_VOICE_WPM = 175
"""The system voice at its own speed (words a minute), a brisk reader's."""


def settings() -> "Settings":
    """The person's settings. Raises SettingsError."""
    from voice_interviewer.settings import Settings

    return Settings.load(Home.find())


def model_files() -> "ModelFiles":
    """The weights: what is there, and how to get the rest."""
    from voice_interviewer.adapters.models.catalog import load_catalog
    from voice_interviewer.adapters.models.files import ModelFiles

    return ModelFiles(load_catalog(shipped("models") / "catalog.toml"), Home.find().models)


@cache
def coverage_judge() -> "tuple[CoverageJudge, tuple[WarmUp, ...]]":
    """The trained judge of key points, and what of it can be loaded ahead; made once, for it remembers its verdicts.

    Where its model is not there as it was released, or fails later, the judge by the pack's terms, which says so.
    """
    from voice_interviewer.core.coverage.meaning import MeaningJudge
    from voice_interviewer.core.coverage.terms import TermGroupJudge
    from voice_interviewer.errors import VoiceInterviewerError
    from voice_interviewer.interview.warming import WarmUp

    try:
        folder = model_files().folder(JUDGE_MODEL)
    except VoiceInterviewerError as error:
        return TermGroupJudge(error.what), ()
    from voice_interviewer.adapters.judging.coverage_model import CoverageModel
    from voice_interviewer.interview.judging import SteadyJudge

    model = CoverageModel(folder)
    judge = SteadyJudge(MeaningJudge(model.judge_pairs), model.load)
    return judge, (WarmUp("the judge of key points", judge.load),)


def pack_library() -> "PackLibrary":
    """Our packs, and the person's own."""
    from voice_interviewer.storage.packs import PackLibrary

    return PackLibrary((shipped("prompts"), Home.find().packs))


def check_packs(paths: Sequence[Path], *, advice: bool = True) -> "tuple[Fault, ...]":
    """Every fault of the packs at these paths; without `advice` those only that keep a pack from being used.

    Raises UsageError for a path that holds none.
    """
    from voice_interviewer.storage.packs import check_packs

    return check_packs(paths, advice=advice)


def pack_schema(file: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file of a pack: `round`, `pack` or `guide`."""
    from voice_interviewer.storage.pack_schema import pack_schema

    return pack_schema(file)


def import_page(file: Path, packs: Path | None, pack_id: str, title: str, *, replace: bool) -> "Imported":
    """Write the questions of a page as a pack, into the person's own packs unless told where.

    Raises UsageError and StorageError.
    """
    from voice_interviewer.storage.pack_import import import_page
    from voice_interviewer.storage.packs import PackLibrary

    ours = () if packs else PackLibrary((shipped("prompts"),)).pack_folders()
    return import_page(file, packs or Home.find().packs, pack_id, title, replace=replace, ours=ours)


def list_devices() -> "tuple[DeviceDescription, ...]":
    """All sound devices. Raises DeviceError when PortAudio is missing."""
    from voice_interviewer.adapters.sound.device_list import list_devices

    return list_devices()


def screen_apart() -> AbstractContextManager[None]:
    """Keep what native sound libraries print off the screen while a program draws on it."""
    from voice_interviewer.adapters.sound.quiet import screen_apart

    return screen_apart()


def session_store() -> "FolderSessionStore":
    """The sessions in the person's home."""
    from voice_interviewer.adapters.sound.sound_files import FlacRecording
    from voice_interviewer.storage.sessions import FolderSessionStore

    return FolderSessionStore(Home.find(), FlacRecording)


def library() -> "SessionLibrary":
    """Everything kept in the person's home, by way of its index."""
    from voice_interviewer.storage.library import SessionLibrary

    return SessionLibrary(Home.find(), session_store())


def has_full_text() -> bool:
    """Whether this Python's SQLite can search by words; without it a search reads everything."""
    from voice_interviewer.storage.index import has_full_text

    return has_full_text()


def wiping(keep: Sequence[str]) -> "Wiping":
    """What removes everything from the person's home but these parts, values of storage.wiping.Kept."""
    from voice_interviewer.storage.wiping import Kept, Wiping

    return Wiping(Home.find(), tuple(map(Kept, keep)))


def rescoring(session_ids: Sequence[str]) -> "Rescoring":
    """What assesses these sessions anew by today's measures and packs."""
    from voice_interviewer.adapters.sound.sound_files import read_recording
    from voice_interviewer.interview.rescoring import Rescoring

    return Rescoring(
        session_ids=session_ids,
        sessions=session_store(),
        pack=pack_library().pack,
        sound=read_recording,
        transcriber=_transcriber,
        judge=coverage_judge()[0],
        wishes=settings().delivery,
    )


def _transcriber() -> "WhisperTranscriber":
    """The chosen transcriber. Raises ModelError where it is not there as it was released."""
    from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber

    return WhisperTranscriber(model_files().folder(settings().transcriber))


def bare_voice(name: str, speed: float = 1.0) -> "Synthesizer | None":
    """The voice of that name (`neural`, `system`) at a multiple of its own speed; None for `none`."""
    from voice_interviewer.adapters.voices.spoken_files import clear_left

    clear_left(Home.find().speaking)
    if name == "none":
        return None
    if name == "neural":
        from voice_interviewer.adapters.voices.neural_voice import NeuralVoice

        return NeuralVoice(speed)
    from voice_interviewer.adapters.voices.system_voice import SystemVoice

    return SystemVoice(rate_wpm=round(SYSTEM_VOICE_WPM * speed), folder=Home.find().speaking)


def voice_activity() -> "SileroVoiceActivity":
    """The network that tells speech from noise. Raises ModelError where it is not there as it was released."""
    from voice_interviewer.adapters.hearing.silero_vad import FILE, SileroVoiceActivity

    return SileroVoiceActivity(model_files().folder("silero-vad") / FILE)


def listener(chosen: "Settings", level: "PatienceLevel") -> "tuple[Listener, tuple[WarmUp, ...]]":
    """The ear, and what of it can be loaded ahead. Raises ModelError for a model that is not there."""
    from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
    from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
    from voice_interviewer.core.sound.endpointing import PATIENCE
    from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
    from voice_interviewer.interview.listening import Listener
    from voice_interviewer.interview.warming import WarmUp

    files = model_files()
    silero = voice_activity()
    turn_detector = SmartTurnDetector(files.folder("smart-turn-v3.2") / "smart-turn-v3.2-cpu.onnx")
    transcriber = _transcriber()
    listener = Listener(
        activity=GatedVoiceActivity(WebRtcVoiceActivity(), silero),
        turn_detector=turn_detector,
        transcriber=transcriber,
        patience=PATIENCE[level],
    )
    warm_ups = (
        WarmUp("the transcriber", transcriber.load),
        WarmUp("the ear", silero.load),
        WarmUp("the sense of a finished turn", turn_detector.load),
    )
    return listener, warm_ups
