"""Whether somebody asks for the question again, and says nothing else."""

import re
from collections.abc import Iterable

MOST_WORDS = 30
"""Nobody needs more of them to ask for a question again; what is longer is an answer."""

_COURTESIES = (
    r"u+m+|u+h+|e+r+m*|h+m+|a+h+|oh|okay|ok|so|well|yes|yeah|no|hi|hello|hey|right|wait|actually|and|but",
    r"(?:i'm |i am )?(?:so |very |really )?sorry(?: about that)?",
    r"(?:my )?apologies|i apologi[sz]e|excuse me|please|thanks|thank you(?: very much)?",
    r"if (?:you|i) (?:don't mind|can|could|may)|if (?:it's|that's) (?:okay|ok|alright|possible)",
)
"""What surrounds a request without being one."""

_WHAT = (
    r"(?:that|it|this|you|everything|(?:all|some|most|any|part|the end|the beginning) of (?:that|it|the question)|"
    r"(?:the|your|this) (?:whole )?question|(?:the|that) (?:last|first|second) (?:bit|part|question|one|sentence)|"
    r"what you (?:just )?(?:said|asked)|yourself|that question)"
)
_AGAIN = (
    r"(?: (?:again|once more|once again|one more time|another time|for me|to me|please|over|slower|louder|"
    r"(?:a (?:bit|little) )?(?:more )?(?:slowly|slower|louder|clearly)|real quick|quickly|a second time))*"
)
_SAY = r"(?:please )?(?:just )?(?:maybe )?(?:repeat|say|read|ask|state|rephrase|restate|reread|re ask|tell me)"
_SAYING = r"(?:repeating|saying|reading|asking|stating|restating|rephrasing|rereading)"
_MISSED = r"(?:quite |really |fully |entirely )?(?:catch|hear|get|understand|follow|remember)"

_REQUESTS = (
    rf"(?:can|could|would|will|might) you {_SAY}(?: me)?(?: {_WHAT})?{_AGAIN}",
    rf"(?:is it possible|would it be possible) to {_SAY}(?: {_WHAT})?{_AGAIN}",
    rf"(?:would|do) you mind {_SAYING}(?: {_WHAT})?{_AGAIN}",
    rf"(?:can|could|may|might) (?:i|we) (?:please )?(?:hear|have|get) {_WHAT}{_AGAIN}",
    rf"(?:i would|i'd) (?:like|love|want|need) (?:you )?to (?:hear|repeat|have) {_WHAT}{_AGAIN}",
    rf"(?:i need to|let me|i want to) hear {_WHAT}{_AGAIN}",
    rf"i (?:think i |am afraid i |'m afraid i )?(?:didn't|did not|couldn't|could not|can't|cannot|don't|do not) "
    rf"(?:think i )?{_MISSED} {_WHAT}",
    rf"i(?:'m| am) afraid i (?:didn't|did not|couldn't|could not) {_MISSED} {_WHAT}",
    rf"i (?:think i )?(?:just )?(?:missed|forgot|lost|have forgotten|have missed) {_WHAT}",
    r"(?:what was|what's|what is|what were) (?:that|it|the question|your question|the last (?:part|bit|question))"
    rf"{_AGAIN}",
    rf"what did you (?:just )?(?:say|ask)(?: me)?{_AGAIN}|what are you asking(?: me)?{_AGAIN}",
    rf"(?:repeat|say|read) {_WHAT}{_AGAIN}|repeat please|please repeat|say again|come again|once (?:more|again) please",
    rf"(?:one more time|again) please|(?:i )?beg your pardon|pardon(?: me)?|{_WHAT} (?:again|once more) please",
    rf"(?:the|your) question again|how was that again|{_SAY} (?:the|your) question{_AGAIN}",
)

_ALONE = ("sorry", "what", "huh", "hm", "excuse me", "come again", "again", "once more", "one more time")
"""Requests only where the voice rises: their transcript ends in a question mark."""

_REQUEST = re.compile(rf"\b(?:{'|'.join(_REQUESTS)})\b")
_ONLY_REQUEST = re.compile(rf"(?:(?:{'|'.join((*_REQUESTS, *_COURTESIES))}) )+")
_NO_WORD = re.compile(r"[^a-z0-9' ]+")


def is_repeat_request(words: Iterable[str]) -> bool:
    """Whether these words, in their order as transcribed, ask for the question again and say nothing else."""
    tokens = list(words)
    if not tokens or len(tokens) > MOST_WORDS:
        return False
    written = " ".join(tokens).lower().replace("\u2019", "'")
    said = " ".join(_NO_WORD.sub(" ", written).split())
    if written.rstrip(" \"'").endswith("?") and said in _ALONE:
        return True
    return bool(_REQUEST.search(said)) and _ONLY_REQUEST.fullmatch(f"{said} ") is not None
