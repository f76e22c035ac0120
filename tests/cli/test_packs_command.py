"""`packs` prints packs to stdout, faults by line, and the right exit code."""

import json
from pathlib import Path

import pytest

from tests.storage.pack_samples import write_readme_pack
from voice_interviewer.cli import main
from voice_interviewer.paths import shipped
from voice_interviewer.storage.pack_schema import DRAFT
from voice_interviewer.storage.packs import load_pack

ROLE = "machine-learning-engineer"


@pytest.fixture
def mine(home: Path) -> Path:
    """A pack of the person's own, without fault."""
    (home / "prompts").mkdir()
    return write_readme_pack(home / "prompts")


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


def test_show_lists_every_question_of_every_round_with_its_length(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", ROLE]) == 0
    printed = capsys.readouterr()
    pack = load_pack(shipped("prompts") / ROLE)
    lines = printed.out.splitlines()
    for each in pack.rounds:
        assert f"{each.title} ({each.id})" in lines
    for question in pack.questions:
        shortest, longest = question.expected_seconds
        assert f"  {question.id}  ({question.difficulty}, {shortest:g} to {longest:g} s)" in lines
    assert "A good answer says:" not in printed.out
    assert "--round technical" in printed.err


def test_show_tells_what_may_be_asked(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "cook"]) == 0
    assert "    topics: The team, Where the food comes from" in capsys.readouterr().out
    assert main(["packs", "show", "cook", "--round", "your-questions"]) == 0
    printed = capsys.readouterr().out
    assert "  - The team: Whether you would be taught" in printed
    assert "      “Where do you buy your vegetables?”" in printed
    assert "A good answer says:" not in printed


def test_show_tells_the_story_and_the_habits(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "cook", "--question", "dinner-in-trouble"]) == 0
    printed = capsys.readouterr().out
    assert "  An occasion for: simplicity, business-result" in printed
    assert "  - result: Everybody ate within fifteen minutes" in printed


def test_the_persons_pack_is_listed_and_shown_beside_ours(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "list"]) == 0
    ours, theirs = capsys.readouterr().out.splitlines()
    assert ours.startswith(ROLE)
    assert theirs == f"cook\tCook\tstories (1), your-questions (1)\t{mine}"
    assert main(["packs", "show", "cook", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "cook"


def test_the_pack_of_the_settings_is_shown_where_none_is_named(
    home: Path, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "settings.toml").write_text('pack = "cook"\n')
    assert main(["packs", "show"]) == 0
    assert capsys.readouterr().out.startswith("Cook\n====\n")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_guide_is_wrapped_to_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["packs", "show", ROLE, "--guide"]) == 0
    printed = capsys.readouterr().out
    assert columns / 2 <= max(len(line) for line in printed.splitlines()) <= min(columns, 100)
    guide = load_pack(shipped("prompts") / ROLE).guide
    assert guide is not None
    said = " ".join(printed.split())
    for section in guide.sections:
        assert section.title in printed
        assert all(" ".join(paragraph.text.split()) in said for paragraph in section.paragraphs)
    assert "about one million jobs, according to a review of job trends from 2026. [2]" in said
    assert printed.splitlines()[-1].strip().endswith("2026.")


def test_the_guide_as_json(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "show", "cook", "--guide", "--json"]) == 0
    guide = json.loads(capsys.readouterr().out)
    assert guide["sections"][0]["paragraphs"][1]["sources"] == [1]


def test_a_pack_without_a_guide_says_so(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "guide.yaml").unlink()
    assert main(["packs", "show", "cook", "--guide"]) == 1
    what, told = capsys.readouterr().err.splitlines()
    assert what == "The pack cook has no guide."
    assert "guide.yaml" in told


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


def test_check_tells_whether_a_pack_can_be_used_all_the_same(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "check"]) == 0
    assert capsys.readouterr().err == "no faults\n"
    stories = (mine / "stories.yaml").read_text()
    (mine / "stories.yaml").write_text(stories.replace("What did you do?", "What (briefly) did you do?"))
    assert main(["packs", "check"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{mine / 'stories.yaml'}:5: text of question")
    assert printed.err == "1 to mend, the pack can be used as it is\n"
    assert main(["packs", "show", "cook"]) == 0
    (mine / "pack.yaml").write_text("title: Mine\n")
    capsys.readouterr()
    assert main(["packs", "check", str(mine)]) == 1
    assert capsys.readouterr().err == "4 to mend, 4 of them before the pack can be used\n"


@pytest.mark.parametrize(("arguments", "key"), [([], "questions"), (["round"], "questions"), (["guide"], "sections")])
def test_schema_is_json_for_an_editor(arguments: list[str], key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "schema", *arguments]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == DRAFT
    assert key in schema["required"]


def test_the_help_of_schema_shows_how_an_editor_uses_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["packs", "schema", "--help"])
    assert "# yaml-language-server: $schema=../round.schema.json" in capsys.readouterr().out
