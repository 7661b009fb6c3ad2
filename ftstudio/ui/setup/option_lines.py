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
    """One setting: its key in TrainConfig, its name and its explanation in the person's words, and what edits it."""

    key: str
    words: str
    tip: str
    field: Field


class Section(NamedTuple):
    title: str
    lines: tuple[Line, ...]


def tr(text: str) -> str:
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
                tr("How often the training goes through all images. More takes longer and helps up to a point."),
                NumberField(Limits(1, 10_000, whole=True)),
            ),
            Line(
                "patience",
                tr("Early stop"),
                tr("End the training when so many epochs in a row brought nothing better. The best one is kept."),
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
                tr("Head first"),
                tr("Train the new output layer alone before anything else moves, so that it spoils nothing."),
                SwitchField(),
            ),
            Line(
                "head_solver",
                tr("Head alone"),
                tr("Where only the head trains: fit it at once to its optimum, or epoch by epoch in mini-batches."),
                ChoiceField(
                    [
                        ("auto", tr("Auto")),
                        ("lbfgs", tr("Fit at once")),
                        ("minibatch", tr("Epoch by epoch")),
                    ]
                ),
            ),
        ),
    )


def head_tip() -> str:
    """What the heads are, for the one who chooses."""
    return "\n".join(
        (
            tr("What tells the classes apart by what the frozen network sees in an image."),
            tr("Linear: a layer that is trained. The usual choice."),
            tr("Logistic regression: the same layer, always fitted to its optimum."),
            tr("Nearest class mean: the class whose average is most like the image. For a few images a class."),
            tr("k nearest neighbours: a vote of the training images most like it. For classes of many looks."),
        )
    )


def _images() -> Section:
    return Section(
        tr("Images"),
        (
            Line(
                "image_size",
                tr("Image size"),
                tr("The side in pixels to which images are scaled. Auto: the size that the model was made for."),
                NumberField(Limits(32, 1_024, whole=True), tr("auto")),
            ),
            Line(
                VALIDATION,
                tr("Validation %"),
                tr("Kept for validation: so many of a hundred images are not learned from, but check the training."),
                NumberField(Limits(0, 90, above=True)),
            ),
            Line(
                "augment",
                tr("Augmentation"),
                tr("Change images a little each time they are seen (flip, crop, colour): as good as having more."),
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
                tr("Let rare classes count more. Auto: when the largest class is over five times the smallest."),
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
                tr("How many images make one step. Auto: as many as learn well and fit into memory."),
                NumberField(Limits(1, 65_536, whole=True), tr("auto")),
            ),
            Line(
                "micro_batch",
                tr("At a time"),
                tr("How many images of a batch go through the network together. Fewer need less memory; same result."),
                NumberField(Limits(2, 65_536, whole=True), tr("all")),
            ),
            Line(
                "lr",
                tr("Learning rate"),
                tr("How far each step goes, for the head: 0.001 for example. Too large and it never settles."),
                NumberField(Limits(0, 10, above=True), tr("auto")),
            ),
            Line(
                "backbone_lr_ratio",
                tr("Backbone ratio"),
                tr("Learning rate of the pretrained stages as a multiple of the head's. Auto: 5 over a fitted head."),
                NumberField(Limits(0, 100, above=True), tr("auto")),
            ),
            Line(
                "warmup_fraction",
                tr("Warm-up"),
                tr("Fraction of all steps over which the learning rate rises from zero: 0.2 is the first 20 %."),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "optimizer",
                tr("Optimiser"),
                tr("The rule by which the weights move. AdamW works nearly always; SGD is the classic."),
                ChoiceField([("adamw", "AdamW"), ("sgd", "SGD")]),
            ),
            Line(
                "weight_decay",
                tr("Weight decay"),
                tr("Pulls the weights towards zero, against learning by heart: 0.01 for example."),
                NumberField(Limits(0, 1)),
            ),
            Line(
                "ema_decay",
                tr("Weight averaging"),
                tr("Decay of the moving average of the weights that is validated and saved. 0 turns it off."),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "label_smoothing",
                tr("Smoothing"),
                tr("Label smoothing: how far targets stay from certainty. A little makes confidence more honest."),
                NumberField(Limits(0, 1, below=True)),
            ),
            Line(
                "adapt_statistics",
                tr("New statistics"),
                tr("Learn BatchNorm statistics anew. For thousands of images of a wholly different kind, like X-rays."),
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
                tr("Frozen part"),
                tr("Compute the frozen stages once and keep what they make of the images, or anew in every epoch."),
                ChoiceField([("auto", tr("Once, and keep it")), ("off", tr("In every epoch"))]),
            ),
            Line(
                "views",
                tr("Kept views"),
                tr("How many augmented views of each image are kept and take turns. More vary more and take longer."),
                NumberField(Limits(1, 1_000, whole=True), tr("auto")),
            ),
            Line(
                "kept_precision",
                tr("Kept as"),
                tr("How exactly it is kept: 16 bits take half the room, 32 bits change nothing at all."),
                ChoiceField([("half", tr("16 bits")), ("float32", tr("32 bits"))]),
            ),
            Line(
                "device",
                tr("Device"),
                tr("What computes: a GPU (cuda, mps) or the processor (cpu). Auto takes the fastest there is."),
                ChoiceField(devices),
            ),
            Line(
                "precision",
                tr("Precision"),
                tr("How exactly numbers are kept. 16 bits are quicker on most GPUs. Auto takes them where it pays."),
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
                tr("The number that all chance starts from: the same seed on the same computer gives the same run."),
                NumberField(Limits(0, 2**53 - 1, whole=True)),
            ),
        ),
    )
