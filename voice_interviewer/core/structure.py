"""From what was found in the words to what is kept of it: habits, story and questions asked, with quotes and times."""

from collections.abc import Mapping, Sequence

from voice_interviewer.core.asking.asking import find_asked, untouched_topics
from voice_interviewer.core.assessed import Asked, AskedQuestions, HabitResult, Story, StoryStretch, Structure
from voice_interviewer.core.habits.habits import find_habits
from voice_interviewer.core.questions import Question
from voice_interviewer.core.story.story import find_story
from voice_interviewer.core.transcript import Word

NOTHING_TOLD = "where nothing can be told there are no words to show"
NO_RESULT = "no result was told"


def habit_results(
    question: Question, tokens: Sequence[str], words: Sequence[Word], contradicted: Sequence[tuple[int, int]]
) -> tuple[HabitResult, ...]:
    """What `find_habits` finds, with quotes, and times where there are words (one a token; none for a typed answer)."""
    results = []
    for found in find_habits(question, tokens, contradicted):
        quote = None if found.tokens is None else _quote(tokens, found.tokens)
        start, end = (None, None) if found.tokens is None else _times(words, found.tokens)
        results.append(HabitResult(found.habit, found.state, quote, start, end, found.reason))
    return tuple(results)


def structure_of(question: Question, tokens: Sequence[str], words: Sequence[Word]) -> Structure:
    """How an answer is built: its story where one is asked for, what was asked where the candidate is to ask."""
    return Structure(
        story=_story(tokens, words) if question.star is not None else None,
        questions=_questions(question, tokens, words) if question.topics else None,
    )


def unknown_structure(habits: Sequence[HabitResult], structure: Structure, no_times: str | None) -> Mapping[str, str]:
    """Why a figure of habits or structure is null; `no_times` says why nothing has times, None where words have."""
    unknown: dict[str, str] = {}
    if any(habit.quote is None for habit in habits):
        unknown["habits.quote"] = NOTHING_TOLD
    if any(habit.start is None for habit in habits):
        unknown |= {"habits.start": no_times or NOTHING_TOLD, "habits.end": no_times or NOTHING_TOLD}
    story, questions = structure.story, structure.questions
    if story is not None and story.result_measured is None:
        unknown["structure.story.result_measured"] = NO_RESULT
    if no_times is not None:
        timed = {
            "structure.story.stretches": story is not None and story.stretches,
            "structure.questions.asked": questions is not None and questions.asked,
        }
        unknown |= {f"{name}.{end}": no_times for name, there in timed.items() if there for end in ("start", "end")}
        if story is not None and story.stretches:
            unknown["structure.story.stretches.quote_start"] = no_times
    return unknown


def _story(tokens: Sequence[str], words: Sequence[Word]) -> Story:
    found = find_story(tokens)
    stretches = []
    for each in found.stretches:
        start, end = _times(words, each.tokens)
        quote_start, _ = _times(words, each.evidence)
        stretches.append(StoryStretch(each.part, _quote(tokens, each.evidence), start, end, each.share, quote_start))
    return Story(tuple(stretches), found.missing, found.result_measured, found.remarks)


def _questions(question: Question, tokens: Sequence[str], words: Sequence[Word]) -> AskedQuestions:
    found = find_asked(question, tokens)
    asked = []
    for each in found:
        start, end = _times(words, each.tokens)
        topic, reveals = (None, None) if each.topic is None else (each.topic.id, each.topic.reveals)
        asked.append(Asked(_quote(tokens, each.tokens), start, end, topic, reveals, each.remark))
    return AskedQuestions(tuple(asked), untouched_topics(question, found))


def _quote(tokens: Sequence[str], place: tuple[int, int]) -> str:
    return " ".join(tokens[slice(*place)])


def _times(words: Sequence[Word], place: tuple[int, int]) -> tuple[float | None, float | None]:
    return (words[place[0]].start, words[place[1] - 1].end) if words else (None, None)
