"""What cannot be used is said in two lines, what and what to do, with exit code 1 and nothing left behind."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Call
from tests.cli.person import NO_DEVICES, ONLY_A_MICROPHONE, ONLY_A_SPEAKER, run, sound
from voice_interviewer.core.sound.audio import SAMPLE_RATE
from voice_interviewer.paths import Home, shipped

QUESTION = "bias-variance"
HOLD = ("interview", "--plain", "--fast", "--voice", "none")
TRY = "Give a recording: wav, flac, mp3, ogg or m4a."
ROLE = "machine-learning-engineer"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder of things that are no answers."""
    folder = tmp_path / "bad"
    (folder / "folder").mkdir(parents=True)
    (folder / "empty.wav").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (folder / "noise.mp3").write_bytes(os.urandom(5000))
    soundfile.write(folder / "zeros.wav", np.zeros(5 * SAMPLE_RATE, np.int16), SAMPLE_RATE)
    soundfile.write(folder / "nothing.wav", np.zeros(0, np.int16), SAMPLE_RATE)
    return folder


@pytest.mark.models
@pytest.mark.parametrize(
    ("name", "what", "remedy"),
    [
        ("missing.wav", "There is no recording at {path}.", "Name a sound file, a folder of them, or `demo`."),
        ("empty.wav", "{path} is empty.", TRY),
        ("nothing.wav", "{path} holds no sound: it ends before it begins.", TRY),
        ("picture.png", "{path} cannot be read as sound", TRY),
        ("noise.mp3", "{path} cannot be read as sound", TRY),
        ("zeros.wav", "{path} holds nothing but zeros.", "Name a recording in which somebody speaks."),
        ("folder", f"There is no recording for the question {QUESTION}: {{path}}/{QUESTION}.wav", "Put it there"),
    ],
)
def test_a_candidate_that_cannot_answer_is_refused_before_a_session_begins(
    call: Call, bad: Path, private_home: Home, name: str, what: str, remedy: str
) -> None:
    done = call(*HOLD, "--candidate", bad / name, "--question", QUESTION)
    assert done.problem[0].startswith(what.format(path=bad / name))
    assert done.problem[1].startswith(remedy)
    assert len(done.err.splitlines()) == 2
    assert done.out == ""
    assert not private_home.sessions.exists()


@pytest.mark.models
def test_a_folder_that_lacks_a_later_answer_is_refused_at_once(call: Call, tmp_path: Path, spoken: Path) -> None:
    (tmp_path / f"{QUESTION}.wav").symlink_to(spoken)
    done = call(*HOLD, "--candidate", tmp_path, "--count", "2")
    assert "no recording for the question gradient-descent" in done.problem[0]
    assert done.out == ""


@pytest.mark.models
@pytest.mark.parametrize("name", ["missing.wav", "empty.wav", "picture.png", "noise.mp3", "nothing.wav", "folder"])
def test_a_file_that_cannot_be_scored_is_said(call: Call, bad: Path, name: str) -> None:
    done = call("score", bad / name)
    assert str(bad / name) in done.problem[0]
    assert done.out == ""


@pytest.mark.models
def test_a_silent_recording_is_not_scored_and_says_why(call: Call, bad: Path) -> None:
    done = call("score", bad / "zeros.wav")
    assert done.code == 0
    said = " ".join(done.out.split())
    assert said.startswith("Next time: Mend the sound first")
    assert "Score: none. The recording holds nothing but digital silence" in said


@pytest.mark.parametrize("name", ["missing.txt", "folder", "noise.mp3"])
def test_a_typed_answer_that_is_no_text_is_said(call: Call, bad: Path, name: str) -> None:
    done = call("score", "--text", bad / name)
    assert done.problem[0].startswith(f"{bad / name} cannot be read as a typed answer")


