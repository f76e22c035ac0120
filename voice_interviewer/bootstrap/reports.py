"""The maker of reports, put together from the sessions, the packs and the disk."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import pack_library, session_store
from voice_interviewer.errors import PackError, UsageError

if TYPE_CHECKING:
    from voice_interviewer.core.questions import Question
    from voice_interviewer.report.exporting import Exporter


def exporter() -> "Exporter":
    """Makes reports of the sessions in the person's home."""
    from voice_interviewer.report.exporting import Exporter
    from voice_interviewer.storage.disk import write_atomically

    store = session_store()
    return Exporter(store.load, store.find, _pack_today, write_atomically)


def _pack_today(pack_id: str) -> "tuple[str, Mapping[str, Question]]":
    """A pack's title and its questions as they are worded now; its id and none where it is gone or broken."""
    try:
        pack = pack_library().pack(pack_id)
    except (PackError, UsageError):
        return pack_id, {}
    return pack.title, {question.id: question for question in pack.questions}
