"""An HTML page as blocks: what a reader sees of it, without menus, scripts and what is hidden."""

from collections import Counter
from dataclasses import dataclass, field

from voice_interviewer.storage.pack_import.marks import asks, without_mark
from voice_interviewer.storage.pack_import.page import MOST_BLOCKS, Block, BlockKind, Page, lines_of
from voice_interviewer.storage.pack_import.tags import Token, TokenKind, tokens

LINE_ATTRIBUTE = "data-page-line"
"""On an element of a page that was made from another text: the line of that text."""

_FURNITURE = (
    "script style template noscript iframe object embed applet svg math canvas audio video picture map select option "
    "datalist textarea nav footer aside dialog menu head figure xmp noembed noframes frameset"
)
_ALONE = "area base br col embed hr img input link meta param source track wbr"
_PHRASES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby rt rp s samp small "
    "span strike strong sub sup time tt u var wbr audio canvas embed iframe input math noscript object picture script "
    "select style svg template textarea video"
)
_SKIPPED = frozenset(_FURNITURE.split())
_VOID = frozenset(_ALONE.split())
_INLINE = frozenset(_PHRASES.split())
"""What may stand in the middle of a sentence."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol"))
_CONTEXT = frozenset((*_HEADINGS, *_LISTS, "li", "dt", "summary", "button", "pre"))
_ENDS_HEADING = frozenset((*_HEADINGS, *_LISTS, "p", "table", "section", "article", "main", "dl", "details"))


def read_html(text: str) -> Page:
    """The page's own title and its blocks; nothing in it is run, fetched or followed."""
    builder = _Builder()
    for token in tokens(text):
        builder.take(token)
        if builder.is_full:
            break
    return builder.page()


@dataclass(slots=True)
class _Context:
    """An open element that says what the text in it is."""

    name: str
    depth: int
    level: int = 0
    ordinal: int | None = None
    told: bool = False


@dataclass(slots=True)
class _Table:
    """An open table."""

    first: int
    """Index of the block that its first cell begins."""
    rows: int = 0
    cells: int = 0