@pytest.mark.parametrize(
    ("arguments", "what", "remedy"),
    [
        (("--question", "bias-varience"), f"The pack {ROLE} has no question “bias-varience”.", "bias-variance"),
        (("--round", "techncal"), f"The pack {ROLE} has no round “techncal”.", "Did you mean technical?"),
        (("--pack", "machine-learning-enginer"), "There is no pack “machine-learning-enginer”.", f"mean {ROLE}?"),
        (("--question", "zzz"), f"The pack {ROLE} has no question “zzz”.", f"`voice-interviewer packs show {ROLE}`"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    call: Call, private_home: Home, arguments: tuple[str, str], what: str, remedy: str
) -> None:
    done = call("interview", "--plain", *arguments)
    assert done.problem[0] == what
    assert remedy in done.problem[1]
    assert len(done.err.splitlines()) == 2, "nothing is offered before the names are right"
    assert not private_home.sessions.exists()
    if arguments[0] != "--round":
        assert call("score", "--text", "any.txt", *arguments, "--question", arguments[1]).problem[0].startswith("The")


def test_a_broken_pack_names_file_and_line(call: Call, private_home: Home) -> None:
    own = private_home.packs / "mine"
    own.mkdir(parents=True)
    for name in ("pack.yaml", "technical.yaml", "behavioural.yaml"):
        text = (shipped("prompts") / ROLE / name).read_text(encoding="utf-8").replace(f"id: {ROLE}", "id: mine")
        (own / name).write_text(text.replace("difficulty: core", "difficulty: hard", 1), encoding="utf-8")
    lines = (own / "technical.yaml").read_text(encoding="utf-8").splitlines()
    number = 1 + next(index for index, line in enumerate(lines) if "difficulty: hard" in line)
    what, remedy = call(*HOLD, "--pack", "mine", "--candidate", "demo").problem
    assert f"technical.yaml:{number}: difficulty" in what
    assert f"`voice-interviewer packs check {own}` shows every fault." in remedy
    assert not private_home.sessions.exists()


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("voice = neural", "line 1: this is not TOML", 'voice = "neural".'),
        ('\nvoise = "none"', "line 2: there is no setting “voise”.", "Write voice instead."),
        ('transcriber = "whisper-huge"', 'line 1: transcriber cannot be "whisper-huge".', '"whisper-base"'),
    ],
)
def test_bad_settings_name_the_line_and_what_to_write(
    call: Call, private_home: Home, text: str, what: str, remedy: str
) -> None:
    private_home.settings.write_text(text)
    for arguments in ((*HOLD, "--candidate", "demo"), ("score", "any.wav")):
        done = call(*arguments)
        assert done.problem[0].startswith(f"{private_home.settings}, {what}")
        assert remedy in done.problem[1]


@pytest.mark.parametrize(
    ("alsa", "arguments", "what", "remedy"),
    [
        (ONLY_A_MICROPHONE, ("--microphone", "headset"), "There is no microphone called “headset”.", "devices` lists"),
        (NO_DEVICES, ("--microphone", "headset"), "There is no microphone.", "--candidate demo`."),
        (
            ONLY_A_SPEAKER,
            ("--candidate", "demo", "--speaker", "x"),
            "There is no speaker called “x”.",
            "devices` lists",
        ),
        (NO_DEVICES, ("--candidate", "demo", "--speaker", "x"), "There is no speaker.", "use `--voice none`."),
        (ONLY_A_MICROPHONE, (), "There is no speaker.", "use `--voice none`."),
    ],
)
@pytest.mark.models
def test_a_device_that_is_not_there_is_said_with_those_that_are(
    private_home: Home, tmp_path: Path, alsa: str, arguments: tuple[str, ...], what: str, remedy: str
) -> None:
    done = run(private_home, "interview", "--plain", *arguments, changes=sound(tmp_path, alsa))
    assert done.problem[0].startswith(what)
    assert remedy in done.problem[1]
    if "called" in what:
        assert done.problem[0].endswith("There is: default.")
    assert not private_home.sessions.exists()


def test_without_devices_the_commands_say_how_to_go_on(private_home: Home, tmp_path: Path) -> None:
    nothing = sound(tmp_path, NO_DEVICES)
    devices = run(private_home, "devices", changes=nothing)
    assert devices.code == 0
    assert "none; try: voice-interviewer interview --text, or --candidate demo" in devices.out
    doctor = run(private_home, "doctor", changes=nothing)
    assert doctor.code == 1
    assert "[problem] Microphone: There is no microphone." in doctor.out
    assert "[problem] Speaker: There is no speaker." in doctor.out
    assert "mend first: Microphone, Speaker." in " ".join(doctor.out.split())


@pytest.mark.models
def test_without_espeak_the_system_voice_says_what_to_install(private_home: Home, tmp_path: Path, spoken: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import ctypes\n"
        "load = ctypes.CDLL.__init__\n"
        "def without_espeak(self, name, *rest, **options):\n"
        "    if 'espeak' in str(name):\n"
        "        raise OSError(f'{name}: cannot open shared object file')\n"
        "    load(self, name, *rest, **options)\n"
        "ctypes.CDLL.__init__ = without_espeak\n"
    )
    changes = {"PYTHONPATH": str(tmp_path), **sound(tmp_path, ONLY_A_SPEAKER)}
    arguments = ("interview", "--plain", "--voice", "system", "--candidate", spoken, "--question", QUESTION)
    done = run(private_home, *arguments, changes=changes)
    assert done.code == 1
    assert "The system voice has no speech engine: espeak-ng was not found.\nInstall espeak-ng" in done.err
    assert done.err.splitlines()[-1] == "Nothing was said, so nothing is kept."
    assert list(private_home.sessions.iterdir()) == []


@pytest.mark.parametrize("named", [("--round", "technical"), ("--question", QUESTION)])
def test_a_full_loop_and_a_part_of_it_are_not_asked_for_at_once(call: Call, named: tuple[str, str]) -> None:
    done = call(*HOLD, "--full", *named)
    assert done.code == 2
    assert done.err == "--full asks every round of the pack: leave --round and --question out, or --full.\n"


@pytest.mark.parametrize("number", ["4", "-1", "many"])
def test_a_number_of_follow_ups_that_there_cannot_be_is_wrong_usage(
    call: Call, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        call(*HOLD, "--follow-ups", number)
    assert ended.value.code == 2
    assert "argument --follow-ups: invalid" in capsys.readouterr().err
