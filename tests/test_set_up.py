"""The scripts behind make, on machines that are made up: a folder of stand-ins is all that PATH holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are of POSIX sh")


class Machine:
    """A machine with only the commands it is given; what they are called with is kept."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "commands"
        self.commands.mkdir()
        self.stamp = folder / "stamp"
        self.calls_file = folder / "calls"
        for tool in ("sh", "touch", "cat", "env"):
            found = shutil.which(tool)
            assert found is not None
            (self.commands / tool).symlink_to(found)
        self.give("uname", 'echo "Linux"')
        self.give("id", 'echo "0"')
        self.give("python", "exit 1")

    def give(self, command: str, script: str = "") -> None:
        path = self.commands / command
        path.unlink(missing_ok=True)
        path.write_text(f'#!/bin/sh\necho "{command} $*" >> "{self.calls_file}"\n{script}\n')
        path.chmod(0o755)

    def run(self, purpose: str) -> "subprocess.CompletedProcess[str]":
        self.calls_file.write_text("")
        return subprocess.run(
            ["/bin/sh", SCRIPTS / "system-packages.sh", purpose, "python", self.stamp],
            env={"PATH": str(self.commands), "HOME": str(self.commands)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def calls(self) -> list[str]:
        """Calls of everything but the inquiries."""
        lines = self.calls_file.read_text().splitlines()
        return [line for line in lines if line.split()[0] not in ("uname", "id", "python")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("apt-get", "apt-get install -q -y --no-install-recommends libportaudio2 espeak-ng"),
        ("dnf", "dnf install -y portaudio espeak-ng"),
        ("pacman", "pacman -S --needed --noconfirm portaudio espeak-ng"),
        ("zypper", "zypper --non-interactive install libportaudio2 espeak-ng"),
        ("brew", "brew install portaudio espeak-ng"),
    ],
)
def test_each_package_manager_is_announced_and_asked(machine: Machine, manager: str, expected: str) -> None:
    machine.give(manager)

    done = machine.run("run")

    assert done.returncode == 0
    assert machine.calls[-1] == expected
    assert "Running: " in done.stderr
    assert expected in done.stderr
    assert machine.stamp.exists()


def test_packages_of_the_tests(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.give("apt-get")
    machine.give("tmux")

    machine.run("test")

    names = machine.calls[-1].split()
    assert {"pulseaudio", "pulseaudio-utils"} <= set(names)
    assert "tmux" not in names


def test_who_is_not_root_uses_sudo(machine: Machine) -> None:
    machine.give("id", 'echo "1000"')
    machine.give("sudo", '"$@"')
    machine.give("dnf")

    done = machine.run("run")

    assert "Running: sudo dnf install" in done.stderr
    assert machine.calls == ["sudo dnf install -y portaudio espeak-ng", "dnf install -y portaudio espeak-ng"]


def test_nothing_runs_where_nothing_is_missing(machine: Machine) -> None:
    machine.give("apt-get")
    machine.give("espeak-ng")
    machine.give("python", "exit 0")

    done = machine.run("run")

    assert (done.returncode, done.stderr, machine.calls) == (0, "", [])
    assert machine.stamp.exists()


@pytest.mark.parametrize("lack", ["manager", "rights", "network"])
def test_what_cannot_be_installed_is_named_and_the_set_up_goes_on(machine: Machine, lack: str) -> None:
    if lack == "rights":
        machine.give("id", 'echo "1000"')
        machine.give("dnf")
    elif lack == "network":
        machine.give("dnf", "exit 1")

    done = machine.run("run")

    assert done.returncode == 0
    assert "by hand" in done.stderr
    assert "portaudio espeak-ng" in done.stderr
    assert not machine.stamp.exists()


def test_a_mac_needs_no_portaudio(machine: Machine) -> None:
    machine.give("uname", 'echo "Darwin"')
    machine.give("brew")

    machine.run("run")

    assert machine.calls == ["brew install espeak-ng"]


def find_python(folder: Path, python: str | None = None) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": str(folder)} | ({"PYTHON": python} if python else {})
    return subprocess.run(
        ["/bin/sh", SCRIPTS / "find-python.sh"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_first_python_that_is_new_enough_is_found(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    (tmp_path / "python3.12").symlink_to(sys.executable)

    done = find_python(tmp_path)

    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "python3.12"))


@pytest.mark.parametrize("python", [None, "python2.7"])
def test_no_python_is_two_lines(tmp_path: Path, python: str | None) -> None:
    done = find_python(tmp_path, python)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "3.11" in done.stderr


def test_make_runs_the_scripts_that_are_there() -> None:
    makefile = (SCRIPTS.parent / "Makefile").read_text(encoding="utf-8")
    for script in SCRIPTS.glob("*.sh"):
        assert os.access(script, os.X_OK)
        assert f"scripts/{script.name}" in makefile
