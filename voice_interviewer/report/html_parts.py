"""The sections of one answer's page: score, key points, story, questions asked, habits, how it was said, words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voice_interviewer.core.assessed import (
    AskedQuestions,
    Assessment,
    Coverage,
    HabitResult,
    HabitState,
    PointResult,
    PointStatus,
    Score,
    Story,
)
from voice_interviewer.core.delivery.figures import Figure
from voice_interviewer.core.session import Answer
from voice_interviewer.core.wording import HABITS, PARTS, PROBABILITY, STATES, how_sure
from voice_interviewer.report.facts import POINT_WORDS, Turn, clock, delivery, named, unknown, why_no_probability
from voice_interviewer.report.marked import Piece, PieceKind, pieces
from voice_interviewer.report.markup import Markup, element, escaped, joined

POINT_SIGNS = {
    PointStatus.COVERED: "✓",
    PointStatus.PARTIAL: "◐",
    PointStatus.MISSED: "✗",
    PointStatus.CONTRADICTED: "!",
}
HABIT_SIGNS = {HabitState.SHOWN: "✓", HabitState.MISTAKE: "✗", HabitState.CANNOT_TELL: "?"}


@dataclass(frozen=True, slots=True)
class Sounds:
    """Which answers of a turn can be heard: follow-up number (None: the answer itself) to the id of its player."""

    players: Mapping[int | None, str]

    def time(self, start: float | None, end: float | None, follow_up: int | None = None, sign: str = "") -> Markup:
        """A time that plays its moment where there is sound; nothing where it has no time."""
        if start is None:
            return Markup()
        text = f"{sign}{clock(start)}"
        player = self.players.get(follow_up)
        if player is None:
            return element("span", text, class_="time")
        return element(
            "button",
            element("span", "▶", aria_hidden="true"),
            f" {text}",
            class_="time",
            type="button",
            title="Hear exactly this",
            data_audio=player,
            data_start=f"{start:.3f}",
            data_end=f"{start + 1.0 if end is None else end:.3f}",
        )


def section(title: str, *inside: Markup, kind: str = "") -> Markup:
    """A titled section; nothing where nothing is in it."""
    content = joined(*inside)
    return element("section", element("h3", title), content, class_=kind or None) if content else Markup()


def bar(share: float, kind: str = "bar") -> Markup:
    """A bar filled from 0 to 1; it says nothing that does not stand beside it."""
    filled = round(100 * min(max(share, 0.0), 1.0), 1)
    return element(
        "svg",
        element("rect", class_="track", x=0, y=0, width=100, height=8),
        element("rect", class_="filled", x=0, y=0, width=filled, height=8),
        class_=kind,
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def score_section(score: Score) -> Markup:
    """Each part with its value, what it weighs, and what it rests on."""
    known = [part for part in score.parts if part.value is not None or part.reason != score.not_scored_because]
    rows = (
        element(
            "tr",
            element("th", named(part.name), scope="row"),
            element("td", bar((part.value or 0.0) / 100), class_="drawn"),
            element("td", "?" if part.value is None else f"{part.value:.0f}", class_="figure"),
            element("td", part.reason, element("span", f" counts {part.weight:.0%}", class_="quiet")),
        )
        for part in known
    )
    why = element("p", score.not_scored_because, class_="quiet") if score.not_scored_because else Markup()
    table = element("table", element("tbody", *rows), class_="parts") if known else Markup()
    return section("What the score is made of", why, table)


def points_section(coverage: Coverage | None, turn: Turn, sounds: Sounds) -> Markup:
    """Each key point with what became of it and the words that show it."""
    if coverage is None:
        return Markup()
    made = sum(point.status is PointStatus.COVERED for point in coverage.points)
    items = (_point(point, number, turn, sounds) for number, point in enumerate(coverage.points, 1))
    told = [PROBABILITY] if any(point.probability is not None for point in coverage.points) else []
    notes = (element("p", each, class_="quiet") for each in (*told, *why_no_probability(turn.answer.assessment)))
    points = element("ol", *items, class_="points")
    return section(f"Key points: {made} of {len(coverage.points)} made", *notes, points)


def _point(point: PointResult, number: int, turn: Turn, sounds: Sounds) -> Markup:
    asked = "" if point.follow_up is None else " when asked"
    chip = _chip(
        POINT_SIGNS[point.status],
        f"{POINT_WORDS[point.status]}{asked}{how_sure(point.probability)}",
        point.status.value,
    )
    quote = _quote(point.quote, point.start, point.end, sounds, point.follow_up)
    number_shown = element("span", str(number), class_="number", aria_hidden="true")
    body = element("div", element("p", turn.statement(point.id)), quote)
    return element("li", number_shown, body, chip)


def _chip(sign: str, text: str, kind: str) -> Markup:
    return element("span", element("b", sign, aria_hidden="true"), f" {text}", class_=f"chip {kind}")


def _quote(
    quote: str | None, start: float | None, end: float | None, sounds: Sounds, follow_up: int | None = None
) -> Markup:
    if quote is None:
        return Markup()
    place = "" if follow_up is None else f" in follow-up {follow_up}"
    return element("p", element("q", quote), f"{place} ", sounds.time(start, end, follow_up), class_="quote")


def story_section(story: Story | None, sounds: Sounds) -> Markup:
    """The parts of the story as they were told, what is missing, and what to do better."""
    if story is None:
        return Markup()
    items = (
        element(
            "li",
            element("b", named(PARTS[each.part])),
            element("span", f" {each.share:.0%} of the words ", class_="quiet"),
            sounds.time(each.start, each.end),
            _quote(each.quote, None, None, sounds),
        )
        for each in story.stretches
    )
    missing = f"Missing: {', '.join(PARTS[part] for part in story.missing)}." if story.missing else ""
    told = element("ol", *items, class_="story") if story.stretches else element("p", "No story was found.")
    remarks = element("ul", *(element("li", remark) for remark in story.remarks)) if story.remarks else Markup()
    return section("How the story is built", told, element("p", missing) if missing else Markup(), remarks)


def asked_section(questions: AskedQuestions | None, turn: Turn, sounds: Sounds) -> Markup:
    """Each question that was put to the interviewer, what it reveals, and what was left untouched."""
    if questions is None:
        return Markup()
    items = [
        element(
            "li",
            _quote(each.quote, each.start, each.end, sounds, each.follow_up),
            element("p", element("b", turn.topic(each.topic)), f": {each.reveals}") if each.topic else Markup(),
            element("p", each.remark) if each.remark else Markup(),
        )
        for each in questions.asked
    ]
    heard = element("ol", *items) if items else element("p", "Nothing was heard as a question.")
    left = "; ".join(turn.topic(topic) for topic in questions.untouched)
    return section("What was asked", heard, element("p", f"Not touched: {left}", class_="quiet") if left else Markup())


def habits_section(habits: tuple[HabitResult, ...], sounds: Sounds) -> Markup:
    """Each habit with what was found and the words that show it."""
    items = (
        element(
            "li",
            element(
                "div",
                element("p", element("b", HABITS[habit.id]), f" {habit.reason}"),
                _quote(habit.quote, habit.start, habit.end, sounds),
            ),
            _chip(HABIT_SIGNS[habit.state], STATES[habit.state], habit.state.value),
        )
        for habit in habits
    )
    return section("Habits", element("ul", *items, class_="habits") if habits else Markup())


def delivery_section(assessment: Assessment, sounds: Sounds) -> Markup:
    """Every figure on how it was said, with the moments that it rests on."""
    rows = (
        joined(element("dt", name), element("dd", *(_figure(figure, sounds) for figure in figures)))
        for name, figures in delivery(assessment)
    )
    return section("How it was said", element("dl", *rows), kind="delivery")


def _figure(figure: Figure, sounds: Sounds) -> Markup:
    """One line with its moments; they are folded away where they are many and their times not worth reading."""
    times = joined(*(sounds.time(each.start, each.end, each.follow_up) for each in figure.moments), by=" ")
    if figure.is_listed or len(figure.moments) < 2:
        return element("p", figure.text, " ", times)
    return element("details", element("summary", figure.text), times)


def transcript_section(answer: Answer, sounds: Sounds, follow_up: int | None = None) -> Markup:
    """The words with fillers and pauses marked, and what could not be transcribed."""
    lost = [
        element("p", f"{clock(each.start)} to {clock(each.end)} could not be transcribed.", class_="quiet")
        for each in answer.failed
    ]
    words = joined(*_marked(answer, sounds, follow_up), by=" ")
    said = element("p", words, class_="said") if words else element("p", "No words.", class_="quiet")
    title = "What was typed" if answer.typed is not None else "What was said"
    return section(title, said, *lost, kind="transcript")


def _marked(answer: Answer, sounds: Sounds, follow_up: int | None) -> Iterator[Markup]:
    for piece in pieces(answer):
        match piece.kind:
            case PieceKind.WORDS:
                yield escaped(piece.text)
            case PieceKind.FILLER:
                yield _mark(piece, piece.text, "filler", sounds.players.get(follow_up))
            case PieceKind.UNHEARD:
                yield _mark(piece, "(um)", "unheard", sounds.players.get(follow_up))
            case PieceKind.REPAIR:
                yield _mark(piece, piece.text, "repair", sounds.players.get(follow_up))
            case PieceKind.PAUSE:
                yield _mark(piece, f"pause {piece.text}", "pause", sounds.players.get(follow_up))


def _mark(piece: Piece, text: str, kind: str, player: str | None) -> Markup:
    """What stands out of the words, to be heard where there is sound."""
    if player is None or piece.start is None or piece.end is None:
        return element("mark", text, class_=kind)
    button = element(
        "button",
        text,
        type="button",
        title="Hear exactly this",
        data_audio=player,
        data_start=f"{piece.start:.3f}",
        data_end=f"{piece.end:.3f}",
    )
    return element("mark", button, class_=kind)


def unknown_section(assessment: Assessment) -> Markup:
    """Why figures are lacking."""
    told = unknown(assessment)
    rows = (joined(element("dt", names), element("dd", why)) for names, why in told)
    return element("details", element("summary", "Not known"), element("dl", *rows)) if told else Markup()
