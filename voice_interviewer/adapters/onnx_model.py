"""An ONNX model on the CPU: opened quietly, held to its inputs and outputs, and every failure told as what it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from voice_interviewer.errors import ModelError

Shape = tuple[int | None, ...]
"""Lengths of an array; None for as many as the first input has rows."""

MORE_MEMORY = "Close other programs to free memory, then try again."


class OnnxModel:
    """A model that is what its name says, and of which nothing comes but figures of the shapes it promises."""

    def __init__(self, session: Any, what: str, remedy: str, outputs: Mapping[str, Shape]) -> None:
        self._session = session
        self._what = what
        self._remedy = remedy
        self._outputs = outputs

    def run(self, outputs: Sequence[str], inputs: Mapping[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        """These outputs in their order. Raises ModelError where the model fails, or gives anything but such figures."""
        try:
            given: list[npt.NDArray[np.float32]] = self._session.run(list(outputs), dict(inputs))
        except Exception as error:  # onnxruntime's classes have no common base
            raise ModelError(f"{self._what} failed at its work.", _remedy(error, self._remedy)) from error
        rows = next(iter(inputs.values())).shape[0]
        for name, values in zip(outputs, given, strict=True):
            shape = tuple(rows if each is None else each for each in self._outputs[name])
            if values.shape != shape or not np.isfinite(values).all():
                raise ModelError(f"{self._what} gave what is no result.", self._remedy)
        return given


def open_onnx(
    path: Path,
    what: str,
    remedy: str,
    inputs: Sequence[str],
    outputs: Mapping[str, Shape],
    *,
    threads: int = 1,
    modest: bool = False,
) -> OnnxModel:
    """Open a model with these inputs and outputs on so many threads; `what` names it where it fails.

    The threads of a `modest` one sleep while they wait for one another, instead of spinning. Raises ModelError for
    what cannot be loaded, and for another model than this.
    """
    try:
        import onnxruntime
    except (ImportError, OSError) as error:
        raise ModelError(f"{what} cannot be loaded: onnxruntime is broken.", "Install the program again.") from error

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    if modest:
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        takes = {each.name for each in session.get_inputs()}
        gives = {each.name for each in session.get_outputs()}
    except Exception as error:  # onnxruntime's classes have no common base
        raise ModelError(f"{what} cannot be loaded from {path}.", _remedy(error, remedy)) from error
    if takes != set(inputs) or not gives >= set(outputs):
        raise ModelError(f"{what} cannot be used: {path} holds another model.", remedy)
    return OnnxModel(session, what, remedy, outputs)


def _remedy(error: Exception, otherwise: str) -> str:
    """What to do: onnxruntime tells of too little memory in words alone."""
    return MORE_MEMORY if isinstance(error, MemoryError) or "allocat" in str(error).lower() else otherwise
