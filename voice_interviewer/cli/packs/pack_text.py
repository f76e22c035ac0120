"""A pack's questions as text for a terminal or a file."""

from typing import TYPE_CHECKING

from voice_interviewer.cli.packs.wrapping import underlined, wrapped

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question, Topic


def overview(pack: "Pack") -> str:
    """Every round with its questions, one each, and the topics where the candidate asks."""
    parts = [*underlined(pack.title, "="), wrapped(pack.description)]
    for each in pack.rounds:
        parts += ["", *underlined(f"{each.title} ({each.id})", "-")]
        for question in each.questions:
            parts.append(f"  {_heading(question)}")
            parts.append(wrapped(question.text, "    "))
            if question.topics:
                parts.append(wrapped(f"topics: {', '.join(topic.title for topic in question.topics)}", "    "))
    return "\n".join(parts)


def questions_text(pack: "Pack", questions: "tuple[Question, ...]") -> str:
    """The chosen questions in full, round by round."""
    chosen = {question.id for question in questions}
    parts = underlined(pack.title, "=")
    for each in pack.rounds:
        inside = [question for question in each.questions if question.id in chosen]
        if inside:
            parts += ["", *underlined(each.title, "-"), wrapped(each.introduction)]
        for question in inside:
            parts += ["", *_question_lines(question)]
    return "\n".join(parts)


def _heading(question: "Question") -> str:
    shortest, longest = question.expected_seconds
    return f"{question.id}  ({question.difficulty}, {shortest:g} to {longest:g} s)"


def _question_lines(question: "Question") -> list[str]:
    lines = [_heading(question), wrapped(question.text, "  "), wrapped(f"Hint: {question.hint}", "  ")]
    if question.habits:
        lines.append(wrapped(f"An occasion for: {', '.join(question.habits)}", "  "))
    if question.key_points:
        lines.append("  A good answer says:")
        lines += [wrapped(point.statement, "    ", "  - ") for point in question.key_points]
    if question.star is not None:
        lines.append("  The story has:")
        for name in ("situation", "task", "action", "result"):
            lines.append(wrapped(f"{name}: {getattr(question.star, name)}", "    ", "  - "))
    if question.topics:
        lines.append("  Worth asking about:")
        lines += [line for topic in question.topics for line in _topic_lines(topic)]
    lines.append("  It may sound like this:")
    lines += [wrapped(paragraph, "    ") for paragraph in question.model_answer.splitlines() if paragraph.strip()]
    lines += ["  A weak answer:", wrapped(question.weak_answer, "    ")]
    return lines


def _topic_lines(topic: "Topic") -> list[str]:
    lines = [wrapped(f"{topic.title}: {topic.reveals}", "    ", "  - ")]
    return [*lines, *(wrapped(f"“{example}”", "      ") for example in topic.examples)]
