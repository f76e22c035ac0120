"""`python -m tests.benchmarks --data DIR`: every bench_*.py here, one table, and bench.json."""

import argparse
import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any

import tests.benchmarks

Metrics = dict[str, dict[str, Any]]


def main() -> int:
    """Run the benchmarks and write what they measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="evaluation data: folders audio, noise and text")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="bench_NAME alone; may be repeated")
    parser.add_argument("--out", type=Path, default=Path("bench.json"))
    arguments = parser.parse_args()
    if not (arguments.data / "audio").is_dir():
        print(f"{arguments.data} holds no folder audio.", file=sys.stderr)
        print("Name the evaluation data: make bench DATA=DIR", file=sys.stderr)
        return 1
    names = [each.name for each in pkgutil.iter_modules(tests.benchmarks.__path__) if each.name.startswith("bench_")]
    if arguments.only:
        names = [name for name in names if name.removeprefix("bench_") in arguments.only]
    results: Metrics = {}
    for name in names:
        started = time.perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        results.update(importlib.import_module(f"tests.benchmarks.{name}").measure(arguments.data))
        print(f"{name} took {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
        arguments.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    _print_table(results)
    return 0


def _print_table(results: Metrics) -> None:
    width = max((len(name) for name in results), default=6)
    print(f"{'metric':<{width}}  {'value':>10}  {'unit':<12}  {'baseline':>10}  {'n':>6}")
    for name, row in results.items():
        print(
            f"{name:<{width}}  {_figure(row['value']):>10}  {row['unit']:<12}"
            f"  {_figure(row.get('baseline')):>10}  {row.get('n', ''):>6}"
        )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


if __name__ == "__main__":
    sys.exit(main())
