"""Making ready what is slow while the interviewer speaks."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.events import Event, Preparing
from voice_interviewer.errors import VoiceInterviewerError


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Something slow that can be made ready while the interviewer speaks."""

    what: str
    """For the person, such as `the transcriber`."""
    load: Callable[[], None]


class Warming:
    """Loads what is slow on a thread of its own."""

    def __init__(self, warm_ups: Sequence[WarmUp]) -> None:
        self._warm_ups = warm_ups
        self._stopping = threading.Event()
        self._failed: list[VoiceInterviewerError] = []
        self._thread = threading.Thread(target=self._load, name="warm-up")

    def begin(self) -> Iterator[Event]:
        """Start loading, and name what is loaded."""
        self._thread.start()
        for what in dict.fromkeys(each.what for each in self._warm_ups):
            yield Preparing(what)

    def _load(self) -> None:
        for each in self._warm_ups:
            if self._stopping.is_set():
                return
            try:
                each.load()
            except VoiceInterviewerError as error:
                self._failed.append(error)

    @property
    def failed(self) -> bool:
        """Whether `check` would raise."""
        return bool(self._failed)

    def check(self) -> None:
        """Raise the first error met so far: better before the candidate speaks than after."""
        if self._failed:
            raise self._failed[0]

    def stop(self) -> None:
        """Load nothing more, and wait for what is being loaded."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()
