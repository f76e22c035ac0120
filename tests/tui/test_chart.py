import math

import pytest

from tests.core.test_practice_calendar import SUNDAY, on
from voice_interviewer.core.practice.calendar import practice_calendar
from voice_interviewer.tui.progress.calendar import FULL, REST, SOME, TODAY, sign
from voice_interviewer.tui.progress.chart import NEWEST, POINT, Scale, Series, plot, scale_of, sparkline


def test_higher_figures_stand_higher_and_the_newest_is_marked() -> None:
    lines = plot(Series((10.0, 90.0, 50.0), ends=(0.0, 100.0)), 30, 5)
    assert [len(line) for line in lines] == [30] * 5
    assert lines[-1][0] == POINT
    assert POINT in lines[0]
    assert lines[2].endswith(NEWEST)


def test_a_line_joins_the_figures() -> None:
    lines = plot(Series((0.0, 100.0), ends=(0.0, 100.0)), 10, 4)
    assert all(any(line[column] != " " for line in lines) for column in range(10))


def test_more_figures_than_room_show_the_newest_ones() -> None:
    lines = plot(Series((*[0.0] * 500, *[100.0] * 20), ends=(0.0, 100.0)), 20, 4)
    assert not lines[-1].strip()
    assert lines[0].endswith(NEWEST)


@pytest.mark.parametrize(
    ("series", "scale"),
    [
        (Series((50, 80), (58, 76), (0, 100)), Scale(40, 80, 20)),
        (Series((100, 100), None, (0, 100)), Scale(90, 100, 10)),
        (Series((0, 0), None, (0, math.inf)), Scale(0, 0.5, 0.5)),
        (Series((150,), (140, 160), (0, math.inf)), Scale(140, 160, 10)),
        (Series((5,), (-20, 130), (0, 100)), Scale(0, 100, 50)),
    ],
)
def test_scales_have_round_labels_and_stay_within_what_is_possible(series: Series, scale: Scale) -> None:
    assert scale_of(series, 6) == scale


def test_a_sparkline_rises_with_the_score() -> None:
    assert sparkline([0, 50, 100]) == "▁▅█"


def test_days_differ_by_their_sign_alone() -> None:
    calendar = practice_calendar(on(1, 2, 2, 2), SUNDAY)
    week = {day.day.day: sign(day, calendar) for day in calendar.weeks[-1]}
    assert (week[19], week[20], week[21], week[22]) == (REST, FULL, SOME, TODAY)
    practised = practice_calendar(on(0), SUNDAY)
    assert sign(practised.weeks[-1][-1], practised) == SOME
