"""The built wheel works by itself: installed alone, away from the checkout, it finds all that travels in it."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.guard.sitecustomize import VARIABLE

CHECKOUT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def _unguarded() -> dict[str, str]:
    """For pip, which opens a socket as it starts, to see whether there is IPv6; it may look nowhere (--no-index)."""
    return {name: value for name, value in os.environ.items() if name != VARIABLE}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(CHECKOUT)], env=_unguarded(), check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment that holds nothing but the wheel; its dependencies are borrowed from the tests."""
    environment = tmp_path_factory.mktemp("elsewhere") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, str(wheel)], env=_unguarded(), check=True)
    (site_packages,) = environment.glob("lib/python*/site-packages")
    # A folder named in a .pth file is searched, but its own .pth files are not read: the editable checkout stays out.
    (site_packages / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return environment / "bin" / "voice-interviewer"


def run(program: Path, home: Path, *words: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["VOICE_INTERVIEWER_HOME"] = str(home / "kept")
    done = subprocess.run(
        [program, *words], cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_the_program_reads_travels_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    read = [
        ("voice_interviewer", "accuracy.toml"),
        ("prompts", "*.yaml"),
        ("models/coverage-judge", "*"),
        ("voice_interviewer/tui", "*.tcss"),
        ("voice_interviewer/report", "page.*"),
    ]
    for folder, pattern in read:
        for path in (CHECKOUT / folder).rglob(pattern):
            inside = path.relative_to(CHECKOUT).as_posix()
            assert (inside if inside.startswith("voice_interviewer/") else f"voice_interviewer/{inside}") in names
    assert {"voice_interviewer/models/catalog.toml", "voice_interviewer/py.typed"} <= names
    assert any(name.startswith("voice_interviewer/prompts/") for name in names)
    assert any(name.endswith(".tcss") for name in names)


def test_nothing_else_travels_in_the_wheel(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"voice_interviewer"}
    assert wheel.stat().st_size < 27_000_000  # 25 MB of weights, and the program


def test_the_program_is_the_wheels_and_not_the_checkouts(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python")
    where = subprocess.run(
        [python, "-c", "import voice_interviewer; print(voice_interviewer.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(program.parents[1])


def test_help_models_and_packs_work_from_elsewhere(program: Path, tmp_path: Path) -> None:
    assert "usage: voice-interviewer" in run(program, tmp_path, "--help")
    models = json.loads(run(program, tmp_path, "models", "list", "--json"))
    assert {model["name"]: model["state"] for model in models}["whisper-base"] == "missing"
    assert "machine-learning-engineer" in run(program, tmp_path, "packs", "list")
