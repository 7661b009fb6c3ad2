"""The README.md of an export: its files, how to use them, and the result of the comparison with the run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ftstudio.core.exported import (
    CARD_FILE,
    DECODER_FILE,
    LARGEST_DIFFERENCE,
    MODEL_FILES,
    PAGE_FILE,
    PREDICT_FILE,
    VERIFICATION_FILE,
    ExportFormat,
    Measured,
    ModelCard,
    Verification,
)
from ftstudio.tasks.export.part import ExportPart, Words

_NEEDS: dict[ExportFormat, str] = {
    "onnx": "numpy pillow onnxruntime",
    "safetensors": "numpy pillow torch torchvision safetensors",
    "torch-export": "numpy pillow torch",
}
"""Of pip, by format; a web page needs nothing."""
_WHAT: dict[ExportFormat, str] = {
    "onnx": "the network with its weights, for onnxruntime and other runtimes",
    "web": "the network with its weights: an ONNX file in base64, for the page",
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


def text_of(card: ModelCard, checked: Verification, part: ExportPart[Any]) -> str:
    """Return the whole file, Markdown. Names chosen by users are written as JSON strings."""
    words = part.words(card)
    return "\n".join(
        (
            f"# {MODEL_FILES[card.format]}: {card.architecture}, {words.title}",
            "",
            f"Exported by {card.made_by} from the run {_quoted(card.run_name)} (id {card.run_id}, epoch {card.epoch}), "
            f"in {_PRECISIONS[card.precision]}.",
            "",
            *_files(card, words),
            "",
            "## Use it",
            "",
            *(_page(card) if card.format == "web" else (*_script(card), "", *_by_hand(card, part))),
            "",
            "## How it compares with the run",
            "",
            *_comparison(card, checked, words),
            "",
        )
    )


def _script(card: ModelCard) -> Iterator[str]:
    yield "```"
    yield f"pip install {_NEEDS[card.format]}"
    yield f"python {PREDICT_FILE} picture.jpg another.png"
    yield "```"
    yield ""
    yield from _image_files(card)


def _page(card: ModelCard) -> Iterator[str]:
    yield (
        f"Open `{PAGE_FILE}` in Chrome, Edge, Firefox or Safari: double-click it. Drop images on the page, or use the "
        "camera. Nothing has to be installed, and no image leaves the computer: the page works without a network."
    )
    yield ""
    yield "If a browser blocks the camera for pages opened from a folder, serve it and open the address it names:"
    yield ""
    yield "```"
    yield "python -m http.server --bind 127.0.0.1"
    yield "```"
    yield ""
    yield (
        "To publish the page, copy the whole folder to a web server (https, so that the camera works). Browsers read "
        "JPEG, PNG, WebP, GIF, BMP and AVIF; Safari also HEIC and TIFF."
    )
    yield ""
    yield (
        f"`pixels.js` prepares images as FTStudio does: upright (EXIF), the shorter side {card.resize} pixels "
        f"({card.interpolation}), the centre {card.image_size} x {card.image_size}. Browsers decode large JPEGs, "
        "colours stored as CMYK and images of more than 8 bits a little differently."
    )


def _files(card: ModelCard, words: Words) -> Iterator[str]:
    if card.format == "web":
        yield f"- `{PAGE_FILE}`: the page; {words.does}. The `.js` and `.css` files belong to it"
        yield f"- `{MODEL_FILES['web']}`: {_WHAT['web']}"
        yield "- `runtime.js`: onnxruntime-web, which runs the model; its licence is in `LICENSES.txt`"
        yield f"- `{CARD_FILE}`: {words.names} in the order of the outputs, sizes, colours, calibration"
        yield f"- `{VERIFICATION_FILE}`: the figures below"
        return
    yield f"- `{MODEL_FILES[card.format]}`: {_WHAT[card.format]}; {words.names} and all settings are in it"
    yield f"- `{PREDICT_FILE}`: {words.does}; read it to see the preprocessing"
    yield f"- `{DECODER_FILE}`: reads image files exactly as FTStudio does; `{PREDICT_FILE}` needs it"
    yield f"- `{CARD_FILE}`: {words.names} in the order of the outputs, sizes, colours, calibration"
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


def _by_hand(card: ModelCard, part: ExportPart[Any]) -> Iterator[str]:
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
            f"and std {std}."
        )
    else:
        yield (
            f"In your own program: `pixels` is uint8 (N, {size}, {size}, 3): {cut}. Scaling and normalising are "
            "part of the network."
        )
    yield from part.by_hand(card)


def five_lines(card: ModelCard) -> list[str]:
    """Return the lines that load the model with torchvision."""
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


def _comparison(card: ModelCard, checked: Verification, words: Words) -> Iterator[str]:
    images = checked.images
    yield (
        f"On the {images} {'validation' if checked.split == 'val' else checked.split} images of the run, this file, "
        f"run with {checked.runtime}:"
    )
    yield ""
    figure = words.figure.rstrip(",")
    metric = checked.run.score.metric.in_a_line
    same = words.same.removeprefix("the ")
    yield f"| | {same} as the run | largest difference of {figure} | {metric} | size | one image |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(form, images) for form in (checked.run, checked.fp32, checked.exported) if form is not None)
    yield ""
    if card.precision == "fp32":
        yield (
            f"An fp32 export is accepted only if it predicts {words.same} for every image and the largest difference "
            f"is below {LARGEST_DIFFERENCE:g}."
        )
    else:
        yield (
            f"In fp32 the same network predicts {words.same} for every image, with a largest difference below "
            f"{LARGEST_DIFFERENCE:g}; what {card.precision} costs is in its row."
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
            f"`{script.name}` was tested on {script.images} of them: the same answers for {script.agreeing}, "
            f"the "
            f"largest difference {script.largest_difference:.1g}."
        )
    else:
        yield f"`{script.name}` was not tested. {script.why_not}"


def _row(form: Measured, images: int) -> str:
    return (
        f"| {form.what} | {form.agreeing} of {images} | {form.largest_difference:.1e} | "
        f"{form.score.in_words(_hundredths)} | {form.size / 1e6:.1f} MB | {form.milliseconds:.1f} ms |"
    )


def _hundredths(share: float) -> str:
    return f"{100 * share:.2f} %"


def _quoted(text: str) -> str:
    """On one line, without Markdown syntax."""
    return "`" + json.dumps(text).replace("`", "'") + "`"
