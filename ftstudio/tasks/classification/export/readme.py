"""The README.md of an export: what lies there, how it is used, and what was found when it was compared with the run."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ftstudio.core.exported import (
    CARD_FILE,
    DECODER_FILE,
    LARGEST_DIFFERENCE,
    MODEL_FILES,
    PREDICT_FILE,
    VERIFICATION_FILE,
    ExportFormat,
    Measured,
    ModelCard,
    Verification,
)

_NEEDS: dict[ExportFormat, str] = {
    "onnx": "numpy pillow onnxruntime",
    "safetensors": "numpy pillow torch torchvision safetensors",
    "torch-export": "numpy pillow torch",
}
_WHAT: dict[ExportFormat, str] = {
    "onnx": "the network with its weights, for onnxruntime and other runtimes",
    "safetensors": "the weights, named as torchvision names them",
    "torch-export": "the network with its weights, for torch.export.load",
}
_PAGES = {
    "each": "Each page of a multi-page TIFF is an image of its own, answered by itself as `FILE#page=NUMBER`.",
    "channels": "Multi-page TIFFs become one image: the first three pages are its red, green and blue.",
    "max": "Multi-page TIFFs become one image: each pixel is the brightest over all pages.",
}
_PRECISIONS = {
    "fp32": "32-bit floating point, as it was trained",
    "fp16": "16-bit floating point: half the size",
    "int8-dynamic": "8-bit weights; activation ranges are computed for each image",
    "int8-static": "8-bit weights; activation ranges were calibrated on training images",
}


def text_of(card: ModelCard, checked: Verification) -> str:
    """The whole file, Markdown. Names of people's own are written as JSON strings."""
    return "\n".join(
        (
            f"# {MODEL_FILES[card.format]}: {card.architecture}, {len(card.class_names)} classes",
            "",
            f"Exported by {card.made_by} from the run {_quoted(card.run_name)} (id {card.run_id}, epoch {card.epoch}), "
            f"in {_PRECISIONS[card.precision]}.",
            "",
            *_files(card),
            "",
            "## Use it",
            "",
            "```",
            f"pip install {_NEEDS[card.format]}",
            f"python {PREDICT_FILE} picture.jpg another.png",
            "```",
            "",
            *_image_files(card),
            "",
            *_by_hand(card),
            "",
            "## How it compares with the run",
            "",
            *_comparison(card, checked),
            "",
        )
    )


def _files(card: ModelCard) -> Iterator[str]:
    yield f"- `{MODEL_FILES[card.format]}`: {_WHAT[card.format]}; class names and all settings are in it"
    yield f"- `{PREDICT_FILE}`: classifies images; read it to see the preprocessing"
    yield f"- `{DECODER_FILE}`: reads image files exactly as FTStudio does; `{PREDICT_FILE}` needs it"
    yield f"- `{CARD_FILE}`: class names in the order of the outputs, sizes, colours, temperature, threshold"
    yield f"- `{VERIFICATION_FILE}`: the figures below"


def _image_files(card: ModelCard) -> Iterator[str]:
    yield (
        "JPEG, PNG, WebP, TIFF, GIF, BMP and others are read with Pillow alone, AVIF with Pillow 11.3 or later. For "
        "HEIC, which iPhones write, also `pip install pillow-heif`."
    )
    if card.scaling:
        yield ""
        yield card.scaling
    if card.pages != "first":
        yield ""
        yield _PAGES[card.pages]


