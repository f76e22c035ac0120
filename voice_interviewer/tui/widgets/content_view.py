"""What an answer showed beside its key points, to be read on the screen: habits, the story, the questions asked."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from voice_interviewer.core.assessed import (
    Asked,
    AskedQuestions,
    HabitResult,
    HabitState,
    StarPart,
    Story,
)
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session_habits import HabitTally
from voice_interviewer.core.wording import HABITS, PARTS, STATES
from voice_interviewer.tui.theme import BLUE, GREEN, RED, VIOLET, YELLOW
from voice_interviewer.tui.widgets.answer_clock import minutes

STORY_CELLS = 40
"""Width of the bar that shows the parts of a story."""

HABIT_SIGNS = {
    HabitState.SHOWN: ("✓", GREEN),
    HabitState.MISTAKE: ("✗", RED),
    HabitState.CANNOT_TELL: ("·", "dim"),
}

PART_COLOURS = {
    StarPart.SITUATION: VIOLET,
    StarPart.TASK: YELLOW,
    StarPart.ACTION: BLUE,
    StarPart.RESULT: GREEN,
}


def heading(text: str) -> Text:
    """The title of a section."""
    return Text(f"\n{text}", style="bold")


def said(quote: str, start: float | None, place: str = "", limit: int = 160) -> Text:
    """Words that were said, cut in the middle where they are long, and when they were."""
    short = quote if len(quote) <= limit else f"{quote[: limit // 2].rstrip()} … {quote[-limit // 2 :].lstrip()}"
    when = "" if start is None else f" at {minutes(start)}"
    return Text(f"“{short}”{place}{when}", style="dim italic")


def habits_shown(habits: tuple[HabitResult, ...]) -> Iterator[RenderableType]:
    """Each habit with its sign, what was found, and the words and the time that show it."""
    if not habits:
        return
    yield heading("Habits")
    table = _grid()
    for habit in habits:
        sign, colour = HABIT_SIGNS[habit.state]
        text = Text.assemble((HABITS[habit.id], "dim" if colour == "dim" else "bold"), f"  {habit.reason}")
        if habit.quote is not None:
            text.append("\n").append_text(said(habit.quote, habit.start))
        table.add_row(Text(sign, style=colour), Text(STATES[habit.state], style=colour), text)
    yield table


def story_shown(story: Story | None) -> Iterator[RenderableType]:
    """A bar of the parts as they were told, each with its share, time and words, and what to do better."""
    if story is None:
        return
    yield heading("Your story")
    if story.stretches:
        yield _story_bar(story)
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, justify="right")
        table.add_column(ratio=1)
        for each in story.stretches:
            part = Text(PARTS[each.part], style=PART_COLOURS[each.part])
            table.add_row(part, f"{each.share:.0%}", said(each.quote, each.quote_start))
        for missing in story.missing:
            table.add_row(Text(PARTS[missing], style=RED), "", Text("not told", style=RED))
        yield table
    for remark in story.remarks:
        yield Text(f"→ {remark}")


def _story_bar(story: Story) -> Text:
    bar = Text()
    filled = told = 0.0
    for each in story.stretches:
        told += each.share
        cells = round(told * STORY_CELLS) - round(filled * STORY_CELLS)
        bar.append("█" * cells, style=PART_COLOURS[each.part])
        filled = told
    return bar


def asked_shown(questions: AskedQuestions | None, question: Question) -> Iterator[RenderableType]:
    """Each question that was asked, its topic and what the answer would reveal, and the topics that none touched."""
    if questions is None:
        return
    titles = {topic.id: topic.title for topic in question.topics}
    yield heading("What you asked")
    if not questions.asked:
        yield Text("Nothing was heard as a question.")
    table = _grid()
    for asked in questions.asked:
        sign, colour = ("✓", GREEN) if asked.topic is not None else ("·", YELLOW if asked.remark else "dim")
        table.add_row(Text(sign, style=colour), "", _asked(asked, titles))
    yield table
    if questions.untouched:
        untouched = ", ".join(titles.get(topic, topic) for topic in questions.untouched)
        yield Text.assemble(("Not touched: ", "dim"), untouched)


def _asked(asked: Asked, titles: dict[str, str]) -> Text:
    place = "" if asked.follow_up is None else f" in turn {asked.follow_up + 1}"
    text = Text().append_text(said(asked.quote, asked.start, place))
    if asked.topic is not None:
        text.append(f"\n{titles.get(asked.topic, asked.topic)}", style="bold").append(f"  {asked.reveals}")
    if asked.remark is not None:
        text.append(f"\n{asked.remark}", style=YELLOW)
    return text


def session_habits_shown(tallies: tuple[HabitTally, ...]) -> Iterator[RenderableType]:
    """Each habit over the whole interview, with the numbers of the answers that showed or missed it."""
    yield Text("Habits in this interview", style="bold")
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=1)
    for title, colour in (("shown in", GREEN), ("missed in", RED), ("cannot tell", "dim")):
        table.add_column(title, no_wrap=True, style=colour)
    table.show_header = True
    for tally in tallies:
        numbers = (tally.shown, tally.mistaken, tally.cannot_tell)
        table.add_row(HABITS[tally.habit], *(", ".join(map(str, each)) or "-" for each in numbers))
    yield Text()
    yield table


def _grid() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    return table
