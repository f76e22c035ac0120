"""Where the words of a known text lie in a recording: forced alignment by PocketSphinx, where that is installed."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.bench_words import normalised
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.core.transcript import Word

_FRAMES_A_SECOND = 100
_LETTERS = {
    "a": "AE",
    "b": "B",
    "c": "K",
    "d": "D",
    "e": "EH",
    "f": "F",
    "g": "G",
    "h": "HH",
    "i": "IH",
    "j": "JH",
    "k": "K",
    "l": "L",
    "m": "M",
    "n": "N",
    "o": "AA",
    "p": "P",
    "q": "K",
    "r": "R",
    "s": "S",
    "t": "T",
    "u": "AH",
    "v": "V",
    "w": "W",
    "x": "K S",
    "y": "IY",
    "z": "Z",
    "ch": "CH",
    "sh": "SH",
    "th": "TH",
    "ee": "IY",
    "oo": "UW",
    "ou": "AW",
    "ow": "OW",
    "ai": "EY",
    "ay": "EY",
    "er": "ER",
    "ck": "K",
    "ph": "F",
}
"""A rough sound for the letters of words that the dictionary lacks: enough to find where they begin and end."""


def can_align() -> bool:
    """Whether PocketSphinx (MIT and BSD; `pip install pocketsphinx==5.1.1`) is there."""
    return find_spec("pocketsphinx") is not None


def aligned(text: str, samples: Samples) -> tuple[Word, ...]:
    """The words of the text, each with the time in which it is spoken; silence and noise between them is no word's."""
    pocketsphinx = import_module("pocketsphinx")
    dictionary = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    known = {line.split(" ", 1)[0] for line in dictionary.read_text(encoding="utf-8").splitlines()}
    words = normalised(text).split()
    decoder = pocketsphinx.Decoder(
        lm=None, loglevel="FATAL", samprate=float(SAMPLE_RATE), beam=1e-80, wbeam=1e-60, pbeam=1e-80
    )
    for word in dict.fromkeys(words):
        if word not in known:
            decoder.add_word(word, spelled(word), False)
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw(samples.tobytes(), full_utt=True)
    decoder.end_utt()
    return tuple(
        Word(each.word.split("(")[0], each.start_frame / _FRAMES_A_SECOND, (each.end_frame + 1) / _FRAMES_A_SECOND, 1.0)
        for each in decoder.seg()
        if each.word[0] not in "<["
    )


def spelled(word: str) -> str:
    """Rough sounds of a word that the dictionary lacks, by its letters."""
    found = re.findall("ch|sh|th|ee|oo|ou|ow|ai|ay|er|ck|ph|[a-z]", word)
    return " ".join(_LETTERS[each] for each in found)
