"""Recordings as files: reads any of them as 16 kHz mono, writes FLAC that is on disk as it is spoken."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import AudioFileError, StorageError

LONGEST_SECONDS = 2 * 3600
"""Longer files are refused: held whole, two hours are 230 MB."""

FORMATS = (
    *("wav", "w64", "flac", "mp3", "ogg", "mov", "aac", "matroska", "aiff", "caf", "au", "amr", "asf", "avi"),
    *("ac3", "eac3", "ape", "wv", "tta", "dsf", "mpegts", "mpeg"),
)
"""FFmpeg's names of what is read: files that hold sound, and none that only name other files or addresses (playlists,
`concat`, `sdp`), whatever a file is called."""

LOUDEST = 1000.0
"""Samples further beyond full scale (1.0) are damage; FFmpeg's conversion to whole numbers overflows on such."""

SHORTEST_SAMPLES = 1600
"""A file that breaks off or is damaged is used if it gives this many samples (0.1 s)."""

FLAC_COMPRESSION = 0.2
"""Of 0 to 1. Up to 0.25 the encoder works in blocks of 1152 samples (72 ms), above in 4096: the block in the making is
all that a crash can lose."""

FLAC_BLOCK_SAMPLES = 1152
FLAC_LENGTH_AT = 21
"""Where in the file, in bytes, the field of 40 bits lies whose lower 36 are the number of samples (RFC 9639, 8.2)."""

FLAC_LENGTH_BYTES = 5
FLAC_UPPER_BITS = (16 - 1) << 36
"""The upper 4 of these 40 bits: the lower ones of the bits in a sample, less 1."""

RESERVE_BYTES = 1_000_000
"""Left free on the disk on top of what the session file takes by now: an answer's words take less than this."""

_TRY_A_RECORDING = "Give a recording: wav, flac, mp3, ogg or m4a."


def read_recording(path: Path) -> Samples:
    """The sound of a file (wav, flac, mp3, ogg, m4a and others of FORMATS), shape (n,), 16 kHz, channels averaged.

    A file that breaks off gives what there is of it; a sample that is no number is silence. Raises AudioFileError, for
    a file that says it is too long before its sound is read.
    """
    _check_readable(path)
    import av

    sound = bytearray()
    broken = ""
    try:
        # `file:`, so that no name is taken for an address; no protocol but that, so that no content leads elsewhere.
        only = {"format_whitelist": ",".join(FORMATS), "protocol_whitelist": "file"}
        with av.open(f"file:{path}", options=only, metadata_errors="replace") as container:
            if not container.streams.audio:
                raise AudioFileError(f"{path} holds no sound, only other streams.", _TRY_A_RECORDING)
            if (container.duration or 0) > LONGEST_SECONDS * av.time_base:
                raise _too_long(path)
            for piece in _decoded(container):
                sound += piece
                if len(sound) > 2 * SAMPLE_RATE * LONGEST_SECONDS:
                    raise _too_long(path)
    except av.error.ArgumentError:
        broken = "it is no sound file, or none of a usual kind"
    except (av.error.FFmpegError, ValueError, IndexError) as error:
        broken = getattr(error, "strerror", None) or str(error) or type(error).__name__
    if len(sound) < 2 * SHORTEST_SAMPLES and broken:
        raise AudioFileError(f"{path} cannot be read as sound: {broken}.", _TRY_A_RECORDING)
    if not sound:
        raise AudioFileError(f"{path} holds no sound: it ends before it begins.", _TRY_A_RECORDING)
    samples: Samples = np.frombuffer(sound, dtype=np.int16)
    return samples


def _decoded(container: Any) -> Iterator[bytes]:
    from av.audio.resampler import AudioResampler
    from av.error import FFmpegError

    resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    stream = container.streams.audio[0]
    stream.thread_type = "NONE"  # a damaged block must not take its neighbours along
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except FFmpegError:  # a damaged or unfinished block is left out
            continue
        for frame in frames:
            yield from _pieces(resampler.resample(_of_numbers(frame)))
    yield from _pieces(resampler.resample(None))


def _of_numbers(frame: Any) -> Any:
    """The frame with silence for samples that are no number, and full scale for those beyond all measure."""
    from av.audio.frame import AudioFrame

    if frame.format.packed.name not in ("flt", "dbl"):
        return frame
    samples = frame.to_ndarray()
    if np.abs(samples).max(initial=0.0) < LOUDEST:  # never true of what is no number
        return frame
    numbers = np.clip(np.nan_to_num(samples, nan=0.0), -1.0, 1.0)
    cleaned = AudioFrame.from_ndarray(numbers, format=frame.format.name, layout=frame.layout.name)
    cleaned.sample_rate, cleaned.pts, cleaned.time_base = frame.sample_rate, frame.pts, frame.time_base
    return cleaned


