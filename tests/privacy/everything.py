"""Uses every command and the screens of the program in one home: `python -m tests.privacy.everything FOLDER`.

It runs as a process of its own, so that a test may put a namespace, a tracer or a umask around it. The folder holds
music.md and answer.txt; how each command ended lies in done.json there afterwards.
"""

import argparse
import asyncio
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from voice_interviewer.cli import build_parser, main
from voice_interviewer.interview.prepared import Wishes
from voice_interviewer.paths import Home
from voice_interviewer.tui.messages import Go, Hold, Place

MARKER = "xylophone"
"""Said, typed and asked."""
PAGE = f"""## Music

1. Why does the {MARKER} ring?

   The {MARKER} rings because its wooden bars swing freely.
"""
TYPED = f"The {MARKER} has wooden bars, and a longer bar gives a lower note."
PACK = "music-box"
PLACES = (Place.PROGRESS, Place.RECORDINGS, Place.SETTINGS)
LEFT_OUT = {"models pull": "is the one that may reach the network"}
"""Commands that are left out, and why."""
LIMIT_SECONDS = 200
"""How long a screen may take on a machine that is busy with something else."""


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command, as it is typed."""
    inside = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not inside:
        yield " ".join(words)
    for each in inside:
        for name, inner in each.choices.items():
            yield from commands(inner, (*words, name))


def script(folder: Path) -> Iterator[tuple[list[str], str]]:
    """Command lines, and what is typed meanwhile."""
    yield ["packs", "import", str(folder / "music.md"), "--id", PACK, "--title", f"The {MARKER}"], ""
    yield ["settings", "set", "pack", PACK], ""
    yield ["settings", "set", "sound_checked", "true"], ""  # else the program opens with the check
    for line in ("settings list", "settings path", "packs list", "packs schema"):
        yield line.split(), ""
    yield ["packs", "show", PACK], ""
    yield ["packs", "check", str(Home.find().packs / PACK)], ""
    yield ["interview", "--plain", "--candidate", "demo", "--fast", "--voice", "neural", "--follow-ups", "0"], ""
    yield ["interview", "--plain", "--text", "--voice", "none", "--follow-ups", "0"], f"{TYPED}\n\n"
    yield ["score", "--text", str(folder / "answer.txt")], ""
    for line in ("list", "show last", "path last", f"search {MARKER}", "rescore --all", "compare last", "replay last"):
        yield ["sessions", *line.split()], ""
    for form in ("html --with-sound", "markdown", "json", "csv"):
        yield ["sessions", "export", "--all", "--format", *form.split()], ""
    yield ["progress"], ""
    yield ["progress", "due"], ""
    yield ["models", "list"], ""
    yield ["models", "verify", "silero-vad"], ""
    yield ["devices"], ""
    yield ["sound-check", "--yes"], ""
    yield ["doctor", "--report", "--yes"], ""
    yield ["--plain"], "r\n\n\no\n\n\n\n"
    yield ["sessions", "delete", "last", "--yes"], ""
    yield ["sessions", "wipe"], ""  # asks, and is not answered


def run(words: list[str], typed: str) -> dict[str, Any]:
    """Run one command with this on its standard input."""
    read_end, write_end = os.pipe()
    os.write(write_end, typed.encode())
    os.close(write_end)
    out, err = io.StringIO(), io.StringIO()
    with os.fdopen(read_end) as sys.stdin, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: Any = main(words)
        except SystemExit as left:
            code = left.code
    return {"words": words, "code": code, "out": out.getvalue(), "err": err.getvalue()}


async def see() -> list[str]:
    """Hold an interview on a screen in memory, and go to these places; gives the screens that were shown."""
    from voice_interviewer.bootstrap import program
    from voice_interviewer.tui.app import VoiceInterviewerApp

    app = VoiceInterviewerApp(program())

    painted = asyncio.Event()
    app.post_display_hook = painted.set  # type: ignore[method-assign]

    async def wait_for(name: str) -> None:
        async with asyncio.timeout(LIMIT_SECONDS):
            while type(app.screen).__name__ != name or not app.screen.query("Footer"):
                assert app.is_running
                painted.clear()
                await painted.wait()
        seen.append(name)

    seen: list[str] = []
    Pilot._wait_for_screen = _at_once  # type: ignore[method-assign,assignment]  # it gives up on a busy machine
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_for("HomeScreen")
        for place in PLACES:
            app.post_message(Go(place))
            await wait_for(f"{place.value.capitalize()}Screen")
            await pilot.press("escape")
            await wait_for("HomeScreen")
        app.post_message(Hold(Wishes(candidate="demo", fast=True, voice="none", follow_ups=0, reader=False)))
        await wait_for("SummaryScreen")
        await app.action_quit()
    return seen


async def _at_once(pilot: Pilot[None], timeout: float = 0.0) -> bool:
    """Waits for no screen: `wait_for` does."""
    return True


def use_everything(folder: Path) -> None:
    """Run the script, then go through the screens, and write down how it went."""
    done = [run(*line) for line in script(folder)]
    left_out = set(commands(build_parser())) - set(LEFT_OUT)
    for each in done:
        left_out -= {" ".join(each["words"][:2]), each["words"][0]}
    seen = asyncio.run(see())
    (folder / "done.json").write_text(json.dumps({"done": done, "left_out": sorted(left_out), "seen": seen}))


if __name__ == "__main__":
    use_everything(Path(sys.argv[1]))
