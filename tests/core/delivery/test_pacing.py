import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.answers import spoken
from voice_interviewer.core.delivery.pacing import measure_pacing, overlap_seconds, unknown_pacing, why_no_rate
from voice_interviewer.core.sound.units import Span


def test_an_even_answer_has_its_own_rate_everywhere() -> None:
    words = spoken("word " * 75, start=3.0, words_per_minute=150.0)
    pacing = measure_pacing(words, [Span(3.0, 33.0)])
    assert pacing.words_per_minute == pytest.approx(150.0)
    assert pacing.articulation_wpm == pytest.approx(150.0)
    assert pacing.think_seconds == pytest.approx(3.0)
    assert pacing.pauses == ()
    assert [(window.start, window.end) for window in pacing.windows] == [(3.0, 18.0), (18.0, 33.0)]
    assert [window.words_per_minute for window in pacing.windows] == pytest.approx([152.0, 148.0])


def test_runs_between_pauses_and_the_share_of_speech() -> None:
    words = (*spoken("word " * 20, start=1.0, words_per_minute=120.0), *spoken("word " * 20, start=16.0))
    pacing = measure_pacing(words, [Span(1.0, 5.9), Span(6.0, 11.0), Span(16.0, 26.0)])
    assert pacing.run_words == pytest.approx(20.0)
    assert pacing.phonation_ratio == pytest.approx(20 / 25)


def test_compounds_count_for_their_parts_in_every_rate() -> None:
    pacing = measure_pacing(spoken("cross-entropy " * 30, words_per_minute=90.0, start=0.0), [Span(0.0, 20.0)])
    assert pacing.words_per_minute == pytest.approx(180.0)
    assert pacing.windows[0].words_per_minute == pytest.approx(180.0)
    assert pacing.run_words == pytest.approx(60.0)


def test_only_what_is_faster_than_the_band_for_long_is_a_fast_run() -> None:
    words = spoken("word " * 200, start=0.0, words_per_minute=240.0)
    assert [(round(run.start), round(run.end)) for run in measure_pacing(words, [Span(0.0, 50.0)]).fast_runs] == [
        (0, 50)
    ]
    assert measure_pacing(words, [Span(0.0, 50.0)], band_wpm=(110.0, 250.0)).fast_runs == ()
    rested = [*spoken("word " * 60, start=0.0, words_per_minute=240.0)]
    rested += spoken("word " * 60, start=18.0, words_per_minute=240.0)
    assert measure_pacing(rested, [Span(0.0, 15.0), Span(18.0, 33.0)]).fast_runs == ()


def test_figures_without_a_rate_have_its_reason_and_places_their_own() -> None:
    speech = [Span(0.0, 3.0), Span(4.0, 5.0)]
    unknown = unknown_pacing(measure_pacing((), speech), "why")
    rates = ("words_per_minute", "articulation_wpm", "phonation_ratio", "run_words")
    assert {name: reason for name, reason in unknown.items() if reason == "why"} == {
        f"pacing.{each}": "why" for each in rates
    }
    assert "no words" in unknown["pacing.pauses.place"]


def test_pauses_slow_the_speaking_rate_but_not_the_articulation() -> None:
    words = (*spoken("word " * 20, start=1.0, words_per_minute=120.0), *spoken("word " * 20, start=16.0))
    pacing = measure_pacing(words, [Span(1.0, 5.9), Span(6.0, 11.0), Span(16.0, 26.0)])
    assert [(pause.start, pause.end, pause.kind) for pause in pacing.pauses] == [(11.0, 16.0, "long")]
    assert pacing.words_per_minute == pytest.approx(40 / 25 * 60)
    assert pacing.articulation_wpm == pytest.approx(40 / 20 * 60)


