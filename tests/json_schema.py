"""Holds data to the part of JSON Schema, draft 2020-12, that our schemas use; anything else in a schema is an error."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "null": (type(None),),
}
NOTES = {"$schema", "$defs", "title", "description", "default"}


def violations(data: Any, schema: Mapping[str, Any], root: Mapping[str, Any], where: str = "") -> Iterator[str]:
    """Where the data is not what the schema says, one line each."""
    for key, wanted in schema.items():
        match key:
            case "$ref":
                yield from violations(data, root["$defs"][wanted.removeprefix("#/$defs/")], root, where)
            case "anyOf" | "oneOf":
                fitting = sum(not list(violations(data, each, root, where)) for each in wanted)
                if fitting == 0 or (key == "oneOf" and fitting > 1):
                    yield f"{where}: fits {fitting} of {key}"
            case "type":
                if not isinstance(data, TYPES[wanted]) or isinstance(data, bool):
                    yield f"{where}: no {wanted}"
            case "const" | "enum":
                if data not in (wanted if key == "enum" else [wanted]):
                    yield f"{where}: not {wanted}"
            case "properties":
                for name in wanted.keys() & _as(dict, data).keys():
                    yield from violations(data[name], wanted[name], root, f"{where}/{name}")
            case "required":
                yield from (f"{where}: no {name}" for name in wanted if isinstance(data, dict) and name not in data)
            case "additionalProperties":
                assert wanted is False
                yield from (f"{where}: unknown {name}" for name in _as(dict, data).keys() - schema["properties"].keys())
            case "items":
                for index, entry in enumerate(_as(list, data)):
                    yield from violations(entry, wanted, root, f"{where}/{index}")
            case "pattern":
                if isinstance(data, str) and not re.search(wanted, data):
                    yield f"{where}: not like {wanted}"
            case "minLength" | "maxLength" | "minItems" | "maxItems":
                sized = data if isinstance(data, str if key.endswith("Length") else list) else None
                if sized is not None and (len(sized) < wanted if key.startswith("min") else len(sized) > wanted):
                    yield f"{where}: {key} {wanted}"
            case "minimum" | "maximum" | "exclusiveMinimum":
                if isinstance(data, int | float) and not _within(key, data, wanted):
                    yield f"{where}: {key} {wanted}"
            case _:
                assert key in NOTES, f"the schema says {key}, which this validator does not know"


def _as(kind: type, data: Any) -> Any:
    return data if isinstance(data, kind) else kind()


def _within(key: str, data: float, wanted: float) -> bool:
    return {"minimum": data >= wanted, "maximum": data <= wanted, "exclusiveMinimum": data > wanted}[key]
