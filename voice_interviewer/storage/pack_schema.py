"""The format of a pack's files as JSON Schema, for editors."""

from typing import Any

from voice_interviewer.storage.guide_format import GuidePart
from voice_interviewer.storage.pack_format import PackPart, Part, RoundPart

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_FILES: dict[str, tuple[type[Part], str]] = {
    "round": (RoundPart, "A round of a question pack"),
    "pack": (PackPart, "The head of a question pack, pack.yaml"),
    "guide": (GuidePart, "The guide of a question pack, guide.yaml"),
}


def pack_schema(file: str) -> dict[str, Any]:
    """The schema of one kind of file: `round`, `pack` or `guide`."""
    part, title = _FILES[file]
    schema = part.model_json_schema()
    for name, definition in schema.get("$defs", {}).items():
        definition["title"] = name.removesuffix("Part")
    for definition in (schema, *schema.get("$defs", {}).values()):
        for key, described in definition["properties"].items():
            definition["properties"][key] = _without_null(described)
    return {"$schema": DRAFT, **schema, "title": title}


def _without_null(described: dict[str, Any]) -> dict[str, Any]:
    """A key that may be left out, as what it is when it is there: editors then say what is wrong inside of it."""
    choices = [each for each in described.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) != 1:
        return described
    rest = {key: value for key, value in described.items() if key != "anyOf" and (key, value) != ("default", None)}
    return {**choices[0], **rest}
