"""The settings file as it is written: what changed, and nothing else, so that the person's own lines stay theirs."""

from collections.abc import Mapping

from voice_interviewer.paths import Home, make_private_folders
from voice_interviewer.settings import Settings
from voice_interviewer.storage.disk import storage_error, write_atomically


def save_settings(home: Home, settings: Settings) -> None:
    """Write what differs from the file, keeping its comments and order; whole or not at all, for its owner alone.

    A link to a file elsewhere stays a link. A file that cannot be read as settings is left as it is. Raises
    SettingsError for such a file, StorageError for what the disk refuses.
    """
    before = Settings.load(home).model_dump()
    differing = {name: value for name, value in settings.model_dump().items() if value != before[name]}
    if not differing:
        return
    path = home.settings.resolve()
    try:
        make_private_folders(path.parent)
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        write_atomically(path, _changed(text, differing).encode("utf-8"))
    except OSError as error:
        raise storage_error(error, "written", path, home) from error


def _changed(text: str, values: Mapping[str, object]) -> str:
    """A TOML text with these values in place of, or added to, its own."""
    import tomlkit

    document = tomlkit.parse(text)
    for name, value in values.items():
        document[name] = value
    return tomlkit.dumps(document)
