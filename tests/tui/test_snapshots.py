"""The screens look as they did when they were looked at and found good."""

from pathlib import Path

import pytest

from tests.tui.snapshots.scenes import SCENES, draw, picture_of

RENEW = "python -m tests.tui.snapshots"


@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn, kept = await draw(name), picture_of(name)
    if not kept.exists() or kept.read_text("utf-8") != drawn:
        new = tmp_path / kept.name
        new.write_text(drawn, encoding="utf-8", newline="\n")
        pytest.fail(f"{new} is not what {kept} shows. Look at both; where the new one is right: {RENEW}")


def test_no_picture_is_left_of_a_scene_that_is_gone() -> None:
    assert {path.stem for path in picture_of("").parent.glob("*.svg")} == set(SCENES)
