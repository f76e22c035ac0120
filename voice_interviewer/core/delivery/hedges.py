"""Hedges: words that take back some of what they stand beside, found by their use."""

from collections.abc import Sequence

from voice_interviewer.core.delivery.plain_tokens import plain_tokens

_HEDGES = (
    *("i guess", "i suppose", "i would guess", "i'd guess", "i assume", "i'm guessing"),
    *("maybe", "perhaps", "probably", "possibly", "presumably", "somewhat", "more or less", "pretty much"),
    *("sort of", "kind of", "sorta", "kinda", "a bit", "a little bit", "just a bit", "just a little"),
    *("or something", "or something like that", "or whatever", "and stuff", "and stuff like that", "or anything"),
    *("i could be wrong", "i might be wrong", "i may be wrong", "if that makes sense", "if i remember correctly"),
    *("just my opinion", "not an expert", "in a way"),
)
"""Of Lakoff's hedges (1973: sort of, kind of, more or less, in a way) and Hyland's (1998: probably, perhaps, possibly,
I suppose) those that weaken an answer wherever they stand, with the general extenders (Overstreet 1999: or something,
and stuff) and disclaimers. Left out are modal verbs, "roughly" and "about", which state how sure or exact something is,
and "I don't know" and "I'm not sure", which are honest."""

_OPINIONS = frozenset(("i think", "i believe", "i feel like", "i feel", "it seems", "it seems like", "i would say"))
"""They state an opinion, which is what was asked for; with a hedge after them they weaken it and belong to it."""

_MINIMISING = frozenset(("wanted", "want", "think", "thought", "feel", "felt", "wonder", "wondered", "try", "tried"))
"""After "I just" these make it an excuse ("I just wanted to"); most other uses of "just" mean "only"."""

_NAMING = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "some", "any", "what", "which", "same", "every", "each"),
        *("one", "another", "certain", "different", "other", "new", "right", "wrong", "best", "first", "second", "no"),
        *("my", "your", "our", "their", "his", "her", "its", "of", "only", "special", "particular", "two", "three"),
    )
)
"""After these "kind of" and "sort of" name a kind."""

_NEGATING = frozenset(("can't", "cannot", "couldn't", "can", "could", "not"))
"""After these "possibly" stresses ("as fast as we possibly can", "cannot possibly")."""

_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted((*_HEDGES, *_OPINIONS), key=lambda each: -len(each.split())):
    _BY_FIRST.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))

STACK_TOKENS = 2
"""An opinion with at most so many words to the hedge after it is one with it ("I think it's probably"); two hedges are
one only side by side."""

_SENTENCE_ENDS = (".", "?", "!")


def find_hedges(tokens: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Hedges among an answer's tokens (punctuation attached) as ranges, in order; those that stack up are one."""
    plain = plain_tokens(tokens)
    found: list[tuple[int, int, bool]] = []
    index = 0
    while index < len(plain):
        phrase = _at(tokens, plain, index)
        if phrase is not None:
            found.append((index, index + len(phrase), " ".join(phrase) not in _OPINIONS))
        index += len(phrase) if phrase is not None else 1
    stacks: list[tuple[int, int, bool]] = []
    for first, end, weakens in found:
        reach = 0 if stacks and stacks[-1][2] else STACK_TOKENS
        near = bool(stacks) and weakens and first - stacks[-1][1] <= reach
        if near and not any(token.endswith(_SENTENCE_ENDS) for token in tokens[stacks[-1][1] - 1 : first]):
            stacks[-1] = (stacks[-1][0], end, True)
        else:
            stacks.append((first, end, weakens))
    return tuple((first, end) for first, end, weakens in stacks if weakens)


def _at(tokens: Sequence[str], plain: Sequence[str], index: int) -> tuple[str, ...] | None:
    """The hedge or opinion that begins here."""
    if plain[index : index + 2] == ["i", "just"] and plain[index + 2 : index + 3] and plain[index + 2] in _MINIMISING:
        return ("i", "just", plain[index + 2])
    for phrase in _BY_FIRST.get(plain[index], ()):
        end = index + len(phrase)
        if tuple(plain[index:end]) == phrase and _is_one(tokens, plain, index, end):
            return phrase
    return None


def _is_one(tokens: Sequence[str], plain: Sequence[str], first: int, end: int) -> bool:
    if any(token.endswith(_SENTENCE_ENDS) for token in tokens[first : end - 1]):
        return False
    before = plain[first - 1] if first else ""
    after = plain[end] if end < len(plain) else ""
    said = plain[end - 1]
    if said == "of" and plain[end - 2] in ("kind", "sort"):
        return before not in _NAMING
    if said in ("bit", "little"):
        return after != "of" and not (said == "little" and after == "bit")
    if said == "possibly":
        return before not in _NEGATING and after not in _NEGATING
    if said in ("something", "anything", "stuff"):
        return (
            end == len(plain) or after == "" or tokens[end - 1][-1:] in ",.;?!" or after in ("and", "but", "so", "then")
        )
    return not (said == "guess" and after in ("the", "a", "what", "which", "how", "whether"))
