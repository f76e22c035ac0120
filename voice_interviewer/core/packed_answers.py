"""Answers held small while an interview goes on: an hour's take 2 MB as objects, and 0.3 MB packed."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from voice_interviewer.core.assessed import Assessment, Structure
from voice_interviewer.core.assessment_json import json_ready, readable_json
from voice_interviewer.core.session import Answer, Session

ANSWER_INDENT = "    "
"""Where an answer stands in a session's JSON."""

_SMALLEST = 9
"""zlib's level: done once an answer, 2 ms, and a quarter less than its fastest; read at every save in 0.1 ms."""


@dataclass(frozen=True, slots=True)
class PackedAnswer(Answer):
    """An answer whose words, speech and figures are put away; what else there is can be read as in any other."""

    text: bytes = b""
    """Its JSON as it stands in the session's, UTF-8, compressed: an answer is laid out once, not at every save."""


ReadAnswer = Callable[[bytes], Answer]
"""Reads an answer's JSON."""


def answer_json(answer: Answer) -> bytes:
    """An answer's JSON as it stands in the session's: UTF-8, from its first brace to its last."""
    if isinstance(answer, PackedAnswer):
        return zlib.decompress(answer.text)
    # A file name given on the command line may hold bytes that are no text; they become question marks.
    return readable_json(json_ready(answer), indent=ANSWER_INDENT).encode("utf-8", errors="replace")


def packed(session: Session, number: int | None = None) -> Session:
    """The session with every answer packed but those to the question of this number, from 1."""
    return replace(session, answers=tuple(each if each.number == number else _packed(each) for each in session.answers))


def unpacked(session: Session, read: ReadAnswer) -> Session:
    """The session with every answer whole."""
    return replace(session, answers=tuple(whole_answer(each, read) for each in session.answers))


def whole_answer(answer: Answer, read: ReadAnswer) -> Answer:
    """The answer with all that was put away, as it is kept: figures to the millisecond."""
    return read(answer_json(answer)) if isinstance(answer, PackedAnswer) else answer


def _packed(answer: Answer) -> PackedAnswer:
    if isinstance(answer, PackedAnswer):
        return answer
    light = {each.name: getattr(answer, each.name) for each in fields(Answer)}
    light |= {"words": (), "speech": (), "failed": (), "typed": None}
    light["assessment"] = None if answer.assessment is None else _outline(answer.assessment)
    return PackedAnswer(**light, text=zlib.compress(answer_json(answer), _SMALLEST))


def _outline(assessment: Assessment) -> Assessment:
    """That there is one, by which method and with what score."""
    return replace(
        assessment,
        transcript="",
        words=(),
        fillers=replace(assessment.fillers, heard=(), unheard=None, disfluencies=()),
        pacing=replace(assessment.pacing, pauses=(), windows=(), fast_runs=()),
        coverage=None,
        score=replace(assessment.score, parts=()),
        structure=Structure(),
        habits=(),
        voice=None,
        wording=None,
        unknown={},
    )
