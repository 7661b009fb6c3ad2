"""An export as data: its formats, its card, and how its verification went."""

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
    """The meaning of a standardised output: value = ``mean`` + ``deviation`` * output.

    The 90 % prediction interval is the value plus and minus ``half_width``, None if it is unknown. All are in the unit
    of the data set.
    """

    mean: float
    deviation: float
    half_width: float | None = None


class ModelCard(Struct, frozen=True, kw_only=True):
    """Everything that is needed to use a model correctly, next to and inside every exported file.

    An image is resized to ``resize`` pixels on its shorter side, its central square of ``image_size`` pixels is cropped
    and scaled to 0..1, and then normalised: (x - mean) / std.

    Attributes:
        class_names: Classes or labels in the order of the outputs, or the name of the number.
        temperature: Divides the logits of a classifier before the softmax.
        sure_from: The probability (0..1) below which the answer is "not sure".
        labels: The calibration of each label of a multi-label model.
        number: The scale of a regression.
        torchvision: The keyword arguments with which torchvision builds ``architecture``.
        pooled_head: Whether the classifier is an average and a linear layer instead of torchvision's own.
        pages: How multi-page TIFFs are read.
        scaling: How images of more than 8 bits are reduced to 8, in words.
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

    Attributes:
        score: The task's primary metric.
        agreeing: How many images get the same answer as from the run: the same class, the same labels, or the same
            number to a tenth of a standard deviation of the training images.
        largest_difference: The largest difference over all images and outputs: of a probability, or of the number in
            such deviations.
        size: Bytes of the file.
        milliseconds: The median time for a single image, without decoding.
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
    """How an exported file compares with the run it comes from; stored next to it as verification.json.

    ``run`` is the run as this program computes it, ``exported`` the file; ``fp32`` is the same model exported in full
    precision, None if ``exported`` is that. ``images`` of the ``split`` were compared, ``unreadable`` ones could not be
    read.
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
