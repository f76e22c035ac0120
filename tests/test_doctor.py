"""Each check finds what is wrong and says how to mend it; only problems keep an interview from working."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from voice_interviewer.doctor import (
    Check,
    Device,
    State,
    check_attempt,
    check_home,
    check_judge,
    check_model,
    check_packs,
    check_python,
    check_sound,
    in_words,
    places,
    works,
)
from voice_interviewer.errors import DeviceError, ModelError, VoiceError
from voice_interviewer.paths import Home


@dataclass(frozen=True)
class Sound:
    name: str
    input_channels: int = 0
    output_channels: int = 0
    is_default_input: bool = False
    is_default_output: bool = False


@dataclass(frozen=True)
class Weights:
    state: str
    problems: tuple[str, ...] = ()
    remedy: str = ""


HEADSET = Sound("USB Headset", 1, 2, True, True)
WEBCAM = Sound("Webcam", 2)
MONITOR = Sound("HDMI Monitor", 0, 2)


def sound(devices: Sequence[Device], microphone: str = "", speaker: str = "", speaks: bool = True) -> dict[str, Check]:
    return {check.name: check for check in check_sound(lambda: devices, microphone, speaker, speaks=speaks)}


def test_an_old_python_is_a_problem() -> None:
    assert check_python().state is State.OK
    assert check_python((3, 10)).state is State.PROBLEM


def test_a_home_that_is_not_there_yet_is_tried_above_and_not_made(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "b")
    assert check_home(home).state is State.OK
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("free", "state"), [(50_000_000, State.PROBLEM), (500_000_000, State.WARNING), (5_000_000_000, State.OK)]
)
def test_free_space_decides(tmp_path: Path, free: int, state: State) -> None:
    check = check_home(Home(tmp_path), lambda path: free)
    assert check.state is state
    assert bool(check.remedy) == (state is not State.OK)
    assert in_words(free) in check.finding


def test_a_home_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    check = check_home(Home(tmp_path / "file"))
    assert check.state is State.PROBLEM
    assert "VOICE_INTERVIEWER_HOME" in check.remedy

    def refuse(path: Path) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    assert check_home(Home(tmp_path), refuse).state is State.PROBLEM


def test_a_model_is_there_or_says_how_to_get_it() -> None:
    assert check_model("whisper-base", lambda: Weights("present")).state is State.OK
    missing = check_model("whisper-base", lambda: Weights("missing", ("model.bin is missing",), "Run: pull"))
    assert missing == Check("Model whisper-base", State.PROBLEM, "model.bin is missing", "Run: pull")

    def unknown() -> Weights:
        raise ModelError("There is no such model.", "Choose another.")

    assert check_model("whisper-huge", unknown).remedy == "Choose another."


def test_the_default_devices_are_taken() -> None:
    checks = sound([WEBCAM, HEADSET, MONITOR])
    assert [check.state for check in checks.values()] == [State.OK] * 3
    assert "USB Headset" in checks["Microphone"].finding
    assert "USB Headset" in checks["Speaker"].finding


def test_devices_are_found_by_the_settings_names() -> None:
    checks = sound([WEBCAM, HEADSET, MONITOR], "webc", "HDMI Monitor")
    assert "Webcam" in checks["Microphone"].finding
    assert "HDMI Monitor" in checks["Speaker"].finding
    assert works(tuple(checks.values()))


@pytest.mark.parametrize(("name", "finding"), [("Studio", "is not there"), ("e", "fits 2 devices")])
def test_a_name_that_means_no_device_or_several_names_those_there_are(name: str, finding: str) -> None:
    check = sound([WEBCAM, HEADSET], microphone=name)["Microphone"]
    assert check.state is State.PROBLEM
    assert finding in check.finding
    assert "Webcam, USB Headset" in check.remedy


def test_without_a_microphone_the_demo_candidate_is_named() -> None:
    check = sound([MONITOR])["Microphone"]
    assert check.state is State.PROBLEM
    assert "--candidate demo" in check.remedy


def test_without_a_default_the_names_are_given() -> None:
    assert "Webcam" in sound([WEBCAM])["Microphone"].remedy


def test_a_speaker_is_needed_only_by_a_voice() -> None:
    assert sound([WEBCAM])["Speaker"].state is State.PROBLEM
    assert sound([WEBCAM], speaks=False)["Speaker"].state is State.WARNING


def test_without_portaudio_there_is_one_problem() -> None:
    def refuse() -> Sequence[Device]:
        raise DeviceError("PortAudio is not installed.", "Install libportaudio2.")

    (check,) = check_sound(refuse, "", "", speaks=True)
    assert (check.name, check.state) == ("PortAudio", State.PROBLEM)
    assert check.remedy.startswith("Install libportaudio2.")
    assert "--candidate demo" in check.remedy


def test_a_part_that_fails_gives_its_own_two_lines() -> None:
    def refuse() -> str:
        raise VoiceError("No engine.", "Install espeak-ng.")

    assert check_attempt("System voice", refuse, State.WARNING) == Check(
        "System voice", State.WARNING, "No engine.", "Install espeak-ng."
    )
    assert check_attempt("Voice", lambda: "Speaks.") == Check("Voice", State.OK, "Speaks.")


def test_faults_in_packs_are_counted() -> None:
    assert check_packs(lambda: (), 1).finding == "1 pack, no fault in them."
    check = check_packs(lambda: ("a.yaml:3: no text", "a.yaml:4: no id"), 2)
    assert check.state is State.WARNING
    assert "2 faults; the first: a.yaml:3: no text" in check.finding


def test_a_warning_keeps_no_interview_from_working() -> None:
    assert works((Check("a", State.OK, ""), Check("b", State.WARNING, "", "")))
    assert not works((Check("a", State.OK, ""), Check("b", State.PROBLEM, "", "")))


def test_every_place_is_named_with_what_it_holds(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (home.sessions / "one").mkdir(parents=True)
    (home.sessions / "one" / "answer-01.flac").write_bytes(bytes(1500))
    home.settings.write_bytes(bytes(10))
    sizes = {place.path: place.bytes for place in places(home)}
    kept = [home.settings, home.sessions, home.models, home.packs, home.voice_cache, home.log, home.index]
    assert [sizes[each] for each in kept] == [10, 1500, None, None, None, None, None]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 kB"), (1, "1 kB"), (1_500, "2 kB"), (3_420_000, "3.4 MB"), (5_600_000_000, "5.6 GB")]
)
def test_sizes_for_people(size: int, words: str) -> None:
    assert in_words(size) == words


@dataclass(frozen=True)
class Judging:
    method: str = "judge-4"
    why_no_probability: str | None = None


@dataclass(frozen=True)
class Loads:
    load: Callable[[], None]


def test_the_judge_of_key_points_is_named_or_why_only_terms_are_looked_for() -> None:
    there = check_judge(lambda: (Judging(), [Loads(lambda: None)]))
    assert (there.state, there.finding) == (State.OK, "The trained judge (judge-4).")
    without = check_judge(lambda: (Judging("terms-2", "It is missing. So only terms."), []))
    assert (without.state, without.finding) == (State.WARNING, "It is missing. So only terms.")
    assert "Install the program again" in without.remedy


def test_a_judge_whose_model_does_not_load_is_a_problem() -> None:
    def broken() -> None:
        raise ModelError("It cannot be loaded.", "Install the program again.")

    assert check_judge(lambda: (Judging(), [Loads(broken)])).state is State.PROBLEM
