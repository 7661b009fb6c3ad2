"""RunConfig: one value that says everything about a run.

The window edits it, the command line loads it, every checkpoint and run folder carries it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct, structs

from ftstudio.core import json_codec
from ftstudio.core.errors import UserError
from ftstudio.core.readings import Companions, Unlabelled
from ftstudio.core.targets import DETECTION

SCHEMA = 2
MOST_BYTES = 128 << 20
"""Of a configuration: it may name every image that is left out."""
AUTO_BATCH = 32
"""The batch size where the person leaves it to the program."""

MOST_TIMED_EPOCHS = 200
"""Of a run with a time limit: more gain nothing, so it ends early."""

FreezeDepth: TypeAlias = Annotated[int, Meta(ge=0)] | Literal["all"]
Augment: TypeAlias = Literal["none", "light", "standard", "strong"]
OnOffAuto: TypeAlias = Literal["auto", "on", "off"]
Pages: TypeAlias = Literal["first", "each", "channels", "max"]
"""What becomes of a TIFF with several pages: the first is the image; each page is an image of its own; the first three
are its red, green and blue; or each pixel is the brightest over all pages (a maximum intensity projection)."""
HeadKind: TypeAlias = Literal["linear", "logistic", "nearest-mean", "knn"]
TargetKind: TypeAlias = Annotated[str, Meta(pattern=r"^(auto|class|labels|boxes|number(:.+)?)$")]
"""What is known of each image: one class, any number of labels, any number of boxes, or the number in a column (with
its title)."""
ClassesFrom: TypeAlias = Annotated[str, Meta(pattern=r"^(auto|leaf|name|list|[1-9]\d?)$")]
Device: TypeAlias = Annotated[str, Meta(pattern=r"^(auto|cpu|mps|cuda(:\d+)?)$")]


class DataConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which images.

    ``source`` is an absolute path of a folder, an archive or a list; ``classes_from`` says which folders are the
    classes (see readings.Reading.key), ``companions`` what to do with masks and thumbnails; ``pages`` is for TIFFs that
    have several; ``archive_names`` the encoding of names in an archive that do not declare theirs, "auto" to guess it.
    Images of one ``group`` (core/groups: folder:2, name:PATTERN, column:NAME, bursts) stay in one part of the split;
    "": no groups. ``target`` says which kind of target a list gives, "auto" to find out; ``unlabelled`` what to do
    with images without an annotation where others have boxes.
    """

    source: str = ""
    val_fraction: Annotated[float, Meta(gt=0, le=0.9)] = 0.2
    excluded: tuple[str, ...] = ()
    classes_from: ClassesFrom = "auto"
    companions: Companions = "leave-out"
    pages: Pages = "first"
    archive_names: str = "auto"
    group: str = ""
    target: TargetKind = "auto"
    unlabelled: Unlabelled = "leave-out"


class ModelConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which model and how much of it stays as it is.

    ``weights`` is "default", "random" or a path: of a file of weights, or of the folder of a run, whose best weights
    are meant then, with its output layer for the classes that it knows. ``freeze_depth`` counts stages from the input;
    "all" freezes every stage, so that only the new output layer trains.
    """

    name: str = "starter"
    weights: str = "default"
    freeze_depth: FreezeDepth = "all"


class TrainConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How to train; the defaults are the preset "balanced".

    ``None`` means: chosen by the program (batch size, learning rates, image size). ``recipe`` is the version of these
    choices and of how the best epoch is selected (see engine/network/optim and engine/training/model_selection): a run
    keeps the one it began with. ``ema_decay`` is the decay of the exponential moving average of the weights that is
    validated and saved, 0 for the weights themselves. ``patience`` counts epochs without gain before early stopping, 0
    for never. ``time_limit`` is how many seconds the training may take, pauses left out: ``epochs`` is then a first
    guess, and how many there are follows from the pace. ``adapt_statistics`` lets BatchNorm in training stages learn
    new statistics from the user's images. ``micro_batch`` images go through the network together, gradients of several
    adding up to a batch (None: all of it). ``head_solver`` is for runs that train the head alone: "lbfgs" fits it to
    convergence, "minibatch" trains it epoch by epoch; "auto" fits on pretrained weights. ``head`` is the output layer:
    "linear", or on a wholly frozen network "logistic" (linear, always fitted to convergence), "nearest-mean" or "knn".
    ``feature_cache`` "off" computes the frozen stages anew in every epoch; ``views`` are the augmented views of an
    image that take turns (None: chosen), ``kept_precision`` is "half" or "float32", in which nothing is lost.
    """

    epochs: Annotated[int, Meta(ge=1, le=10_000)] = 15
    batch_size: Annotated[int, Meta(ge=1, le=65_536)] | None = None
    image_size: Annotated[int, Meta(ge=32, le=1_024)] | None = None
    lr: Annotated[float, Meta(gt=0, le=10)] | None = None
    backbone_lr_ratio: Annotated[float, Meta(gt=0, le=100)] | None = None
    optimizer: Literal["adamw", "sgd"] = "adamw"
    weight_decay: Annotated[float, Meta(ge=0, le=1)] = 0.01
    label_smoothing: Annotated[float, Meta(ge=0, lt=1)] = 0.05
    warmup_fraction: Annotated[float, Meta(ge=0, lt=1)] = 0.2
    augment: Augment = "standard"
    class_weights: OnOffAuto = "auto"
    head_first: bool = True
    adapt_statistics: bool = False
    ema_decay: Annotated[float, Meta(ge=0, lt=1)] = 0.9
    patience: Annotated[int, Meta(ge=0)] = 6
    time_limit: Annotated[float, Meta(gt=0, le=10_000_000)] | None = None
    seed: Annotated[int, Meta(ge=0, lt=2**53)] = 0
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    device: Device = "auto"
    micro_batch: Annotated[int, Meta(ge=2, le=65_536)] | None = None
    head: HeadKind = "linear"
    head_solver: Literal["auto", "lbfgs", "minibatch"] = "auto"
    feature_cache: Literal["auto", "off"] = "auto"
    views: Annotated[int, Meta(ge=1, le=1_000)] | None = None
    kept_precision: Literal["half", "float32"] = "half"
    checkpoint_seconds: Annotated[float, Meta(gt=0)] = 60.0
    recipe: Literal[1, 2, 3] = 3


class RunConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a run needs to be done again."""

    schema: int = SCHEMA
    task: str = "classification"
    name: str = ""
    data: DataConfig = DataConfig()
    model: ModelConfig = ModelConfig()
    train: TrainConfig = TrainConfig()


class _DataBefore(Struct, frozen=True):
    source: str = ""
    classes_from: str = ""


class _SchemaOnly(Struct):
    schema: int = SCHEMA


class _Before(Struct):
    data: _DataBefore = _DataBefore()


FIRST_RECIPE: dict[str, Any] = {"recipe": 1, "backbone_lr_ratio": 0.1, "warmup_fraction": 0.05, "ema_decay": 0.0}
"""What a configuration of schema 1 means where it says nothing: the defaults of its time."""

PRESETS: dict[str, TrainConfig] = {
    "quick": TrainConfig(epochs=5, augment="light", patience=0),
    "balanced": TrainConfig(),
    "best": TrainConfig(epochs=40, augment="strong", patience=12),
}


def auto_batch(config: RunConfig) -> int:
    """The batch size where the person leaves it to the program: smaller for boxes, of which an image has many."""
    return AUTO_BATCH // 2 if config.task == DETECTION else AUTO_BATCH


def fits_head_first(config: RunConfig) -> bool:
    """Whether fine-tuning starts with head warm-up.

    On pretrained weights, where one vector per image enters the head.
    """
    return config.train.head_first and config.model.weights != "random" and config.task != DETECTION


def to_json(config: RunConfig) -> bytes:
    """Indented UTF-8 JSON, ending with a newline."""
    return json_codec.encode_pretty(config)


def from_json(text: bytes | str, origin: str = "the configuration") -> RunConfig:
    """The configuration in ``text``; ``origin`` names the file in messages.

    Raises UserError for text that is not JSON, unknown keys, values out of range and newer schemas.
    """
    try:
        schema = json_codec.decode(text, _SchemaOnly).schema
    except json_codec.JsonError as error:
        raise UserError(f"{origin} cannot be read: {error}", "Check that it is a JSON object.") from error
    if schema > SCHEMA:
        raise UserError(
            f"{origin} was written by a newer version of FTStudio (schema {schema}, this one knows {SCHEMA}).",
            "Update FTStudio to open it.",
        )
    try:
        config = json_codec.decode(_of_today(text) if schema == 1 else text, RunConfig)
        before = json_codec.decode(text, _Before).data
    except json_codec.JsonError as error:
        raise UserError(f"{origin} is invalid: {error}", "Correct that key or remove it.") from error
    return _as_read_then(config) if before.source and not before.classes_from else config


def _as_read_then(config: RunConfig) -> RunConfig:
    """A configuration of a version that always took the outermost folders for the classes, and masks for images."""
    data = structs.replace(config.data, classes_from="1", companions="use")
    return structs.replace(config, data=data)


def _of_today(text: bytes | str) -> bytes:
    """A configuration of schema 1 as one of this schema that means the same. Raises JsonError."""
    tree = json_codec.decode(text, dict[str, Any])
    train = tree.get("train", {})
    if isinstance(train, dict):  # anything else is refused, in words, where the result is decoded
        tree["train"] = FIRST_RECIPE | train
    return json_codec.encode(tree | {"schema": SCHEMA})


def load(path: Path) -> RunConfig:
    """The configuration in a file. Raises UserError when it cannot be read or does not fit."""
    try:
        with path.open("rb") as file:  # whatever was named: a pipe is read to its end, too
            text = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.", "Check the path."
        ) from error
    if len(text) > MOST_BYTES:
        raise UserError(f"{path} has more than {MOST_BYTES >> 20} MB: it is not a configuration.", "Check the path.")
    return from_json(text, str(path))


def with_value(config: RunConfig, dotted: str, text: str, typed: str = "") -> RunConfig:
    """A copy with one key changed, as ``--set train.epochs=20`` asks.

    ``text`` is read as JSON where it is JSON that fits (20, 0.5, true, null) and as a plain string otherwise; "auto"
    leaves to the program what it may choose. ``typed`` is what the person wrote, where that is something else than
    the key and the value. Raises UserError for an unknown key or a value that does not fit.
    """
    section_name, _, key = dotted.rpartition(".")
    section = getattr(config, section_name, None) if section_name else config
    if not isinstance(section, Struct) or key not in section.__struct_fields__ or dotted not in setting_names():
        raise UserError(f"There is no setting called “{dotted}”.", f"Settings: {', '.join(setting_names())}.")
    for value in _readings(text):
        try:
            changed = json_codec.decode(json_codec.encode(structs.asdict(section) | {key: value}), type(section))
        except json_codec.JsonError:
            continue
        break
    else:
        from ftstudio.core import setting_ranges

        said = typed or f"{dotted}={text}"
        raise UserError(f"{said} is not allowed.", f"Give {setting_ranges.takes(type(section), key)}.")
    return structs.replace(config, **{section_name: changed}) if section_name else changed  # type: ignore[return-value]


def _readings(text: str) -> list[object]:
    """What ``text`` may mean, the likeliest first: a name may well look like a number."""
    meant: list[object] = [text]
    with contextlib.suppress(json_codec.JsonError):
        meant.insert(0, json_codec.decode(text, object))
    return [*meant, None] if text == "auto" else meant


def setting_names() -> list[str]:
    """Every dotted key that ``with_value`` takes: all but the version of the file, which is no choice."""
    return [name for name in setting_values(RunConfig()) if name != "schema"]


def setting_values(config: RunConfig) -> dict[str, object]:
    """Every setting by its dotted key, in the order of the configuration."""
    values: dict[str, object] = {}
    for field in RunConfig.__struct_fields__:
        section = getattr(config, field)
        if isinstance(section, Struct):
            values |= {f"{field}.{key}": getattr(section, key) for key in section.__struct_fields__}
        else:
            values[field] = section
    return values
