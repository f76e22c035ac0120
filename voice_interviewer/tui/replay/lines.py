"""The lines of a replay: what was asked, which take it is, where the ear is, and why nothing can be heard."""

from textual.content import Content

from voice_interviewer.core.practice.calendar import local_moment
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.errors import VoiceInterviewerError
from voice_interviewer.tui.assembled import assembled
from voice_interviewer.tui.interview.answer_clock import minutes
from voice_interviewer.tui.replay.tape import Sound, Tape

SPEEDS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5)
"""Times the recording's own speed."""

TYPED = "You typed this answer, so there is nothing to hear."


def heading(answer: Answer) -> Content:
    """What was asked."""
    number = f"Follow-up {answer.follow_up}  " if answer.follow_up is not None else ""
    return assembled((number, "$text-accent"), (answer.question_text, "bold"))


def about(tape: Tape, part: int) -> Content:
    """Take, day, length and score; and where there are follow-ups, how to get to their recordings."""
    answer, session = tape.parts[part], tape.session
    takes = {each.take for each in session.answers if each.number == answer.number}
    length = minutes(tape.seconds(part)) if answer.typed is None else "typed"
    assessment = tape.parts[0].assessment
    score = assessment.score.overall if assessment is not None else None
    told = (
        take_line(answer, len(takes)),
        day(session),
        length,
        "not scored" if score is None else f"{score:.0f} of 100",
    )
    line = Content(" · ".join(told))
    if len(tape.parts) == 1:
        return line
    links = [
        Content.from_markup(f"[@click=screen.go_part({index})]{'[reverse]' if index == part else ''} {name} [/]")
        for index, name in enumerate(["answer", *(f"follow-up {each.follow_up}" for each in tape.parts[1:])])
    ]
    return assembled(line, ("   [", "dim"), Content("").join(links), ("]", "dim"))


def take_line(answer: Answer, takes: int) -> str:
    """Which take of how many."""
    return f"Take {answer.take} of {takes}" if takes > 1 else f"Question {answer.number}"


def day(session: Session) -> str:
    """The day of the session where the person is: 22 Nov 2026."""
    began = local_moment(session.started_at)
    return f"{began.day} {began:%b %Y}"


def state_line(at: float, length: float, speed: float, moment: str, *, playing: bool) -> Content:
    """Whether it plays, where it is, how fast, and which moment is heard by itself."""
    sign, word, style = ("▶", "playing", "$text-success") if playing else ("■", "paused ", "$text-muted")
    place = f"  {minutes(at)} of {minutes(length)}  ·  {speed:g}\N{MULTIPLICATION SIGN}"
    told = assembled("  ·  ", (moment, "bold")) if moment else Content("")
    return assembled((f"{sign} {word}", style), place, told)


def problem_lines(answer: Answer, sound: Sound) -> Content | None:
    """Why nothing can be heard of this answer and what to do, in two lines; None where it can be."""
    if answer.typed is not None:
        return Content(TYPED)
    if isinstance(sound, VoiceInterviewerError):
        return Content(f"! {sound.what}\n  Your words are below; put the file back to hear them.")
    if not answer.recording:
        return Content("! No recording was kept of this answer.\n  Your words are below.")
    return None
