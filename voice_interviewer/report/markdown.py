"""A session as text that reads well as it stands, and as Markdown."""

import re
from collections.abc import Iterator

from voice_interviewer.core.advice.advice import one_thing, session_advice
from voice_interviewer.core.assessed import AskedQuestions, Assessment, Coverage, HabitResult, Story
from voice_interviewer.core.delivery.figures import Figure
from voice_interviewer.core.session import Answer
from voice_interviewer.core.wording import HABITS, PARTS, PROBABILITY, STATES, how_sure
from voice_interviewer.report.facts import (
    EARLY_ENDINGS,
    POINT_WORDS,
    Told,
    Turn,
    clock,
    delivery,
    local_time,
    minutes,
    named,
    unknown,
    why_no_probability,
)
from voice_interviewer.report.marked import PieceKind, pieces
from voice_interviewer.report.markup import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_BEGINS_A_BLOCK = re.compile(r"^(?:=|-{3}|[-+](?=\s|$)|\d+[.)](?=\s|$))")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def literal(text: str) -> str:
    """Text that Markdown shows as it is: on one line, no emphasis, link, list, heading or HTML in it."""
    line = " ".join(clean(text).split())
    line = _SPECIAL.sub(r"\\\1", line)
    line = _BEGINS_A_BLOCK.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)
    return _AUTOLINK.sub(r"\1\\\2", line)


def document(told: Told) -> str:
    """The whole document."""
    return "\n".join([*_head(told), *(line for turn in told.turns for line in _answer(turn)), *_foot(told)]) + "\n"


def _head(told: Told) -> Iterator[str]:
    session = told.session
    yield f"# {literal(told.pack_title)}: mock interview"
    yield ""
    yield f"{local_time(session.started_at)}{'' if session.ended else ', cut short'}"
    yield ""
    if told.average is not None:
        yield f"- Score: {told.average:.0f} of 100 on average"
    numbers = {turn.answer.number for turn in told.turns}
    yield f"- Answered: {len(numbers)} of {len(session.question_ids)} questions in {minutes(told.seconds)} minutes"
    advice = session_advice(session.answers, told.questions)
    if advice is not None:
        yield f"- The one thing: **{literal(advice.text)}** {literal(advice.why)}"


def _answer(turn: Turn) -> Iterator[str]:
    answer = turn.answer
    take = f" (take {answer.take})" if answer.take > 1 else ""
    yield from ("", f"## {answer.number}. {literal(answer.question_text)}{take}", "")
    facts = ["typed" if answer.typed is not None else minutes(answer.seconds)]
    if answer.ended_by in EARLY_ENDINGS:
        facts.append(EARLY_ENDINGS[answer.ended_by])
    if answer.self_rating is not None:
        facts.append(f"rated {answer.self_rating} of 5 by the candidate")
    assessment = answer.assessment
    if assessment is None:
        yield ", ".join([*facts, "not assessed"])
    else:
        yield from _assessed(assessment, turn, facts)
    yield from _transcript(answer, "What was typed" if answer.typed is not None else "What was said")
    for follow_up in turn.follow_ups:
        kind = "Follow-up" if follow_up.probed is not None else "Asked once more"
        yield from _transcript(follow_up, f"{kind} {follow_up.follow_up}: {literal(follow_up.question_text)}")


def _assessed(assessment: Assessment, turn: Turn, facts: list[str]) -> Iterator[str]:
    score = assessment.score
    if score.overall is None:
        yield f"Not scored: {literal(score.not_scored_because or 'no reason was kept')} ({', '.join(facts)})"
    else:
        yield f"**{score.overall:.0f} of 100** ({', '.join(facts)})"
    advice = one_thing(assessment, turn.question)
    yield from ("", f"The one thing: **{literal(advice.text)}** {literal(advice.why)}")
    yield from _points(assessment.coverage, turn)
    yield from _asked(assessment.structure.questions, turn)
    yield from _story(assessment.structure.story)
    yield from _habits(assessment.habits)
    known = [part for part in score.parts if part.value is not None]
    if known:
        yield from ("", "### What the score is made of", "")
    for part in known:
        yield f"- {named(part.name)}: {part.value:.0f}, counts {part.weight:.0%}. {literal(part.reason)}"
    yield from ("", "### How it was said", "")
    for name, figures in delivery(assessment):
        yield f"- {name}: {_figure(figures[0])}"
        yield from (f"  - {_figure(figure)}" for figure in figures[1:])
    yield from (f"- Unknown: {literal(names)}: {literal(why)}" for names, why in unknown(assessment))


