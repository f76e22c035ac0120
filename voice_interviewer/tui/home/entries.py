"""The lines of the menu at home."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from voice_interviewer.core.practice.today import DRILL_WORDS, unfinished_words
from voice_interviewer.core.session_list import SessionSummary
from voice_interviewer.tui.messages import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    key: str
    id: str
    title: str
    about: str


CONTINUE = Entry("c", "continue", "Continue", "")
ENTRIES = (
    Entry("d", "drill", "Quick drill", DRILL_WORDS),
    Entry("f", "full", "Full interview", "every round in turn, with breaks between"),
    Entry("r", Place.ROUNDS, "One round", "choose a round, and how many questions"),
    Entry("p", Place.QUESTIONS, "Pick a question", "search them all, take one or several"),
    Entry("g", Place.GUIDE, "Prepare", "read how interviews go and what counts"),
    Entry("o", Place.PROGRESS, "Progress", "what became better, what to do next"),
    Entry("e", Place.RECORDINGS, "Recordings", "hear yourself, read, search, delete"),
    Entry("s", Place.SETTINGS, "Settings", "voice, patience, colours, interview date"),
    Entry("k", Place.SOUND_CHECK, "Sound check", "microphone, speaker, hear yourself"),
)
GROUPS_BEGIN = (Place.GUIDE, Place.SETTINGS)
"""Above these there is a line."""


def entries_now(offered: SessionSummary | None, others: int, now: datetime) -> Sequence[Entry]:
    """All of them; above them what is offered to be continued, and beside the recordings how many more wait there."""
    more = "" if offered is None else "more "
    about = f"hear, read, search, delete; {others} {more}to finish"
    entries = [replace(each, about=about) if others and each.id == Place.RECORDINGS else each for each in ENTRIES]
    return [*([replace(CONTINUE, about=unfinished_words(offered, now))] if offered is not None else ()), *entries]
