"""Where every file lies: what the program writes (one home folder) and what it ships with."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "VOICE_INTERVIEWER_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder that holds everything the program writes."""

    root: Path

    @classmethod
    def find(cls) -> "Home":
        """`$VOICE_INTERVIEWER_HOME`, or the platform's folder for user data."""
        named = os.environ.get(HOME_VARIABLE)
        if named:
            return cls(Path(named).expanduser().absolute())
        from platformdirs import user_data_path

        return cls(user_data_path("voice-interviewer", appauthor=False))

    @property
    def settings(self) -> Path:
        """The settings file, TOML."""
        return self.root / "settings.toml"

    @property
    def sessions(self) -> Path:
        """One folder a session."""
        return self.root / "sessions"

    @property
    def reports(self) -> Path:
        """What was exported without naming another folder."""
        return self.root / "reports"

    @property
    def index(self) -> Path:
        """What all sessions hold, for lists and searches; a cache."""
        return self.root / "index.sqlite"

    @property
    def models(self) -> Path:
        """One folder a model."""
        return self.root / "models"

    @property
    def packs(self) -> Path:
        """The person's own question packs, beside ours."""
        return self.root / "prompts"

    @property
    def voice_cache(self) -> Path:
        """Synthesised questions."""
        return self.root / "cache" / "voice"

    @property
    def speaking(self) -> Path:
        """A sentence while the system's voice says it."""
        return self.root / "cache" / "speaking"

    @property
    def log(self) -> Path:
        """What went wrong, without a word of what was said."""
        return self.root / "voice-interviewer.log"

    @property
    def former_log(self) -> Path:
        """The log before it."""
        return self.root / "voice-interviewer.log.1"


def make_private_folders(folder: Path) -> None:
    """Create a folder and what is missing above it, for this user alone (0700) whatever the umask. Raises OSError."""
    if not folder.is_dir():
        make_private_folders(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)


def shipped(name: str) -> Path:
    """A folder that travels with the program (`prompts`, `models`): in the wheel, or beside a checkout's package."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
