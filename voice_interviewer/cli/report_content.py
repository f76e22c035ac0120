"""What an answer showed beside its key points, as plain lines: habits, the story, the questions that were asked."""

from collections.abc import Iterable, Mapping, Sequence

from voice_interviewer.cli.lines import clock, span, timed_quote, wrapped
from voice_interviewer.core.advice.advice import session_advice
from voice_interviewer.core.advice.advised import About, Advice
from voice_interviewer.core.assessed import Asked, AskedQuestions, HabitResult, HabitState, Story, StoryStretch
from voice_interviewer.core.habits.session import session_habits
from voice_interviewer.core.questions import Question
from voice_interviewer.core.session import Answer
from voice_interviewer.core.wording import HABITS, PARTS, STATES

HABIT_MARKS = {HabitState.SHOWN: "[+]", HabitState.MISTAKE: "[!]", HabitState.CANNOT_TELL: "[?]"}


def advice_lines(advice: Advice, width: int) -> list[str]:
    """The one thing to do next time, and what it rests on."""
    title = "What to keep" if advice.about is About.KEEP else "Next time"
    return [*wrapped(f"{title}: {advice.text}", width), *wrapped(advice.why, width, indent=2, hanging=2)]


def session_lines(answers: Sequence[Answer], questions: Mapping[str, Question], width: int) -> list[str]:
    """The one thing over the whole interview where it has several questions, and its habits; maybe no line."""
    advice = session_advice(answers, questions) if len({each.number for each in answers}) > 1 else None
    lines = [] if advice is None else ["Over the whole interview:", *advice_lines(advice, width)]
    return [*lines, *session_habit_lines(answers, width)]


def habit_lines(habits: Sequence[HabitResult], width: int) -> list[str]:
    """Each habit with its sign, what was found, and the words that show it; no line without habits."""
    lines = ["Habits:"] if habits else []
    for habit in habits:
        head = f"{HABIT_MARKS[habit.state]} {HABITS[habit.id]}, {STATES[habit.state]}: {habit.reason}"
        lines += wrapped(head, width, indent=2, hanging=6)
        if habit.quote is not None:
            lines += wrapped(timed_quote(habit.quote, habit.start, habit.end), width, indent=6)
    return lines


def session_habit_lines(answers: Iterable[Answer], width: int) -> list[str]:
    """Each habit that had an occasion in the interview, and the answers that showed or missed it; maybe no line."""
    tallies = session_habits(answers)
    lines = ["Habits in this interview:"] if tallies else []
    for tally in tallies:
        found = [
            f"{said} in {_answers(numbers)}"
            for said, numbers in (
                ("shown", tally.shown),
                ("missed", tally.mistaken),
                ("cannot tell", tally.cannot_tell),
            )
            if numbers
        ]
        state = HabitState.MISTAKE if tally.mistaken else HabitState.SHOWN if tally.shown else HabitState.CANNOT_TELL
        text = f"{HABIT_MARKS[state]} {HABITS[tally.habit]}: {'; '.join(found)}"
        lines += wrapped(text, width, indent=2, hanging=6)
    return lines


def story_lines(story: Story | None, width: int) -> list[str]:
    """The parts of the story in the order told, with share, times and words, what is missing, and what to do better."""
    if story is None:
        return []
    lines = ["Story:" if story.stretches else "Story: none was found"]
    for each in story.stretches:
        when = f" {span(each.start, each.end)}" if each.start is not None and each.end is not None else ""
        head = f"{PARTS[each.part]}{when} ({each.share:.0%} of the words): {_timed(each)}"
        lines += wrapped(head, width, indent=2, hanging=6)
    if story.stretches and story.missing:
        lines += wrapped(f"missing: {', '.join(PARTS[part] for part in story.missing)}", width, indent=2)
    for remark in story.remarks:
        lines += wrapped(f"- {remark}", width, indent=2, hanging=4)
    return lines


def _timed(stretch: StoryStretch) -> str:
    """The quote of a part, and when it was said."""
    when = "" if stretch.quote_start is None else f" at {clock(stretch.quote_start)}"
    return f"“{stretch.quote}”{when}"


def asked_lines(questions: AskedQuestions | None, question: Question | None, width: int) -> list[str]:
    """Each question that was asked with its topic and what it reveals, and the topics that none touched."""
    if questions is None:
        return []
    titles = {topic.id: topic.title for topic in question.topics} if question else {}
    lines = ["What you asked:" if questions.asked else "What you asked: nothing was heard as a question"]
    for asked in questions.asked:
        lines += _asked(asked, titles, width)
    if questions.untouched:
        untouched = "; ".join(titles.get(topic, topic) for topic in questions.untouched)
        lines += wrapped(f"not touched: {untouched}", width, indent=2, hanging=4)
    return lines


def _asked(asked: Asked, titles: dict[str, str], width: int) -> list[str]:
    place = "" if asked.follow_up is None else f"in turn {asked.follow_up + 1} "
    lines = wrapped(timed_quote(asked.quote, asked.start, asked.end, place), width, indent=2, hanging=4)
    if asked.topic is not None:
        lines += wrapped(f"{titles.get(asked.topic, asked.topic)}: {asked.reveals}", width, indent=4, hanging=6)
    elif asked.remark is None:
        lines += wrapped("on none of the topics here", width, indent=4)
    if asked.remark is not None:
        lines += wrapped(asked.remark, width, indent=4, hanging=6)
    return lines


def _answers(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(number) for number in numbers)
    return f"answer {listed}" if len(numbers) == 1 else f"answers {listed}"
