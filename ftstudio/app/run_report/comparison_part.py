"""Two runs side by side: which is better on the same images, their results, and their differing settings."""

from __future__ import annotations

from ftstudio.app import comparison
from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.facts import RunFacts
from ftstudio.app.run_report.head_part import STATES, moment
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import SPLITS, Row, figure_words, paragraph, section, table
from ftstudio.app.run_report.settings_part import value_words
from ftstudio.app.setting_titles import title
from ftstudio.core.config import setting_values
from ftstudio.core.evaluation import ClassEvaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.core.metrics import ACCURACY, Metric
from ftstudio.core.paired_figures import FigureComparison
from ftstudio.core.text import duration, percent
from ftstudio.core.text import figure as figure_of

THIS, OTHER = "This run", "The other run"


def against(contents: Contents) -> Html | None:
    """Return the section; None if the report is about one run only."""
    other = contents.against
    if other is None:
        return None
    pairs = zip(_figures(contents.run), _figures(other), strict=True)
    figures: list[Row] = [
        (term, here or "–", there or "–") for (term, here), (_, there) in pairs if here or there
    ]  # fmt: skip
    return section(
        "comparison", "Compared with another run",
        paragraph("The other run is ", name(other.record.name), f", of {moment(other.record.created)}."),
        _verdict(contents),
        element("div", table("Figures", ("", THIS, OTHER), figures, (THIS, OTHER)), _settings(contents, other),
                class_="beside"),
    )  # fmt: skip


def _verdict(contents: Contents) -> Html:
    """The result of a paired test, in a sentence."""
    paired = contents.paired
    if paired is None:
        why = contents.not_paired or "One of the runs has not been evaluated, so they cannot be compared on images."
        return paragraph(why, class_="caution")
    metric = paired.metric if isinstance(paired, FigureComparison) else ACCURACY
    shown = (_signed(metric, value) for value in (paired.difference, paired.low, paired.high))
    unit = "" if metric.kind == "number" else " points"
    difference = "{0}{unit}, 95 % interval {1} to {2}".format(*shown, unit=unit)
    words = f"Difference in {metric.in_a_line} on {paired.count:,} common images: {difference}."
    sentence = comparison.verdict(paired, THIS.lower(), OTHER.lower())
    said = paragraph(element("b", sentence[0].upper() + sentence[1:]))
    remarks = " ".join([words, *comparison.remarks(paired)])
    return together([said, paragraph(remarks, class_="aside")])


def _signed(metric: Metric, value: float) -> str:
    if metric.kind != "number":
        return f"{100 * value:+.1f}"
    return f"{'+' if value >= 0 else ''}{figure_of(value)}"


def _figures(run: RunFacts) -> list[tuple[str, str]]:
    """The same terms for every run, "" if it has no such value."""
    record, evaluation, started = run.record, run.evaluation, run.started
    figure = evaluation.primary if evaluation else None
    calibration = evaluation.calibration if isinstance(evaluation, ClassEvaluation) else None
    macro_f1 = evaluation.macro_f1 if isinstance(evaluation, ClassEvaluation | LabelsEvaluation) else None
    validation = record.validation
    metric = validation.metric if validation else ACCURACY
    images = f"{evaluation.count:,} {SPLITS.get(evaluation.split, evaluation.split)} images" if evaluation else ""
    return [
        ("State", STATES.get(record.state, record.state)),
        ("Evaluated on", images),
        (figure.metric.title if figure else "Accuracy", figure.in_words() if figure else ""),
        ("95 % interval", " to ".join(figure.interval_in_words()) if figure and figure.interval else ""),
        ("Macro F1", percent(macro_f1)),
        ("R²", f"{evaluation.r2:.2f}" if isinstance(evaluation, NumberEvaluation) else ""),
        ("Loss", figure_words(evaluation.loss) if evaluation else ""),
        ("Calibration error (ECE)", percent(calibration.ece_after) if calibration else ""),
        (f"Validation {metric.in_a_line}", validation.in_words() if validation else ""),
        ("Best epoch", "" if record.best_epoch is None else str(record.best_epoch)),
        ("Trained parameters", f"{started.trainable_parameters:,}" if started else ""),
        ("Training time", duration(record.seconds)),
        ("Device", record.device),
    ]


def _settings(contents: Contents, other: RunFacts) -> Html:
    if contents.run.config is None or other.config is None:
        return paragraph("The settings of one of the runs cannot be read.", class_="aside")
    here, there = setting_values(contents.run.config), setting_values(other.config)
    differing = [key for key in here if here[key] != there[key] and key not in ("name", "schema")]
    if not differing:
        return paragraph("Both runs have the same settings.", class_="aside")
    rows: list[Row] = [
        (
            title(key),
            value_words(key, here[key], contents, contents.run),
            value_words(key, there[key], contents, other),
        )
        for key in differing
    ]
    return table("Settings that differ", ("", THIS, OTHER), rows)
