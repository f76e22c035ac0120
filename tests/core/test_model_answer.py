"""Key points are marked in a model answer at the words that make them."""

from tests.core.answers import point, question
from voice_interviewer.core.model_answer import placed_points

TEXT = "Bias comes from assumptions that are too simple.\nVariance is sensitivity to the sample, and it overfits."


def marked(text: str, words: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in words]


def test_each_point_is_marked_at_its_own_words() -> None:
    asked = question(
        point("bias", ("bias",), ("too simple",), statement="Bias."),
        point("variance", ("variance",), ("overfit", "overfits"), statement="Variance."),
        point("gap", ("validation",), ("gap",), statement="The gap."),
    )
    bias, variance, gap = placed_points(asked, TEXT)
    assert marked(TEXT, bias.words) == ["Bias", "too simple."]
    assert marked(TEXT, variance.words) == ["Variance", "overfits."]
    assert (gap.number, gap.statement, gap.words) == (3, "The gap.", ())


def test_words_side_by_side_are_one_mark() -> None:
    (placed,) = placed_points(question(point("both", ("bias",), ("comes from",))), TEXT)
    assert marked(TEXT, placed.words) == ["Bias comes from"]


def test_a_question_without_key_points_has_no_marks() -> None:
    assert placed_points(question(), TEXT) == ()
