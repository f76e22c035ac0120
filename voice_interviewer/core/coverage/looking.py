"""Holding an answer against the key points of its question: which pairs to judge, and what they show."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from voice_interviewer.core.coverage.echo import asked_echo_end
from voice_interviewer.core.coverage.pairs import Pair, PairVerdict
from voice_interviewer.core.coverage.selection import Said, Sought, sought_contradictions, sought_points
from voice_interviewer.core.coverage.weighing import (
    AS_SURE,
    CARRIES_SHARE,
    MADE_SURE,
    NOTHING,
    PACK_CONTRADICTION_SURE,
    Evidence,
)
from voice_interviewer.core.coverage.windows import (
    Window,
    find_clauses,
    stretches_of,
    tiles_of,
    window_at,
    windows_of,
)
from voice_interviewer.core.questions import KeyPoint, Question

WORTH_A_CLOSER_LOOK = 0.2
"""From this probability that it makes or contradicts the point, what a window stands in and consists of is judged."""

TIGHTER_ROUNDS = 3
"""How often a window is cut by a clause to find the words that carry the point: tiles have four clauses as a rule."""

LONGEST_CONTEXT = 60
"""Most words in a window that is only judged for what stands around another: a third more than a tile has."""

PACK_LIKENESS = 0.6
"""Share of a contradiction's telling words that a window must have to be held against it."""


@dataclass(slots=True)
class Look:
    """One key point and what the windows say of it."""

    point: KeyPoint
    sought: Sought
    verdicts: dict[Window, PairVerdict] = field(default_factory=dict)
    """On the statement, of the windows that were held against it."""
    paraphrased: dict[Window, float] = field(default_factory=dict)
    """Highest probability that the window makes a paraphrase."""
    said_wrong: dict[Window, float] = field(default_factory=dict)
    """Highest probability that the window makes a contradiction of the pack."""
    stretches: dict[Window, PairVerdict] = field(default_factory=dict)
    """On the statement, of long stretches of the answer, in their order."""

    def made(self, window: Window) -> float:
        """Probability of the model that the window makes the point, in the words of its statement or a paraphrase."""
        return max(self.verdicts[window].made, self.paraphrased.get(window, 0.0))

    def best(self) -> Window | None:
        """The window likeliest to make the point; the shorter among equals."""
        return max(self.verdicts, key=lambda each: (self.made(each), -each.words, -each.start), default=None)

    def worst(self) -> Window | None:
        """The window likeliest to contradict it; the shorter among equals."""
        return max(self.verdicts, key=lambda each: (self.wrong(each), -each.words, -each.start), default=None)

    def wrong(self, window: Window) -> float:
        """Probability of the model that the window contradicts the point, or says what the pack calls wrong."""
        verdict = self.verdicts[window]
        return max(verdict.contradicted, self.said_wrong.get(window, 0.0) if verdict.made < MADE_SURE else 0.0)

    def surest(self) -> tuple[Window, PairVerdict] | None:
        """The stretch of which the model is surest, whichever it says, and its verdict; the last of near equals.

        A window that surely makes a contradiction of the pack counts as a stretch, unless one around it makes the
        point: then the contradiction is rejected there, or taken back. None without any window.
        """
        wrong = {window: self._as_the_pack(window) for window in self._wrong_by_the_pack()}
        said = {**self.stretches, **wrong}
        sure = {window: max(each.made, each.contradicted) for window, each in said.items()}
        enough = max(sure.values(), default=0.0) - AS_SURE
        near = [window for window in said if sure[window] >= enough]
        if not near:
            return None
        last = max(near, key=lambda each: (each.end, -each.words))
        return last, said[last]

    def quoted(self, measure: "Measure") -> Window | None:
        """The fewest words of the surest stretch that measure nearly as much as any there, the last among equals."""
        surest = self.surest()
        inside = [] if surest is None else [each for each in self.verdicts if each.within(surest[0])]
        window = max(inside or self.verdicts, key=lambda each: (measure(each), -each.words, each.start), default=None)
        return None if window is None else self.tightest(window, measure)

    def _wrong_by_the_pack(self) -> Iterator[Window]:
        for window, sure in self.said_wrong.items():
            around = (verdict.made for each, verdict in self.stretches.items() if each.holds(window))
            if sure >= PACK_CONTRADICTION_SURE and max(self.verdicts[window].made, *around, 0.0) < MADE_SURE:
                yield window

    def _as_the_pack(self, window: Window) -> PairVerdict:
        sure = self.said_wrong[window]
        return PairVerdict(min(self.verdicts[window].made, 1.0 - sure), sure)

    def striking(self) -> Iterator[tuple[Window, "Measure"]]:
        """The best and the worst window with what they are that by, where they are WORTH_A_CLOSER_LOOK."""
        best, worst = self.best(), self.worst()
        if best is not None and self.made(best) >= WORTH_A_CLOSER_LOOK:
            yield best, self.made
        if worst is not None and self.wrong(worst) >= WORTH_A_CLOSER_LOOK:
            yield worst, self.wrong

    def tightest(self, window: Window, measure: "Measure") -> Window:
        """The shortest judged part of a window that measures nearly as much as the whole."""
        enough = CARRIES_SHARE * measure(window)
        parts = (each for each in self.verdicts if window.holds(each) and measure(each) >= enough)
        return min(parts, key=lambda each: (each.words, -measure(each)), default=window)


