"""Whisper through faster-whisper: sound to words with times, from a model folder on this machine and nowhere else."""

import os
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.adapters.hearing.whisper_terms import EncodedSound, with_terms
from voice_interviewer.adapters.low_priority import at_low_priority
from voice_interviewer.core.sound.audio import FRAME_SAMPLES, SAMPLE_RATE, FloatSamples
from voice_interviewer.core.transcript import Word, text_of
from voice_interviewer.errors import ModelError, TranscriptionError

FILES = ("model.bin", "config.json", "tokenizer.json")
"""What a model folder holds; a vocabulary (`vocabulary.txt` or `.json`) comes on top."""

HEARD_SECONDS = 30.0
"""Whisper hears no more at once."""

FRAMES_PER_SECOND = 100
"""Feature frames (10 ms)."""

TOKENS_PER_SECOND = 9.0
"""Nobody speaks more tokens a second (fast speech is 5 words or 7 tokens); what goes on longer is a loop."""

SPARE_TOKENS = 12
"""Tokens allowed on top, for very short sounds."""

LOOP_COMPRESSION = 2.4
"""Text that shrinks more under zlib repeats itself (Whisper's own threshold)."""

NO_SPEECH_PROBABILITY = 0.6
"""Above this, and with a text not to be trusted, there was no speech (Whisper's own threshold)."""

LOG_PROBABILITY = -1.0
"""Below this mean log probability of a token a text is not to be trusted (Whisper's own threshold)."""

FEWEST_WORDS_PER_SECOND = 1.0
"""Voice activity with fewer words was not heard out: Whisper sometimes stops after a short sentence. Slow speech in
stretches without long pauses has two."""

HALVED_SECONDS = 5.0
"""Shorter sounds are not listened to again in halves."""

SHAPES_KEPT = ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8")
"""For how many lengths of sound oneDNN keeps its compiled work, read once from the environment. Hardly any length comes
twice, and its own 1024 grow by 30 MB in ten minutes of speech (`tests/soak/soak_endurance.py`)."""

PULL = "Run `voice-interviewer models pull`."


@dataclass(frozen=True, slots=True)
class WhisperOptions:
    """How Whisper is run; the defaults are what tests/benchmarks/bench_words.py measures as best within the time."""

    beam_size: int = 2
    """Hypotheses followed at once."""
    prompt: str = "Um, uh, hmm, er, ah."
    """Text that sets the style: a transcript with fillers begets fillers."""
    context_tokens: int = 64
    """So much of the end of what was said before is given to the model."""
    pad_seconds: float = 4.0
    """Silence heard after the sound; with less, Whisper repeats the end of short windows."""
    shortest_window_seconds: float = 10.0
    """The model hears at least so much, silence included."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The model and what it needs beside it."""

    model: Any
    tokenizer: Any
    suppressed: list[int]


@dataclass(frozen=True, slots=True)
class _Decoded:
    """What came out of one decoding."""

    tokens: list[int]
    """Text tokens only."""
    text: str
    log_probability: float
    """Mean of a token."""
    no_speech_probability: float
    ran_on: bool
    """True when it was cut off at the token limit, or repeats itself."""

    @property
    def is_doubtful(self) -> bool:
        """True when decoding without a prompt may do better: some prompts make Whisper stop after a word or two."""
        return self.ran_on or self.log_probability < LOG_PROBABILITY

    @property
    def is_silence(self) -> bool:
        """True when the model takes the sound for silence and does not trust its own text."""
        return self.no_speech_probability > NO_SPEECH_PROBABILITY and self.log_probability < LOG_PROBABILITY


