"""Hesitations told by words and sound together, on voices made of a pulse train and formants."""

import numpy as np
import numpy.typing as npt
import pytest

from voice_interviewer.core.delivery import unheard
from voice_interviewer.core.delivery.filled_pauses import FilledPause, find_filled_pauses
from voice_interviewer.core.delivery.unheard import find_hesitations
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_samples
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.transcript import Word

UH = ((620.0, 80.0), (1220.0, 100.0), (2550.0, 160.0))
"""Formants and bandwidths of a central vowel, Hz."""
HER_UH = ((753.0, 90.0), (1426.0, 110.0), (2930.0, 170.0))
EE = ((300.0, 60.0), (2300.0, 120.0), (3000.0, 160.0))
AH_BACK = ((650.0, 80.0), (900.0, 90.0), (2500.0, 160.0))

Formants = tuple[tuple[float, float], ...]
Signal = npt.NDArray[np.float64]


def voiced(seconds: float, formants: Formants, pitch_hz: float = 110.0, semitones_a_second: float = 0.0) -> Signal:
    """A vowel held for so long: harmonics under the formants' resonances, faded in and out."""
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = pitch_hz * 2 ** (semitones_a_second * times / 12)
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    sound = np.zeros_like(times)
    for harmonic in range(1, int(5000 / pitch_hz)):
        hertz = harmonic * pitch_hz
        gain = 1.0 / hertz
        for middle, width in formants:
            gain *= middle**2 / np.hypot(middle**2 - hertz**2, width * hertz)
        sound += gain * np.sin(harmonic * phase)
    fade = np.minimum(1.0, np.minimum(times, times[::-1]) / 0.03)
    faded: Signal = 0.2 * fade * sound / np.abs(sound).max()
    return faded


def gliding(seconds: float) -> Signal:
    """Speech that is none: the vowel changes all the time, as in words."""
    parts = [voiced(0.09, formants, 120.0) for formants in (EE, AH_BACK)]
    return np.concatenate([parts[number % 2] for number in range(round(seconds / 0.09))])


def silence(seconds: float) -> Signal:
    return np.zeros(round(seconds * SAMPLE_RATE))


def recorded(*parts: Signal) -> Samples:
    """The parts one after the other, in a quiet room."""
    sound = np.concatenate(parts)
    return to_samples(sound + 1e-4 * np.random.default_rng(5).standard_normal(sound.size))


ANSWER = recorded(silence(0.5), gliding(1.44), silence(0.4), voiced(0.5, UH), silence(0.4), gliding(1.44), silence(0.5))
UH_SPAN = Span(2.34, 2.84)
SPEECH = (Span(0.5, 1.94), UH_SPAN, Span(3.24, 4.68))


def word(text: str, start: float, end: float) -> Word:
    return Word(text, start, end, 0.9)


WORDS = (word("Gradient", 0.5, 1.2), word("descent", 1.2, 1.94), word("follows", 3.24, 4.0), word("it.", 4.0, 4.68))


def test_a_held_central_vowel_is_found_where_it_is() -> None:
    (found,) = find_filled_pauses(ANSWER, SPEECH)
    assert found.start == pytest.approx(UH_SPAN.start, abs=0.06)
    assert found.end == pytest.approx(UH_SPAN.end, abs=0.06)
    assert found.quiet_sides == 2
    assert found.unsteadiness_db < 1.0


@pytest.mark.parametrize(
    ("formants", "pitch_hz"), [(UH, 75.0), (UH, 110.0), (UH, 160.0), (HER_UH, 190.0), (HER_UH, 230.0)]
)
def test_any_voice_may_hesitate(formants: Formants, pitch_hz: float) -> None:
    samples = recorded(gliding(0.9), silence(0.3), voiced(0.4, formants, pitch_hz), silence(0.3))
    assert len(find_filled_pauses(samples, [Span(0.0, 1.6)])) == 1


@pytest.mark.parametrize("formants", [EE, AH_BACK])
def test_other_vowels_are_none_however_long(formants: Formants) -> None:
    samples = recorded(gliding(0.9), silence(0.3), voiced(0.6, formants), silence(0.3))
    assert find_filled_pauses(samples, [Span(0.0, 1.8)]) == ()


def test_a_vowel_that_slides_is_none() -> None:
    samples = recorded(gliding(0.9), silence(0.3), voiced(0.6, UH, 110.0, semitones_a_second=40.0), silence(0.3))
    assert find_filled_pauses(samples, [Span(0.0, 1.8)]) == ()


