"""`packs list`: every pack in a line."""

import argparse
import sys


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs list`."""
    parser = actions.add_parser(
        "list",
        help="every pack, with its rounds",
        description="One line a pack: its id, its title, its rounds with their number of questions, and where it lies.",
        epilog="example: voice-interviewer packs list",
    )
    parser.set_defaults(run=_list)


def _list(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import pack_library
    from voice_interviewer.core.steering import on_one_line
    from voice_interviewer.errors import PackError

    library = pack_library()
    broken = 0
    for pack_id, folder in library.pack_folders().items():
        try:
            pack = library.pack(pack_id)
        except PackError as error:
            print(error, file=sys.stderr)
            broken += 1
            continue
        rounds = ", ".join(f"{each.id} ({len(each.questions)})" for each in pack.rounds)
        print(f"{pack.id}\t{on_one_line(pack.title)}\t{rounds}\t{folder}")
    return 1 if broken else 0
