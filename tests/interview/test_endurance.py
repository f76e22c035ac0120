"""Some minutes of what `tests.soak.soak_endurance` does for hours."""

from pathlib import Path

import pytest

from tests.soak.soak_endurance import PLAIN, hold

QUESTIONS = 4
WARM = 2
MOST_GROWTH_KB = 6_000
"""Of the answers after the first two; the sound of one of them alone is 3 MB."""


@pytest.mark.models
@pytest.mark.slow
def test_answer_after_answer_nothing_is_gained_and_nothing_lost(tmp_path: Path) -> None:
    held = hold(tmp_path, QUESTIONS, (*PLAIN, "--follow-ups", "0"), scripted=True)
    held.check()
    assert len(held.notes) == len(held.session.answers) == QUESTIONS
    assert held.notes[-1].rss_kb - held.notes[WARM].rss_kb <= MOST_GROWTH_KB
