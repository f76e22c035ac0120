"""Draws the pictures anew: `python -m tests.tui.snapshots`; look at what `git diff` shows before you keep it."""

import asyncio

from tests.tui.snapshots.scenes import SCENES, draw, picture_of

if __name__ == "__main__":
    for scene in SCENES:
        picture_of(scene).write_text(asyncio.run(draw(scene)), encoding="utf-8", newline="\n")
