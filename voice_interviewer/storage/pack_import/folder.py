"""A pack draft on the disk: in a folder of its own, readable by its owner alone, over no other pack unless told so."""

from pathlib import Path

from voice_interviewer.errors import StorageError, UsageError
from voice_interviewer.paths import make_private_folders
from voice_interviewer.storage.disk import write_atomically
from voice_interviewer.storage.pack_import.draft import MADE_FROM, PackDraft
from voice_interviewer.storage.pack_import.outline import Unplaced
from voice_interviewer.storage.pack_import.page import shown
from voice_interviewer.storage.pack_reader import PACK_FILE

UNPLACED_FILE = "unplaced.txt"


def write_pack(folder: Path, draft: PackDraft, *, replace: bool) -> None:
    """Write the files of a pack, the one that names the others last.

    Raises UsageError where the folder holds anything already, unless it is a pack and may be replaced, with all of its
    YAML files; StorageError when the disk refuses.
    """
    files = draft.files | ({UNPLACED_FILE: unplaced_text(draft.unplaced)} if draft.unplaced else {})
    try:
        old = _old_files(folder, replace)
        make_private_folders(folder)
        for name in sorted(files, key=lambda name: name == PACK_FILE):
            write_atomically(folder / name, files[name].encode())
        for path in old:
            if path.name not in files:
                path.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"The folder {shown(folder)} cannot be written: {reason}.", "Name another folder with --out."
        ) from error


def is_draft(folder: Path) -> bool:
    """Whether the folder holds a pack that was made from a page, or what a kill left of one. Raises OSError."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    head = folder / PACK_FILE
    files = [head] if head.exists() else [each for each in folder.iterdir() if each.is_file()]
    return any(_begins_with(each, MADE_FROM.encode()) for each in files)


def _begins_with(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(wanted)) == wanted


def unplaced_text(unplaced: tuple[Unplaced, ...]) -> str:
    """What of the page is in no part of the pack: its line, why, and its text."""
    return "".join(f"line {each.line}: {each.why}\n    {each.text}\n\n" for each in unplaced)


def _old_files(folder: Path, replace: bool) -> list[Path]:
    """The files of the pack that is replaced; none for a folder that is not there or empty."""
    if not folder.exists() and not folder.is_symlink():
        return []
    if not folder.is_dir():
        raise UsageError(
            f"There is something at {shown(folder)} that is no folder.",
            "Choose another name with --id, or another folder with --out.",
        )
    if not any(folder.iterdir()):
        return []
    if not (folder / PACK_FILE).is_file():
        raise UsageError(
            f"The folder {shown(folder)} holds something that is no pack.", "Choose another name with --id."
        )
    if not replace:
        raise UsageError(
            f"There is a pack at {shown(folder)} already.", "Choose another name with --id, or replace it with --force."
        )
    return [*folder.glob("*.yaml"), *folder.glob("*.yml"), folder / UNPLACED_FILE]
