"""The example in prompts/README.md is a pack without fault, and documents every key there is."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.storage.pack_samples import readme_texts, write_readme_pack
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.terms import TermGroupJudge
from voice_interviewer.core.questions import Habit
from voice_interviewer.paths import shipped
from voice_interviewer.storage import guide_format, pack_format
from voice_interviewer.storage.packs import check_pack, load_pack

PARTS = [
    pack_format.PackPart,
    pack_format.RoundPart,
    pack_format.StarPart,
    *pack_format.PARTS.values(),
    guide_format.GuidePart,
    *guide_format.PARTS.values(),
]


def test_the_example_is_without_fault_and_its_model_answer_makes_its_points(tmp_path: Path) -> None:
    folder = write_readme_pack(tmp_path)
    assert [str(fault) for fault in check_pack(folder)] == []
    story, reverse = load_pack(folder).questions
    judge = TermGroupJudge()
    assert {each.status for each in judge.judge(story, story.model_answer.split())} == {PointStatus.COVERED}
    assert {each.status for each in judge.judge(story, story.weak_answer.split())} == {PointStatus.MISSED}
    assert story.star is not None
    assert len(reverse.again) == 2


@pytest.mark.parametrize("part", PARTS)
def test_the_example_shows_every_key(part: type[BaseModel]) -> None:
    shown = set(re.findall(r"^[ -]*(\w+):", "\n".join(readme_texts().values()), re.MULTILINE))
    assert set(part.model_fields) <= shown


def test_every_habit_is_explained() -> None:
    text = (shipped("prompts") / "README.md").read_text("utf-8")
    assert [habit for habit in Habit if f"`{habit}` (" not in text] == []
