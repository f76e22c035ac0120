"""How an interview is prepared from a screen: first its models are looked for, so that missing ones can be offered."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voice_interviewer.core.work import Work
    from voice_interviewer.interview.prepared import AcceptDemo, Prepared, Tell, Wishes
    from voice_interviewer.program import Program


class ModelsMissingError(Exception):
    """The interview that was wished for cannot begin before models are fetched."""

    def __init__(self, wishes: "Wishes", missing: tuple[str, ...], pull: "Work") -> None:
        """`missing`: their names, each with its size."""
        super().__init__(missing)
        self.wishes = wishes
        self.missing = missing
        self.pull = pull


def prepare_with_models(program: "Program", wishes: "Wishes", accept_demo: "AcceptDemo", tell: "Tell") -> "Prepared":
    """Blocks for about a second. Raises ModelsMissingError, unless answers are typed, and VoiceInterviewerError."""
    missing = () if wishes.typed else program.missing_models()
    if missing:
        raise ModelsMissingError(wishes, missing, program.pull_models())
    return program.prepare(wishes, accept_demo, tell)
