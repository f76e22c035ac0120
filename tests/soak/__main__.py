"""`python -m tests.soak`: every soak_*.py here, one table of what was tried and what was lost, and soak.json."""

import argparse
import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any

import tests.soak

COLUMNS = ("fault", "tried", "times", "lost")


def main() -> int:
    """Run the soaks and write what was lost, after each of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="soak_NAME alone; may be repeated")
    parser.add_argument("--out", type=Path, default=Path("soak.json"))
    arguments = parser.parse_args()
    names = [each.name for each in pkgutil.iter_modules(tests.soak.__path__) if each.name.startswith("soak_")]
    if arguments.only:
        names = [name for name in names if name.removeprefix("soak_") in arguments.only]
    rows: dict[str, dict[str, Any]] = {}
    for name in names:
        started = time.perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        rows.update(importlib.import_module(f"tests.soak.{name}").run())
        print(f"{name} took {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
        arguments.out.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for row in rows.values():
        print(f"| {' | '.join(str(row[column]) for column in COLUMNS)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
