"""How an error is told to the person."""

import logging

from voice_interviewer.errors import VoiceInterviewerError

log = logging.getLogger(__name__)


def told(error: BaseException) -> str:
    """An error in two lines: what happened, what to do. One that nobody foresaw goes to the log as well."""
    if isinstance(error, VoiceInterviewerError):
        return str(error)
    log.error("work off the screen's thread failed", exc_info=error)
    return (
        f"The program failed unexpectedly ({type(error).__name__}).\n"
        "What was said is kept; the log in the home folder says where it failed."
    )
