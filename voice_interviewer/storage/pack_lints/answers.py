"""Whether a question's own texts do what they are for, as the program hears them where the judge's model is missing.

A point without terms cannot be checked so, and is not.
"""

from collections.abc import Iterator
from dataclasses import replace

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.content_words import content_words
from voice_interviewer.core.coverage.contradictions import MINIMUM_CONTENT_WORDS
from voice_interviewer.core.coverage.terms import PASSAGE_TOKENS, TermGroupJudge
from voice_interviewer.core.questions import KeyPoint, Question, Topic
from voice_interviewer.core.tokens import PhraseFinder, stems
from voice_interviewer.storage.pack_lints.remarks import Remark

WEAK_SHARE = 0.4
"""Weighted share of the points that a weak answer may cover, a partial one counting half."""

GIVEN_AWAY_SHARE = 0.5
"""A follow-up that makes its point gives it away with more than this share of the words of a way of saying it; below,
it has the point's terms in common because it must ask about something ("how much of the gain did you keep?")."""

BY_TERMS = "by the terms (which judge where the judge's model is missing)"
"""Begins what is told of a text by that judge alone: the trained one may hear it otherwise."""

_WORTH = {PointStatus.COVERED: 1.0, PointStatus.PARTIAL: 0.5}
_SHOWN_VARIANTS = 4


def question_answers(question: Question) -> Iterator[Remark]:
    """Where an answer, a paraphrase, a contradiction or an example is heard as something else than it is."""
    if question.key_points:
        yield from _model_answer(question)
        yield from _weak_answer(question)
        yield from _hint(question)
    for index, point in enumerate(question.key_points):
        yield from _paraphrases(question, index, point)
        if point.terms:
            yield from _follow_up(question, index, point)
            yield from _contradictions(question, index, point)
    if question.topics:
        yield from _topics(question)


def _statuses(question: Question, said: str) -> list[PointStatus]:
    return [each.status for each in TermGroupJudge().judge(question, said.split())]


def _status(question: Question, point: KeyPoint, said: str) -> PointStatus:
    return _statuses(replace(question, key_points=(point,)), said)[0]


def _is_said(variants: tuple[str, ...], text: str) -> bool:
    return bool(PhraseFinder(variants).find(stems(text)))


def _shown(variants: tuple[str, ...]) -> str:
    more = ", …" if len(variants) > _SHOWN_VARIANTS else ""
    return f"[{', '.join(variants[:_SHOWN_VARIANTS])}{more}]"


def _model_answer(question: Question) -> Iterator[Remark]:
    statuses = _statuses(question, question.model_answer)
    for index, (point, status) in enumerate(zip(question.key_points, statuses, strict=True)):
        who = f'key point "{point.id}"'
        unsaid = [number for number, group in enumerate(point.terms) if not _is_said(group, question.model_answer)]
        for number in unsaid:
            problem = f"the model answer never says a term of {who}: {_shown(point.terms[number])}"
            mend = "say one in model_answer, or add to the group what the answer says"
            yield Remark(("key_points", index, "terms", number), problem, mend)
        if unsaid or status is PointStatus.COVERED or not point.terms:
            continue
        if status is PointStatus.CONTRADICTED:
            problem, mend = (
                f"{BY_TERMS} the model answer contradicts {who}",
                "reword model_answer, or the contradiction",
            )
        else:
            problem = f"{BY_TERMS} the model answer does not make {who}"
            mend = (
                f"say all of its terms within {PASSAGE_TOKENS} words of each other, and not only those of the question"
            )
        yield Remark(("key_points", index), problem, mend)


def _weak_answer(question: Question) -> Iterator[Remark]:
    statuses = _statuses(question, question.weak_answer)
    points = [each for each in zip(question.key_points, statuses, strict=True) if each[0].terms]
    made = sum(point.weight * _WORTH.get(status, 0.0) for point, status in points)
    share = made / sum(point.weight for point in question.key_points)
    if share > WEAK_SHARE:
        names = ", ".join(point.id for point, status in points if status in _WORTH)
        problem = f'{BY_TERMS} weak_answer of question "{question.id}" covers {share:.0%} of its points: {names}'
        yield Remark(("weak_answer",), problem, "leave some of that out, or make their terms less common")


