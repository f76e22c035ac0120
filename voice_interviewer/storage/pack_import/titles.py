"""A title of the page as it is shown and said."""

LONGEST_SHORT_FORM = 6
"""Characters of a title of one word that may be a short form, such as MLOPS."""

_EDGES = " \t\"'`*_{}[]()<>,;:!?.\u201c\u201d\u2018\u2019\u2026\u2013\u2014"
_VOWELS = frozenset("aeiouy")
_SHORT_FORMS = frozenset(("ai", "api", "aws", "ui", "ux", "qa", "oop", "ios", "it", "hr", "rag", "eda"))


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


def _is_short_form(word: str) -> bool:
    bare = word.strip(_EDGES).lower()
    return bare in _SHORT_FORMS or not _VOWELS & set(bare) or any(each.isdigit() for each in bare)
