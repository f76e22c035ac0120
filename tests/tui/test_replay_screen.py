"""Hearing an answer again: every key, every click, and what is lit and played by them."""

import pytest
from textual.widgets import OptionList

from tests.tui.kit import SIZES, until
from tests.tui.replays import at, on_screen, replaying, silent
from tests.tui.takes import FURTHER, SECOND, TakePlayer, played_seconds
from voice_interviewer.core.moments import MomentKind, audible_span, moments_of, of_kind
from voice_interviewer.tui.replay.lit_transcript import LitTranscript
from voice_interviewer.tui.replay.waveform import HEAD, Waveform

LENGTH = round(SECOND.seconds, 1)
FILLERS = of_kind(moments_of(SECOND), MomentKind.FILLER)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_there_at_once(size: tuple[int, int]) -> None:
    async with replaying(TakePlayer(), size=size) as pilot:
        text = on_screen(pilot)
        for part in ("How do L1 and L2 regularization differ", "Take 2 of 2", "follow-up 1", "paused", "f fillers 3"):
            assert part in text
        assert "[pause 2.5 s]" in text
        assert HEAD in text
        assert "▾" in text
        assert "·" in text
        for hint in ("space", "Hear it", "Jump", "Speed", "Back"):
            assert hint in text


async def test_space_plays_from_here_to_the_end_and_stops() -> None:
    player = TakePlayer()
    player.hold.clear()
    async with replaying(player) as pilot:
        await pilot.press("right", "space")
        await until(pilot, lambda: bool(player.played) and "playing" in on_screen(pilot))
        await pilot.press("space")
        player.hold.set()
        await until(pilot, lambda: player.closed == 1)
        assert "paused" in on_screen(pilot)
    assert played_seconds(player) == [(2.0, LENGTH)]


async def test_words_are_lit_as_they_are_heard() -> None:
    player = TakePlayer()
    async with replaying(player) as pilot:
        words = pilot.app.screen.query_one(LitTranscript)
        lit = []
        for seconds in (0.0, SECOND.words[3].start + 0.1, SECOND.words[-1].start + 0.1, LENGTH):
            words.at = seconds
            styles = [segment for line in range(40) for segment in words.render_line(line)]
            lit.append([segment.text for segment in styles if segment.style and segment.style.reverse])
            await pilot.pause()
            if seconds == SECOND.words[3].start + 0.1:
                bold = [each.text for each in styles if each.style and each.style.bold and each.text.strip()]
                assert bold == ["So", "um", "L1", "drives"]
        assert lit == [[], ["drives"], ["end."], []]


async def test_the_end_is_reached_and_space_begins_anew() -> None:
    player = TakePlayer()
    async with replaying(player) as pilot:
        await pilot.press("end", "space")
        await silent(pilot)
        assert at(pilot) == LENGTH
        assert played_seconds(player) == [(0.0, LENGTH)]


async def test_keys_seek() -> None:
    async with replaying(TakePlayer()) as pilot:
        for keys, place in (
            (("right", "right", "left"), 2.0),
            (("shift+right",), 12.0),
            (("shift+left", "left", "left"), 0.0),
            (("ctrl+f",), 10.0),
            (("ctrl+b",), 0.0),
            (("end",), LENGTH),
            (("home",), 0.0),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert at(pilot) == place


async def test_speed_changes_while_it_plays() -> None:
    player = TakePlayer()
    player.hold.clear()
    async with replaying(player) as pilot:
        await pilot.press("space", "plus", "full_stop", "comma", "minus", "minus")
        player.hold.set()
        await until(pilot, lambda: len(player.played) > 0)
        await silent(pilot)
        await pilot.press(*["plus", "equals_sign"] * 5)
        assert "1.5\N{MULTIPLICATION SIGN}" in on_screen(pilot)
        await pilot.press("space")
        await silent(pilot)
    assert player.played[-1][2] == 1.5
    assert player.played[-2][2] == 0.9


async def test_n_jumps_from_filler_to_filler() -> None:
    async with replaying(TakePlayer()) as pilot:
        await pilot.press("f")
        places = []
        for key in ("n", "n", "n", "n", "N", "N"):
            await pilot.press(key)
            await pilot.pause()
            places.append(at(pilot))
        starts = [round(audible_span(each, SECOND.seconds).start, 1) for each in FILLERS]
        assert places == [*starts, starts[-1], starts[-2], starts[-3]]


async def test_each_kind_is_listed_by_its_key_and_by_tab() -> None:
    async with replaying(TakePlayer()) as pilot:
        for key, title in (
            ("f", "3 fillers"),
            ("p", "1 pauses"),
            ("k", "points"),
            ("s", "sentences"),
            ("h", "No habits"),
            ("tab", "No story"),
            ("shift+tab", "No habits"),
            ("t", "No story"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert title in str(pilot.app.screen.query_one(OptionList).border_title)


async def test_enter_plays_exactly_the_moment_listed() -> None:
    player = TakePlayer()
    async with replaying(player) as pilot:
        await pilot.press("f", "down", "enter")
        await until(pilot, lambda: bool(player.played))
        await silent(pilot)
    span = audible_span(FILLERS[1], SECOND.seconds)
    assert played_seconds(player) == [(round(span.start, 1), round(span.end, 1))]


async def test_opened_with_moments_it_plays_these_and_stops() -> None:
    player = TakePlayer()
    async with replaying(player, moments=FILLERS) as pilot:
        await until(pilot, lambda: len(player.played) == len(FILLERS))
        await silent(pilot)
        assert "3 fillers" in on_screen(pilot)
    spans = [audible_span(each, SECOND.seconds) for each in FILLERS]
    assert played_seconds(player) == [(round(span.start, 1), round(span.end, 1)) for span in spans]


async def test_a_moment_of_a_follow_up_plays_from_its_recording() -> None:
    player = TakePlayer()
    moment = of_kind(moments_of(FURTHER), MomentKind.SENTENCE)[0]
    async with replaying(player, moments=(moment,)) as pilot:
        await until(pilot, lambda: bool(player.played))
        await silent(pilot)
        assert "And correlated features?" in on_screen(pilot)
        assert "elastic net" in on_screen(pilot)
    assert played_seconds(player)[0][1] <= round(FURTHER.seconds, 1)


async def test_brackets_turn_to_the_follow_up_and_back() -> None:
    async with replaying(TakePlayer()) as pilot:
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "Follow-up 1" in on_screen(pilot)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "How do L1 and L2" in on_screen(pilot)


async def test_clicks_seek_play_and_choose() -> None:
    player = TakePlayer()
    async with replaying(player) as pilot:
        wave = pilot.app.screen.query_one(Waveform)
        await pilot.click(wave, offset=(2 + wave.size.width // 2, 2))
        assert at(pilot) == pytest.approx(LENGTH / 2, abs=LENGTH / 50)
        await pilot.click(LitTranscript, offset=(11, 1))
        await until(pilot, lambda: bool(player.played))
        await silent(pilot)
        assert player.played[0][0] == SECOND.words[3].start
        await pilot.click("#kinds", offset=(3, 0))
        assert "3 fillers" in str(pilot.app.screen.query_one(OptionList).border_title)
        await pilot.click("#moments", offset=(4, 2))
        await until(pilot, lambda: len(player.played) == 2)
        await silent(pilot)
    assert player.played[1][0] == pytest.approx(FILLERS[1].start - 0.3)
