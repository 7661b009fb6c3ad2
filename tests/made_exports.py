"""What an export answers with, without one having been made."""

from __future__ import annotations

from ftstudio.core.exported import (
    Exported,
    ExportFormat,
    ExportPrecision,
    Measured,
    ModelCard,
    Script,
    Verification,
)
from ftstudio.core.metrics import ACCURACY, MetricValue


def exported(
    folder: str, agreeing: int, images: int, form: ExportFormat = "onnx", precision: ExportPrecision = "fp32"
) -> Exported:
    """``agreeing`` of ``images`` get the same class from the file as from the run."""
    card = ModelCard(
        made_by="FTStudio 1", format=form, precision=precision, run_id="r1", run_name="first", epoch=2,
        architecture="mobilenet_v2", torchvision={"num_classes": 2}, pooled_head=False, class_names=("10", "9,\n"),
        image_size=32, resize=37, interpolation="bilinear", mean=(0.5, 0.5, 0.5), std=(0.2, 0.2, 0.2), temperature=1.5,
        sure_from=0.0,
    )  # fmt: skip
    checked = Verification(
        format=form,
        precision=precision,
        split="val",
        images=images,
        unreadable=1,
        runtime="onnxruntime 1",
        run=_measured("the run", images),
        fp32=None if precision == "fp32" else _measured(f"{form}, fp32", images),
        exported=_measured(f"{form}, {precision}", agreeing),
        script=Script(images=8, agreeing=8),
    )
    return Exported(folder=folder, files=("model.onnx", "predict.py"), card=card, verification=checked)


def _measured(what: str, agreeing: int) -> Measured:
    return Measured(
        what=what,
        score=MetricValue(ACCURACY, 0.875, agreeing),
        agreeing=agreeing,
        largest_difference=3e-7,
        size=9_000_000,
        milliseconds=4.25,
    )
