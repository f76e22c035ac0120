"""`packs schema`: what an editor needs to complete and check a pack's files while they are written."""

import argparse
import json

FILES = ("round", "pack", "guide")


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `packs schema`."""
    parser = actions.add_parser(
        "schema",
        help="a JSON Schema of a pack's files, for your editor",
        description=(
            "Prints the JSON Schema (draft 2020-12) of a round's file, of pack.yaml or of guide.yaml.\n\n"
            "An editor with the YAML language server (the YAML extension of VS Code, Neovim, Helix, Emacs) completes\n"
            "keys and underlines what is wrong once the schema lies beside the pack\n\n"
            "    voice-interviewer packs schema round > ~/my-packs/round.schema.json\n\n"
            "and the first line of the YAML file names it:\n\n"
            "    # yaml-language-server: $schema=../round.schema.json"
        ),
        epilog="example: voice-interviewer packs schema round > round.schema.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", choices=FILES, default=FILES[0], help="round (the default), pack or guide"
    )
    parser.set_defaults(run=_schema)


def _schema(arguments: argparse.Namespace) -> int:
    from voice_interviewer.bootstrap import pack_schema

    print(json.dumps(pack_schema(arguments.file), ensure_ascii=False, indent=2))
    return 0
