"""Opening an ONNX model on the CPU, quietly."""

from pathlib import Path
from typing import Any

from voice_interviewer.errors import ModelError


def open_onnx(path: Path, what: str, remedy: str, threads: int = 1) -> Any:
    """An inference session on so many threads; `what` names the model where it cannot be loaded. Raises ModelError."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's classes have no common base
        raise ModelError(f"{what} cannot be loaded from {path}.", remedy) from error
