"""Which characters of a text could steer a terminal or turn a line around, and how such a text is shown.

Control characters but tab and line feed, and the marks that change the direction of writing (Unicode Standard Annex 9,
section 2): a name, a file or a transcript that holds them could move the cursor, clear the screen, or make a line read
otherwise than it is.
"""

import re

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""One such character."""

BREAKING = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line or moves within one: a tab, and all at which Python's `splitlines` breaks."""


def spelt_out(text: str) -> str:
    """The text with each such character as it would stand in JSON (`\\u001b`), so that JSON stays what it is."""
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def on_one_line(text: str) -> str:
    """The text with tabs and ends of lines spelt out: a name that holds some can make no line of its own."""
    return BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def without_steering(text: str) -> str:
    """The text without such characters, as wide as before: none of them takes a column."""
    return STEERING.sub("", text)
