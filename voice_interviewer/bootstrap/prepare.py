"""From wishes and settings to an interview, or a scorer, that can begin."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.agenda import agenda_for
from voice_interviewer.bootstrap.parts import (
    bare_voice,
    coverage_judge,
    list_devices,
    listener,
    pack_library,
    session_store,
    settings,
)
from voice_interviewer.errors import DeviceError, UsageError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.paths import Home

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.interview.loop import Ears
    from voice_interviewer.interview.scorer import Scorer
    from voice_interviewer.interview.warming import WarmUp
    from voice_interviewer.ports import AudioSink, AudioSource, Synthesizer
    from voice_interviewer.settings import Settings

SLOWER = (1.0, 0.85, 0.7)
"""Times the chosen speed: how the voice is slowed down step by step; the neural voice drawls below 0.7."""

MICROPHONE_REMEDY = (
    "Connect one (`voice-interviewer devices` lists what there is), type your answers (`--text`), "
    "or watch the built-in candidate: `voice-interviewer interview --candidate demo`."
)


def prepare_interview(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
    """Everything an interview needs, or an error that says what is missing and how to mend it.

    Where there is no microphone, `accept_demo` is given the problem and says whether the built-in candidate may answer;
    `tell` is given what else the person should know. Neither is called before the questions are known.
    """
    from voice_interviewer.adapters.freed_memory import give_back_freed_memory
    from voice_interviewer.interview.loop import Interview

    if wishes.typed and wishes.candidate is not None:
        raise UsageError("Nobody can type for a candidate who speaks.", "Leave --text or --candidate out.")
    chosen = settings()
    agenda = agenda_for(wishes, chosen, tell)
    wishes, pack, questions = agenda.wishes, agenda.pack, agenda.questions
    ears: Ears | None = None
    warm_ups: tuple[WarmUp, ...] = ()
    if not wishes.typed:
        may_stand_in = accept_demo if agenda.resumed is None else _nobody_else
        wishes = _with_candidate(wishes, chosen, may_stand_in)
        ears, warm_ups = _ears(wishes, chosen, questions)
    wishes = _with_speaker(wishes, chosen, tell)
    voices = _voices(wishes.voice or chosen.voice, chosen.voice_speed)
    judge, judging = coverage_judge()
    practice = (wishes.mode or chosen.mode) == "practice"
    by_person = wishes.candidate is None and wishes.reader
    interview = Interview(
        pack=pack,
        questions=questions,
        ears=ears,
        sink=_sink(wishes, chosen, voices),
        voices=voices,
        judge=judge,
        wishes=chosen.delivery,
        store=session_store(),
        warm_ups=(*warm_ups, *judging, *_spoken_ahead(voices, pack, questions)),
        wait_between=practice and by_person,
        breaks=(wishes.full or agenda.resumed is not None) and by_person,
        follow_ups=chosen.follow_ups if wishes.follow_ups is None else wishes.follow_ups,
        converses=wishes.candidate in (None, "demo"),
        attended=by_person,
        resumed=agenda.resumed,
        after_each=give_back_freed_memory,
    )
    return Prepared(
        interview,
        questions,
        Home.find().sessions,
        show_results=practice,
        guide=pack.guide,
        asks_rating=practice and by_person,
        speaks=bool(voices),
        typed=wishes.typed,
    )


def prepare_scorer(pack_id: str | None, question_id: str | None, *, typed: bool) -> "Scorer":
    """What `score` needs, loaded. Raises UsageError for an unknown question, ModelError where a model does not load."""
    from voice_interviewer.core.selection import find_question
    from voice_interviewer.core.sound.endpointing import PatienceLevel
    from voice_interviewer.interview.scorer import Scorer

    chosen = settings()
    question = None
    if question_id is not None:
        question = find_question(pack_library().pack(pack_id or chosen.pack), question_id)
    ear = None
    if not typed:
        ear, warm_ups = listener(chosen, PatienceLevel.ONLY_BY_KEY)
        for each in warm_ups:
            each.load()
    return Scorer(listener=ear, judge=coverage_judge()[0], question=question, wishes=chosen.delivery)


def recorded_source(path: Path) -> "AudioSource":
    """A recording to be heard once, from its first to its last sample. Raises AudioFileError."""
    from voice_interviewer.adapters.candidate import RecordedCandidate

    return RecordedCandidate(path, fast=True, tail_seconds=0.0)


def _with_candidate(wishes: Wishes, chosen: "Settings", accept_demo: AcceptDemo) -> Wishes:
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


def _with_speaker(wishes: Wishes, chosen: "Settings", tell: Tell) -> Wishes:
    """Let an interview that is typed, or answered by a stand-in, go on in text where there is no speaker, and say so.

    For an interview by microphone the voice is wanted: nothing changes, and the missing speaker is an error later.
    """
    voice = wishes.voice or chosen.voice
    by_microphone = wishes.candidate is None and not wishes.typed
    if voice == "none" or by_microphone or wishes.speaker or chosen.speaker:
        return wishes
    try:
        if any(device.output_channels for device in list_devices()):
            return wishes
        problem = "No speaker was found."
    except DeviceError as error:
        problem = error.what
    tell(f"{problem} The questions are shown, not spoken.")
    return replace(wishes, voice="none")


def _nobody_else(problem: str) -> bool:
    """A session goes on with who began it."""
    return False


def _ears(wishes: Wishes, chosen: "Settings", questions: "Sequence[Question]") -> "tuple[Ears, tuple[WarmUp, ...]]":
    """What hears spoken answers, and what of it can be loaded ahead."""
    from voice_interviewer.core.sound.endpointing import PatienceLevel
    from voice_interviewer.interview.loop import Ears

    source = _source(wishes, chosen, questions)
    patience = PatienceLevel.NORMAL if wishes.candidate else PatienceLevel(chosen.patience)
    ear, warm_ups = listener(chosen, patience)
    return Ears(source, ear), (*warm_ups, *_candidate_ahead(source))


def _voices(name: str, speed: float) -> "tuple[Synthesizer, ...]":
    """The voice of that name at its speed, and ever slower; nobody for `none`."""
    from voice_interviewer.adapters.voices.voice_cache import CachedVoice

    bare = (bare_voice(name, speed * each) for each in SLOWER)
    return tuple(CachedVoice(voice, Home.find().voice_cache) for voice in bare if voice is not None)


def _candidate_ahead(source: "AudioSource") -> "tuple[WarmUp, ...]":
    """The built-in candidate's voice, where it answers."""
    from voice_interviewer.adapters.candidate import DemoCandidate
    from voice_interviewer.interview.warming import WarmUp

    return (WarmUp("the candidate", source.load),) if isinstance(source, DemoCandidate) else ()


