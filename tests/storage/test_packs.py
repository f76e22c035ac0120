"""Every way a pack can be wrong is found with its file, its line and what to write instead."""

import os
from pathlib import Path

import pytest

from voice_interviewer.core.questions import Difficulty
from voice_interviewer.errors import PackError, UsageError
from voice_interviewer.storage.packs import Fault, PackLibrary, check_pack, check_packs, load_pack

PACK = """\
format: 1
id: cook
title: Cook
description: For people who cook.
rounds:
  - basics
"""

BASICS = """\
title: Basics
introduction: Let us begin.
questions:
  - id: boiling-an-egg
    text: How do you boil an egg?
    difficulty: warm-up
    expected_seconds: [20, 60]
    hint: Think of the clock.
    key_points:
      - id: time
        statement: A soft egg takes six minutes.
        paraphrases:
          - Six minutes for a runny yolk.
        terms:
          - [six minutes, "360"]
          - [soft, runny]
        contradictions:
          - A soft egg takes twenty minutes.
        weight: 2
        follow_up: How long does it take?
      - id: cold-water
        statement: Cold water afterwards stops the cooking.
        paraphrases: [Shock it in cold water.]
        terms: [[cold water, ice]]
        follow_up: What do you do when the time is up?
    model_answer: A soft egg takes six minutes, and then it goes into cold water.
    weak_answer: You just boil it.
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "cook"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    (folder / "basics.yaml").write_text(BASICS)
    return folder


def only_fault(folder: Path) -> Fault:
    faults = check_pack(folder)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_good_pack_becomes_questions(pack: Path) -> None:
    assert check_pack(pack) == ()
    loaded = load_pack(pack)
    assert (loaded.id, loaded.title, [each.id for each in loaded.rounds]) == ("cook", "Cook", ["basics"])
    assert loaded.rounds[0].introduction == "Let us begin."
    (question,) = loaded.questions
    assert question.difficulty is Difficulty.WARM_UP
    assert question.expected_seconds == (20.0, 60.0)
    time, water = question.key_points
    assert time.terms == (("six minutes", "360"), ("soft", "runny"))
    assert (time.weight, water.weight) == (2.0, 1.0)
    assert time.contradictions == ("A soft egg takes twenty minutes.",)
    assert water.contradictions == ()
    assert water.follow_up == "What do you do when the time is up?"


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
    ("weight: 2", "weight: -1", "weight", "is -1, which is out of range", "write: weight: <"),
    ("weight: 2", "weight: .inf", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: .nan", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: heavy", "weight", "is not a number", "write: weight: <"),
    ("weight: 2", "weight: yes", "weight", "is not a number", "write: weight: <"),
    ('"360"]', "360]", "360]", "read as 360, not as text", 'like "360"'),
    ("[soft, runny]", "[]", "- []", 'of key point "time" is empty', "groups of spoken variants"),
    ("        terms: [[cold water, ice]]", "        terms: []", "terms: []", "terms of", "groups of spoken variants"),
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
    ("hint: Think of the clock.", 'hint: "\\e[31m red"', "hint", "holds a control character", "plain text"),
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
    ("title: Basics", "title: " + "[" * 40 + "]" * 40, "title", "nested too deep", "README"),
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
    fault = check_pack(pack)[0]
    assert fault.file == pack / "basics.yaml"
    assert problem in fault.problem
    assert mend in fault.mend
    if problem != "this is not YAML":
        assert fault.line == line_of(text, where)
    assert "\n" not in str(fault)
    with pytest.raises(PackError, match="The pack cook cannot be used"):
        load_pack(pack)


def test_yes_and_no_are_words(pack: Path) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("[soft, runny]", "[yes, no]"))
    assert load_pack(pack).questions[0].key_points[0].terms[1] == ("yes", "no")


WRONG_PACKS = [
    ("title: Cook\n", "", 1, "the pack has no title", "add: title: <"),
    ("format: 1", "format: 2", 1, "format of the pack is 2", "the format's number: 1"),
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
    (PACK, "", 1, "the file is empty", "README"),
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


def test_text_that_is_not_utf_8(pack: Path) -> None:
    (pack / "basics.yaml").write_bytes(BASICS.replace("clock", "caf\u00e9").encode("latin-1"))
    fault = only_fault(pack)
    assert fault.line == line_of(BASICS, "hint")
    assert fault.mend == "save the file as UTF-8"


def test_a_control_character_is_refused(pack: Path) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("clock", "clock\x07"))
    assert "not YAML" in only_fault(pack).problem


def test_a_file_of_nothing_but_faults_is_cut_short(pack: Path) -> None:
    (pack / "basics.yaml").write_text("\n".join(f"key{number}: 1" for number in range(5000)))
    faults = check_pack(pack)
    assert len(faults) == 101
    assert faults[-1].problem == "there are 4903 more"


def test_a_file_of_more_than_a_megabyte_is_not_read(pack: Path) -> None:
    (pack / "basics.yaml").write_text("# " + "x" * 1_000_000 + "\n" + BASICS)
    assert "larger than 1 MB" in only_fault(pack).problem


def test_an_alias_bomb_is_refused_at_its_first_alias(pack: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (pack / "basics.yaml").write_text("\n".join(lines))
    faults = check_pack(pack)
    assert any("an alias (*a0) is not allowed" in fault.problem and fault.line == 2 for fault in faults)


def test_a_cycle_is_refused(pack: Path) -> None:
    (pack / "basics.yaml").write_text("title: &loop [*loop]\n")
    assert any("an alias (*loop)" in fault.problem for fault in check_pack(pack))


def test_a_link_that_leaves_the_folder_is_not_followed(pack: Path) -> None:
    outside = pack.parent / "outside.yaml"
    outside.write_text(BASICS)
    (pack / "basics.yaml").unlink()
    os.symlink(outside, pack / "basics.yaml")
    assert "lies outside the pack" in only_fault(pack).problem


def test_a_folder_without_a_pack_file(tmp_path: Path) -> None:
    (tmp_path / "basics.yaml").write_text(BASICS)
    assert only_fault(tmp_path).problem == "there is no pack.yaml"


def test_a_directory_where_a_round_should_be(pack: Path) -> None:
    (pack / "basics.yaml").unlink()
    (pack / "basics.yaml").mkdir()
    assert "has no file basics.yaml" in only_fault(pack).problem


def test_the_persons_pack_takes_the_place_of_ours(pack: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "home" / "cook"
    theirs.mkdir(parents=True)
    (theirs / "pack.yaml").write_text(PACK.replace("title: Cook", "title: My cook"))
    (theirs / "basics.yaml").write_text(BASICS)
    assert PackLibrary((pack.parent,)).pack("cook").title == "Cook"
    library = PackLibrary((pack.parent, theirs.parent, tmp_path / "missing"))
    assert library.pack("cook").title == "My cook"
    assert library.pack_folders()["cook"] == theirs


def test_one_broken_pack_does_not_stop_another(pack: Path) -> None:
    broken = pack.parent / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("title: [")
    library = PackLibrary((pack.parent,))
    assert library.pack("cook").title == "Cook"
    with pytest.raises(PackError, match="broken"):
        library.pack("broken")


def test_an_unknown_pack_names_the_near_one_or_all(pack: Path) -> None:
    library = PackLibrary((pack.parent,))
    with pytest.raises(UsageError, match="Did you mean cook"):
        library.pack("cock")
    with pytest.raises(UsageError, match="The packs here: cook"):
        library.pack("astronaut")
    with pytest.raises(UsageError):
        library.pack("../cook")


def test_check_takes_a_pack_a_file_in_it_and_a_folder_of_packs(pack: Path, tmp_path: Path) -> None:
    (pack / "basics.yaml").write_text(BASICS.replace("weight: 2", "weight: 0"))
    for path in (pack, pack / "basics.yaml", pack.parent):
        assert [fault.line for fault in check_packs([path])] == [19]
    assert len(check_packs([pack, pack])) == 1
    with pytest.raises(UsageError, match="There is no pack at"):
        check_packs([tmp_path / "nowhere"])
