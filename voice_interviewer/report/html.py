"""A session as one page that needs nothing else: no network, no font, no file beside it."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from voice_interviewer import __version__
from voice_interviewer.core.advice.advice import one_thing, session_advice
from voice_interviewer.core.advice.advised import Advice
from voice_interviewer.core.habits.session import session_habits
from voice_interviewer.core.session import Answer
from voice_interviewer.core.wording import HABITS
from voice_interviewer.report import html_parts as parts
from voice_interviewer.report.facts import EARLY_ENDINGS, Told, Turn, counted, local_time, minutes
from voice_interviewer.report.markup import Markup, element, joined
from voice_interviewer.report.timeline import timeline

NOBODY = parts.Sounds({})


def page(told: Told, sounds: Mapping[str, bytes]) -> str:
    """The whole page; `sounds` are recordings (FLAC) by file name, each becomes part of it."""
    title = f"Interview of {local_time(told.session.started_at)}"
    style = _beside("page.css")
    script = _beside("page.js") if sounds else ""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", Markup(style)),
        element("script", Markup(script)) if script else Markup(),
    )
    turns = told.turns
    main = element("main", _header(told), _list(turns), *(_article(turn, sounds) for turn in turns), _left(told))
    body = element("body", main, _footer(told))
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched, and only what the program itself wrote is run: even were a text taken for more."""
    run = f"script-src '{_hash(script)}'" if script else "script-src 'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; {run}; media-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _header(told: Told) -> Markup:
    session = told.session
    cut = "" if session.ended else " · cut short"
    figures = [
        ("on average", "?" if told.average is None else f"{told.average:.0f}", "of 100"),
        ("answered", str(len({turn.answer.number for turn in told.turns})), f"of {len(session.question_ids)}"),
        ("spoken", minutes(told.seconds), "min"),
    ]
    shown = (
        element("div", element("dt", name), element("dd", element("b", value), f" {unit}"))
        for name, value, unit in figures
    )
    advice = session_advice(session.answers, told.questions)
    return element(
        "header",
        element("p", "Mock interview", class_="eyebrow"),
        element("h1", told.pack_title),
        element("p", f"{local_time(session.started_at)}{cut}", class_="quiet"),
        element("dl", *shown, class_="figures"),
        _one_thing(advice, NOBODY),
        _habits(told),
    )


def _habits(told: Told) -> Markup:
    rows = []
    for tally in session_habits(told.session.answers):
        found = [
            f"{said} in {counted(len(numbers), 'answer')}"
            for said, numbers in (("shown", tally.shown), ("missed", tally.mistaken))
            if numbers
        ]
        if found:
            rows.append(joined(element("dt", HABITS[tally.habit]), element("dd", ", ".join(found))))
    return parts.section("Habits in this interview", element("dl", *rows) if rows else Markup())


def _list(turns: tuple[Turn, ...]) -> Markup:
    """Every answer in a line, each a way to its part of the page."""
    rows = (
        element(
            "tr",
            element("td", str(turn.answer.number), class_="figure"),
            element("th", _link(turn.answer), scope="row"),
            element("td", parts.bar((_overall(turn.answer) or 0) / 100), class_="drawn"),
            element("td", _score(turn.answer), class_="figure"),
            element("td", minutes(turn.answer.seconds), class_="figure quiet"),
        )
        for turn in turns
    )
    heads = (element("th", text, scope="col") for text in ("", "Question", "", "Score", "Length"))
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="list")
    return element("nav", table, aria_label="Answers") if turns else element("p", "Nothing was answered.")


def _link(answer: Answer) -> Markup:
    take = element("span", f" take {answer.take}", class_="quiet") if answer.take > 1 else Markup()
    return joined(element("a", answer.question_text, href=f"#{_name(answer)}"), take)


