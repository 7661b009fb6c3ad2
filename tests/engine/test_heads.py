"""Simple heads on frozen features: what they compute, what is saved of them, and where they are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, final_state, stop_at, with_depth, with_train
from torch import nn
from torch.nn import functional

from ftstudio.core.config import HeadKind, ModelConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import EpochDone, Event, Notice, RunStarted
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.network.run_plan import MEANS, NEIGHBOURS
from ftstudio.engine.training.loop import train
from ftstudio.models import build, catalog
from ftstudio.models.heads import TEMPERATURE, NearestNeighbours
from ftstudio.tasks.classification.heads.knn import KnnFit, spread_over_classes
from ftstudio.tasks.classification.heads.nearest_class_mean import NearestMeanFit
from ftstudio.tasks.classification.inference.evaluate import evaluate
from ftstudio.tasks.classification.losses import CrossEntropy

CPU = torch.device("cpu")
LOSS = CrossEntropy()
ALONE: tuple[HeadKind, ...] = ("logistic", "nearest-mean", "knn")


def points(count: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Three overlapping clouds in five dimensions."""
    generator = torch.Generator().manual_seed(seed)
    centres = torch.tensor([[2.0, 0, 0, 1, 3], [0, 2, 0, 1, 3], [0, 0, 2, 1, 3]])
    targets = torch.arange(count) % 3
    return centres[targets] + 0.8 * torch.randn(count, 5, generator=generator), targets


def fitted(course: Any, choice: object, head: Any) -> Any:
    course.fit(choice, lambda _: None)
    course.put_into(head)
    return head


@pytest.fixture
def head_only(quick: RunConfig) -> RunConfig:
    return with_depth(quick, "all")


# ---- what they compute


def test_the_nearest_mean_follows_from_the_distances() -> None:
    features, targets = points(90, 0)
    seen, _ = points(60, 1)
    head = fitted(NearestMeanFit([(features, targets)], [points(30, 2)], 3, LOSS), 1.0, nn.Linear(5, 3))
    means = torch.stack([features[targets == each].mean(0) for each in range(3)])
    squares = torch.cdist(seen, means).square()
    logits = head(seen).detach()
    assert torch.equal(logits.argmax(1), squares.argmin(1))
    # One scale for all, and what is the same for all classes of an image is left out.
    apart, wanted = logits[:, 1:] - logits[:, :1], -(squares[:, 1:] - squares[:, :1])
    scale = float(wanted.norm() / apart.norm())
    torch.testing.assert_close(apart * scale, wanted, rtol=1e-3, atol=1e-3)


def test_less_shrinkage_weights_within_class_variation_less() -> None:
    features, targets = points(90, 0)
    seen, _ = points(60, 1)
    means = torch.stack([features[targets == each].mean(0) for each in range(3)])
    apart = features - means[targets]
    within = apart.T @ apart / 90
    for share in (0.5, 0.1):
        head = fitted(NearestMeanFit([(features, targets)], [points(30, 2)], 3, LOSS), share, nn.Linear(5, 3))
        metric = torch.linalg.inv((1 - share) * within + share * within.diagonal().mean() * torch.eye(5))
        ways = seen[:, None] - means
        distances = torch.einsum("ncd,de,nce->nc", ways, metric, ways)
        assert torch.equal(head(seen).argmax(1), distances.argmin(1))


