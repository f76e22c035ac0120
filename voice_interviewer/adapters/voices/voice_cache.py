"""Synthesised sentences, kept on disk: what was once said starts at once the next time."""

import contextlib
import errno
import hashlib
import logging
import os
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from voice_interviewer.core.sentences import split_sentences
from voice_interviewer.core.sound.audio import FloatSamples, Samples, to_float, to_samples
from voice_interviewer.paths import make_private_folders
from voice_interviewer.ports import Synthesizer

DEFAULT_LIMIT_BYTES = 200_000_000
"""About an hour and ten minutes of speech at 24 kHz."""

_DIGEST_BYTES = 32
_SUFFIX = ".voice"
_log = logging.getLogger(__name__)


class CachedVoice:
    """A Synthesizer before another one; fulfils ports.Synthesizer.

    Sentence by sentence, so that a new question whose first sentence is known begins at once as well, and an
    interrupted question leaves whole sentences behind. The inner voice is asked only for what is not there, and once
    for a sentence that several threads want. A file is the SHA-256 of its samples, then the samples: int16,
    little-endian, at the inner voice's rate.
    """

    def __init__(self, inner: Synthesizer, folder: Path, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> None:
        self._inner = inner
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._writable = True
        self._guard = threading.Lock()
        self._being_made: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)

    @property
    def voice_id(self) -> str:
        """That of the inner voice."""
        return self._inner.voice_id

    @property
    def sample_rate(self) -> int:
        """Hz, that of the inner voice."""
        return self._inner.sample_rate

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        """Sound sentence by sentence, the same whether it was kept or is new. Raises VoiceError."""
        for sentence in split_sentences(text):
            samples = self._sound(sentence)
            if samples.size:
                yield to_float(samples)

    def _sound(self, sentence: str) -> Samples:
        """What is kept, or else is made and kept; who comes while it is being made waits for that."""
        path = self._path(sentence)
        with self._guard:
            lock = self._being_made[path]
        with lock:
            samples = self._read(path)
            if samples is None:
                samples = to_samples(np.concatenate([np.zeros(0, np.float32), *self._inner.synthesize(sentence)]))
                self._write(path, samples)
            return samples

    def _path(self, sentence: str) -> Path:
        key = hashlib.sha256(f"{self.voice_id}\0{self.sample_rate}\0{sentence}".encode())
        return self._folder / f"{key.hexdigest()}{_SUFFIX}"

    def _read(self, path: Path) -> Samples | None:
        """What the file holds, or None when it is not there or not whole: then it is made anew."""
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, payload = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if hashlib.sha256(payload).digest() != digest or len(payload) % 2:
            return None
        with contextlib.suppress(OSError):  # a read-only cache cannot note what was used last
            os.utime(path)
        return np.frombuffer(payload, dtype="<i2").astype(np.int16)

    def _write(self, path: Path, samples: Samples) -> None:
        if not self._writable:
            return
        payload = samples.astype("<i2").tobytes()
        try:
            make_private_folders(self._folder)
            handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".part")  # created with mode 0600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(payload).digest())
                    file.write(payload)
                os.replace(temporary, path)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
            self._make_room(path)
        except OSError as error:
            self._writable = False
            _log.warning("the voice cache cannot be written: %s", errno.errorcode.get(error.errno or 0, "unknown"))

    def _make_room(self, newest: Path) -> None:
        """Remove what was not used for longest until the rest fits; the newest always stays."""
        used = [(entry.stat().st_mtime_ns, entry.stat().st_size, Path(entry)) for entry in os.scandir(self._folder)]
        total = sum(size for _, size, _ in used)
        for _, size, path in sorted(used):
            if total <= self._limit_bytes:
                return
            if path != newest:
                path.unlink(missing_ok=True)
                total -= size
