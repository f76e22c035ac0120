"""A take on the screen: what was asked, its sound as a picture, where the ear is, the words beside the moments."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.tui.replay.lines import about, heading, problem_lines
from voice_interviewer.tui.replay.lit_transcript import LitTranscript
from voice_interviewer.tui.replay.moment_list import KindBar, MomentList
from voice_interviewer.tui.replay.tape import Tape
from voice_interviewer.tui.replay.waveform import SIGNS, Waveform

LEGEND = (MomentKind.FILLER, MomentKind.PAUSE, MomentKind.POINT, MomentKind.HABIT)


class ReplayView(Vertical):
    """Everything that is seen of a replay; it decides nothing."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static("", id="replay-question")
        yield Static("", id="replay-about")
        yield Waveform(id="wave")
        yield Static("", id="replay-state")
        yield KindBar(id="kinds")
        with Horizontal(id="replay-below"):
            yield LitTranscript(id="words")
            yield MomentList(id="moments")

    def on_mount(self) -> None:
        """Name the parts."""
        self.query_one(LitTranscript).border_title = "Your words"
        self.query_one(Waveform).border_subtitle = "  ".join(f"{SIGNS[kind]} {kind.value}" for kind in LEGEND)

    def show_part(self, tape: Tape, part: int) -> None:
        """Show one recording of a take, or its words alone where it cannot be heard."""
        answer = tape.parts[part]
        self.query_one("#replay-question", Static).update(heading(answer))
        self.query_one("#replay-about", Static).update(about(tape, part))
        wave = self.query_one(Waveform)
        wave.display = answer.typed is None
        wave.show(tape.samples(part), answer.speech, tape.seconds(part))
        self.query_one(LitTranscript).show(answer, tape.moments_in(part))

    def show_kind(self, tape: Tape, part: int, kind: MomentKind) -> None:
        """Count, list and mark the moments, those of this kind above the others."""
        self.query_one(KindBar).show(tape.moments, kind)
        self.query_one(MomentList).show(tape.moments, kind)
        self.query_one(Waveform).mark(tape.moments_in(part), kind)

    def show_place(self, at: float, *, begun: bool) -> None:
        """Show where the ear is (seconds); nothing is lit before it has `begun`."""
        self.query_one(Waveform).at = at
        self.query_one(LitTranscript).at = at if begun else -1.0

    def show_state(self, tape: Tape, part: int, state: Content) -> None:
        """Say what happens now; or why nothing can be heard, and what to do."""
        line = self.query_one("#replay-state", Static)
        problem = problem_lines(tape.parts[part], tape.sounds[part])
        shown = state if problem is None else problem
        is_other = line.has_class("-problem") is not (problem is not None)
        line.set_class(problem is not None, "-problem")
        line.update(shown, layout=is_other or problem is not None)  # the line that says the time keeps its one row

    def point_at(self, moment: Moment) -> None:
        """Show a moment among the words and in the list."""
        self.query_one(MomentList).point_at(moment)
        self.query_one(LitTranscript).mark(moment)

    def point_at_none(self) -> None:
        """No word is marked."""
        self.query_one(LitTranscript).mark(None)

    def turn_page(self, step: int) -> None:
        """Read on in the words, or back."""
        words = self.query_one(LitTranscript)
        words.scroll_relative(y=step * max(1, words.size.height - 1), animate=False)

    def play_listed(self) -> None:
        """As if the highlighted moment was clicked on."""
        self.query_one(MomentList).action_select()

    def listed(self, index: int) -> Moment:
        """The moment in this line of the list."""
        return self.query_one(MomentList).moments[index]
