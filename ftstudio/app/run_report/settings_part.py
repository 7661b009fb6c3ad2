"""How the run was made: its settings, the model, the computer, and how to reproduce it."""

from __future__ import annotations

import shlex
from typing import cast

from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.facts import RunFacts
from ftstudio.app.run_report.head_part import moment
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import Row, facts, paragraph, section, table
from ftstudio.app.setting_titles import title
from ftstudio.core.config import RunConfig, setting_values
from ftstudio.core.text import duration, shown
from ftstudio.models import catalog

LEFT_OUT = "left out"


def settings(contents: Contents) -> Html:
    """Return the settings: first those that differ from the defaults, then all."""
    run = contents.run
    if run.config is None:
        return section("settings", "Settings", paragraph("The settings of this run cannot be read.", class_="caution"))
    values, defaults = setting_values(run.config), setting_values(RunConfig())
    about = [key for key in values if key not in ("schema", "name")]
    here = {key: value_words(key, values[key], contents, run) for key in about}
    rows: list[Row] = [
        (_setting(key), here[key], value_words(key, defaults[key], contents) or "–")
        for key in about
        if values[key] != defaults[key]
    ]
    usual = paragraph("All settings are at their defaults.")
    differing = table("", ("Changed", "Here", "Usually"), rows) if rows else usual
    everything = facts([(title(key), here[key]) for key in about], "facts two")
    return section("settings", "Settings", differing, element("h3", "All settings"), everything)


def value_words(key: str, value: object, contents: Contents, run: RunFacts | None = None) -> Html | str:
    """Return one value in words, and what the program chose in ``run`` if the choice was left to it.

    Folders and files are not named if names are left out.
    """
    if value is None or value == "auto":
        chosen = _chosen(run).get(key) if run is not None else ""
        return f"auto: {chosen}" if chosen else "auto"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        names = cast(tuple[str, ...], value)
        return str(len(names)) if names else "none"
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    is_path = key == "data.source" or (key == "model.weights" and text not in ("default", "random"))
    if is_path and text and not contents.with_images:
        return LEFT_OUT
    return name(text, "path") if is_path else shown(text)


def model(contents: Contents) -> Html:
    """Return the section on the network: what was frozen, and how it sees an image."""
    run, info, started = contents.run, contents.run.info, contents.run.started
    record = run.record
    if info is None:
        words = f"This version does not know the model {record.model}."
        return section("model", "Model", paragraph(words, class_="aside"))
    trained, frozen = catalog.counts(info, max(1, len(record.class_names)), record.freeze_depth)
    if started is not None:
        trained, frozen = started.trainable_parameters, started.frozen_parameters
    looks, side = info.preprocessing, run.image_size
    pairs = [
        ("Model", f"{info.title} ({info.name})"),
        ("Frozen", f"{record.freeze_depth} of {record.stage_count} stages, {frozen:,} parameters"),
        ("Trained", f"{trained:,} parameters"),
        ("Image size", f"{side} × {side} pixels" if side else None),
    ]
    if side:
        cut = f"shorter side to {looks.stored_side(side)} pixels ({looks.interpolation}), the middle {side} × {side}"
        scaled = f"RGB from 0 to 1, less {_three(looks.mean)}, divided by {_three(looks.std)}"
        pairs.append(("Preprocessing", f"{cut}; {scaled}"))
    rows: list[Row] = [
        (
            stage.title,
            "frozen" if place < record.freeze_depth else "trained",
            f"{stage.parameters:,}",
        )
        for place, stage in enumerate(info.stages)
    ]
    rows.append(("new output layer", "trained", f"{catalog.head_parameters(info, len(record.class_names)):,}"))
    stages = table("Stages, from the input", ("Stage", "Part", "Parameters"), rows, ("Parameters",))
    return section("model", "Model", facts(pairs), stages)


def where(contents: Contents) -> Html:
    """Return the section on the computer, the training time, and the command that reproduces the run."""
    run, started, record = contents.run, contents.run.started, contents.run.record
    speed = f"{record.images_per_second:,.0f}" if record.images_per_second else None
    pairs = [
        ("Device", record.device),
        ("torch", started.torch_version if started else None),
        ("Precision", run.precision),
        ("Seed", str(run.config.train.seed) if run.config else None),
        ("Created", moment(record.created)),
        ("Training time", duration(record.seconds)),
        ("Images per second, while training", speed),
        ("Run", together([name(record.run_id), *(_folder(run) if contents.with_images else ())])),
        ("Report created", f"{moment(contents.made)} by FTStudio {contents.version}"),
    ]
    file = run.config_file if contents.with_images else "config.json"
    remark = paragraph(
        "The same settings, images and seed on the same computer give the same run."
        if contents.with_images
        else "config.json is in the run's folder; names of images and folders are omitted from this report.",
        class_="aside",
    )
    command = element("pre", f"ftstudio train --config {shlex.quote(file)}", class_="command")
    again = paragraph("To reproduce it:")
    return section("where", "Where it was trained", facts(pairs), again, command, remark)


def _folder(run: RunFacts) -> tuple[str, Html]:
    return " in ", name(run.record.run_dir, "path")


def _setting(key: str) -> Html:
    words = title(key)
    return together([words, " ", element("code", key)]) if words != key else element("code", key)


def _chosen(run: RunFacts) -> dict[str, str]:
    """What the program chose if the user left the choice to it."""
    started = run.started
    if started is None:
        return {}
    return {
        "train.batch_size": str(started.batch_size),
        "train.image_size": str(started.image_size),
        "train.device": started.device,
        "train.precision": run.precision,
    }


def _three(values: tuple[float, float, float]) -> str:
    return "(" + ", ".join(f"{value:g}" for value in values) + ")"
