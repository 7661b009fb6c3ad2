"""What an export is: the forms on offer, what a model says of itself wherever it goes, and how far it was verified."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.confidence import LabelCalibration
from ftstudio.core.config import Pages
from ftstudio.core.metrics import MetricValue
from ftstudio.core.targets import CLASSIFICATION

ExportFormat: TypeAlias = Literal["onnx", "web", "safetensors", "torch-export"]
ExportPrecision: TypeAlias = Literal["fp32", "fp16", "int8-dynamic", "int8-static"]

PRECISIONS: dict[ExportFormat, tuple[ExportPrecision, ...]] = {
    "onnx": ("fp32", "fp16", "int8-dynamic", "int8-static"),
    "web": ("fp32", "fp16", "int8-dynamic", "int8-static"),
    "safetensors": ("fp32", "fp16"),
    "torch-export": ("fp32", "fp16"),
}
MODEL_FILES: dict[ExportFormat, str] = {
    "onnx": "model.onnx",
    "web": "model.js",
    "safetensors": "model.safetensors",
    "torch-export": "model.pt2",
}
CARD_FILE, VERIFICATION_FILE = "model_card.json", "verification.json"
README_FILE, PREDICT_FILE, DECODER_FILE = "README.md", "predict.py", "decoder.py"
PAGE_FILE = "index.html"

LARGEST_DIFFERENCE = 1e-4
"""A probability of an fp32 export, or a number in deviations of the training images, differs by less than this from the
run's, on every validation image."""


class NumberScale(Struct, frozen=True, kw_only=True):
    """What a standardised output means.

    Value = ``mean`` + ``deviation`` * output; the 90 % prediction interval is the value plus and minus ``half_width``,
    None where it is not known. In the unit of the data set.
    """

    mean: float
    deviation: float
    half_width: float | None = None


class ModelCard(Struct, frozen=True, kw_only=True):
    """Everything that is needed to use a model rightly, beside and inside every exported file.

    ``class_names`` in the order of the outputs: of classes or labels, or the name of the number. A picture is made
    ``resize`` pixels on its shorter side, the centre square of ``image_size`` pixels is cut out, scaled to 0..1, then
    (x - mean) / std. Of classification, ``temperature`` divides the logits before the softmax, and below a probability
    of ``sure_from`` (0..1) the answer is "not sure"; ``labels`` calibrate those of a multi-label model, ``number`` that
    of a regression. ``torchvision`` are the keyword arguments with which torchvision builds ``architecture``; with
    ``pooled_head`` its classifier is an average and a linear layer instead of torchvision's own. ``pages`` is what
    becomes of TIFFs that have several, ``scaling`` says in words how images of more than 8 bits become such of 8.
    """

    made_by: str
    format: ExportFormat
    precision: ExportPrecision
    run_id: str
    run_name: str
    epoch: int
    architecture: str
    torchvision: dict[str, bool | int]
    pooled_head: bool
    class_names: tuple[str, ...]
    image_size: int
    resize: int
    interpolation: Literal["bilinear", "bicubic"]
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    temperature: float = 1.0
    sure_from: float = 0.0
    pages: Pages = "first"
    scaling: str = ""
    task: str = CLASSIFICATION
    labels: tuple[LabelCalibration, ...] = ()
    number: NumberScale | None = None


class Measured(Struct, frozen=True, kw_only=True):
    """One form of a model on the validation images of its run.

    ``score`` is the task's primary metric; ``agreeing`` images get the same answer from it as from the run: the same
    class, the same labels, or the same number to a tenth of a deviation of the training images; ``largest_difference``
    of one probability, or of the number in such deviations, over all images and outputs; ``size`` in bytes,
    ``milliseconds`` for one image alone, decoding not included, the median of several.
    """

    what: str
    score: MetricValue
    agreeing: int
    largest_difference: float
    size: int
    milliseconds: float


class Script(Struct, frozen=True, kw_only=True):
    """The answers of an export's program for some validation images, against the exported file itself.

    The file gets the program's own pixels. ``name`` is predict.py, or index.html in a browser. ``images`` is 0 if it
    was not run; ``why_not`` is the reason.
    """

    images: int
    agreeing: int = 0
    largest_difference: float = 0.0
    why_not: str = ""
    name: str = PREDICT_FILE


class Verification(Struct, frozen=True, kw_only=True):
    """How an exported file compares with the run it comes from; lies beside it as verification.json.

    ``run`` is the run as this program computes it, ``exported`` the file; ``fp32`` is the same model exported without
    a loss of precision, None where ``exported`` is that. ``images`` of the ``split`` were compared, ``unreadable`` ones
    could not be read.
    """

    format: ExportFormat
    precision: ExportPrecision
    split: str
    images: int
    unreadable: int
    runtime: str
    run: Measured
    fp32: Measured | None
    exported: Measured
    script: Script
    calibration_images: int = 0


class Exported(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """A finished export. ``files`` are names in ``folder``, the model first."""

    folder: str
    files: tuple[str, ...]
    card: ModelCard
    verification: Verification
