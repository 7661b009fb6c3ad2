"""``ftstudio advise FOLDER``: which model suits the images of a data set."""

from __future__ import annotations

import argparse

from ftstudio.app import model_advice
from ftstudio.app.requests import ProbeModels
from ftstudio.cli import configuration, job, output
from ftstudio.cli.exit_codes import DONE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice
from ftstudio.core.folds import FOLDS
from ftstudio.core.probed_models import ModelsProbed, ProbedModel

HERE = "here"
"""The value of --models for every model whose weights are on this computer."""


def advise(options: argparse.Namespace) -> int:
    """Run ``ftstudio advise``; return the exit status."""
    request = ProbeModels(
        config=configuration.data_set_config(options, options.folder),
        models=_names(options.models),
        folds=FOLDS if options.folds is None else options.folds,
        budgets=configuration.budgets(),
    )
    model_advice.models_of(request.models)  # an unknown name is refused before the images are scanned
    control = RunControl()

    def say(event: Event) -> None:
        if isinstance(event, Notice) and not options.json:
            output.say(f"Warning: {event.message}" if event.level == "warning" else event.message)

    with Interrupts(control) as interrupts:
        try:
            answer = job.run(request, control, as_json=options.json, also=say)
        except StopRequested:
            output.say("Stopped before any model was done.")
            return interrupts.exit_status or DONE
        assert isinstance(answer, ModelsProbed)
        if options.json:
            output.json_result(answer)
        else:
            _print(answer)
        return interrupts.exit_status or DONE


def _names(text: str) -> tuple[str, ...]:
    """The names in --models; none for all on this computer. Raises UserError if there is none."""
    names = tuple(filter(None, (name.strip() for name in text.split(","))))
    if not names:
        raise UserError("--models names no model.", "Give here, or names separated by commas; see: ftstudio models")
    return () if names == (HERE,) else names


def _print(found: ModelsProbed) -> None:
    title = (
        f"Accuracy of a linear head on each model, all stages frozen, on {found.count:,} images, each held out of "
        f"training once ({found.folds} folds, the same for every model), {found.device}"
    )
    numbers = ("Accuracy", "95% interval", "p vs best", "Per image", "Weights", "Pixels")
    rows = [_row(model, place == 0) for place, model in enumerate(found.models)]
    output.table(title, ("Name", "Model", *numbers, ""), rows, numbers)
    output.result_line(found.sentence)
    output.result_line(
        "Trade-off: no other model is as accurate, as fast and as small. The time per image is one pass through the "
        "network on this computer, without reading the image. Fine-tuning can change the order."
    )
    if found.left_out:
        output.result_line(f"Left out (only one image or group each): {', '.join(found.left_out)}")
    if found.stopped:
        output.say("Stopped. Run the same command again to compare the remaining models.")


def _row(model: ProbedModel, is_best: bool) -> tuple[str, ...]:
    if model.accuracy is None:
        return (model.name, model.title, *[""] * 6, "failed")
    return (
        model.name,
        model.title,
        output.percent(model.accuracy),
        output.interval((model.low, model.high)),
        "" if is_best else f"{model.p:.2f}",
        f"{1000 * model.seconds_per_image:.1f} ms",
        output.size(model.file_bytes),
        str(model.image_size),
        "trade-off" if model.is_trade_off else "",
    )