class WhisperTranscriber:
    """A Transcriber on the CPU, int8; the model is loaded by `load`, or by the first `transcribe`."""

    def __init__(self, model_folder: Path, cpu_threads: int = 2, options: WhisperOptions | None = None) -> None:
        self._folder = model_folder
        self._cpu_threads = cpu_threads
        self._options = options or WhisperOptions()
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    def load(self) -> None:
        """Read the model into memory (about a second); does nothing when it is there. Raises ModelError."""
        self._model()

    def transcribe(self, samples: FloatSamples, context: str, terms: Sequence[str] = ()) -> Sequence[Word]:
        """Words with times in seconds from the start of these samples (16 kHz, at most 30 s).

        `context` is the text said just before, or empty; `terms` are the question's own, which are written where the
        sound clearly carries them (see whisper_terms). Raises TranscriptionError, and ModelError when the model
        cannot be loaded.
        """
        if samples.size > HEARD_SECONDS * SAMPLE_RATE:
            raise ValueError(f"at most {HEARD_SECONDS:.0f} s can be transcribed at once")
        if samples.size < SAMPLE_RATE // FRAMES_PER_SECOND * 2:
            return ()
        loaded = self._model()
        try:
            return self._words(loaded, samples, context, terms)
        except (RuntimeError, MemoryError, ValueError) as error:
            raise TranscriptionError(
                f"A stretch of {samples.size / SAMPLE_RATE:.0f} s could not be transcribed ({type(error).__name__}).",
                "Its sound is in the recording; if this happens again, close other programs to free memory.",
            ) from error

    def _model(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder, self._cpu_threads)
            return self._loaded

    def _words(self, loaded: _Loaded, samples: FloatSamples, context: str, terms: Sequence[str]) -> tuple[Word, ...]:
        """All words; a sound with hardly any is listened to again in halves."""
        words = self._words_at_once(loaded, samples, context, terms)
        seconds = samples.size / SAMPLE_RATE
        if seconds < HALVED_SECONDS or not words or len(words) >= FEWEST_WORDS_PER_SECOND * seconds:
            return words
        middle = _quietest(samples)
        first = self._words_at_once(loaded, samples[:middle], context, terms)
        second = self._words_at_once(loaded, samples[middle:], text_of(first), terms)
        offset = middle / SAMPLE_RATE
        halves = *first, *(replace(word, start=word.start + offset, end=word.end + offset) for word in second)
        return max(words, halves, key=len)

    def _words_at_once(
        self, loaded: _Loaded, samples: FloatSamples, context: str, terms: Sequence[str]
    ) -> tuple[Word, ...]:
        features = _features(loaded.model, samples)
        seconds = samples.size / SAMPLE_RATE
        window = max(self._options.shortest_window_seconds, seconds + self._options.pad_seconds)
        encoded = _encode(loaded.model, features, window)
        prompt = self._prompt(loaded.tokenizer, context)
        decoded = self._decode(loaded, encoded, prompt, seconds)
        if decoded.is_doubtful and prompt:
            decoded = self._decode(loaded, encoded, [], seconds)
        if decoded.ran_on and window < HEARD_SECONDS:
            encoded = _encode(loaded.model, features, HEARD_SECONDS)
            decoded = self._decode(loaded, encoded, [], seconds)
        if decoded.is_silence or not decoded.tokens:
            return ()
        words = _timed_words(loaded, decoded.tokens, encoded, features.shape[1])
        if not terms:
            return words
        sound = EncodedSound(np.asarray(encoded, dtype=np.float32), features.shape[1] / FRAMES_PER_SECOND)
        return with_terms(loaded.model, loaded.tokenizer, sound, words, terms)

    def _prompt(self, tokenizer: Any, context: str) -> list[int]:
        """Tokens that the model takes as said before: style first, then what really was."""
        style = tokenizer.encode(" " + self._options.prompt) if self._options.prompt else []
        tokens = self._options.context_tokens
        said = tokenizer.encode(" " + context)[-tokens:] if context and tokens else []
        return [*style, *said]

    def _decode(self, loaded: _Loaded, encoded: Any, prompt: list[int], seconds: float) -> _Decoded:
        tokenizer = loaded.tokenizer
        tokens = [tokenizer.sot_prev, *prompt] if prompt else []
        tokens += [*tokenizer.sot_sequence, tokenizer.no_timestamps]
        limit = int(SPARE_TOKENS + TOKENS_PER_SECOND * seconds)
        result = loaded.model.model.generate(
            encoded,
            [tokens],
            beam_size=self._options.beam_size,
            max_length=min(loaded.model.max_length, len(tokens) + limit),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=loaded.suppressed,
        )[0]
        said = [token for token in result.sequences_ids[0] if token < tokenizer.eot]
        text = tokenizer.decode(said).strip()
        compression = len(text.encode()) / len(zlib.compress(text.encode())) if text else 0.0
        return _Decoded(
            tokens=said,
            text=text,
            log_probability=result.scores[0] * len(said) / (len(said) + 1),
            no_speech_probability=result.no_speech_prob,
            ran_on=len(said) >= limit - 1 or compression > LOOP_COMPRESSION,
        )


