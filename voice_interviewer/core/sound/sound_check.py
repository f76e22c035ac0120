"""What a test sentence says about microphone, speaker and room: each finding in plain words, with what to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.delivery.measured import AudioQuality
from voice_interviewer.core.scoring import MINIMUM_SPEECH_TO_NOISE_DB
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, Samples
from voice_interviewer.core.sound.audio_quality import audio_quality
from voice_interviewer.core.sound.echo import Echo
from voice_interviewer.core.sound.units import Span
from voice_interviewer.core.tokens import stems
from voice_interviewer.errors import VoiceInterviewerError

LEAST_SPEECH_SECONDS = 1.0
"""Less voice in a sentence of four seconds is no sentence: nothing else is judged by it."""

QUIET_DBFS = -50.0
"""Speech below this is too quiet. Of 26 real voices one was lost at -44 dBFS and three were at -62 dBFS; a laptop's own
microphone gives about -35 dBFS from an arm's length."""

CLIPPED_FRACTION = 0.0005
"""Clipping begins where more of the samples stand in runs at full scale: of 24 clean recordings none had one;
raised 12 dB too far, 23 of them lay above this."""

NEAR_TOP = 0.9
"""Of the level that 0.1 % of the speech samples exceed: so near to it lies a plateau."""

PLATEAU_FRACTION = 0.02
"""More of the speech samples near their own top were clipped before the sound was turned down, where no sample is at
full scale any more: 24 clean recordings had 0.2 % (at most 1.8 %), clipped 18 dB too loud 4 % at least."""

NOISY_DB = 15.0
"""Speech less far above the noise gets a hint: of six readers in office noise the word errors of whisper-base were 1 %
in quiet, 8 % at 15 dB, 14 % at 10 dB and 22 % at 5 dB. Below MINIMUM_SPEECH_TO_NOISE_DB an answer is not scored."""

HIGH_BAND_HZ = (4300.0, 7500.0)
"""What a hands-free profile at 8 kHz cannot carry."""

SPEECH_BAND_HZ = (300.0, 3400.0)
"""What it can: the band of a telephone (ITU-T G.712)."""

NARROW_BAND_DB = -45.0
"""The loudest twentieth of the speech frames (the hissing sounds) hold less in HIGH_BAND_HZ, against the mean in
SPEECH_BAND_HZ: narrow band. Of 26 real voices none lay below -40 dB; through 8 kHz they lay at -80 dB."""

DROPPED_SECONDS = 0.02
"""Lost sound under a phoneme's length does no harm."""

ECHO_SIMILARITY = 0.2
"""The microphone hears the interviewer. Other people's speech reached 0.19 at most in 136 trials, noise 0.08 in 80; the
played sentence itself 0.2 or more where it was as loud as the noise, in rooms of up to 0.5 s of reverberation."""

UNDERSTOOD_SHARE = 0.7
"""Fewer of the sentence's words in the transcript: something keeps the program from understanding."""


class Grade(StrEnum):
    """How good a finding is."""

    GOOD = "good"
    NOTICE = "notice"
    """An interview works, but something could be better."""
    PROBLEM = "problem"
    """An interview would not work."""


class Concern(StrEnum):
    """What a finding is about."""

    SPEAKER = "speaker"
    VOICE = "voice"
    LEVEL = "level"
    CLIPPING = "clipping"
    NOISE = "noise"
    BAND = "band"
    DROPPED = "dropped"
    ECHO = "echo"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    concern: Concern
    grade: Grade
    what: str
    """One line: what was found."""
    remedy: str = ""
    """One line: what to do; empty where all is well."""


@dataclass(frozen=True, slots=True)
class SpeakerTest:
    """What came of the interviewer's sentence."""

    heard: bool | None
    """Whether the person heard it; None where it was not spoken."""
    echo: Echo | None
    """What of it the microphone heard; None where that is not known."""
    problem: VoiceInterviewerError | None = None
    """Why it could not be spoken."""


@dataclass(frozen=True, slots=True)
class SoundReport:
    """What the sound check found."""

    findings: tuple[Finding, ...]
    transcript: str
    """What the program understood."""

    @property
    def works(self) -> bool:
        """Whether an interview would work."""
        return all(each.grade is not Grade.PROBLEM for each in self.findings)

    @property
    def verdict(self) -> str:
        """The whole of it in a sentence."""
        problems = sum(each.grade is Grade.PROBLEM for each in self.findings)
        notices = sum(each.grade is Grade.NOTICE for each in self.findings)
        if problems:
            return (
                "Not quite yet: one thing is in the way." if problems == 1 else "Not quite yet: see what is in the way."
            )
        if notices:
            better = "one thing" if notices == 1 else "a few things"
            return f"You can begin. It works, and {better} could be better."
        return "All good. You are ready to begin."


