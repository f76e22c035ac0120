"""What the candidate asked the interviewer: question by question, with the topic that each touches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_interviewer.core.asking.cues import (
    CONCRETE,
    CONTRACTED,
    EMPTY,
    INDIRECT,
    INTERROGATIVES,
    JOINTS,
    LEAD_INS,
    NOT_PAY,
    OPENERS,
    PAY,
    PROCEDURE,
    UNMISTAKABLE,
    VAGUE_PHRASES,
)
from voice_interviewer.core.content_words import FUNCTION_STEMS, NEGATION_STEMS
from voice_interviewer.core.cues import SpokenWords
from voice_interviewer.core.questions import Question, Topic
from voice_interviewer.core.tokens import PhraseFinder, located_stems, stem

QUOTE_TOKENS = 40
"""Most tokens of a question that are quoted; longer ones are cut."""

CUT_AFTER = 6
"""Tokens of a question before another one may begin without a full stop between them."""

VAGUE_WORDS = 4
"""A question on no topic with fewer words that carry meaning is vague, unless it asks for a figure or a name."""

VAGUE = (
    "Hard to answer with anything but good will: ask for one thing, such as a tool, a decision, or the last time "
    "that it happened."
)
PAY_FIRST = (
    "A fair question, and better kept for later: begin with the work, and leave pay and days off to the offer or to "
    "the recruiter."
)
PAY_LATER = (
    "On pay and days off: a fair question, and in its place after the work; the recruiter can usually tell you more."
)


@dataclass(frozen=True, slots=True)
class AskedFinding:
    """One question that was asked."""

    tokens: tuple[int, int]
    """First token and one past the last of its words, at most QUOTE_TOKENS."""
    topic: Topic | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class _Unit:
    first: int
    end: int
    start: int | None
    """Where the asking begins; None where nothing is asked."""
    joined: bool
    """Whether it hangs on the unit before by a mere "and"."""
    topic: Topic | None = None
    is_pay: bool = False


def find_asked(question: Question, tokens: Sequence[str]) -> tuple[AskedFinding, ...]:
    """The questions in what the candidate said in one turn, in order; `question` names the topics.

    What was said is cut at the ends of sentences, and inside them where a new question begins after at least CUT_AFTER
    tokens. A piece is a question when it ends with a question mark or begins as one does, after such openers as "so"
    and "thank you". It is on the topic of which it says one variant of each term group; of several the one whose
    variants are longest. A second half ("... and what happened then?") belongs to its question.
    """
    spoken = SpokenWords(tokens)
    units = [_judged(unit, question.topics, spoken) for unit in _units(spoken)]
    asked: list[_Unit] = []
    for number, unit in enumerate(units):
        if unit.start is None:
            continue
        before = units[number - 1] if number else None
        if unit.topic is None and before is not None and before.start is None and _weight(spoken, unit) < VAGUE_WORDS:
            unit = replace(unit, topic=_topic(question.topics, tokens[before.first : unit.end]))
        whole = _whole(asked[-1], unit, question.topics, tokens) if asked and unit.joined else None
        if whole is not None:
            asked[-1] = whole
        else:
            asked.append(unit)
    return tuple(
        _finding(spoken, unit, all(each.is_pay for each in asked[:number])) for number, unit in enumerate(asked)
    )


def untouched_topics(question: Question, asked: Sequence[AskedFinding]) -> tuple[str, ...]:
    """Ids of the topics that no question touched, in the question's order."""
    touched = {each.topic.id for each in asked if each.topic is not None}
    return tuple(topic.id for topic in question.topics if topic.id not in touched)


def _units(spoken: SpokenWords) -> list[_Unit]:
    lead_ins = {cue.first: cue.end for cue in spoken.find(LEAD_INS)}
    starts = {cue.first for cue in spoken.find(INTERROGATIVES)}
    starts |= {index for index, token in enumerate(spoken.tokens) if _is_contracted(token)}
    units: list[_Unit] = []
    is_bare = len(spoken.sentences()) == 1
    for first, end in spoken.sentences():
        begin, start, joined = first, _opening(spoken, first, end, lead_ins, starts), False
        for index in range(first + 1, end):
            since = index - (begin if start is None else start)
            covered = any(lead < index < lead + CUT_AFTER + 2 for lead in lead_ins)
            former = spoken.tokens[index - 1].casefold().strip(",.")
            opens = former in JOINTS or (is_bare and _is_open(spoken.tokens[index], former))
            begins = index in lead_ins or (index in starts and opens and not covered)
            if begins and start is None:
                start = index
            elif begins and since >= CUT_AFTER and start is not None:
                units.append(_Unit(begin, index, start, joined))
                begin, start, joined = index, index, former in JOINTS and index not in lead_ins
        if start is None and spoken.tokens[end - 1].rstrip("\"')").endswith("?"):
            start = begin
        units.append(_Unit(begin, end, start, joined))
    return units


