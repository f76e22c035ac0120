"""Which questions of a pack an interview asks, and in which order."""

import difflib
from collections.abc import Sequence

from voice_interviewer.core.questions import Pack, Question, Round
from voice_interviewer.errors import UsageError


def select_questions(
    pack: Pack, round_ids: Sequence[str] = (), question_ids: Sequence[str] = (), count: int | None = None
) -> tuple[Question, ...]:
    """The questions of the named rounds, then the named questions, each once; the whole pack when nothing is named.

    `count` keeps that many from the beginning. Raises UsageError for an id the pack does not have or a count below 1.
    """
    if count is not None and count < 1:
        raise UsageError(f"An interview cannot have {count} questions.", "Ask for at least one: `--count 1`.")
    rounds = {each.id: each.questions for each in pack.rounds}
    questions = {question.id: question for question in pack.questions}
    chosen: list[Question] = []
    for round_id in round_ids:
        _require(round_id, tuple(rounds), "round", pack)
        chosen.extend(rounds[round_id])
    for question_id in question_ids:
        _require(question_id, tuple(questions), "question", pack)
        chosen.append(questions[question_id])
    if not round_ids and not question_ids:
        chosen.extend(pack.questions)
    unique = tuple({question.id: question for question in chosen}.values())
    return unique if count is None else unique[:count]


def select_full_loop(pack: Pack, count: int = 2) -> tuple[Question, ...]:
    """The first `count` questions of every round, round by round. Raises UsageError for a count below 1."""
    return tuple(
        question for each in pack.rounds for question in select_questions(pack, round_ids=(each.id,), count=count)
    )


def find_question(pack: Pack, question_id: str) -> Question:
    """The question of this id; raises UsageError, naming near matches, when the pack has none."""
    return select_questions(pack, question_ids=(question_id,))[0]


def matches(question: Question, of: Round, words: list[str]) -> bool:
    """Whether all these words, in lower case, stand in the question, its id, its difficulty or its round's title."""
    text = f"{question.text} {question.id} {question.difficulty} {of.title}".lower()
    return all(word in text for word in words)


def _require(wanted: str, known: Sequence[str], kind: str, pack: Pack) -> None:
    if wanted in known:
        return
    near = [each for each in known if wanted and wanted in each][:3] or difflib.get_close_matches(wanted, known, 3, 0.5)
    if near:
        remedy = f"Did you mean {' or '.join(near)}?"
    elif len(known) <= 8:
        remedy = f"The pack has: {', '.join(known)}."
    else:
        remedy = f"`voice-interviewer packs show {pack.id}` lists them."
    raise UsageError(f"The pack {pack.id} has no {kind} “{wanted}”.", remedy)
