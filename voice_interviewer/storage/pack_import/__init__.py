"""Turns a page of questions with answers into a pack draft, in the page's own words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.core.file_names import DEVICES, names_device
from voice_interviewer.errors import UsageError
from voice_interviewer.storage.pack_format import LONGEST_ID
from voice_interviewer.storage.pack_import.draft import pack_draft
from voice_interviewer.storage.pack_import.folder import write_pack
from voice_interviewer.storage.pack_import.outline import Unplaced, outline
from voice_interviewer.storage.pack_import.page import lines_of, shortened, shown
from voice_interviewer.storage.pack_import.reading import read_page
from voice_interviewer.storage.pack_import.titles import not_shouted
from voice_interviewer.storage.pack_import.wording import Names, slug

__all__ = ["Imported", "Unplaced", "import_page"]

LONGEST_TITLE = 120
"""Characters."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Imported:
    """A pack draft that was written."""

    folder: Path
    pack_id: str
    questions: int
    rounds: int
    unplaced: tuple[Unplaced, ...]
    """What of the page is in no part of the pack, by line."""
    guessed_encoding: str
    """The encoding that was assumed because the page is not UTF-8; empty otherwise."""


def import_page(
    file: Path,
    packs: Path,
    pack_id: str = "",
    title: str = "",
    *,
    replace: bool = False,
    ours: Collection[str] = (),
) -> Imported:
    """Write the questions of a page as the pack `packs/<id>`; id and title come from the page where none is given.

    `ours` are the ids of packs that lie elsewhere and whose place a new pack of that id would take.

    Raises UsageError for a file that is no page of text, a page without questions, a wrong id, or a pack of that id
    unless it may be replaced; StorageError when the pack cannot be written.
    """
    if pack_id and (not _ID.fullmatch(pack_id) or len(pack_id) > LONGEST_ID or names_device(pack_id)):
        raise UsageError(
            f"“{shortened(shown(pack_id), 60)}” is no id of a pack.",
            f"Write lower-case words joined by hyphens, like data-scientist, {LONGEST_ID} characters at most.",
        )
    read = read_page(file)
    found = outline(read.page.blocks)
    own = _one_line(found.title) or _one_line(read.page.title) or _one_line(file.stem)
    named = _one_line(title) or not_shouted(own)
    named = shortened(named, LONGEST_TITLE) or "Imported questions"
    taken = Names()
    for reserved in DEVICES:
        taken.add(reserved)
    chosen = pack_id or slug(named, taken, "imported", most_words=6)
    source = shortened(_one_line(file.name), LONGEST_TITLE) or "without a name"
    draft = pack_draft(found, chosen, named, source)
    if not draft.questions:
        raise UsageError(
            f"There is no question with an answer in {shown(file)}.",
            "Number the questions, make them headings, or end them with a question mark; the answer follows each.",
        )
    if chosen in ours and not replace:
        raise UsageError(
            f"One of our packs is called {chosen}, and yours would take its place.",
            "Choose another with --id, or take its place with --force.",
        )
    folder = packs / chosen
    write_pack(folder, draft, replace=replace)
    return Imported(folder, chosen, draft.questions, draft.rounds, draft.unplaced, read.guessed_encoding)


def _one_line(text: str) -> str:
    return " ".join(lines_of(text).split())