@pytest.mark.parametrize(
    ("gap", "kinds"), [(0.21, []), (0.25, ["short"]), (1.99, ["short"]), (2.0, ["long"]), (30.0, ["long"])]
)
def test_a_gap_is_a_pause_from_a_quarter_second_and_long_from_two(gap: float, kinds: list[str]) -> None:
    pauses = measure_pacing((), [Span(0.0, 4.0), Span(4.0 + gap, 20.0 + gap)]).pauses
    assert [pause.kind for pause in pauses] == kinds


def test_gaps_between_words_are_no_pauses() -> None:
    words = (*spoken("word " * 10, start=0.0), *spoken("word " * 10, start=12.0))
    assert measure_pacing(words, [Span(0.0, 16.0)]).pauses == ()


def test_hesitations_are_no_words() -> None:
    with_fillers = spoken("um word " * 20, start=0.0)
    pacing = measure_pacing(with_fillers, [Span(0.0, 20.0)])
    assert pacing.words_per_minute == pytest.approx(60.0)


def test_what_could_not_be_transcribed_counts_neither_as_words_nor_as_time() -> None:
    words = spoken("word " * 50, start=0.0)
    speech = [Span(0.0, 20.0), Span(21.0, 41.0)]
    pacing = measure_pacing(words, speech, failed=[Span(20.0, 41.0)])
    assert pacing.words_per_minute == pytest.approx(150.0)
    assert pacing.articulation_wpm == pytest.approx(150.0)
    assert [window.end for window in pacing.windows] == [15.0, 30.0]
    assert pacing.windows[1].words_per_minute == pytest.approx(12 / 5 * 60, abs=15)


@pytest.mark.parametrize(
    ("text", "speech", "reason"),
    [
        ("", [], "no speech"),
        ("word " * 9, [Span(0.0, 20.0)], "fewer than 10 words"),
        ("word " * 30, [Span(0.0, 4.9)], "less than 5 seconds"),
        ("um " * 30, [Span(0.0, 20.0)], "fewer than 10 words"),
    ],
)
def test_too_little_has_no_rate_and_says_why(text: str, speech: list[Span], reason: str) -> None:
    words = spoken(text, start=0.0)
    pacing = measure_pacing(words, speech)
    assert (pacing.words_per_minute, pacing.articulation_wpm, pacing.windows) == (None, None, ())
    assert reason in (why_no_rate(words, speech) or "")
    assert (pacing.think_seconds is None) == (not speech)


def test_a_short_rest_joins_the_last_window() -> None:
    words = spoken("word " * 90, start=0.0)
    assert [window.end for window in measure_pacing(words, [Span(0.0, 36.0)]).windows] == [15.0, 36.0]
    assert [window.end for window in measure_pacing(words, [Span(0.0, 38.0)]).windows] == [15.0, 30.0, 38.0]


SPEECH = st.lists(st.tuples(st.floats(0.0, 4.0), st.floats(0.03, 20.0)), min_size=1, max_size=12).map(
    lambda pairs: [
        Span(start, start + seconds)
        for number, (_, seconds) in enumerate(pairs)
        for start in [sum(gap for gap, _ in pairs[: number + 1]) + sum(length for _, length in pairs[:number])]
    ]
)


@settings(deadline=None, max_examples=50)
@given(SPEECH, st.integers(0, 200))
def test_articulation_is_never_slower_than_speaking_and_windows_hold_every_word(speech: list[Span], count: int) -> None:
    words = spoken("word " * count, start=speech[0].start)
    pacing = measure_pacing(words, speech)
    if pacing.words_per_minute is not None and pacing.articulation_wpm is not None:
        assert pacing.articulation_wpm >= pacing.words_per_minute - 1e-6
        held = sum(window.words_per_minute * (window.end - window.start) / 60.0 for window in pacing.windows)
        assert held == pytest.approx(count)


def test_overlap_is_what_two_lists_share() -> None:
    assert overlap_seconds([Span(0, 4), Span(6, 9)], [Span(3, 7), Span(8.5, 20)]) == pytest.approx(2.5)
