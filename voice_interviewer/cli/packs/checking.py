"""`packs check`: every fault of a pack, and whether it can be used all the same."""

import argparse
import sys
from pathlib import Path


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs check`."""
    parser = actions.add_parser(
        "check",
        help="find every fault of a pack, with file, line and the mend",
        description=(
            "Prints every fault as `file:line: problem — mend`; exit code 1 when there is any. First come the faults "
            "that keep a pack from being used; once there are none, those that make it serve less well, like a key "
            "point that the model answer does not make by its terms, which judge where the judge's model is missing. "
            "A pack with only such faults can be used as it is."
        ),
        epilog="example: voice-interviewer packs check ~/my-packs/data-scientist",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a pack's folder, a file in it, or a folder of packs; default: all",
    )
    parser.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import check_packs, pack_library

    faults = check_packs(arguments.paths or tuple(pack_library().pack_folders().values()))
    for fault in faults:
        print(fault)
    if not faults:
        print("no faults", file=sys.stderr)
        return 0
    blocking = sum(fault.blocks for fault in faults)
    told = f"{blocking} of them before the pack can be used" if blocking else "the pack can be used as it is"
    print(f"{len(faults)} to mend, {told}", file=sys.stderr)
    return 1
