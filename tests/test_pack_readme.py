"""The example in prompts/README.md is a pack without fault, and documents every key there is."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.storage.pack_samples import readme_texts, write_readme_pack
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.coverage.contradictions import MINIMUM_CONTENT_WORDS
from voice_interviewer.core.coverage.selection import MOST_PARAPHRASES
from voice_interviewer.core.coverage.terms import PASSAGE_TOKENS, TermGroupJudge
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


def test_what_each_judge_reads_is_told_with_its_own_figures() -> None:
    text = " ".join((shipped("prompts") / "README.md").read_text("utf-8").split())
    assert MOST_PARAPHRASES == MINIMUM_CONTENT_WORDS == 3
    assert "a small trained model, which reads a point's statement, its first three paraphrases" in text
    assert f"Judged by the terms alone, all groups of a point must come within about {PASSAGE_TOKENS} words" in text
    assert "A contradiction is then heard only nearly word for word, and needs three words that carry meaning." in text
    described = pack_format.KeyPointPart.model_fields["paraphrases"].description
    assert described is not None
    assert "the first three" in described
