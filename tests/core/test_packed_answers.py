import json
import pickle
from dataclasses import replace

import pytest

from tests.storage import samples
from voice_interviewer.core.assessment_json import json_ready, readable_json
from voice_interviewer.core.going_on import open_question_ids
from voice_interviewer.core.packed_answers import PackedAnswer, answer_json, packed, unpacked, whole_answer
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.transcript import Word
from voice_interviewer.interview.book import Book
from voice_interviewer.storage.session_file import read_answer, read_session, session_json, session_text

SESSION = samples.session()


def long_session(count: int) -> Session:
    answers = tuple(replace(samples.answer(), number=number) for number in range(1, count + 1))
    return replace(SESSION, question_ids=tuple(f"q-{number}" for number in range(1, count + 1)), answers=answers)


def test_a_packed_session_is_the_same_when_it_is_unpacked() -> None:
    assert unpacked(packed(SESSION), read_answer) == SESSION
    assert unpacked(packed(packed(SESSION)), read_answer) == SESSION


def test_only_answers_to_other_questions_are_packed() -> None:
    session = packed(long_session(3), 2)
    assert [isinstance(each, PackedAnswer) for each in session.answers] == [True, False, True]
    assert session.answers[0].words == ()
    assert whole_answer(session.answers[0], read_answer).words == samples.answer().words


def test_a_packed_answer_takes_a_fifth_of_its_text_however_long_it_is() -> None:
    words = tuple(Word(f"word{place % 60}", 0.407 * place, 0.407 * place + 0.318, 0.93) for place in range(120))
    answer = samples.answer()
    assert answer.assessment is not None
    answer = replace(answer, words=words, assessment=replace(answer.assessment, words=words))
    (held,) = packed(replace(SESSION, answers=(answer,))).answers
    assert len(pickle.dumps(held)) < 0.2 * len(answer_json(answer))


def test_a_packed_session_gives_the_file_of_the_whole_one_laid_out_for_people() -> None:
    text = session_text(packed(SESSION))
    assert text.decode() == readable_json(session_json(SESSION)) + "\n"
    assert session_text(SESSION) == text
    assert read_session(text) == read_session(session_text(SESSION))


def test_a_session_without_an_answer_is_a_file_of_its_own() -> None:
    empty = replace(SESSION, answers=())
    assert json.loads(session_text(empty)) == session_json(empty)


def test_a_packed_answer_is_never_written_without_its_words() -> None:
    with pytest.raises(ValueError, match="no place in JSON"):
        json_ready(packed(SESSION))


class Saves:
    """A store that keeps what it is given to save."""

    def __init__(self) -> None:
        self.session = SESSION

    def save(self, session: Session) -> None:
        self.session = session

    def read_answer(self, text: bytes) -> Answer:
        return read_answer(text)


def test_the_book_gives_every_answer_whole_and_holds_none_but_the_newest_questions_so() -> None:
    store = Saves()
    book = Book(store, replace(SESSION, answers=()))  # type: ignore[arg-type]  # nothing else of it is asked for
    given = [book.keep(each) for each in long_session(4).answers]
    assert [isinstance(each, PackedAnswer) for each in store.session.answers] == [True, True, True, False]
    assert book.session.answers == tuple(given)
    assert book.answer(1, given[0].take) == given[0]
    assert book.open_question_ids == open_question_ids(book.session)
    book.rate(1, given[0].take, 4)
    assert [each.self_rating for each in book.session.answers] == [4, *(each.self_rating for each in given[1:])]
    assert book.session.answers[0].words == given[0].words
