"""What happens between the sound callback and its reader, block by block, without a device."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from voice_interviewer.adapters.sound.microphone import QUEUE_SECONDS, MicrophoneCapture
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.errors import DeviceLostError


def hand(capture: MicrophoneCapture, samples: Samples, at: float = 0.0, channels: int = 1, lost: bool = False) -> None:
    """Give the capture one block as PortAudio does; `at` is when it was recorded (seconds)."""
    times = SimpleNamespace(inputBufferAdcTime=at)
    capture.on_block(samples.tobytes(), samples.size // channels, times, SimpleNamespace(input_overflow=lost))


def ramp(count: int) -> Samples:
    return np.arange(count).astype(np.int16)


def test_blocks_come_out_in_order_and_whole() -> None:
    capture = MicrophoneCapture("card", SAMPLE_RATE, 1)
    for start in range(0, 3000, 300):
        hand(capture, ramp(3000)[start : start + 300])
    np.testing.assert_array_equal(capture.read(), ramp(3000))
    assert capture.read().size == 0


def test_what_a_full_queue_refuses_is_counted_exactly() -> None:
    capture = MicrophoneCapture("card", SAMPLE_RATE, 1)
    room = int(QUEUE_SECONDS * SAMPLE_RATE)
    for _ in range(room // 1000):
        hand(capture, ramp(1000))
    assert capture.dropped_samples == 0
    for _ in range(3):
        hand(capture, ramp(1000))
    assert capture.dropped_samples == 3000
    assert capture.read().size == room
    hand(capture, ramp(1000))
    assert capture.read().size == 1000
    assert capture.dropped_samples == 3000


def test_dropped_samples_are_counted_at_16_khz() -> None:
    capture = MicrophoneCapture("card", 48_000, 1)
    for _ in range(int(QUEUE_SECONDS) + 1):
        hand(capture, ramp(48_000))
    assert capture.dropped_samples == SAMPLE_RATE


def test_what_the_device_lost_is_told_by_the_gap_in_its_clock() -> None:
    capture = MicrophoneCapture("card", SAMPLE_RATE, 1)
    hand(capture, ramp(1600), at=5.0)
    hand(capture, ramp(1600), at=5.1)
    hand(capture, ramp(1600), at=5.45, lost=True)
    assert capture.read().size == 4800
    assert capture.dropped_samples == pytest.approx(0.25 * SAMPLE_RATE, abs=1)


def test_a_loss_without_a_clock_is_never_none() -> None:
    capture = MicrophoneCapture("card", SAMPLE_RATE, 1)
    hand(capture, ramp(1600))
    hand(capture, ramp(1600), lost=True)
    capture.read()
    assert capture.dropped_samples == 1


def test_channels_are_averaged() -> None:
    capture = MicrophoneCapture("card", SAMPLE_RATE, 2)
    hand(capture, np.array([100, 300, -50, 50, 32767, 32767], dtype=np.int16), channels=2)
    np.testing.assert_array_equal(capture.read(), [200, 0, 32767])


def test_another_rate_keeps_its_length_and_pitch() -> None:
    capture = MicrophoneCapture("card", 44_100, 1)
    signal = (12_000 * np.sin(2 * np.pi * 440 * np.arange(3 * 44_100) / 44_100)).astype(np.int16)
    blocks = []
    for start in range(0, signal.size, 441):
        hand(capture, signal[start : start + 441])
        blocks.append(capture.read())
    heard = np.concatenate(blocks)
    assert 0 <= 3 * SAMPLE_RATE - heard.size < 0.05 * SAMPLE_RATE
    second = heard[8000:24_000]
    assert np.argmax(np.abs(np.fft.rfft(second))) == 440
    assert np.abs(second).max() == pytest.approx(12_000, rel=0.02)


def test_a_stopped_stream_gives_what_it_had_and_is_then_lost() -> None:
    capture = MicrophoneCapture("Yeti", SAMPLE_RATE, 1)
    hand(capture, ramp(160))
    capture.on_stopped()
    assert capture.read().size == 160
    with pytest.raises(DeviceLostError, match="Yeti"):
        capture.read()


@pytest.mark.skipif(os.name == "nt", reason="no such tool there")
def test_nobody_waits_for_a_sound_server_that_hangs_once_the_stream_has_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pactl = tmp_path / "pactl"
    pactl.write_text(f"#!/bin/sh\necho >> {tmp_path}/asked\nexec {shutil.which('sleep')} 60\n")
    pactl.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    capture = MicrophoneCapture("Yeti", SAMPLE_RATE, 1)
    capture.on_stopped()
    with pytest.raises(DeviceLostError, match="stopped giving sound"):
        capture.read()
    assert not (tmp_path / "asked").exists()
