"""The words of a replay fill their place, whatever becomes of the terminal's size."""

import pytest

from tests.tui.kit import until
from tests.tui.replays import replaying
from tests.tui.takes import TakePlayer
from voice_interviewer.tui.replay.lit_transcript import LitTranscript


@pytest.mark.parametrize(("before", "after"), [((60, 15), (140, 40)), ((140, 40), (60, 20)), ((60, 15), (80, 24))])
async def test_the_words_fill_the_new_width(before: tuple[int, int], after: tuple[int, int]) -> None:
    async with replaying(TakePlayer(), size=after) as pilot:
        await pilot.pause()
        wanted = lines(pilot.app.screen.query_one(LitTranscript))
    async with replaying(TakePlayer(), size=before) as pilot:
        await pilot.resize_terminal(*after)
        words = pilot.app.screen.query_one(LitTranscript)
        await until(pilot, lambda: words.size.width > 0)
        await pilot.pause()
        assert lines(words) == wanted


def lines(words: LitTranscript) -> list[str]:
    return [words.render_line(line).text.rstrip() for line in range(words.virtual_size.height)]