def test_hissed_breath_is_none() -> None:
    breath = 0.1 * np.random.default_rng(3).standard_normal(SAMPLE_RATE // 2)
    samples = recorded(gliding(0.9), silence(0.3), breath, silence(0.3), gliding(0.9))
    assert find_filled_pauses(samples, [Span(0.0, 2.9)]) == ()


def test_what_no_word_shows_is_unheard_with_its_confidence() -> None:
    found = find_hesitations(ANSWER, WORDS, SPEECH)
    assert found.placed == {}
    assert found.doubted == frozenset()
    (unheard,) = found.unheard
    assert unheard.start == pytest.approx(UH_SPAN.start, abs=0.06)
    assert 0.5 <= unheard.confidence <= 1.0


def test_what_a_word_shows_gets_the_time_of_its_sound() -> None:
    words = (*WORDS[:2], word("uh,", 1.95, 2.1), *WORDS[2:])
    found = find_hesitations(ANSWER, words, SPEECH)
    assert found.unheard == ()
    assert found.placed[2].start == pytest.approx(UH_SPAN.start, abs=0.06)
    assert found.placed[2].end == pytest.approx(UH_SPAN.end, abs=0.06)


def test_a_hesitation_in_the_words_without_its_sound_is_doubted() -> None:
    um, sure = Word("um,", 1.3, 1.5, 0.3), Word("um,", 1.3, 1.5, 0.95)
    uh = word("uh,", 2.3, 2.8)
    found = find_hesitations(ANSWER, (WORDS[0], um, uh, *WORDS[2:]), SPEECH)
    assert set(found.placed) == {2}
    assert found.doubted == {1}
    assert not find_hesitations(ANSWER, (WORDS[0], sure, uh, *WORDS[2:]), SPEECH).doubted


@pytest.mark.parametrize(("start", "end", "placed"), [(0.1, 0.8, Span(0.5, 0.8)), (0.0, 0.4, Span(0.0, 0.4))])
def test_a_hesitation_that_the_words_tell_alone_lies_where_the_voice_is(start: float, end: float, placed: Span) -> None:
    samples, speech = recorded(silence(0.5), gliding(1.44)), (Span(0.5, 1.94),)
    then = word("then", 0.9, 1.94)
    found = find_hesitations(samples, (Word("um,", start, end, 0.45), then), speech)
    assert found.placed == {0: placed}
    assert found.doubted == frozenset()
    assert find_hesitations(samples, (Word("um,", start, end, 0.3), then), speech).doubted == {0}


def test_a_short_vowel_under_a_word_is_the_word() -> None:
    samples = recorded(gliding(0.9), silence(0.2), voiced(0.22, UH), silence(0.2), gliding(0.9))
    speech = (Span(0.0, 0.9), Span(1.1, 1.32), Span(1.52, 2.42))
    shown = find_hesitations(samples, (word("but", 0.0, 0.9), word("a", 1.1, 1.32), word("loss", 1.52, 2.4)), speech)
    assert shown.unheard == ()
    hidden = find_hesitations(samples, (word("but", 0.0, 0.9), word("loss", 1.52, 2.4)), speech)
    assert len(hidden.unheard) == 1


def test_nothing_is_found_without_speech() -> None:
    assert find_filled_pauses(ANSWER, ()) == ()
    assert find_filled_pauses(np.zeros(0, dtype=np.int16), ()) == ()
    assert find_hesitations(recorded(silence(1.0)), (), ()).unheard == ()


def test_what_it_costs_grows_with_the_answer_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    class Counted(Word):
        """A word that counts how often its times are looked at."""

        def __getattribute__(self, name: str) -> object:
            nonlocal looks
            looks += name in ("start", "end")
            return super().__getattribute__(name)

    def looks_for(number: int) -> int:
        nonlocal looks
        pauses = tuple(FilledPause(2.0 * at, 2.0 * at + 0.5, 0.5, 2) for at in range(number))
        monkeypatch.setattr(unheard, "find_filled_pauses", lambda samples, speech: pauses)
        texts = ("um", "then")
        words = [Counted(texts[at % 2], 2.0 * at, 2.0 * at + 0.5, 0.9) for at in range(number)]
        looks = 0
        found = find_hesitations(ANSWER, words, SPEECH)
        assert sorted(found.placed) == list(range(0, number, 2))
        return looks

    assert looks_for(200) <= 11 * looks_for(20)
