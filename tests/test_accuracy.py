"""What is said of each number's accuracy: every number, only figures that were measured, and the same everywhere."""

import ast
import dataclasses
import json
import re
from pathlib import Path

import pytest

from docs.accuracy_page import PAGE, page
from docs.measured import filled, table
from tests.readme import CHECKOUT
from voice_interviewer.accuracy import NOT_YET, TABLE, Measured, Number, in_words, numbers, told
from voice_interviewer.cli import main
from voice_interviewer.cli.doctor_accuracy import accuracy_lines
from voice_interviewer.core.delivery import measured
from voice_interviewer.core.scoring import WEIGHTS

WHOLES = {
    "audio": measured.AudioQuality,
    "fillers": measured.Fillers,
    "pacing": measured.Pacing,
    "voice": measured.Voice,
    "wording": measured.Wording,
}
FIGURES = [f"{whole}.{field.name}" for whole, made in WHOLES.items() for field in dataclasses.fields(made)]
SHORT_TABLE = """
[[number]]
id = "words"
name = "Words"
definition = "What was understood."
source = "A count."
unit = "words"
unknown = "Never."

[[number.measured]]
metric = "wrong"
says = "words misheard"
on = "a text"
against = "guessing"
"""


def metric_patterns() -> list[re.Pattern[str]]:
    """Every text that stands in a benchmark, with any characters where it is put together."""
    found = []
    for path in (CHECKOUT / "tests" / "benchmarks").glob("bench_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                fixed = [each.value if isinstance(each, ast.Constant) else None for each in node.values]
                if sum(len(str(each)) for each in fixed if each is not None) >= 6:
                    found.append("".join(".+" if each is None else re.escape(str(each)) for each in fixed))
    return [re.compile(each) for each in found]


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_of_delivery_has_its_entry(figure: str) -> None:
    assert any(number.id == figure or number.id.startswith(f"{figure}.") for number in numbers())


def test_every_number_stands_once_and_is_told_whole() -> None:
    ids = [number.id for number in numbers()]
    assert len(set(ids)) == len(ids)
    for number in numbers():
        for text in (number.definition, number.source, number.unknown):
            assert text.endswith("."), number.id
        assert number.name
        assert number.unit


def test_every_metric_is_one_of_the_benchmarks() -> None:
    patterns = metric_patterns()
    metrics = [each.metric for number in numbers() for each in number.measured]
    assert [metric for metric in metrics if not any(pattern.fullmatch(metric) for pattern in patterns)] == []


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(numbers())


def test_the_weights_are_those_of_the_score() -> None:
    (score,) = (number for number in numbers() if number.id == "score.overall")
    called = {"coverage": "key points"}
    for name, weight in WEIGHTS.items():
        assert f"{called.get(name, name)} {100 * weight:.0f}" in score.definition


def test_what_was_measured_is_filled_in_and_what_was_not_says_so() -> None:
    (before,) = numbers(SHORT_TABLE)
    assert before.measured[0].figure == NOT_YET
    results = {"wrong": {"value": 0.123456, "unit": "share", "baseline": 0.5, "n": 1200}}
    text = filled(SHORT_TABLE, results)
    (after,) = numbers(text)
    assert after.measured[0].figure == "12.3 % (guessing: 50.0 %), n = 1,200"
    assert filled(text, results) == text
    assert numbers(filled(text, {})) == (before,)
    no_value = {"wrong": {"value": None, "unit": "share", "baseline": None, "n": None}}
    assert numbers(filled(text, no_value)) == (before,)


def test_the_table_of_readme_leaves_out_what_has_no_value() -> None:
    row = {"value": 0.5, "unit": "share", "baseline": None, "n": 4}
    results = {
        "coverage_hard_contradicted_found": row,
        "coverage_hard_contradicted_right": {**row, "value": None, "n": 0},
    }
    _, _, *lines = table(results).splitlines()
    assert lines == [
        "| those of them said wrong that are told as wrong | 50.0 % |  | 4 | `coverage_hard_contradicted_found` |"
    ]


def test_filling_in_changes_no_word_of_the_table() -> None:
    text = TABLE.read_text(encoding="utf-8")
    bare = tuple(_bare(number) for number in numbers(text))
    assert tuple(_bare(number) for number in numbers(filled(text, {}))) == bare
    assert text.startswith("# Every number")
    assert filled(text, {}).startswith("# Every number")


def _bare(number: Number) -> Number:
    return dataclasses.replace(
        number, measured=tuple(Measured(each.metric, each.says, each.on, each.against) for each in number.measured)
    )


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.9512, "F1", "0.951 F1"),
        (0.05, "of words", "5.0 %"),
        (12345.0, "ms", "12,345 ms"),
        (0.31, "a minute", "0.31 a minute"),
    ],
)
def test_figures_are_told_with_their_units(value: float, unit: str, words: str) -> None:
    assert in_words(value, unit) == words


@pytest.mark.parametrize("width", [40, 60, 100])
def test_every_number_is_told_in_any_width(width: int) -> None:
    lines = accuracy_lines(numbers(), width)
    assert max(map(len, lines)) <= width
    text = _without_spaces("".join(lines))
    for number in numbers():
        assert _without_spaces(f"{number.name} ({number.id})") in text
        for word, said in told(number):
            assert _without_spaces(f"{word}: {said}") in text


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def test_doctor_tells_it_and_checks_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("VOICE_INTERVIEWER_HOME", str(tmp_path / "home"))
    assert main(["doctor", "--accuracy"]) == 0
    out = capsys.readouterr().out
    assert "Pace (pacing.words_per_minute)" in out
    assert "[ok]" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert main(["doctor", "--accuracy", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in data["numbers"]] == [number.id for number in numbers()]
