"""What was once said is kept as sound: made once, found again, and never more than there is room for."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import TIMEOUT_SECONDS
from voice_interviewer.adapters.voices import neural_voice
from voice_interviewer.adapters.voices.neural_voice import HibariEngine, NeuralVoice
from voice_interviewer.adapters.voices.voice_cache import CachedVoice
from voice_interviewer.core.sound.audio import FloatSamples
from voice_interviewer.errors import VoiceError
from voice_interviewer.ports import Synthesizer

TEXT = "What is overfitting? Name two ways to notice it."


class Humming:
    """A voice that hums once a letter, and counts."""

    voice_id = "humming/1"
    sample_rate = 8000

    def __init__(self) -> None:
        self.said: list[str] = []

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        self.said.append(text)
        yield np.linspace(-0.5, 0.5, 100 * len(text), dtype=np.float32)


class Broken(Humming):
    """A voice that breaks off inside a sentence."""

    def synthesize(self, text: str) -> Iterator[FloatSamples]:
        yield np.ones(10, dtype=np.float32)
        raise VoiceError("It broke.", "Mend it.")


def spoken(voice: Synthesizer, text: str = TEXT) -> FloatSamples:
    return np.concatenate(list(voice.synthesize(text)))


def test_a_cached_voice_asks_only_once_and_sounds_the_same(tmp_path: Path) -> None:
    inner = Humming()
    first = spoken(CachedVoice(inner, tmp_path))
    again = spoken(CachedVoice(inner, tmp_path))
    assert inner.said == ["What is overfitting?", "Name two ways to notice it."]
    assert np.array_equal(first, again)
    assert np.allclose(first, spoken(Humming(), "What is overfitting?").tolist() + first[2000:].tolist(), atol=1e-4)


def test_a_new_text_reuses_the_sentences_it_shares(tmp_path: Path) -> None:
    inner = Humming()
    spoken(CachedVoice(inner, tmp_path))
    spoken(CachedVoice(inner, tmp_path), "What is overfitting? Take your time.")
    assert inner.said[2:] == ["Take your time."]


def test_another_voice_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    spoken(CachedVoice(Humming(), tmp_path))
    other = Humming()
    other.voice_id = "humming/2"
    spoken(CachedVoice(other, tmp_path))
    assert len(other.said) == 2


def test_an_interrupted_question_leaves_whole_sentences(tmp_path: Path) -> None:
    inner = Humming()
    playing = CachedVoice(inner, tmp_path).synthesize(TEXT)
    next(playing)
    del playing
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(VoiceError):
        spoken(CachedVoice(Broken(), tmp_path), "Another one.")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda content: content[:-2], lambda content: b"x" + content[1:], lambda _: b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    inner = Humming()
    first = spoken(CachedVoice(inner, tmp_path))
    for path in tmp_path.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert np.array_equal(first, spoken(CachedVoice(inner, tmp_path)))
    assert len(inner.said) == 4
    spoken(CachedVoice(inner, tmp_path))
    assert len(inner.said) == 4


def test_only_the_person_can_read_the_cache(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "cache" / "voice"
    spoken(CachedVoice(Humming(), folder))
    for each in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    inner = Humming()
    voice = CachedVoice(inner, tmp_path, limit_bytes=2 * (32 + 2 * 500))
    for day, sentence in enumerate(("Old.", "Kept.")):
        spoken(voice, sentence)
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (day + 1, day + 1))
    spoken(voice, "Old.")  # used again: now "Kept." is the oldest
    spoken(voice, "New.")
    inner.said.clear()
    spoken(voice, "Old.")
    spoken(voice, "New.")
    assert inner.said == []
    spoken(voice, "Kept.")
    assert inner.said == ["Kept."]


def test_an_unwritable_cache_does_not_stop_speech(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    inner = Humming()
    assert spoken(CachedVoice(inner, tmp_path / "file" / "voice")).size
    assert len(inner.said) == 2


def test_two_who_want_the_same_sentence_at_once_have_it_made_once(tmp_path: Path) -> None:
    asked, go_on = threading.Event(), threading.Event()

    class Slow(Humming):
        """A voice that waits to be told to go on."""

        def synthesize(self, text: str) -> Iterator[FloatSamples]:
            asked.set()
            assert go_on.wait(TIMEOUT_SECONDS)
            yield from super().synthesize(text)

    inner = Slow()
    voice = CachedVoice(inner, tmp_path)
    heard: list[FloatSamples] = []
    threads = [threading.Thread(target=lambda: heard.append(spoken(voice, "Once."))) for _ in range(2)]
    threads[0].start()
    assert asked.wait(TIMEOUT_SECONDS)
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(TIMEOUT_SECONDS)
    assert inner.said == ["Once."]
    assert np.array_equal(heard[0], heard[1])


def test_what_is_cached_needs_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = spoken(CachedVoice(NeuralVoice(), tmp_path))

    def refuse() -> HibariEngine:
        raise AssertionError("the engine was loaded")

    monkeypatch.setattr(neural_voice, "shared_engine", refuse)
    assert np.array_equal(first, spoken(CachedVoice(NeuralVoice(), tmp_path)))
