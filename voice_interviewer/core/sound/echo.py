"""Does the microphone hear what the speaker plays?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, Samples

BAND_HZ = (300.0, 2000.0)
"""Where the two are compared: speech is strong here, laptop speakers play it, and the clocks of two devices, up to
0.1 ms apart after a second, stay within a fraction of a wave."""

LONGEST_DELAY_SECONDS = 0.6
"""So much later than it was handed to the speaker the sound may come back: both devices' buffers (0.2 s each, Bluetooth
0.3 s) and the room."""

LONGEST_LEAD_SECONDS = 0.2
"""So much the place where playing began may be off, the other way."""

SHORTEST_SECONDS = 1.0
"""Less sound played, or heard, gives no answer: chance alone makes short sounds alike."""


@dataclass(frozen=True, slots=True)
class Echo:
    """How alike the played and the heard sound are at best."""

    similarity: float
    """Largest normalised cross-correlation over the delays, 0 to 1."""
    delay_seconds: float
    """Where it is, after the sound was handed to the speaker."""


def find_echo(played: FloatSamples, played_rate: int, heard: Samples, began_seconds: float) -> Echo | None:
    """Look for the played sound (full scale ±1, played_rate Hz) in what the microphone heard meanwhile (16 kHz).

    `began_seconds` is when playing began on the recording's own timeline. Both are band-passed to BAND_HZ; the
    normalised cross-correlation is 1 for a copy however quiet and delayed, and falls with reverberation and noise.
    None where there is too little sound, or one of the two is silent.
    """
    length = round(played.size / played_rate * SAMPLE_RATE)
    reference = _band(played.astype(np.float64), played_rate, length)
    recorded = _band(heard / 32768.0, SAMPLE_RATE, heard.size)
    first = round((began_seconds - LONGEST_LEAD_SECONDS) * SAMPLE_RATE)
    lags = round((LONGEST_LEAD_SECONDS + LONGEST_DELAY_SECONDS) * SAMPLE_RATE)
    length = min(length, recorded.size - max(0, first))
    if length < SHORTEST_SECONDS * SAMPLE_RATE:
        return None
    reference = reference[:length]
    window = _window(recorded, first, length + lags)
    alike = _correlation(reference, window, lags)
    if alike is None:
        return None
    best = int(np.argmax(alike))
    return Echo(float(alike[best]), best / SAMPLE_RATE - LONGEST_LEAD_SECONDS)


def _correlation(
    reference: npt.NDArray[np.float64], window: npt.NDArray[np.float64], lags: int
) -> npt.NDArray[np.float64] | None:
    """Normalised cross-correlation (absolute) at each lag from 0, shape (lags,); None where one is silent."""
    size = 1 << (window.size + reference.size).bit_length()
    spectrum = np.fft.rfft(window, size) * np.conj(np.fft.rfft(reference, size))
    products = np.fft.irfft(spectrum, size)[:lags]
    energy = np.concatenate(([0.0], np.cumsum(np.square(window))))
    energies = energy[reference.size : reference.size + lags] - energy[:lags]
    norm = np.sqrt(np.maximum(energies, 0.0) * float(np.sum(np.square(reference))))
    if float(norm.max(initial=0.0)) <= 1e-9:
        return None
    alike: npt.NDArray[np.float64] = np.abs(products) / np.maximum(norm, 1e-3 * norm.max())
    return alike


def _band(signal: npt.NDArray[np.float64], rate: int, length: int) -> npt.NDArray[np.float64]:
    """The signal within BAND_HZ, at 16 kHz, shape (length,)."""
    if not signal.size or not length:
        return np.zeros(length)
    spectrum = np.fft.rfft(signal)
    hertz = np.arange(spectrum.size) * rate / signal.size
    spectrum[(hertz < BAND_HZ[0]) | (hertz > BAND_HZ[1])] = 0.0
    bins = length // 2 + 1
    fitted = np.zeros(bins, dtype=np.complex128)
    shared = min(bins, spectrum.size)
    fitted[:shared] = spectrum[:shared]
    return np.fft.irfft(fitted, length) * (length / signal.size)


def _window(signal: npt.NDArray[np.float64], first: int, size: int) -> npt.NDArray[np.float64]:
    """A stretch of the signal, zeros where it lies outside."""
    window = np.zeros(size)
    start, end = max(0, first), min(signal.size, first + size)
    if end > start:
        window[start - first : end - first] = signal[start:end]
    return window
