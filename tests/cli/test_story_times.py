"""A quote from a story stands beside the time at which it was said, not the time at which its part begins."""

from voice_interviewer.cli.report_content import story_lines
from voice_interviewer.core.assessed import StarPart, Story, StoryStretch
from voice_interviewer.tui.result.content_view import story_rows

STORY = Story(
    (StoryStretch(StarPart.ACTION, "So I traced the label upstream,", 6.0, 40.0, 1.0, quote_start=28.0),),
    (StarPart.RESULT,),
    None,
    (),
)


def test_the_report_gives_the_quote_s_own_time_and_the_span_of_its_part() -> None:
    (line,) = (line for line in story_lines(STORY, 200) if "traced" in line)
    assert "0:06.0-0:40.0" in line
    assert line.endswith("“So I traced the label upstream,” at 0:28.0")


def test_the_screen_gives_the_quote_s_own_time() -> None:
    (row,) = (row for row in story_rows(STORY) if "traced" in row.text.plain)
    assert row.text.plain == "“So I traced the label upstream,” at 0:28"
    assert [(moment.start, moment.end) for moment in row.moments] == [(6.0, 40.0)]
