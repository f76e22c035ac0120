"""`interview --plain` as a person runs it: the answers are recordings, everything else is the program itself."""

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.cli.person import (
    LIMIT_SECONDS,
    NO_DEVICES,
    Done,
    Running,
    command,
    environment,
    kept_session,
    make_home,
    recording,
    run,
    sound,
)
from voice_interviewer.bootstrap import pack_library
from voice_interviewer.core.sound.audio import SAMPLE_RATE, Samples
from voice_interviewer.paths import Home

pytestmark = pytest.mark.models

FIRST, SECOND, THIRD = "bias-variance", "gradient-descent", "l1-against-l2"
PLAIN = ("interview", "--plain", "--voice", "none")


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held."""

    done: Done
    home: Home


@pytest.fixture(scope="module")
def held(spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Two questions, answered from a folder of recordings as fast as the machine can listen."""
    folder = tmp_path_factory.mktemp("held")
    (folder / "answers").mkdir()
    for question in (FIRST, SECOND):
        shutil.copy(spoken, folder / "answers" / f"{question}.wav")
    home = make_home(folder)
    asked = ("--question", FIRST, "--question", SECOND)
    return Held(run(home, *PLAIN, "--fast", "--candidate", folder / "answers", *asked), home)


def test_questions_words_and_results_go_to_standard_output(held: Held) -> None:
    assert held.done.code == 0, held.done
    out = held.done.out
    assert out.index("Question 1 of 2:") < out.index("variance") < out.index("Score: ") < out.index("Question 2 of 2:")
    assert out.count("Score: ") == 2
    assert "made" in out


def test_narration_goes_to_standard_error_and_ends_with_where_everything_lies(held: Held) -> None:
    lines = held.done.err.splitlines()
    assert lines.count("Your turn.") == 2
    assert [line for line in lines if line.startswith("Kept: ")] == ["Kept: answer-01.flac", "Kept: answer-02.flac"]
    session = kept_session(held.home)
    assert lines[-2] == f"Everything is kept in {session['folder']}"
    assert lines[-1] == f"Look again: voice-interviewer sessions show {session['folder'].name}"


def test_the_session_holds_recordings_words_and_assessments(held: Held, speech: Samples) -> None:
    session = kept_session(held.home)
    assert session["ended"]
    assert session["candidate"] == "answers"
    assert [answer["question_id"] for answer in session["answers"]] == [FIRST, SECOND]
    for answer in session["answers"]:
        samples = recording(held.home, answer["recording"])
        assert samples.size / SAMPLE_RATE == pytest.approx(answer["seconds"], abs=0.001)
        np.testing.assert_array_equal(samples[: speech.size], speech[: samples.size])
        assert {"bias", "variance", "overfitting"} <= set(
            re.findall(r"\w+", answer["assessment"]["transcript"].lower())
        )
    covered = {point["id"]: point["status"] for point in session["answers"][0]["assessment"]["coverage"]["points"]}
    assert "covered" in covered.values()


def test_in_live_mode_no_result_is_shown_before_the_end(private_home: Home, spoken: Path) -> None:
    done = run(private_home, *PLAIN, "--fast", "--mode", "live", "--candidate", spoken, "--count", "2")
    assert done.code == 0, done
    assert done.out.index("Question 2 of 2:") < done.out.index("Score: ")
    assert done.out.count("Score: ") == 2


def test_a_recording_holds_every_round_straight_on_and_is_not_followed_up(private_home: Home, spoken: Path) -> None:
    done = run(private_home, *PLAIN, "--fast", "--full", "--count", "1", "--follow-ups", "3", "--candidate", spoken)
    assert done.code == 0, done
    firsts = [each.questions[0].id for each in pack_library().pack("machine-learning-engineer").rounds]
    answers = kept_session(private_home)["answers"]
    assert [answer["question_id"] for answer in answers] == firsts
    assert all(answer["follow_up"] is None for answer in answers)
    assert "BREAK" not in done.err


