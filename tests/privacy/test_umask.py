"""Whatever the umask: the program works, and what it writes is for its owner alone."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.person import LIMIT_SECONDS, command, environment
from tests.privacy.everything import PACK, PAGE, TYPED
from voice_interviewer.paths import Home

COMMANDS = {
    f"packs import PAGE --id {PACK} --title Music": "",
    f"interview --pack {PACK} --plain --text --voice none --follow-ups 0": f"{TYPED}\n\n",
    "sessions list": "",
    "sessions export last": "",
}
"""Command lines, and what is typed meanwhile. What hears and speaks is in test_everything_used."""


@pytest.mark.parametrize("umask", ["0000", "0777"])
def test_files_are_0600_and_folders_0700(umask: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "new" / "home")
    (tmp_path / "page.md").write_text(PAGE)
    for words, typed in COMMANDS.items():
        arguments = [str(tmp_path / "page.md") if word == "PAGE" else word for word in words.split()]
        done = subprocess.run(
            ["sh", "-c", f'umask {umask}; exec "$@"', "sh", *command(*arguments)],
            env=environment(home, {"PYTHONDONTWRITEBYTECODE": "1"}),
            input=typed,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done
    written = [home.root.parent, home.root, *home.root.rglob("*")]
    assert {each.suffix for each in written} >= {".json", ".sqlite", ".html", ".yaml"}
    modes = {str(each): oct(each.stat().st_mode & 0o777) for each in written}
    assert {path: mode for path, mode in modes.items() if mode != ("0o700" if Path(path).is_dir() else "0o600")} == {}
