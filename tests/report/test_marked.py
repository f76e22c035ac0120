"""The words of an answer as a report marks them."""

from dataclasses import replace

from tests.storage import samples
from voice_interviewer.core.delivery.measured import Filler, Fillers
from voice_interviewer.core.transcript import Word
from voice_interviewer.report.marked import PieceKind, pieces


def test_a_hesitation_is_marked_where_it_is_written_though_its_sound_lies_under_other_words() -> None:
    words = (Word("Um,", 0.0, 0.2, 0.9), Word("bias", 1.0, 1.4, 0.9), Word("falls.", 1.4, 2.0, 0.9))
    heard = (Filler("Um", 1.0, 1.4, "hesitation"),)
    assessment = replace(samples.FULL, words=words, fillers=Fillers(heard, (), None, None))
    marked = [each.text for each in pieces(samples.answer(assessment=assessment)) if each.kind is PieceKind.FILLER]
    assert marked == ["Um,"]
