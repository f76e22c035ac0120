"""Whether the words so far leave a phrase open: the words' part in deciding that an answer is over."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

_EDGES = " \t\"'()[]{},.;:!?-\N{HORIZONTAL ELLIPSIS}\N{EN DASH}\N{EM DASH}"
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_OPEN_MARKS = (",", ";", ":", "-", "...", "\N{HORIZONTAL ELLIPSIS}", "\N{EN DASH}", "\N{EM DASH}")
"""Written after the last word, these mean more to come. A full stop means nothing: Whisper writes one wherever the
sound stops."""

_HESITATION = re.compile(r"u+m+|u+h+m*|e+r+m*|e+h+m*|a+h+m*|h+m+|m{2,}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EXPECTING = _words(
    "a an the my your our their its every each no any such another other certain various "
    "and or but nor because cause although while whereas unless until since if whether than "
    "which who whose where when so plus maybe perhaps probably "
    "of to from with into onto at by for in on between among toward towards during without within upon via per "
    "about regarding including like versus "
    "is are was were am be been being has have had having will would shall should can could may might must "
    "i'm we're they're you're he's she's i've we've they've you've i'd we'd they'd i'll we'll they'll you'll "
    "there's that's what's here's it's isn't aren't wasn't weren't "
    "i we they he she very quite as just only gonna wanna"
)
"""Articles, determiners, conjunctions, prepositions, auxiliaries and subjects after which English expects another
word: closed classes (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 2.39), without those that
end sentences as often."""

_EXPECTING_AFTER: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "that": _words("think thought say said is was so such believe know knew mean sure found see saw"),
        "then": _words("and so but"),
        "also": _words("and but i we they it is are"),
    }
)
"""Words after which more is expected only where one of these stands before."""

_CLOSED_AFTER: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "on": _words("so going go goes went moving move moved later early carry carried keep kept hold from"),
        "in": _words("log logged sign signed come came bring brought go went going jump jumped kick kicked"),
        "so": _words("think hope guess believe suppose or say said even"),
        "for": _words("looking look looked asking asked waiting wait"),
        "with": _words("deal dealt dealing working worked work start begin"),
        "can": _words("i we they you"),
        "have": _words("might could would should may must"),
        "just": _words("only"),
        "about": _words("talk talked talking think thinking care worry worried know ask asked asking heard all"),
        "other": _words("each the"),
    }
)
"""Words with which a sentence can end where one of these stands before: "and so on", "I think so"."""

_OPEN_PHRASES = (
    ("for", "example"), ("for", "instance"), ("such", "as"), ("in", "order"), ("due", "to"), ("based", "on"),
    ("instead", "of"), ("let", "me", "think"), ("let", "me", "see"), ("let's", "see"), ("i", "mean"), ("you", "know"),
    ("i", "would", "say"), ("i'd", "say"), ("kind", "of"), ("sort", "of"), ("on", "the", "other", "hand"),
    ("on", "one", "hand"), ("on", "the", "one", "hand"), ("in", "addition"), ("what", "else"), ("that", "means"),
    ("which", "means"), ("in", "this", "case"), ("in", "that", "case"), ("what", "happened", "was"),
)  # fmt: skip
"""Phrases that introduce something, or hold the floor meanwhile."""

_CLOSINGS = (
    ("thanks",), ("thank", "you"), ("that's", "it"), ("that", "is", "it"), ("that's", "all"), ("that", "is", "all"),
    ("that's", "about", "it"), ("that", "is", "about", "it"), ("i'm", "done"), ("that's", "my", "answer"),
)  # fmt: skip
"""With these people say that they have finished."""

_OPINIONS = (("i", "think"), ("i", "guess"), ("i", "suppose"), ("i", "believe"))
"""They introduce something too, unless they come after all of it: "that is all, I think"."""

_LIST_OPENS = re.compile(
    r"(?:^|[.!?,;:] |\b(?:and|so|well|okay|um|uh|then) )"
    r"(?:firstly|first of all|first,|number one|the first (?:one|thing|step|reason|part|point|option)\b)"
)
"""The first of several."""

_LIST_GOES_ON = re.compile(
    r"\b(?:second|secondly|third|then|next|finally|lastly|last|also|after that|another|the other|number two|besides)\b"
)
"""The next of several."""

_ITEM_MISSING = re.compile(
    r"\b(?:firstly|secondly|thirdly|finally|lastly|number (?:one|two|three)"
    r"|(?:first|second|third|next) (?:thing|step|reason|part|point|option)"
    r"|(?:the|my) (?:first|second|third|next|last|other|main) (?:one|thing|step|reason|part|point|option)"
    r"|(?:two|three|four|five|a few|a couple of|several) (?:main |key |big )?"
    r"(?:things|reasons|steps|parts|points|ways|options|stages|phases|approaches|aspects|components))$"
)
"""Announced, and not said yet."""

LISTED_WORDS = 25
"""So many words after the first of several its successor is waited for."""


class PhraseEnd(StrEnum):
    """How the words end."""

    UNFINISHED = "unfinished"
    """On a filler, a function word, or an open phrase or list."""
    FINISHED = "finished"
    """On a word with which a sentence can end."""
    CLOSED = "closed"
    """On words that say so: thanks, that's it."""
    UNKNOWN = "unknown"
    """The words are not known up to the end of the speech."""


def phrase_end(words: Sequence[str]) -> PhraseEnd:
    """How these words end, as a transcriber wrote them; UNKNOWN only for none."""
    written = [word.strip().replace(_APOSTROPHE, "'") for word in words if word.strip()]
    spoken = [word for word in written if word.strip(_EDGES)]
    if not spoken:
        return PhraseEnd.UNKNOWN
    bare = [word.strip(_EDGES).lower() for word in spoken]
    is_open = (
        written[-1].endswith(_OPEN_MARKS)
        or _HESITATION.fullmatch(bare[-1]) is not None
        or _expects_a_word(bare)
        or _introduces(bare, spoken)
        or _leaves_a_list(" ".join(spoken[-LISTED_WORDS:]).lower())
    )
    if is_open:
        return PhraseEnd.UNFINISHED
    return PhraseEnd.CLOSED if _ends_with(bare, _CLOSINGS) else PhraseEnd.FINISHED


def _expects_a_word(bare: Sequence[str]) -> bool:
    last, before = bare[-1], bare[-2] if len(bare) > 1 else ""
    if last in _EXPECTING:
        return before not in _CLOSED_AFTER.get(last, ())
    return before in _EXPECTING_AFTER.get(last, ())


def _ends_with(bare: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(bare[-len(phrase) :]) == phrase for phrase in phrases)


def _introduces(bare: Sequence[str], spoken: Sequence[str]) -> bool:
    if _ends_with(bare, _OPEN_PHRASES):
        return True
    return tuple(bare[-2:]) in _OPINIONS and not (len(spoken) > 4 and spoken[-3].endswith(","))


def _leaves_a_list(text: str) -> bool:
    if _ITEM_MISSING.search(text.rstrip(_EDGES)):
        return True
    opened = list(_LIST_OPENS.finditer(text))
    return bool(opened) and _LIST_GOES_ON.search(text, opened[-1].end()) is None
