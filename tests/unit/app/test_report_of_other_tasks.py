"""The report of a run of labels, and of one of numbers: figures, tables, drawing, images, comparison."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_evaluations import labels_evaluation, number_evaluation
from msgspec.structs import replace
from reported_runs import Page, a_run

from ftstudio.app import jobs
from ftstudio.app.requests import MakeReport
from ftstudio.app.run_report import numbers_part
from ftstudio.app.run_report.svg import fitted_axis
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.evaluation import LabelsEvaluation, MeasuredImage, NumberEvaluation
from ftstudio.core.events import EpochDone
from ftstudio.core.metrics import MAE, MEAN_AP, Metric, MetricValue
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, LabelSet, Number, Quantity, Target, TargetSchema
from ftstudio.store.run_folder import RunFolder


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


def of_task(
    runs_dir: Path, task: str, scored: LabelsEvaluation | NumberEvaluation, schema: TargetSchema,
    targets: tuple[Target, ...], metric: Metric,
) -> RunFolder:  # fmt: skip
    """A run whose images are named as those of the evaluation."""
    images = runs_dir.parent / "pictures"
    folder = a_run(runs_dir, images)
    sample = folder.manifest.samples[0]
    for image in scored.images:
        (images / image.path).write_bytes((images / sample.path).read_bytes())
    samples = tuple(
        SplitSample(place, image.path, "", "test" if place else "train", sample.digest, target)
        for place, (image, target) in enumerate(zip(scored.images, targets, strict=True))
    )
    names = schema.names if isinstance(schema, LabelSet) else ()
    folder.write_manifest(
        SplitManifest(root=str(images), fingerprint="f", seed=0, class_names=names, samples=samples, targets=schema)
    )
    folder.write_evaluation(replace(scored, run_dir=str(folder.path), split="test", root=str(images)))
    figure = MetricValue(metric, 0.7, 40, 0.5, 0.9)
    folder.write_record(replace(folder.record, task=task, class_names=(), validation=figure, sure_from=0.0))
    return folder


@pytest.fixture
def labels_run(runs_dir: Path) -> RunFolder:
    scored = labels_evaluation()
    names = scored.label_names
    targets = tuple(Labels(tuple(sorted(names[place] for place in image.targets))) for image in scored.images)
    return of_task(runs_dir, MULTI_LABEL, scored, LabelSet(scored.label_names), targets, MEAN_AP)


@pytest.fixture
def numbers_run(runs_dir: Path) -> RunFolder:
    scored = number_evaluation()
    targets = tuple(Number(image.target) for image in scored.images)
    return of_task(runs_dir, REGRESSION, scored, Quantity("age", 20.0, 5.0), targets, MAE)


def page(run: RunFolder, **wishes: object) -> Page:
    out = run.path.parent / f"{run.run_id}.html"
    jobs.run(MakeReport(run_dir=str(run.path), out=str(out), **wishes), RunControl(), lambda _: None)
    return Page(out.read_bytes())


def test_a_run_of_labels_has_its_figures_and_a_row_per_label(labels_run: RunFolder) -> None:
    told = page(labels_run, with_images=False)
    for words in (
        "80.0 %", "Mean average precision on 5 test images", "95 % interval 60.0 to 95.0 %",
        "Micro F170.0 % 50.0 to 90.0 %", "All labels right40.0 %",
        "Validation mean average precision at best epoch70.0 %", "Labels3",
    ):  # fmt: skip
        assert words in told.text, words
    row = next(row for row in told.rows if row[0] == "=sky" and "60.0 %" in row)
    assert row[1:3] == ["2", "60.0 %"] and row[3].startswith("50.0 %") and row[5:] == ["50.0 %", "70.0 %"]
    assert next(row for row in told.rows if row[0] == "tree" and len(row) == 7)[3:] == ["–", "–", "–", "–"]
    assert "Confusion" not in told.text and "ECE" not in told.text


def test_an_image_counts_for_each_of_its_labels_and_once_in_all(labels_run: RunFolder) -> None:
    told = page(labels_run, with_images=False)
    assert ["sea", "1", "1", "2"] in told.rows
    assert ["All images", "1", "4", "5"] in told.rows
    assert "Images5 (1 training, 4 test)" in told.text


def test_images_of_labels_are_told_by_their_worst_mistake(labels_run: RunFolder) -> None:
    told = page(labels_run)
    alts = [image["alt"] for image in told.all("img")]
    assert alts == ["sea, =sky, missed sea", "no label, wrongly given =sky", "=sky, missed =sky"]
    assert "3 images have a missed or wrong label." in told.text
    assert "missed sea (10.0 %)" in told.text


def test_a_run_of_numbers_has_its_figures_in_their_own_unit(numbers_run: RunFolder) -> None:
    told = page(numbers_run, with_images=False)
    for words in (
        "Mean absolute error on 4 test images", "95 % interval 1.1 to 4.2", "Root mean squared error3.22",
        "R²0.92 0.70 to 0.98", "Inside the 90 % interval75.0 %", "Validation mean absolute error at best epoch0.7",
    ):  # fmt: skip
        assert words in told.text, words
    assert "No image was misclassified" not in told.text
    assert ["Test", "3", "20", "30", "40"] in told.rows


def test_the_scatter_is_drawn_with_the_images_outside_their_interval_as_crosses(numbers_run: RunFolder) -> None:
    told = page(numbers_run, with_images=False)
    [dots] = [path for path in told.all("path") if path.get("class") == "points"]
    [crosses] = [path for path in told.all("path") if path.get("class") == "crosses"]
    assert dots["d"].count("M") == 3 and crosses["d"].count("M") == 2
    assert any("band" in (path.get("class") or "") for path in told.all("path"))
    assert "True against predicted age. Mean absolute error 2.38, R² 0.92." in told.text


def test_the_largest_errors_come_first_with_their_pictures(numbers_run: RunFolder) -> None:
    told = page(numbers_run)
    assert [image["alt"] for image in told.all("img")][:2] == ["40, predicted 46", "20, predicted 18"]
    assert "predicted 46 (+6, 90 % interval 42 to 50)" in told.text


def test_a_metric_of_numbers_has_a_plain_axis(numbers_run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    started = next(event for event in numbers_run.events() if type(event).__name__ == "RunStarted")
    epochs = [
        EpochDone(epoch=epoch, step=epoch, train_loss=1.0, val_loss=1.0, metrics={"mae": 40.0 - epoch * 15},
                  train_metrics={}, is_best=True, seconds=1.0)
        for epoch in range(3)
    ]  # fmt: skip
    monkeypatch.setattr(RunFolder, "events", lambda _self: iter((replace(started, metrics=(MAE,)), *epochs)))
    told = page(numbers_run, with_images=False)
    assert "Mean absolute error. On validation images from 40 in epoch 0 to 10 in epoch 2." in told.text
    assert told.row("2 best")[-1] == "10"


def test_two_runs_of_numbers_are_compared_by_their_error(numbers_run: RunFolder, runs_dir: Path) -> None:
    scored = number_evaluation()
    worse = replace(scored, images=tuple(replace(image, predicted=image.predicted + 10) for image in scored.images))
    targets = tuple(Number(image.target) for image in scored.images)
    other = of_task(runs_dir, REGRESSION, worse, Quantity("age", 20.0, 5.0), targets, MAE)
    told = page(numbers_run, against=str(other.path), with_images=False)
    assert "This run is better than the other run: its mean absolute error is 9" in told.text
    assert "Difference in mean absolute error on 4 common images: -9" in told.text


def test_runs_of_different_tasks_are_not_compared(numbers_run: RunFolder, labels_run: RunFolder) -> None:
    told = page(numbers_run, against=str(labels_run.path))
    assert "different tasks: one number and any number of labels per image" in told.text


def test_of_very_many_images_the_drawing_has_some_and_all_large_errors() -> None:
    images = tuple(MeasuredImage(f"{place}", float(place), place + (50.0 if place % 100 == 0 else 0.5))
                   for place in range(10_000))  # fmt: skip
    few = numbers_part._thinned(images)
    assert len(few) == numbers_part.MOST_POINTS == len({image.path for image in few})
    assert sum(image.predicted - image.target == 50.0 for image in few) == 100


def test_an_evaluation_of_numbers_without_images_has_no_drawing() -> None:
    assert numbers_part.details(replace(number_evaluation(), images=())) == []


@pytest.mark.parametrize("values", [[1.0, 1.0], [0.0], [0.5], [0.98, 1.0]])
def test_an_axis_has_a_span_below_its_ceiling_even_if_all_values_are_equal(values: list[float]) -> None:
    axis = fitted_axis("mean average precision", values, 1.0, str)
    assert axis.low < axis.high <= 1.0
    assert axis.low <= min(values) and max(values) <= axis.high