def _by_hand(card: ModelCard) -> Iterator[str]:
    size, resize, mean, std = card.image_size, card.resize, list(card.mean), list(card.std)
    cut = f"upright (EXIF), RGB, the shorter side {resize} pixels ({card.interpolation}), the centre {size} x {size}"
    if card.format == "safetensors":
        yield "In your own program:"
        yield ""
        yield from ("```python", *five_lines(card), "```")
        yield ""
        if card.pooled_head:
            yield (
                "SqueezeNet's original head is a convolution before the average pooling; here it is a linear layer "
                "after it, which the third line adds."
            )
            yield ""
        yield (
            f"It takes float32 (N, 3, {size}, {size}): {cut}, scaled to 0..1, then (x - mean) / std with mean {mean} "
            f"and std {std}. It gives logits (N, {len(card.class_names)}); divide them by {card.temperature!r} "
            "before the softmax."
        )
    else:
        yield (
            f"In your own program: `pixels` is uint8 (N, {size}, {size}, 3): {cut}. Scaling and normalising are "
            f"part of the network. It gives `logits` and `probabilities`, both float32 (N, {len(card.class_names)}); "
            f"the probabilities are calibrated (logits divided by {card.temperature!r})."
        )
    if card.sure_from:
        yield ""
        yield f"Below a probability of {card.sure_from:g}, answer “not sure”."


def five_lines(card: ModelCard) -> list[str]:
    """What a torchvision user writes to have the model."""
    arguments = ", ".join(f"{name}={value!r}" for name, value in card.torchvision.items())
    lines = [
        "import torch, torchvision",
        "from safetensors.torch import load_file",
        f"model = torchvision.models.{card.architecture}({arguments})",
        f'model.load_state_dict(load_file("{MODEL_FILES["safetensors"]}"))',
        "model.eval()",
    ]
    if card.pooled_head:
        pool = "torch.nn.Sequential(torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten())"
        head = f"torch.nn.Linear(model.classifier[1].in_channels, {len(card.class_names)})"
        lines.insert(3, f"model.classifier = torch.nn.Sequential({pool}, {head})")
    if card.architecture.startswith("mnasnet"):  # it asks for the version of a state, which no file of tensors keeps
        lines[3:4] = [
            "state = model.state_dict()",
            f'state.update(load_file("{MODEL_FILES["safetensors"]}"))',
            "model.load_state_dict(state)",
        ]
    return lines


def _comparison(card: ModelCard, checked: Verification) -> Iterator[str]:
    images = checked.images
    yield (
        f"On the {images} {'validation' if checked.split == 'val' else checked.split} images of the run, this file, "
        f"run with {checked.runtime}:"
    )
    yield ""
    yield "| | same class as the run | largest difference of a probability | accuracy | size | one image |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(form, images) for form in (checked.run, checked.fp32, checked.exported) if form is not None)
    yield ""
    if card.precision == "fp32":
        yield (
            f"An fp32 export is accepted only if it predicts the same class for every image and no probability "
            f"differs by "
            f"{LARGEST_DIFFERENCE:g} or more."
        )
    else:
        yield (
            f"In fp32 the same network predicts the same class for every image, and no probability differs by "
            f"{LARGEST_DIFFERENCE:g} or more; what {card.precision} costs is in its row."
        )
        if checked.calibration_images:
            yield f"Activation ranges were calibrated on {checked.calibration_images} training images."
        if card.precision == "int8-dynamic":
            yield "These figures are for one image at a time; in a batch the ranges differ."
    if checked.unreadable:
        yield f"{checked.unreadable} images could not be read and are not counted."
    script = checked.script
    if script.images:
        yield (
            f"`{PREDICT_FILE}` was tested on {script.images} of them: the same probabilities for {script.agreeing}, "
            f"the "
            f"largest difference {script.largest_difference:.1g}."
        )
    else:
        yield f"`{PREDICT_FILE}` was not tested. {script.why_not}"


def _row(form: Measured, images: int) -> str:
    return (
        f"| {form.what} | {form.agreeing} of {images} | {form.largest_difference:.1e} | {100 * form.accuracy:.2f} % | "
        f"{form.size / 1e6:.1f} MB | {form.milliseconds:.1f} ms |"
    )


def _quoted(text: str) -> str:
    """On one line, and nothing that Markdown would take for its own."""
    return "`" + json.dumps(text).replace("`", "'") + "`"
