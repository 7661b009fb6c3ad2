"""Multi-label classification and regression from training to evaluation, on drawn images that can be learned."""

from __future__ import annotations

import base64
import io
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from PIL import Image
from played_runs import final_state, stop_at, with_train
from task_runs import KINDS, NAMES, config_for, prepared, run_in

from ftstudio.app import jobs
from ftstudio.app.requests import Evaluate, Explain, Predict
from ftstudio.core.answers import LabelsPrediction, NumberPrediction, Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.evaluation import LabelsEvaluation, NumberEvaluation
from ftstudio.core.events import EpochDone, Event, HeatMapMade, PredictionMade, StepDone
from ftstudio.core.metrics import MAE, MEAN_AP
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, LabelSet, Number
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.heads.head_warmup import preferred
from ftstudio.engine.training.loop import train
from ftstudio.engine.training.setup import Setup, prepare
from ftstudio.models import catalog
from ftstudio.models.freeze import frozen_state_hash
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks import registry

CPU = torch.device("cpu")


def epochs_of(events: list[Event]) -> list[EpochDone]:
    return [event for event in events if isinstance(event, EpochDone)]


# ---- training


@pytest.mark.parametrize(("kind", "metric"), [(MULTI_LABEL, MEAN_AP), (REGRESSION, MAE)])
def test_a_linear_probe_learns_and_its_record_has_the_primary_metric(
    runs: dict[str, RunFolder], kind: str, metric: object
) -> None:
    record = runs[kind].record
    assert record.state == "completed" and record.validation is not None and record.test is not None
    assert record.validation.metric == record.test.metric == metric
    if kind == MULTI_LABEL:
        assert record.validation.value > 0.9
    else:
        assert record.validation.value < 10  # of values from 0 to 100, whose mean is wrong by 25


@pytest.mark.parametrize("kind", KINDS)
def test_fine_tuning_starts_from_the_fitted_head_and_resumes_bit_for_bit(
    drawn: dict[str, SplitManifest], tmp_path: Path, kind: str
) -> None:
    config = config_for(kind, 5, epochs=2)
    whole, broken = (run_in(tmp_path / name, drawn[kind], config) for name in ("whole", "broken"))
    events: list[Event] = []
    train(whole, RunControl(), events.append)
    assert [epoch.epoch for epoch in epochs_of(events)] == [0, 1, 2]
    fitted = epochs_of(events)[0]
    assert fitted.val_loss < (0.4 if kind == MULTI_LABEL else 0.3)
    control, _, emit = stop_at(lambda event: isinstance(event, StepDone) and event.step == 6)
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    train(broken, RunControl(), lambda _: None)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


@pytest.mark.parametrize("kind", KINDS)
def test_a_stopped_linear_probe_comes_to_the_same_end(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], tmp_path: Path, kind: str
) -> None:
    run = run_in(tmp_path / "broken", drawn[kind], config_for(kind))
    control, _, emit = stop_at(lambda event: isinstance(event, EpochDone) and event.epoch == 2)
    with pytest.raises(StopRequested):
        train(run, control, emit)
    train(run, RunControl(), lambda _: None)
    assert final_state(run.run_dir) == final_state(runs[kind].path)


@pytest.mark.parametrize("kind", KINDS)
def test_cached_features_change_nothing_and_frozen_stages_do_not_move(
    drawn: dict[str, SplitManifest], tmp_path: Path, kind: str
) -> None:
    exact = with_train(config_for(kind, 5, epochs=1, augment="none", head_first=False), kept_precision="float32")
    cached = run_in(tmp_path / "cached", drawn[kind], exact)
    plain = run_in(tmp_path / "plain", drawn[kind], with_train(exact, feature_cache="off"))
    before = prepare(plain, RunControl(), lambda _: None)
    for run in (cached, plain):
        train(run, RunControl(), lambda _: None)
    assert final_state(cached.run_dir).split()[0] == final_state(plain.run_dir).split()[0]
    info = catalog.model("starter")
    after, _ = model_file.load(plain.run_dir, CPU)
    assert frozen_state_hash(after, info, 5) == frozen_state_hash(before.module, info, 5)
    assert frozen_state_hash(after, info, 6) != frozen_state_hash(before.module, info, 6)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("head", ["nearest-mean", "knn"])
def test_heads_that_compare_classes_are_refused(
    drawn: dict[str, SplitManifest], tmp_path: Path, kind: str, head: str
) -> None:
    with pytest.raises(UserError, match="needs one class per image"):
        train(run_in(tmp_path / "a", drawn[kind], config_for(kind, head=head)), RunControl(), lambda _: None)


