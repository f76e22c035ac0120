import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interviewer.core.tokens import PhraseFinder, located_stems, pieces, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ("overfit", "overfits", "overfitting"),
        ("regularize", "regularizes", "regularized", "regularizing", "regularise", "regularising"),
        ("sample", "samples", "sampled", "sampling"),
        ("embed", "embeds", "embedded", "embedding", "embeddings"),
        ("bias", "biases", "biased"),
        ("loss", "losses"),
        ("class", "classes"),
        ("batch", "batches", "batched", "batching"),
        ("anomaly", "anomalies"),
        ("random", "randomly"),
        ("true", "truly"),
        ("automatic", "automatically"),
        ("use", "uses", "used", "using"),
        ("multiply", "multiplies", "multiplied", "multiplying"),
        ("label", "labels", "labelled", "labelling", "labeled"),
        ("cnn", "cnns"),
        ("add", "adds", "added", "adding"),
        ("cache", "caches", "cached", "caching"),
    ],
)
def test_light_inflection_meets(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("loss", "lose"), ("string", "str"), ("bias", "bia"), ("process", "proce"), ("mse", "ms"), ("rnn", "rn")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Cross-entropy,", ("cross", "entropy")),
        ("P.S.I.", ("psi",)),
        ("model\N{RIGHT SINGLE QUOTATION MARK}s", ("model",)),
        ("don't", ("dont",)),
        ("0.05", ("0.05",)),
        ("95%", ("95", "percent")),
        ("naïve", ("naive",)),
        ("one", ("1",)),
        ("…", ()),
        ("end.", ("end",)),
    ],
)
def test_tokens_are_folded_to_plain_words(token: str, expected: tuple[str, ...]) -> None:
    assert pieces(token) == expected


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("PSI", "the P S I was high"),
        ("PSI", "the p.s.i. was high"),
        ("L1", "an L 1 penalty"),
        ("L1", "an L one penalty"),
        ("l 1", "an L1 penalty"),
        ("dataset", "two data sets"),
        ("cross entropy", "Cross-entropy, mostly"),
        ("cross-entropy", "crossentropy"),
        ("A/B test", "we ran A B tests"),
        ("A/B test", "an AB test"),
        ("learning rate", "smaller Learning Rates."),
        ("k-fold", "with K fold splits"),
    ],
)
def test_a_phrase_is_found_however_it_is_spaced(phrase: str, said: str) -> None:
    assert [found for found, _, _ in PhraseFinder([phrase]).find(stems(said))] == [phrase]


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("asymmetric", "a symmetric matrix"),
        ("asynchronous", "a synchronous update"),
        ("AI", "give me a I think"),
        ("rate", "a great separate thing"),
        ("learning rate", "learning the rate"),
        ("L1", "L 12"),
        ("PSI", "P S V"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, said: str) -> None:
    assert PhraseFinder([phrase]).find(stems(said)) == []


def test_words_know_the_token_they_came_from() -> None:
    assert located_stems(["A", "—", "cross-entropy", "loss."]) == (
        ["a", *stems("cross entropy"), "loss"],
        [0, 2, 2, 3],
    )


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_any_text_has_stems_without_spaces(text: str) -> None:
    assert all(word and not any(character.isspace() for character in word) for word in stems(text))


@settings(deadline=None, max_examples=50)
@given(st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True))
def test_a_stem_is_never_longer_than_its_word_and_never_empty(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
