"""Text in several styles for the screen, whatever characters a name in it has."""

from textual.content import Content
from textual.style import Style

from voice_interviewer.core.steering import without_steering

Part = str | Content | tuple[str, str | Style]


def assembled(*parts: Part) -> Content:
    """Text made of plain pieces, pieces with a style, and other texts, without what could steer a terminal.

    Textual's own `Content.assemble` takes such characters out of the whole only after it has counted where each style
    begins, and then fails at one that begins past the end.
    """
    return Content.assemble(*(_harmless(part) for part in parts))


def _harmless(part: Part) -> Part:
    if isinstance(part, str):
        return without_steering(part)
    return (without_steering(part[0]), part[1]) if isinstance(part, tuple) else part
