"""What an answer showed beside its key points, as rows: habits, the story, the questions asked."""

from collections.abc import Iterator

from textual.content import Content

from voice_interviewer.core.assessed import Asked, AskedQuestions, HabitResult, HabitState, StarPart, Story
from voice_interviewer.core.evidence import asked_moments, habit_moments, story_moments
from voice_interviewer.core.habits.session import HabitTally
from voice_interviewer.core.questions import Question
from voice_interviewer.core.wording import HABITS, PARTS, STATES
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.result.result_rows import LEAD_CELLS, MUTED, heading, label, lead, lines, said
from voice_interviewer.tui.result.rows_view import Row

STORY_CELLS = 40
"""Width of the bar that shows the parts of a story."""

HABIT_SIGNS = {
    HabitState.SHOWN: ("✓", "$text-success"),
    HabitState.MISTAKE: ("✗", "$text-error"),
    HabitState.CANNOT_TELL: ("·", MUTED),
}

PART_STYLES = {
    StarPart.SITUATION: ("░", "$text-secondary"),
    StarPart.TASK: ("▒", "$text-warning"),
    StarPart.ACTION: ("▓", "$text-primary"),
    StarPart.RESULT: ("█", "$text-success"),
}
"""How each part is drawn in the bar: a shade and a colour."""


def habit_rows(habits: tuple[HabitResult, ...]) -> Iterator[Row]:
    """Each habit with its sign, what was found, and the words and the time that show it."""
    if not habits:
        return
    yield heading("Habits")
    for habit in habits:
        sign, style = HABIT_SIGNS[habit.state]
        name = MUTED if habit.state is HabitState.CANNOT_TELL else "bold"
        found = assembled((HABITS[habit.id], name), f"  {habit.reason}")
        quote = said(habit.quote, habit.start) if habit.quote is not None else None
        yield Row(lines(found, quote), lead(sign, STATES[habit.state], style), habit_moments(habit))


def story_rows(story: Story | None) -> Iterator[Row]:
    """A bar of the parts as they were told, each with its share, time and words, and what to do better."""
    if story is None:
        return
    yield heading("Your story")
    if story.stretches:
        yield Row(_story_bar(story))
        for each in story.stretches:
            sign, style = PART_STYLES[each.part]
            part = lead(sign, f"{PARTS[each.part]:<9} {each.share:>4.0%}", style, LEAD_CELLS + 4)
            yield Row(said(each.quote, each.quote_start), part, story_moments(each))
        for missing in story.missing:
            yield Row(
                Content.styled("not told", "$text-error"), lead("✗", PARTS[missing], "$text-error", LEAD_CELLS + 4)
            )
    for remark in story.remarks:
        yield Row(Content(remark), Content("→ "))


def _story_bar(story: Story) -> Content:
    bar = []
    filled = told = 0.0
    for each in story.stretches:
        told += each.share
        cells = round(told * STORY_CELLS) - round(filled * STORY_CELLS)
        sign, style = PART_STYLES[each.part]
        bar.append(Content.styled(sign * cells, style))
        filled = told
    return Content("").join(bar)


def asked_rows(questions: AskedQuestions | None, question: Question | None) -> Iterator[Row]:
    """Each question that was asked, its topic and what the answer would reveal, and the topics that none touched."""
    if questions is None:
        return
    titles = {topic.id: topic.title for topic in question.topics} if question is not None else {}
    yield heading("What you asked")
    if not questions.asked:
        yield Row(Content("Nothing was heard as a question."))
    for asked in questions.asked:
        unplaced = "$text-warning" if asked.remark else MUTED
        sign, style = ("✓", "$text-success") if asked.topic is not None else ("·", unplaced)
        yield Row(_asked(asked, titles), Content.styled(f"{sign} ", style), asked_moments(asked))
    if questions.untouched:
        untouched = ", ".join(titles.get(topic, topic) for topic in questions.untouched)
        yield Row(assembled(("Not touched: ", MUTED), untouched))


def _asked(asked: Asked, titles: dict[str, str]) -> Content:
    place = "" if asked.follow_up is None else f" in turn {asked.follow_up + 1}"
    topic = remark = None
    if asked.topic is not None:
        topic = assembled((titles.get(asked.topic, asked.topic), "bold"), f"  {asked.reveals}")
    if asked.remark is not None:
        remark = Content.styled(asked.remark, "$text-warning")
    return lines(said(asked.quote, asked.start, place), topic, remark)


def session_habit_rows(tallies: tuple[HabitTally, ...]) -> Iterator[Row]:
    """Each habit over the whole interview, with the numbers of the answers that showed or missed it."""
    if not tallies:
        return
    yield heading("Habits in this interview")
    cells = max(len(HABITS[tally.habit]) for tally in tallies) + 2
    for tally in tallies:
        found = [
            Content.styled(f"{sign} {said_of} {', '.join(map(str, numbers))}", style)
            for sign, said_of, numbers, style in (
                ("✓", "shown in", tally.shown, "$text-success"),
                ("✗", "missed in", tally.mistaken, "$text-error"),
                ("·", "cannot tell in", tally.cannot_tell, MUTED),
            )
            if numbers
        ]
        yield Row(Content("   ").join(found), label(HABITS[tally.habit], cells))
