"""Turning a statement into its opposite, for a judge that must read a direction and a "not" and not only the subject.

The negation of a point is contradicted by what makes the point and made by what contradicts it, whatever the subject:
that is logic and needs no label. A pair of opposites exchanged in the point turns what makes it into a contradiction
too; exchanged on both sides it leaves the label as it is.
"""

import re

_AUXILIARY_WORDS = "is are was were can could should would will must may might has have had does do did cannot"
_VERB_WORDS = """
reduces increases decreases lowers raises causes prevents gives takes helps keeps makes lets allows needs requires
uses holds stops starts leads depends contains tells shows works learns fits grows shrinks improves hurts protects
provides creates destroys saves compares splits joins sends receives reads writes runs guarantees ensures adds removes
moves carries absorbs releases produces consumes converts transfers supports violates harms benefits encourages
discourages limits promotes weakens strengthens drives ends begins turns falls rises becomes occurs happens comes goes
penalises penalizes rewards averages sums trains predicts assumes ignores captures remembers forgets hides blocks
leaves undermines threatens exploits infringes interferes gets says explains follows avoids catches detects separates
"""
_WORDS_BEFORE_A_NOUN = (
    "the a an of to in on at by for with and or its their his her our your my this these no as than from into"
)
_AUXILIARIES, _VERBS, _BEFORE_A_NOUN = (
    frozenset(words.split()) for words in (_AUXILIARY_WORDS, _VERB_WORDS, _WORDS_BEFORE_A_NOUN)
)
_ENDS_IN_ES = ("sses", "shes", "ches", "xes", "zzes")

_OPPOSITES = """
more less; most least; higher lower; high low; highest lowest; increase decrease; increases decreases; increased
decreased; increasing decreasing; larger smaller; large small; bigger smaller; big small; raise lower; raises lowers;
rise fall; rises falls; rising falling; grow shrink; grows shrinks; growing shrinking; before after; always never;
reduce increase; reduces increases; reducing increasing; reduced increased; prevent cause; prevents causes; preventing
causing; improve worsen; improves worsens; improved worsened; faster slower; fast slow; first last; many few; better
worse; good bad; above below; inside outside; left right; add remove; adds removes; adding removing; strong weak;
stronger weaker; safe dangerous; safer riskier; cheap expensive; cheaper costlier; positive negative; positives
negatives; true false; everyone nobody; all none; easy hard; easier harder; early late; earlier later; short long;
shorter longer; near far; open closed; inner outer; input output; inputs outputs; encoder decoder; precision recall;
bias variance; overfitting underfitting; supervised unsupervised; linear nonlinear; maximum minimum; maximise
minimise; maximises minimises; maximizes minimizes; gain lose; gains loses; accept reject; accepts rejects; allow
forbid; allows forbids; legal illegal; public private; rich poor; richer poorer; hot cold; hotter colder; warm cool;
wet dry; light dark; heavy light; solid liquid; attract repel; attracts repels; expand contract; expands contracts;
push pull; sender receiver; client server; reads writes; lock unlock; online offline; horizontal vertical; start end;
begins ends; upper lower; up down; forward backward; frequent rare; common rare; shared separate; dense sparse; wide
narrow; deep shallow; simple complex; simpler complexer; protects harms; protect harm; benefits harms; saves wastes;
save waste; encourages discourages; encourage discourage; strengthens weakens; supports undermines; absorbs releases;
younger older; young old; local global; static dynamic; sequential parallel; random fixed; equal unequal; fair unfair;
useful useless; necessary unnecessary; possible impossible; likely unlikely; stable unstable
"""
_OTHER: dict[str, str] = {}
for _pair in _OPPOSITES.replace("\n", " ").split(";"):
    _one, _two = _pair.split()
    _OTHER.setdefault(_one, _two)
    _OTHER.setdefault(_two, _one)

_WORD = re.compile(r"[A-Za-z']+")


def negated(statement: str) -> str | None:
    """The statement with its "not" taken out or, where it has none, put in; None where no place for it is found."""
    if re.search(r"\b(?:no|never|nobody|nothing|neither|without|n't)\b|n't\b", statement):
        return None
    if " not " in statement:
        return _capital(re.sub(r"\b(?:do|does|did) not ", "", statement, count=1).replace(" not ", " ", 1))
    words = statement.split()
    for place, word in enumerate(words):
        if word.lower() in _AUXILIARIES:
            if place == 0:
                return None
            if word == "cannot":
                return " ".join((*words[:place], "can", *words[place + 1 :]))
            return " ".join((*words[: place + 1], "not", *words[place + 1 :]))
        if word.lower() in _VERBS and (place == 0 or words[place - 1].lower() not in _BEFORE_A_NOUN):
            return _capital(" ".join((*words[:place], "does not", _base(word.lower()), *words[place + 1 :])))
    return None


def opposites_in(text: str) -> list[str]:
    """The words of a text that have an opposite and stand there once, their opposite not ("the more, the less")."""
    words = [word for word in map(str.lower, _WORD.findall(text)) if word in _OTHER]
    return sorted(word for word in set(words) if words.count(word) == 1 and _OTHER[word] not in words)


def exchanged(text: str, word: str) -> str:
    """The text with a word and its opposite in each other's place."""
    other = _OTHER[word]
    back = {word: other, other: word}
    return _capital_as(text, _WORD.sub(lambda found: back.get(found[0].lower(), found[0]), text))


def _base(verb: str) -> str:
    if verb in ("goes", "does"):
        return verb[:-2]
    if verb == "lies":
        return "lie"
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(_ENDS_IN_ES) else verb[:-1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _capital_as(before: str, text: str) -> str:
    return _capital(text) if before[:1].isupper() else text
