"""What stands in session.json: a session as text, and read back, checked field by field."""

import contextlib
import json
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from voice_interviewer.core.assessment_json import json_ready, readable_json
from voice_interviewer.core.packed_answers import ANSWER_INDENT, answer_json
from voice_interviewer.core.session import SESSION_FORMAT, Answer, EndReason, Session

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError


class _Answer(Protocol):
    @property
    def answered_at(self) -> str | None: ...


class _Session(Protocol):
    @property
    def format(self) -> int: ...
    @property
    def started_at(self) -> str: ...
    @property
    def answers(self) -> Sequence[_Answer]: ...


Read = TypeVar("Read", bound=_Session)

FIRST_YEAR, LAST_YEAR = 1970, 2999
"""Between these no time zone and no practice plan leads out of the calendar."""

_OURS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")


class FutureFormatError(Exception):
    """The file was written by a newer version of the program; it is read no further and never written."""

    def __init__(self, format_number: int) -> None:
        super().__init__(f"format {format_number}")
        self.format_number = format_number


LARGEST_FIGURE = 1e15
"""Beyond it lies nothing that an interview measures, and what no index and no sum can hold."""

LARGEST_BYTES = 64_000_000
"""Eight hours of speech take about a quarter of this."""

_ODD_FIGURES = re.compile(rb"NaN|Infinity|\d{15,}|\d[eE]")
"""Stands wherever a figure may be too large, and rarely elsewhere."""


class DamagedFileError(Exception):
    """The file is not a session; says where, without quoting what was said."""


@dataclass(frozen=True, slots=True)
class ListedScore:
    """The part of a Score that a list shows."""

    overall: float | None


@dataclass(frozen=True, slots=True)
class ListedAssessment:
    """The part of an Assessment that a list shows."""

    score: ListedScore


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """The part of an Answer that a list shows."""

    number: int
    take: int
    seconds: float
    ended_by: EndReason
    assessment: ListedAssessment | None
    follow_up: int | None = None
    answered_at: str | None = None


@dataclass(frozen=True, slots=True)
class ListedSession:
    """The part of a Session that a list shows: an eighth of the time that reading every word takes."""

    format: int
    started_at: str
    pack_id: str
    question_ids: tuple[str, ...]
    candidate: str
    answers: tuple[ListedAnswer, ...]
    ended: bool


def session_json(session: Session) -> dict[str, Any]:
    """The session as JSON data, its format number first."""
    data: dict[str, Any] = json_ready(session)
    return {"format": session.format} | data


def session_text(session: Session) -> bytes:
    """The whole session file, UTF-8, laid out for people."""
    return b"".join(session_pieces(session))


def session_pieces(session: Session) -> Iterator[bytes]:
    """The same piece by piece, so that the file of a long day need not be held; answers may be packed."""
    opening = "{\n"
    for key, value in session_json(replace(session, answers=())).items():
        name = f'"{key}": '
        yield f"{opening}  {name}".encode()
        if key == "answers" and session.answers:
            yield from _answer_pieces(session.answers)
        else:
            # A file name given on the command line may hold bytes that are no text; they become question marks.
            yield readable_json(value, indent="  ", taken=len(name)).encode("utf-8", errors="replace")
        opening = ",\n"
    yield b"\n}\n"


def _answer_pieces(answers: Sequence[Answer]) -> Iterator[bytes]:
    separator = "[\n"
    for answer in answers:
        yield f"{separator}{ANSWER_INDENT}".encode()
        yield answer_json(answer)
        separator = ",\n"
    yield b"\n  ]"


def read_session(content: bytes) -> Session:
    """The session in a file's content. Raises FutureFormatError and DamagedFileError."""
    return read_as(Session, content)


def read_answer(text: bytes) -> Answer:
    """One answer from what this program has just laid out of it."""
    answer: Answer = _adapter(Answer).validate_json(text, strict=True)
    return answer


def read_listed(content: bytes) -> ListedSession:
    """What a list shows of the session in a file's content. Raises FutureFormatError and DamagedFileError."""
    return read_as(ListedSession, content)


