"""`sessions replay` and `sessions compare`, where nothing needs to be heard."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call
from tests.storage import samples
from voice_interviewer.adapters.sound.sound_files import FlacRecording
from voice_interviewer.cli.sessions.replaying import chosen
from voice_interviewer.core.session import Answer, Session
from voice_interviewer.core.sound.audio import Samples
from voice_interviewer.errors import DeviceError, UsageError
from voice_interviewer.paths import Home
from voice_interviewer.storage.sessions import FolderSessionStore

FIRST, SECOND = samples.answer(), samples.answer(take=2)
ASKED_ON = dataclasses.replace(SECOND, follow_up=1, question_text="And then?", recording="follow-up.flac")


def keep(home: Home, *answers: Answer) -> Session:
    store = FolderSessionStore(home, FlacRecording)
    session = dataclasses.replace(samples.session(), id=store.create("", (), "").id, answers=answers)
    store.save(session)
    return session


def test_the_last_take_with_its_follow_ups_is_chosen() -> None:
    session = dataclasses.replace(samples.session(), answers=(FIRST, ASKED_ON, SECOND))
    assert chosen(session, None, None) == (SECOND, ASKED_ON)
    assert chosen(session, 1, 1) == (FIRST,)


@pytest.mark.parametrize(("number", "take", "what"), [(9, None, "no answer 9"), (1, 7, "no take 7")])
def test_what_is_not_there_is_said_with_what_is(number: int, take: int | None, what: str) -> None:
    session = dataclasses.replace(samples.session(), answers=(FIRST, SECOND))
    with pytest.raises(UsageError, match=what) as caught:
        chosen(session, number, take)
    assert "It has 1" in caught.value.remedy


def test_a_session_without_answers_has_nothing_to_hear(call: Call, private_home: Home) -> None:
    done = call("sessions", "replay", keep(private_home).id)
    assert done.code == 1
    assert "Nothing was answered" in done.err


def test_words_are_printed_with_their_times_where_the_recording_is_gone(call: Call, private_home: Home) -> None:
    done = call("sessions", "replay", keep(private_home, FIRST).id)
    assert done.code == 1
    assert done.out.splitlines() == ["0:01.2  So um, bias", "0:04.8  underfits…"]
    assert "answer-01.flac" in done.err
    assert "How do bias and variance" in done.err


@pytest.mark.parametrize(("options", "printed"), [((), "So um"), (("--only", "fillers"), "0:01.5-0:01.9  um")])
def test_words_are_printed_where_there_is_no_speaker(
    options: tuple[str, ...], printed: str, call: Call, private_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Mute:
        """A player on a machine without a speaker."""

        def __init__(self, speaker: str | None) -> None:
            self.speaker = speaker

        def load(self, recording: Path) -> Samples:
            return np.zeros(16_000 * 9, dtype=np.int16)

        def play(self, samples: Samples, start_seconds: float, end_seconds: float, speed: float) -> Iterator[float]:
            raise DeviceError("There is no speaker.", "Plug one in.")
            yield 0.0

    monkeypatch.setattr("voice_interviewer.bootstrap.playing.HomePlayer", Mute)
    keep(private_home, FIRST, dataclasses.replace(FIRST, number=2))
    done = call("sessions", "replay", *options)
    assert done.code == 1
    assert done.err.count("There is no speaker.\nPlug one in.") == 1
    assert done.out.count(printed) == 2


def test_only_moments_of_one_kind_are_printed(call: Call, private_home: Home) -> None:
    done = call("sessions", "replay", keep(private_home, FIRST).id, "--only", "fillers")
    assert done.out.splitlines() == ["0:01.5-0:01.9  um", "0:03.0-0:03.4  hesitation, not in the transcript (70% sure)"]


def test_a_typed_answer_is_printed_without_harm_to_the_terminal(call: Call, private_home: Home) -> None:
    typed = dataclasses.replace(FIRST, typed="Bias \x1b[31munderfits.", recording="")
    done = call("sessions", "replay", keep(private_home, typed).id)
    assert done.code == 0
    assert done.out == "Bias \ufffd[31munderfits.\n"
    assert "typed" in done.err


@pytest.mark.parametrize("speed", ["3", "slow", "nan"])
def test_an_impossible_speed_is_a_wrong_usage(call: Call, speed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call("sessions", "replay", "last", "--speed", speed)
    assert ended.value.code == 2
    assert "0.75 to 1.5" in capsys.readouterr().err


def test_compare_tells_figures_and_points(call: Call, private_home: Home) -> None:
    assert FIRST.assessment is not None
    better = dataclasses.replace(FIRST.assessment, score=dataclasses.replace(FIRST.assessment.score, overall=80.0))
    session = keep(private_home, FIRST, dataclasses.replace(SECOND, assessment=better))
    done = call("sessions", "compare", session.id)
    assert done.code == 0
    lines = done.out.splitlines()
    assert "Score: 58 of 100, then 80 of 100: better" in lines
    assert "Fillers: 15.3 a minute, then 15.3 a minute: same" in lines
    assert "Key points: 0 won, 0 lost" in lines
    assert any(line.startswith("  kept: ") for line in lines)


def test_compare_between_two_sessions(call: Call, private_home: Home) -> None:
    older, newer = keep(private_home, FIRST), keep(private_home, FIRST)
    done = call("sessions", "compare", older.id, newer.id, "--question", FIRST.question_id)
    assert f"newer: session {newer.id}, take 1" in done.out


def test_compare_needs_two_takes(call: Call, private_home: Home) -> None:
    session = keep(private_home, FIRST)
    for wish in ((), ("--answer", "1"), ("--answer", "5"), ("--question", "unknown")):
        done = call("sessions", "compare", session.id, *wish)
        assert done.code == 1
        assert "sessions show" in done.err


def test_the_recordings_folder_is_left_as_it_was(call: Call, private_home: Home) -> None:
    session = keep(private_home, FIRST)
    folder: Path = private_home.sessions / session.id
    before = sorted(each.name for each in folder.iterdir())
    call("sessions", "replay", session.id)
    assert sorted(each.name for each in folder.iterdir()) == before
