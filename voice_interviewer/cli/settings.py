"""`settings`: what is set, what it means, and how to change it without an editor."""

import argparse
import json
import sys

EXAMPLES = """examples:
  voice-interviewer settings list
  voice-interviewer settings set interview_date 2026-12-24"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `settings`."""
    parser = subparsers.add_parser(
        "settings",
        help="what is set, and what it means",
        description="Show or change what is set once and for all.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="settings_command", metavar="COMMAND", required=True)
    listing = commands.add_parser(
        "list",
        help="every setting with its value and meaning",
        description="Every setting with its meaning and value, as the settings file takes them.",
        epilog="example: voice-interviewer settings list --json",
    )
    listing.add_argument("--json", action="store_true", help="print one setting a line as JSON")
    listing.set_defaults(run=_list)
    setting = commands.add_parser(
        "set",
        help="change one setting",
        description="Change one setting; your own comments in the file stay.",
        epilog="example: voice-interviewer settings set theme light",
    )
    setting.add_argument("name", metavar="NAME", help="as `settings list` shows it")
    setting.add_argument("value", metavar="VALUE", help='the new value; "" for none')
    setting.set_defaults(run=_set)
    path = commands.add_parser(
        "path",
        help="where the settings file lies",
        description="Print the path of the settings file, whether it is there yet or not.",
        epilog="example: voice-interviewer settings path",
    )
    path.set_defaults(run=_path)


def _list(arguments: argparse.Namespace) -> int:
    from voice_interviewer import bootstrap
    from voice_interviewer.settings import Settings, as_toml, choices, meaning

    chosen = bootstrap.settings().model_dump()
    defaults = Settings().model_dump()
    if arguments.json:
        for name, value in chosen.items():
            told = {"name": name, "value": value, "default": defaults[name], "meaning": meaning(name)}
            print(json.dumps(told | ({"choices": choices(name)} if choices(name) else {}), ensure_ascii=False))
        return 0
    print("\n\n".join(f"# {meaning(name)}\n{name} = {as_toml(value)}" for name, value in chosen.items()))
    return 0


def _set(arguments: argparse.Namespace) -> int:
    from voice_interviewer import bootstrap
    from voice_interviewer.settings import as_toml

    keeper = bootstrap.program().settings
    settings = keeper.load().changed(arguments.name, arguments.value)
    keeper.save(settings)
    print(f"{arguments.name} = {as_toml(settings.model_dump()[arguments.name])}", file=sys.stderr)
    return 0


def _path(arguments: argparse.Namespace) -> int:
    from voice_interviewer.paths import Home

    print(Home.find().settings)
    return 0
