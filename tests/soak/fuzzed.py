"""`python -m tests.soak.fuzzed TARGET FOLDER [libFuzzer's options]`: one reader under coverage-guided random bytes.

Whatever a reader raises that is not its own word for unusable input ends the process as a crash, and so do ten seconds
or a gigabyte for one input.
"""

import contextlib
import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.storage import samples
from tests.storage.pack_samples import BASICS, PACK
from voice_interviewer.adapters.sound.sound_files import read_recording
from voice_interviewer.errors import AudioFileError, ModelError, UsageError


def packs(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    """A round of a pack."""
    from voice_interviewer.storage.packs import check_pack

    (folder / "pack.yaml").write_text(PACK)

    def one(content: bytes) -> None:
        (folder / "basics.yaml").write_bytes(content)
        assert all("\n" not in str(fault) for fault in check_pack(folder))

    return one, [BASICS.encode()]


def pages(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    """A page that is imported as a pack, and the pack that comes of it."""
    from voice_interviewer.storage.pack_import import import_page
    from voice_interviewer.storage.packs import load_pack

    def one(content: bytes) -> None:
        page = folder / ("page.html" if content[:1] == b"<" else "page.txt")
        page.write_bytes(content)
        try:
            made = import_page(page, folder / "packs", "fuzzed", replace=True)
        except UsageError:
            return
        load_pack(made.folder)

    return one, [b"<h2>What is bias?</h2><p>It is underfitting.</p>", b"1. What is bias?\n\nIt is underfitting.\n"]


def sessions(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    """A session file: what is read is written, and is the same again."""
    from voice_interviewer.storage.session_file import DamagedFileError, FutureFormatError, read_session, session_text

    def one(content: bytes) -> None:
        try:
            session = read_session(content)
        except (DamagedFileError, FutureFormatError):
            return
        assert read_session(session_text(session)) == session

    return one, [session_text(samples.session())]


def catalogs(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    """A catalog of models: no file of it lies outside its folder."""
    from voice_interviewer.adapters.models.catalog import load_catalog
    from voice_interviewer.paths import shipped

    def one(content: bytes) -> None:
        (folder / "catalog.toml").write_bytes(content)
        try:
            catalog = load_catalog(folder / "catalog.toml")
        except ModelError:
            return
        for model in catalog.models:
            assert (folder / model.name).resolve().parent == folder.resolve()
            for file in model.files:
                assert folder.resolve() in (folder / model.name / file.path).resolve().parents

    return one, [(shipped("models") / "catalog.toml").read_bytes()]


def sounds(folder: Path) -> tuple[Callable[[bytes], object], list[bytes]]:
    """A sound file."""
    import numpy as np
    import soundfile

    def one(content: bytes) -> None:
        (folder / "a.wav").write_bytes(content)
        with contextlib.suppress(AudioFileError):
            read_recording(folder / "a.wav")

    whole = []
    for kind in ("wav", "flac", "mp3", "ogg"):
        soundfile.write(folder / f"whole.{kind}", np.zeros(3200, np.int16), 16_000)
        whole.append((folder / f"whole.{kind}").read_bytes())
    return one, whole


TARGETS = {"packs": packs, "pages": pages, "sessions": sessions, "catalogs": catalogs, "sounds": sounds}


def main() -> None:
    """Fuzz until libFuzzer has had enough."""
    name, corpus, *options = sys.argv[1:]
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["voice_interviewer"]), tempfile.TemporaryDirectory() as scratch:
        one, seeds = TARGETS[name](Path(scratch))
        for number, seed in enumerate(seeds):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        os.umask(0o077)
        atheris.Setup([sys.argv[0], corpus, *options, "-timeout=10", "-rss_limit_mb=1024"], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
