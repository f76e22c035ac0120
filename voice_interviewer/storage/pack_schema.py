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
    return {"$schema": DRAFT, **schema, "title": title}
