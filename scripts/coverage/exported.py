"""The weights of a judge that was exported before, to train on from them."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

_FOLDED = "/MatMul_quant"


def exported_weights(path: Path) -> dict[str, Tensor]:
    """State of a Network from its 8-bit ONNX file: each weight to within half a step of 256."""
    graph = onnx.load(path).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {
        name: torch.tensor(value)
        for name, value in stored.items()
        if name.endswith((".weight", ".bias")) and name.startswith(("encoder.", "head."))
    }
    for name in (name for name in stored if name.endswith("embeddings.weight_quantized")):
        found[name.removesuffix("_quantized")] = _whole(stored, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = _whole(stored, node.input[1].removesuffix("_quantized"))
            place = node.name.removesuffix(_FOLDED).strip("/").replace("/", ".")
            found["head.weight" if place.startswith("head.") else f"{place}.weight"] = weight.T.contiguous()
    return found


def _whole(stored: dict[str, object], name: str) -> Tensor:
    """A stored matrix in whole numbers, each column or all of it with one step."""
    values, zero, step = (torch.tensor(stored[f"{name}_{part}"]) for part in ("quantized", "zero_point", "scale"))
    return (values.float() - zero.float()) * step
