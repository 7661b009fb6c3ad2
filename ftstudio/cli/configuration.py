"""From the options of ``train`` to a RunConfig, and where runs lie."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from ftstudio.app import history, settings, warm_start
from ftstudio.cli.arguments import absolute
from ftstudio.core import config as configs
from ftstudio.core import groups
from ftstudio.core.archive_names import AUTO
from ftstudio.core.config import PRESETS, RunConfig, TrainConfig
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import Budgets
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

DEFAULT_PRESET = "balanced"
ADVISED = "advised"
"""The value of --freeze that leaves the depth to the program."""

# option -> setting; the value is checked where every value of a configuration is.
_SETTINGS = {
    "model": "model.name",
    "epochs": "train.epochs",
    "batch_size": "train.batch_size",
    "lr": "train.lr",
    "image_size": "train.image_size",
    "augment": "train.augment",
    "val": "data.val_fraction",
    "classes_from": "data.classes_from",
    "companions": "data.companions",
    "target": "data.target",
    "unlabelled": "data.unlabelled",
    "archive_names": "data.archive_names",
    "device": "train.device",
    "seed": "train.seed",
}


def run_config(options: argparse.Namespace) -> RunConfig:
    """--config FILE or --from RUN, over it --preset, over it --set, over it the single options.

    Raises UserError for a value that does not fit, an unknown model, too many frozen stages, and no images.
    """
    config = _of_other_images(_base(options), options)
    preset = options.preset or (None if options.config or options.from_run else DEFAULT_PRESET)
    if preset:
        config = replace(config, train=replace(config.train, **_preset_values(preset)))
    for assignment in options.set:
        key, separator, value = assignment.partition("=")
        if not separator and key.strip() in configs.setting_names():
            raise UserError(f"--set {assignment} has no value.", "Write it as --set train.epochs=20.")
        config = configs.with_value(config, key.strip(), value)
    config = _with_options(config, options)
    groups.parsed(config.data.group)
    if options.from_run and not any(assignment.startswith("train.head=") for assignment in options.set):
        config = warm_start.with_fitting_head(config)
    info = catalog.model(config.model.name, config.task)
    catalog.refuse_head(info, catalog.resolve_depth(info, config.model.freeze_depth), config.train.head)
    if not config.data.source:
        raise UserError("There are no images to train on.", "Name a folder: ftstudio train FOLDER")
    return config


def _of_other_images(config: RunConfig, options: argparse.Namespace) -> RunConfig:
    """What a configuration says of its own images does not hold for a FOLDER that is another one."""
    if options.folder is None or absolute(options.folder) == config.data.source:
        return config
    return replace(config, data=replace(config.data, classes_from="auto", companions="leave-out"))


def _base(options: argparse.Namespace) -> RunConfig:
    if options.config and options.from_run:
        raise UserError("--config and --from cannot be combined: both give the settings.", "Give one of them.")
    if options.config:
        return configs.load(Path(options.config))
    if options.from_run:
        return warm_start.settings_of(history.find_run(options.from_run, runs_dir(options)).run_dir)
    return RunConfig()


def data_set_config(options: argparse.Namespace, source: str) -> RunConfig:
    """The configuration of a question about the images at ``source``, from the options that ``options`` has.

    Raises UserError for a value that does not fit.
    """
    preset: str = getattr(options, "preset", None) or DEFAULT_PRESET
    config = RunConfig(train=PRESETS[preset])
    for option in ("model", "image_size", "device", "seed", "target", "unlabelled"):
        text: str | None = getattr(options, option, None)
        if text is not None:
            config = configs.with_value(config, _SETTINGS[option], text, f"--{option.replace('_', '-')} {text}")
    if getattr(options, "weights", None) is not None:
        config = replace(config, model=replace(config.model, weights=weights(options.weights)))
    if getattr(options, "freeze", None) is not None:
        config = replace(config, model=replace(config.model, freeze_depth=_freeze_depth(options.freeze)))
    info = catalog.model(config.model.name, config.task)
    catalog.resolve_depth(info, config.model.freeze_depth)
    data = replace(config.data, source=absolute(source), archive_names=options.archive_names or AUTO)
    return replace(config, data=replace(data, group=group(options.group or "")))


def runs_dir(options: argparse.Namespace) -> Path:
    """--runs, or the folder that the window uses."""
    if options.runs:
        return Path(absolute(options.runs))
    return settings.runs_dir(settings.load()[0])


def budgets() -> Budgets:
    """What runs may keep: chosen in the window's preferences."""
    return settings.load()[0].budgets


def _preset_values(preset: str) -> dict[str, Any]:
    """The fields that presets are about; a preset leaves the others (seed, device ...) as they are."""
    default = asdict(TrainConfig())
    about = {key for each in PRESETS.values() for key, value in asdict(each).items() if value != default[key]}
    return {key: value for key, value in asdict(PRESETS[preset]).items() if key in about}


def _with_options(config: RunConfig, options: argparse.Namespace) -> RunConfig:
    for option, key in _SETTINGS.items():
        text: str | None = getattr(options, option)
        if text is None:
            continue
        config = configs.with_value(config, key, text, f"--{option.replace('_', '-')} {text}")
    if options.group is not None:
        config = replace(config, data=replace(config.data, group=group(options.group)))
    if options.name is not None:
        config = replace(config, name=options.name)
    if options.weights is not None:
        config = replace(config, model=replace(config.model, weights=weights(options.weights)))
    if options.freeze is not None:
        config = replace(config, model=replace(config.model, freeze_depth=_freeze_depth(options.freeze)))
    source = options.folder if options.folder is not None else config.data.source
    if source:
        source = absolute(source)
    if source == config.data.source:
        return config
    names = config.data.archive_names if options.archive_names is not None else AUTO
    return replace(config, data=replace(config.data, source=source, excluded=(), archive_names=names))


def group(text: str) -> str:
    """What --group names. Raises UserError for what is not understood."""
    key = "" if text == "none" else text
    groups.parsed(key)
    return key


def target(text: str | None) -> configs.TargetKind:
    """What --target names; "auto" without it. Raises UserError for what is not understood."""
    if text is None:
        return "auto"
    return configs.with_value(RunConfig(), "data.target", text, f"--target {text}").data.target


def weights(text: str) -> str:
    """What --weights names. Raises UserError for a file that is not there."""
    if text in ("default", "random"):
        return text
    if not Path(text).is_file() and not RunFolder(Path(text)).has_weights:
        said = f"{text} is not a run folder with weights" if Path(text).is_dir() else f"There is no weights file {text}"
        raise UserError(f"{said}.", "Give default, random, a .safetensors or .pth file, or a run folder.")
    return absolute(text)


def _freeze_depth(text: str) -> configs.FreezeDepth:
    if text in ("all", ADVISED):
        return "all"
    if text == "none":
        return 0
    if text.isascii() and text.isdigit():
        return int(text)
    raise UserError(f"--freeze {text} is not understood.", "Give all, none, advised, or a number of stages.")
