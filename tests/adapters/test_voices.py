"""Both real voices speak."""

import socket
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from voice_interviewer.adapters.voices.neural_voice import HibariEngine, NeuralVoice
from voice_interviewer.adapters.voices.system_voice import SystemVoice
from voice_interviewer.core.sound.audio import level_dbfs, to_samples
from voice_interviewer.errors import VoiceError
from voice_interviewer.ports import Synthesizer

TEXT = "What is overfitting? Name two ways to notice it."


def as_synthesizer(voice: Synthesizer) -> Synthesizer:
    return voice


def test_the_neural_voice_speaks_sentence_by_sentence() -> None:
    voice = as_synthesizer(NeuralVoice())
    blocks = list(voice.synthesize(TEXT))
    assert len(blocks) == 2
    for block in blocks:
        assert block.dtype == np.float32
        assert 0.8 < block.size / voice.sample_rate < 5.0
        assert -40.0 < level_dbfs(to_samples(block)) < -10.0
        assert np.abs(block).max() <= 1.0


def test_the_neural_voice_begins_to_sound_at_once() -> None:
    voice = NeuralVoice()
    block = next(iter(voice.synthesize(TEXT)))
    assert np.argmax(np.abs(block) > 0.02) / voice.sample_rate < 0.15


def test_the_neural_voice_says_the_same_text_the_same_way() -> None:
    voice = NeuralVoice()
    first, again = (np.concatenate(list(voice.synthesize(TEXT))) for _ in range(2))
    assert np.array_equal(first, again)


def test_a_faster_neural_voice_is_shorter_and_has_another_id() -> None:
    normal, fast = NeuralVoice(), NeuralVoice(speed=1.4)
    assert normal.voice_id != fast.voice_id
    seconds = [sum(block.size for block in voice.synthesize(TEXT)) for voice in (normal, fast)]
    assert seconds[1] < 0.9 * seconds[0]


@pytest.mark.parametrize("text", ["", "  \n", "...", "?! — ..."])
def test_what_cannot_be_said_is_silent(text: str) -> None:
    assert list(NeuralVoice().synthesize(text)) == []
    assert list(SystemVoice().synthesize(text)) == []


@pytest.mark.parametrize("text", ["Wie groß? Ünïcödé 数学.", "e.g. Dr. No, 1,250,000.55 %", "1,250,000.55 " * 12])
def test_odd_text_is_spoken(text: str) -> None:
    assert sum(block.size for block in NeuralVoice().synthesize(text)) > 1000


def test_the_neural_voice_opens_no_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    assert HibariEngine().say("Zyxwell said so.", 1.0).size
    assert list(tmp_path.iterdir()) == []


def test_a_neural_voice_without_its_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import hibari

    monkeypatch.setattr(hibari.tts, "ASSETS", str(tmp_path))
    with pytest.raises(VoiceError) as caught:
        HibariEngine()
    assert "--voice system" in caught.value.remedy
    assert "\n" not in caught.value.what


def test_the_system_voice_speaks_every_sentence() -> None:
    voice = as_synthesizer(SystemVoice())
    blocks = list(voice.synthesize(TEXT + " And a third?"))
    assert len(blocks) == 3
    for block in blocks:
        assert block.dtype == np.float32
        assert 0.5 < block.size / voice.sample_rate < 5.0
        assert level_dbfs(to_samples(block)) > -40.0


def test_the_system_voice_leaves_stdout_alone(capfd: pytest.CaptureFixture[str]) -> None:
    list(SystemVoice().synthesize("Hello there."))
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err == ""


def test_the_system_voice_speaks_at_its_rate() -> None:
    slow, fast = (
        sum(block.size for block in SystemVoice(rate_wpm=rate).synthesize("This is a sentence of some length."))
        for rate in (120, 240)
    )
    assert fast < 0.7 * slow


def test_a_hanging_system_voice_is_stopped_with_everything_it_started(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import threading; threading.Event().wait(600)'])\n"
        f"open({str(pid_file)!r}, 'w').write(str(child.pid))\n"
        "child.wait()\n"
    )
    voice = SystemVoice(timeout_seconds=2.0, command=(sys.executable, "-c", hanging))
    with pytest.raises(VoiceError, match="did not finish"):
        list(voice.synthesize("Hello."))
    assert not is_running(int(pid_file.read_text()))


def is_running(pid: int) -> bool:
    """Whether the process runs; killed but not yet collected counts as ended."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        process.wait(timeout=5.0)
    except psutil.NoSuchProcess:
        return False
    except psutil.TimeoutExpired:
        return True
    return False


def test_without_espeak_the_system_voice_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / name).write_text("not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with pytest.raises(VoiceError, match="espeak-ng was not found") as caught:
        list(SystemVoice().synthesize("Hello."))
    assert "apt-get install espeak-ng" in caught.value.remedy


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("import sys; sys.exit('it broke')", "it broke"),
        ("", "left no sound"),
        ("import sys; open(sys.argv[1], 'wb').write(b'RIFF')", "left no sound"),
        (
            "import sys, wave; w = wave.open(sys.argv[1], 'wb'); w.setparams((1, 2, 22050, 0, 'NONE', ''));"
            " w.writeframes(bytes(44100)); w.close()",
            "silence",
        ),
    ],
)
def test_a_system_voice_that_gives_no_speech_is_an_error(code: str, what: str) -> None:
    voice = SystemVoice(command=(sys.executable, "-c", code))
    with pytest.raises(VoiceError, match=what):
        list(voice.synthesize("Hello."))


def test_a_system_voice_that_cannot_be_started_is_an_error() -> None:
    with pytest.raises(VoiceError, match="cannot be started"):
        list(SystemVoice(command=("/nonexistent/voice",)).synthesize("Hello."))
