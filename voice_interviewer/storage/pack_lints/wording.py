"""Wording that a voice stumbles over, in what is said aloud by the interviewer or by a candidate."""

import re
from collections.abc import Iterator

from voice_interviewer.core.questions import Question, Round
from voice_interviewer.storage.pack_lints.remarks import Remark

SAYABLE = re.compile(r"[A-Za-z,.;:?!'-]+")
"""A word of letters and plain punctuation; capitals are fine, a voice spells out AUC."""

SENTENCE_ENDS = (".", "?", "!")

_TROUBLES = (
    (re.compile(r"\d"), "a figure", "write it in words, as one says it"),
    (re.compile(r"[/\\]"), "a slash", "write “or”, “and” or “per”"),
    (re.compile(r"[()\[\]{}<>]"), "a bracket", "set it off with commas, or leave it out"),
    (re.compile(r"[\u2018-\u201f\u00ab\u00bb\"`]"), "a quotation mark", "leave it out, or write a plain apostrophe"),
    (re.compile(r"[\u2013\u2014\u2026]"), "a dash or dots", "write a comma or a full stop"),
    (re.compile(r"[^\W\d_]"), "a letter that an English voice does not know", "write it without the accent"),
)
_ADDRESS = re.compile(r"://|\.[A-Za-z]{2}")
"""A web address, or a full stop without a space after it."""

_SIGN = ("a sign", "write the word for it, or leave it out")


def round_wording(each: Round) -> Iterator[Remark]:
    """What a voice stumbles over before the first question of a round."""
    yield from _text_wording(("introduction",), "introduction of the round", each.introduction)


def question_wording(question: Question) -> Iterator[Remark]:
    """What a voice stumbles over in one question, and where a paragraph is broken off."""
    for path, who, text in _spoken(question):
        yield from _text_wording(path, who, text)


def _spoken(question: Question) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Path, name and text of all that is said aloud, and of the hint, which is held to the same."""
    who = f'question "{question.id}"'
    for key in ("text", "hint", "model_answer", "weak_answer"):
        yield (key,), f"{key} of {who}", getattr(question, key)
    for number, text in enumerate(question.again):
        yield ("again", number), f"again of {who}", text
    for index, point in enumerate(question.key_points):
        part = f'key point "{point.id}"'
        yield ("key_points", index, "follow_up"), f"follow_up of {part}", point.follow_up
        for number, text in enumerate(point.paraphrases):
            yield ("key_points", index, "paraphrases", number), f"a paraphrase of {part}", text
    for index, topic in enumerate(question.topics):
        for number, text in enumerate(topic.examples):
            yield ("topics", index, "examples", number), f'an example of topic "{topic.id}"', text


def _text_wording(path: tuple[str | int, ...], who: str, text: str) -> Iterator[Remark]:
    for word in dict.fromkeys(text.split()):
        if _ADDRESS.search(word) or not SAYABLE.fullmatch(word):
            kind, mend = _trouble(word)
            yield Remark(path, f"{who}: a voice stumbles over {kind}, {word}", mend, word)
    for line in text.splitlines():
        if line.strip() and not line.rstrip().endswith(SENTENCE_ENDS):
            last = line.split()[-1]
            problem = f"{who}: a paragraph ends in the middle of a sentence, after “{last}”"
            yield Remark(path, problem, "end it with a full stop, and indent every line of the text alike")


def _trouble(word: str) -> tuple[str, str]:
    if _ADDRESS.search(word):
        return "an address", "say what the page is called; if it is none, put a space after the full stop"
    odd = re.sub(r"[A-Za-z,.;:?!'-]", "", word)
    return next(((kind, mend) for pattern, kind, mend in _TROUBLES if pattern.search(odd)), _SIGN)
