"""Whisper on this machine: words where they were spoken, none on silence, clear errors where the model is not right."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tests.benchmarks.answers import cut
from voice_interviewer.adapters.hearing import whisper
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.hearing.whisper_scoring import score_texts
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples, to_samples
from voice_interviewer.core.transcript import Word, plain, spoken_words
from voice_interviewer.errors import ModelError, TranscriptionError
from voice_interviewer.paths import Home

SENTENCE = "Gradient descent follows the slope of the loss until the model stops getting better."


@pytest.fixture(scope="module")
def transcriber() -> WhisperTranscriber:
    return WhisperTranscriber(Home.find().models / "whisper-tiny.en")


@pytest.fixture(scope="module")
def sentence() -> FloatSamples:
    """SENTENCE in a synthetic voice, 16 kHz."""
    import hibari
    import soxr

    spoken: FloatSamples = soxr.resample(hibari.Hibari()(SENTENCE, seed=1), hibari.SAMPLE_RATE, SAMPLE_RATE)
    return spoken.astype(np.float32)


def silence(seconds: float) -> FloatSamples:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


def recall(words: Sequence[Word], text: str) -> float:
    """Share of the text's words that were heard."""
    heard = {plain(word.text) for word in words}
    expected = [plain(word) for word in text.split()]
    return sum(word in heard for word in expected) / len(expected)


@pytest.mark.models
class TestHearing:
    def test_speech_becomes_words(self, transcriber: WhisperTranscriber, sentence: FloatSamples) -> None:
        words = transcriber.transcribe(sentence, "")
        assert recall(words, SENTENCE) >= 0.8
        assert all(0.0 <= word.probability <= 1.0 for word in words)
        assert all(word.text == word.text.strip() != "" for word in words)

    def test_times_are_those_of_the_sound(self, transcriber: WhisperTranscriber, sentence: FloatSamples) -> None:
        late = np.concatenate((silence(3.0), sentence, silence(2.0)))
        words = transcriber.transcribe(late, "")
        assert recall(words, SENTENCE) >= 0.8
        assert words[1].start > 2.5
        assert words[-1].end < 3.0 + sentence.size / SAMPLE_RATE + 0.5
        assert [word.start for word in words] == sorted(word.start for word in words)

    def test_the_end_is_not_repeated_in_short_sounds(
        self, transcriber: WhisperTranscriber, sentence: FloatSamples
    ) -> None:
        words = transcriber.transcribe(sentence, "")
        assert len(words) <= len(SENTENCE.split()) + 2

    def test_context_is_not_heard_as_speech(self, transcriber: WhisperTranscriber, sentence: FloatSamples) -> None:
        words = transcriber.transcribe(sentence, "We talked about bananas and elephants before.")
        assert recall(words, SENTENCE) >= 0.8
        assert not {"bananas", "elephants"} & {plain(word.text) for word in words}

    @pytest.mark.parametrize("level", [0.0, 0.003, 0.05])
    def test_silence_and_noise_are_no_words_after_the_guards(
        self, transcriber: WhisperTranscriber, level: float
    ) -> None:
        noise = (np.random.default_rng(7).standard_normal(8 * SAMPLE_RATE) * level).astype(np.float32)
        _, speech = cut(to_samples(noise))
        assert spoken_words(transcriber.transcribe(noise, ""), speech) == ()

    def test_almost_nothing_is_no_words(self, transcriber: WhisperTranscriber) -> None:
        assert tuple(transcriber.transcribe(silence(0.0), "")) == ()
        assert tuple(transcriber.transcribe(silence(0.01), "")) == ()

    def test_thirty_seconds_fit_and_more_do_not(self, transcriber: WhisperTranscriber, sentence: FloatSamples) -> None:
        longest = np.concatenate((sentence, silence(30.0)))[: 30 * SAMPLE_RATE]
        assert recall(transcriber.transcribe(longest, ""), SENTENCE) >= 0.8
        with pytest.raises(ValueError, match="30 s"):
            transcriber.transcribe(np.concatenate((longest, silence(0.1))), "")


class TestModelFolder:
    def test_a_missing_folder_says_what_to_run(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError) as caught:
            WhisperTranscriber(tmp_path / "whisper-base").load()
        assert "whisper-base" in caught.value.what
        assert caught.value.remedy == "Run `voice-interviewer models pull`."

    @pytest.mark.parametrize("missing", ["model.bin", "config.json", "tokenizer.json", "vocabulary.txt"])
    def test_a_missing_file_is_named(self, tmp_path: Path, missing: str) -> None:
        for name in {"model.bin", "config.json", "tokenizer.json", "vocabulary.txt"} - {missing}:
            (tmp_path / name).write_bytes(b"")
        with pytest.raises(ModelError, match=missing):
            WhisperTranscriber(tmp_path).load()

    def test_a_corrupt_model_says_what_to_run(self, tmp_path: Path) -> None:
        (tmp_path / "model.bin").write_bytes(b"not a model")
        for name in ("config.json", "tokenizer.json"):
            (tmp_path / name).write_text("{}")
        (tmp_path / "vocabulary.txt").write_text("a\n")
        with pytest.raises(ModelError, match="cannot be read") as caught:
            WhisperTranscriber(tmp_path).transcribe(silence(1.0), "")
        assert caught.value.remedy == "Run `voice-interviewer models pull`."

    @pytest.mark.models
    def test_a_model_cut_short_says_what_to_run(self, tmp_path: Path) -> None:
        whole = Home.find().models / "whisper-tiny.en"
        for each in whole.iterdir():
            if each.name == "model.bin":
                with each.open("rb") as file:
                    (tmp_path / each.name).write_bytes(file.read(1_000_000))
            else:
                (tmp_path / each.name).symlink_to(each)
        with pytest.raises(ModelError, match="cannot be read"):
            WhisperTranscriber(tmp_path).load()


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("mkl_malloc: failed to allocate memory")])
def test_a_failure_inside_the_model_is_a_transcription_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    def fail(samples: FloatSamples) -> None:
        raise error

    broken = SimpleNamespace(model=SimpleNamespace(feature_extractor=fail), tokenizer=None, suppressed=[])
    monkeypatch.setattr(whisper, "_load", lambda folder, cpu_threads: broken)
    with pytest.raises(TranscriptionError, match="could not be transcribed") as caught:
        WhisperTranscriber(tmp_path).transcribe(silence(2.0), "")
    assert caught.value.__cause__ is error


@pytest.mark.models
class TestScoring:
    def test_what_was_said_is_likelier_than_what_was_not(self, sentence: FloatSamples) -> None:
        loaded = whisper._load(Home.find().models / "whisper-tiny.en", cpu_threads=2)
        features = whisper._features(loaded.model, sentence)
        encoded = whisper._encode(loaded.model, features, 10.0)
        other = SENTENCE.replace("slope of the loss", "scent of the moss")
        texts = [loaded.tokenizer.encode(" " + text) for text in (SENTENCE, other, "")]
        texts[2] = []
        said, not_said, nothing = score_texts(loaded.model, loaded.tokenizer, encoded, features.shape[1], texts)
        assert len(said.tokens) == said.log_probabilities.size
        assert said.total > not_said.total + 5
        assert nothing.total == 0.0
