"""Fetching missing models as long work: step by step, on a thread of its own, until it is done or no longer wanted."""

import queue
import threading
from collections.abc import Iterator, Sequence
from functools import partial

from voice_interviewer.adapters.models.fetching import PullProgress
from voice_interviewer.adapters.models.files import ModelFiles
from voice_interviewer.core.work import Step, Work

LOOK_SECONDS = 0.1
"""How often the wish to stop is looked at."""


def pulling(files: ModelFiles, names: Sequence[str]) -> Work:
    """The work of fetching these models; what had arrived before a stop is used by the next pull."""

    def work(cancelled: threading.Event) -> Iterator[Step]:
        yield from _Pull(files, names).steps(cancelled)

    return work


class _Pull:
    """One fetching of some models; the thread shares a queue with the reader."""

    def __init__(self, files: ModelFiles, names: Sequence[str]) -> None:
        self._files = files
        self._sizes = {name: files.catalog.model(name).size for name in names}
        self._stopping = threading.Event()
        self._told: queue.SimpleQueue[Step | Exception | None] = queue.SimpleQueue()
        """Steps, then the error that ended it, or None."""

    def steps(self, cancelled: threading.Event) -> Iterator[Step]:
        """Fetch, yielding how far it is in bytes of the models; ends soon after `cancelled` is set or it is closed.

        Raises ModelError and StorageError.
        """
        of = sum(self._sizes.values())
        yield Step(0, of, "looking at what is here", "bytes")
        thread = threading.Thread(target=self._fetch, args=(of,), name="model-pull")
        thread.start()
        try:
            while not cancelled.is_set():
                try:
                    told = self._told.get(timeout=LOOK_SECONDS)
                except queue.Empty:
                    continue
                if told is None:
                    yield Step(of, of, "all models are here", "bytes")
                    return
                if isinstance(told, Exception):
                    raise told
                yield told
        finally:
            self._stopping.set()
            thread.join()

    def _fetch(self, of: int) -> None:
        before = 0
        try:
            for name, size in self._sizes.items():
                self._files.pull(name, partial(self._tell, before, size, of), self._stopping)
                before += size
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader raises it
            self._told.put(error)
        else:
            self._told.put(None)

    def _tell(self, before: int, size: int, of: int, progress: PullProgress) -> None:
        """Count in bytes of the model: a source may send it packed."""
        share = progress.received_bytes / max(1, progress.total_bytes)
        self._told.put(Step(before + round(share * size), of, f"fetching {progress.name}", "bytes"))
