"""`sessions replay`: answers heard again, with their words printed as they are heard."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from voice_interviewer.cli.lines import clock, span
from voice_interviewer.cli.sessions import ID_HELP

if TYPE_CHECKING:
    from voice_interviewer.core.moments import Moment
    from voice_interviewer.core.questions import Question
    from voice_interviewer.core.session import Answer, Session
    from voice_interviewer.core.sound.audio import Samples
    from voice_interviewer.core.sound.units import Span
    from voice_interviewer.program import Player

EPILOG = """examples:
  voice-interviewer sessions replay last
  voice-interviewer sessions replay last --answer 2 --only fillers
  voice-interviewer sessions replay 7ryp --answer 1 --take 2 --speed 1.25

Each sentence is printed with its time as it begins. With --only, exactly the moments of one kind are played, one after
another. Ctrl+C stops."""

SLOWEST, FASTEST = 0.75, 1.5
KINDS = ("fillers", "pauses", "points", "habits", "story", "sentences", "repairs", "wording", "rushed")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions replay`."""
    parser = commands.add_parser(
        "replay",
        help="hear answers again, with their words",
        description="Play the answers of a session and print their words as they are heard.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", metavar="ID", nargs="?", default="last", help=f"{ID_HELP} (default: last)")
    parser.add_argument(
        "--answer", metavar="N", type=int, help="the answer to question N of the session (default: all)"
    )
    parser.add_argument("--take", metavar="T", type=int, help="that take of it (default: the last)")
    parser.add_argument(
        "--speed", metavar="X", type=_speed, default=1.0, help="0.75 to 1.5 times its speed, at its own pitch"
    )
    parser.add_argument("--only", choices=KINDS, help="play only these moments")
    parser.add_argument("--speaker", metavar="NAME", help="play on this speaker (`devices` lists them)")
    parser.set_defaults(run=run)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {SLOWEST} to {FASTEST}")
    return speed


def run(arguments: argparse.Namespace) -> int:
    """Play and print; what cannot be played is printed all the same, and the exit code is 1 then."""
    from voice_interviewer import bootstrap
    from voice_interviewer.bootstrap.playing import HomePlayer
    from voice_interviewer.core.recordings import recording_in
    from voice_interviewer.errors import VoiceInterviewerError

    store = bootstrap.session_store()
    session = store.load(store.meant(arguments.id))
    answers = chosen(session, arguments.answer, arguments.take)
    folder = store.find(session.id)
    player = HomePlayer(arguments.speaker)
    ear = _Ear(player)
    questions = _questions(session) if arguments.only == "points" else {}
    code = 0
    for answer in answers:
        _head(answer)
        if answer.typed is not None:
            print(_printable(answer.typed))
            print("This answer was typed; there is nothing to hear.", file=sys.stderr)
            continue
        samples: Samples | None = None
        try:
            samples = player.load(recording_in(folder, answer))
        except VoiceInterviewerError as error:
            print(error, file=sys.stderr)
            code = 1
        if arguments.only is None:
            _whole(ear, samples, answer, arguments.speed)
        else:
            _moments(ear, samples, answer, questions.get(answer.question_id), arguments.only, arguments.speed)
    return 1 if ear.failed else code


def chosen(session: "Session", number: int | None, take: int | None) -> "tuple[Answer, ...]":
    """The answers asked for, each with its follow-ups, in the order in which they were given. Raises UsageError."""
    from voice_interviewer.errors import UsageError

    numbers = sorted({answer.number for answer in session.answers})
    if not numbers:
        raise UsageError(f"Nothing was answered in session {session.id}.", "Choose another: `sessions list`.")
    if number is not None and number not in numbers:
        raise UsageError(
            f"There is no answer {number} in session {session.id}.",
            f"It has {', '.join(map(str, numbers))}: `voice-interviewer sessions show {session.id}`.",
        )
    found: list[Answer] = []
    for each in [number] if number is not None else numbers:
        takes = sorted({answer.take for answer in session.answers if answer.number == each})
        if take is not None and take not in takes:
            raise UsageError(f"Answer {each} has no take {take}.", f"It has {', '.join(map(str, takes))}.")
        wanted = takes[-1] if take is None else take
        same = [answer for answer in session.answers if (answer.number, answer.take) == (each, wanted)]
        found += sorted(same, key=lambda answer: answer.follow_up or 0)
    return tuple(found)


