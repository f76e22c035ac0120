"""What is said about a recorded sentence: one fault at a time is put into a good one."""

import numpy as np
import numpy.typing as npt
import pytest

from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples, to_samples
from voice_interviewer.core.sound.echo import Echo, find_echo
from voice_interviewer.core.sound.sound_check import Concern, Grade, SoundReport, SpeakerTest, judge_sound
from voice_interviewer.core.sound.units import Span
from voice_interviewer.errors import DeviceError

Signal = npt.NDArray[np.float64]

SENTENCE = "Yes, this is how I speak when I answer a question."
SPEECH = (Span(1.0, 5.0),)
SECONDS = 7.0
HEARD = SpeakerTest(True, Echo(0.05, 0.3))


def voice(seconds: float = 4.0, level: float = 0.05, seed: int = 3, pitch_hz: float = 110.0) -> Signal:
    """Like speech in what is measured here: syllables of a buzz under formants, hissing sounds between them."""
    rng = np.random.default_rng(seed)
    count = round(seconds * SAMPLE_RATE)
    t = np.arange(count) / SAMPLE_RATE
    pitch = pitch_hz * (1 + 0.2 * np.sin(2 * np.pi * 0.7 * t + seed))
    phase = np.cumsum(2 * np.pi * pitch / SAMPLE_RATE)
    buzz = sum(np.sin(k * phase) / k * np.exp(-((k * pitch_hz - 500) ** 2) / 2e6) for k in range(1, 30))
    syllables = np.clip(np.sin(2 * np.pi * 4 * t + rng.uniform(0, 6)), 0, 1) ** 2
    loudness = np.repeat(rng.uniform(0.3, 1.0, count // 2000 + 1), 2000)[:count]
    hiss = band(rng.standard_normal(count), 3500, 8000) * np.clip(-np.sin(2 * np.pi * 4 * t), 0, 1) ** 8
    signal = np.asarray(buzz) * syllables * loudness + 0.3 * hiss
    scaled: Signal = signal * level / float(np.sqrt(np.mean(signal**2)))
    return scaled


def band(signal: Signal, low_hz: float, high_hz: float) -> Signal:
    spectrum = np.fft.rfft(signal)
    hertz = np.fft.rfftfreq(signal.size, 1 / SAMPLE_RATE)
    spectrum[(hertz < low_hz) | (hertz > high_hz)] = 0
    return np.fft.irfft(spectrum, signal.size)


def recording(spoken: Signal, noise: float = 0.0005) -> Signal:
    """The voice from 1 s to 5 s in a room."""
    room = np.random.default_rng(9).standard_normal(round(SECONDS * SAMPLE_RATE)) * noise
    room[SAMPLE_RATE : SAMPLE_RATE + spoken.size] += spoken
    return room


def judged(
    sound: Signal,
    *,
    speech: tuple[Span, ...] = SPEECH,
    dropped: float = 0.0,
    words: str | None = SENTENCE,
    speaker: SpeakerTest = HEARD,
) -> SoundReport:
    return judge_sound(to_samples(sound), speech, dropped, SENTENCE, words, speaker)


def faults(report: SoundReport) -> dict[Concern, Grade]:
    for finding in report.findings:
        assert bool(finding.remedy) is (finding.grade is not Grade.GOOD), finding
    return {each.concern: each.grade for each in report.findings if each.grade is not Grade.GOOD}


def test_a_good_voice_in_a_quiet_room_has_no_fault() -> None:
    report = judged(recording(voice()))
    assert faults(report) == {}
    assert report.works
    assert report.verdict == "All good. You are ready to begin."


def test_zeros_are_a_muted_microphone() -> None:
    report = judged(np.zeros(SAMPLE_RATE * 7), speech=())
    assert faults(report) == {Concern.VOICE: Grade.PROBLEM}
    assert "silence" in report.findings[1].what
    assert not report.works


def test_nothing_but_the_room_is_no_voice() -> None:
    report = judged(recording(np.zeros(0)), speech=(Span(2.0, 2.3),))
    assert faults(report) == {Concern.VOICE: Grade.PROBLEM}
    assert "Hardly any voice" in report.findings[1].what


def test_a_voice_far_from_the_microphone_is_too_quiet() -> None:
    assert faults(judged(recording(voice(level=0.002), noise=0.00003))) == {Concern.LEVEL: Grade.NOTICE}
    assert faults(judged(recording(voice(level=0.02)))) == {}


def test_clipping_is_told_also_after_the_sound_was_turned_down() -> None:
    clipped = np.clip(recording(voice(level=0.7)), -1, 32767 / 32768)
    assert faults(judged(clipped)) == {Concern.CLIPPING: Grade.NOTICE}
    assert faults(judged(clipped * 0.4)) == {Concern.CLIPPING: Grade.NOTICE}


@pytest.mark.parametrize(("snr_db", "grade"), [(20, None), (10, Grade.NOTICE), (3, Grade.PROBLEM)])
def test_noise_is_told_by_how_far_the_voice_is_above_it(snr_db: float, grade: Grade | None) -> None:
    report = judged(recording(voice(level=0.05), noise=0.05 * 10 ** (-snr_db / 20)))
    assert faults(report).get(Concern.NOISE) is grade


def test_a_telephone_band_is_told() -> None:
    assert faults(judged(band(recording(voice()), 300, 3400))) == {Concern.BAND: Grade.NOTICE}
    assert faults(judged(band(recording(voice()), 50, 7000))) == {}


def test_lost_sound_is_told() -> None:
    assert faults(judged(recording(voice()), dropped=0.2)) == {Concern.DROPPED: Grade.NOTICE}
    assert faults(judged(recording(voice()), dropped=0.001)) == {}


def test_what_was_not_understood_is_told() -> None:
    assert faults(judged(recording(voice()), words="Something else entirely, my friend.")) == {
        Concern.WORDS: Grade.NOTICE
    }
    assert faults(judged(recording(voice()), words="Yes this is how I speak when I answer questions")) == {}
    assert faults(judged(recording(voice()), words=None)) == {Concern.WORDS: Grade.NOTICE}


def test_a_speaker_that_is_not_heard_or_not_there_is_in_the_way() -> None:
    assert faults(judged(recording(voice()), speaker=SpeakerTest(False, None))) == {Concern.SPEAKER: Grade.PROBLEM}
    broken = SpeakerTest(False, None, DeviceError("There is no speaker.", "Plug one in."))
    report = judged(recording(voice()), speaker=broken)
    assert faults(report) == {Concern.SPEAKER: Grade.PROBLEM}
    assert report.findings[0].what == "There is no speaker."
    assert faults(judged(recording(voice()), speaker=SpeakerTest(None, None))) == {}


def test_an_echo_is_told_and_no_obstacle() -> None:
    report = judged(recording(voice()), speaker=SpeakerTest(True, Echo(0.6, 0.3)))
    assert faults(report) == {Concern.ECHO: Grade.NOTICE}
    assert report.works


def in_a_room(played: Signal, delay_seconds: float, loudness: float, noise: float, reverberation: float) -> Samples:
    """What a microphone hears of a sound that begins at 0.5 s and comes back later, in a room."""
    rng = np.random.default_rng(5)
    tail = rng.standard_normal(4000) * 10 ** (-3 * np.arange(4000) / 4000) * reverberation
    tail[0] = 1.0
    wet = np.convolve(played, tail) * loudness
    heard = rng.standard_normal(played.size + 2 * SAMPLE_RATE) * noise
    start = round((0.5 + delay_seconds) * SAMPLE_RATE)
    heard[start : start + wet.size] += wet[: heard.size - start]
    return to_samples(heard)


@pytest.mark.parametrize("delay", [0.0, 0.15, 0.5])
@pytest.mark.parametrize(("loudness", "reverberation"), [(0.5, 0.0), (0.5, 0.1), (0.02, 0.05)])
def test_the_played_voice_is_found_in_what_the_microphone_hears(
    delay: float, loudness: float, reverberation: float
) -> None:
    played = voice()
    heard = in_a_room(played, delay, loudness, 0.0005, reverberation)
    echo = find_echo(played.astype(np.float32), SAMPLE_RATE, heard, 0.5)
    assert echo is not None
    assert echo.similarity > 0.3
    assert echo.delay_seconds == pytest.approx(delay, abs=0.01)


def test_the_played_sound_may_have_another_rate() -> None:
    played = voice()
    finer = np.interp(np.arange(round(played.size * 1.5)) / 1.5, np.arange(played.size), played)
    echo = find_echo(finer.astype(np.float32), 24_000, in_a_room(played, 0.2, 0.5, 0.0005, 0.0), 0.5)
    assert echo is not None
    assert echo.similarity > 0.8


def test_another_voice_and_noise_are_no_echo() -> None:
    played = voice().astype(np.float32)
    another = to_samples(recording(voice(5.0, seed=11, pitch_hz=190.0)))
    noise = to_samples(np.random.default_rng(2).standard_normal(7 * SAMPLE_RATE) * 0.05)
    for heard in (another, noise):
        echo = find_echo(played, SAMPLE_RATE, heard, 0.5)
        assert echo is not None
        assert echo.similarity < 0.2


def test_too_little_or_silent_sound_gives_no_answer() -> None:
    played = voice().astype(np.float32)
    assert find_echo(played, SAMPLE_RATE, np.zeros(7 * SAMPLE_RATE, dtype=np.int16), 0.5) is None
    assert find_echo(played[:4000], SAMPLE_RATE, to_samples(recording(voice())), 0.5) is None
    assert find_echo(played, SAMPLE_RATE, to_samples(recording(voice()))[:8000], 0.0) is None