def _article(turn: Turn, sounds: Mapping[str, bytes]) -> Markup:
    answer = turn.answer
    heard = [each for each in (answer, *turn.follow_ups) if each.recording in sounds]
    players = parts.Sounds({each.follow_up: f"sound-{_name(each)}" for each in heard})
    advice = one_thing(answer.assessment, turn.question) if answer.assessment is not None else None
    body = [
        _one_thing(advice, players),
        _player(answer, sounds),
        timeline(answer, players.players.get(None)),
    ]
    if answer.assessment is not None:
        found = answer.assessment
        body += [
            parts.points_section(found.coverage, turn, players),
            parts.asked_section(found.structure.questions, turn, players),
            parts.story_section(found.structure.story, players),
            parts.habits_section(found.habits, players),
            parts.score_section(found.score),
            parts.delivery_section(found, players),
        ]
    body.append(parts.transcript_section(answer, players))
    body += [_follow_up(each, turn, players, sounds) for each in turn.follow_ups]
    body.append(parts.unknown_section(answer.assessment) if answer.assessment is not None else Markup())
    return element("article", _article_head(turn), *body, id=_name(answer))


def _article_head(turn: Turn) -> Markup:
    answer = turn.answer
    take = f" · take {answer.take}" if answer.take > 1 else ""
    how = "typed" if answer.typed is not None else minutes(answer.seconds)
    facts = [how]
    if answer.ended_by in EARLY_ENDINGS:
        facts.append(EARLY_ENDINGS[answer.ended_by])
    if answer.self_rating is not None:
        facts.append(f"rated {answer.self_rating} of 5 by the candidate")
    if answer.assessment is None:
        facts.append("not assessed")
    score = element("p", element("b", _score(answer)), element("span", "of 100"), class_="score")
    return element(
        "div",
        element(
            "div",
            element("p", f"Question {answer.number}{take}", class_="eyebrow"),
            element("h2", answer.question_text),
            element("p", " · ".join(facts), class_="quiet"),
        ),
        score if _overall(answer) is not None else Markup(),
        class_="head",
    )


def _follow_up(answer: Answer, turn: Turn, players: parts.Sounds, sounds: Mapping[str, bytes]) -> Markup:
    kind = "Follow-up" if answer.probed is not None else "Asked once more"
    probes = f"It asks about: {turn.statement(answer.probed)}" if answer.probed is not None else ""
    return element(
        "section",
        element("h3", f"{kind} {answer.follow_up}: {answer.question_text}"),
        element("p", probes, class_="quiet") if probes else Markup(),
        _player(answer, sounds),
        parts.transcript_section(answer, players, answer.follow_up),
        class_="follow-up",
    )


def _one_thing(advice: Advice | None, players: parts.Sounds) -> Markup:
    """What to do next time, why, and where the first example of it is to be heard."""
    if advice is None:
        return Markup()
    heard = advice.moments[0] if advice.moments else None
    where = Markup() if heard is None else players.time(heard.start, heard.end, heard.follow_up)
    return element(
        "aside",
        element("p", "The one thing", class_="eyebrow"),
        element("p", element("b", advice.text)),
        element("p", advice.why, " ", where),
    )


def _player(answer: Answer, sounds: Mapping[str, bytes]) -> Markup:
    """The recording itself; a word where it is lacking from a page that has others."""
    if answer.recording in sounds:
        data = base64.b64encode(sounds[answer.recording]).decode()
        name = _name(answer)
        return element(
            "audio", id=f"sound-{name}", controls="", preload="metadata", src=Markup(f"data:audio/flac;base64,{data}")
        )
    if sounds and answer.recording:
        return element("p", "The recording of this answer is gone.", class_="quiet")
    return Markup()


def _left(told: Told) -> Markup:
    left = element("ul", *(element("li", text) for text in told.unanswered)) if told.unanswered else Markup()
    return element("div", parts.section("Not answered", left), class_="left") if left else Markup()


def _footer(told: Told) -> Markup:
    methods = f" Measured by {', '.join(told.methods)}." if told.methods else ""
    return element(
        "footer",
        element("p", f"Made by Voice Interviewer {__version__} on the candidate's own machine.{methods}"),
        element("p", f"Session {told.session.id}. The figures are an aid to practise by, not a verdict on a person."),
    )


def _overall(answer: Answer) -> float | None:
    return answer.assessment.score.overall if answer.assessment is not None else None


def _score(answer: Answer) -> str:
    overall = _overall(answer)
    return "?" if overall is None else f"{overall:.0f}"


def _name(answer: Answer) -> str:
    """What an answer is called within the page."""
    follow_up = "" if answer.follow_up is None else f"-follow-up-{answer.follow_up}"
    return f"answer-{answer.number}-take-{answer.take}{follow_up}"
