"""HTML as a row of tags and texts, in one pass whose time grows with the page and not with its square.

The standard library's parser looks anew to the end of the page at each unclosed tag or comment (Python 3.11), so a
megabyte of `<!--` would keep it busy for an hour.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

_OPENING = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*|=[^\s/>=]*)")
_VALUE = re.compile(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)|)")
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noscript", "xmp", "noembed", "noframes")
}
"""Elements whose content is text up to their own end tag."""


class TokenKind(Enum):
    """What a token of a page is."""

    START = auto()
    END = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or the text between two."""

    kind: TokenKind
    value: str
    """The tag's name in lower case, or the text with its entities resolved."""
    line: int
    """Line of the page, from 1."""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """The tags and texts of a page in their order; comments, declarations and the content of scripts are left out.

    A tag or comment that never ends takes the rest of the page with it, as in a browser.
    """
    position, line = 0, 1
    while position < len(page):
        end, token, raw = _next(page, position, line)
        if token is not None:
            yield token
        line += page.count("\n", position, end)
        position = end
        if raw is None:
            continue
        found = raw.search(page, position)
        end = found.start() if found else len(page)
        if token is not None and token.value == "title":
            yield Token(TokenKind.TEXT, _resolved(page[position:end]), line)
        line += page.count("\n", position, end)
        position = end


def _next(page: str, position: int, line: int) -> tuple[int, Token | None, re.Pattern[str] | None]:
    """Where the next token ends, the token if it is one to tell, and what ends the raw text that follows it."""
    opening = _OPENING.search(page, position)
    if opening is None or opening.start() != position:
        end = opening.start() if opening else len(page)
        return end, Token(TokenKind.TEXT, _resolved(page[position:end]), line), None
    if page.startswith("<!--", position):
        closing = page.find("-->", position + 2)
        return (closing + 3 if closing >= 0 else len(page)), None, None
    if page.startswith(("<!", "<?"), position):
        closing = page.find(">", position)
        return (closing + 1 if closing >= 0 else len(page)), None, None
    tag = _TAG.match(page, position)
    assert tag is not None  # since it is an opening and no declaration
    name = tag[2].lower()
    end, attributes = _attributes(page, tag.end())
    if tag[1]:
        return end, Token(TokenKind.END, name, line), None
    return end, Token(TokenKind.START, name, line, attributes), _RAW.get(name)


def _attributes(page: str, position: int) -> tuple[int, dict[str, str]]:
    """One past the tag's closing bracket, and its attributes by lower-case name."""
    attributes: dict[str, str] = {}
    while named := _ATTRIBUTE.match(page, position):
        position = named.end()
        value = ""
        if given := _VALUE.match(page, position):
            value = given[1] or given[2] or given[3] or ""
            position = given.end()
            if given.lastindex is None and page[position : position + 1] in ('"', "'"):
                return len(page), attributes
        attributes.setdefault(named[1].lower(), _resolved(value))
    closing = page.find(">", position)
    return (closing + 1 if closing >= 0 else len(page)), attributes


def _resolved(text: str) -> str:
    return html.unescape(_LONG_NUMBER.sub("", text)) if "&" in text else text
