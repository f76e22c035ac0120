"""Watching an open microphone: how loud it is, whether that is a voice, and whether it gives anything at all."""

from collections.abc import Iterator

import numpy as np

from voice_interviewer.core.events import Floor, Listening, Problem
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, level_dbfs
from voice_interviewer.core.sound.voice_activity import GatedVoiceActivity
from voice_interviewer.interview.listening import REPORT_FRAMES, SILENT_WARNING_SECONDS
from voice_interviewer.ports import Capture

ONLY_ZEROS = Problem(
    "This microphone gives nothing but digital silence.",
    "It is muted, or this terminal may not use it: unmute it, allow it in the system's privacy settings, "
    "or choose another one.",
)


def watch_level(capture: Capture, activity: GatedVoiceActivity) -> Iterator[Listening | Problem | None]:
    """The state of the ear about ten times a second, for as long as the capture gives sound; None in between.

    Something comes at least every 100 ms. A microphone that gives only zeros for SILENT_WARNING_SECONDS is told once.
    Raises DeviceLostError.
    """
    activity.reset()
    pending = np.zeros(0, dtype=np.int16)
    frames, has_sound, warned = 0, False, False
    while not capture.ended:
        block = capture.read()
        has_sound = has_sound or bool(np.any(block))
        pending = np.concatenate((pending, block))
        while pending.size >= FRAME_SAMPLES:
            frame, pending = pending[:FRAME_SAMPLES], pending[FRAME_SAMPLES:]
            is_speech = activity.push(frame)
            frames += 1
            if frames % REPORT_FRAMES == 0:
                seconds = frames * FRAME_SAMPLES / SAMPLE_RATE
                yield Listening(seconds, level_dbfs(frame), is_speech, Floor.YOUR_TURN, None)
        if not has_sound and not warned and frames * FRAME_SAMPLES >= SILENT_WARNING_SECONDS * SAMPLE_RATE:
            warned = True
            yield ONLY_ZEROS
        yield None
