from dataclasses import replace

import pytest

from tests.core.records import record
from voice_interviewer.core.practice.baseline import Change, Measure
from voice_interviewer.core.practice.progress import progress
from voice_interviewer.core.practice.words import drifted, figures, left_out, verdict


def test_nothing_answered_is_nothing_to_show() -> None:
    seen = progress([])
    assert (seen.sessions, seen.questions, seen.method) == (0, (), "")
    assert verdict(seen.trends[Measure.SCORE]) == "No figure yet."
    assert figures(seen.trends[Measure.SCORE]) == ""


def test_only_the_person_counts() -> None:
    seen = progress([record(0, 50), record(1, 90, candidate="demo"), record(2, 95, candidate="answer.wav")])
    assert [point.value for point in seen.trends[Measure.SCORE].points] == [50]


def test_methods_are_never_mixed_and_the_older_ones_are_told() -> None:
    seen = progress([record(0, 50, method="1+m"), record(1, 60), record(2, 70)])
    assert [point.value for point in seen.trends[Measure.SCORE].points] == [60, 70]
    assert seen.older == 1
    assert left_out(seen) == ("1 answer assessed by an older method: rescore to compare.",)


def test_an_interview_counts_by_the_mean_of_its_first_takes() -> None:
    history = [record(0, 40, "bias"), record(0, 95, "bias", take=2), record(0, 60, "loss"), record(0, None, "trees")]
    (point,) = progress(history).trends[Measure.SCORE].points
    assert (point.value, point.answers) == (50, 2)
    bias = progress(history).question("bias")
    assert bias is not None
    assert [point.value for point in bias.trends[Measure.SCORE].points] == [40, 95]


def test_a_hard_question_is_levelled_by_its_own_earlier_takes_in_the_score_but_not_in_the_pace() -> None:
    history = [record(0, 80, "easy"), record(0, 40, "hard"), record(1, 40, "hard"), record(1, 50, "new")]
    points = progress(history).trends[Measure.SCORE].points
    assert (points[1].value, points[1].level) == (45, 50)  # half of the 20 by which the hard one lay below
    pace = progress(history).trends[Measure.PACE].points
    assert all(point.value == point.level for point in pace)


@pytest.mark.parametrize("candidate", ["keyboard", "microphone"])
def test_typed_scores_stay_apart_from_spoken_ones_but_their_coverage_counts(candidate: str) -> None:
    """Those of a session that was begun by voice and went on by typing as well."""
    typed = replace(record(1, 90, candidate=candidate, pace=None, fillers=None), typed=True)
    seen = progress([record(0, 50), typed])
    assert [point.value for point in seen.trends[Measure.SCORE].points] == [50]
    assert [point.value for point in seen.trends[Measure.COVERAGE].points] == [50, 90]
    assert seen.typed == 1
    alone = progress([typed])
    assert [point.value for point in alone.trends[Measure.SCORE].points] == [90]


def test_questions_of_two_packs_are_two_questions() -> None:
    seen = progress([record(0, 50), record(1, 70, pack="other")])
    assert [(each.pack_id, each.takes) for each in seen.questions] == [("other", 1), ("mle", 1)]


def test_takes_are_held_against_their_own_question_by_a_spread_pooled_from_all() -> None:
    steady = [record(day, 50 + offset, f"q{number}") for number in range(8) for day, offset in ((0, -2), (1, 2))]
    seen = progress([*steady, record(2, 90, "q0"), record(2, 51, "q1")])
    better, usual = seen.question("q0"), seen.question("q1")
    assert better is not None
    assert usual is not None
    assert better.trends[Measure.SCORE].change is Change.BETTER
    assert usual.trends[Measure.SCORE].change is Change.USUAL


def test_the_newest_take_has_no_part_in_its_own_range() -> None:
    history = [record(day, 50 + day % 2, "q0") for day in range(6)]
    one, far = (progress([*history, record(9, score, "q0")]).question("q0") for score in (60, 100))
    assert one is not None
    assert far is not None
    assert one.trends[Measure.SCORE].band == far.trends[Measure.SCORE].band


def test_words_say_how_many_more_are_needed_then_what_is_usual() -> None:
    early = progress([record(day, 60) for day in range(2)]).trends[Measure.SCORE]
    assert verdict(early) == "Too early to tell: 4 more interviews until your usual range is known."
    known = progress([record(day, 60, f"q{day}") for day in range(6)]).trends[Measure.SCORE]
    assert verdict(known) == "Within your usual range, 57 to 63."
    assert figures(known) == "Last 60 of 100 · average 60 · usual 57 to 63 · 5 earlier"


def test_a_slow_rise_is_told_beside_the_newest_figure() -> None:
    rising = progress([record(day, 40 + 2 * day, f"q{day}") for day in range(12)]).trends[Measure.SCORE]
    assert drifted(rising) == "Over your last 12 interviews it went up by about 22, for the better."
    falling = progress([record(day, 50, f"q{day}", fillers=9 - day / 2) for day in range(9)]).trends[Measure.FILLERS]
    assert drifted(falling) == "Over your last 9 interviews it went down by about 4.0, for the better."
    slower = progress([record(day, 50, f"q{day}", pace=190 - 3 * day) for day in range(9)]).trends[Measure.PACE]
    assert drifted(slower) == "Over your last 9 interviews it went down by about 24."
    assert drifted(progress([]).trends[Measure.SCORE]) == ""


def test_words_for_pace_take_no_side() -> None:
    paces = [150, 151, 149, 150, 151]
    history = [record(day, 60, pace=pace) for day, pace in enumerate(paces)]
    faster = progress([*history, record(8, 60, pace=180)]).trends[Measure.PACE]
    assert verdict(faster).startswith("Faster than usual")
    assert verdict(faster).endswith("Still easy to follow.")
    racing = progress([*history, record(8, 60, pace=230)]).trends[Measure.PACE]
    assert verdict(racing).endswith("Listeners like 110 to 210.")


def test_pace_is_held_against_the_persons_own_band() -> None:
    history = [record(day, 60, pace=pace) for day, pace in enumerate([150, 151, 149, 150, 151])]
    faster = progress([*history, record(8, 60, pace=180)]).trends[Measure.PACE]
    assert verdict(faster, pace_band_wpm=(100.0, 140.0)).endswith("Your own band is 100 to 140.")
    assert verdict(faster, pace_band_wpm=(100.0, 190.0)).endswith("Still within your own band, 100 to 190.")
    slower = progress([*history, record(8, 60, pace=105)]).trends[Measure.PACE]
    assert verdict(slower).endswith("Listeners like 110 to 210.")
    assert verdict(slower, pace_band_wpm=(100.0, 140.0)).endswith("Still within your own band, 100 to 140.")
    more_fillers = [record(day, 60, fillers=3 + day % 2 / 10) for day in range(5)]
    fillers = progress([*more_fillers, record(8, 60, fillers=20)]).trends[Measure.FILLERS]
    assert "band" not in verdict(fillers, pace_band_wpm=(100.0, 140.0))
