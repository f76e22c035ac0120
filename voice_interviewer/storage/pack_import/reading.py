"""A file to the page that it holds, whatever it was written in; what is no page of text is refused in one line."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voice_interviewer.errors import UsageError
from voice_interviewer.storage.pack_import.html_reader import read_html
from voice_interviewer.storage.pack_import.markdown_reader import read_markdown
from voice_interviewer.storage.pack_import.page import MOST_BLOCKS, Page, shown
from voice_interviewer.storage.pack_import.plain_reader import read_plain

LARGEST_BYTES = 5_000_000
"""A book of interview questions has about a tenth of this."""

_SAVE = "Save the page as text, Markdown or HTML, and name that file."
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BINARY = 0.05
"""Share of control characters above which a file without a byte order mark is no text."""

_MARKS = (  # the longer first, since UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_READERS: dict[str, Callable[[str], Page]] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
_HTML_START = re.compile(
    r"\s*<(?:!doctype html|html|head|body|script|style|main|article|section|div|h[1-6]|p)\b", re.IGNORECASE
)
_HTML_END = re.compile(r"</(?:p|h[1-6]|li|div|dt|dd|summary)>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|\*\*\S|\s{0,3}[-*\d.]+ \*\*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page and how it was understood."""

    page: Page
    guessed_encoding: str
    """The encoding that was assumed because the file is not UTF-8; empty otherwise."""


def read_page(file: Path) -> ReadPage:
    """Read a page of text, Markdown or HTML, by its name's ending or by its look. Raises UsageError."""
    content = _content(file)
    text, guessed = _decoded(file, content)
    reader = _READERS.get(file.suffix.lower()) or _reader_for(text)
    page = reader(text)
    if not page.blocks:
        raise UsageError(f"There is no text in {shown(file)}.", "Name a page of questions with answers.")
    if len(page.blocks) > MOST_BLOCKS:
        raise UsageError(
            f"The page {shown(file)} has more than {MOST_BLOCKS} paragraphs.", "Split it into several pages."
        )
    return ReadPage(page, guessed)


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise UsageError(f"The page {shown(file)} is a folder.", "Name one page in it: text, Markdown or HTML.")
        if not file.exists():
            raise UsageError(f"There is no file {shown(file)}.", "Check the name, or give the whole path.")
        if not file.is_file():
            raise UsageError(f"The page {shown(file)} is not an ordinary file.", _SAVE)
        with file.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one"
        raise UsageError(f"The page {shown(file)} cannot be read: {reason}.", "Check its name and rights.") from error
    if len(content) > LARGEST_BYTES:
        raise UsageError(
            f"The page {shown(file)} is larger than {LARGEST_BYTES // 1_000_000} MB.", "Split it into several pages."
        )
    if not content.strip():
        raise UsageError(f"The page {shown(file)} is empty.", "Name a page of questions with answers.")
    return content


def _decoded(file: Path, content: bytes) -> tuple[str, str]:
    """The text, and the encoding where it had to be guessed."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    try:
        if marked is not None:
            return content.decode(marked), ""
        if len(_BINARY.findall(content)) > _MOST_BINARY * len(content) or content.startswith((b"%PDF", b"PK\x03\x04")):
            raise UsageError(f"The page {shown(file)} is not text.", _SAVE)
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if marked is not None:
            raise UsageError(
                f"The page {shown(file)} is not text: it begins as {marked} and goes on as something else.", _SAVE
            ) from error
    return content.decode("cp1252", errors="replace"), "Windows-1252"


def _reader_for(text: str) -> Callable[[str], Page]:
    if _HTML_START.match(text) or len(_HTML_END.findall(text[:200_000])) >= 3:
        return read_html
    return read_markdown if _MARKDOWN.search(text) else read_plain
