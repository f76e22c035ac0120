"""A session that came from elsewhere cannot steer the terminal that shows it."""

import json
from typing import Any

import pytest

from tests.tui.takes import SESSION
from voice_interviewer.storage.session_file import read_session, session_json, session_text


def file_with(question_text: str, *, ascii_only: bool) -> bytes:
    data: dict[str, Any] = json.loads(session_text(SESSION))
    data["answers"][0]["question_text"] = question_text
    return json.dumps(data, ensure_ascii=ascii_only).encode()


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("steering", ["\x1b", "\x07", "\b", "\r", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_what_steers_a_terminal_is_replaced(steering: str, ascii_only: bool) -> None:
    read = read_session(file_with(f"a{steering}[31mb", ascii_only=ascii_only))
    assert read.answers[0].question_text == "a\N{REPLACEMENT CHARACTER}[31mb"


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize(
    "text", ["two\nlines\tapart", r"C:\users\bob\u001b", '"quoted"', "漢字 é 👩‍💻 עברית", "[b]x[/b]"]
)
def test_any_other_text_stays_as_it_is(text: str, ascii_only: bool) -> None:
    assert read_session(file_with(text, ascii_only=ascii_only)).answers[0].question_text == text


def test_a_session_of_ours_is_read_as_it_was_written() -> None:
    assert session_json(read_session(session_text(SESSION))) == session_json(SESSION)
