"""Takes of a question with assessments, and a player whose recordings they are."""

from dataclasses import replace
from pathlib import Path

from tests.core.answers import REGULARIZATION, spoken
from tests.tui.program import MemoryLibrary, MemoryPacks, ScriptedPlayer, program
from voice_interviewer.assessment import assess
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.questions import Pack, Question, Round
from voice_interviewer.core.session import Answer, EndReason, Session
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.errors import AudioFileError
from voice_interviewer.program import Program

PAUSE_SECONDS = 2.5
LONG = (
    "So um L1 drives weights exactly to zero. You know it makes the model sparse and small. "
    "| L2 and ridge shrink the weights and keep them all small uh in the end."
)
"""The stroke is a pause."""
SHORT = "L1 makes weights zero um so uh the model is sparse in the end and that is all I know of it now."
MORE = "With correlated features I would use the elastic net."


def take(text: str, number: int = 1, question: Question = REGULARIZATION) -> Answer:
    """An assessed answer that says this at 150 words a minute, from the first second on."""
    before, _, after = text.partition("|")
    words = spoken(before)
    speech = [Span(words[0].start, words[-1].end)]
    if after:
        later = spoken(after, start=words[-1].end + PAUSE_SECONDS)
        speech.append(Span(later[0].start, later[-1].end))
        words += later
    seconds = words[-1].end + 1.0
    audio = AudioQuality(seconds, sum(span.seconds for span in speech), -24.0, 0.0, -60.0, 0.0)
    assessment = assess(
        judge=TermGroupJudge(), question=question, words=words, speech=speech, audio=audio, clock=lambda: 0.0
    )
    name = f"answer-01-take-{number}.flac"
    return Answer(
        1, number, question.id, question.text, name, EndReason.KEY, words, tuple(speech), seconds, 0.0, (), assessment
    )


FIRST, SECOND = take(SHORT, 1), take(LONG, 2)
FURTHER = replace(take(MORE, 2), follow_up=1, question_text="And correlated features?", recording="follow-up.flac")
SESSION = Session(
    "20261122T061530Z-abcd", "2026-11-22T06:15:30+00:00", "test", ("l1-l2",), "microphone", (FIRST, SECOND, FURTHER)
)
PACK = Pack("test", "Test", "For tests.", (Round("one", "Round one", "Let us begin.", (REGULARIZATION,)),))


class TakePlayer(ScriptedPlayer):
    """Recordings as long as their answers; those named in `lost` cannot be read."""

    def __init__(self, *lost: str) -> None:
        super().__init__()
        self._lost = lost

    def load(self, recording: Path) -> Samples:
        if recording.name in self._lost:
            raise AudioFileError(f"There is no file {recording.name}.", "Check the path.")
        seconds = {each.recording: each.seconds for each in SESSION.answers}[recording.name]
        return ScriptedPlayer(seconds).samples + 1


def with_takes(player: TakePlayer, *sessions: Session) -> Program:
    """The program with these sessions kept (SESSION where none is named)."""
    return program(player=player, library=MemoryLibrary(sessions or (SESSION,)), packs=MemoryPacks(PACK))


def played_seconds(player: TakePlayer) -> list[tuple[float, float]]:
    """Start and end of everything played, to a tenth of a second."""
    return [(round(start, 1), round(end, 1)) for start, end, _ in player.played]
