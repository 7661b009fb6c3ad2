"""From the options of ``train`` to a RunConfig, and where runs lie."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from ftstudio.app import going_on, history, settings
from ftstudio.cli.arguments import absolute
from ftstudio.core import config as configs
from ftstudio.core.config import PRESETS, RunConfig, TrainConfig
from ftstudio.core.errors import UserError
from ftstudio.core.records import Budgets
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

DEFAULT_PRESET = "balanced"

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
    if options.from_run and not any(assignment.startswith("train.head=") for assignment in options.set):
        config = going_on.with_fitting_head(config)
    info = catalog.model(config.model.name)
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
        raise UserError("--config and --from both say what the settings are.", "Give one of them.")
    if options.config:
        return configs.load(Path(options.config))
    if options.from_run:
        return going_on.settings_of(history.find_run(options.from_run, runs_dir(options)).run_dir)
    return RunConfig()


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
    if options.name is not None:
        config = replace(config, name=options.name)
    if options.weights is not None:
        config = replace(config, model=replace(config.model, weights=weights(options.weights)))
    if options.freeze is not None:
        config = replace(config, model=replace(config.model, freeze_depth=_freeze_depth(options.freeze)))
    source = options.folder if options.folder is not None else config.data.source
    if source:
        source = absolute(source)
    excluded = config.data.excluded if source == config.data.source else ()
    return replace(config, data=replace(config.data, source=source, excluded=excluded))


def weights(text: str) -> str:
    """What --weights names. Raises UserError for a file that is not there."""
    if text in ("default", "random"):
        return text
    if not Path(text).is_file() and not RunFolder(Path(text)).has_weights:
        said = f"{text} is no run folder with weights" if Path(text).is_dir() else f"There is no weights file {text}"
        raise UserError(f"{said}.", "Give default, random, a .safetensors or .pth file, or a run folder.")
    return absolute(text)


def _freeze_depth(text: str) -> configs.FreezeDepth:
    if text == "all":
        return "all"
    if text == "none":
        return 0
    if text.isascii() and text.isdigit():
        return int(text)
    raise UserError(f"--freeze {text} is not understood.", "Give all, none, or a number of stages.")
