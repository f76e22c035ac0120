"""What is committed names no registry and no machine, and the lock files lock everything."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("anaconda", "org"),
        ("pythonhosted", "com"),
    ]
]
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+|tmp/x)(?=/)")


def committed_text() -> dict[str, str]:
    """Every committed text file by its path."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    found: dict[str, str] = {}
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = CHECKOUT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content and path.suffix != ".svg":
            found[name] = content.decode("utf-8")
    return found


def requirements(lock: str) -> dict[str, str]:
    """`name==version` of every requirement of a lock file, with its block of text."""
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    return {block.split()[0].lower(): block for block in blocks if block.strip()}


def pinned(entries: list[object]) -> list[str]:
    return [entry.lower().replace("_", "-") for entry in entries if isinstance(entry, str)]


def test_no_registry_is_named() -> None:
    named = {(file, host) for file, text in committed_text().items() for host in REGISTRY_HOSTS if host in text}
    assert named == set()


def test_no_path_of_a_machine_is_named() -> None:
    named = {(file, found[0]) for file, text in committed_text().items() for found in MACHINE_PATHS.finditer(text)}
    assert named == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    found = requirements(lock)
    assert len(found) > 30
    for name, block in found.items():
        assert re.fullmatch(r"[a-z0-9._-]+==[a-z0-9.!+_-]+", name)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), name


def test_the_locks_are_those_of_the_project() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = (set(requirements(lock)) for lock in LOCKS)
    assert set(pinned(project["project"]["dependencies"])) <= run
    assert set(pinned(project["dependency-groups"]["build"])) <= run
    assert set(pinned(project["dependency-groups"]["dev"])) <= dev
    assert run <= dev
    assert set(project["build-system"]["requires"]) <= run
