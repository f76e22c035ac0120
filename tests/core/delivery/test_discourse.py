import pytest

from voice_interviewer.core.delivery.discourse import Context, probability
from voice_interviewer.core.delivery.discourse_weights import WEIGHTS
from voice_interviewer.core.delivery.fillers import count_words, find_fillers
from voice_interviewer.core.delivery.plain_tokens import plain_tokens
from voice_interviewer.core.delivery.wishes import WATCHED
from voice_interviewer.core.delivery.word_classes import CLASSES


def found(text: str, watched: tuple[str, ...] = WATCHED) -> list[str]:
    tokens = text.split()
    return [" ".join(tokens[each.first : each.end]).strip(",.?") for each in find_fillers(tokens, watched)]


def likely(text: str, word: str) -> float:
    tokens = text.split()
    plain = plain_tokens(tokens)
    return probability(Context(tokens, plain), plain.index(word), 1)


@pytest.mark.parametrize(
    "text",
    [
        "So we had like three days of work and like nobody knew the um pipeline",
        "and so um it's just like um you know like a lot of work",
        "It was, like, three days of work",
    ],
)
def test_a_like_that_says_nothing_is_a_filler(text: str) -> None:
    assert "like" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I would like to explain it",
        "It looks like a linear model",
        "We used something like this in the second project",
        "I like working with data",
        "They don't like it",
        "In a model like this one the variance is high",
    ],
)
def test_a_like_that_likes_or_compares_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("It converged, right?", ["right"]),
        ("you scale the features first, right? And then you train", ["right"]),
        ("It was, well, slower than we wanted", ["well"]),
        ("we were, actually, quite close", ["actually"]),
        ("it is, basically, an average", ["basically"]),
        ("it was, kind of, slow", ["kind of"]),
    ],
)
def test_marks_on_both_sides_show_a_filler(text: str, fillers: list[str]) -> None:
    assert found(text) == fillers


@pytest.mark.parametrize(
    "text",
    [
        "Is that right?",
        "All right, we can start",
        "The right answer is on the right side",
        "I do it right now",
        "left, right, and centre",
        "It works well",
        "We tested it as well",
        "It is so small that it fits",
        "so that it fits",
        "It was actually true",
        "It is a kind of tree",
        "what kind of data was it",
        "this sort of problem",
    ],
)
def test_words_used_for_what_they_mean_are_none(text: str) -> None:
    assert found(text) == []


def test_the_speakers_habits_count_with_the_words_around() -> None:
    fluent = "the model was like a tree that grows with the data"
    halting = "um the the uh model was like a um tree you know that like um grows like with the um data"
    assert likely(halting, "like") > likely(fluent, "like")


def test_a_phrase_of_ones_own_counts_wherever_it_stands() -> None:
    assert found("In terms of cost, it is at the end of the day fine.", ("in terms of", "At the end of the day")) == [
        "In terms of"
    ]
    assert found("it is, to be honest, fine, to be honest", ("to be honest",)) == ["to be honest", "to be honest"]
    assert found("I like it literally", ("literally",)) == ["literally"]


def test_marks_inside_keep_the_words_of_a_phrase_apart() -> None:
    assert found("in terms. Of course", ("in terms of",)) == []


def test_what_is_taken_off_the_list_is_not_counted() -> None:
    text = "It was, like, three days, you know, um"
    assert found(text) == ["like", "you know", "um"]
    assert found(text, tuple(each for each in WATCHED if each != "like")) == ["you know", "um"]
    assert found(text, ()) == ["um"]


def test_the_list_is_read_in_any_case_and_with_any_apostrophe() -> None:
    assert found("I MEAN, it\N{RIGHT SINGLE QUOTATION MARK}s fine", ("i Mean",)) == ["I MEAN"]
    assert found("it\N{RIGHT SINGLE QUOTATION MARK}s like fine", ("It's like",)) == [
        "it\N{RIGHT SINGLE QUOTATION MARK}s like"
    ]


def test_the_longest_phrase_wins_and_a_phrase_never_takes_a_hesitation() -> None:
    assert found("you know what it is", ("you know", "you know what")) == ["you know what"]
    assert found("so um yes", ("so um",)) == ["um"]


def test_i_mean_that_corrects_is_no_filler() -> None:
    assert found("we used L1, I mean, L2") == []
    assert found("we used it, I mean, a lot") == ["I mean"]


def test_discourse_fillers_stay_words() -> None:
    assert count_words(["it", "was,", "like,", "um,", "slow"]) == 4


def test_the_weights_know_only_phrases_and_common_words() -> None:
    """No text of the recordings that they were trained on travels in them."""
    classes = {*CLASSES.values(), "0", "1", "none", "cut", "other", ""}
    for name in WEIGHTS:
        seen = name.partition("|")[2] if "|" in name else name
        kind, _, value = seen.partition("=")
        for part in value.split(",") if kind.startswith("w") or kind in ("cw", "sw") else ():
            assert part in CLASSES or part in classes or part.startswith(("<", "-")), name
