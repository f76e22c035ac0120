import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.core.sentences import LONGEST_SENTENCE, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("What is recall? And why does it matter!", ("What is recall?", "And why does it matter!")),
        ("Use a metric, e.g. Recall or F1. Then say why.", ("Use a metric, e.g. Recall or F1.", "Then say why.")),
        ("Ask Dr. Gebru about it. She knows.", ("Ask Dr. Gebru about it.", "She knows.")),
        ("As J. Tukey said. Plot it.", ("As J. Tukey said.", "Plot it.")),
        ("The threshold is 0.5 here. It was 0.25.", ("The threshold is 0.5 here.", "It was 0.25.")),
        ("A P S I above 0.2 is drift. Below is not.", ("A P S I above 0.2 is drift.", "Below is not.")),
        ("Well... it depends. On what?", ("Well... it depends.", "On what?")),
        ("Well... Go on.", ("Well...", "Go on.")),
        ("So did I. Then it failed.", ("So did I.", "Then it failed.")),
        ("It took 20 ms. That was the answer no. Right.", ("It took 20 ms.", "That was the answer no.", "Right.")),
        ('He asked "why?" and left. She said "no." Then.', ('He asked "why?" and left.', 'She said "no."', "Then.")),
        ("First line\n\n  second   line ", ("First line", "second line")),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_sentences_are_cut_where_a_reader_stops(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences


def test_a_long_sentence_is_cut_at_a_clause_near_its_middle() -> None:
    text = (
        "Suppose that the model you shipped last month has started to lose accuracy on the newest customers; "
        "tell me how you would notice it, how you would find the cause, and what you would change for good."
    )
    assert split_sentences(text) == (
        "Suppose that the model you shipped last month has started to lose accuracy on the newest customers;",
        "tell me how you would notice it, how you would find the cause, and what you would change for good.",
    )


def test_a_long_sentence_without_marks_is_cut_between_words() -> None:
    pieces = split_sentences("word " * 100)
    assert all(len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert " ".join(pieces) == ("word " * 100).strip()


@given(st.text(alphabet="aB ,.;?!\n\"'e.g-1", max_size=600))
def test_no_character_is_lost_and_pieces_stay_whole(text: str) -> None:
    pieces = split_sentences(text)
    assert " ".join(pieces).split() == text.split()
    for piece in pieces:
        assert split_sentences(piece) == (piece,)
        assert len(piece) <= LONGEST_SENTENCE or " " not in piece[30:-30]
