"""One pair of virtual sound cards for the whole test run."""

import os
from collections.abc import Iterator

import pytest

from tests.device.cards import MICROPHONE, SPEAKER, CardsError, SoundCards

RERUNS = 2
"""Sound is real time, and a machine that stands still for a second tears it, the program's fault or not. What a test of
this folder finds broken must be broken three times; a rerun is told in the summary."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("device") is not None:
            item.add_marker(pytest.mark.flaky(reruns=RERUNS))


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
