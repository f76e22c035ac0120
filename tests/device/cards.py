"""Two virtual sound cards on a private sound server: a microphone a test can speak into, a speaker it can listen to.

`SoundCards.start()` runs a PulseAudio of its own (own socket, own home, nobody else's sound is touched) with

- `vi_microphone`, which hears what `speak(path)` plays, and
- `vi_speaker`, whose sound `record_speaker()` hears,

and describes both to ALSA under these names, the system's default devices being the same two. So PortAudio, and any
program started with `environment(cards)` (this process's variables with `cards.env` over them), finds them as it would
find real ones. `tests/device/conftest.py` gives the fixture `sound_cards` (one pair for the whole test run) with `env`
already in `os.environ`; a program started with `subprocess` or in a terminal inherits it, one started through a server
that was running before (tmux) must be given it.

    def test_it_listens(sound_cards: SoundCards) -> None:
        with sound_cards.record_speaker() as heard:
            program = subprocess.Popen([...])               # asks its question aloud
            assert heard.wait_for_sound(timeout_seconds=10)
            sound_cards.speak(Path("answer.wav"))           # returns when the last word was said
            sound_cards.unplug_microphone()                 # and the device is gone, also from ALSA's list
            sound_cards.plug_microphone()

Unplugging does what PulseAudio does to a program that listens: its recording is moved to the default source, here the
speaker's monitor, and goes on with silence.

PulseAudio's null sinks sleep two seconds at a time when nobody listens; `start` keeps a listener on both, so that sound
passes within about 20 ms.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.device.heard import Heard
from voice_interviewer.core.sound.audio import SAMPLE_RATE

MICROPHONE = "vi_microphone"
SPEAKER = "vi_speaker"
MICROPHONE_FEED = "vi_mic_sink"
"""The sink whose sound the virtual microphone hears."""

PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
INSTALL = "sudo apt install pulseaudio pulseaudio-utils libasound2-plugins libportaudio2"

ALSA_PLAYBACK = """
pcm.vi_speaker {
    type asym
    playback.pcm { type pulse device vi_speaker }
    hint { show on description "Virtual speaker" }
}
"""
ALSA_CAPTURE = """
pcm.vi_microphone {
    type asym
    capture.pcm { type pulse device vi_microphone }
    hint { show on description "Virtual microphone" }
}
"""
ALSA_DEFAULT = """
pcm.default {
    type asym
    PLAYBACK
    CAPTURE
}
"""


class CardsError(Exception):
    """The virtual sound cards cannot be set up; says what is missing."""


class SoundCards:
    """A running sound server with the two cards; `stop` ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._alsa = folder / "asound.conf"
        self._microphone_module: str | None = None
        self._speaker_plugged = True
        self._processes: list[subprocess.Popen[bytes]] = []
        self.env = {
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_RUNTIME_PATH": str(folder / "runtime"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(self._alsa),
            "JACK_NO_START_SERVER": "1",
        }

    @classmethod
    def start(cls) -> "SoundCards":
        """Start the server and plug both cards in. Raises CardsError when something is not installed."""
        missing = [program for program in PROGRAMS if shutil.which(program) is None]
        if missing:
            raise CardsError(f"The device tests need {', '.join(missing)}. Install: {INSTALL}")
        cards = cls(Path(tempfile.mkdtemp(prefix="vi-cards-")))
        try:
            cards._start_server()
        except BaseException:
            cards.stop()
            raise
        return cards

    def stop(self) -> None:
        """End the server and all that listens to it."""
        for process in reversed(self._processes):
            process.send_signal(signal.SIGCONT)
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
        self._processes.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def speak(self, path: Path) -> None:
        """Play a recording into the microphone; returns when it is over."""
        subprocess.run(self._speak_command(path), env=environment(self), check=True, timeout=600)

    @contextmanager
    def speaking(self, path: Path) -> Iterator[subprocess.Popen[bytes]]:
        """Play a recording into the microphone meanwhile; what is left of it at the end is not played."""
        process = subprocess.Popen(self._speak_command(path), env=environment(self))
        try:
            yield process
        finally:
            process.terminate()
            process.wait(5)

    @contextmanager
    def record_speaker(self) -> Iterator[Heard]:
        """Hear what the speaker plays meanwhile; it is already listening when the context begins."""
        with self._record(f"{SPEAKER}.monitor") as heard:
            yield heard

    def unplug_microphone(self) -> None:
        """Take the microphone away: from whoever listens to it, and from ALSA's list."""
        if self._microphone_module is None:
            raise CardsError("the microphone is not plugged in")
        module, self._microphone_module = self._microphone_module, None
        self._write_alsa()
        self._pactl("unload-module", module)

    def unplug_speaker(self) -> None:
        """Take the speaker away for good: what plays on it is moved elsewhere, and ALSA lists it no more."""
        self._speaker_plugged = False
        self._write_alsa()
        listed = self._pactl("list", "short", "modules").splitlines()
        module = next(line.split()[0] for line in listed if f"sink_name={SPEAKER} " in line)
        self._pactl("unload-module", module)

    def unplug_everything(self) -> None:
        """Take both cards away for good, so that who plays or listens has nowhere to be moved to."""
        self._microphone_module = None
        self._pactl("unload-module", "module-remap-source")
        self._pactl("unload-module", "module-null-sink")

    @contextmanager
    def in_one_room(self) -> Iterator[None]:
        """Let the microphone hear what the speaker plays, as it does wherever nobody wears a headset."""
        module = self._pactl(
            "load-module",
            "module-loopback",
            f"source={SPEAKER}.monitor",
            f"sink={MICROPHONE_FEED}",
            "latency_msec=20",
        ).strip()
        try:
            yield
        finally:
            self._pactl("unload-module", module)

    @property
    def recordings(self) -> frozenset[str]:
        """Whatever records on this server now, by number; the program's microphone is among it while that is open."""
        return frozenset(line.split()[0] for line in self._pactl("list", "short", "source-outputs").splitlines())

    def plug_microphone(self) -> None:
        """Plug the microphone in (again)."""
        self._microphone_module = self._pactl(
            "load-module",
            "module-remap-source",
            f"source_name={MICROPHONE}",
            f"master={MICROPHONE_FEED}.monitor",
            "rate=48000",
            "channels=1",
            "master_channel_map=front-left",
            "channel_map=mono",
        ).strip()
        self._write_alsa()

    @property
    def microphone_plugged(self) -> bool:
        return self._microphone_module is not None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Stop the whole sound server in its tracks meanwhile, as a hanging driver does."""
        server = self._processes[0]
        server.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            server.send_signal(signal.SIGCONT)

    @contextmanager
    def _record(self, source: str) -> Iterator[Heard]:
        heard = Heard()
        command = ["parec", "--raw", "--latency-msec=10", f"--device={source}"]
        command += ["--format=s16le", f"--rate={SAMPLE_RATE}", "--channels=1"]
        process = subprocess.Popen(command, env=environment(self), stdout=subprocess.PIPE)
        assert process.stdout is not None
        pipe, started = process.stdout.fileno(), threading.Event()

        def read() -> None:
            while data := os.read(pipe, 4096):
                heard.add(data)
                started.set()

        thread = threading.Thread(target=read, name="heard")
        thread.start()
        try:
            if not started.wait(10):
                raise CardsError(f"no sound comes from {source}")
            yield heard
        finally:
            process.terminate()
            process.wait(5)
            thread.join(5)
            process.stdout.close()

    def _start_server(self) -> None:
        (self._folder / "runtime").mkdir(mode=0o700)
        script = self._folder / "server.pa"
        script.write_text(
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native\n"
            f"load-module module-null-sink sink_name={SPEAKER} rate=48000 channels=2\n"
            f"load-module module-null-sink sink_name={MICROPHONE_FEED} rate=48000 channels=2\n"
            f"set-default-sink {SPEAKER}\n"
            f"set-default-source {SPEAKER}.monitor\n"  # fixed, or unplugging a source moves other recordings about
        )
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE_", "XDG_", "DBUS_"))}
        own |= {"HOME": str(self._folder), "PULSE_RUNTIME_PATH": str(self._folder / "runtime")}
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "--use-pid-file=no"]
        command += ["--realtime=no", "--high-priority=no", "--resample-method=speex-float-5", "-F", str(script)]
        with (self._folder / "server.log").open("wb") as log:
            self._processes.append(subprocess.Popen(command, env=own, stdout=log, stderr=log))
        self._wait_for_server()
        self.plug_microphone()
        self._stay_awake()

    def _stay_awake(self) -> None:
        for source in (f"{MICROPHONE_FEED}.monitor", f"{SPEAKER}.monitor"):
            listener = ["parec", "--raw", "--latency-msec=20", f"--device={source}"]
            self._processes.append(
                subprocess.Popen(listener, env=environment(self), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
            with self._record(source):  # sound passes: the sink has left its first sleep
                pass

    def _wait_for_server(self) -> None:
        deadline = time.monotonic() + 20
        tick = threading.Event()
        while time.monotonic() < deadline and self._processes[0].poll() is None:
            listed = subprocess.run(
                ["pactl", "list", "short", "sinks"], env=environment(self), capture_output=True, text=True, check=False
            )
            if SPEAKER in listed.stdout and MICROPHONE_FEED in listed.stdout:
                return
            tick.wait(0.05)
        raise CardsError("PulseAudio does not start:\n" + (self._folder / "server.log").read_text())

    def _speak_command(self, path: Path) -> list[str]:
        return ["paplay", f"--device={MICROPHONE_FEED}", str(path)]

    def _pactl(self, *arguments: str) -> str:
        done = subprocess.run(["pactl", *arguments], env=environment(self), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CardsError(f"pactl {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def _write_alsa(self) -> None:
        capture = "capture.pcm { type pulse device vi_microphone }" if self.microphone_plugged else ""
        playback = "playback.pcm { type pulse device vi_speaker }" if self._speaker_plugged else ""
        text = ALSA_DEFAULT.replace("CAPTURE", capture).replace("PLAYBACK", playback) if capture or playback else ""
        text += (ALSA_PLAYBACK if playback else "") + (ALSA_CAPTURE if capture else "")
        new = self._alsa.with_suffix(".new")
        new.write_text(text)
        new.replace(self._alsa)


def environment(cards: SoundCards) -> dict[str, str]:
    """This process's environment with the cards' variables over it."""
    return {**os.environ, **cards.env}