def _figure(figure: Figure) -> str:
    times = f" ({', '.join(clock(each.start) for each in figure.moments)})" if figure.is_listed else ""
    return f"{literal(figure.text)}{times if figure.moments else ''}"


def _points(coverage: Coverage | None, turn: Turn) -> Iterator[str]:
    if coverage is None:
        return
    yield from ("", "### Key points", "")
    if any(point.probability is not None for point in coverage.points):
        yield from (PROBABILITY, "")
    for why in why_no_probability(turn.answer.assessment):
        yield from (literal(why), "")
    for point in coverage.points:
        asked = "" if point.follow_up is None else " when asked"
        sure = how_sure(point.probability)
        yield f"- **{POINT_WORDS[point.status]}{asked}{sure}**: {literal(turn.statement(point.id))}"
        place = "" if point.follow_up is None else f" in follow-up {point.follow_up}"
        yield from _quote(point.quote, point.start, place)


def _asked(questions: AskedQuestions | None, turn: Turn) -> Iterator[str]:
    if questions is None:
        return
    yield from ("", "### What was asked", "")
    if not questions.asked:
        yield "Nothing was heard as a question."
    for asked in questions.asked:
        about = "on none of the topics" if asked.topic is None else turn.topic(asked.topic)
        yield f"- **{literal(about)}** {literal(asked.reveals or '')} {literal(asked.remark or '')}".rstrip()
        yield from _quote(asked.quote, asked.start)
    if questions.untouched:
        left = "; ".join(turn.topic(each) for each in questions.untouched)
        yield from ("", f"Not touched: {literal(left)}")


def _story(story: Story | None) -> Iterator[str]:
    if story is None:
        return
    yield from ("", "### How the story is built", "")
    for each in story.stretches:
        yield f"- **{PARTS[each.part]}**, {each.share:.0%} of the words"
        yield from _quote(each.quote, each.quote_start if each.quote_start is not None else each.start)
    if not story.stretches:
        yield "No story was found."
    elif story.missing:
        yield f"- missing: {', '.join(PARTS[part] for part in story.missing)}"
    yield from (f"- {literal(remark)}" for remark in story.remarks)


def _habits(habits: tuple[HabitResult, ...]) -> Iterator[str]:
    if habits:
        yield from ("", "### Habits", "")
    for habit in habits:
        yield f"- **{HABITS[habit.id]}**, {STATES[habit.state]}: {literal(habit.reason)}"
        yield from _quote(habit.quote, habit.start)


def _quote(quote: str | None, start: float | None, place: str = "") -> Iterator[str]:
    if quote is not None:
        when = "" if start is None else f" at {clock(start)}"
        yield f"  “{literal(quote)}”{place}{when}"


def _transcript(answer: Answer, title: str) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    marked = {PieceKind.FILLER: "*{}*", PieceKind.PAUSE: "(pause {})", PieceKind.UNHEARD: "({})"}
    said = [marked.get(piece.kind, "{}").format(literal(piece.text)) for piece in pieces(answer)]
    yield " ".join(said) or "No words."
    for lost in answer.failed:
        yield from ("", f"{clock(lost.start)} to {clock(lost.end)} could not be transcribed.")


def _foot(told: Told) -> Iterator[str]:
    if told.unanswered:
        yield from ("", "## Not answered", "")
        yield from (f"- {literal(text)}" for text in told.unanswered)
    methods = f", measured by {literal(', '.join(told.methods))}" if told.methods else ""
    yield from ("", f"Session {literal(told.session.id)}{methods}.")
