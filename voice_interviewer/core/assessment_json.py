"""How facts and judgements are written as JSON: the names and the order of the contract, times to the millisecond."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

import numpy as np

from voice_interviewer.core.assessed import Assessment

DECIMALS = 3
"""Digits kept after the point: milliseconds, and finer than any of the measures."""

FINE_DECIMALS = {"clipped_fraction": 6}
"""Figures that are meaningful below a thousandth: one clipped sample in a minute is 0.000001."""

ORDER = (
    *("format", "method", "question", "audio", "transcript", "words", "fillers", "pacing"),
    *("coverage", "structure", "habits", "score", "timing"),
)
"""The contract's order of an assessment's keys; what was added since follows."""


def json_ready(value: object, name: str = "") -> Any:
    """Turn dataclasses, tuples and enums into what JSON knows, rounding floats; `name` is the dotted place, for errors.

    Raises ValueError for a number that is not finite and for a type that JSON has no word for.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return value
    if isinstance(value, float | np.floating):
        if not math.isfinite(value):
            raise ValueError(f"{name or 'the value'} is {value}: a figure that is unknown must be None")
        return round(float(value), FINE_DECIMALS.get(name.rpartition(".")[2], DECIMALS))
    if isinstance(value, Assessment):
        return assessment_json(value)
    if is_dataclass(value) and not isinstance(value, type):
        names = _field_names(type(value))
        return {each: json_ready(getattr(value, each), f"{name}.{each}" if name else each) for each in names}
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): json_ready(item, f"{name}.{key}" if name else str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [json_ready(item, name) for item in value]
    raise ValueError(f"{name or 'the value'} is a {type(value).__name__}, which has no place in JSON")


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """One Assessment as the contract's object."""
    ordered = [*ORDER, *(name for name in _field_names(Assessment) if name not in ORDER)]
    return {name: json_ready(getattr(assessment, name), name) for name in ordered}


def assessment_line(assessment: Assessment) -> str:
    """One Assessment on one line, as `score --json` prints it."""
    return _flat(assessment_json(assessment))


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


_flat = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def readable_json(value: object, width: int = 120, indent: str = "", taken: int = 0) -> str:
    """Lay JSON out for people: what fits on a line of `width` characters stands on one.

    `taken` characters, its key, stand before it on its first line, after the indent.
    """
    if not isinstance(value, dict | list):
        return _flat(value)
    items = value.values() if isinstance(value, dict) else value
    if not any(isinstance(item, dict | list) for item in items):
        flat = _flat(value)
        if len(indent) + taken + len(flat) < width:
            return flat
    deeper = indent + "  "
    if isinstance(value, dict):
        opening, closing = "{", "}"
        keys = {key: f"{_flat(key)}: " for key in value}
        parts = [keys[key] + readable_json(item, width, deeper, len(keys[key])) for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [readable_json(item, width, deeper) for item in value]
    room = width - len(indent) - taken - len("{}")
    if sum(len(part) + len(", ") for part in parts) <= room and not any("\n" in part for part in parts):
        return opening + ", ".join(parts) + closing
    return opening + "\n" + ",\n".join(deeper + part for part in parts) + "\n" + indent + closing
