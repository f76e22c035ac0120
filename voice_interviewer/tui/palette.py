"""What the command palette offers: everything when nothing is held, and little while an interview waits."""

from collections.abc import Callable, Iterator

from textual.app import SystemCommand
from textual.message import Message

from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.tui.messages import Go, Hold, Place

PLACES = (
    ("Rounds", "Choose a round, and how many of its questions", Place.ROUNDS),
    ("Questions", "Search all questions; take one or several", Place.QUESTIONS),
    ("Prepare", "Read the guide: how interviews go and what counts", Place.GUIDE),
    ("Progress", "What became better, and what to do next", Place.PROGRESS),
    ("Recordings", "Hear yourself, read, search, delete, export", Place.RECORDINGS),
    ("Settings", "Voice, patience, colours, interview date", Place.SETTINGS),
    ("Sound check", "Try the microphone and the speaker", Place.SOUND_CHECK),
)

INTERVIEWS = (
    ("Quick drill", "Three questions that are due, without follow-ups", Wishes(drill=True, count=3, follow_ups=0)),
    ("Full interview", "Every round in turn, with breaks between", Wishes(full=True)),
)


def commands(
    post: Callable[[Message], object], toggle_theme: Callable[[], None], leave: Callable[[], object], *, held: bool
) -> Iterator[SystemCommand]:
    """The commands; while an interview is `held`, only those that leave it where it is, and the way out."""
    if not held:
        for title, about, wishes in INTERVIEWS:
            yield SystemCommand(title, about, _posting(post, Hold(wishes)))
        for title, about, place in PLACES:
            yield SystemCommand(title, about, _posting(post, Go(place)))
    yield SystemCommand("Light or dark", "Change the colours of the screen, and keep them", toggle_theme)
    yield SystemCommand("Leave", "Close the program; what was said is kept", leave)


def _posting(post: Callable[[Message], object], message: Message) -> Callable[[], None]:
    def do() -> None:
        post(message)

    return do
