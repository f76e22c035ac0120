"""What is heard of a screen: one stretch of a recording or one text at a time, on a thread of its own."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from voice_interviewer.tui.messages import Crashed

if TYPE_CHECKING:
    from voice_interviewer.core.sound.audio import Samples
    from voice_interviewer.core.sound.units import Span
    from voice_interviewer.program import Player


class Deck(Widget):
    """Shows nothing; tells where the ear is, and when a stretch is over. It falls silent when it leaves the screen."""

    DEFAULT_CSS = "Deck { display: none; }"

    class At(Message):
        """The ear is here (seconds on the recording's own timeline)."""

        def __init__(self, seconds: float, run: threading.Event) -> None:
            super().__init__()
            self.seconds = seconds
            self.run = run

        def can_replace(self, message: Message) -> bool:
            """Only the newest position matters."""
            return isinstance(message, Deck.At)

    class Over(Message):
        """The stretch was heard to its end, or failed."""

        def __init__(self, run: threading.Event, *, failed: bool) -> None:
            super().__init__()
            self.run = run
            self.failed = failed

    def __init__(self, player: "Player") -> None:
        super().__init__()
        self._player = player
        self._cancelled: threading.Event | None = None
        """Set to end what plays now; None while nothing plays."""
        self._speaker = threading.Lock()
        """Held by the thread that plays, for some speakers serve one at a time."""

    @property
    def playing(self) -> bool:
        """Whether a stretch is on its way to the ear."""
        return self._cancelled is not None

    def play(self, samples: "Samples", span: "Span", speed: float) -> None:
        """Play a stretch (16 kHz, shape (n,)); what played before stops."""
        self._begin(partial(self._player.play, samples, span.start, span.end, speed))

    def say(self, text: str) -> None:
        """Read a text aloud; what played before stops."""
        self._begin(partial(self._player.say, text))

    def _begin(self, play: Callable[[], Iterator[float]]) -> None:
        self.stop()
        self._cancelled = threading.Event()
        self._run(play, self._cancelled)

    def stop(self) -> None:
        """Fall silent within a tenth of a second; nothing is told of that stretch any more."""
        if self._cancelled is not None:
            self._cancelled.set()
        self._cancelled = None

    def on_unmount(self) -> None:
        """Fall silent with the screen."""
        self.stop()

    @work(thread=True, group="deck", exit_on_error=False)
    def _run(self, play: Callable[[], Iterator[float]], cancelled: threading.Event) -> None:
        failed = False
        with self._speaker:
            if cancelled.is_set():
                return
            playing: Iterator[float] = iter(())
            try:
                playing = play()
                for seconds in playing:
                    if cancelled.is_set():
                        return
                    self.post_message(self.At(seconds, cancelled))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                failed = True
                self.post_message(Crashed(error))
            finally:
                close = getattr(playing, "close", None)
                if close is not None:
                    close()
        self.post_message(self.Over(cancelled, failed=failed))

    @on(At)
    def _keep_newest(self, message: At) -> None:
        if message.run is not self._cancelled:
            message.stop()

    @on(Over)
    def _end(self, message: Over) -> None:
        if message.run is not self._cancelled:
            message.stop()
            return
        self._cancelled = None
