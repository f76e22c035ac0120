"""What an interview is about: its pack and questions, by name, by the practice plan, or of a session that goes on."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import library, pack_library, session_store
from voice_interviewer.bootstrap.planning import HomePlanner, utc_now
from voice_interviewer.errors import UsageError
from voice_interviewer.interview.prepared import Tell, Wishes

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Pack, Question
    from voice_interviewer.core.session import Session
    from voice_interviewer.settings import Settings

DEFAULT_COUNT = 3
"""Questions in an interview, or a drill, when nobody says how many."""

DEFAULT_COUNT_PER_ROUND = 2
"""The same for each round of a full loop."""

OTHERS_REMEDY = "Begin a new one: `voice-interviewer interview`."


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is asked, and of whom."""

    wishes: Wishes
    """As they were, but for who answers where a session goes on."""
    pack: "Pack"
    questions: "tuple[Question, ...]"
    """Of a session that goes on: all that the pack still has, answered or not."""
    resumed: "Session | None" = None


def agenda_for(wishes: Wishes, chosen: "Settings", tell: Tell) -> Agenda:
    """The pack and the questions. Raises UsageError for what there is not, PackError, StorageError."""
    if wishes.resume is not None:
        return _going_on(wishes, wishes.resume, tell)
    pack = pack_library().pack(wishes.pack or chosen.pack)
    return Agenda(wishes, pack, _due(wishes, pack) if wishes.drill else _named(wishes, pack))


def _named(wishes: Wishes, pack: "Pack") -> "tuple[Question, ...]":
    from voice_interviewer.core.selection import select_full_loop, select_questions

    if wishes.full:
        return select_full_loop(pack, wishes.count or DEFAULT_COUNT_PER_ROUND)
    count = wishes.count or (None if wishes.questions else DEFAULT_COUNT)
    return select_questions(pack, wishes.rounds, wishes.questions, count)


def _due(wishes: Wishes, pack: "Pack") -> "tuple[Question, ...]":
    """What the practice plan puts first."""
    history = [each for each in library().history() if each.pack_id == pack.id]
    due = HomePlanner().due(history, pack.questions, utc_now())
    questions = {question.id: question for question in pack.questions}
    return tuple(questions[each.question_id] for each in due[: wishes.count or DEFAULT_COUNT])


def _going_on(wishes: Wishes, session_id: str, tell: Tell) -> Agenda:
    from voice_interviewer.core.going_on import open_question_ids
    from voice_interviewer.storage.session_lock import check_free
    from voice_interviewer.storage.session_names import LAST

    store = session_store()
    is_newest = session_id == LAST and LAST not in store.names()
    session = _newest_open() if is_newest else store.load(session_id)
    check_free(store.folder(session))
    still_open = open_question_ids(session)
    if not still_open:
        raise UsageError(f"All questions of the session {session.id} are answered.", OTHERS_REMEDY)
    pack = pack_library().pack(session.pack_id)
    known = {question.id: question for question in pack.questions}
    gone = [each for each in still_open if each not in known]
    if len(gone) == len(still_open):
        raise UsageError(f"The pack {pack.id} no longer has what is left of the session {session.id}.", OTHERS_REMEDY)
    if gone:
        tell(f"The pack {pack.id} no longer has: {', '.join(gone)}.\nThe session goes on without it.")
    questions = tuple(known[each] for each in session.question_ids if each in known)
    return Agenda(_by_who_began(wishes, session), pack, questions, session)


def _newest_open() -> "Session":
    """The person's newest session that can go on and that no other program holds; without one the demo's newest.

    Raises UsageError where there is neither.
    """
    from voice_interviewer.core.going_on import can_go_on
    from voice_interviewer.core.practice.today import own_sessions
    from voice_interviewer.storage.session_lock import is_held

    store = session_store()
    kept = store.list()
    for each in (*own_sessions(kept), *kept):
        if can_go_on(each) and not is_held(store.find(each.id)):
            return store.load(each.id)
    raise UsageError("No session has a question left to answer.", OTHERS_REMEDY)


def _by_who_began(wishes: Wishes, session: "Session") -> Wishes:
    """A session stays that of one candidate, who may type instead of speaking. Raises UsageError for another one."""
    from voice_interviewer.core.going_on import WHO_GOES_ON

    if session.candidate not in WHO_GOES_ON or wishes.candidate not in (None, WHO_GOES_ON[session.candidate]):
        what = f"The session {session.id} was answered by another candidate ({session.candidate})."
        raise UsageError(what, OTHERS_REMEDY)
    if session.candidate == "demo" and wishes.typed:
        raise UsageError(f"The session {session.id} is that of the built-in candidate.", "Leave --text out.")
    return replace(
        wishes, candidate=WHO_GOES_ON[session.candidate], typed=wishes.typed or session.candidate == "keyboard"
    )
