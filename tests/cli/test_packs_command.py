"""`packs` prints packs to stdout, faults by line, and the right exit code."""

import json
from pathlib import Path

import pytest

from voice_interviewer.cli import main
from voice_interviewer.paths import shipped

ROLE = "machine-learning-engineer"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICE_INTERVIEWER_HOME", str(tmp_path))
    return tmp_path


def test_list_names_every_pack_with_its_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    name, title, rounds, folder = line.split("\t")
    assert (name, title, folder) == (ROLE, "Machine learning engineer", str(shipped("prompts") / ROLE))
    assert rounds.startswith("technical (7), behavioural (6), situational (5), ")


def test_a_broken_pack_is_told_and_the_others_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = home / "prompts" / "mine"
    mine.mkdir(parents=True)
    (mine / "pack.yaml").write_text("title: Mine\n")
    assert main(["packs", "list"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith(ROLE)
    assert "The pack mine cannot be used: pack.yaml:1" in printed.err


def test_show_reads_one_round(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", ROLE, "--round", "behavioural"]) == 0
    printed = capsys.readouterr().out
    assert "staying-current  (warm-up, 45 to 120 s)" in printed
    assert "A good answer says:" in printed
    assert "bias-variance" not in printed
    assert max(len(line) for line in printed.splitlines()) <= 100


def test_show_as_json_carries_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", ROLE, "--question", "l1-against-l2", "--json"]) == 0
    pack = json.loads(capsys.readouterr().out)
    (only,) = pack["rounds"]
    (question,) = only["questions"]
    assert (pack["id"], only["id"], question["id"], question["difficulty"]) == (
        ROLE,
        "technical",
        "l1-against-l2",
        "warm-up",
    )
    assert question["key_points"][0]["terms"][1][0] == "absolute"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["machine-learning-enginer"], f"Did you mean {ROLE}?"),
        ([ROLE, "--round", "tecnical"], "Did you mean technical?"),
        ([ROLE, "--question", "bias"], "Did you mean bias-variance?"),
    ],
)
def test_an_unknown_name_is_two_lines(arguments: list[str], remedy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", *arguments]) == 1
    what, told = capsys.readouterr().err.splitlines()
    assert what.startswith(("There is no pack", "The pack"))
    assert remedy in told


def test_check_prints_each_fault_and_exits_with_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = home / "prompts" / "mine"
    mine.mkdir(parents=True)
    (mine / "pack.yaml").write_text("format: 1\nid: mine\ndescription: None.\nrounds: [first]\n")
    assert main(["packs", "check"]) == 1
    file = mine / "pack.yaml"
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:1: the pack has no title — add: title: <the role's name on the screen>",
        f"{file}:4: the round first has no file first.yaml — write the file first.yaml, or remove the name",
    ]
    assert main(["packs", "check", str(shipped("prompts"))]) == 0
    assert capsys.readouterr().out == ""
    assert main(["packs", "check", str(home / "nowhere")]) == 1
