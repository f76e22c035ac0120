"""Which words of a sentence carry its meaning: what is left without function words and negations."""

from voice_interviewer.core.tokens import stems

_FUNCTION_WORDS = (
    "a an the this that these those it its they them their there here he she his her we us our you your i me my one "
    "is are was were be been being am do does did done has have had can could will would shall should may might must "
    "to of in on at by for from with into as than then so and or but if when while because which who what how where "
    "why very really just also only always usually often well still even more most much many some any all both each "
    "other another such same own about between through over under up down out off"
)
_NEGATIONS = "not no never none neither nor without cannot nothing hardly"
_CONTRACTED = (
    "dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt aint mustnt neednt"
)
FUNCTION_STEMS = frozenset(stems(_FUNCTION_WORDS))
NEGATION_STEMS = frozenset(stems(f"{_NEGATIONS} {_CONTRACTED}"))


def content_words(sentence: str) -> tuple[str, ...]:
    """The stemmed words of a sentence that carry its meaning: neither function words nor negations."""
    return tuple(word for word in stems(sentence) if word not in FUNCTION_STEMS and word not in NEGATION_STEMS)
