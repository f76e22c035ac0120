"""Turns what pydantic found wrong into faults that a person can mend."""

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from voice_interviewer.storage import guide_format, pack_format
from voice_interviewer.storage.pack_faults import Fault
from voice_interviewer.storage.yaml_tree import MOST_FAULTS, Tree

_PARTS = {**pack_format.PARTS, **guide_format.PARTS}
_NAMES = {
    "questions": "question",
    "key_points": "key point",
    "topics": "topic",
    "sections": "section",
    "paragraphs": "paragraph",
    "sources": "source",
}


def faults_of(error: ValidationError, model: type[BaseModel], whole: str, tree: Tree, file: Path) -> list[Fault]:
    """One fault for each error; `whole` is what the file is called in a sentence (`the pack`, `the round`)."""
    found = error.errors(include_url=False)
    faults = [_fault(details, model, whole, tree, file) for details in found[:MOST_FAULTS]]
    if len(found) > MOST_FAULTS:
        faults.append(Fault(file, faults[-1].line, f"there are {len(found) - MOST_FAULTS} more", "mend these first"))
    return faults


def kebab_case(text: str) -> str:
    """The nearest id to this text: lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "a-name"


def near_match(word: str, known: Sequence[str]) -> str | None:
    """The known word that this one was probably meant to be, if any."""
    matches = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


def _fault(details: ErrorDetails, model: type[BaseModel], whole: str, tree: Tree, file: Path) -> Fault:
    path = tuple(details["loc"])
    owner, owner_model = _owner(path, model)
    key = next((str(step) for step in path[len(owner) :] if isinstance(step, str)), "")
    who = _who(owner, whole, tree)
    problem, mend = _words(details, key, path[len(owner) + 1 :], who, owner_model)
    return Fault(file, tree.line_of(path), problem, mend)


def _owner(path: Sequence[str | int], model: type[BaseModel]) -> tuple[tuple[str | int, ...], type[BaseModel]]:
    """The path of the pack, question, key point or the like that the error is in, and what that is."""
    length = 0
    for index in range(len(path) - 1):
        if path[index] in _PARTS and isinstance(path[index + 1], int):
            length, model = index + 2, _PARTS[str(path[index])]
    return tuple(path[:length]), model


def _who(owner: Sequence[str | int], whole: str, tree: Tree) -> str:
    if not owner:
        return whole
    named = tree.at((*owner, "id"))
    kind = _NAMES[str(owner[-2])]
    return f'{kind} "{named.value}"' if named and isinstance(named.value, str) else f"{kind} {int(owner[-1]) + 1}"


def _words(
    details: ErrorDetails, key: str, rest: Sequence[str | int], who: str, model: type[BaseModel]
) -> tuple[str, str]:
    """What is wrong, and what to write."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    field = model.model_fields.get(key)
    wanted = f"{key}: <{field.description}>" if field else key
    place = f"an entry of {key}" if any(isinstance(step, int) for step in rest) else key or "it"
    value = _shown(given)
    match kind:
        case "missing":
            return f"{who} has no {key}", f"add: {wanted}"
        case "extra_forbidden":
            near = near_match(key[:60], tuple(model.model_fields))
            known = ", ".join(model.model_fields)
            return f"{who} has an unknown key {key}", f"write {near} instead" if near else f"remove it; known: {known}"
        case _ if given is None and rest and isinstance(rest[-1], int):
            return f"{place} of {who} is empty", 'remove it; the word "null" needs quotes'
        case _ if given is None or (kind in ("string_too_short", "too_short") and not given):
            choice = "" if field is None or field.is_required() else ", or remove the key"
            return f"{place} of {who} is empty", f"write: {wanted}{choice}"
        case "too_short" | "too_long":
            entries = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
            return f"{place} of {who} has {len(given)} entries", f"give {entries}: {wanted}"
        case "string_type" if isinstance(given, str | int | float | bool):
            return f"{place} of {who} is read as {value}, not as text", f'put it in quotes, like "{value}"'
        case "string_pattern_mismatch":
            return f'{place} of {who} is "{value}", which is no name', f"write: {kebab_case(str(given))}"
        case "literal_error":
            near = near_match(str(given)[:60], re.findall(r"'([^']+)'", str(context["expected"])))
            return f"{place} of {who} is {value}", f"write: {key}: {near}" if near else f"write: {wanted}"
        case "greater_than" | "greater_than_equal" | "less_than_equal" | "finite_number":
            return f"{place} of {who} is {value}, which is out of range", f"write: {wanted}"
        case "reversed":
            return f"{key} of {who} is reversed", f"write the shortest first: {key}: [{given[1]}, {given[0]}]"
        case "points_or_topics":
            given_both = isinstance(given, dict) and "key_points" in given and "topics" in given
            mend = "remove one of the two" if given_both else "add key_points (or topics, where the candidate asks)"
            return f"{who} has {'key_points and topics' if given_both else 'no key_points'}", mend
        case "again_without_topics":
            return f"{who} has again without topics", "remove again"
        case "control_character":
            return (
                f"{place} of {who} holds a control character",
                "remove the control character, or paste the text as plain text",
            )
        case "device_name":
            return f"{place} of {who} is {value}, which Windows keeps for a device", f"write: {value}-questions"
        case "string_too_long":
            return f"{place} of {who} is longer than {context['max_length']} characters", "shorten it"
        case "list_type" | "model_type" | "string_type" | "float_type" | "int_type":
            needs = {"list_type": "a list", "model_type": "a group of keys", "string_type": "text"}.get(
                kind, "a number"
            )
            return f"{place} of {who} is not {needs}", f"write: {wanted}"
        case _:
            return f"{place} of {who}: {details['msg']}", f"write: {wanted}"


def _shown(given: Any) -> str:
    text = str(given)
    return text if len(text) <= 40 else text[:39] + "…"
