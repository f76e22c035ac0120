"""Whatever lies where a pack should be is refused with one clear line, soon, and nothing of it is done."""

import json
import os
import tracemalloc
from pathlib import Path

import pytest
import yaml

from tests.storage.pack_samples import BASICS, PACK, line_of, only_fault
from voice_interviewer.errors import PackError
from voice_interviewer.storage import yaml_tree
from voice_interviewer.storage.pack_faults import LONGEST_PROBLEM
from voice_interviewer.storage.packs import Fault, check_pack, load_pack

FILES = ["pack.yaml", "basics.yaml", "guide.yaml"]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in C, and the one in Python that stands in where it is missing."""
    monkeypatch.setattr(yaml_tree, "_LOADER", getattr(yaml, request.param))


def refused(folder: Path) -> tuple[Fault, ...]:
    """The faults of a pack that cannot be used, each one short line."""
    faults = check_pack(folder)
    assert 0 < len(faults) <= 102
    assert all(fault.blocks for fault in faults)
    assert all("\n" not in str(fault) for fault in faults)
    assert all(0 < len(part) <= LONGEST_PROBLEM for fault in faults for part in (fault.problem, fault.mend))
    with pytest.raises(PackError):
        load_pack(folder)
    return faults


def test_text_that_is_not_utf_8(pack: Path) -> None:
    (pack / "basics.yaml").write_bytes(BASICS.replace("clock", "caf\u00e9").encode("latin-1"))
    fault = only_fault(pack)
    assert fault.line == line_of(BASICS, "hint")
    assert fault.mend == "save the file as UTF-8"


def test_a_control_character_is_refused(pack: Path) -> None:
    for character in "\x00\x07\x1b\x7f\x85\u202e\u2066":
        (pack / "basics.yaml").write_text(BASICS.replace("clock", f"clock{character}"))
        fault = only_fault(pack)
        assert fault.problem == f"there is a control character (code {ord(character)})"
        assert (fault.line, fault.mend) == (line_of(BASICS, "hint"), "remove the control character")


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


def test_a_directory_where_a_round_should_be(pack: Path) -> None:
    (pack / "basics.yaml").unlink()
    (pack / "basics.yaml").mkdir()
    assert only_fault(pack).problem == "this is not an ordinary file"


@pytest.mark.parametrize("name", FILES)
def test_ten_megabytes_are_not_read(pack: Path, name: str) -> None:
    (pack / name).write_text("title: Cook\n" + "# a comment line that nobody needs\n" * 300_000)
    (fault,) = refused(pack)
    assert (fault.file.name, fault.problem) == (name, "the file is larger than 1 MB")


def test_a_file_that_says_it_is_empty_is_read_no_further_than_a_megabyte(pack: Path, tmp_path: Path) -> None:
    """What /proc and files that grow do: the size that is asked for is not the size that is read."""
    huge = pack / "basics.yaml"
    with huge.open("wb") as stream:
        stream.truncate(10**12)
    (fault,) = refused(pack)
    assert fault.problem == "the file is larger than 1 MB"


@pytest.mark.parametrize("name", FILES)
def test_a_pipe_is_not_waited_for(pack: Path, name: str) -> None:
    (pack / name).unlink(missing_ok=True)
    os.mkfifo(pack / name)
    (fault,) = refused(pack)
    assert (fault.file.name, fault.problem) == (name, "this is not an ordinary file")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd", "../outside.yaml"])
def test_no_link_leads_out_of_the_folder(pack: Path, name: str, target: str) -> None:
    (pack.parent / "outside.yaml").write_text(BASICS)
    (pack / name).unlink(missing_ok=True)
    (pack / name).symlink_to(target)
    (fault,) = refused(pack)
    assert "lies outside the pack" in fault.problem
    assert "root:" not in str(fault)


@pytest.mark.parametrize("name", FILES)
def test_a_link_to_itself(pack: Path, name: str) -> None:
    (pack / name).unlink(missing_ok=True)
    (pack / name).symlink_to(name)
    (fault,) = refused(pack)
    assert "leads to itself" in fault.problem or "cannot be read" in fault.problem


def test_a_link_inside_the_folder_is_fine(pack: Path) -> None:
    (pack / "basics.yaml").rename(pack / "eggs.yaml")
    (pack / "basics.yaml").symlink_to("eggs.yaml")
    assert load_pack(pack).rounds[0].id == "basics"


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "..",
        ".",
        "a/b",
        "a\\b",
        ".hidden",
        "a\0b",
        "A" * 300,
        "a" * 300,
        "pack",
        "guide",
        "~",
    ],
)
def test_a_round_is_named_without_a_path(pack: Path, name: str) -> None:
    (pack.parent / "outside.yaml").write_text(BASICS)
    (pack / "pack.yaml").write_text(PACK.replace("basics", json.dumps(name)))
    assert all(fault.file.name == "pack.yaml" and fault.line == 6 for fault in refused(pack))


@pytest.mark.parametrize("name", ["con", "aux", "com1"])
def test_neither_pack_nor_round_is_named_like_a_device(pack: Path, name: str) -> None:
    (pack / "pack.yaml").write_text(PACK.replace("basics", name))
    (pack / f"{name}.yaml").write_text(BASICS)
    (fault,) = refused(pack)
    assert (fault.line, fault.mend) == (6, f"write: {name}-questions")
    assert fault.problem == f"an entry of rounds of the pack is {name}, which Windows keeps for a device"
    (pack / "pack.yaml").write_text(PACK.replace("cook", name))
    renamed = pack.rename(pack.with_name(name))
    (fault,) = refused(renamed)
    assert fault.problem == f"id of the pack is {name}, which Windows keeps for a device"


def test_forty_thousand_rounds_are_not_looked_for(pack: Path) -> None:
    (pack / "pack.yaml").write_text(PACK + "".join(f"  - r{number}\n" for number in range(40_000)))
    assert any("rounds of the pack has" in fault.problem for fault in refused(pack))


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "nested too deep"),
        ("{" * 100_000, "nested too deep"),
        ("? " * 100_000, "nested too deep"),
        ("- " * 100_000, "nested too deep"),
        ("a: &a [*a]", "an alias (*a) is not allowed"),
        ("title: !!python/object/apply:os.system [touch /tmp/never]", "a tag"),
        ("!!python/object/new:type {}", "a tag"),
        ("title: !!python/name:os.system", "a tag"),
        ("title: !!binary aGk=", "a tag"),
        ("title: a\0b", "there is a control character (code 0)"),
        ("\0", "there is a control character (code 0)"),
        ('title: "a\\0b"', "control character"),
        ("%TAG ! tag:yaml.org,2002:python/", "not YAML"),
        ("&" + "a" * 900_000 + " 1", "an anchor"),
        ("a" * 900_000 + ": 1", ""),
        (": " + "1" * 900_000, ""),
        ("title: " + "9" * 4_000, "read as 9"),
        ("weight: 0x" + "f" * 100_000, ""),
        ("\n".join("- &a 1" for _ in range(100_000)), "there is more, not looked at"),
        ("\n".join("a: 1" for _ in range(100_000)), "there is more, not looked at"),
        ("<<: {title: 1}", "unknown key <<"),
    ],
)
def test_text_that_means_harm(pack: Path, text: str, problem: str) -> None:
    (pack / "basics.yaml").write_text(text)
    faults = refused(pack)
    assert any(problem in fault.problem for fault in faults), [str(fault) for fault in faults[:5]]
    assert {fault.file.name for fault in faults} == {"basics.yaml"}


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_by_the_same_careful_reader(pack: Path, name: str) -> None:
    (pack / name).write_text("title: !!python/object/apply:os.system [touch /tmp/never]\nsections: *a\n")
    assert [fault.line for fault in refused(pack) if "alias" in fault.problem or "a tag" in fault.problem] == [1, 2]


def test_more_values_than_a_round_holds(pack: Path) -> None:
    (pack / "basics.yaml").write_text("questions: [" + "1, " * 300_000 + "]")
    assert any("more than 50000 values" in fault.problem for fault in refused(pack))


def test_an_alias_bomb_takes_no_room(pack: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (pack / "basics.yaml").write_text("\n".join(lines))
    tracemalloc.start()
    refused(pack)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
