"""The program, killed in the middle of interviews: the bounded form of tests/soak/soak_kill.py."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no SIGKILL there", allow_module_level=True)

from tests.soak.soak_kill import HELD, MOST_LOST_SECONDS, Kills
from tests.storage.pack_samples import BASICS, PACK
from voice_interviewer.core.sound.audio import Samples, to_float
from voice_interviewer.paths import Home

pytestmark = pytest.mark.models

KILLED = 10
GONE_ON = 2


class ShortKills(Kills):
    """Of an interview of two short answers; some of the first are gone on with."""

    begin = ("interview", *HELD, "--candidate", "demo", "--pack", "cook", "--count", "2")

    def furnish(self, home: Home) -> None:
        super().furnish(home)
        pack = home.packs / "cook"
        pack.mkdir(parents=True)
        (pack / "pack.yaml").write_text(PACK)
        _, _, question = BASICS.partition("questions:\n")
        (pack / "basics.yaml").write_text(BASICS + question.replace("boiling-an-egg", "boiling-it-again"))

    def goes_on(self, home: Home) -> bool:
        return self.seen.resumed < GONE_ON


def test_ten_kills_lose_no_earlier_answer_and_at_most_the_last_second(speech: Samples, tmp_path: Path) -> None:
    kills = ShortKills(tmp_path, 11, Home.find().models.resolve(), to_float(speech))
    seen, number = kills.seen, 0
    while seen.moments["killed"] < KILLED and number < 2 * KILLED:
        kills.kill(number)
        number += 1
    assert seen.moments["killed"] == KILLED
    assert seen.moments["in mid-answer"] > 0
    assert seen.resumed == GONE_ON
    assert max(seen.lost_seconds) <= MOST_LOST_SECONDS
