"""ONNX: converting a captured network to one file, and running such a file."""

from __future__ import annotations

import importlib.util
import warnings
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.export import ExportedProgram

from ftstudio.core.errors import UserError
from ftstudio.core.exported import ModelCard
from ftstudio.tasks.export import card as cards
from ftstudio.tasks.export.graph import INPUT


def require() -> None:
    """Raise UserError if a package that an export to ONNX needs is missing."""
    missing = [name for name in ("onnx", "onnxscript", "onnxruntime") if importlib.util.find_spec(name) is None]
    if missing:
        raise UserError(
            f"An export to ONNX needs {', '.join(missing)}, which is not installed.",
            f"Install it: pip install {' '.join(missing)}. Or choose another format.",
        )


def to_onnx(program: ExportedProgram, card: ModelCard, outputs: tuple[str, str]) -> bytes:
    """Return the file, with its two outputs named.

    It is one graph with all weights in it, in the operator set that this torch recommends.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are for the authors of networks
        made: Any = torch.onnx.export(
            program,
            (),
            input_names=[INPUT],
            output_names=list(outputs),
            dynamo=True,
            external_data=False,
            verbose=False,
        )
    return with_card(made.model_proto, card)


def with_card(model: Any, card: ModelCard) -> bytes:
    """Return an onnx.ModelProto as a file with the card, and without details of the computer that made it."""
    for node in model.graph.node:
        del node.metadata_props[:]  # where in which source file it comes from
        node.doc_string = ""
    batch = model.graph.input[0].type.tensor_type.shape.dim[0].dim_param  # whatever torch has named it
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
        for edge in value.type.tensor_type.shape.dim:
            if edge.dim_param == batch:
                edge.dim_param = "batch"
    for weights in model.graph.initializer:
        del weights.metadata_props[:]
    del model.graph.metadata_props[:]
    del model.metadata_props[:]
    for name, value in cards.as_properties(card).items():
        model.metadata_props.add(key=name, value=value)
    return model.SerializeToString()


class OnnxRunner:
    """Runs a file's content with onnxruntime on the CPU, with as many threads as torch."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.log_severity_level = 3  # errors only
        # From memory: its own reader cannot open every path that a folder may have.
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self.runtime = f"onnxruntime {onnxruntime.__version__}"

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Map pixels (N, S, S, 3) to values (N, outputs)."""
        _, values = self._session.run(None, {INPUT: pixels})
        return np.asarray(values)