def test_neighbours_vote_by_their_similarity() -> None:
    features, targets = points(30, 0)
    seen, _ = points(10, 1)
    head = fitted(KnnFit([(features, targets)], NearestNeighbours(5, 3, 30), LOSS, 0), 3, NearestNeighbours(5, 3, 30))
    likeness = functional.normalize(seen) @ functional.normalize(features).T
    for row, answer in zip(likeness, head(seen).exp(), strict=True):
        votes = torch.zeros(3)
        for place in row.argsort(descending=True)[:3].tolist():
            votes[targets[place]] += torch.exp(row[place] / TEMPERATURE)
        torch.testing.assert_close(answer, (3 * votes / votes.sum() + 1 / 3) / 4, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(head(seen).exp().sum(1), torch.ones(10))


def test_a_training_image_is_not_its_own_neighbour() -> None:
    """With labels drawn by lot an image is told right by chance, and only by looking itself up always."""
    generator = torch.Generator().manual_seed(0)
    features, targets = torch.randn(300, 20, generator=generator), torch.randint(3, (300,), generator=generator)
    course = KnnFit([(features[:200], targets[:200]), (features[200:], targets[200:])],
                           NearestNeighbours(20, 3, 300), LOSS, 0)  # fmt: skip
    head = fitted(course, 1, NearestNeighbours(20, 3, 300))
    [(answers, asked)] = list(course.answers(head))
    assert float((answers.argmax(1) == asked).float().mean()) < 0.5
    assert float((head(features).argmax(1) == targets).float().mean()) == 1.0


def test_limited_references_are_balanced_over_the_classes() -> None:
    targets = torch.tensor([0] * 80 + [1] * 15 + [2] * 3)
    rows = spread_over_classes(targets, 20, seed=1)
    assert torch.bincount(targets[rows]).tolist() == [9, 8, 3]
    assert torch.equal(rows, spread_over_classes(targets, 20, seed=1))
    assert not torch.equal(rows, spread_over_classes(targets, 20, seed=2))
    assert torch.equal(spread_over_classes(targets, 200, seed=1), torch.arange(98))


# ---- runs


@pytest.mark.parametrize("kind", ALONE)
def test_a_closed_form_head_learns_colours_and_is_unchanged_after_loading(
    run_in: MakeRun, head_only: RunConfig, kind: HeadKind
) -> None:
    run = run_in("a", with_train(head_only, head=kind))
    events = events_of(run)
    epochs = [event for event in events if isinstance(event, EpochDone)]
    best = next(event for event in reversed(epochs) if event.is_best)
    module, description = model_file.load(run.run_dir, CPU)
    assert description.head == kind and description.epoch == best.epoch
    samples = run.manifest.of("val")
    found = evaluate(run.run_dir, Path(run.manifest.root), samples, "val", CPU, RunControl(), lambda _: None)
    assert found.accuracy == best.metrics["accuracy"] == 1.0
    assert found.loss == pytest.approx(best.val_loss, abs=0.02)
    again = run.run_dir / "again"
    again.mkdir()
    model_file.save(again, module, description)
    images = torch.randn(4, 3, 32, 32)
    with torch.inference_mode():
        assert torch.equal(module(images), model_file.load(again, CPU)[0](images))


def test_each_setting_of_a_closed_form_head_is_an_epoch(run_in: MakeRun, head_only: RunConfig) -> None:
    for kind, count in (("nearest-mean", len(MEANS)), ("knn", len(NEIGHBOURS))):
        events = events_of(run_in(kind, with_train(head_only, head=kind)))
        started = next(event for event in events if isinstance(event, RunStarted))
        epochs = [event.epoch for event in events if isinstance(event, EpochDone)]
        assert epochs == list(range(1, count + 1))
        assert (started.epochs, started.total_steps) == (count, count)
        [notice] = [event for event in events if isinstance(event, Notice)]
        assert "Training only the head" in notice.message and notice.passing


def test_a_knn_head_has_no_trainable_parameters(run_in: MakeRun, head_only: RunConfig) -> None:
    events = events_of(run_in("a", with_train(head_only, head="knn")))
    assert next(event for event in events if isinstance(event, RunStarted)).trainable_parameters == 0


@pytest.mark.parametrize("kind", ["nearest-mean", "knn"])
def test_a_stopped_and_resumed_closed_form_head_ends_like_an_uninterrupted_one(
    run_in: MakeRun, head_only: RunConfig, kind: HeadKind
) -> None:
    config = with_train(head_only, head=kind)
    whole, broken = run_in("whole", config), run_in("broken", config)
    events_of(whole)
    control, _, emit = stop_at(lambda event: isinstance(event, EpochDone) and event.epoch == 2)
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    rest = [event.epoch for event in events_of(broken) if isinstance(event, EpochDone)]
    assert final_state(broken.run_dir) == final_state(whole.run_dir)
    assert rest[0] == 3


def test_a_closed_form_head_is_the_same_without_a_feature_cache(run_in: MakeRun, head_only: RunConfig) -> None:
    exact = with_train(head_only, head="knn", kept_precision="float32")
    kept, anew = run_in("kept", exact), run_in("anew", with_train(exact, feature_cache="off"))
    for run in (kept, anew):
        events_of(run)
    assert final_state(kept.run_dir).split()[0] == final_state(anew.run_dir).split()[0]


@pytest.mark.parametrize("kind", ALONE)
def test_a_closed_form_head_is_refused_if_a_stage_trains(run_in: MakeRun, quick: RunConfig, kind: HeadKind) -> None:
    with pytest.raises(UserError, match="fully frozen") as caught:
        train(run_in("a", with_train(quick, head=kind)), RunControl(), lambda _: None)
    assert "linear" in caught.value.hint


def test_logistic_regression_is_the_linear_head_fitted_to_its_optimum(run_in: MakeRun, head_only: RunConfig) -> None:
    named = run_in("named", with_train(head_only, head="logistic", head_solver="minibatch"))
    usual = run_in("usual", with_train(head_only, head="linear", head_solver="lbfgs"))

    def figures(events: list[Event]) -> list[float]:
        return [event.val_loss for event in events if isinstance(event, EpochDone)]

    assert figures(events_of(named)) == figures(events_of(usual))


# ---- files of others


@pytest.fixture
def remembering(tmp_path: Path) -> Path:
    """A folder with the file of a starter that remembers five images of three classes."""
    info = catalog.model("starter")
    module = build.build(info, 3, seed=0, references=5)
    head = build.head_module(module, info)
    assert isinstance(head, NearestNeighbours)
    head.classes.copy_(torch.tensor([0, 1, 2, 1, -1]))
    description = model_file.ModelDescription(
        task="classification", model=info.name, architecture=info.architecture, target_names=("cat", "dog", "owl"),
        preprocessing=info.preprocessing, image_size=64, epoch=1, run_id="r", head="knn", references=5,
    )  # fmt: skip
    model_file.save(tmp_path, module, description)
    return tmp_path


@pytest.mark.parametrize(
    "change", [{"references": 0}, {"references": 10**9}, {"references": 4}, {"head": "linear"}, {"head": "oracle"}]
)
def test_a_file_with_a_wrong_description_is_refused(remembering: Path, change: dict[str, Any]) -> None:
    path = model_file.path_in(remembering)
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    described = json.loads(header["__metadata__"]["ftstudio"])
    header["__metadata__"]["ftstudio"] = json.dumps(described | change)
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])
    with pytest.raises(UserError) as caught:
        model_file.load(remembering, CPU)
    assert str(path) in caught.value.message and not isinstance(caught.value.__cause__, MemoryError)


@pytest.mark.parametrize(("name", "value"), [("classes", 3), ("classes", -2), ("votes", 0.5)])
def test_references_of_unknown_classes_are_refused(remembering: Path, name: str, value: float) -> None:
    module, description = model_file.load(remembering, CPU)
    head = build.head_module(module, catalog.model("starter"))
    getattr(head, name)[0] = value
    model_file.save(remembering, module, description)
    with pytest.raises(UserError, match="stored features of the training images are damaged"):
        model_file.load(remembering, CPU)


def test_a_closed_form_head_works_on_random_weights(run_in: MakeRun, head_only: RunConfig) -> None:
    config = replace(head_only, model=ModelConfig(name="starter", weights="random", freeze_depth="all"))
    epochs = [event for event in events_of(run_in("a", with_train(config, head="nearest-mean")))
              if isinstance(event, EpochDone)]  # fmt: skip
    assert len(epochs) == len(MEANS)
