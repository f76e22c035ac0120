"""YAML text to plain data in which every value still knows its line; whatever could surprise is refused.

The tree is built from parser events, so that anchors, tags, repeated keys and deep nesting are met before anything
is constructed: no object is ever made from a tag, and an alias is never followed.
"""

import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from voice_interviewer.core.steering import STEERING
from voice_interviewer.storage.pack_faults import Fault, UnreadableError

LARGEST_BYTES = 1_000_000
"""A round of a hundred questions takes about a third of this."""

DEEPEST = 12
"""A pack nests eight levels deep; more is not a pack."""

MOST_VALUES = 50_000
"""A round of a hundred questions holds about a third of these."""

MOST_FAULTS = 100
"""Told of one file before the rest of it is looked at no further."""


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBERS = {"tag:yaml.org,2002:int": int, "tag:yaml.org,2002:float": float}
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Tree:
    """A value, the line it begins on, and the trees it is made of."""

    value: Any
    """Text, number, None, list or dict; `yes` and `no` stay text, since no key of a pack takes a truth value."""
    line: int
    children: Mapping[str | int, "Tree"] = field(default_factory=dict)
    key_lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, path: Sequence[str | int]) -> int:
        """Line of the value at this path, or of the deepest part of it that exists; for a key the line of the key."""
        tree, line = self, self.line
        for step in path:
            if step not in tree.children:
                break
            line = tree.key_lines.get(step, line) if isinstance(step, str) else tree.children[step].line
            tree = tree.children[step]
        return line

    def at(self, path: Sequence[str | int]) -> "Tree | None":
        """The tree at this path, or None when the file has none there."""
        tree: Tree | None = self
        for step in path:
            tree = tree.children.get(step) if tree else None
        return tree


def read_yaml(file: Path, faults: list[Fault]) -> Tree:
    """Read one YAML file of a pack, adding what is wrong but not fatal to `faults`.

    Raises UnreadableError when nothing more can be said about the file.
    """
    return _Reader(file, _read_text(file), faults).read()


def _read_text(file: Path) -> str:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            problem = "this is not an ordinary file"
            raise UnreadableError(Fault(file, 1, problem, "put a text file in its place"))
        with file.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise UnreadableError(
            Fault(file, 1, f"the file cannot be read: {reason}", "check its name and rights")
        ) from error
    if len(content) > LARGEST_BYTES:
        raise UnreadableError(Fault(file, 1, "the file is larger than 1 MB", "split it into several rounds"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(Fault(file, line, "the text is not UTF-8", "save the file as UTF-8")) from error
    if "\t" in text:
        line = text.count("\n", 0, text.index("\t")) + 1
        raise UnreadableError(Fault(file, line, "there is a tab", "indent with spaces, two a level"))
    if odd := STEERING.search(text.replace("\r\n", " \n")):
        line = text.count("\n", 0, odd.start()) + 1
        problem = f"there is a control character (code {ord(odd[0])})"
        raise UnreadableError(Fault(file, line, problem, "remove the control character"))
    return text


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, file: Path, text: str, faults: list[Fault]) -> None:
        self._file = file
        self._text = text
        self._faults = faults
        self._known = len(faults)
        self._values = 0

    def read(self) -> Tree:
        try:
            self._loader = _LOADER(self._text)
            try:
                return self._document()
            finally:
                self._loader.dispose()
        except yaml.YAMLError as error:
            raise UnreadableError(self._syntax_fault(error)) from error

    def _document(self) -> Tree:
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise UnreadableError(Fault(self._file, 1, "the file is empty", self._schema()))
        tree = self._tree(event, depth=1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(after, "a second document begins here", "keep one document a file: remove the line of dashes")
        return tree

    def _schema(self) -> str:
        """The command that shows what belongs into this file."""
        kind = self._file.stem if self._file.name in ("pack.yaml", "guide.yaml") else "round"
        return f"voice-interviewer packs schema {kind} shows what belongs there"

    def _next(self) -> Any:
        return self._loader.get_event()

    def _tree(self, event: Any, depth: int) -> Tree:
        line = event.start_mark.line + 1
        self._values += 1
        if self._values > MOST_VALUES:
            problem = f"the file holds more than {MOST_VALUES} values"
            raise UnreadableError(Fault(self._file, line, problem, "split it into several rounds"))
        if isinstance(event, yaml.AliasEvent):
            mend = "write the text out where it is used"
            raise UnreadableError(Fault(self._file, line, f"an alias (*{event.anchor}) is not allowed", mend))
        if event.anchor is not None:
            self._fault(event, f"an anchor (&{event.anchor}) is not allowed", "remove it")
        if event.tag not in (None, "!"):
            self._fault(
                event, "a tag (a word that begins with !) is not allowed", "remove it, or put the text in quotes"
            )
        if depth > DEEPEST:
            raise UnreadableError(Fault(self._file, line, "lists are nested too deep", self._schema()))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(line, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, depth)
        return Tree(self._scalar(event), line)

    def _list(self, line: int, depth: int) -> Tree:
        children: dict[str | int, Tree] = {}
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            children[len(children)] = self._tree(event, depth + 1)
        return Tree([child.value for child in children.values()], line, children)

    def _mapping(self, line: int, depth: int) -> Tree:
        children: dict[str | int, Tree] = {}
        key_lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key_tree = self._tree(event, depth + 1)
            value = self._tree(self._next(), depth + 1)
            key = str(key_tree.value)
            if key in children:
                first = key_lines[key]
                self._fault(event, f"{key} is written twice (first on line {first})", "keep one of the two")
                continue
            children[key] = value
            key_lines[key] = key_tree.line
        return Tree({key: child.value for key, child in children.items()}, line, children, key_lines)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        tag = event.tag if event.tag not in (None, "!") else self._loader.resolve(yaml.ScalarNode, text, event.implicit)
        if tag in _NUMBERS:
            try:
                return _NUMBERS[tag](text)
            except ValueError:
                return text
        return None if tag == _NULL else text

    def _fault(self, event: Any, problem: str, mend: str) -> None:
        line = event.start_mark.line + 1
        if len(self._faults) - self._known >= MOST_FAULTS:
            raise UnreadableError(Fault(self._file, line, "there is more, not looked at", "mend these first"))
        self._faults.append(Fault(self._file, line, problem, mend))

    def _syntax_fault(self, error: yaml.YAMLError) -> Fault:
        mark = getattr(error, "problem_mark", None)
        position = getattr(error, "position", None)
        line = mark.line + 1 if mark else self._text.count("\n", 0, position or 0) + 1
        said = re.sub(r"\s+", " ", str(getattr(error, "problem", None) or getattr(error, "reason", None) or error))
        mend = "check the indentation, and put text that holds a colon or begins with a sign in quotes"
        return Fault(self._file, min(line, self._text.count("\n") + 1), f"this is not YAML: {said}", mend)