Measure: TypeAlias = Callable[[Window], float]
"""What a judged window is worth in some respect, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Asked:
    window: Window
    text: str
    note: Callable[[Window, PairVerdict], None]


Rounds: TypeAlias = Generator[Sequence[Pair], Mapping[Pair, PairVerdict], None]


class Looking:
    """One answer and the points of its question."""

    def __init__(self, question: Question, tokens: Sequence[str], *, finished: bool = True) -> None:
        """Unless the answer is finished, what may still change with its next words is left out."""
        self._tokens = tokens
        self.echo = asked_echo_end(question.text, tokens)
        """How many opening tokens only repeat the question, or its end."""
        self._clauses = find_clauses(tokens, self.echo)[: None if finished else -1]
        self._tiles = tiles_of(self._clauses)[: None if finished else -1]
        self._stretches = stretches_of(self._clauses)[: None if finished else -1]
        sought = sought_points(question)
        self.looks = tuple(Look(point, each) for point, each in zip(question.key_points, sought, strict=True))
        self._said = Said(tokens, sought)

    def rounds(self) -> Rounds:
        """Pairs to judge, each round by what the former showed; give the verdicts on all of them."""
        for make in (self._first, self._closer, *[self._tighter] * TIGHTER_ROUNDS, self._last):
            asked = list(make())
            verdicts = yield [(self.text(each.window), each.text) for each in asked]
            for each in asked:
                each.note(each.window, verdicts[self.text(each.window), each.text])

    def text(self, window: Window) -> str:
        """The words of a window."""
        return " ".join(self._tokens[window.start : window.end])

    def evidence(self, look: Look) -> Evidence:
        """What the judged windows show of the point."""
        best, worst, surest = look.best(), look.worst(), look.surest()
        if best is None or worst is None or surest is None:
            return NOTHING
        _, whole = surest
        return Evidence(
            whole_made=whole.made,
            whole_contradicted=whole.contradicted,
            made=look.verdicts[best].made,
            paraphrased=look.paraphrased.get(best, look.verdicts[best].made),
            contradicted=look.wrong(worst),
            likeness=look.sought.likeness(self._said.stems_in(best)),
            tries=len(look.verdicts),
        )

    def _first(self) -> Iterator[_Asked]:
        """All stretches, tiles and the likeliest windows against each statement; what is like a contradiction too."""
        windows = windows_of(self._clauses)
        likely = self._said.likely([each.sought for each in self.looks], windows)
        for look, chosen in zip(self.looks, likely, strict=True):
            for window in dict.fromkeys((*self._tiles, *chosen)):
                yield _against_statement(look, window)
            for window in self._stretches:
                yield _Asked(window, look.sought.statement, look.stretches.__setitem__)
        for look in self.looks:
            wrong = sought_contradictions(look.point)
            for each, chosen in zip(wrong, self._said.likely(wrong, windows), strict=True):
                for window in chosen[:1]:
                    if each.likeness(self._said.stems_in(window)) >= PACK_LIKENESS:
                        yield _against_wrong(look, window, each.statement)
                        yield _against_statement(look, window)

    def _closer(self) -> Iterator[_Asked]:
        """What the best and the worst window of each point stand in, against its statement."""
        for look in self.looks:
            for window, _ in look.striking():
                yield from self._new(look, self._around(window))

    def _tighter(self) -> Iterator[_Asked]:
        """The tightest windows found so far with a clause less."""
        for look in self.looks:
            for window, measure in look.striking():
                yield from self._new(look, self._inside(look.tightest(window, measure)))

    def _new(self, look: Look, windows: Iterable[Window]) -> Iterator[_Asked]:
        """Those that were not judged yet."""
        for each in windows:
            if each not in look.verdicts:
                yield _against_statement(look, each)

    def _last(self) -> Iterator[_Asked]:
        """The best window of each point against its paraphrases."""
        for look in self.looks:
            best = look.best()
            if best is not None:
                for text in look.sought.texts[1:]:
                    yield _against_paraphrase(look, best, text)

    def _around(self, window: Window) -> Iterator[Window]:
        """Windows with a clause more than this one, on either side and on both."""
        first, past, count = window.first_clause, window.past_clause, len(self._clauses)
        for wider in ((first - 1, past), (first, past + 1), (first - 1, past + 1)):
            if wider[0] >= 0 and wider[1] <= count:
                found = window_at(self._clauses, *wider)
                if found.words <= LONGEST_CONTEXT:
                    yield found

    def _inside(self, window: Window) -> Iterator[Window]:
        """Windows with a clause less than this one."""
        first, past = window.first_clause, window.past_clause
        if past - first > 1:
            yield window_at(self._clauses, first + 1, past)
            yield window_at(self._clauses, first, past - 1)


def _against_statement(look: Look, window: Window) -> _Asked:
    return _Asked(window, look.sought.statement, look.verdicts.__setitem__)


def _against_paraphrase(look: Look, window: Window, text: str) -> _Asked:
    def note(window: Window, verdict: PairVerdict) -> None:
        look.paraphrased[window] = max(verdict.made, look.paraphrased.get(window, 0.0))

    return _Asked(window, text, note)


def _against_wrong(look: Look, window: Window, text: str) -> _Asked:
    def note(window: Window, verdict: PairVerdict) -> None:
        look.said_wrong[window] = max(verdict.made, look.said_wrong.get(window, 0.0))

    return _Asked(window, text, note)