def test_of_two_heads_the_one_with_the_smaller_error_is_preferred(
    drawn: dict[str, SplitManifest], tmp_path: Path
) -> None:
    """Where the metric decides, and lower values of it are better."""
    config = with_train(config_for(REGRESSION), recipe=1)
    setup: Setup = prepare(run_in(tmp_path / "a", drawn[REGRESSION], config), RunControl(), lambda _: None)
    assert not setup.selects_by_loss
    good, bad = torch.nn.Linear(4, 1), torch.nn.Linear(4, 1)
    with torch.no_grad():
        for head, bias in ((good, 0.1), (bad, 2.0)):
            head.weight.zero_()
            head.bias.fill_(bias)
    val = [(torch.zeros(5, 4), torch.zeros(5, 1))]
    assert preferred(setup, [bad, good], val) is good


# ---- answers


def predicted(folder: RunFolder, manifest: SplitManifest, index: int) -> Prediction:
    events: list[Event] = []
    path = str(Path(manifest.root) / manifest.samples[index].path)
    jobs.run(Predict(run_dir=str(folder.path), paths=(path,), device="cpu"), RunControl(), events.append)
    [made] = [event.prediction for event in events if isinstance(event, PredictionMade)]
    return made


def test_labels_are_predicted_with_their_probabilities_and_what_is_present(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest]
) -> None:
    made = predicted(runs[MULTI_LABEL], drawn[MULTI_LABEL], 63)  # of all three colours
    assert isinstance(made, LabelsPrediction)
    assert {label.name for label in made.labels} == set(NAMES)
    shares = [label.probability for label in made.labels]
    assert shares == sorted(shares, reverse=True) and sum(shares) > 1.5
    assert [label.name for label in made.labels if label.present]
    assert made.unfamiliar is not None


def test_a_number_is_predicted_with_its_interval(runs: dict[str, RunFolder], drawn: dict[str, SplitManifest]) -> None:
    made, sample = predicted(runs[REGRESSION], drawn[REGRESSION], 7), drawn[REGRESSION].samples[7]
    assert isinstance(made, NumberPrediction) and isinstance(sample.target, Number)
    assert made.quantity == "brightness" and made.low is not None and made.high is not None
    assert made.low < made.value < made.high
    assert abs(made.value - sample.target.value) < 25
    assert made.value - made.low == pytest.approx(made.high - made.value)


@pytest.mark.parametrize("kind", KINDS)
def test_images_that_are_like_nothing_in_training_are_unfamiliar(
    runs: dict[str, RunFolder], tmp_path: Path, kind: str
) -> None:
    stripes = np.zeros((48, 48, 3), np.uint8)
    stripes[::4] = 255
    Image.fromarray(stripes).save(tmp_path / "0.png")
    manifest = only_image(tmp_path)
    assert predicted(runs[kind], manifest, 0).unfamiliar is True


def only_image(root: Path) -> SplitManifest:
    sample = SplitSample(0, "0.png", "", "test")
    return SplitManifest(root=str(root), fingerprint="", seed=0, class_names=(), samples=(sample,))


@pytest.mark.parametrize(("kind", "asked"), [(MULTI_LABEL, "red"), (MULTI_LABEL, ""), (REGRESSION, "")])
def test_a_heat_map_shows_what_supports_a_label_or_raises_the_number(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], kind: str, asked: str
) -> None:
    events: list[Event] = []
    path = str(Path(drawn[kind].root) / "060.png")
    names = (asked,) if asked else ()
    request = Explain(run_dir=str(runs[kind].path), paths=(path,), class_names=names, device="cpu")
    jobs.run(request, RunControl(), events.append)
    [found] = [event.heat_map for event in events if isinstance(event, HeatMapMade)]
    made = predicted(runs[kind], drawn[kind], 60)
    assert found.class_name == (asked or made.explained)
    assert np.asarray(Image.open(io.BytesIO(base64.b64decode(found.png_base64)))).max() == 255


# ---- evaluation


def test_labels_are_evaluated_with_intervals(runs: dict[str, RunFolder]) -> None:
    folder = runs[MULTI_LABEL]
    made = jobs.run(Evaluate(run_dir=str(folder.path), split="val", device="cpu"), RunControl(), lambda _: None)
    assert isinstance(made, LabelsEvaluation)
    assert made.count == 16 and made.label_names == NAMES and made.primary.metric == MEAN_AP
    low, high = made.mean_average_precision_interval
    assert low < made.mean_average_precision <= high
    assert made.mean_average_precision == pytest.approx(sum(label.average_precision or 0 for label in made.labels) / 3)
    record = folder.record
    assert record.validation is not None
    assert made.mean_average_precision == pytest.approx(record.validation.value, abs=0.02)
    for label, name in zip(made.labels, NAMES, strict=True):
        there = [name in (NAMES[place] for place in image.targets) for image in made.images]
        said = [image.probabilities[NAMES.index(name)] >= label.threshold for image in made.images]
        hits = sum(a and b for a, b in zip(there, said, strict=True))
        assert label.count == sum(there)
        assert label.recall == pytest.approx(hits / sum(there)) and label.precision == pytest.approx(hits / sum(said))


