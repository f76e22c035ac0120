"""ONNX files that are whole and do nothing useful, written field by field (onnx.proto of the ONNX project)."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

FLOAT, INT64 = 1, 7
"""Types of elements."""


def _varint(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, value: bytes | str) -> bytes:
    content = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _value(name: str, kind: int, shape: tuple[int | str, ...]) -> bytes:
    """A ValueInfoProto; a length that is a word may be any."""
    lengths = b"".join(_part(1, _part(2, each) if isinstance(each, str) else _number(1, each)) for each in shape)
    return _part(1, name) + _part(2, _part(1, _number(1, kind) + _part(2, lengths)))


def constant_model(
    inputs: Mapping[str, tuple[int | str, ...]], outputs: Mapping[str, npt.NDArray[np.float32]], kind: int = FLOAT
) -> bytes:
    """A model that takes these inputs, whatever is in them, and always gives these outputs."""
    graph = b""
    for name, values in outputs.items():
        lengths = b"".join(_number(1, each) for each in values.shape)
        graph += _part(1, _part(1, f"{name}-kept") + _part(2, name) + _part(4, "Identity"))
        graph += _part(5, lengths + _number(2, FLOAT) + _part(8, f"{name}-kept") + _part(9, values.tobytes()))
    graph += _part(2, "constant")
    graph += b"".join(_part(11, _value(name, kind, shape)) for name, shape in inputs.items())
    graph += b"".join(_part(12, _value(name, FLOAT, values.shape)) for name, values in outputs.items())
    return _number(1, 8) + _part(7, graph) + _part(8, _part(1, "") + _number(2, 13))
