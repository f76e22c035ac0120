"""The words of a replay fill their place, whatever becomes of the terminal's size."""

from dataclasses import replace

import pytest

from tests.storage import samples
from tests.tui.kit import until
from tests.tui.replays import replaying
from tests.tui.takes import TakePlayer
from voice_interviewer.core.delivery.measured import Filler, Fillers
from voice_interviewer.core.moments import moments_of
from voice_interviewer.core.transcript import Word
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


async def test_a_hesitation_is_underlined_where_it_is_written_though_its_sound_lies_under_other_words() -> None:
    words = (Word("Um,", 0.0, 0.2, 0.9), Word("bias", 1.0, 1.4, 0.9), Word("falls.", 1.4, 2.0, 0.9))
    heard = Fillers((Filler("Um", 1.0, 1.4, "hesitation"),), (), None, None)
    answer = replace(samples.answer(assessment=replace(samples.FULL, words=words, fillers=heard)), words=words)
    async with replaying(TakePlayer(), size=(80, 24)) as pilot:
        shown = pilot.app.screen.query_one(LitTranscript)
        shown.show(answer, moments_of(answer))
        underlined = [
            segment.text
            for line in range(shown.virtual_size.height)
            for segment in shown.render_line(line)
            if segment.style is not None and segment.style.underline
        ]
    assert [text.strip() for text in underlined] == ["Um,"]
