"""The child process that fetches files from the model hub: `hub_download.py REPOSITORY REVISION FOLDER FILE…`.

It stands alone, so that the hub library's caches, retries, warnings and threads stay in a process that can be ended at
any time. It prints `Progress <bytes> of <bytes>` lines; on failure one line of reason and exit code 1, or 3 where the
hub cannot be reached at all, which makes trying its other repositories pointless.
"""

import os
import sys
import threading
import time
from typing import Any

CONNECT_SECONDS = 5
"""How long the hub may take to answer the first question; without a network the answer is there in milliseconds."""
REPORT_SECONDS = 0.1
"""How often progress is printed."""
BLOCK_BYTES = 1 << 18
"""What arrives is written and told in such blocks; the library's own are of 10 MB, minutes on a slow line."""
UNREACHABLE = 3
"""Exit code: no connection."""


class PrintedProgress:
    """Takes the place of the hub library's progress bars."""

    def __init__(self, **settings: Any) -> None:
        self._done = int(settings.get("initial") or 0)
        self._total = int(settings.get("total") or 0)
        self._printed_at = 0.0

    def __enter__(self) -> "PrintedProgress":
        return self

    def __exit__(self, *_: object) -> None:
        self._print()

    def update(self, count: float | None = 1) -> None:
        """Count bytes; a negative count takes back what has to be fetched again."""
        self._done += int(count or 0)
        if time.monotonic() - self._printed_at >= REPORT_SECONDS:
            self._print()

    def close(self) -> None:
        """Nothing is left on the screen."""

    def _print(self) -> None:
        self._printed_at = time.monotonic()
        print(f"Progress {self._done} of {self._total}", flush=True)  # noqa: T201  # read by the parent process


def main(repository: str, revision: str, folder: str, *files: str) -> int:
    """Fetch the files into the folder, one after another."""
    import httpx2
    from huggingface_hub import constants, get_hf_file_metadata, hf_hub_download, hf_hub_url

    constants.DOWNLOAD_CHUNK_SIZE = BLOCK_BYTES
    try:
        # Where there is no network hf_hub_download repeats its first question for half a minute; asking once is fast.
        get_hf_file_metadata(hf_hub_url(repository, files[0], revision=revision), timeout=CONNECT_SECONDS)
        for file in files:
            hf_hub_download(
                repository,
                file,
                revision=revision,
                local_dir=folder,
                tqdm_class=PrintedProgress,
            )
    except (httpx2.TransportError, OSError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        print(reason, flush=True)  # noqa: T201  # read by the parent process
        return UNREACHABLE if isinstance(error, httpx2.TransportError) else 1
    return 0


def end_with_parent() -> None:
    """End this process when the one that started it is gone and its end of the standard input is closed."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.exit(main(*sys.argv[1:]))