def _too_long(path: Path) -> AudioFileError:
    return AudioFileError(f"{path} is longer than {LONGEST_SECONDS // 3600} hours.", "Cut it into answers first.")


def _pieces(frames: list[Any]) -> Iterator[bytes]:
    for frame in frames:
        yield frame.to_ndarray().tobytes()


def _check_readable(path: Path) -> None:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise AudioFileError(f"{path} is a folder.", "Name the recordings in it.")
        if not stat.S_ISREG(status.st_mode):
            raise AudioFileError(f"{path} is a device or a pipe, not a file.", _TRY_A_RECORDING)
        if status.st_size == 0:
            raise AudioFileError(f"{path} is empty.", _TRY_A_RECORDING)
        path.open("rb").close()
    except FileNotFoundError:
        raise AudioFileError(f"There is no file {path}.", "Check the path.") from None
    except OSError as error:
        raise AudioFileError(f"{path} cannot be opened: {error.strerror}.", "Check who may read it.") from error


class FlacRecording:
    """A FLAC file, 16 kHz, mono, 16 bit, its owner's alone, on disk but for the last 72 ms of what was written.

    Its header tells at any time how long it is, so that after a crash any program reads what is there.
    """

    def __init__(self, path: Path, session_bytes: int = 0) -> None:
        """Begin the file; one that is there already is not touched. Raises StorageError.

        `session_bytes` is what the file of the session takes, which is written anew beside the old one.
        """
        import soundfile

        self._path = path
        self._reserve_bytes = RESERVE_BYTES + session_bytes
        self._error: type[Exception] = soundfile.SoundFileError
        self._failed = False
        self._file: Any = None
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise _storage_error(path, error.strerror) from error
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            self._file = soundfile.SoundFile(
                descriptor,
                "w",
                SAMPLE_RATE,
                1,
                subtype="PCM_16",
                format="FLAC",
                compression_level=FLAC_COMPRESSION,
                closefd=False,
            )
        except (OSError, self._error) as error:
            os.close(descriptor)
            raise _storage_error(path, _reason(error)) from error
        self._descriptor = descriptor
        self._samples = 0

    def write(self, samples: Samples) -> None:
        """Append samples, shape (n,), 16 kHz. Raises StorageError, from then on each time.

        The disk counts as full while there is still room for the session file, so that the words can be kept.
        """
        if self._failed or self._file is None:
            raise _storage_error(self._path, "it is closed" if self._file is None else "writing failed before")
        if shutil.disk_usage(self._path.parent).free < self._reserve_bytes:
            self._failed = True
            raise _storage_error(self._path, os.strerror(errno.ENOSPC))
        try:
            self._file.write(np.ascontiguousarray(samples, dtype=np.int16))
            self._samples += samples.size
            self._tell_length()
        except (OSError, self._error) as error:
            self._failed = True
            raise _storage_error(self._path, self._disk_reason()) from error

    def _tell_length(self) -> None:
        """Put the number of samples in whole blocks into the header; closing puts that of all there."""
        # The encoder writes a block once it has one sample more.
        whole = max(0, self._samples - 1) // FLAC_BLOCK_SAMPLES * FLAC_BLOCK_SAMPLES
        at = os.lseek(self._descriptor, 0, os.SEEK_CUR)
        os.lseek(self._descriptor, FLAC_LENGTH_AT, os.SEEK_SET)
        os.write(self._descriptor, (FLAC_UPPER_BITS | whole).to_bytes(FLAC_LENGTH_BYTES, "big"))
        os.lseek(self._descriptor, at, os.SEEK_SET)

    def close(self) -> None:
        """Finish the file and see it onto the disk; closing twice does nothing.

        Raises StorageError when that fails for a file whose writing had not failed before; what was written stays.
        """
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            file.close()
            os.fsync(self._descriptor)
        except (OSError, self._error) as error:
            if not self._failed:
                self._failed = True
                raise _storage_error(self._path, _reason(error)) from error
        finally:
            os.close(self._descriptor)

    def _disk_reason(self) -> str:
        # libsndfile does not say why a write failed; the system does when asked for one byte more.
        try:
            at = os.lseek(self._descriptor, 0, os.SEEK_END)
            os.write(self._descriptor, bytes(4096))
            os.ftruncate(self._descriptor, at)
        except OSError as error:
            return error.strerror or errno.errorcode.get(error.errno or 0, "unknown")
        return "the disk refused it for a moment"


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or getattr(error, "error_string", None) or type(error).__name__


def _storage_error(path: Path, reason: str | None) -> StorageError:
    return StorageError(
        f"The recording {path} cannot be written: {reason or 'unknown'}.",
        "Free some space, or set VOICE_INTERVIEWER_HOME to another folder.",
    )
