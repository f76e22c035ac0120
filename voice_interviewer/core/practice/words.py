"""What is said of a person's figures over time, the same on the screen and in lines of text."""

from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM
from voice_interviewer.core.practice.baseline import KINDS, MINIMUM_EARLIER, Better, Change, Measure
from voice_interviewer.core.practice.calendar import PracticeCalendar
from voice_interviewer.core.practice.progress import Progress, Trend

LEVELLED = "hard and easy questions levelled"
"""What the figures of interviews are, where questions move the measure."""

SHORT = {
    Change.EARLY: "too early to tell",
    Change.USUAL: "as usual",
    Change.BETTER: "better than usual",
    Change.WORSE: "below your usual",
    Change.MORE: "faster than usual",
    Change.LESS: "slower than usual",
}
"""A change in a few words."""


def figure(value: float, measure: Measure) -> str:
    """A figure with as many decimals as it can be trusted to."""
    return f"{value:.{KINDS[measure].decimals}f}"


def span(trend: Trend) -> str:
    """The usual range, as 58 to 76; empty where it is not known."""
    if trend.band is None:
        return ""
    low, high = max(0.0, trend.band.low), min(KINDS[trend.measure].highest, trend.band.high)
    return f"{figure(low, trend.measure)} to {figure(high, trend.measure)}"


def verdict(trend: Trend, noun: str = "interview", pace_band_wpm: tuple[float, float] = PACE_BAND_WPM) -> str:
    """What is said of the newest figure, in one or two sentences; `noun` is what a point of the series is.

    `pace_band_wpm` is the band of the person's settings.
    """
    measure, usual = trend.measure, span(trend)
    match trend.change:
        case Change.EARLY:
            return _early(trend, noun)
        case Change.USUAL:
            return f"Within your usual range, {usual}."
        case Change.BETTER:
            return f"Better than usual: your range was {usual}."
        case Change.WORSE if KINDS[measure].by_question:
            return f"Below your usual range, {usual}. One {noun} is no trend."
        case Change.WORSE:
            return f"More than usual: your range was {usual}. One {noun} is no trend."
        case Change.MORE | Change.LESS:
            way = "Faster" if trend.change is Change.MORE else "Slower"
            return f"{way} than usual: your range was {usual}.{_in_the_band(trend, pace_band_wpm)}"


def drifted(trend: Trend, noun: str = "interview") -> str:
    """What the figures rose or fell by in the long run, in one sentence; empty where chance explains it."""
    if trend.drift is None:
        return ""
    by, better = trend.drift.by, KINDS[trend.measure].better
    way = "up" if by > 0 else "down"
    is_better = (better is Better.HIGHER) is (by > 0)
    judged = "" if better is Better.NEITHER else ", for the better" if is_better else ", the wrong way"
    size = figure(abs(by), trend.measure)
    return f"Over your last {count(trend.drift.figures, noun)} it went {way} by about {size}{judged}."


def figures(trend: Trend, noun: str = "interview") -> str:
    """The newest figure with what it stands beside, in one line; empty where there is none."""
    if not trend.points:
        return ""
    newest, measure = trend.points[-1], trend.measure
    levelled = figure(newest.level, measure)
    aside = f" ({levelled} levelled)" if levelled != figure(newest.value, measure) else ""
    parts = [f"Last {figure(newest.value, measure)}{KINDS[measure].unit}{aside}"]
    if trend.band is not None:
        usual, earlier = f"usual {span(trend)}", f"{trend.band.earlier} earlier"
        parts += [f"average {figure(trend.band.middle, measure)}", usual, earlier]
    else:
        parts.append(count(len(trend.points), noun))
    return " · ".join(parts)


def left_out(progress: Progress) -> tuple[str, ...]:
    """What takes no part in the figures, a sentence each."""
    lines = []
    if progress.older:
        lines.append(f"{count(progress.older, 'answer')} assessed by an older method: rescore to compare.")
    if progress.typed:
        lines.append(f"{count(progress.typed, 'typed answer')} not in the score.")
    return tuple(lines)


def practised(calendar: PracticeCalendar) -> str:
    """How regularly the person practised, in one line."""
    days = f"{count(calendar.days, 'day')} in {len(calendar.weeks)} weeks"
    now = f"{count(calendar.streak, 'day')} in a row" if calendar.streak else "a new streak begins with one answer"
    longest = f", longest {calendar.longest_streak}" if calendar.longest_streak > calendar.streak else ""
    return f"Practised on {days} · {now}{longest}"


def count(number: int, noun: str) -> str:
    """1 day, 2 days."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _early(trend: Trend, noun: str) -> str:
    if not trend.points:
        return "No figure yet."
    if trend.band is not None:
        return f"Too early to tell: your {noun}s differ too much so far."
    if noun == "take":
        if len(trend.points) == 1:
            return "Answer it once more and both takes are compared."
        return "Too early to tell: more second takes will show how much yours differ by chance."
    more = MINIMUM_EARLIER + 1 - len(trend.points)
    return f"Too early to tell: {count(more, f'more {noun}')} until your usual range is known."


def _in_the_band(trend: Trend, pace_band_wpm: tuple[float, float]) -> str:
    if trend.measure is not Measure.PACE:
        return ""
    low, high = pace_band_wpm
    is_inside, is_usual = low <= trend.points[-1].value <= high, pace_band_wpm == PACE_BAND_WPM
    if is_inside:
        return " Still easy to follow." if is_usual else f" Still within your own band, {low:.0f} to {high:.0f}."
    return f" {'Listeners like' if is_usual else 'Your own band is'} {low:.0f} to {high:.0f}."
