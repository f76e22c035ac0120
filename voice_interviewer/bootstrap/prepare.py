"""From wishes and settings to an interview, or a scorer, that can begin."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import bare_voice, list_devices, listener, pack_library, session_store, settings
from voice_interviewer.errors import DeviceError
from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
from voice_interviewer.paths import Home

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.interview.scorer import Scorer
    from voice_interviewer.interview.warming import WarmUp
    from voice_interviewer.ports import AudioSink, AudioSource, Synthesizer
    from voice_interviewer.settings import Settings

DEFAULT_COUNT = 3
"""Questions in an interview when nobody says how many."""

DEFAULT_COUNT_PER_ROUND = 2
"""The same for each round of a full loop."""

MICROPHONE_REMEDY = (
    "Connect one (`voice-interviewer devices` lists what there is), "
    "or watch the built-in candidate: `voice-interviewer interview --candidate demo`."
)


def prepare_interview(wishes: Wishes, accept_demo: AcceptDemo, tell: Tell) -> Prepared:
    """Everything an interview needs, or an error that says what is missing and how to mend it.

    Where there is no microphone, `accept_demo` is given the problem and says whether the built-in candidate may answer;
    `tell` is given what else the person should know. Neither is called before the questions are known.
    """
    from voice_interviewer.core.coverage import TermGroupJudge
    from voice_interviewer.core.endpointing import PatienceLevel
    from voice_interviewer.interview.loop import Interview

    chosen = settings()
    pack = pack_library().pack(wishes.pack or chosen.pack)
    questions = _questions(wishes, pack)
    wishes = _with_candidate(wishes, chosen, accept_demo)
    source = _source(wishes, chosen, questions)
    wishes = _with_speaker(wishes, chosen, tell)
    patience = PatienceLevel.NORMAL if wishes.candidate else PatienceLevel(chosen.patience)
    ear, warm_ups = listener(chosen, patience)
    voice = _cached(bare_voice(wishes.voice or chosen.voice, chosen.voice_speed))
    practice = (wishes.mode or chosen.mode) == "practice"
    by_person = wishes.candidate is None and wishes.reader
    interview = Interview(
        pack=pack,
        questions=questions,
        source=source,
        sink=_sink(wishes, chosen, voice),
        voice=voice,
        listener=ear,
        judge=TermGroupJudge(),
        store=session_store(),
        warm_ups=(*warm_ups, *_candidate_ahead(source), *_spoken_ahead(voice, pack, questions)),
        wait_between=practice and by_person,
        breaks=wishes.full and by_person,
        follow_ups=chosen.follow_ups if wishes.follow_ups is None else wishes.follow_ups,
        converses=wishes.candidate in (None, "demo"),
    )
    return Prepared(interview, questions, Home.find().sessions, practice, pack.guide)


def prepare_scorer(pack_id: str | None, question_id: str | None, *, typed: bool) -> "Scorer":
    """What `score` needs, loaded. Raises UsageError for an unknown question, ModelError where a model does not load."""
    from voice_interviewer.core.coverage import TermGroupJudge
    from voice_interviewer.core.endpointing import PatienceLevel
    from voice_interviewer.core.selection import find_question
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
    return Scorer(listener=ear, judge=TermGroupJudge(), question=question)


def recorded_source(path: Path) -> "AudioSource":
    """A recording to be heard once, from its first to its last sample. Raises AudioFileError."""
    from voice_interviewer.adapters.candidate import RecordedCandidate

    return RecordedCandidate(path, fast=True, tail_seconds=0.0)


def _questions(wishes: Wishes, pack: "Pack") -> "tuple[Question, ...]":
    """What is asked. Raises UsageError for what the pack does not have."""
    from voice_interviewer.core.selection import select_full_loop, select_questions

    if wishes.full:
        return select_full_loop(pack, wishes.count or DEFAULT_COUNT_PER_ROUND)
    count = wishes.count or (None if wishes.questions else DEFAULT_COUNT)
    return select_questions(pack, wishes.rounds, wishes.questions, count)


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


def _cached(voice: "Synthesizer | None") -> "Synthesizer | None":
    if voice is None:
        return None
    from voice_interviewer.adapters.voices.voice_cache import CachedVoice

    return CachedVoice(voice, Home.find().voice_cache)


def _candidate_ahead(source: "AudioSource") -> "tuple[WarmUp, ...]":
    """The built-in candidate's voice, where it answers."""
    from voice_interviewer.adapters.candidate import DemoCandidate
    from voice_interviewer.interview.warming import WarmUp

    return (WarmUp("the candidate", source.load),) if isinstance(source, DemoCandidate) else ()


def _spoken_ahead(voice: "Synthesizer | None", pack: "Pack", questions: "Sequence[Question]") -> "tuple[WarmUp, ...]":
    """Synthesise what will be asked later into the cache while the first question is spoken."""
    from voice_interviewer.interview.warming import WarmUp

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
    from voice_interviewer.adapters.sound.microphone import Microphone
    from voice_interviewer.adapters.sound.portaudio import portaudio

    name = wishes.microphone or chosen.microphone or None
    portaudio().find(name, "input")
    return Microphone(name)


def _sink(wishes: Wishes, chosen: "Settings", voice: "Synthesizer | None") -> "AudioSink":
    from voice_interviewer.adapters.sound.silent_sink import SilentSink

    if voice is None:
        return SilentSink()
    from voice_interviewer.adapters.sound.portaudio import portaudio
    from voice_interviewer.adapters.sound.speaker import Speaker

    name = wishes.speaker or chosen.speaker or None
    portaudio().find(name, "output")
    return Speaker(name)
