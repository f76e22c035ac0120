"""`progress`, through the command line, on sessions as interviews leave them."""

import dataclasses
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.cli import main
from voice_interviewer.core.assessed import Score
from voice_interviewer.paths import HOME_VARIABLE, Home
from voice_interviewer.storage.sessions import FolderSessionStore

Captured = pytest.CaptureFixture[str]
QUESTION = "bias-variance"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "90")
    return Home(tmp_path / "home")


def practise(home: Home, *scores: float | None, text: str = "What is the trade-off?") -> None:
    """A session a day up to today, each with one answer of this score."""
    store = FolderSessionStore(home, FlacRecording)
    session = samples.session()
    answer = next(each for each in session.answers if each.assessment is not None)
    assert answer.assessment is not None
    for number, score in enumerate(scores):
        day = datetime.now(UTC) - timedelta(days=len(scores) - 1 - number)
        assessment = dataclasses.replace(answer.assessment, score=Score(score, (), None))
        given = dataclasses.replace(
            answer, number=1, take=1, question_id=QUESTION, question_text=text, assessment=assessment
        )
        store.save(
            dataclasses.replace(
                session,
                id=store.create("", (), "").id,
                started_at=day.isoformat(),
                pack_id="machine-learning-engineer",
                candidate="microphone",
                question_ids=(QUESTION,),
                answers=(given,),
            )
        )


def test_nothing_yet_says_how_to_begin_and_what_comes_next(home: Home, capsys: Captured) -> None:
    assert main(["progress"]) == 0
    out, err = capsys.readouterr()
    assert "voice-interviewer interview --count 3" in err
    assert "Nothing is due today; something new is welcome. Next: " in out


def test_each_measure_is_told_with_what_is_usual(home: Home, capsys: Captured) -> None:
    practise(home, 50, 55, 52, 54, 51, 53)
    assert main(["progress"]) == 0
    out = capsys.readouterr().out
    assert "6 days in a row" in out
    assert "Score: Within your usual range, " in out
    assert "Last 53 of 100" in out
    assert f"  {QUESTION}: 53 of 100, as usual, 6 takes, due " in out
    assert max(map(len, out.splitlines())) <= 90


def test_the_countdown_comes_first(home: Home, capsys: Captured) -> None:
    home.root.mkdir()
    day = datetime.now().astimezone().date() + timedelta(days=12)
    home.settings.write_text(f'interview_date = "{day}"\n', encoding="utf-8")
    assert main(["progress"]) == 0
    assert capsys.readouterr().out.startswith("12 days until your interview.\n")


def test_one_question_shows_all_its_takes(home: Home, capsys: Captured) -> None:
    practise(home, 40, 60)
    assert main(["progress", "--question", QUESTION]) == 0
    out = capsys.readouterr().out
    assert out.startswith("What is the trade-off?\n")
    assert out.index(": 40 of 100") < out.index(": 60 of 100")
    assert "Due: " in out


def test_an_unknown_question_says_where_the_known_ones_are(home: Home, capsys: Captured) -> None:
    practise(home, 40)
    assert main(["progress", "--question", "nope"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "No answer to a question “nope” is kept.",
        "`voice-interviewer progress` lists those answered.",
    ]


def test_figures_as_json(home: Home, capsys: Captured) -> None:
    practise(home, 40, None, 60)
    assert main(["progress", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert [point["value"] for point in figures["trends"]["score"]["points"]] == [40, 60]
    assert figures["trends"]["score"]["change"] == "too-early"
    assert figures["practice"]["streak"] == 3
    assert main(["progress", "--question", QUESTION, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["takes"] == 3


def test_due_lists_the_plan_and_marks_what_is_new(home: Home, capsys: Captured) -> None:
    practise(home, 30, 30)
    assert main(["progress", "due", "--count", "4"]) == 0
    out = capsys.readouterr().out
    assert out.count(": new\n") == 4
    assert main(["progress", "due", "--count", "500", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    (answered,) = (each for each in plan if each["answers"])
    assert (answered["question_id"], answered["last_score"], answered["recall"]) == (QUESTION, 30, 1.0)
    assert main(["progress", "due", "--count", "0"]) == 1


def test_a_text_cannot_steer_the_terminal(home: Home, capsys: Captured) -> None:
    practise(home, 40, text="What \x1b[2J is this?")
    assert main(["progress", "--question", QUESTION]) == 0
    assert "\x1b" not in capsys.readouterr().out
