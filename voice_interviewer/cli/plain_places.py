"""What home leads to besides interviews, line by line: progress, recordings, settings, the sound check."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from voice_interviewer.cli.plain_menu import Choice, agrees, ask, menu, pick, say

if TYPE_CHECKING:
    from voice_interviewer.core.session import Session
    from voice_interviewer.core.session_list import DamagedSession, SessionSummary
    from voice_interviewer.program import Program

NEWEST = 15
"""Sessions that are listed to choose from; older ones go by their id."""

SPEEDS = ("1", "0.75", "1.25", "1.5")


class PlainPlaces:
    """Each place asks what its command needs to know, and runs it."""

    def __init__(self, program: "Program", run: Callable[[Sequence[str]], int]) -> None:
        self._program = program
        self._run = run

    def progress(self) -> None:
        """Figures over time, of one question, and what comes next."""
        menu(
            "Progress.",
            lambda: [
                Choice("f", "Figures over time", "", lambda: self._do("progress")),
                Choice("n", "Next to practise", "", lambda: self._do("progress", "due")),
                Choice("o", "One question", "all your takes of it", self._question),
            ],
            "Home",
        )

    def _question(self) -> None:
        history = self._program.library.history()
        texts = {each.question_id: each.question_text for each in reversed(history)}
        if not texts:
            say("Nothing has been answered yet.")
            return
        ids = list(texts)
        chosen = pick("Which question?", [texts[each] for each in ids])
        if isinstance(chosen, int):
            self._do("progress", f"--question={ids[chosen]}")

    def recordings(self) -> None:
        """Everything that is kept."""
        menu(
            "Recordings.",
            lambda: [
                Choice("l", "List all sessions", "", lambda: self._do("sessions", "list")),
                Choice("s", "Search", "in everything ever said", self._search),
                Choice("r", "Read a session", "words, score, key points", lambda: self._with_one("show")),
                Choice("h", "Hear answers", "whole, or just fillers, pauses, key points", self._hear),
                Choice("t", "Two takes compared", "what was won and lost", self._compare),
                Choice("e", "Export a session", "a page, text, data or a table", self._export),
                Choice("a", "Assess a session anew", "by today's measures", lambda: self._with_one("rescore")),
                Choice("n", "Assess all anew", "", lambda: self._do("sessions", "rescore", "--all")),
                Choice("o", "Open a session's folder", "in the file manager", self._open),
                Choice("d", "Delete a session", "asks first", lambda: self._with_one("delete")),
                Choice("w", "Wipe everything", "lists it and asks first", lambda: self._do("sessions", "wipe")),
            ],
            "Home",
        )

    def _search(self) -> None:
        if words := ask("Words that were said, or Enter to go back:"):
            self._do("sessions", "search", "--", words)

    def _with_one(self, command: str) -> None:
        if (session_id := self._session()) is not None:
            self._do("sessions", command, session_id)

    def _open(self) -> None:
        if (session_id := self._session()) is not None:
            self._do("sessions", "path", session_id)
            self._program.open_folder(self._program.library.find(session_id))

    def _session(self, what: str = "Which session?") -> str | None:
        """The id of one of the newest, or of any; None to go back. Raises UsageError for one that is not there."""
        kept = self._program.library.list()
        if not kept:
            say("No session is kept yet. Hold one first.")
            return None
        newest = kept[:NEWEST]
        chosen = pick(what, [self._line(each) for each in newest], "a session's id")
        if isinstance(chosen, str):
            return self._program.library.meant(chosen)
        return None if chosen is None else newest[chosen].id

    def _line(self, kept: "SessionSummary | DamagedSession") -> str:
        from voice_interviewer.core.practice.today import day_in_words, day_of, mean_score
        from voice_interviewer.core.session_list import DamagedSession

        if isinstance(kept, DamagedSession):
            return f"{kept.id}: damaged"
        now = self._program.now().astimezone()
        score = mean_score(kept)
        scored = "not scored" if score is None else f"mean score {score:.0f}"
        when = day_in_words(day_of(kept.started_at, now), now.date())
        return f"{kept.id}, {when}: {kept.finished} of {kept.questions} answered, {scored}"

    def _answer(self, session: "Session", others: str = "") -> int | str | None:
        """The number of one of its answers. None to go back."""
        texts = {each.number: each.question_text for each in session.answers if each.follow_up is None}
        if not texts:
            say("Nothing was answered in this session.")
            return None
        numbers = sorted(texts)
        chosen = pick("Which answer?", [texts[each] for each in numbers], others)
        return numbers[chosen] if isinstance(chosen, int) else chosen

    def _hear(self) -> None:
        from voice_interviewer.cli.sessions.replaying import KINDS

        if (session_id := self._session()) is None:
            return
        session = self._program.library.load(session_id)
        if (answer := self._answer(session, "a for all")) is None:
            return
        options: list[str] = []
        if isinstance(answer, str) and answer.lower() not in ("a", "all"):
            say(f"“{answer}” is no answer of this session.")
            return
        if isinstance(answer, int):
            options.append(f"--answer={answer}")
            takes = sorted({each.take for each in session.answers if each.number == answer})
            if len(takes) > 1:
                take = pick("Which take?", [f"take {each}" for each in takes])
                if not isinstance(take, int):
                    return
                options.append(f"--take={takes[take]}")
        part = pick("What of it?", ["all", *(f"only {each}" for each in KINDS)])
        speed = pick("How fast?", ["at its own speed", *(f"{each} times its speed" for each in SPEEDS[1:])])
        if isinstance(part, int) and isinstance(speed, int):
            say("Ctrl+C stops it.")
            only = [f"--only={KINDS[part - 1]}"] if part else []
            self._do("sessions", "replay", session_id, *options, *only, f"--speed={SPEEDS[speed]}")

    def _compare(self) -> None:
        if (older := self._session("The older one, or one with both takes:")) is None:
            return
        answer = self._answer(self._program.library.load(older))
        if not isinstance(answer, int):
            return
        within = agrees("Are both takes in this session?")
        newer = None if within else self._session("The newer one:")
        if within or newer is not None:
            self._do("sessions", "compare", older, *([newer] if newer else []), f"--answer={answer}")

    def _export(self) -> None:
        from voice_interviewer.program import ExportFormat

        if (session_id := self._session()) is None:
            return
        formats = list(ExportFormat)
        chosen = pick("As what?", [f"{each}" for each in formats])
        if not isinstance(chosen, int):
            return
        sound = formats[chosen] is ExportFormat.HTML and agrees("With the recordings in the page?")
        named = [f"--format={formats[chosen]}", *(["--with-sound"] if sound else [])]
        self._do("sessions", "export", session_id, *named)

    def settings(self) -> None:
        """Every setting; the one chosen can be changed."""
        from voice_interviewer.settings import as_toml, choices, meaning

        while True:
            values = self._program.settings.load().model_dump()
            names = list(values)
            chosen = pick("Which setting?", [f"{name} is {as_toml(value)}" for name, value in values.items()])
            if not isinstance(chosen, int):
                return
            say(meaning(names[chosen]))
            if few := choices(names[chosen]):
                value = pick("Set it to what?", few)
                if isinstance(value, int):
                    self._set(names[chosen], few[value])
            elif typed := ask('The new value; "" for none, Enter leaves it:'):
                self._set(names[chosen], "" if typed == '""' else typed)

    def _set(self, name: str, value: str) -> None:
        from voice_interviewer.errors import VoiceInterviewerError

        try:
            self._do("settings", "set", "--", name, value)
        except VoiceInterviewerError as error:
            say(str(error))

    def sound_menu(self) -> None:
        """Choose devices, and try them."""
        menu(
            "Sound check.",
            lambda: [
                Choice("t", "Try microphone and speaker", "", self.sound_check),
                Choice("m", "Microphone", f"now {self._device('microphone')}", lambda: self._choose("microphone")),
                Choice("s", "Speaker", f"now {self._device('speaker')}", lambda: self._choose("speaker")),
                Choice("e", "Everything an interview needs, looked at", "", lambda: self._do("doctor")),
            ],
            "Home",
        )

    def sound_check(self) -> None:
        """The interviewer says a sentence, the person says one."""
        if self.has_models():
            self._do("sound-check")

    def put_sound_check_aside(self) -> None:
        """Do not offer it again. Raises SettingsError, StorageError."""
        keeper = self._program.settings
        keeper.save(keeper.load().changed("sound_checked", True))
        say("Good. It stays in the list below.")

    def _device(self, kind: str) -> str:
        return self._program.settings.load().model_dump()[kind] or "the system's own"

    def _choose(self, kind: str) -> None:
        devices = self._program.devices()
        fitting = [each for each in devices if (each.input_channels if kind == "microphone" else each.output_channels)]
        names = ["", *dict.fromkeys(each.name for each in fitting)]
        chosen = pick(f"Which {kind}?", ["the system's own", *names[1:]])
        if isinstance(chosen, int):
            self._set(kind, names[chosen])

    def has_models(self) -> bool:
        """Whether what an interview hears with is here; offers to fetch what is not."""
        missing = self._program.missing_models()
        if not missing:
            return True
        say(f"To hear you, this is still to be fetched: {', '.join(missing)}.")
        if not agrees("Fetch it now?"):
            say("Typed answers need none of it: choose t at home.")
            return False
        return self._run(["models", "pull", "--plain"]) == 0

    def _do(self, *command: str) -> None:
        self._run(command)
