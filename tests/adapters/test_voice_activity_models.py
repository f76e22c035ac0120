"""The real detectors on sound made here: a synthesised voice, and noise that is none."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from voice_interviewer.adapters.hearing.silero_vad import SileroVoiceActivity, silero_path
from voice_interviewer.adapters.hearing.smart_turn import SmartTurnDetector
from voice_interviewer.adapters.hearing.webrtc_vad import WebRtcVoiceActivity
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples, to_float, to_samples
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity, speech_spans
from voice_interviewer.errors import ModelError
from voice_interviewer.paths import Home
from voice_interviewer.ports import TurnDetector, VoiceActivityDetector

SENTENCE = "I would first look at the data, and then I would train a small model."


@cache
def spoken(text: str) -> Samples:
    """The text in a synthetic voice at 16 kHz, without silence around it."""
    import soxr
    from hibari import Hibari

    voice = np.asarray(Hibari()(text), dtype=np.float32).reshape(-1)
    sound = to_samples(soxr.resample(voice, 24_000, SAMPLE_RATE))
    loud = np.flatnonzero(np.abs(sound) > 300)
    return sound[loud[0] : loud[-1]]


def hiss(seconds: float, amplitude: float) -> Samples:
    return to_samples(np.random.default_rng(1).normal(0.0, amplitude, round(seconds * SAMPLE_RATE)))


def room_with(sound: Samples, before_seconds: float, after_seconds: float) -> Samples:
    """The sound inside a quiet room's noise, in whole frames."""
    room = hiss(before_seconds + after_seconds + sound.size / SAMPLE_RATE, 0.0005).astype(np.int32)
    start = round(before_seconds * SAMPLE_RATE)
    room[start : start + sound.size] += sound
    return np.clip(room, -32768, 32767).astype(np.int16)[: room.size // FRAME_SAMPLES * FRAME_SAMPLES]


def probabilities(detector: VoiceActivityDetector, sound: Samples) -> list[float]:
    detector.reset()
    whole = sound[: sound.size // FRAME_SAMPLES * FRAME_SAMPLES]
    return [detector.speech_probability(frame) for frame in whole.reshape(-1, FRAME_SAMPLES)]


def test_the_gate_fires_on_nearly_every_frame_of_a_voice_and_rests_in_silence() -> None:
    gate = WebRtcVoiceActivity()
    assert np.mean(probabilities(gate, spoken(SENTENCE))) > 0.85
    assert np.mean(probabilities(gate, np.zeros(SAMPLE_RATE * 3, dtype=np.int16))) == 0.0


def test_silero_tells_a_voice_from_noise() -> None:
    silero = SileroVoiceActivity()
    assert np.mean(np.array(probabilities(silero, spoken(SENTENCE))) >= 0.5) > 0.85
    assert max(probabilities(silero, hiss(5, 0.1))) < 0.5
    assert max(probabilities(silero, np.zeros(SAMPLE_RATE * 2, dtype=np.int16))) < 0.5


def test_silero_as_a_stream_gives_what_it_gives_a_whole_recording() -> None:
    from faster_whisper.vad import get_vad_model

    sound = room_with(spoken(SENTENCE), 0.5, 0.5)
    windows = sound.size // 512
    whole = np.asarray(get_vad_model()(to_float(sound[: windows * 512]).copy())).reshape(-1)
    stream = probabilities(SileroVoiceActivity(), sound)
    newest = [((index + 1) * FRAME_SAMPLES) // 512 - 1 for index in range(len(stream))]
    expected = [0.0 if window < 0 else whole[window] for window in newest]
    assert np.max(np.abs(np.array(stream) - np.array(expected))) < 0.01


def test_reset_makes_silero_deaf_to_the_past() -> None:
    silero = SileroVoiceActivity()
    sound = spoken(SENTENCE)
    first = probabilities(silero, sound)
    assert probabilities(silero, sound) == first


@pytest.mark.parametrize("detector", [WebRtcVoiceActivity, SileroVoiceActivity])
def test_a_frame_of_another_length_is_refused(detector: type[WebRtcVoiceActivity] | type[SileroVoiceActivity]) -> None:
    with pytest.raises(ValueError, match="480"):
        detector().speech_probability(np.zeros(512, dtype=np.int16))


def test_together_they_find_where_the_voice_is() -> None:
    sound = spoken(SENTENCE)
    activity = GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())
    recording = room_with(sound, 3.0, 3.0)
    spans = speech_spans([activity.push(frame) for frame in recording.reshape(-1, FRAME_SAMPLES)])
    assert spans[0].start == pytest.approx(3.0, abs=0.2)
    assert spans[-1].end == pytest.approx(3.0 + sound.size / SAMPLE_RATE, abs=0.25)


def test_silero_rests_through_silence_and_hears_what_follows() -> None:
    activity = GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())
    silence = np.zeros((round(60 / 0.03), FRAME_SAMPLES), dtype=np.int16)
    assert not any(activity.push(frame) for frame in silence)
    assert activity.confirmed_share < 0.05
    sound = spoken(SENTENCE)[: FRAME_SAMPLES * 60].reshape(-1, FRAME_SAMPLES)
    assert np.mean([activity.push(frame) for frame in sound]) > 0.7


def test_typing_and_hiss_start_no_speech() -> None:
    noise = hiss(20, 0.003)
    clicks = np.random.default_rng(2)
    for start in clicks.integers(0, noise.size - 200, 80):
        noise[start : start + 160] += to_samples(clicks.normal(0.0, 0.2, 160) * np.linspace(1, 0, 160))
    activity = GatedVoiceActivity(WebRtcVoiceActivity(), SileroVoiceActivity())
    whole = noise[: noise.size // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    assert speech_spans([activity.push(frame) for frame in whole]) == ()


def test_a_broken_voice_activity_model_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "vad.onnx"
    broken.write_bytes(b"no network")
    with pytest.raises(ModelError) as caught:
        SileroVoiceActivity(broken).load()
    assert str(broken) in caught.value.what


def test_the_voice_activity_model_is_found_where_faster_whisper_lies() -> None:
    assert silero_path().is_file()


def turn_detector() -> SmartTurnDetector:
    return SmartTurnDetector(Home.find().models / "smart-turn-v3.2" / "smart-turn-v3.2-cpu.onnx")


@pytest.mark.models
def test_a_finished_sentence_sounds_complete_and_a_hesitation_does_not() -> None:
    detector: TurnDetector = turn_detector()
    pause = hiss(0.3, 0.0005)
    whole = spoken(SENTENCE)
    assert detector.completion_probability(np.concatenate([whole, pause])) > 0.7
    cut_short = whole[: int(whole.size * 0.65)]
    for unfinished in (cut_short, spoken("The reason for that is, um,")):
        assert detector.completion_probability(np.concatenate([unfinished, pause])) < 0.3


@pytest.mark.models
def test_only_the_last_eight_seconds_count() -> None:
    detector = turn_detector()
    recent = room_with(spoken(SENTENCE), 8.0, 0.3)[-8 * SAMPLE_RATE :]
    longer = np.concatenate([spoken(SENTENCE), recent])
    assert detector.completion_probability(longer) == pytest.approx(detector.completion_probability(recent), abs=1e-6)


@pytest.mark.models
@pytest.mark.parametrize("seconds", [0.0, 0.5, 20.0])
def test_any_length_of_silence_gives_a_probability(seconds: float) -> None:
    silence = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.int16)
    assert 0.0 <= turn_detector().completion_probability(silence) <= 1.0


def test_a_missing_turn_detector_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        SmartTurnDetector(tmp_path / "absent.onnx").completion_probability(np.zeros(16_000, dtype=np.int16))
    assert "absent.onnx" in caught.value.what
    assert "models pull" in caught.value.remedy
