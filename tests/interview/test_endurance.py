"""Some minutes of what `tests.soak.soak_endurance` does for hours."""

from pathlib import Path

import pytest

from tests.soak.soak_endurance import PLAIN, hold

QUESTIONS = 4
WARM = 2
MOST_GROWTH_KB = 6_000
"""Over the answers after the first two."""
BRISK = "0.12"
"""Seconds of sound a word: a third of what it takes to say one."""


@pytest.mark.models
@pytest.mark.slow
def test_answer_after_answer_nothing_is_gained_and_nothing_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECONDS_A_WORD", BRISK)
    held = hold(tmp_path, QUESTIONS, (*PLAIN, "--follow-ups", "0"), scripted=True)
    held.check()
    assert len(held.notes) == len(held.session.answers) == QUESTIONS
    assert held.notes[-1].rss_kb - held.notes[WARM].rss_kb <= MOST_GROWTH_KB
