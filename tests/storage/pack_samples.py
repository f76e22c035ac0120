"""Packs for the tests: a short one that can be used, and the one of prompts/README.md, which has no fault at all."""

import re
from pathlib import Path

from voice_interviewer.paths import shipped
from voice_interviewer.storage.packs import Fault, check_pack

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

README_FILES = ("pack.yaml", "stories.yaml", "your-questions.yaml", "guide.yaml")
"""What the blocks of YAML in prompts/README.md are, in their order."""


def readme_texts() -> dict[str, str]:
    """The files of the pack that prompts/README.md shows."""
    blocks = re.findall(r"```yaml\n(.*?)```", (shipped("prompts") / "README.md").read_text("utf-8"), re.DOTALL)
    return dict(zip(README_FILES, blocks, strict=True))


def write_readme_pack(folder: Path) -> Path:
    """Write that pack as the folder `cook` in this folder."""
    pack = folder / "cook"
    pack.mkdir()
    for name, text in readme_texts().items():
        (pack / name).write_text(text)
    return pack


def blocking(folder: Path) -> list[Fault]:
    """The faults that keep this pack from being used."""
    return [fault for fault in check_pack(folder) if fault.blocks]


def only_fault(folder: Path) -> Fault:
    """The one fault of this pack."""
    faults = check_pack(folder)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which this part of the text begins."""
    return text[: text.index(part)].count("\n") + 1
