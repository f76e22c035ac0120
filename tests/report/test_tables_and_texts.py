"""The same session as text and as a table."""

import csv
import dataclasses
import io
import json
import re

import pytest

from tests.report.world import HOSTILE, hostile_session, told
from tests.storage import samples
from voice_interviewer.core.assessment_json import json_ready
from voice_interviewer.report.csv import BYTE_ORDER_MARK, guarded, table
from voice_interviewer.report.markdown import document, literal

DELIVERY = {
    "fillers.heard.hesitation": "1",
    "fillers.heard.discourse": "0",
    "fillers.unheard": "1",
    "fillers.disfluencies.repeat": "1",
    "fillers.disfluencies.restart": "0",
    "pacing.phonation_ratio": "0.51",
    "pacing.run_words": "2.0",
    "pacing.fast_runs": "1",
    "pacing.pauses.planned": "0",
    "pacing.pauses.hesitant": "1",
    "voice.pitch_hz": "118.4",
    "voice.pitch_spread_semitones": "2.4",
    "voice.level_spread_db": "5.6",
    "wording.hedges": "1",
    "wording.repeated": "1",
    "wording.variety": "0.71",
    "wording.sentence_words": "14.0",
    "wording.length_ratio": "0.25",
}


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))


def test_a_table_has_a_line_an_answer_and_its_figures_are_those_of_the_json() -> None:
    session = samples.session()
    written = json.loads(json.dumps(json_ready(session)))
    lines = rows(table(session))
    assert len(lines) == len(session.answers)
    for line, answer in zip(lines, written["answers"], strict=True):
        assert line["question_text"] == answer["question_text"]
        assert float(line["seconds"]) == answer["seconds"]
        for place in ("score.overall", "fillers.per_minute", "pacing.words_per_minute", "audio.level_dbfs"):
            value = answer["assessment"]
            for name in place.split("."):
                value = value[name] if value is not None else None
            assert line[place] == ("" if value is None else str(value)), place
    assert lines[0]["coverage.points.covered"] == "bias-underfits"
    assert lines[0]["habits.shown"] == "baseline"
    assert lines[0]["pacing.pauses.long"] == "1"
    assert {name: lines[0][name] for name in DELIVERY} == DELIVERY
    known = {"fillers.heard.hesitation", "fillers.heard.discourse", "pacing.pauses.planned", "pacing.pauses.hesitant"}
    assert {name for name in DELIVERY if lines[2][name]} == known
    assert {lines[2][name] for name in known} == {"0"}
    assert lines[0]["audio.level_dbfs"] == "-23.4"
    assert lines[2]["score.not_scored_because"] == "No speech was heard."


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1"])  # noqa: RUF001
def test_no_text_is_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    question = dataclasses.replace(samples.answer(), question_text=text)
    (line,) = rows(table(dataclasses.replace(samples.session(), answers=(question,))))
    assert line["question_text"] == f"'{text}"


def test_figures_and_usual_texts_stay_as_they_are() -> None:
    assert (guarded(-23.4), guarded(None), guarded("a-b")) == (-23.4, None, "a-b")


def test_a_hostile_session_keeps_to_its_cells() -> None:
    lines = rows(table(hostile_session()))
    assert len(lines) == 2
    assert "\x1b" not in table(hostile_session())


def test_the_text_tells_what_the_page_tells() -> None:
    text = document(told())
    for expected in (
        "# Machine learning engineer: mock interview",
        "## 1. How do bias and variance pull against each other?",
        "**58 of 100**",
        "- **covered, 0.91**: Bias is underfitting.",
        "  “bias underfits…” at 0:02.0",
        "*um,* bias (hesitation) (pause 2.4 s) underfits…",
        "- Repairs: said again once: “bias” (0:02.0)",
        "  - 1 not in the transcript, heard in the sound (70% sure) (0:03.0)",
        "- Voice: pitch 118 Hz, spread 2.4 semitones",
        "share of speech, words between two pauses: no word was heard",
        "### Follow-up 1: And variance?",
        "Not scored: No speech was heard.",
        "## Not answered",
    ):
        assert expected in text, expected


@pytest.mark.parametrize(
    "text",
    [
        "# big",
        "- item",
        "1. one",
        "*bold* _it_",
        "[a](b)",
        "<b>",
        "`code`",
        "&lt;",
        "---",
        "= x",
        "| a | b |",
        "~~no~~",
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    assert "\\" in literal(text)
    assert literal(text).replace("\\", "") == text


def test_addresses_in_a_text_make_no_links_and_lines_stay_one() -> None:
    assert "https://" not in literal("see https://evil.example\n# now")
    assert "\n" not in literal("see https://evil.example\n# now")
    text = document(told(hostile_session()))
    assert re.findall(r"(?<!\\)[<`]", text) == []
    assert "https://" not in text
    assert HOSTILE not in text