@dataclass(slots=True)
class _Builder:
    """The open elements, and the text since the last break."""

    _blocks: list[Block] = field(default_factory=list)
    _title: str = ""
    _open: list[str] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _contexts: list[_Context] = field(default_factory=list)
    _lists: int = 0
    _tables: list[_Table] = field(default_factory=list)
    _skipped_from: int | None = None
    _text: list[str] = field(default_factory=list)
    _strong: list[str] = field(default_factory=list)
    _strong_goes_on: bool = True
    _line: int | None = None
    _line_offset: int = 0

    @property
    def is_full(self) -> bool:
        return len(self._blocks) > MOST_BLOCKS

    def take(self, token: Token) -> None:
        match token.kind:
            case TokenKind.START:
                self._start(token)
            case TokenKind.END:
                self._end(token.value)
            case TokenKind.TEXT:
                self._say(token.value, token.line)

    def page(self) -> Page:
        self._flush()
        return Page(self._title, tuple(self._blocks))

    def _start(self, token: Token) -> None:
        name = token.value
        if token.attributes.get(LINE_ATTRIBUTE, "").isdecimal():
            self._line_offset = int(token.attributes[LINE_ATTRIBUTE][:9]) - token.line
        if name == "br":
            self._say("\n", token.line, is_break=True)
        if name not in _INLINE and name != "br":
            self._flush()
        if name in _VOID:
            return
        if name in _ENDS_HEADING and self._contexts and self._contexts[-1].name in _HEADINGS:
            self._end(self._contexts[-1].name)
        if name == "body":
            self._end("head")
        if name == "li" and self._contexts and self._contexts[-1].name == "li":
            self._end("li")
        self._open.append(name)
        self._counts[name] += 1
        if name == "table":
            self._tables.append(_Table(len(self._blocks)))
        elif self._tables:
            self._tables[-1].rows += name == "tr"
            self._tables[-1].cells += name in ("td", "th")
        if self._skipped_from is None and (name in _SKIPPED or _is_hidden(token)):
            self._skipped_from = len(self._open)
        if name in _CONTEXT:
            self._contexts.append(self._context(token))

    def _context(self, token: Token) -> _Context:
        name, depth = token.value, len(self._open)
        if name in _LISTS:
            self._lists += 1
            start = token.attributes.get("start", "1")
            first = int(start) if start.isdecimal() and len(start) < 7 else 1
            return _Context(name, depth, self._lists, first if name == "ol" else None)
        if name == "li":
            ordinal = None
            if self._contexts and self._contexts[-1].name == "ol":
                ordinal = self._contexts[-1].ordinal or 0
                self._contexts[-1].ordinal = ordinal + 1
            return _Context(name, depth, max(1, self._lists), ordinal)
        return _Context(name, depth, _HEADINGS.get(name, 0))

    def _end(self, name: str) -> None:
        if name == "p" or name not in _INLINE:
            self._flush()
        if not self._counts[name]:
            return
        while self._open:
            closed = self._open.pop()
            self._counts[closed] -= 1
            if self._contexts and self._contexts[-1].depth > len(self._open):
                self._flush()
                self._lists -= self._contexts.pop().name in _LISTS
            if self._skipped_from is not None and len(self._open) < self._skipped_from:
                self._skipped_from = None
            if closed == "table":
                self._end_table(self._tables.pop())
            if closed == name:
                return

    def _end_table(self, table: _Table) -> None:
        """Make one block of a table of several columns in which nothing is asked and nothing is set apart."""
        cells = self._blocks[table.first :]
        is_data = table.cells > table.rows and all(each.kind is BlockKind.PARAGRAPH for each in cells)
        if cells and is_data and not any(asks(without_mark(each.flat).text) for each in cells):
            text = " | ".join(each.flat for each in cells)
            self._blocks[table.first :] = [Block(BlockKind.TABLE, text, cells[0].line)]

    def _say(self, text: str, line: int, is_break: bool = False) -> None:
        if self._counts["title"] and not self._title and not self._counts["svg"] and not is_break:
            self._title = lines_of(text).replace("\n", " ")
        if self._skipped_from is not None or self._counts["title"]:
            return
        if not (is_break or self._counts["pre"]):
            text = text.replace("\n", " ")
        self._text.append(text)
        if text.strip():
            if self._line is None:
                self._line = line + self._line_offset
                self._line += len(text[: len(text) - len(text.lstrip())].split("\n")) - 1
            self._strong_goes_on &= bool(self._counts["strong"] or self._counts["b"])
        if self._strong_goes_on:
            self._strong.append(text)

    def _flush(self) -> None:
        if self._skipped_from is not None:
            return
        text = lines_of("".join(self._text))
        strong = " ".join(lines_of("".join(self._strong)).split()) if text else ""
        line = self._line or 1
        self._text, self._strong, self._strong_goes_on, self._line = [], [], True, None
        if not text:
            return
        context = self._contexts[-1] if self._contexts else None
        match context.name if context else "":
            case "li" if context and not context.told:
                context.told = True
                self._blocks.append(Block(BlockKind.ITEM, text, line, context.level, strong, context.ordinal))
            case "dt" | "summary":
                self._blocks.append(Block(BlockKind.TERM, text, line, strong=strong))
            case "button":
                if text.endswith("?"):
                    self._blocks.append(Block(BlockKind.TERM, text, line, strong=strong))
            case "pre":
                self._blocks.append(Block(BlockKind.CODE, text, line))
            case name if context and name in _HEADINGS:
                self._blocks.append(Block(BlockKind.HEADING, text, line, context.level))
            case _:
                self._blocks.append(Block(BlockKind.PARAGRAPH, text, line, strong=strong))


def _is_hidden(token: Token) -> bool:
    return (
        "hidden" in token.attributes
        or token.attributes.get("aria-hidden") == "true"
        or token.attributes.get("role") in ("navigation", "search", "banner", "contentinfo", "complementary")
    )