def _hint(question: Question) -> Iterator[Remark]:
    for point, status in zip(question.key_points, _statuses(question, question.hint), strict=True):
        if point.terms and status is PointStatus.COVERED:
            problem = f'{BY_TERMS} hint of question "{question.id}" gives key point "{point.id}" away'
            yield Remark(("hint",), problem, "point the way without the words of the answer")


def _follow_up(question: Question, index: int, point: KeyPoint) -> Iterator[Remark]:
    asked = set(content_words(point.follow_up))
    sayings = [set(content_words(text)) for text in (point.statement, *point.paraphrases)]
    share = max(len(each & asked) / len(each) for each in sayings if each) if any(sayings) else 0.0
    if share > GIVEN_AWAY_SHARE and _status(question, point, point.follow_up) is PointStatus.COVERED:
        problem = f'follow_up of key point "{point.id}" gives the whole point away'
        mend = "ask for the point without saying all of it; whoever repeats the question would have made it"
        yield Remark(("key_points", index, "follow_up"), problem, mend)


def _paraphrases(question: Question, index: int, point: KeyPoint) -> Iterator[Remark]:
    said: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(point.paraphrases):
        first = said.setdefault(stems(text), number)
        if first != number:
            problem = f'paraphrase {number + 1} of key point "{point.id}" is the same as number {first + 1}'
            mend = "say it in other words, or remove one of the two"
            yield Remark(("key_points", index, "paraphrases", number), problem, mend)
        if not point.terms or _status(question, point, text) is PointStatus.COVERED:
            continue
        path = ("key_points", index, "paraphrases", number)
        unsaid = [_shown(group) for group in point.terms if not _is_said(group, text)]
        mend = f"add what it says to {unsaid[0]}, or reword it" if unsaid else "say more than the question does"
        yield Remark(path, f'{BY_TERMS} a paraphrase of key point "{point.id}" does not make the point', mend)


def _contradictions(question: Question, index: int, point: KeyPoint) -> Iterator[Remark]:
    for number, text in enumerate(point.contradictions):
        path = ("key_points", index, "contradictions", number)
        who = f'a contradiction of key point "{point.id}"'
        words = len(content_words(text))
        if words < MINIMUM_CONTENT_WORDS:
            problem = f"{who} has {words} word{'' if words == 1 else 's'} that carry meaning"
            mend = f"give it {MINIMUM_CONTENT_WORDS} or more; with fewer only the judge's model looks for it"
            yield Remark(path, problem, mend)
        elif _status(question, point, text) is not PointStatus.CONTRADICTED:
            problem = f"{BY_TERMS} {who} is not heard as one"
            yield Remark(path, problem, "state it flatly in one sentence, as somebody who believes it would")


def _topics_in(question: Question, said: str) -> list[Topic]:
    return [topic for topic in question.topics if all(_is_said(group, said) for group in topic.terms)]


def _topics(question: Question) -> Iterator[Remark]:
    for index, topic in enumerate(question.topics):
        for number, text in enumerate(topic.examples):
            if topic not in _topics_in(question, text):
                unsaid = next(_shown(group) for group in topic.terms if not _is_said(group, text))
                problem = f'an example of topic "{topic.id}" is not heard as on it'
                yield Remark(("topics", index, "examples", number), problem, f"add what it says to {unsaid}")
    if not _topics_in(question, question.model_answer):
        problem = f'model_answer of question "{question.id}" is on none of its topics'
        yield Remark(("model_answer",), problem, "ask there what the topics are about")
    for topic in _topics_in(question, question.weak_answer):
        problem = f'weak_answer of question "{question.id}" is on topic "{topic.id}"'
        yield Remark(("weak_answer",), problem, "let it ask nothing that counts, or make the topic's terms less common")