def _spoken_ahead(
    voices: "Sequence[Synthesizer]", pack: "Pack", questions: "Sequence[Question]"
) -> "tuple[WarmUp, ...]":
    """Synthesise what will be asked later into the cache while the first question is spoken."""
    from voice_interviewer.interview.warming import WarmUp

    if not voices:
        return ()
    introductions = [each.introduction for each in pack.rounds if set(each.questions) & set(questions[1:])]
    texts = [*(question.text for question in questions[1:]), *introductions]
    return tuple(WarmUp("the voice", partial(_speak_into_cache, voices[0], text)) for text in texts)


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
    from voice_interviewer.adapters.sound.microphone import Microphone
    from voice_interviewer.adapters.sound.portaudio import portaudio

    name = wishes.microphone or chosen.microphone or None
    portaudio().find(name, "input")
    return Microphone(name)


def _sink(wishes: Wishes, chosen: "Settings", voices: "Sequence[Synthesizer]") -> "AudioSink":
    from voice_interviewer.adapters.sound.silent_sink import SilentSink

    if not voices:
        return SilentSink()
    from voice_interviewer.adapters.sound.portaudio import portaudio
    from voice_interviewer.adapters.sound.speaker import Speaker

    name = wishes.speaker or chosen.speaker or None
    portaudio().find(name, "output")
    return Speaker(name)
