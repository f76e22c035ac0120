"""Opening an ONNX model on the CPU, quietly."""

from pathlib import Path
from typing import Any

from voice_interviewer.errors import ModelError


def open_onnx(path: Path, what: str, remedy: str, *, threads: int = 1, modest: bool = False) -> Any:
    """An inference session on so many threads; `what` names the model where it cannot be loaded. Raises ModelError.

    The threads of a `modest` one sleep while they wait for one another, instead of spinning.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    if modest:
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's classes have no common base
        raise ModelError(f"{what} cannot be loaded from {path}.", remedy) from error
