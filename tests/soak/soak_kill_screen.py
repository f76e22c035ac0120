"""kill -9 at random moments of an interview on the screen, spoken into a microphone (a virtual card), in real time.

SCREEN_KILLS says at how many moments (40), KILL_SEED which. It goes on line by line, with the same microphone.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.device.cards import MICROPHONE, SPEAKER, SoundCards
from tests.soak.soak_kill import QUESTIONS, Kills, most_ms, row
from voice_interviewer.core.sound.audio import SAMPLE_RATE, to_samples
from voice_interviewer.paths import Home

HOW = ("--voice", "none", "--mode", "live", "--microphone", MICROPHONE, "--speaker", SPEAKER)
ASKED = tuple(part for each in QUESTIONS for part in ("--question", each))
LONGEST_SECONDS = 25.0
"""Within this time after its first step the interview is killed: two answers take about as long."""

GAP_SECONDS = 8.0
"""Silence after each sentence, so that patience ends the answer."""

SPOKEN_SECONDS = 3600
"""How long the recording lasts that is played into the microphone: longer than all moments together."""


class ScreenKills(Kills):
    """The same on the screen, with a microphone."""

    begin, go_on = ("interview", *HOW, *ASKED), ("interview", "--plain", *HOW, "--resume", "last")
    on_screen = True
    most_after_seconds = 0.5

    def prepare(self) -> None:
        """Nothing: it takes as long as it takes."""

    def moment(self) -> tuple[int, float]:
        """Any time after the first step."""
        return 0, self.random.uniform(0.0, LONGEST_SECONDS)

    def speech(self) -> Path:
        """What is said into the microphone: a sentence, a silence, again and again."""
        turn = np.concatenate([to_samples(np.load(self.clip)), np.zeros(int(GAP_SECONDS * SAMPLE_RATE), np.int16)])
        path = self.clip.with_suffix(".wav")
        with soundfile.SoundFile(path, "w", SAMPLE_RATE, 1, "PCM_16") as file:
            for _ in range(SPOKEN_SECONDS * SAMPLE_RATE // turn.size):
                file.write(turn)
        return path


def run() -> dict[str, dict[str, Any]]:
    """Kill it at all moments; the rows of the table. Raises AssertionError for what is not whole."""
    count, seed = int(os.environ.get("SCREEN_KILLS", "40")), int(os.environ.get("KILL_SEED", "7"))
    cards = SoundCards.start()
    try:
        os.environ.update(cards.env)
        with tempfile.TemporaryDirectory(prefix="vi-kill-") as folder:
            kills = ScreenKills(Path(folder), seed, Home.find().models.resolve())
            with cards.speaking(kills.speech()):
                for number in range(count):
                    kills.kill(number)
                    print(
                        f"{dict(kills.seen.moments)}, most lost {most_ms(kills.seen)} ms", file=sys.stderr, flush=True
                    )
    finally:
        cards.stop()
    return {
        "kill on the screen": row(
            kills.seen, "kill -9 at a random moment of an interview on the screen, by microphone", seed
        )
    }
