"""ONNX with 8-bit weights: a quarter of the size, and slightly different answers.

*Dynamic*: the range of activations is determined again for each batch, so that an image's answer depends on its batch.
*Static*: it was measured beforehand on training images. Weights are scaled per channel: those of a depthwise
convolution differ so much that one scale for all would erase some (Krishnamoorthi 2018, Quantizing deep convolutional
networks for efficient inference).
"""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ftstudio.core.exported import ModelCard
from ftstudio.tasks.export.graph import INPUT
from ftstudio.tasks.export.onnx_file import with_card

WORK = ("Conv", "Gemm", "MatMul")
"""Operations with weights."""
BETWEEN = (
    "Add", "Mul", "Clip", "Relu", "Sigmoid", "HardSigmoid", "HardSwish", "Concat", "MaxPool", "AveragePool",
    "GlobalAveragePool", "ReduceMean", "Reshape", "Transpose", "Flatten", "Squeeze",
)  # fmt: skip
"""What can stay in eight bits between two of those: going to and fro costs more time, and more agreement."""


def dynamic(fp32: bytes, card: ModelCard) -> bytes:
    """Return the file with 8-bit weights, except for the first and the last."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with _prepared(fp32) as (source, target):
        quantize_dynamic(
            source,
            target,
            op_types_to_quantize=list(WORK),
            per_channel=True,
            weight_type=QuantType.QUInt8,
            nodes_to_exclude=_ends(source),
        )
        return _finished(target, card)


def static(
    fp32: bytes, card: ModelCard, pictures: Iterator[NDArray[np.uint8]], safe_point: Callable[[], object]
) -> bytes:
    """Return the file with 8-bit weights and activations, except for its two ends.

    ``pictures`` are batches of pixels (N, S, S, 3) to measure on; ``safe_point`` is called before each and may raise.
    """
    from onnxruntime.quantization import (
        CalibrationDataReader,
        CalibrationMethod,
        QuantFormat,
        QuantType,
        quantize_static,
    )

    class Reader(CalibrationDataReader):
        def get_next(self) -> Any:
            safe_point()
            batch = next(pictures, None)
            return None if batch is None else {INPUT: batch}

    with _prepared(fp32) as (source, target):
        quantize_static(
            source,
            target,
            Reader(),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=[*WORK, *BETWEEN],
            per_channel=True,
            reduce_range=True,  # processors without VNNI add pairs of products in 16 bits, which eight would overflow
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_ends(source),
            calibrate_method=CalibrationMethod.MinMax,
            # The mean of what batches reach, not the farthest outlier of all. No difference could be seen (ADR 15).
            extra_options={"CalibMovingAverage": True},
        )
        return _finished(target, card)


@contextmanager
def _prepared(fp32: bytes) -> Generator[tuple[str, str]]:
    """Paths of the file with shapes inferred and BatchNorm folded, and of the one to create."""
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory(prefix="ftstudio-") as folder, _quiet():
        given, source, target = (str(Path(folder, name)) for name in ("given.onnx", "source.onnx", "target.onnx"))
        Path(given).write_bytes(fp32)
        quant_pre_process(given, source, skip_symbolic_shape=True)
        yield source, target


@contextmanager
def _quiet() -> Generator[None]:
    """onnxruntime recommends, on the root logger, what has already been done."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _ends(path: str) -> list[str]:
    """The operations that are not quantised.

    They are everything up to the first operation with weights and from the last one on, which contain almost no
    weights.
    """
    import onnx

    nodes = list(onnx.load(path).graph.node)
    places = [place for place, node in enumerate(nodes) if node.op_type in WORK]
    return [node.name for node in (*nodes[: places[0] + 1], *nodes[places[-1] :])]


def _finished(path: str, card: ModelCard) -> bytes:
    import onnx

    model: Any = onnx.load(path)
    return with_card(model, card)
