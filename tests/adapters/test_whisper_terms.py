"""The question's terms at Whisper's: written where the sound carries them, and nowhere else."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from voice_interviewer.adapters.hearing import whisper_terms
from voice_interviewer.adapters.hearing.whisper import WhisperTranscriber
from voice_interviewer.adapters.hearing.whisper_scoring import Scored
from voice_interviewer.adapters.hearing.whisper_terms import EncodedSound, rare_terms, with_terms
from voice_interviewer.core.sound.audio import SAMPLE_RATE, FloatSamples
from voice_interviewer.core.transcript import Word, text_of
from voice_interviewer.paths import Home

SOUND = EncodedSound(np.zeros((1, 500, 4), dtype=np.float32), 10.0)
HEARD = (Word("Then", 0.0, 0.4, 0.9), Word("Lassa,", 0.5, 1.0, 0.3), Word("they", 1.2, 1.5, 0.9))


class FakeTokenizer:
    """A token a word; a word of more than five letters has two."""

    def __init__(self) -> None:
        self.texts: dict[tuple[int, ...], str] = {}

    def encode(self, text: str) -> list[int]:
        tokens = [hash(word) % 1000 for word in text.split() for _ in range(2 if len(word) > 5 else 1)]
        self.texts[tuple(tokens)] = text
        return tokens


@pytest.fixture
def tokenizer(monkeypatch: pytest.MonkeyPatch) -> FakeTokenizer:
    """A tokenizer whose model likes texts by the gains that `liked` names: each token's share of them."""
    monkeypatch.setattr(whisper_terms, "_stretch", lambda sound, start, end: (None, end - start))
    return FakeTokenizer()


def scorer(tokenizer: FakeTokenizer, liked: dict[str, float], asked: list[str]) -> Any:
    def score(model: Any, _: Any, steps: Any, frames: int, texts: Sequence[Sequence[int]]) -> list[Scored]:
        found = []
        for tokens in texts:
            text = tokenizer.texts[tuple(tokens)]
            asked.append(text)
            total = -10.0 + sum(gain for term, gain in liked.items() if term in text)
            found.append(Scored(tuple(tokens), np.full(len(tokens), total / len(tokens))))
        return found

    return score


class TestGuard:
    @pytest.mark.parametrize("failure", [RuntimeError("no alignment"), MemoryError()])
    def test_where_scoring_fails_the_words_stand_as_they_were_heard(
        self, monkeypatch: pytest.MonkeyPatch, tokenizer: FakeTokenizer, failure: Exception
    ) -> None:
        def fail(*_: object) -> list[Scored]:
            raise failure

        monkeypatch.setattr(whisper_terms, "score_texts", fail)
        assert with_terms(SimpleNamespace(), tokenizer, SOUND, HEARD, ("Lasso",)) == HEARD

    @pytest.mark.parametrize(("gain", "text"), [(2.0, "Then Lasso, they"), (-30.0, "Then Lassa, they")])
    def test_a_term_is_written_only_where_the_sound_carries_it(
        self, monkeypatch: pytest.MonkeyPatch, tokenizer: FakeTokenizer, gain: float, text: str
    ) -> None:
        monkeypatch.setattr(whisper_terms, "score_texts", scorer(tokenizer, {"Lasso": gain}, []))
        words = with_terms(SimpleNamespace(), tokenizer, SOUND, HEARD, ("Lasso", "Ridge"))
        assert text_of(words) == text
        assert [word.start for word in words] == [0.0, 0.5, 1.2]

    def test_both_texts_are_scored_with_what_surrounds_them(
        self, monkeypatch: pytest.MonkeyPatch, tokenizer: FakeTokenizer
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(whisper_terms, "score_texts", scorer(tokenizer, {}, asked))
        with_terms(SimpleNamespace(), tokenizer, SOUND, HEARD, ("Lasso",))
        assert asked == [" Then Lassa, they", " Then Lasso, they"]

    def test_of_terms_that_want_one_word_the_surer_gets_it(
        self, monkeypatch: pytest.MonkeyPatch, tokenizer: FakeTokenizer
    ) -> None:
        liked = {"Lasso": 1.0, "Lassie": 4.0}
        monkeypatch.setattr(whisper_terms, "score_texts", scorer(tokenizer, liked, []))
        assert text_of(with_terms(SimpleNamespace(), tokenizer, SOUND, HEARD, ("Lasso", "Lassie"))) == (
            "Then Lassie, they"
        )

    def test_sure_words_are_not_scored_at_all(self, monkeypatch: pytest.MonkeyPatch, tokenizer: FakeTokenizer) -> None:
        asked: list[str] = []
        monkeypatch.setattr(whisper_terms, "score_texts", scorer(tokenizer, {}, asked))
        sure = [Word(word.text, word.start, word.end, 0.95) for word in HEARD]
        assert with_terms(SimpleNamespace(), tokenizer, SOUND, sure, ("Lasso",)) == tuple(sure)
        assert asked == []


def test_everyday_words_are_no_rare_terms() -> None:
    assert rare_terms(FakeTokenizer(), ("ridge", "logits", "L1")) == ("logits", "L1")


@pytest.fixture(scope="module")
def transcriber() -> WhisperTranscriber:
    return WhisperTranscriber(Home.find().models / "whisper-base")


@pytest.mark.models
class TestRealModel:
    @staticmethod
    def spoken(text: str) -> FloatSamples:
        import hibari
        import soxr

        sound: FloatSamples = soxr.resample(hibari.Hibari()(text, seed=1), hibari.SAMPLE_RATE, SAMPLE_RATE)
        return sound.astype(np.float32)

    def test_a_name_that_is_misheard_is_written_when_it_may_be_said(self, transcriber: WhisperTranscriber) -> None:
        sound = self.spoken("In that project we used Kolmogorov Smirnov for a while.")
        assert "Kolmogorov Smirnov" not in text_of(transcriber.transcribe(sound, ""))
        assert "Kolmogorov Smirnov" in text_of(transcriber.transcribe(sound, "", ("PSI", "Kolmogorov Smirnov")))

    def test_what_is_not_said_is_not_written(self, transcriber: WhisperTranscriber) -> None:
        sound = self.spoken("We looked at the adapter and thought the loss of data was too large.")
        terms = ("lasso", "Adam", "L1", "ReLU", "NDCG", "LoRA", "softmax", "logits")
        assert transcriber.transcribe(sound, "", terms) == transcriber.transcribe(sound, "")
