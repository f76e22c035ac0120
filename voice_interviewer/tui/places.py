"""Which screen stands behind a place or a request, handed the parts it needs.

Each is imported when it is first opened, so that the program paints before it knows them all.
"""

from typing import TYPE_CHECKING

from voice_interviewer.program import Program
from voice_interviewer.tui.messages import Compare, Place, Replay, ShowModelAnswer

if TYPE_CHECKING:
    from textual.screen import Screen


def screen_at(place: Place, program: Program) -> "Screen[None]":
    """The screen of a place. Raises ValueError for the guide, which is read from a pack first."""
    match place:
        case Place.ROUNDS:
            from voice_interviewer.tui.home.rounds import RoundsScreen

            return RoundsScreen(program)
        case Place.QUESTIONS:
            from voice_interviewer.tui.home.questions import QuestionsScreen

            return QuestionsScreen(program)
        case Place.PROGRESS:
            from voice_interviewer.tui.progress.screen import ProgressScreen

            return ProgressScreen(program)
        case Place.SOUND_CHECK:
            from voice_interviewer.tui.sound_check.screen import SoundCheckScreen

            return SoundCheckScreen(program)
        case Place.RECORDINGS:
            from voice_interviewer.tui.recordings.screen import RecordingsScreen

            return RecordingsScreen(program)
        case Place.SETTINGS:
            from voice_interviewer.tui.settings.screen import SettingsScreen

            return SettingsScreen(program.settings, program.packs, program.devices)
    raise ValueError(place)


def screen_for(request: Replay | Compare | ShowModelAnswer, program: Program) -> "Screen[None]":
    """The screen that shows what was asked for."""
    player, library, packs = program.player, program.library, program.packs
    match request:
        case Replay():
            from voice_interviewer.tui.replay.screen import ReplayScreen

            told = request.session, request.answer, request.moments
            return ReplayScreen(*told, player=player, library=library, packs=packs)
        case Compare():
            from voice_interviewer.tui.replay.compare import CompareScreen

            return CompareScreen(request.older, request.newer, player=player, library=library, packs=packs)
        case ShowModelAnswer():
            from voice_interviewer.tui.result.model_answer import ModelAnswerScreen

            return ModelAnswerScreen(request.question, player)
