"""What the recordings screen has done off its thread: each job ends in the message that tells of it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from textual.message import Message

from voice_interviewer.core.moments import Moment, MomentKind
from voice_interviewer.core.practice.history import AnswerRecord, Found
from voice_interviewer.core.questions import Pack
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.errors import PackError, UsageError
from voice_interviewer.program import Library, PackShelf
from voice_interviewer.tui.messages import Replay, ShowSession
from voice_interviewer.tui.recordings.rows import Entry, held


class Listed(Message):
    """All sessions, newest first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)


class Titled(Message):
    """What was held in each session, and its answers' records."""

    def __init__(self, titles: Mapping[str, str], records: Mapping[str, Sequence[AnswerRecord]]) -> None:
        super().__init__()
        self.titles = titles
        self.records = records


class Searched(Message):
    """Where the text was said."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        super().__init__()
        self.text = text
        self.found = tuple(found)

    def can_replace(self, message: Message) -> bool:
        """Only the newest search is looked at."""
        return isinstance(message, Searched)


class Deleted(Message):
    """Sessions are gone."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


def listed(library: Library) -> Listed:
    """Every session."""
    return Listed(library.list())


def titled(library: Library, packs: PackShelf) -> Titled:
    """What was held in each; where a pack is gone or broken, its first question says so alone."""
    by_session = sorted(library.history(), key=lambda each: each.session_id)
    records = {session_id: tuple(found) for session_id, found in groupby(by_session, lambda each: each.session_id)}
    known: dict[str, Pack | None] = {}
    for each in by_session:
        if each.pack_id not in known:
            known[each.pack_id] = _pack(packs, each.pack_id)
    titles = {session_id: held(found, known[found[0].pack_id]) for session_id, found in records.items()}
    return Titled(titles, records)


def searched(library: Library, text: str) -> Searched:
    """Where all these words were said."""
    return Searched(text, library.search(text))


def deleted(library: Library, session_ids: Sequence[str]) -> Deleted:
    """Take sessions away for good."""
    library.delete(session_ids)
    return Deleted(len(session_ids))


def opened(library: Library, session_id: str) -> ShowSession:
    """One session, to be looked at."""
    return ShowSession(library.load(session_id))


def played(library: Library, session_id: str) -> Replay:
    """The first recorded answer of a session. Raises UsageError where there is none."""
    session = library.load(session_id)
    ordered = sorted(session.answers, key=lambda each: (each.number, each.take, each.follow_up or 0))
    first = next((each for each in ordered if each.recording and each.follow_up is None), None)
    if first is None:
        raise UsageError("Nothing of this session was recorded.", "Open it with Enter to read what was typed.")
    return Replay(session, first)


def heard(library: Library, found: Found) -> Replay | ShowSession:
    """Exactly the moment that was found; what cannot be heard (typed, or asked by the interviewer) is shown."""
    session = library.load(found.session_id)
    answer = _answer(session, found)
    if answer is None or found.start is None or found.end is None:
        return ShowSession(session)
    return Replay(session, answer, (Moment(MomentKind.SENTENCE, found.start, found.end, found.match, found.follow_up),))


def _answer(session: Session, found: Found) -> Answer | None:
    """The answer to the question itself: of a follow-up the one that it followed, for the moment says where it lies."""
    wanted = (found.number, found.take, None)
    return next((each for each in session.answers if (each.number, each.take, each.follow_up) == wanted), None)


def _pack(packs: PackShelf, pack_id: str) -> Pack | None:
    try:
        return packs.pack(pack_id)
    except (PackError, UsageError):
        return None
