"""A Markdown page as blocks: made into HTML that knows the lines it came from, then read as that."""

import re

from voice_interviewer.storage.pack_import.html_reader import LINE_ATTRIBUTE, read_html
from voice_interviewer.storage.pack_import.page import Page

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,100}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read_markdown(text: str) -> Page:
    """The blocks of a page in CommonMark with tables; line breaks stay, and front matter is left out."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table")
    found = parser.parse(text)
    line = ""
    for token in found:
        is_cell = token.type in ("th_open", "td_open")
        if token.nesting < 0 or (token.map is None and not is_cell):
            continue
        line = str(token.map[0] + 1) if token.map is not None else line
        if token.type == "html_block":
            token.content = f'<wbr {LINE_ATTRIBUTE}="{line}">{token.content}'
        else:
            token.attrSet(LINE_ATTRIBUTE, line)
    return read_html(parser.renderer.render(found, parser.options, {}))
