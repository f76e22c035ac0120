"""An answer drawn along its own time: where there was speech, where silence, fillers and key points."""

from collections.abc import Iterator

from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.delivery.measured import Fillers
from voice_interviewer.core.session import Answer
from voice_interviewer.report.facts import clock
from voice_interviewer.report.markup import Markup, element, joined

WIDTH = 1000
HEIGHT = 62
"""Of the drawing, in its own units."""
SPEECH_TOP, SPEECH_BOTTOM = 6, 34
NARROWEST = 1.5
"""Units that a stretch takes at least, so that a short one can be seen."""
POINT_ROOM = 22
"""Units from one point's number to the next at least."""


def timeline(answer: Answer, sound: str | None) -> Markup:
    """The drawing with its axis; nothing for an answer without speech. A click plays where `sound` names an element."""
    if not answer.speech or answer.seconds <= 0:
        return Markup()
    label = f"Timeline of {clock(answer.seconds)}: speech, pauses, fillers and key points"
    drawing = element(
        "svg",
        element("title", label),
        element("rect", class_="track", x=0, y=SPEECH_TOP, width=WIDTH, height=SPEECH_BOTTOM - SPEECH_TOP, rx=6),
        *_speech(answer),
        *_long_pauses(answer),
        *_fillers(answer),
        *_points(answer),
        class_="timeline",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=label,
        data_seek=sound,
        data_seconds=None if sound is None else f"{answer.seconds:.3f}",
    )
    ends = element("div", element("span", "0:00"), element("span", clock(answer.seconds)), class_="axis")
    return element("figure", drawing, ends, _legend(), class_="drawn")


def _at(answer: Answer, seconds: float) -> float:
    return round(WIDTH * min(max(seconds / answer.seconds, 0.0), 1.0), 2)


def _stretch(answer: Answer, start: float, end: float, kind: str) -> Markup:
    left = _at(answer, start)
    width = round(max(_at(answer, end) - left, NARROWEST), 2)
    height = SPEECH_BOTTOM - SPEECH_TOP
    return element("rect", class_=kind, x=left, y=SPEECH_TOP, width=width, height=height, rx=2)


def _speech(answer: Answer) -> Iterator[Markup]:
    for span in answer.speech:
        yield _stretch(answer, span.start, span.end, "speech")


def _long_pauses(answer: Answer) -> Iterator[Markup]:
    pauses = answer.assessment.pacing.pauses if answer.assessment is not None else ()
    for pause in pauses:
        if pause.kind == "long":
            middle = (SPEECH_TOP + SPEECH_BOTTOM) / 2
            left, right = _at(answer, pause.start), _at(answer, pause.end)
            yield element("line", class_="long-pause", x1=left, x2=right, y1=middle, y2=middle)


def _fillers(answer: Answer) -> Iterator[Markup]:
    fillers = answer.assessment.fillers if answer.assessment is not None else Fillers((), (), None, None)
    unheard = [each.start for each in fillers.unheard or ()]
    for start in (*(each.start for each in fillers.heard), *unheard):
        if start is not None:
            at = _at(answer, start)
            yield element("line", class_="filler", x1=at, x2=at, y1=SPEECH_TOP - 6, y2=SPEECH_BOTTOM + 6)


def _points(answer: Answer) -> Iterator[Markup]:
    """The numbers of the points that were made, as they stand in the list, where they were said."""
    coverage = answer.assessment.coverage if answer.assessment is not None else None
    made = [
        (point.start, number)
        for number, point in enumerate(coverage.points if coverage is not None else (), 1)
        if point.start is not None and point.follow_up is None and point.status is not PointStatus.MISSED
    ]
    earliest = POINT_ROOM / 2
    for start, number in sorted(made):
        at = min(max(_at(answer, start), earliest), WIDTH - POINT_ROOM / 2)
        earliest = at + POINT_ROOM
        circle = element("circle", cx=at, cy=51, r=10)
        yield element("g", circle, element("text", str(number), x=at, y=55.5), class_="point")


def _legend() -> Markup:
    entries = (
        ("speech", "speech"),
        ("long-pause", "pause of 2 s or more"),
        ("filler", "filler"),
        ("point", "point made"),
    )
    keys = (element("span", element("i", class_=f"key {kind}"), text) for kind, text in entries)
    return element("figcaption", joined(*keys))
