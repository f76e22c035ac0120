"""Where a term may stand behind improbable words, and when it is believed."""

from voice_interviewer.core.jargon.mishearings import ALIKE_GAIN, MOST_SUSPECTS, Suspect, find_suspects
from voice_interviewer.core.transcript import Word


def words(text: str, *probabilities: float) -> list[Word]:
    """A word a second; what has no probability of its own is sure."""
    texts = text.split()
    given = [*probabilities, *[0.99] * (len(texts) - len(probabilities))]
    return [Word(each, float(index), index + 0.8, given[index]) for index, each in enumerate(texts)]


def test_an_improbable_word_that_sounds_like_a_term_is_suspected() -> None:
    (suspect,) = find_suspects(words("then Lassa, helps", 0.9, 0.4), ("lasso", "ridge"))
    assert (suspect.first, suspect.past, suspect.term) == (1, 2, "lasso")


def test_several_words_may_be_one_term() -> None:
    suspects = find_suspects(words("we use Ray Lou there", 0.9, 0.9, 0.3, 0.3), ("ReLU",))
    assert (suspects[0].first, suspects[0].past, suspects[0].distance) == (2, 4, 0.0)


def test_probable_words_stand() -> None:
    assert find_suspects(words("then Lassa helps", 0.9, 0.9), ("lasso",)) == ()


def test_a_term_that_is_heard_is_no_suspect() -> None:
    assert find_suspects(words("then lassos help", 0.9, 0.3), ("lasso",)) == ()


def test_little_words_alone_are_no_term() -> None:
    assert find_suspects(words("at those", 0.3, 0.3), ("Matthews",)) == ()


def test_no_term_reaches_over_the_end_of_a_sentence() -> None:
    assert all(each.past - each.first == 1 for each in find_suspects(words("Ray. Lou", 0.3, 0.3), ("ReLU",)))


def test_the_suspects_of_a_chunk_are_few_and_the_nearest() -> None:
    heard = words("Lassa " * 20, *[0.3] * 20)
    assert len(find_suspects(heard, ("lasso",))) == MOST_SUSPECTS


def test_what_sounds_farther_needs_more_gain() -> None:
    near, far = Suspect(0, 1, "lasso", 0.0), Suspect(0, 1, "lasso", 0.3)
    assert near.is_carried(ALIKE_GAIN)
    assert not near.is_carried(ALIKE_GAIN - 0.1)
    assert not far.is_carried(1.0)
    assert far.is_carried(2.0)


def test_the_term_takes_the_time_and_the_comma_of_what_was_heard() -> None:
    heard = words("use Ray Lou, then", 0.9, 0.3, 0.3)
    assert Suspect(1, 3, "ReLU", 0.0).corrected(heard, 0.5) == Word("ReLU,", 1.0, 2.8, 0.5)