def judge_sound(
    samples: Samples,
    speech: Sequence[Span],
    dropped_seconds: float,
    sentence: str,
    transcript: str | None,
    speaker: SpeakerTest,
) -> SoundReport:
    """Judge the recording of a sentence (16 kHz), its voice activity and transcript, and the test of the speaker.

    A transcript of None means that nothing could be transcribed.
    """
    quality = audio_quality(samples, speech, dropped_seconds)
    findings = [*_of_speaker(speaker), *_of_voice(samples, quality)]
    if quality.speech_seconds >= LEAST_SPEECH_SECONDS:
        spoken = _spoken(samples, speech)
        findings += [_of_level(quality), _of_clipping(quality, spoken), *_of_noise(quality), _of_band(spoken)]
    findings += _of_dropped(dropped_seconds)
    findings += _of_echo(speaker.echo)
    if quality.speech_seconds >= LEAST_SPEECH_SECONDS:
        findings.append(_of_words(sentence, transcript))
    return SoundReport(tuple(findings), transcript or "")


def _of_speaker(test: SpeakerTest) -> list[Finding]:
    if test.problem is not None:
        return [Finding(Concern.SPEAKER, Grade.PROBLEM, test.problem.what, test.problem.remedy)]
    if test.heard is None:
        return []
    if test.heard:
        return [Finding(Concern.SPEAKER, Grade.GOOD, "You hear the interviewer.")]
    remedy = "Turn the volume up, or choose another speaker; without one, the questions can be shown only."
    return [Finding(Concern.SPEAKER, Grade.PROBLEM, "You did not hear the interviewer.", remedy)]


def _of_voice(samples: Samples, quality: AudioQuality) -> list[Finding]:
    if not np.any(samples):
        what = "The microphone gave nothing but digital silence."
        remedy = (
            "It is muted, or this terminal may not use it: unmute it, allow it in the privacy settings of the system."
        )
        return [Finding(Concern.VOICE, Grade.PROBLEM, what, remedy)]
    if quality.speech_seconds < LEAST_SPEECH_SECONDS:
        what = "Hardly any voice was heard, only the room."
        remedy = "Come closer, turn the microphone up in the system's settings, or choose another microphone."
        return [Finding(Concern.VOICE, Grade.PROBLEM, what, remedy)]
    return [Finding(Concern.VOICE, Grade.GOOD, "The program hears your voice.")]


def _of_level(quality: AudioQuality) -> Finding:
    level = quality.level_dbfs
    if level is not None and level < QUIET_DBFS:
        remedy = "Come closer to the microphone, or turn it up in the system's settings."
        return Finding(Concern.LEVEL, Grade.NOTICE, f"Your voice is very quiet ({level:.0f} dBFS).", remedy)
    return Finding(Concern.LEVEL, Grade.GOOD, "Your voice is loud enough.")


def _of_clipping(quality: AudioQuality, spoken: Samples) -> Finding:
    if quality.clipped_fraction > CLIPPED_FRACTION or plateau_fraction(spoken) > PLATEAU_FRACTION:
        remedy = "Turn the microphone down in the system's settings, or move a little away from it."
        return Finding(Concern.CLIPPING, Grade.NOTICE, "Your voice is distorted: it is louder than fits.", remedy)
    return Finding(Concern.CLIPPING, Grade.GOOD, "Nothing is distorted.")


def _of_noise(quality: AudioQuality) -> list[Finding]:
    if quality.level_dbfs is None or quality.noise_dbfs is None:
        return []
    margin = quality.level_dbfs - quality.noise_dbfs
    if margin >= NOISY_DB:
        return [
            Finding(Concern.NOISE, Grade.GOOD, f"The room is quiet enough: your voice is {margin:.0f} dB above it.")
        ]
    what = f"There is much noise: your voice is only {max(0.0, margin):.0f} dB above it."
    remedy = "Close the window, turn off what hums, come closer to the microphone, or use a headset."
    grade = Grade.PROBLEM if margin < MINIMUM_SPEECH_TO_NOISE_DB else Grade.NOTICE
    return [Finding(Concern.NOISE, grade, what, remedy)]