def _head(answer: "Answer") -> None:
    place = f"{answer.number}." if answer.follow_up is None else f"Follow-up {answer.follow_up}:"
    take = f" (take {answer.take})" if answer.take > 1 and answer.follow_up is None else ""
    print(f"{place} {_printable(answer.question_text)}{take}", file=sys.stderr)


class _Ear:
    """Plays until it fails once: that is told, and the words go on without sound."""

    def __init__(self, player: "Player") -> None:
        self._player = player
        self.failed = False

    def heard(self, samples: "Samples", stretch: "Span", speed: float) -> Iterator[float]:
        """Positions at the ear; the sound stops at once when this is left early."""
        from voice_interviewer.errors import VoiceInterviewerError

        if self.failed:
            return
        playing = self._player.play(samples, stretch.start, stretch.end, speed)
        try:
            yield from playing
        except VoiceInterviewerError as error:
            print(error, file=sys.stderr)
            self.failed = True
        finally:
            close = getattr(playing, "close", None)
            if close is not None:
                close()


def _whole(ear: _Ear, samples: "Samples | None", answer: "Answer", speed: float) -> None:
    """Play a recording from its start, each sentence printed as it begins."""
    from voice_interviewer.core.moments import spoken_sentences
    from voice_interviewer.core.sound.audio import SAMPLE_RATE
    from voice_interviewer.core.sound.units import Span
    from voice_interviewer.core.transcript import text_of

    lines = [(words[0].start, text_of(words)) for words in spoken_sentences(answer.words, answer.speech)]
    if not lines:
        print("No words were understood.", file=sys.stderr)
    if samples is not None:
        for at in ear.heard(samples, Span(0.0, samples.size / SAMPLE_RATE), speed):
            while lines and lines[0][0] <= at:
                _line(*lines.pop(0))
    for start, text in lines:
        _line(start, text)


def _moments(
    ear: _Ear,
    samples: "Samples | None",
    answer: "Answer",
    question: "Question | None",
    only: str,
    speed: float,
) -> None:
    """Play exactly the moments of one kind that lie in this recording, each printed before it is heard."""
    from voice_interviewer.core.moments import MomentKind, audible_span, moments_of, of_kind
    from voice_interviewer.core.sound.audio import SAMPLE_RATE

    names = ("FILLER", "PAUSE", "POINT", "HABIT", "STORY", "SENTENCE", "REPAIR", "WORDING", "RUSH")
    kinds = dict(zip(KINDS, names, strict=True))
    moments = of_kind(moments_of(answer, question), MomentKind[kinds[only]])
    here: Sequence[Moment] = [moment for moment in moments if moment.follow_up == answer.follow_up]
    if not here:
        print(f"No {only} in this recording.", file=sys.stderr)
    for moment in here:
        print(f"{span(moment.start, moment.end)}  {_printable(moment.label)}", flush=True)
        if samples is not None:
            for _ in ear.heard(samples, audible_span(moment, samples.size / SAMPLE_RATE), speed):
                pass


def _line(start: float, text: str) -> None:
    print(f"{clock(start)}  {_printable(text)}", flush=True)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _questions(session: "Session") -> "dict[str, Question]":
    """The pack's questions; told and left out where it cannot be read."""
    from voice_interviewer import bootstrap
    from voice_interviewer.errors import PackError, UsageError

    try:
        return {question.id: question for question in bootstrap.pack_library().pack(session.pack_id).questions}
    except (PackError, UsageError) as error:
        print(f"{error.what} Key points go by their ids here.", file=sys.stderr)
        return {}
