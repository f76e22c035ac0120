"""The report for a bug, put together from the home and the machine, and written where the person agrees."""

import getpass
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voice_interviewer.bootstrap.parts import list_devices, session_store, settings
from voice_interviewer.errors import DeviceError, SettingsError, StorageError
from voice_interviewer.paths import Home, make_private_folders

if TYPE_CHECKING:
    from voice_interviewer.doctor import Check

NAME = "bug-report"


def bug_report(checks: "Sequence[Check]") -> str:
    """The text of a report with these findings of `doctor`."""
    from voice_interviewer import bug_report as report
    from voice_interviewer.doctor import places
    from voice_interviewer.redaction import Redactor

    home = Home.find()
    try:
        devices = list_devices()
    except DeviceError:
        devices = ()
    try:
        chosen = settings()
    except SettingsError:
        chosen = None
    user_folder = Path.home()
    named = () if chosen is None else (chosen.microphone, chosen.speaker)
    redactor = Redactor(
        home=home.root,
        user_folder=user_folder,
        users=(*_users(), user_folder.name),
        hosts=(platform.node(), os.environ.get("HOSTNAME", "")),
        devices=(*(each.name for each in devices), *named),
    )
    return report.bug_report(report.Facts(home, checks, chosen, devices, places(home), _counts(home), redactor))


def _users() -> tuple[str, ...]:
    """What the person is called here."""
    named = [os.environ.get(name, "") for name in ("USER", "LOGNAME", "USERNAME", "SUDO_USER")]
    try:
        named.append(getpass.getuser())
    except (OSError, KeyError):  # a user without a name
        return tuple(named)
    return tuple(named)


def _counts(home: Home) -> tuple[tuple[str, int], ...]:
    from voice_interviewer.core.session_list import DamagedSession

    try:
        listed = session_store().list()
    except StorageError:
        listed = ()
    packs = sum(each.is_dir() for each in home.packs.iterdir()) if home.packs.is_dir() else 0
    damaged = sum(isinstance(each, DamagedSession) for each in listed)
    return (("sessions", len(listed)), ("sessions that are damaged", damaged), ("packs of your own", packs))


def write_bug_report(text: str, to: Path | None) -> Path:
    """Write it into a new file for its owner alone, among the reports in the home unless named; gives its path.

    Raises StorageError, also where there is such a file already.
    """
    from voice_interviewer.report.exporting import free_path, refused
    from voice_interviewer.storage.disk import write_atomically

    path = to or Home.find().reports / NAME
    try:
        make_private_folders(path.parent)
        if to is None:
            path = free_path(path.parent, NAME, ".txt")
        elif os.path.lexists(path):
            raise StorageError(f"{path} is there already.", "Name another file: nothing is overwritten.")
        write_atomically(path, text.encode())
    except OSError as error:
        raise refused(path, error) from error
    return path