def test_numbers_are_evaluated_with_intervals_and_coverage(runs: dict[str, RunFolder]) -> None:
    made = jobs.run(
        Evaluate(run_dir=str(runs[REGRESSION].path), split="val", device="cpu"), RunControl(), lambda _: None
    )
    assert isinstance(made, NumberEvaluation)
    errors = [abs(image.predicted - image.target) for image in made.images]
    assert made.mae == pytest.approx(sum(errors) / 16) and made.primary.metric == MAE
    assert made.mae_interval[0] < made.mae < made.mae_interval[1]
    assert made.r2_interval[0] < made.r2 <= 1
    # Measured on these 16 images at rank ceil(17 * 0.9) = 16, from cached features in half precision.
    assert made.inside is not None and made.inside >= 15 / 16
    record = runs[REGRESSION].record
    assert record.validation is not None
    assert made.mae == pytest.approx(record.validation.value, rel=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_images_with_other_targets_are_refused_in_words(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], kind: str
) -> None:
    other = drawn[REGRESSION if kind == MULTI_LABEL else MULTI_LABEL]
    evaluate = registry.tools(kind).evaluate
    with pytest.raises(UserError, match="This run predicts"):
        evaluate(runs[kind].path, Path(other.root), other.of("test"), "test", CPU, RunControl(), lambda _: None)
    with pytest.raises(UserError, match="no test images"):
        evaluate(runs[kind].path, Path(other.root), (), "test", CPU, RunControl(), lambda _: None)


def test_labels_of_other_capitals_are_the_same_and_unknown_ones_are_named(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest]
) -> None:
    manifest, evaluate = drawn[MULTI_LABEL], registry.tools(MULTI_LABEL).evaluate
    sample = manifest.samples[63]

    def scored(*names: str) -> LabelsEvaluation:
        one = (replace(sample, target=Labels(names)),)
        made = evaluate(runs[MULTI_LABEL].path, Path(manifest.root), one, "test", CPU, RunControl(), lambda _: None)
        assert isinstance(made, LabelsEvaluation)
        return made

    assert scored("Blue", "RED").images[0].targets == (0, 2)
    with pytest.raises(UserError, match="does not have 1 of these labels: purple"):
        scored("purple")
    with pytest.raises(UserError, match="None of these images has a label"):
        scored()


# ---- what is known of the weights


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_whose_calibration_is_gone_answers_without_and_measures_it_again(
    drawn: dict[str, SplitManifest], runs: dict[str, RunFolder], tmp_path: Path, kind: str
) -> None:
    folder = RunFolder(Path(shutil.copytree(runs[kind].path, tmp_path / runs[kind].path.name)))
    before = (folder.best / "confidence.safetensors").read_bytes()
    (folder.best / "confidence.safetensors").unlink()
    tools = registry.tools(kind)
    assert not tools.is_calibrated(folder.path)
    made = predicted(folder, drawn[kind], 7)
    assert made.unfamiliar is None
    if isinstance(made, NumberPrediction):
        assert made.low is None and made.high is None
    tools.calibrate(folder.path, drawn[kind], CPU, RunControl(), lambda _: None)
    assert tools.is_calibrated(folder.path)
    assert len((folder.best / "confidence.safetensors").read_bytes()) == len(before)


def test_a_new_label_trains_on_from_a_run_that_knows_the_others(
    runs: dict[str, RunFolder], drawn: dict[str, SplitManifest], tmp_path: Path
) -> None:
    manifest = drawn[MULTI_LABEL]
    names = (*NAMES, "square")
    samples = tuple(
        replace(each, target=Labels((*each.labels, "square")) if each.labels else Labels(()))
        for each in manifest.samples
    )
    grown = replace(manifest, class_names=names, samples=samples, targets=LabelSet(names))
    config = config_for(MULTI_LABEL)
    config = replace(config, model=replace(config.model, weights=str(runs[MULTI_LABEL].path)))
    folder = prepared(tmp_path / "runs", grown, config)
    events: list[Event] = []
    train(run_in(folder.path, grown, config), RunControl(), events.append)
    judged = epochs_of(events)
    assert judged[0].epoch == 0 and max(epoch.metrics["mean_average_precision"] for epoch in judged) > 0.9