def _is_open(word: str, former: str) -> bool:
    """Whether an interrogative without punctuation or joint before it begins a question of its own."""
    unmistakable = word.casefold() in UNMISTAKABLE or _is_contracted(word)
    return unmistakable and stem(former.casefold()) not in INDIRECT


def _is_contracted(token: str) -> bool:
    return token.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") in CONTRACTED


def _opening(spoken: SpokenWords, first: int, end: int, lead_ins: dict[int, int], starts: set[int]) -> int | None:
    """Where a sentence begins to ask, after its openers; None where it does not."""
    for index in range(first, end):
        if index in lead_ins or index in starts:
            return index
        words, _ = located_stems(spoken.tokens[index : index + 1])
        if not all(word in OPENERS for word in words):
            return None
    return None


def _judged(unit: _Unit, topics: Sequence[Topic], spoken: SpokenWords) -> _Unit:
    if unit.start is None:
        return unit
    text = spoken.tokens[unit.first : unit.end]
    words, _ = located_stems(text)
    apart = {first for _, first, _ in PhraseFinder(NOT_PAY).find(words)}
    is_pay = any(first not in apart for _, first, _ in PhraseFinder(PAY).find(words))
    return replace(unit, topic=_topic(topics, text), is_pay=is_pay)


def _topic(topics: Sequence[Topic], tokens: Sequence[str]) -> Topic | None:
    """The topic of which every term group is said, with the longest variants; the first among equals."""
    words, _ = located_stems(tokens)
    finder = PhraseFinder({variant for topic in topics for group in topic.terms for variant in group})
    lengths: dict[str, int] = {}
    for variant, first, end in finder.find(words):
        lengths[variant] = max(lengths.get(variant, 0), sum(len(word) for word in words[first:end]))
    best: Topic | None = None
    most = 0
    for topic in topics:
        groups = [max((lengths.get(variant, 0) for variant in group), default=0) for group in topic.terms]
        if groups and all(groups) and sum(groups) > most:
            best, most = topic, sum(groups)
    return best


def _whole(before: _Unit, unit: _Unit, topics: Sequence[Topic], tokens: Sequence[str]) -> _Unit | None:
    """Both halves as one question where the second, which hangs on by "and", asks for the same thing; else None."""
    whole = replace(before, end=unit.end)
    if before.is_pay or unit.is_pay:
        return whole if before.is_pay and unit.is_pay else None
    if before.topic is None and unit.topic is None:
        topic = _topic(topics, tokens[before.first : unit.end])
        return replace(whole, topic=topic) if topic is not None else None
    return whole if before.topic is not None and unit.topic in (None, before.topic) else None


def _finding(spoken: SpokenWords, unit: _Unit, only_pay_before: bool) -> AskedFinding:
    first = unit.first if unit.start is None else unit.start
    end = min(unit.end, first + QUOTE_TOKENS)
    while end > first + 1 and spoken.tokens[end - 1].casefold().strip(",") in JOINTS:
        end -= 1
    return AskedFinding((first, end), unit.topic, _remark(spoken, unit, only_pay_before))


def _remark(spoken: SpokenWords, unit: _Unit, only_pay_before: bool) -> str | None:
    if unit.topic is not None:
        return None
    if unit.is_pay:
        return PAY_FIRST if only_pay_before else PAY_LATER
    words, _ = located_stems(spoken.tokens[unit.first : unit.end])
    if PhraseFinder(PROCEDURE).find(words):
        return None
    weight = _weight(spoken, unit)
    is_concrete = weight > 0 and bool(PhraseFinder(CONCRETE).find(words))
    is_vague = PhraseFinder(VAGUE_PHRASES).find(words) or (weight < VAGUE_WORDS and not is_concrete)
    return VAGUE if is_vague else None


def _weight(spoken: SpokenWords, unit: _Unit) -> int:
    """Words of a question that carry its meaning."""
    words, _ = located_stems(spoken.tokens[unit.first : unit.end])
    return sum(word not in FUNCTION_STEMS and word not in NEGATION_STEMS and word not in EMPTY for word in words)
