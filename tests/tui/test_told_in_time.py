"""What a screen says while it does not know yet, and how often it says what went wrong."""

from tests.tui.kit import running, until
from tests.tui.program import program
from tests.tui.shelf import summary
from voice_interviewer.errors import SettingsError
from voice_interviewer.tui.app import VoiceInterviewerApp
from voice_interviewer.tui.messages import Crashed
from voice_interviewer.tui.recordings.rows import session_detail


def test_a_session_whose_answers_are_not_read_yet_is_not_called_unassessed() -> None:
    reading, empty = session_detail(summary(1), None), session_detail(summary(1), ())
    assert "One moment" in reading.plain
    assert "assessed" not in reading.plain
    assert "No answer of it was assessed." in empty.plain


async def test_the_same_trouble_told_again_does_not_cover_the_screen() -> None:
    app = VoiceInterviewerApp(program())
    async with running(app) as pilot:
        for _ in range(4):
            app.post_message(Crashed(SettingsError("The file is broken.", "Mend it.")))
            await pilot.pause()
        await until(pilot, lambda: len(app._notifications) == 1)
        assert "The file is broken." in next(iter(app._notifications)).message
