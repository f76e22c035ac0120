"""What a follow-up or an introduction says of the page: a statement's first clause, and a title that is not shouted."""

import re

from voice_interviewer.core.contradictions import FUNCTION_STEMS
from voice_interviewer.core.tokens import pieces, stem, stems

FEWEST_WORDS = 3
"""A shorter clause is taken with the next one."""

MOST_WORDS = 18
"""Of what a follow-up asks about: about seven seconds."""

LONGEST_SHORT_FORM = 6
"""Characters of a title of one word that may be a short form, such as MLOPS."""

_CLAUSE_STARTS = (
    "and but so or yet which who whose not such since because although while the a an this that these it they i we you "
    "he she my our your their there then"
)
_BREAK = re.compile(
    rf"(?:[;:]|\s[-\N{{EN DASH}}]|\s?\N{{EM DASH}})\s+|,\s+(?=(?:{'|'.join(_CLAUSE_STARTS.split())})\s)|"
    r"\s+(?=(?:which|because|although|whereas|unless|since|so that|such as)\s)",
    re.IGNORECASE,
)
_WEAK_BREAK = re.compile(r",\s+|\s+(?=(?:if|when|while|where|and|but|or|that|with)\s)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_LEAD = re.compile(r"(?:for (?:example|instance)|e\.g\.)[,:]?\s+", re.IGNORECASE)
_QUOTES = re.compile('["\u201c\u201d`*]')
_EDGES = " \t\"'`*_{}[]()<>,;:!?.\u201c\u201d\u2018\u2019\u2026\u2013\u2014"
_DEPENDENT_WORDS = (
    "if when while since because after before as once although though unless until with without for in on at by to "
    "from under instead rather given however therefore otherwise"
)
_DEPENDENT = frozenset(_DEPENDENT_WORDS.split())
"""A clause that begins with one of these says nothing until the next."""

_OPENING_WORDS = (
    "i it we you they he she the a an this that these those my our your their its there here first then next finally "
    "later early one two three some any all most many each every no not use start begin put keep add make take give "
    "get find explain describe tell ask show check measure say mention long short high low good small large assume "
    "never always"
)
_OPENERS = frozenset(_OPENING_WORDS.split())
"""Words that are no names, whatever their first letter."""

_ENDINGS = ("ing", "ly", "ed", "tion", "tions", "ment", "ments", "ness", "ities", "ers", "ors")
_VERB_WORDS = "is are was were has have had does do did can could will would should may might must and or"
_VERBS = frozenset(_VERB_WORDS.split())
_PLURAL_VERBS = frozenset(("are", "were", "have", "do"))
_VOWELS = frozenset("aeiouy")
_SHORT_FORMS = frozenset(("ai", "api", "aws", "ui", "ux", "qa", "oop", "ios", "it", "hr", "rag", "eda"))


def first_clause(statement: str, around: str) -> str:
    """The first clause of a statement that can stand alone, MOST_WORDS words at most, as it goes on after a colon.

    Its first letter is lower case where the word is no name, as far as `around`, the text it stands in, and the word's
    own look tell; all its words are the statement's.
    """
    whole = _QUOTES.sub("", _LEAD.sub("", _BRACKETS.sub("", statement))).strip(_EDGES) or statement.strip()
    fewest = FEWEST_WORDS
    if whole.split()[0].lower() in _DEPENDENT:
        after = whole.find(", ")
        fewest += len(whole[:after].split()) if after > 0 else len(whole.split())
    words = whole.split()
    for breaks in (_BREAK, _WEAK_BREAK):
        if breaks is _BREAK or len(words) > MOST_WORDS:
            words = _cut(" ".join(words), breaks, fewest)
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS]
        while len(words) > FEWEST_WORDS and _is_function(words[-1]):
            words.pop()
    clause = " ".join(words).rstrip(_EDGES)
    return clause[:1].lower() + clause[1:] if _may_be_lowered(clause, around) else clause


def not_shouted(title: str) -> str:
    """A title in capitals as a sentence would have it, its short forms as they are; any other as it is."""
    if (
        title != title.upper()
        or title == title.lower()
        or (len(title.split()) == 1 and len(title) <= LONGEST_SHORT_FORM)
    ):
        return title
    words = [word if _is_short_form(word) else word.lower() for word in title.split()]
    plain = " ".join(words)
    return plain[:1].upper() + plain[1:]


def _cut(text: str, breaks: re.Pattern[str], fewest: int) -> list[str]:
    """The words before the first break that leaves enough of them."""
    ends = (each.start() for each in breaks.finditer(text))
    return text[: next((end for end in ends if len(text[:end].split()) >= fewest), len(text))].split()


def _may_be_lowered(clause: str, around: str) -> bool:
    first = next(iter(clause.split()), "")
    bare = first.strip(_EDGES)
    if not first[:1].isupper() or bare == "I" or bare.startswith(("I'", "I\N{RIGHT SINGLE QUOTATION MARK}")):
        return False
    if bare[1:] != bare[1:].lower() or any(each.isdigit() for each in bare) or (len(bare) == 1 and bare != "A"):
        return False
    low = bare.lower()
    if low in _OPENERS | _DEPENDENT or _is_function(bare) or low.endswith(_ENDINGS):
        return True
    if re.search(rf"[a-z,] {re.escape(bare)}\b", around):
        return False
    if set(stems(bare)) <= {each for word in around.split() if word[:1].islower() for each in stems(word)}:
        return True
    following = next(iter(clause.split()[1:2]), "")
    if low.endswith("s") and not low.endswith("ss"):
        is_plain_verb = following.isalpha() and not following.endswith("s") and not _is_function(following)
        return following in _PLURAL_VERBS or (following.islower() and is_plain_verb)
    return _is_function(following) and following.lower() not in _VERBS


def _is_function(word: str) -> bool:
    parts = [stem(piece) for piece in pieces(word.strip(_EDGES))]
    return bool(parts) and all(part in FUNCTION_STEMS for part in parts)


def _is_short_form(word: str) -> bool:
    bare = word.strip(_EDGES).lower()
    return bare in _SHORT_FORMS or not _VOWELS & set(bare) or any(each.isdigit() for each in bare)
