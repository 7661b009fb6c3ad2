"""``ftstudio train --plan``: the cost of every freeze position on this computer, measured."""

from __future__ import annotations

from ftstudio.app import estimate
from ftstudio.app.how_to_read import scan_of
from ftstudio.cli import configuration, job, output
from ftstudio.cli.exit_codes import DONE
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.dataset import DatasetSummary
from ftstudio.models import catalog


def plan(config: RunConfig, control: RunControl, *, as_json: bool) -> int:
    """Scan the images, measure, and write the plan. Raises UserError and StopRequested."""
    dataset = job.run(scan_of(config.data), control, as_json=as_json)
    assert isinstance(dataset, DatasetSummary)
    found = job.run(estimate.plan_request(config, dataset, configuration.budgets()), control, as_json=as_json)
    assert isinstance(found, Plan)
    if as_json:
        output.json_result(found)
    else:
        report(config, found)
    return DONE


def report(config: RunConfig, found: Plan) -> None:
    """Write the plan of a run as a table, with the chosen position marked."""
    info = catalog.model(found.model)
    chosen = catalog.resolve_depth(info, config.model.freeze_depth)
    title = (
        f"{info.title}, {found.image_size} pixels, {found.train_count:,} training and {found.val_count:,} validation "
        f"images, on {found.device}"
    )
    columns = ("Frozen", "Trained", "Once", "Per epoch", "Epochs", "In all", "Memory", "Kept", "Precision", "")
    rows = [_row(cost, len(info.stages), chosen) for cost in found.costs]
    output.table(title, columns, rows, numbers=columns[1:8])


def _row(cost: DepthCost, stages: int, chosen: int) -> tuple[str, ...]:
    kept = f"{output.size(cost.kept_bytes)}, {_views(cost.views)}, {cost.tier}" if cost.tier != "none" else ""
    return (
        f"{cost.freeze_depth} of {stages}",
        f"{cost.trainable_parameters:,}",
        output.duration(cost.caching_seconds),
        "" if cost.seconds_per_epoch is None else f"{cost.seconds_per_epoch:.2f} s",
        str(cost.epochs),
        "" if cost.total_seconds is None else output.duration(cost.total_seconds),
        "" if cost.memory is None else output.size(cost.memory),
        kept,
        cost.precision,
        "<- chosen" if cost.freeze_depth == chosen else "",
    )


def _views(count: int) -> str:
    return "plain" if not count else f"{count} {'view' if count == 1 else 'views'}"
