"""The trained network as 8-bit ONNX, beside its tokenizer."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import torch
from coverage.network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.preprocess import quant_pre_process


def export(network: Network, encoder: Path, folder: Path) -> None:
    """Write model.onnx and tokenizer.json to the folder and print their sizes and SHA-256."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "pairs", 1: "tokens"}
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as scratch:
        whole, ready = Path(scratch) / "whole.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            network,
            (ids, ids, ids),
            str(whole),
            input_names=names,
            output_names=["logits"],
            dynamic_axes={**dict.fromkeys(names, axes), "logits": {0: "pairs"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(encoder / "tokenizer.json", folder / "tokenizer.json")
    for name in ("model.onnx", "tokenizer.json"):
        content = (folder / name).read_bytes()
        print(f"{name}: size = {len(content)}, sha256 = {hashlib.sha256(content).hexdigest()}")
