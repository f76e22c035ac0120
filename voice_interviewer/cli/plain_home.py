"""`voice-interviewer --plain`: home line by line; each choice runs a command, and comes back."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from voice_interviewer.cli.plain_menu import Choice, EndOfInput, agrees, ask, menu, pick, say

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.core.session_list import SessionSummary
    from voice_interviewer.program import Program
    from voice_interviewer.settings import Settings

Run = Callable[[Sequence[str]], int]
"""Runs a command line and gives its exit code."""

VOICES = {"neural": "neural voice", "system": "system voice", "none": "no voice, questions shown"}


def run_home(run: Run) -> int:
    """Greet, and offer what there is to do until the person leaves; 0, however they leave."""
    from voice_interviewer import bootstrap

    home = PlainHome(bootstrap.program(), run)
    try:
        home.greet()
        menu("Home. What would you like to do?", home.choices, "Leave", is_home=True)
    except (EndOfInput, KeyboardInterrupt):
        say("")
    say("Until next time.")
    return 0


class PlainHome:
    """What can be chosen at home, and how interviews are held."""

    def __init__(self, program: "Program", run: Run) -> None:
        from voice_interviewer.cli.plain_places import PlainPlaces
        from voice_interviewer.tui.home.how import How

        self._program = program
        self._run = run
        self._how = How()
        self._places = PlainPlaces(program, run)

    def greet(self) -> None:
        """A few calm words; the first time, the offer to try microphone and speaker."""
        from voice_interviewer.core.practice.countdown import countdown
        from voice_interviewer.core.practice.today import day_word, greeting, week_of

        settings, now, own = self._settings(tell=True), self._now(), self._own()
        say(f"{greeting(now)} {day_word(now.date()) if own else 'Start small: one question; stop whenever you like.'}")
        if until := countdown(settings.interview_date, now.date()):
            say(until)
        if week := week_of(own, now).sessions:
            say(f"This week you practised in {week} {'session' if week == 1 else 'sessions'}.")
        if sys.stdin.isatty() and not settings.sound_checked:
            say("Microphone and speaker have not been tried yet. That takes a minute; you can do it later as well.")
            tries = agrees("Try them now?")
            self._attempt(self._places.sound_check if tries else self._places.put_sound_check_aside)

    def choices(self) -> list[Choice]:
        """All of home, as it stands now."""
        from voice_interviewer.core.practice.today import DRILL_WORDS

        return [
            Choice("c", "Continue", self._unfinished(), self._continue),
            Choice("d", "Quick drill", DRILL_WORDS, self._drill),
            Choice("f", "Full interview", "every round in turn, with breaks between", lambda: self._hold("--full")),
            Choice("r", "One round", "choose a round, and how many questions", self._round),
            Choice("p", "Pick a question", "search them all; answer one, or read a good answer to it", self._questions),
            Choice("g", "Prepare", "read how interviews go and what counts", self._prepare),
            Choice("o", "Progress", "what became better, what to do next", self._places.progress),
            Choice("e", "Recordings", "hear yourself, read, search, export, delete", self._places.recordings),
            Choice("s", "Settings", "voice, patience, interview date", self._places.settings),
            Choice("k", "Sound check", "microphone, speaker, hear yourself", self._places.sound_menu),
            Choice("w", "Watch", "the built-in candidate answers in your place", self._watch),
            Choice("m", "Mode", f"now {self._mode()}; this changes it", self._turn_mode),
            Choice(
                "t", "Answers", f"now {'typed' if self._how.typed else 'spoken'}; this changes it", self._turn_typed
            ),
            Choice("v", "Voice", f"now {self._voice()}; this changes it", self._turn_voice),
        ]

    def _attempt(self, do: Callable[[], None]) -> None:
        from voice_interviewer.errors import VoiceInterviewerError

        try:
            do()
        except VoiceInterviewerError as error:
            say(str(error))
        except KeyboardInterrupt:
            say("\nStopped.")

    def _now(self) -> datetime:
        return self._program.now().astimezone()

    def _settings(self, *, tell: bool = False) -> "Settings":
        """The settings; where they cannot be used, the defaults."""
        from voice_interviewer.errors import VoiceInterviewerError
        from voice_interviewer.settings import Settings

        try:
            return self._program.settings.load()
        except VoiceInterviewerError as error:
            if tell:
                say(str(error))
            return Settings()

    def _own(self) -> "tuple[SessionSummary, ...]":
        from voice_interviewer.core.practice.today import own_sessions
        from voice_interviewer.errors import VoiceInterviewerError

        try:
            return own_sessions(self._program.library.list())
        except VoiceInterviewerError as error:
            say(str(error))
            return ()

    def _unfinished(self) -> str:
        from voice_interviewer.core.practice.today import unfinished, unfinished_words

        sessions = unfinished(self._own())
        if not sessions:
            return "nothing is unfinished"
        more = f"; {len(sessions) - 1} more" if len(sessions) > 1 else ""
        return f"{unfinished_words(sessions[0], self._now())}{more}"

    def _continue(self) -> None:
        from voice_interviewer.core.practice.today import unfinished, unfinished_words

        sessions = unfinished(self._own())
        if not sessions:
            say("Nothing is unfinished. A quick drill is a good beginning.")
            return
        chosen: int | str | None = 0
        if len(sessions) > 1:
            chosen = pick("Which one?", [f"{each.id}: {unfinished_words(each, self._now())}" for each in sessions])
        if isinstance(chosen, int):
            self._hold("--resume", sessions[chosen].id)

    def _drill(self) -> None:
        from voice_interviewer.core.practice.today import DRILL_QUESTIONS

        self._hold("--drill", "--count", str(DRILL_QUESTIONS), "--follow-ups", "0")

    def _watch(self) -> None:
        self._hold("--candidate", "demo", typed=False)

    def _hold(self, *options: str, typed: bool | None = None) -> None:
        """An interview line by line, once what it hears with is here."""
        from voice_interviewer.interview.prepared import Wishes

        wishes = self._how.applied(Wishes())
        typed = wishes.typed if typed is None else typed
        if not typed and not self._places.has_models():
            return
        how = [*(["--mode", wishes.mode] if wishes.mode else []), *(["--voice", wishes.voice] if wishes.voice else [])]
        self._run(["interview", "--plain", *options, *how, *(["--text"] if typed else [])])

    def _pack(self) -> "Pack":
        return self._program.packs.pack(self._settings().pack)

    def _round(self) -> None:
        rounds = self._pack().rounds
        chosen = pick("Which round?", [f"{each.title}: {_questions(len(each.questions))}" for each in rounds])
        if not isinstance(chosen, int):
            return
        most = len(rounds[chosen].questions)
        typed = ask(f"How many questions, 1 to {most}? Enter: {min(3, most)}.")
        count = int(typed) if typed.isdecimal() else min(3, most)
        self._hold("--round", rounds[chosen].id, "--count", str(min(max(count, 1), most)))

    def _questions(self) -> None:
        from voice_interviewer.core.practice.standing import NEVER, standings
        from voice_interviewer.core.selection import matches

        pack = self._pack()
        found: list[Question] = []
        while not found:
            words = ask("Words to look for, such as a topic, a round or “hard”; Enter lists all:").lower().split()
            found = [question for each in pack.rounds for question in each.questions if matches(question, each, words)]
            if not found:
                say("No question has these words.")
        before = standings(self._program.library.history(), pack.id)
        lines = []
        for question in found:
            last = before.get(question.id, NEVER).last
            known = "no score yet" if last is None else f"last {last:.0f} of 100"
            lines.append(f"{question.text} ({question.difficulty}, {known})")
        chosen = pick("Which question?", lines, "or several like 1 4")
        if isinstance(chosen, str):
            self._several(chosen, found)
        elif chosen is not None:
            self._one(found[chosen])

    def _several(self, typed: str, found: "list[Question]") -> None:
        numbers = [int(each) for each in typed.replace(",", " ").split() if each.isdecimal()]
        chosen = [found[number - 1] for number in dict.fromkeys(numbers) if 1 <= number <= len(found)]
        if chosen:
            self._hold(*(part for each in chosen for part in ("--question", each.id)))
        else:
            say(f"“{typed}” holds none of the numbers from 1 to {len(found)}.")

    def _one(self, question: "Question") -> None:
        show = ["packs", "show", "--question", question.id]
        menu(
            question.text,
            lambda: [
                Choice("a", "Answer it", "", lambda: self._hold("--question", question.id)),
                Choice("r", "Read what a good answer says", "", lambda: self._do(show)),
                Choice("h", "Hear a good answer", "Ctrl+C stops it", lambda: self._do([*show, "--hear"])),
            ],
            "Home",
        )

    def _prepare(self) -> None:
        self._do(["packs", "show", "--guide"])

    def _do(self, command: Sequence[str]) -> None:
        self._run(command)

    def _mode(self) -> str:
        mode = self._how.mode or self._settings().mode
        return "practice, results at once" if mode == "practice" else "live, results at the end"

    def _voice(self) -> str:
        return VOICES["none" if self._how.silent else self._settings().voice]

    def _turn_mode(self) -> None:
        usual = self._settings().mode
        self._how.mode = "live" if (self._how.mode or usual) == "practice" else "practice"
        say(f"Mode: {self._mode()}.")

    def _turn_typed(self) -> None:
        self._how.typed = not self._how.typed
        say("You type your answers now." if self._how.typed else "You say your answers now.")

    def _turn_voice(self) -> None:
        self._how.silent = not self._how.silent
        say(f"Voice: {self._voice()}.")


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"
