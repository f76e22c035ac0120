"""The example in prompts/README.md is a pack without fault."""

import re
from pathlib import Path

from voice_interviewer.core.coverage import TermGroupJudge
from voice_interviewer.core.session import PointStatus
from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import check_pack, load_pack


def test_the_example_loads_and_its_model_answer_makes_its_points(tmp_path: Path) -> None:
    folder = tmp_path / "cook"
    folder.mkdir()
    head, basics = re.findall(r"```yaml\n(.*?)```", (shipped("prompts") / "README.md").read_text("utf-8"), re.DOTALL)
    (folder / "pack.yaml").write_text(head)
    (folder / "basics.yaml").write_text(basics)
    assert check_pack(folder) == ()
    (question,) = load_pack(folder).questions
    judge = TermGroupJudge()
    assert {each.status for each in judge.judge(question, question.model_answer.split())} == {PointStatus.COVERED}
    assert {each.status for each in judge.judge(question, question.weak_answer.split())} == {PointStatus.MISSED}
