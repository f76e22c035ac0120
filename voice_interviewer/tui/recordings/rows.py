"""How kept sessions and what a search found stand in a line."""

from collections.abc import Sequence

from textual.content import Content

from voice_interviewer.core.going_on import can_go_on
from voice_interviewer.core.practice.calendar import local_moment
from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.practice.today import BY_THEMSELVES
from voice_interviewer.core.questions import Pack
from voice_interviewer.core.session_list import DamagedSession, SessionSummary
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes

Entry = SessionSummary | DamagedSession

WHEN, ANSWERS, LENGTH, SCORE = 18, 8, 8, 7
"""Cells of the columns of fixed width; what was held takes the rest."""
MARK = 2


def header(width: int) -> Content:
    """What the columns are called."""
    return _columns("", "When", Content("What you held"), "Answers", "Length", "Score", width).stylize("$text-muted")


def session_line(entry: Entry, title: str, marked: bool, width: int) -> Content:
    """One session: when, what was held, how many answers, how long, its mean score."""
    mark = "✓" if marked else ""
    if isinstance(entry, DamagedSession):
        what = assembled(("damaged", "$text-warning"), f"  {entry.id}")
        return _columns(mark, "?", what, "", "", "", width)
    known = [score for score in entry.scores if score is not None]
    score = f"{sum(known) / len(known):.0f}" if known else "none"
    notes = [_state(entry)] if _state(entry) else []
    if entry.candidate not in BY_THEMSELVES:
        notes.append("demo" if entry.candidate == "demo" else "from a file")
    what = Content(title)
    if notes:
        note = f"({', '.join(notes)}) "
        what = assembled((note, "$text-muted"), what)
    answers = f"{entry.finished} of {entry.questions}"
    return _columns(mark, local(entry.started_at), what, answers, minutes(entry.seconds), score, width)


def session_detail(entry: Entry, records: Sequence[AnswerRecord] | None) -> Content:
    """One session in some lines: how much there is, and each question with its score; None: they are not read yet."""
    if isinstance(entry, DamagedSession):
        return assembled((f"! {entry.problem}", "$text-warning"), "\n", entry.remedy)
    repeated = entry.takes - entry.answered
    facts = [
        f"{entry.finished} of {entry.questions} answered" + (f" ({repeated} more than once)" if repeated else ""),
        minutes(entry.seconds),
        size(entry.bytes),
    ]
    if _state(entry):
        facts.append(_state(entry))
    lines = [Content.styled(" · ".join(facts), "$text-muted")]
    for record in records or ():
        score = "   ?" if record.overall is None else f"{record.overall:4.0f}"
        take = f"  (take {record.take})" if record.take > 1 else ""
        lines.append(assembled((score, "bold"), f"  {record.number}. {record.question_text}{take}"))
    if records is None:
        lines.append(Content.styled("One moment…", "$text-muted"))
    elif not records:
        lines.append(Content("No answer of it was assessed."))
    return Content("\n").join(lines)


def found_lines(found: Found, width: int) -> tuple[Content, Content]:
    """One place where the words were said: the words among their neighbours, and when that was."""
    place = "in the question" if found.asked else "" if found.start is None else f"at {minutes(found.start)}"
    follow_up = "" if found.follow_up is None else f"follow-up {found.follow_up}"
    facts = " · ".join(filter(None, (local(found.started_at), place, follow_up)))
    about = assembled(("  " + facts, "$text-muted"), ("   " + found.question_text, "$text-muted"))
    room = max(0, width - len(found.match) - 4)
    before = _last(found.before, room // 2)
    said = assembled("  ", before, " " if before else "", (found.match, "bold underline"))
    after = f" {found.after}" if found.after else ""
    return _cut(assembled(said, after), width), _cut(about, width)


def held(records: Sequence[AnswerRecord], pack: Pack | None) -> str:
    """What was held: the round where all was of one, and the first question."""
    if not records:
        return ""
    first = min(records, key=lambda each: (each.number, each.take)).question_text
    asked = {record.question_id for record in records}
    if pack is None or len(asked) == 1:
        return first
    rounds = [each.title for each in pack.rounds if asked & {question.id for question in each.questions}]
    if not rounds:
        return first
    return f"{rounds[0] if len(rounds) == 1 else f'{len(rounds)} rounds'}: {first}"


def local(started_at: str) -> str:
    """A UTC time as the clock on the wall showed it here."""
    at = local_moment(started_at)
    return f"{at.day:2} {at:%b %Y %H:%M}"


def size(count: int) -> str:
    """Bytes, for a person."""
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{-(-count // 1000)} kB"


def sessions(number: int) -> str:
    """So many sessions."""
    return _counted(number, "session")


def reports(number: int) -> str:
    """So many reports."""
    return _counted(number, "report")


def places(number: int) -> str:
    """So many places."""
    return _counted(number, "place")


def _state(entry: SessionSummary) -> str:
    """How it ended where that was not at its end."""
    return "cut short" if not entry.ended else "unfinished" if can_go_on(entry) else ""


def loss(entries: Sequence[Entry]) -> str:
    """What is lost when these are deleted."""
    seconds = sum(each.seconds for each in entries if isinstance(each, SessionSummary))
    return (
        f"Gone for good: {minutes(seconds)} minutes of recordings with every word and every score, "
        f"{size(sum(each.bytes for each in entries))} in all. Nothing can bring that back. "
        "Reports that you exported stay."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _columns(mark: str, when: str, what: Content, answers: str, length: str, score: str, width: int) -> Content:
    room = max(8, width - MARK - WHEN - ANSWERS - LENGTH - SCORE - 1)
    shown = _cut(what, room)
    gap = " " * (room - shown.cell_length)
    figures = f"{answers:>{ANSWERS}}{length:>{LENGTH}}{score:>{SCORE}}"
    return assembled((f"{mark:{MARK}}", "bold $text-success"), f"{when:{WHEN}}", shown, gap, figures)


def _cut(content: Content, width: int) -> Content:
    """On one line, with a sign where it was cut."""
    line = content.split("\n")[0] if "\n" in content.plain else content
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _last(text: str, room: int) -> str:
    """The end of a text."""
    return text if len(text) <= room else f"…{text[-room + 1 :]}" if room > 1 else ""
