"""How much of everything a question has: words, seconds, key points, variants."""

from collections.abc import Iterator

from voice_interviewer.core.questions import Question
from voice_interviewer.storage.pack_lints.remarks import Remark

SPOKEN_WORDS_PER_SECOND = 2.5
"""150 words a minute, the middle of what listeners find comfortable."""

MOST_QUESTION_WORDS = 30
"""A question of 12 s; more is forgotten before it is over."""

MODEL_SECONDS = (60.0, 100.0)
WEAK_WORDS = (40, 80)
KEY_POINTS = (4, 8)
PARAPHRASES = (2, 4)
TERM_GROUPS = (2, 4)
EXAMPLES = (2, 4)


def question_sizes(question: Question) -> Iterator[Remark]:
    """What is too short, too long, too few or too many."""
    who = f'question "{question.id}"'
    words = len(question.text.split())
    if words > MOST_QUESTION_WORDS:
        yield Remark(("text",), f"text of {who} has {words} words", f"ask in at most {MOST_QUESTION_WORDS}")
    for number, habit in enumerate(question.habits):
        if habit in question.habits[:number]:
            yield Remark(("habits", number), f"habits of {who} name {habit} twice", "keep one of the two")
    yield from _model_answer(question, who)
    if question.key_points:
        yield from _points(question, who)
    for index, topic in enumerate(question.topics):
        yield from _count(("topics", index, "examples"), topic.examples, EXAMPLES, f'topic "{topic.id}"', "examples")


def _model_answer(question: Question, who: str) -> Iterator[Remark]:
    words = len(question.model_answer.split())
    seconds = words / SPOKEN_WORDS_PER_SECOND
    told = f"model_answer of {who} takes {seconds:.0f} s aloud ({words} words)"
    least, most = MODEL_SECONDS
    if question.key_points and not least <= seconds <= most:
        few, many = (round(each * SPOKEN_WORDS_PER_SECOND) for each in MODEL_SECONDS)
        yield Remark(("model_answer",), told, f"write {few} to {many} words, {least:.0f} to {most:.0f} s")
    shortest, longest = question.expected_seconds
    if not shortest <= seconds <= longest:
        problem = f"{told}, which is not within expected_seconds"
        yield Remark(("expected_seconds",), problem, f"write a range that holds {seconds:.0f}")


def _points(question: Question, who: str) -> Iterator[Remark]:
    yield from _count(("key_points",), question.key_points, KEY_POINTS, who, "key points")
    words = len(question.weak_answer.split())
    least, most = WEAK_WORDS
    if not least <= words <= most:
        problem = f"weak_answer of {who} has {words} words"
        yield Remark(("weak_answer",), problem, f"write {least} to {most} words, as somebody would say them")
    for index, point in enumerate(question.key_points):
        part = f'key point "{point.id}"'
        path = ("key_points", index)
        yield from _count((*path, "paraphrases"), point.paraphrases, PARAPHRASES, part, "paraphrases")
        if point.terms:
            yield from _count((*path, "terms"), point.terms, TERM_GROUPS, part, "term groups")


def _count(
    path: tuple[str | int, ...], found: tuple[object, ...], wanted: tuple[int, int], who: str, what: str
) -> Iterator[Remark]:
    least, most = wanted
    if not least <= len(found) <= most:
        one = what[:-1] if len(found) == 1 else what
        yield Remark(path, f"{who} has {len(found)} {one}", f"give {least} to {most}")
