"""Everything of a TrainConfig that can be set: the lines of the options, with their words and limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QCoreApplication

from ftstudio.ui.widgets.fields import ChoiceField, Limits, NumberField, SwitchField

Field: TypeAlias = NumberField | ChoiceField | SwitchField

VALIDATION = "val_fraction"
"""The one setting here that belongs to the images, not to the training; shown in per cent."""


class Line(NamedTuple):
    """One setting: its key in TrainConfig, its name and its explanation in the user's words, and what edits it."""

    key: str
    words: str
    tip: str
    field: Field


class Section(NamedTuple):
    """A titled group of lines."""

    title: str
    lines: tuple[Line, ...]


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("TrainOptions", text)


def sections(devices: Sequence[tuple[str, str]]) -> tuple[Section, ...]:
    """All lines in their order, with fields of their own; ``devices`` are the choices of the computer's."""
    return _schedule(), _head(), _images(), _learning(), _computer(devices)


def _schedule() -> Section:
    return Section(
        tr("How long"),
        (
            Line(
                "epochs",
                tr("Epochs"),
                tr("Maximum number of passes over the training images. More takes longer and helps up to a point."),
                NumberField(Limits(1, 10_000, whole=True)),
            ),
            Line(
                "patience",
                tr("Early stopping"),
                tr("Stop after this many epochs without improvement (patience). The best epoch is saved."),
                NumberField(Limits(0, 10_000, whole=True), tr("off"), blank=0),
            ),
        ),
    )


def _head() -> Section:
    return Section(
        tr("Output layer"),
        (
            Line(
                "head",
                tr("Head"),
                head_tip(),
                ChoiceField(
                    [
                        ("linear", tr("Linear (trained)")),
                        ("logistic", tr("Logistic regression")),
                        ("nearest-mean", tr("Nearest class mean")),
                        ("knn", tr("k nearest neighbours")),
                    ]
                ),
            ),
            Line(
                "head_first",
                tr("Head warm-up"),
                tr("Fit the new head on frozen features first, so that a random head does not damage the backbone."),
                SwitchField(),
            ),
            Line(
                "head_solver",
                tr("Linear probe"),
                tr("When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches."),
                ChoiceField(
                    [
                        ("auto", tr("Auto")),
                        ("lbfgs", tr("Fit directly")),
                        ("minibatch", tr("Mini-batches")),
                    ]
                ),
            ),
        ),
    )


def head_tip() -> str:
    """What the heads are, for the one who chooses."""
    return "\n".join(
        (
            tr("The classifier on top of the frozen features."),
            tr("Linear: a trained linear layer. The usual choice."),
            tr("Logistic regression: the same layer, always fitted to its optimum."),
            tr("Nearest class mean: the class whose mean features are closest. For very few images per class."),
            tr("k nearest neighbours: a vote of the most similar training images. For classes with varied looks."),
        )
    )


def _images() -> Section:
    return Section(
        tr("Images"),
        (
            Line(
                "image_size",
                tr("Image size"),
                tr("Side in pixels to which images are resized. Auto: the model's native size."),
                NumberField(Limits(32, 1_024, whole=True), tr("auto")),
            ),
            Line(
                VALIDATION,
                tr("Validation %"),
                tr("Validation split: the percentage of images held out to check the training."),
                NumberField(Limits(0, 90, above=True)),
            ),
            Line(
                "augment",
                tr("Augmentation"),
                tr("Random augmentation (flip, crop, colour jitter). Reduces overfitting."),
                ChoiceField(
                    [
                        ("none", tr("None")),
                        ("light", tr("Light")),
                        ("standard", tr("Standard")),
                        ("strong", tr("Strong")),
                    ]
                ),
            ),
            Line(
                "class_weights",
                tr("Class weights"),
                tr(
                    "Give rare classes more weight in the loss. Auto: if the largest class is over five times the "
                    "smallest."
                ),
                ChoiceField([("auto", tr("Auto")), ("on", tr("On")), ("off", tr("Off"))]),
            ),
        ),
    )


def _learning() -> Section:
    return Section(
        tr("Learning"),
        (
            Line(
                "batch_size",
                tr("Batch size"),
                tr("Images per optimiser step. Auto: a size that trains well and fits in memory."),
                NumberField(Limits(1, 65_536, whole=True), tr("auto")),
            ),
            Line(
                "micro_batch",
                tr("Micro-batch"),
                tr("Images per forward pass (gradient accumulation). Fewer need less memory; same result."),
                NumberField(Limits(2, 65_536, whole=True), tr("all")),
            ),
            Line(
                "lr",
                tr("Learning rate"),
                tr("Learning rate of the head, for example 0.001. Too high and training diverges."),
                NumberField(Limits(0, 10, above=True), tr("auto")),
            ),
            Line(
                "backbone_lr_ratio",
                tr("Backbone ratio"),
                tr("Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up."),
                NumberField(Limits(0, 100, above=True), tr("auto")),
            ),
            Line(
                "warmup_fraction",
                tr("Warm-up"),
                tr("Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %."),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "optimizer",
                tr("Optimiser"),
                tr("How the weights are updated. AdamW nearly always works; SGD is the classic."),
                ChoiceField([("adamw", "AdamW"), ("sgd", "SGD")]),
            ),
            Line(
                "weight_decay",
                tr("Weight decay"),
                tr("Weight decay, for example 0.01. Reduces overfitting."),
                NumberField(Limits(0, 1)),
            ),
            Line(
                "ema_decay",
                tr("Weight averaging"),
                tr(
                    "Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: "
                    "off."
                ),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "label_smoothing",
                tr("Smoothing"),
                tr("Label smoothing: softens the targets. A little improves calibration."),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "adapt_statistics",
                tr("BatchNorm"),
                tr(
                    "Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays."
                ),
                SwitchField(),
            ),
        ),
    )


def _computer(devices: Sequence[tuple[str, str]]) -> Section:
    return Section(
        tr("Computer"),
        (
            Line(
                "feature_cache",
                tr("Feature cache"),
                tr("Cache the features of the frozen stages, or recompute them in every epoch."),
                ChoiceField([("auto", tr("On")), ("off", tr("Off"))]),
            ),
            Line(
                "views",
                tr("Cached views"),
                tr("Cached augmented views per image, used in turn. More views vary more and take longer."),
                NumberField(Limits(1, 1_000, whole=True), tr("auto")),
            ),
            Line(
                "kept_precision",
                tr("Kept as"),
                tr("Precision of the feature cache: 16 bits need half the space, 32 bits are exact."),
                ChoiceField([("half", tr("16 bits")), ("float32", tr("32 bits"))]),
            ),
            Line(
                "device",
                tr("Device"),
                tr("Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available."),
                ChoiceField(devices),
            ),
            Line(
                "precision",
                tr("Precision"),
                tr("Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster."),
                ChoiceField(
                    [
                        ("auto", tr("Auto")),
                        ("float32", tr("32 bits")),
                        ("bfloat16", tr("16 bits (bfloat16)")),
                        ("float16", tr("16 bits (float16)")),
                    ]
                ),
            ),
            Line(
                "seed",
                tr("Seed"),
                tr("Random seed: the same seed on the same computer gives the same run."),
                NumberField(Limits(0, 2**53 - 1, whole=True)),
            ),
        ),
    )
