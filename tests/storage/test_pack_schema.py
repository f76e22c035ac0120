"""The schema that editors get takes what the program takes, and nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.json_schema import violations
from tests.storage.pack_samples import readme_texts
from voice_interviewer.paths import shipped
from voice_interviewer.storage.pack_faults import Fault
from voice_interviewer.storage.pack_schema import DRAFT, pack_schema
from voice_interviewer.storage.yaml_tree import read_yaml

KINDS = {"pack.yaml": "pack", "guide.yaml": "guide"}
OURS = sorted(shipped("prompts").glob("*/*.yaml"))
STORIES = readme_texts()["stories.yaml"]


def found(file: Path, kind: str) -> list[str]:
    faults: list[Fault] = []
    data = read_yaml(file, faults).value
    assert faults == []
    schema = pack_schema(kind)
    return list(violations(data, schema, schema))


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in OURS])
def test_our_files_fit(file: Path) -> None:
    assert found(file, KINDS.get(file.name, "round")) == []


@pytest.mark.parametrize(("name", "text"), readme_texts().items())
def test_the_example_fits(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert found(tmp_path / name, KINDS.get(name, "round")) == []


@pytest.mark.parametrize(
    ("old", "new", "violation"),
    [
        ("follow_up: What exactly", "folow_up: What exactly", "/questions/0/key_points/0: unknown folow_up"),
        ("follow_up: What exactly", "folow_up: What exactly", "/questions/0/key_points/0: no follow_up"),
        ("hint: Begin", "hints: Begin", "/questions/0: unknown hints"),
        ("title: Stories", "titel: Stories", ": unknown titel"),
        ("situation: The", "situaton: The", "/questions/0/star: unknown situaton"),
        ("difficulty: core", "difficulty: brutal", "/questions/0/difficulty: not "),
        ("[simplicity, business-result]", "[simplicty]", "/questions/0/habits/0: not "),
        ("[45, 120]", "[45]", "/questions/0/expected_seconds: minItems 2"),
        ("[45, 120]", "[0, 120]", "/questions/0/expected_seconds/0: exclusiveMinimum 0"),
        ("id: what-failed", "id: What failed", "/questions/0/key_points/0/id: not like"),
        ("weight: 1.5", "weight: heavy", "/questions/0/key_points/1/weight: no number"),
        ("    key_points:", "    topics: []\n    key_points:", "/questions/0: fits 2 of oneOf"),
    ],
)
def test_what_is_misspelt_or_missing_is_refused(tmp_path: Path, old: str, new: str, violation: str) -> None:
    assert old in STORIES
    (tmp_path / "stories.yaml").write_text(STORIES.replace(old, new, 1))
    told = found(tmp_path / "stories.yaml", "round")
    assert any(each.startswith(violation) for each in told), told


def test_only_topics_need_terms(tmp_path: Path) -> None:
    bare = re.sub(r" +terms:.*\n( +- \[.*\n)+", "", STORIES)
    assert "terms" not in bare
    (tmp_path / "stories.yaml").write_text(bare)
    assert found(tmp_path / "stories.yaml", "round") == []
    bare = re.sub(r" +terms:.*\n( +- \[.*\n)+", "", readme_texts()["your-questions.yaml"])
    (tmp_path / "your-questions.yaml").write_text(bare)
    assert "/questions/0/topics/0: no terms" in found(tmp_path / "your-questions.yaml", "round")


def parts(schema: Any) -> list[dict[str, Any]]:
    return [schema, *schema.get("$defs", {}).values()]


@pytest.mark.parametrize("kind", ["round", "pack", "guide"])
def test_every_key_is_titled_and_described_and_no_other_is_taken(kind: str) -> None:
    schema = pack_schema(kind)
    assert schema["$schema"] == DRAFT
    for part in parts(schema):
        assert part["additionalProperties"] is False
        assert part["title"]
        assert not part["title"].endswith("Part")
        for key, described in part["properties"].items():
            assert described.get("description"), key
