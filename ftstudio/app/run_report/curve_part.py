"""The curves of a run over its epochs, with those of another run behind them, and a table of the values."""

from __future__ import annotations

from functools import partial

from ftstudio.app.run_report import svg
from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.facts import RunFacts
from ftstudio.app.run_report.markup import Html, element, together
from ftstudio.app.run_report.pieces import MOST_ROWS, Row, figure, fold, paragraph, section, table
from ftstudio.core.events import EpochDone
from ftstudio.core.interval import wilson
from ftstudio.core.metrics import ACCURACY, Metric
from ftstudio.core.text import figure as number
from ftstudio.core.text import percent

MOST_POINTS = 300


def curves(contents: Contents) -> Html:
    """Return the section: loss and metrics over epochs, those of another run behind them."""
    run, other = contents.run, contents.against
    if not run.epochs:
        return section("curves", "Curves", paragraph("No epoch was completed, so there are no curves."))
    best = run.record.best_epoch
    loss = [*_lines(run, "loss", other=False), *(_lines(other, "loss", other=True) if other else [])]
    values = [y for line in loss for _, y in line.points]
    axis = svg.fitted_axis("Loss", values, None, lambda value: f"{value:.4g}")
    drawings = [figure(svg.curves("Loss", _course(run.epochs, None), loss, axis, best), element("b", "Loss"))]
    drawings += _metric_drawing(run, other, _metrics(run)[0], best)
    return section("curves", "Curves", element("div", *drawings, class_="pair"), fold("The figures", _epochs(run)))


def _metric_drawing(run: RunFacts, other: RunFacts | None, metric: Metric, best: int | None) -> list[Html]:
    """The curve of the primary metric; the table has the others."""
    lines = [*_lines(run, metric.key, other=False), *(_lines(other, metric.key, other=True) if other else [])]
    values = [y for line in lines for _, y in line.points]
    values += [edge for line in lines for _, low, high in line.band for edge in (low, high)]
    if not values:
        return []
    ceiling = None if metric.kind == "number" else 1.0
    axis = svg.fitted_axis(metric.title, values, ceiling, partial(_tick, metric))
    banded = any(line.band for line in lines)
    words = ", with its 95 % interval on the validation images" if banded else None
    drawing = svg.curves(metric.title, _course(run.epochs, metric), lines, axis, best)
    return [figure(drawing, element("b", metric.title), words)]


def _metrics(run: RunFacts) -> tuple[Metric, ...]:
    return (run.started.metrics if run.started else ()) or (ACCURACY,)


def _lines(run: RunFacts, key: str, other: bool) -> list[svg.Line]:
    epochs, val_count = _thinned(run.epochs), run.record.val_count
    train = [(each.epoch, each.train_loss) for each in epochs]
    val = [(each.epoch, each.val_loss) for each in epochs]
    band: list[tuple[float, float, float]] = []
    if key != "loss":
        train = [(each.epoch, each.train_metrics[key]) for each in epochs if key in each.train_metrics]
        val = [(each.epoch, each.metrics[key]) for each in epochs if key in each.metrics]
        if key == "accuracy" and not other and val_count:
            band = [(epoch, *wilson(round(value * val_count), val_count)) for epoch, value in val]
    tail, kind = (", other run", " other") if other else ("", "")
    lines = [
        svg.Line(f"training{tail}", f"train{kind}", tuple(train), "dot"),
        svg.Line(f"validation{tail}", f"val{kind}", tuple(val), "square", tuple(band)),
    ]
    return [line for line in lines if line.points]


def _thinned(epochs: tuple[EpochDone, ...]) -> list[EpochDone]:
    """At most 300 epochs, evenly spaced, including the first and the last."""
    if len(epochs) <= MOST_POINTS:
        return list(epochs)
    return [epochs[place * (len(epochs) - 1) // (MOST_POINTS - 1)] for place in range(MOST_POINTS)]


def _tick(metric: Metric, value: float) -> str:
    return f"{value:.4g}" if metric.kind == "number" else f"{100 * value:.3g} %"


def _words(metric: Metric, value: float | None) -> str:
    return "" if value is None else number(value) if metric.kind == "number" else percent(value)


def _course(epochs: tuple[EpochDone, ...], metric: Metric | None) -> str:
    """The curve of a metric or, without one, of the loss, in words, for readers who cannot see it."""
    first, last = epochs[0], epochs[-1]
    if metric is None:
        start, end = f"{first.val_loss:.4g}", f"{last.val_loss:.4g}"
    else:
        start, end = (_words(metric, each.metrics.get(metric.key)) for each in (first, last))
    return f"On validation images from {start} in epoch {first.epoch} to {end} in epoch {last.epoch}."


def _epochs(run: RunFacts) -> Html:
    metrics = _metrics(run)
    numbers = ["Epoch", "Training loss", "Validation loss"]
    for metric in metrics:
        numbers += [f"Training {metric.in_a_line}", f"Validation {metric.in_a_line}"]
    rows: list[Row] = []
    for each in _thinned(run.epochs)[:MOST_ROWS]:
        row: list[Html | str] = [str(each.epoch), f"{each.train_loss:.4f}", f"{each.val_loss:.4f}"]
        for metric in metrics:
            row += [_words(metric, values.get(metric.key)) for values in (each.train_metrics, each.metrics)]
        if each.is_best and each.epoch == run.record.best_epoch:
            row[0] = together([f"{each.epoch} ", element("b", "best")])
        rows.append(row)
    return table("", numbers, rows, numbers)
