"""HTML that cannot be injected into: whatever is not made here is text and is escaped."""

import html
import re

_VOID = frozenset(("meta", "br"))
"""Elements without an end tag."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Control characters, lone surrogates, and those that turn the direction of writing round."""


class Markup(str):
    """A piece of finished HTML."""

    __slots__ = ()


def clean(text: str) -> str:
    """The text without characters that no page can show or that would make it read otherwise than it was written."""
    return _NOT_TEXT.sub("", text)


def escaped(text: str) -> Markup:
    """Text as HTML."""
    return text if isinstance(text, Markup) else Markup(html.escape(clean(text)))


def element(tag: str, *inside: str, **attributes: str | float | None) -> Markup:
    """One element around text (escaped) and Markup (as it is).

    An attribute's name loses a last underscore (`class_`), and others become dashes; one that is None is left out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(_written(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{joined(*inside)}</{tag}>")


def joined(*pieces: str, by: str = "") -> Markup:
    """Pieces one after the other."""
    return Markup(by.join(escaped(each) for each in pieces))


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
