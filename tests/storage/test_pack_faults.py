"""Every way a pack can be wrong is found with its file, its line and what to write instead."""

from pathlib import Path

import pytest

from tests.storage.pack_samples import BASICS, PACK, line_of, only_fault
from voice_interviewer.errors import PackError
from voice_interviewer.storage.packs import check_pack, load_pack

WRONG_ROUNDS = [
    # what is replaced, by what, where the fault is, what it says, how to mend it
    (
        "        follow_up: How long does it take?\n",
        "",
        "- id: time",
        'key point "time" has no follow_up',
        "add: follow_up: <",
    ),
    ("    hint: Think of the clock.\n", "", "- id: boiling", 'question "boiling-an-egg" has no hint', "add: hint: <"),
    ("introduction: Let us begin.\n", "", "title:", "the round has no introduction", "add: introduction: <"),
    ("folow_up", None, "folow_up", 'key point "time" has an unknown key folow_up', "write follow_up instead"),
    ("difficulty: warm-up", "difficulty: warmup", "difficulty", "is warmup", "write: difficulty: warm-up"),
    ("difficulty: warm-up", "difficulty: brutal", "difficulty", "is brutal", "warm-up, core or stretch"),
    ("[20, 60]", "[60, 20]", "expected_seconds", "reversed", "expected_seconds: [20, 60]"),
    ("[20, 60]", "[20]", "expected_seconds", "1 entries", "at least 2"),
    ("[20, 60]", "[0, 60]", "expected_seconds", "0, which is out of range", "like [45, 120]"),
    ("[20, 60]", "soon", "expected_seconds", "is not a list", "like [45, 120]"),
    ("weight: 2", "weight: 0", "weight", 'weight of key point "time" is 0', "write: weight: <"),
    ("weight: 2", "weight: -1", "weight", "is -1, which is out of range", "a number above 0, up to 100"),
    ("weight: 2", "weight: .inf", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: .nan", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: heavy", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: yes", "weight", "is not a number", "write: weight: <"),
    ('"360"]', "360]", "360]", "read as 360, not as text", 'like "360"'),
    ("[soft, runny]", "[]", "- []", 'of key point "time" is empty', "groups of spoken variants"),
    ("        terms: [[cold water, ice]]", "        terms:", "terms:\n        fol", "terms of", "or remove the key"),
    ("[[cold water, ice]]", "[cold water, ice]", "terms: [cold", "is not a list", "groups of spoken variants"),
    ("id: time", "id: The Time", "id: The", 'is "The Time", which is no name', "write: the-time"),
    (
        "id: cold-water",
        "id: time",
        "id: time\n        statement: Cold",
        "there already (basics.yaml:10)",
        "id of its own",
    ),
    ("text: How do you boil an egg?", "text:", "text:", "is empty", "write: text: <what the interviewer says>"),
    ("text: How do you boil an egg?", "text: ''", "text: ''", "is empty", "write: text: <what the interviewer says>"),
    ("text: How do you boil an egg?", "text: 12", "text: 12", "read as 12, not as text", 'like "12"'),
    ("hint: Think", "text: Think", "text: Think", "text is written twice (first on line 5)", "keep one"),
    ("hint: Think", "hint: &clock Think", "hint", "an anchor (&clock) is not allowed", "remove it"),
    ("hint: Think", "hint: !!python/object:os.system Think", "hint", "a tag", "remove it"),
    ("hint: Think", "hint: !secret Think", "hint", "a tag", "remove it"),
    ("hint: Think of the clock.", "hint: *clock", "hint", "an alias (*clock)", "write the text out"),
    ("hint: Think of the clock.", 'hint: "\\e[31m red"', "hint", "holds a control character", "remove the control"),
    ("    hint: Think", '    "\\e[31m": x\n    hint: Think', '"\\e', "unknown key  [31m", "known: id, text"),
    ("hint: Think", "hint:\tThink", "hint", "there is a tab", "spaces"),
    ("hint: Think of", "hint: 'Think of", "You just boil it.\n", "this is not YAML", "quotes"),
    ("    hint: Think", "   hint: Think", "   hint", "this is not YAML", "indentation"),
    (
        "    weak_answer: You just boil it.\n",
        "    weak_answer: Hm.\n---\nmore: 1\n",
        "---",
        "second document",
        "one document",
    ),
    ("title: Basics", "title: " + "[" * 40 + "]" * 40, "title", "nested too deep", "packs schema round"),
]


@pytest.mark.parametrize(("old", "new", "where", "problem", "mend"), WRONG_ROUNDS)
def test_a_wrong_round_is_told_by_line_and_mend(
    pack: Path, old: str, new: str | None, where: str, problem: str, mend: str
) -> None:
    if new is None:
        text = BASICS.replace("weight: 2", f"weight: 2\n        {old}: What?", 1)
    else:
        assert old in BASICS
        text = BASICS.replace(old, new, 1)
    (pack / "basics.yaml").write_text(text)
    fault = next((each for each in check_pack(pack) if problem in each.problem), check_pack(pack)[0])
    assert fault.file == pack / "basics.yaml"
    assert problem in fault.problem
    assert mend in fault.mend
    if problem != "this is not YAML":
        assert fault.line == line_of(text, where)
    assert "\n" not in str(fault)
    with pytest.raises(PackError, match="The pack cook cannot be used"):
        load_pack(pack)


WRONG_PACKS = [
    ("title: Cook\n", "", 1, "the pack has no title", "add: title: <"),
    ("format: 1", "format: 0", 1, "format of the pack is 0", "the format's number: 1"),
    ("format: 1", "format: 2\nmood: calm", 1, "of a newer format", "update voice-interviewer"),
    ("id: cook", "id: baker", 2, "the id baker is not the name of the folder, cook", "write: id: cook"),
    ("  - basics", "  - basic", 6, "the round basic has no file basic.yaml", "write basics instead"),
    ("  - basics", "  - desserts", 6, "the round desserts has no file desserts.yaml", "write the file desserts.yaml"),
    ("  - basics", "  - basics\n  - basics", 7, "the round basics is named twice", "keep one"),
    ("  - basics", "  - ../basics", 6, "the round ../basics lies outside the pack", "without a path"),
    ("  - basics", "  - /etc/passwd", 6, "the round /etc/passwd lies outside the pack", "without a path"),
    ("  - basics", "  - Basics", 6, 'is "Basics", which is no name', "write: basics"),
    ("rounds:\n  - basics", "rounds: []", 5, "rounds of the pack is empty", "write: rounds: <"),
    ("rounds:\n  - basics", "rounds: basics", 5, "rounds of the pack is not a list", "write: rounds: <"),
    (PACK, "just words\n", 1, "is not a group of keys", "write"),
    (PACK, "", 1, "the file is empty", "packs schema pack"),
]


@pytest.mark.parametrize(("old", "new", "line", "problem", "mend"), WRONG_PACKS)
def test_a_wrong_pack_file_is_told_by_line_and_mend(
    pack: Path, old: str, new: str, line: int, problem: str, mend: str
) -> None:
    (pack / "pack.yaml").write_text(PACK.replace(old, new, 1))
    found = [fault for fault in check_pack(pack) if problem in fault.problem]
    assert len(found) == 1, [str(fault) for fault in check_pack(pack)]
    assert (found[0].file, found[0].line) == (pack / "pack.yaml", line)
    assert mend in found[0].mend


def test_all_faults_are_collected_and_the_first_is_in_the_error(pack: Path) -> None:
    text = BASICS.replace("    hint: Think of the clock.\n", "").replace("weight: 2", "weight: 0")
    (pack / "basics.yaml").write_text(text.replace("paraphrases: [Shock it in cold water.]", "paraphrases: []"))
    faults = check_pack(pack)
    assert [fault.line for fault in faults] == [4, 18, 22]
    with pytest.raises(PackError) as error:
        load_pack(pack)
    assert 'basics.yaml:4: question "boiling-an-egg" has no hint (and 2 more)' in error.value.what
    assert error.value.remedy.startswith("Add: hint:")
    assert "\n" not in error.value.what + error.value.remedy


def test_a_question_of_the_same_name_in_two_rounds(pack: Path) -> None:
    (pack / "pack.yaml").write_text(PACK + "  - more\n")
    (pack / "more.yaml").write_text(BASICS)
    fault = only_fault(pack)
    assert (fault.file.name, fault.line) == ("more.yaml", 4)
    assert fault.problem == 'question "boiling-an-egg" is there already (basics.yaml:4)'


def test_a_folder_without_a_pack_file(tmp_path: Path) -> None:
    (tmp_path / "basics.yaml").write_text(BASICS)
    assert only_fault(tmp_path).problem == "there is no pack.yaml"