def _load(folder: Path, cpu_threads: int) -> _Loaded:
    missing = [name for name in FILES if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in ("vocabulary.txt", "vocabulary.json")):
        missing.append("vocabulary.txt")
    if missing:
        raise ModelError(
            f"The speech model {folder.name} is not there: {', '.join(missing)} missing in {folder}.", PULL
        )
    os.environ.setdefault(*SHAPES_KEPT)
    try:
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens
    except (ImportError, OSError) as error:
        raise ModelError(f"faster-whisper cannot be loaded: {error}.", "Install the program again.") from error
    try:
        model = at_low_priority(
            lambda: WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=cpu_threads)
        )
        tokenizer = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language="en")
    except MemoryError as error:
        raise ModelError(
            f"There is not enough memory for the speech model {folder.name}.", "Close other programs."
        ) from error
    except Exception as error:  # the tokenizer raises bare Exceptions
        raise ModelError(f"The speech model {folder.name} cannot be read ({type(error).__name__}).", PULL) from error
    return _Loaded(model, tokenizer, list(get_suppressed_tokens(tokenizer, [-1])))


def _quietest(samples: FloatSamples) -> int:
    """The middle of the quietest frame in the middle half."""
    first = samples.size // 4
    frames = samples.size // 2 // FRAME_SAMPLES
    middle = samples[first : first + frames * FRAME_SAMPLES].reshape(frames, FRAME_SAMPLES)
    return first + int(np.argmin(np.square(middle).sum(axis=1))) * FRAME_SAMPLES + FRAME_SAMPLES // 2


def _features(model: Any, samples: FloatSamples) -> npt.NDArray[np.float32]:
    """Log-mel features, shape (bands, frames), a frame every 10 ms."""
    frames = samples.size // (SAMPLE_RATE // FRAMES_PER_SECOND)
    features: npt.NDArray[np.float32] = model.feature_extractor(samples)[:, :frames]
    return features


def _encode(model: Any, features: npt.NDArray[np.float32], seconds: float) -> Any:
    """The encoder's output for the sound followed by silence up to `seconds`.

    The encoder takes fewer frames than 30 s, at a cost that falls with their number.
    """
    frames = min(round(seconds * FRAMES_PER_SECOND), round(HEARD_SECONDS * FRAMES_PER_SECOND))
    window = np.full((features.shape[0], frames + frames % 2), features.min(), dtype=np.float32)
    window[:, : features.shape[1]] = features
    return model.encode(window)


def _timed_words(loaded: _Loaded, tokens: list[int], encoded: Any, frames: int) -> tuple[Word, ...]:
    segment: dict[str, Any] = {"seek": 0, "start": 0.0, "end": frames / FRAMES_PER_SECOND, "tokens": tokens}
    loaded.model.add_word_timestamps(
        [[segment]],
        loaded.tokenizer,
        encoded,
        frames,
        prepend_punctuations="\"'“¿([{-",
        append_punctuations="\"'.。,，!！?？:：”)]}、",  # noqa: RUF001
        last_speech_timestamp=0.0,
    )
    return tuple(
        Word(text, float(word["start"]), float(word["end"]), float(word["probability"]))
        for word in segment["words"]
        if (text := word["word"].strip())
    )
