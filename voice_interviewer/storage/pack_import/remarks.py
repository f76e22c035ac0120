"""Lines of a page that belong to no question and to no section: a wish at the end, a fragment that states nothing."""

import re

from voice_interviewer.storage.pack_import.page import Block, BlockKind

LONGEST_REMARK_WORDS = 15
LONGEST_STRAY_WORDS = 10

_CLOSING = re.compile(
    r"(?:good luck|best of luck|all the best|best wishes|happy (?:coding|interviewing|learning|preparing|hunting)|"
    r"(?:many )?thanks(?: you)? for reading|thank you for reading|(?:we |i )?hope (?:this|these|that) help(?:s|ed)|"
    r"that'?s (?:it|all)(?: for (?:now|today))?[.!]*$|the end[.!]*$|see you (?:soon|next time)\b)",
    re.IGNORECASE,
)


def is_closing_remark(block: Block) -> bool:
    """Whether a short paragraph wishes luck or says goodbye."""
    text = block.flat.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    short = len(text.split()) <= LONGEST_REMARK_WORDS
    return block.kind is BlockKind.PARAGRAPH and short and bool(_CLOSING.match(text))


def is_stray(block: Block) -> bool:
    """Whether a short paragraph is no sentence: it begins in lower case and nothing ends it."""
    text = block.flat
    short = len(text.split()) <= LONGEST_STRAY_WORDS
    return block.kind is BlockKind.PARAGRAPH and short and text[:1].islower() and text[-1:].isalnum()
