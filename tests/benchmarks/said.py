"""Where the hesitations of a verbatim text really lie in its recording, by forced alignment.

PocketSphinx, where it is installed (see aligned.py), with three things that its plain use lacks. Stationary noise is
subtracted first (S. Boll, Suppression of acoustic noise in speech using spectral subtraction, 1979). A word that was
broken off is any beginning of its pronunciation, two sounds or more. Between two hesitations there is a break, for
without one they would be a single one. Each was kept for what it does against the times of 23 hesitations read from
their spectrograms, not against what the program finds: 22 lie within 0.25 s of those, without the three things 20.
"""

import re
from importlib import import_module
from pathlib import Path

import numpy as np

from tests.benchmarks.aligned import spelled
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.sound.units import Span

SAID = re.compile(r"(?<!['\w])(?:um+|uh+|uhm|hm+)(?!\w)", re.IGNORECASE)
"""A hesitation in a verbatim text, as its transcribers wrote them; "'er" there is a pronoun."""
TAG = re.compile(r"<(hes|cutoff)-(\w+)>|<unk>|\[\w+\]")
"""A drawn-out word, a broken-off word, a noise."""
_FRAMES_A_SECOND = 100
_BEAM = 1e-80
_BREAK = "break"
_CUT = "cut-"
_HESITATION = "hesitation-"
_WINDOW, _HOP = 512, 128
_NOISE_PERCENTILE = 15
"""Most of a noise's power in a bin lies a half above this share of the looks."""
_LEAST_GAIN = 0.1
"""Of the power."""


def hesitations_said(samples: Samples, text: str) -> list[Span]:
    """The stretches of the hesitations of a text, in order; fewer, or none, where the two cannot be aligned."""
    if not SAID.search(text):
        return []
    pocketsphinx = import_module("pocketsphinx")
    known = _dictionary(Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict")
    words: list[tuple[str, list[str]]] = []
    for token in text.lower().split():
        tag = TAG.fullmatch(token)
        word = tag[2] if tag else token
        if word is None:
            continue
        sounds = known.get(word, [spelled(word)])
        if SAID.fullmatch(word):
            if words and words[-1][0].startswith(_HESITATION):
                words.append((_BREAK, ["SIL"]))
            words.append((_HESITATION + word, ["HH M", "M"] if word.startswith("h") else sounds))
        elif tag and tag[1] == "cutoff":
            parts = sounds[0].split()
            words.append((_CUT + word, [" ".join(parts[:end]) for end in range(2, len(parts) + 1)]))
        else:
            words.append((word, sounds))
    decoder = pocketsphinx.Decoder(
        lm=None, dict=None, loglevel="FATAL", samprate=float(SAMPLE_RATE), beam=_BEAM, wbeam=_BEAM, pbeam=_BEAM
    )
    for word, sounds in dict(words).items():
        for number, each in enumerate(dict.fromkeys(sounds), 1):
            decoder.add_word(word if number == 1 else f"{word}({number})", each, False)
    decoder.set_align_text(" ".join(word for word, _ in words))
    decoder.start_utt()
    decoder.process_raw(_without_noise(samples).tobytes(), full_utt=True)
    decoder.end_utt()
    return [
        Span(each.start_frame / _FRAMES_A_SECOND, (each.end_frame + 1) / _FRAMES_A_SECOND)
        for each in decoder.seg() or ()
        if each.word.startswith(_HESITATION)
    ]


def _dictionary(path: Path) -> dict[str, list[str]]:
    """The pronunciations of each word."""
    known: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, sounds = line.split(" ", 1)
        known.setdefault(word.split("(")[0], []).append(sounds)
    return known


def _without_noise(samples: Samples) -> Samples:
    """The recording less the power that each frequency has all the time."""
    window = np.sqrt(np.hanning(_WINDOW + 1)[:-1])
    padded = np.pad(samples.astype(np.float64), _WINDOW)
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP] * window)
    power = np.abs(spectra) ** 2
    noise = 1.5 * np.percentile(power, _NOISE_PERCENTILE, axis=0)
    gain = np.sqrt(np.maximum(1.0 - noise / np.maximum(power, 1e-9), _LEAST_GAIN))
    sound = np.zeros(padded.size)
    for number, look in enumerate(np.fft.irfft(spectra * gain) * window):
        sound[number * _HOP : number * _HOP + _WINDOW] += look
    overlap = _WINDOW / _HOP / 2
    return np.clip(sound[_WINDOW : _WINDOW + samples.size] / overlap, -32768, 32767).astype(np.int16)
