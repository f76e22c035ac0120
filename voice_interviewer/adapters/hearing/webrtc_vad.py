"""Voice activity by WebRTC's detector: some 10 µs a frame, deaf to nothing that speaks, easily fooled by noise."""

from typing import Any

from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples


class WebRtcVoiceActivity:
    """WebRTC's voice activity detector as a gate: fulfils VoiceActivityDetector with probabilities 0 and 1."""

    MODE = 0
    """Aggressiveness, 0 (fires most) to 3 (fires least)."""

    def __init__(self, mode: int = MODE) -> None:
        self._mode = mode
        self._detector: Any = None
        self.reset()

    def reset(self) -> None:
        """Forget all frames seen."""
        import webrtcvad

        self._detector = webrtcvad.Vad(self._mode)

    def speech_probability(self, frame: Samples) -> float:
        """1.0 where the detector fires on the frame (FRAME_SAMPLES at 16 kHz), else 0.0.

        Raises ValueError for a frame of another length.
        """
        if frame.shape != (FRAME_SAMPLES,):
            raise ValueError(f"a frame has shape ({FRAME_SAMPLES},), not {frame.shape}")
        return 1.0 if self._detector.is_speech(frame.astype("<i2", copy=False).tobytes(), SAMPLE_RATE) else 0.0
