"""The composition root: wishes and settings in, a ready interview out; the only module that names adapters."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.errors import DeviceError
from voice_interviewer.paths import Home, shipped

if TYPE_CHECKING:
    from voice_interviewer.adapters.device_list import DeviceDescription
    from voice_interviewer.adapters.model_files import ModelFiles
    from voice_interviewer.core.endpointing import PatienceLevel
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.interview.listening import Listener
    from voice_interviewer.interview.loop import Interview, WarmUp
    from voice_interviewer.interview.scorer import Scorer
    from voice_interviewer.ports import AudioSink, AudioSource, Synthesizer
    from voice_interviewer.settings import Settings
    from voice_interviewer.storage.pack_faults import Fault
    from voice_interviewer.storage.packs import PackLibrary
    from voice_interviewer.storage.sessions import FolderSessionStore

SYSTEM_VOICE_WPM = 175
"""The system voice at its own speed (words a minute), a brisk reader's."""

DEFAULT_COUNT = 3
"""Questions in an interview when nobody says how many."""

MICROPHONE_REMEDY = (
    "Connect one (`voice-interviewer devices` lists what there is), "
    "or watch the built-in candidate: `voice-interviewer interview --candidate demo`."
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for; None means as the settings say."""

    pack: str | None = None
    rounds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    count: int | None = None
    mode: str | None = None
    voice: str | None = None
    microphone: str | None = None
    speaker: str | None = None
    candidate: str | None = None
    """None for the microphone, `demo`, or the path of a recording or a folder of them."""
    fast: bool = False
    """Let a stand-in answer as fast as the machine can listen."""
    reader: bool = True
    """Whether somebody is there to read a result and ask for the next question."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An interview that can begin, and what a front end tells about it."""

    interview: "Interview"
    questions: "tuple[Question, ...]"
    sessions_folder: Path
    show_results: bool
    """Whether each result is shown as its answer ends (practice) or all at the end (live)."""


def settings() -> "Settings":
    """The person's settings; what goes wrong from here on is noted in their log. Raises SettingsError."""
    from voice_interviewer.log import start_log
    from voice_interviewer.settings import Settings

    home = Home.find()
    start_log(home.log)
    return Settings.load(home)


def model_files() -> "ModelFiles":
    """The weights: what is there, and how to get the rest."""
    from voice_interviewer.adapters.model_catalog import load_catalog
    from voice_interviewer.adapters.model_files import ModelFiles

    return ModelFiles(load_catalog(shipped("models") / "catalog.toml"), Home.find().models)


def pack_library() -> "PackLibrary":
    """Our packs, and the person's own."""
    from voice_interviewer.storage.packs import PackLibrary

    return PackLibrary((shipped("prompts"), Home.find().packs))


def check_packs(paths: Sequence[Path]) -> "tuple[Fault, ...]":
    """Every fault of the packs at these paths. Raises UsageError for a path that holds none."""
    from voice_interviewer.storage.packs import check_packs

    return check_packs(paths)


def list_devices() -> "tuple[DeviceDescription, ...]":
    """All sound devices. Raises DeviceError when PortAudio is missing."""
    from voice_interviewer.adapters.device_list import list_devices

    return list_devices()


def screen_apart() -> AbstractContextManager[None]:
    """Keep what native sound libraries print off the screen while a program draws on it."""
    from voice_interviewer.adapters.quiet import screen_apart

    return screen_apart()


def session_store() -> "FolderSessionStore":
    """The sessions in the person's home."""
    from voice_interviewer.adapters.sound_files import FlacRecording
    from voice_interviewer.storage.sessions import FolderSessionStore

    return FolderSessionStore(Home.find(), FlacRecording)


def _with_candidate(wishes: Wishes, chosen: "Settings", accept_demo: Callable[[str], bool]) -> Wishes:
    """Put the built-in candidate in place where there is no microphone and `accept_demo(problem)` says yes.

    Raises DeviceError when it says no. A microphone named by the person is theirs to mend, not ours to replace.
    """
    if wishes.candidate is not None or wishes.microphone or chosen.microphone:
        return wishes
    try:
        if any(device.input_channels for device in list_devices()):
            return wishes
        problem = "No microphone was found."
    except DeviceError as error:
        problem = error.what
    if accept_demo(problem):
        return replace(wishes, candidate="demo")
    raise DeviceError(problem, MICROPHONE_REMEDY)


def _with_speaker(wishes: Wishes, chosen: "Settings", tell: Callable[[str], None]) -> Wishes:
    """Let a stand-in's interview go on in text where there is no speaker, and say so.

    For an interview by microphone the voice is wanted: nothing changes, and the missing speaker is an error later.
    """
    voice = wishes.voice or chosen.voice
    if voice == "none" or wishes.candidate is None or wishes.speaker or chosen.speaker:
        return wishes
    try:
        if any(device.output_channels for device in list_devices()):
            return wishes
        problem = "No speaker was found."
    except DeviceError as error:
        problem = error.what
    tell(f"{problem} The questions are shown, not spoken.")
    return replace(wishes, voice="none")


def prepare_interview(wishes: Wishes, accept_demo: Callable[[str], bool], tell: Callable[[str], None]) -> Prepared:
    """Everything an interview needs, or an error that says what is missing and how to mend it.

    Where there is no microphone, `accept_demo` is given the problem and says whether the built-in candidate may answer;
    `tell` is given what else the person should know. Neither is called before the questions are known.
    """
    from voice_interviewer.core.coverage import TermGroupJudge
    from voice_interviewer.core.selection import select_questions
    from voice_interviewer.interview.loop import Interview

    chosen = settings()
    pack = pack_library().pack(wishes.pack or chosen.pack)
    count = wishes.count or (None if wishes.questions else DEFAULT_COUNT)
    questions = select_questions(pack, wishes.rounds, wishes.questions, count)
    wishes = _with_candidate(wishes, chosen, accept_demo)
    source = _source(wishes, chosen, questions)
    wishes = _with_speaker(wishes, chosen, tell)
    patience = _patience_level("normal" if wishes.candidate else chosen.patience)
    listener, warm_ups = _listener(chosen, patience)
    voice = _cached(bare_voice(wishes.voice or chosen.voice, chosen.voice_speed))
    practice = (wishes.mode or chosen.mode) == "practice"
    store = session_store()
    interview = Interview(
        pack=pack,
        questions=questions,
        source=source,
        sink=_sink(wishes, chosen, voice),
        voice=voice,
        listener=listener,
        judge=TermGroupJudge(),
        store=store,
        warm_ups=(*warm_ups, *_candidate_ahead(source), *_spoken_ahead(voice, pack, questions)),
        wait_between=practice and wishes.candidate is None and wishes.reader,
    )
    return Prepared(interview, questions, Home.find().sessions, practice)


def prepare_scorer(pack_id: str | None, question_id: str | None, *, typed: bool) -> "Scorer":
    """What `score` needs, loaded. Raises UsageError for an unknown question, ModelError where a model does not load."""
    from voice_interviewer.core.coverage import TermGroupJudge
    from voice_interviewer.core.endpointing import PatienceLevel
    from voice_interviewer.interview.scorer import Scorer

    chosen = settings()
    question = None
    if question_id is not None:
        question = _find_question(pack_library(), pack_id or chosen.pack, question_id)
    listener = None
    if not typed:
        listener, warm_ups = _listener(chosen, PatienceLevel.ONLY_BY_KEY)
        for each in warm_ups:
            each.load()
    return Scorer(listener=listener, judge=TermGroupJudge(), question=question)


def recorded_source(path: Path) -> "AudioSource":
    """A recording to be heard once, from its first to its last sample. Raises AudioFileError."""
    from voice_interviewer.adapters.candidate import RecordedCandidate

    return RecordedCandidate(path, fast=True, tail_seconds=0.0)


def _find_question(library: "PackLibrary", pack_id: str, question_id: str) -> "Question":
    from voice_interviewer.core.selection import find_question

    pack: Pack = library.pack(pack_id)
    return find_question(pack, question_id)


def _patience_level(name: str) -> "PatienceLevel":
    from voice_interviewer.core.endpointing import PatienceLevel

    return PatienceLevel(name)


def _listener(chosen: "Settings", level: "PatienceLevel") -> "tuple[Listener, tuple[WarmUp, ...]]":
    """The ear, and what of it can be loaded ahead. Raises ModelError for a model that is not there."""
    from voice_interviewer.adapters.silero_vad import SileroVoiceActivity
    from voice_interviewer.adapters.smart_turn import SmartTurnDetector
    from voice_interviewer.adapters.webrtc_vad import WebRtcVoiceActivity
    from voice_interviewer.adapters.whisper import WhisperTranscriber
    from voice_interviewer.core.endpointing import PATIENCE
    from voice_interviewer.core.voice_activity import GatedVoiceActivity
    from voice_interviewer.interview.listening import Listener
    from voice_interviewer.interview.loop import WarmUp

    files = model_files()
    silero = SileroVoiceActivity()
    turn_detector = SmartTurnDetector(files.folder("smart-turn-v3.2") / "smart-turn-v3.2-cpu.onnx")
    transcriber = WhisperTranscriber(files.folder(chosen.transcriber))
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


def bare_voice(name: str, speed: float = 1.0) -> "Synthesizer | None":
    """The voice of that name (`neural`, `system`) at a multiple of its own speed; None for `none`."""
    if name == "none":
        return None
    if name == "neural":
        from voice_interviewer.adapters.neural_voice import NeuralVoice

        return NeuralVoice(speed)
    from voice_interviewer.adapters.system_voice import SystemVoice

    return SystemVoice(rate_wpm=round(SYSTEM_VOICE_WPM * speed))


def _cached(voice: "Synthesizer | None") -> "Synthesizer | None":
    if voice is None:
        return None
    from voice_interviewer.adapters.voice_cache import CachedVoice

    return CachedVoice(voice, Home.find().voice_cache)


def _candidate_ahead(source: "AudioSource") -> "tuple[WarmUp, ...]":
    """The built-in candidate's voice, where it answers."""
    from voice_interviewer.adapters.candidate import DemoCandidate
    from voice_interviewer.interview.loop import WarmUp

    return (WarmUp("the candidate", source.load),) if isinstance(source, DemoCandidate) else ()


def _spoken_ahead(voice: "Synthesizer | None", pack: "Pack", questions: "Sequence[Question]") -> "tuple[WarmUp, ...]":
    """Synthesise what will be asked later into the cache while the first question is spoken."""
    from voice_interviewer.interview.loop import WarmUp

    if voice is None:
        return ()
    introductions = [each.introduction for each in pack.rounds if set(each.questions) & set(questions[1:])]
    texts = [*(question.text for question in questions[1:]), *introductions]
    return tuple(WarmUp("the voice", partial(_speak_into_cache, voice, text)) for text in texts)


def _speak_into_cache(voice: "Synthesizer", text: str) -> None:
    deque(voice.synthesize(text), maxlen=0)


def _source(wishes: Wishes, chosen: "Settings", questions: "Sequence[Question]") -> "AudioSource":
    if wishes.candidate == "demo":
        from voice_interviewer.adapters.candidate import DemoCandidate

        return DemoCandidate(fast=wishes.fast)
    if wishes.candidate is not None:
        from voice_interviewer.adapters.candidate import RecordedCandidate

        candidate = RecordedCandidate(Path(wishes.candidate), fast=wishes.fast)
        candidate.check(questions)
        return candidate
    from voice_interviewer.adapters.microphone import Microphone
    from voice_interviewer.adapters.portaudio import portaudio

    name = wishes.microphone or chosen.microphone or None
    portaudio().find(name, "input")
    return Microphone(name)


def _sink(wishes: Wishes, chosen: "Settings", voice: "Synthesizer | None") -> "AudioSink":
    from voice_interviewer.adapters.silent_sink import SilentSink

    if voice is None:
        return SilentSink()
    from voice_interviewer.adapters.portaudio import portaudio
    from voice_interviewer.adapters.speaker import Speaker

    name = wishes.speaker or chosen.speaker or None
    portaudio().find(name, "output")
    return Speaker(name)