def _of_band(spoken: Samples) -> Finding:
    if high_band_db(spoken) < NARROW_BAND_DB:
        remedy = (
            "A Bluetooth headset in hands-free mode does that: choose the computer's own microphone, or use a cable. "
            "You are understood a little less well like this."
        )
        return Finding(Concern.BAND, Grade.NOTICE, "Your voice sounds as over a telephone: no high tones.", remedy)
    return Finding(Concern.BAND, Grade.GOOD, "Your voice comes through in full, high tones too.")


def _of_dropped(dropped_seconds: float) -> list[Finding]:
    if dropped_seconds < DROPPED_SECONDS:
        return []
    what = f"Some sound was lost on the way ({dropped_seconds:.2f} s)."
    remedy = "Close what keeps the computer busy; with a USB hub or Bluetooth, try a cable straight to the computer."
    return [Finding(Concern.DROPPED, Grade.NOTICE, what, remedy)]


def _of_echo(echo: Echo | None) -> list[Finding]:
    if echo is None:
        return []
    if echo.similarity >= ECHO_SIMILARITY:
        what = "The microphone hears the interviewer, too."
        remedy = "It works, as the program does not listen while it speaks; a headset keeps the two apart."
        return [Finding(Concern.ECHO, Grade.NOTICE, what, remedy)]
    return [Finding(Concern.ECHO, Grade.GOOD, "The microphone does not hear the interviewer.")]


def _of_words(sentence: str, transcript: str | None) -> Finding:
    if transcript is None:
        remedy = "`voice-interviewer doctor` tells what is missing; the sound itself was checked."
        return Finding(Concern.WORDS, Grade.NOTICE, "Your words could not be written down.", remedy)
    understood, of = understood_words(sentence, transcript)
    what = f"{understood} of {of} words were understood."
    if understood >= UNDERSTOOD_SHARE * of:
        return Finding(Concern.WORDS, Grade.GOOD, what)
    remedy = "Say it again as it is written, at your usual pace; or mend what is named here first."
    return Finding(Concern.WORDS, Grade.NOTICE, what, remedy)


def understood_words(sentence: str, transcript: str) -> tuple[int, int]:
    """How many words of the sentence are in the transcript, each as often as it was said, and how many it has."""
    wanted = Counter(stems(sentence))
    return (wanted & Counter(stems(transcript))).total(), wanted.total()


def plateau_fraction(spoken: Samples) -> float:
    """Share of the speech samples (16 kHz) near their own top: about 0.003 in a voice, several times that when clipped.

    The top is the level that 0.1 % of the samples exceed: resampling lets single samples overshoot a plateau.
    """
    if not spoken.size:
        return 0.0
    loud = np.abs(spoken.astype(np.int32))
    return float(np.mean(loud >= NEAR_TOP * np.quantile(loud, 0.999)))


def high_band_db(spoken: Samples) -> float:
    """Power in HIGH_BAND_HZ of the frame at the 95th percentile, over the mean power in SPEECH_BAND_HZ (dB)."""
    frames = spoken[: spoken.size // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES) / 32768.0
    if not frames.size:
        return 0.0
    power = np.square(np.abs(np.fft.rfft(frames * np.hanning(FRAME_SAMPLES), axis=1)))
    high = float(np.quantile(_in_band(power, HIGH_BAND_HZ), 0.95))
    usual = float(np.mean(_in_band(power, SPEECH_BAND_HZ)))
    return float(10.0 * np.log10((high + 1e-12) / (usual + 1e-12)))


def _in_band(power: npt.NDArray[np.float64], band_hz: tuple[float, float]) -> npt.NDArray[np.float64]:
    hertz = np.fft.rfftfreq(FRAME_SAMPLES, 1.0 / SAMPLE_RATE)
    summed: npt.NDArray[np.float64] = power[:, (hertz >= band_hz[0]) & (hertz <= band_hz[1])].sum(axis=1)
    return summed


def _spoken(samples: Samples, speech: Sequence[Span]) -> Samples:
    """The recording's speech alone, shape (n,)."""
    pieces = [samples[round(span.start * SAMPLE_RATE) : round(span.end * SAMPLE_RATE)] for span in speech]
    return np.concatenate(pieces) if pieces else samples[:0]
