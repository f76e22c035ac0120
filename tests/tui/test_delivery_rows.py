"""How an answer was said, on the screen: every figure is there, and Enter plays exactly what it rests on."""

from dataclasses import replace

import pytest

from tests.tui.delivered import delivered
from tests.tui.kit import SIZES, until
from tests.tui.replays import on_screen, replaying
from tests.tui.takes import SESSION, TakePlayer
from tests.tui.test_summary_content import read, showing
from tests.tui.test_summary_screen import go_to, session, summary
from voice_interviewer.cli.sessions.replaying import KINDS as WORDS
from voice_interviewer.core.delivery.measured import Fillers, Pacing
from voice_interviewer.core.moments import MomentKind
from voice_interviewer.tui.messages import Replay
from voice_interviewer.tui.replay.moment_list import KINDS
from voice_interviewer.tui.replay.waveform import SIGNS

HEARD = [
    ("3 in your words (11.8 a minute, 10.0 per 100 words)", [1.4, 4.2, 14.3]),
    ("“uh” once", [14.3]),
    ("“you know” once", [4.2]),
    ("2 not in the transcript, heard in the sound (64 to 78% sure)", [6.2, 9.0]),
    ("said again twice: “the”", [4.6, 12.0]),
    ("begun anew once: “we should”", [5.4]),
    ("corrected once: “L1”", [1.9]),
    ("above 210 for long: 241 from 0:10 to 0:16", [10.5]),
    ("3, together 3.6 s", [3.0, 5.0, 7.9]),
    ("2 planned, between clauses", [3.0, 7.9]),
    ("1 hesitant, inside a clause", [5.0]),
    ("1 of two seconds or more", [7.9]),
    ("2 hedges: “I guess”, “sort of”", [5.8, 11.5]),
    ("“the weights” twice", [3.0, 10.9]),
]
ONLY_READ = (
    "Pace 218 words a minute, 242 while speaking; faster than your band, 110 to 210",
    "Flow 7.4 words between two pauses, speech 81% of the time",
    "Voice pitch 118 Hz, spread 2.1 semitones",
    "loudness spread 5.6 dB over the syllables",
    "14 words a sentence, lexical variety 0.71, 35% of the longest expected length",
    "speech -24 dBFS, noise -60 dBFS, nothing clipped",
)


@pytest.mark.parametrize("size", SIZES)
async def test_every_figure_plays_exactly_its_moments(size: tuple[int, int]) -> None:
    async with summary(session(delivered()), size=size) as (app, pilot):
        await pilot.press("enter")
        for words, _ in HEARD:
            await go_to(app, pilot, words)
            await pilot.press("enter")
        await until(pilot, lambda: len(app.posted) == len(HEARD))
        rows = [" ".join(f"{row.lead.plain} {row.text.plain}".split()) for row in app.view.rows]
        played = {row.text.plain: row.moments for row in app.view.rows}
    heard = [[each.start for each in replay.moments] for replay in app.posted if isinstance(replay, Replay)]
    assert heard == [starts for _, starts in HEARD]
    for line in ONLY_READ:
        assert line in rows
        assert played.get(line) in ((), None)


async def test_what_is_unknown_stands_at_the_end_with_each_reason_once() -> None:
    unknown = {
        "pacing.words_per_minute": "fewer than 10 words were heard",
        "pacing.articulation_wpm": "fewer than 10 words were heard",
        "voice": "the recording is gone",
        "fillers.unheard": "the recording is gone",
        "coverage.points.quote": "a missed point has no words to show",
    }
    nothing = {"fillers": Fillers((), None, None, None), "pacing": Pacing(None, None, 1.0, (), ()), "voice": None}
    async with showing(delivered(unknown=unknown, wording=None, **nothing), size=(80, 24)) as pilot:
        shown = read(pilot)
    assert "Fillers none in your words Pauses none of a quarter second or more" in shown
    assert "Unknown pace, pace while speaking: fewer than 10 words were heard" in shown
    assert "voice, hesitations not in the transcript: the recording is gone" in shown
    assert shown.count("fewer than 10 words") == 1
    assert "Not known words of missed points: a missed point has no words to show" in shown
    assert "None" not in shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "title", "first"),
    [
        ("f", "5 fillers", "um"),
        ("r", "4 repairs", "corrected: L1"),
        ("p", "2 pauses", "0.7 s of silence"),
        ("w", "4 wording", "again: the weights"),
        ("u", "1 rushed", "241 words a minute"),
    ],
)
async def test_each_kind_can_be_gone_through_in_a_replay(
    size: tuple[int, int], key: str, title: str, first: str
) -> None:
    answer = delivered()
    held = replace(SESSION, answers=(answer,))
    async with replaying(TakePlayer(), answer, session=held, size=size) as pilot:
        await pilot.press(key)
        await pilot.pause()
        shown = on_screen(pilot)
        assert title in shown
        assert first in shown
        number, name = title.split()
        assert f"{key} {name} {number}" in shown
        assert "… " not in next(line for line in shown.splitlines() if "f fillers" in line)


async def test_a_kind_without_a_moment_takes_no_room_until_it_is_asked_for() -> None:
    async with replaying(TakePlayer()) as pilot:
        assert "repairs" not in on_screen(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert "r repairs 0" in on_screen(pilot)
        assert "Nothing was said again" in on_screen(pilot)


def test_every_kind_of_moment_has_its_key() -> None:
    assert set(KINDS) == set(SIGNS) == set(MomentKind)
    assert len({key for key, _, _ in KINDS.values()}) == len(WORDS) == len(MomentKind)