def read_as(kind: type[Read], content: bytes) -> Read:
    """The fields that a dataclass names of the session in a file's content; it must have those of _Session.

    Times are in UTC afterwards; one without a zone is taken for that. Raises FutureFormatError and DamagedFileError.
    """
    from pydantic import ValidationError

    try:
        _refuse_odd_figures(content)
        session: Read = _adapter(kind).validate_json(_tame(content), strict=True)
    except ValidationError as error:
        _refuse_future(_format_number(content))
        raise DamagedFileError(_first_fault(error)) from None
    _refuse_future(session.format)
    if session.format < 1:
        raise DamagedFileError(f"format: there was never a format {session.format}")
    return _in_utc(session)


def _in_utc(session: Read) -> Read:
    """The same with its times as this program writes them. Raises DamagedFileError."""
    started_at = _moment(session.started_at, "started_at")
    before = [each.answered_at for each in session.answers]
    given = [None if at is None else _moment(at, f"answers.{place}.answered_at") for place, at in enumerate(before)]
    if (started_at, given) == (session.started_at, before):
        return session
    answers: list[Any] = list(session.answers)
    answers = [replace(each, answered_at=at) for each, at in zip(answers, given, strict=True)]
    changed: Read = replace(cast(Any, session), started_at=started_at, answers=tuple(answers))
    return changed


def _moment(text: str, where: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DamagedFileError(f"{where}: not a date and time in ISO 8601") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise DamagedFileError(f"{where}: its year is not one from {FIRST_YEAR} to {LAST_YEAR}")
    if _OURS.fullmatch(text):
        return text
    in_zone = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return in_zone.astimezone(UTC).isoformat(timespec="milliseconds")


def _tame(content: bytes) -> bytes:
    """The JSON with a replacement character for whatever in its texts could steer a terminal or turn a line around.

    A file may come from elsewhere: control characters but tab and line feed, and the marks that change the direction of
    writing (Unicode Standard Annex 9, section 2).
    """
    return _STEERING.sub(lambda found: found[0] if found[0] == _BACKSLASH else _REPLACEMENT, content)


_BACKSLASH = rb"\\"
_REPLACEMENT = rb"\ufffd"
_STEERING = re.compile(
    rb"\\\\"  # a backslash as JSON writes it: what follows it is no escape
    rb"|\\u00(?:0[0-8bBcCdDeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])|\\[bfr]|\x7f|\xc2[\x80-\x9f]"
    rb"|\\u202[a-eA-E]|\\u206[6-9]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def session_content(path: Path) -> bytes:
    """What stands in a session file. Raises DamagedFileError where it is none, unread; OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise DamagedFileError("it is a pipe, a device or a folder, not a file")
    with path.open("rb") as opened:
        content = opened.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise DamagedFileError(f"it is larger than {LARGEST_BYTES // 1_000_000} MB")
    return content


def _refuse_odd_figures(content: bytes) -> None:
    """Raise DamagedFileError for a figure that is none (JSON has no NaN) or beyond LARGEST_FIGURE."""
    if not _ODD_FIGURES.search(content):
        return

    def finite(text: str) -> float:
        if not abs(float(text)) <= LARGEST_FIGURE:
            _refuse_future(_format_number(content))
            raise DamagedFileError(f"a figure is out of all measure: {text[:24]}")
        return 0.0

    with contextlib.suppress(ValueError, RecursionError):  # what is no JSON is said by who reads it
        json.loads(content, parse_constant=finite, parse_float=finite, parse_int=finite)


def _refuse_future(format_number: int) -> None:
    if format_number > SESSION_FORMAT:
        raise FutureFormatError(format_number)


def _format_number(content: bytes) -> int:
    """The format that a file which does not fit ours claims to have; 0 when it claims none."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return 0
    claimed = data.get("format") if isinstance(data, dict) else None
    return claimed if isinstance(claimed, int) else 0


def _first_fault(error: "ValidationError") -> str:
    fault = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(step) for step in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]


@cache
def _adapter(kind: type[Any]) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
