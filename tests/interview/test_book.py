"""The book: what an answer keeps when more becomes known of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.scripted import MemoryStore
from tests.storage import samples
from voice_interviewer.interview.book import Book

BEGIN = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_an_answer_keeps_the_moment_at_which_it_was_given() -> None:
    """Its assessment and its rating come later; a session that goes on keeps the moments of the earlier answers."""
    store, moments = MemoryStore(), iter([BEGIN, BEGIN + timedelta(minutes=5)])
    earlier = replace(samples.answer(), answered_at="2026-11-22T06:20:00.000+00:00")
    old = replace(samples.answer(take=2), answered_at=None)
    book = Book(store, replace(samples.session(), answers=(earlier, old)), clock=lambda: next(moments))
    book.keep(replace(samples.answer(number=2), assessment=None))
    book.keep(samples.answer(number=2))
    book.rate(2, 1, 4)
    book.keep(samples.answer(take=2))
    book.keep(samples.answer(number=3))
    assert [each.answered_at for each in store.saved[-1].answers] == [
        earlier.answered_at,
        None,
        "2026-11-24T09:00:00.000+00:00",
        "2026-11-24T09:05:00.000+00:00",
    ]
    assert store.saved[-1].answers[2].self_rating == 4