def test_without_devices_the_built_in_candidate_answers_and_the_question_is_shown(
    private_home: Home, tmp_path: Path
) -> None:
    running = Running.start(private_home, "interview", "--fast", "--count", "1", changes=sound(tmp_path, NO_DEVICES))
    running.wait_for(lambda: any(path.stat().st_size > 60_000 for path in private_home.sessions.glob("*/*.flac")))
    running.type("q\n")
    done = running.end()
    assert done.code == 0, done
    assert done.err.splitlines()[:3] == [
        "No microphone was found.",
        "The built-in candidate answers instead (--candidate demo); you could type (--text).",
        "No speaker was found. The questions are shown, not spoken.",
    ]
    session = kept_session(private_home)
    assert session["candidate"] == "demo"
    assert session["answers"][0]["ended_by"] == "quit"
    assert "bias" in session["answers"][0]["assessment"]["transcript"].lower()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_mid_answer_stops_the_interview_and_keeps_what_was_said(
    private_home: Home, spoken: Path, number: signal.Signals
) -> None:
    running = Running.start(private_home, *PLAIN, "--candidate", spoken, "--question", FIRST)
    running.wait_for(lambda: any(path.stat().st_size > 30_000 for path in private_home.sessions.glob("*/*.flac")))
    os.kill(running.process.pid, number)
    done = running.end()
    assert done.code == 0, done
    assert "Traceback" not in done.err
    (answer,) = kept_session(private_home)["answers"]
    assert answer["ended_by"] == "quit"
    assert answer["seconds"] > 1.0
    assert recording(private_home, "answer-01.flac").size / SAMPLE_RATE == pytest.approx(answer["seconds"], abs=0.001)


def test_typed_commands_repeat_skip_and_end_answers(private_home: Home, spoken: Path) -> None:
    running = Running.start(
        private_home, *PLAIN, "--candidate", spoken, "--question", FIRST, "--question", SECOND, "--question", THIRD
    )
    for recorded, typed in (
        ("answer-01.flac", "w\nwhat?\nr\n"),
        ("answer-01-take-2.flac", "s\n"),
        ("answer-02.flac", "\n"),
        ("answer-03.flac", "Q\n"),
    ):
        running.wait_for(lambda name=recorded: bool(list(private_home.sessions.glob(f"*/{name}"))))  # type: ignore[misc]
        running.type(typed)
    done = running.end()
    assert done.code == 0, done
    assert done.out.count("Question 1 of 3") == 2
    assert done.err.count("Enter: done   w: wait") == 2
    ends = [(each["number"], each["take"], each["ended_by"]) for each in kept_session(private_home)["answers"]]
    assert ends == [(1, 1, "repeated"), (1, 2, "skipped"), (2, 1, "key"), (3, 1, "quit")]


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize("closing", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_closed_streams_cost_nothing_but_what_they_carry(private_home: Home, spoken: Path, closing: str) -> None:
    arguments = command(*PLAIN, "--fast", "--candidate", spoken, "--question", FIRST)
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *arguments],
        capture_output=True,
        env=environment(private_home),
        timeout=LIMIT_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done
    (answer,) = kept_session(private_home)["answers"]
    assert answer["assessment"]["transcript"]


def test_when_the_reader_leaves_the_answer_is_still_kept(private_home: Home, spoken: Path) -> None:
    process = subprocess.Popen(
        command(*PLAIN, "--fast", "--candidate", spoken, "--question", FIRST),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(private_home),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    while b"Question 1 of 1" not in process.stdout.readline():
        assert process.poll() is None
    process.stdout.close()
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(LIMIT_SECONDS) == 0
    assert "BrokenPipe" not in err
    assert "Traceback" not in err
    assert "Everything is kept in" in err
    (answer,) = kept_session(private_home)["answers"]
    assert recording(private_home, "answer-01.flac").size / SAMPLE_RATE == pytest.approx(answer["seconds"], abs=0.001)
