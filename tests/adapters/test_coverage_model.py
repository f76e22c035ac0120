"""The judge of pairs gives a verdict on each pair by itself, in the order of the pairs, or says what is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from voice_interviewer.adapters.judging import coverage_model
from voice_interviewer.adapters.judging.coverage_model import (
    MOST_TOKENS,
    TOKENIZER,
    WEIGHTS,
    CoverageModel,
)
from voice_interviewer.bootstrap import pack_library
from voice_interviewer.core.assessed import PointStatus
from voice_interviewer.core.content_words import content_words
from voice_interviewer.core.coverage.meaning import MeaningJudge
from voice_interviewer.core.questions import Question
from voice_interviewer.core.tokens import pieces
from voice_interviewer.errors import ModelError

SHIPPED = Path(__file__).parents[2] / "models" / "coverage-judge"
WORDS = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", "made", "wrong", "so", "point")


class ScriptedSession:
    """Is sure of the pairs that say `made` or `wrong`, and notes what it was given."""

    def __init__(self) -> None:
        self.given: list[dict[str, npt.NDArray[np.int64]]] = []

    def run(self, outputs: list[str], inputs: dict[str, npt.NDArray[np.int64]]) -> list[npt.NDArray[np.float32]]:
        assert outputs == ["logits"]
        self.given.append(inputs)
        said = inputs["input_ids"]
        made, wrong = ((said == WORDS.index(word)).any(axis=1) for word in ("made", "wrong"))
        return [np.stack([np.ones(len(said)), 5.0 * made, 5.0 * wrong], axis=1).astype(np.float32)]


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> ScriptedSession:
    session = ScriptedSession()

    def opened(*arguments: Any, **options: Any) -> ScriptedSession:
        return session

    monkeypatch.setattr(coverage_model, "open_onnx", opened)
    return session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    ends = [(word, WORDS.index(word)) for word in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = TemplateProcessing("[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", ends)
    tokenizer.enable_padding(length=MOST_TOKENS)  # as the released tokenizer does, which would be slow
    tokenizer.save(str(tmp_path / TOKENIZER))
    return tmp_path


def test_verdicts_come_in_the_order_of_the_pairs(session: ScriptedSession, folder: Path) -> None:
    pairs = [("so " * 9 + "made", "point"), ("so", "point"), ("wrong so", "point")] * 3

    verdicts = CoverageModel(folder).judge_pairs(pairs)

    assert [round(verdict.made) for verdict in verdicts] == [1, 0, 0] * 3
    assert [round(verdict.contradicted) for verdict in verdicts] == [0, 0, 1] * 3
    assert all(verdict.made + verdict.contradicted < 1.0 for verdict in verdicts)


def test_a_verdict_does_not_hang_on_what_is_judged_beside_it() -> None:
    model = CoverageModel(SHIPPED)
    short = ("it throws features out", "Lasso sets some weights exactly to zero.")
    long = ("and then I would talk to the team about the data that we have " * 6, "Trees need no scaling.")
    assert model.judge_pairs([short, long, short])[::2] == model.judge_pairs([short]) * 2


def keywords(question: Question) -> str:
    """All words of all points of a question that carry meaning, in no sentence."""
    return ", ".join(word for each in question.key_points for word in pieces(each.statement) if content_words(word))


def repeated(question: Question) -> str:
    """The question, asked back."""
    return f"{question.text} Hmm. {question.text} That's a good question."


@pytest.mark.parametrize(("say", "most"), [(keywords, 0.13), (repeated, 0.04)])
def test_neither_a_list_of_keywords_nor_the_question_repeated_makes_its_points(
    say: Callable[[Question], str], most: float
) -> None:
    judge = MeaningJudge(CoverageModel(SHIPPED).judge_pairs)
    asked = [each for each in pack_library().pack("machine-learning-engineer").questions if each.key_points][::6]
    judged = [each.status for question in asked for each in judge.judge(question, say(question).split())]
    assert len(judged) > 40
    assert sum(each is PointStatus.COVERED for each in judged) <= most * len(judged)


def test_the_statement_is_marked_as_the_second_part(session: ScriptedSession, folder: Path) -> None:
    CoverageModel(folder).judge_pairs([("so so", "point")])

    (given,) = session.given
    assert given["input_ids"].tolist() == [[1, 6, 6, 2, 7, 2]]
    assert given["token_type_ids"].tolist() == [[0, 0, 0, 0, 1, 1]]
    assert given["attention_mask"].tolist() == [[1] * 6]


def test_what_is_too_long_loses_the_end_of_what_was_said(session: ScriptedSession, folder: Path) -> None:
    CoverageModel(folder).judge_pairs([("so " * 500, "point")])

    (given,) = session.given
    assert given["input_ids"].shape == (1, MOST_TOKENS)
    assert given["input_ids"][0, -2:].tolist() == [7, 2]


def test_nothing_to_judge_loads_nothing(tmp_path: Path) -> None:
    assert CoverageModel(tmp_path).judge_pairs([]) == []


def test_a_missing_or_broken_model_says_how_to_mend_it(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        CoverageModel(tmp_path / "elsewhere").load()
    (folder / WEIGHTS).write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be loaded") as raised:
        CoverageModel(folder).judge_pairs([("so", "point")])
    assert "Install the program again" in raised.value.remedy
    (folder / TOKENIZER).write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded"):
        CoverageModel(folder).load()
