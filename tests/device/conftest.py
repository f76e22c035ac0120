"""One pair of virtual sound cards for the whole test run."""

import os
from collections.abc import Iterator

import pytest

from tests.device.cards import MICROPHONE, SPEAKER, CardsError, SoundCards


@pytest.fixture(scope="session")
def running_cards() -> Iterator[SoundCards]:
    try:
        cards = SoundCards.start()
    except CardsError as error:
        pytest.fail(str(error))
    before = {name: os.environ.get(name) for name in cards.env}
    os.environ.update(cards.env)
    try:
        yield cards
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        cards.stop()


@pytest.fixture
def sound_cards(running_cards: SoundCards) -> SoundCards:
    """The cards, both plugged in, and PortAudio in this process seeing them."""
    from voice_interviewer.adapters.sound.portaudio import portaudio

    if not running_cards.microphone_plugged:
        running_cards.plug_microphone()
    names = {device.name for device in portaudio().devices(rescan=True)}
    if not {MICROPHONE, SPEAKER} <= names:
        pytest.fail(f"ALSA does not show the virtual cards, only {names}. Install: sudo apt install libasound2-plugins")
    return running_cards
