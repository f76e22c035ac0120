"""What README.md and its neighbours say of the program is so: links, settings, thresholds, pictures."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.readme import CHECKOUT, blocks, readme_text
from voice_interviewer.cli import COMMANDS
from voice_interviewer.core import scoring
from voice_interviewer.core.delivery import pacing
from voice_interviewer.core.delivery.wishes import PACE_BAND_WPM
from voice_interviewer.core.sound.endpointing import PATIENCE, PatienceLevel
from voice_interviewer.doctor import places
from voice_interviewer.paths import Home, shipped
from voice_interviewer.settings import Settings
from voice_interviewer.storage.packs import load_pack

PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "models/README.md", "prompts/README.md")
PICTURES = tuple(f"docs/{name}.svg" for name in ("home", "interview", "result", "replay", "progress"))
SMALL_BYTES = 64 * 1024
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


def flat(text: str) -> str:
    """The text with every run of white space one space."""
    return " ".join(text.split())


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(heading: str) -> list[list[str]]:
    """The cells of README's table whose head begins with this."""
    lines = readme_text().splitlines()
    head = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    body = lines[head + 2 :]
    end = next(number for number, line in enumerate(body) if not line.startswith("|"))
    return [cells(line) for line in body[:end]]


def anchors(text: str) -> set[str]:
    """The names under which the headings of a Markdown text can be linked to."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_leads_somewhere(paper: str) -> None:
    path = CHECKOUT / paper
    text = path.read_text(encoding="utf-8")
    for link in LINK.findall(text):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    told = {row[0].strip("`"): tomllib.loads(f"value = {row[1].strip('`')}")["value"] for row in table("setting")}
    assert told == Settings().model_dump()


def test_every_value_of_a_setting_is_named() -> None:
    rows = {row[0].strip("`"): f"{row[1]} {row[2]}" for row in table("setting")}
    for name, schema in Settings.model_json_schema()["properties"].items():
        for value in schema.get("enum", ()):
            assert f'"{value}"' in rows[name]


def test_the_settings_shown_are_taken() -> None:
    (block,) = [each for each in blocks() if each.language == "toml"]
    assert Settings.parse(block.text, Path("settings.toml")) != Settings()


def test_patience_is_as_told() -> None:
    told = {row[0]: [float(cell.removesuffix(" s")) for cell in row[1:]] for row in table("patience")}
    assert told == {
        str(level): [
            patience.soft_end_seconds,
            patience.finished_end_seconds,
            patience.hard_end_seconds,
            patience.before_first_word_seconds,
        ]
        for level, patience in PATIENCE.items()
        if level is not PatienceLevel.ONLY_BY_KEY
    }


def test_the_score_is_as_told() -> None:
    rows = {row[0]: row[1:] for row in table("part")}
    assert {name: row[0] for name, row in rows.items()} == {
        name: f"{100 * weight:.0f} %" for name, weight in scoring.WEIGHTS.items()
    }
    low, high = PACE_BAND_WPM
    assert rows["pace"][1:] == [
        f"{low:.0f} to {high:.0f} words a minute",
        f"{scoring.PACE_SLOPE_WPM:.0f} words a minute outside that",
    ]
    assert rows["fillers"][1:] == [
        f"up to {scoring.FREE_FILLERS_PER_MINUTE:g} a minute",
        f"from {scoring.WORST_FILLERS_PER_MINUTE:g} a minute",
    ]
    assert rows["pauses"][1:] == [
        f"long pauses are up to {100 * scoring.FREE_LONG_PAUSE_SHARE:.0f} % of the answer",
        f"from {100 * scoring.WORST_LONG_PAUSE_SHARE:.0f} %",
    ]


def test_what_is_not_scored_or_measured_is_as_told() -> None:
    text = flat(readme_text())
    for told in (
        f"fewer than {scoring.MINIMUM_WORDS} words or {scoring.MINIMUM_SPEECH_SECONDS:g} seconds of speech were heard",
        f"more than {100 * scoring.WORST_CLIPPED_FRACTION:.0f} % of the recording is clipped",
        f"{100 * scoring.WORST_DROPPED_FRACTION:.0f} % of it was lost",
        f"less than {scoring.MINIMUM_SPEECH_TO_NOISE_DB:g} dB above the noise",
        f"at least {pacing.MINIMUM_SPEECH_SECONDS:g} seconds of speech and {pacing.MINIMUM_WORDS} words",
    ):
        assert told in text


def test_every_place_of_the_home_is_named() -> None:
    home = Home(Path("home"))
    for place in places(home):
        if place.path != home.log:  # nothing is written there yet
            assert f"`{place.path.relative_to(home.root)}" in readme_text(), place.path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(command: str) -> None:
    assert f"`voice-interviewer {command}" in readme_text() or f"voice-interviewer {command} --help" in readme_text()


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_the_programs_own_shows_a_question_of_ours_and_fetches_nothing(picture: str) -> None:
    assert f"]({picture})" in readme_text()
    svg = (CHECKOUT / picture).read_text(encoding="utf-8")
    assert len(svg.encode()) < SMALL_BYTES
    shown = flat(" ".join(text.replace("\N{NO-BREAK SPACE}", " ") for text in ElementTree.fromstring(svg).itertext()))
    assert "Voice Interviewer" in shown
    questions = load_pack(shipped("prompts") / "machine-learning-engineer").questions
    assert any(question.text[:30] in shown for question in questions)
    assert "href" not in svg
    assert "url(http" not in svg
