"""Where to freeze: trainings at several positions of the slider, compared on the same validation images."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

import ftstudio
from ftstudio.app import estimate, warm_start
from ftstudio.app.class_only import FREEZE_ADVICE, refuse_other_tasks
from ftstudio.app.new_split import split_for
from ftstudio.app.requests import AdviseFreeze
from ftstudio.core import json_codec, rank
from ftstudio.core.advice import Advice
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged
from ftstudio.core.storage.files import file_digest
from ftstudio.data.scan import scan_as
from ftstudio.engine.advice import trials
from ftstudio.engine.advice.strategy import EveryPosition, seconds_of
from ftstudio.engine.advice.trials import Trial
from ftstudio.models import catalog, weight_files

FEW_IMAGES = 100
"""Validation images below which an advice says that it is uncertain."""


def advise_freeze(request: AdviseFreeze, control: RunControl, emit: Emit) -> Advice:
    """Find the best freeze position and the cheapest that is not measurably worse.

    Raises:
        UserError: As for a training.
        StopRequested: A stop was requested before there was any result.
    """
    from ftstudio.engine import device as devices
    from ftstudio.engine.advice.sweep import Question, sweep
    from ftstudio.engine.profiling import plan_costs
    from ftstudio.tasks import registry

    if not rank.of_environment().is_alone:
        raise UserError(
            "The search for the best position cannot run in several processes.", "Run it without torchrun, then train."
        )
    config = request.config
    summary = request.dataset or scan_as(config.data, control, emit)
    refuse_other_tasks(summary, FREEZE_ADVICE)
    manifest = split_for(config, summary, emit)
    device = devices.describe(devices.choose(config.train.device))
    strategy = EveryPosition()
    key = trials.key_of(_question(config, manifest, device.speed_title))
    under = f"{strategy.name}, {request.seconds}"
    known = trials.read(key).answers.get(under)
    if known is not None:
        return known

    began = time.monotonic() - control.waited
    emit(PhaseChanged("preparing"))
    asked = estimate.plan_request(config, summary, request.budgets)
    plan = plan_costs.make_plan(
        config,
        len(manifest.of("train")),
        len(manifest.of("val")),
        len(manifest.class_names),
        [Path(path) for path in asked.images],
        request.budgets,
        control.safe_point,
    )
    limit = None if request.seconds is None else request.seconds - (time.monotonic() - control.waited - began)
    question = Question(
        key=key,
        config_at=lambda depth, epochs: at_depth(config, depth, epochs),
        manifest=manifest,
        task=registry.task(config.task),
        budgets=request.budgets,
        costs=plan.costs,
        seconds=limit,
    )
    found = sweep(question, strategy, control, emit)
    advice = _advice(plan, found.tried, stopped=found.stopped)
    if not found.stopped:
        trials.write(key, trials.read(key).with_answer(under, advice))
    return advice


def at_depth(config: RunConfig, depth: int, epochs: int | None = None) -> RunConfig:
    """Return ``config`` with ``depth`` frozen stages, as the slider would set it."""
    stages = len(catalog.model(config.model.name).stages)
    model = replace(config.model, freeze_depth="all" if depth == stages else depth)
    train = replace(config.train, time_limit=None)  # every position gets all of its epochs
    config = warm_start.with_fitting_head(replace(config, model=model, train=train))
    if epochs is None or depth == stages:
        return config
    return replace(config, train=replace(config.train, epochs=epochs))


def _advice(plan: Plan, tried: Sequence[Trial], *, stopped: bool) -> Advice:
    from ftstudio.engine.advice.verdict import judged, sentence

    verdict = judged(tried, plan.costs)
    return Advice(
        model=plan.model,
        image_size=plan.image_size,
        device=plan.device,
        train_count=plan.train_count,
        val_count=plan.val_count,
        stages=len(plan.costs) - 1,
        tried=verdict.tried,
        best=verdict.best,
        cheapest=verdict.cheapest,
        sentence=f"{sentence(verdict, plan.costs)}{_caution(plan.val_count)}",
        costs=plan.costs,
        seconds=sum(trial.seconds for trial in tried),
        share_of_exhaustive=share_of_exhaustive(tried, plan.costs),
        stopped=stopped,
    )


def _caution(val_count: int) -> str:
    """Warn if there are few validation images: the choice is then no better than a fixed position (docs/adr/0026)."""
    return f" With only {val_count} validation images this is uncertain." if val_count < FEW_IMAGES else ""


def share_of_exhaustive(tried: Sequence[Trial], costs: Sequence[DepthCost]) -> float:
    """Return the time of ``tried`` as a share (0..1) of that of all positions.

    Positions that were not trained are counted as planned, at the pace of the others.
    """
    spent = sum(trial.seconds for trial in tried)
    done = {trial.freeze_depth for trial in tried}
    planned = sum(seconds_of(costs[depth]) for depth in done)
    rest = sum(seconds_of(cost) for cost in costs if cost.freeze_depth not in done)
    pace = spent / planned if planned > 0 else 1.0
    whole = spent + rest * pace
    return spent / whole if whole > 0 else 1.0


def _question(config: RunConfig, manifest: SplitManifest, device: str) -> tuple[str, ...]:
    """Everything that the answer depends on."""
    images = hashlib.blake2b(
        json_codec.encode(
            [(sample.path, sample.digest, sample.class_name, sample.split) for sample in manifest.samples]
        ),
        digest_size=16,
    ).hexdigest()
    return (
        ftstudio.__version__,
        device,
        config.task,
        config.model.name,
        _origin(config),
        json_codec.encode(config.train).decode(),
        images,
        repr(manifest.class_names),
    )


def _origin(config: RunConfig) -> str:
    """Identifies the initial weights of the training."""
    choice, info = config.model.weights, catalog.model(config.model.name)
    if choice == "random":
        return f"random {config.train.seed}"
    if choice == "default":
        return info.url or file_digest(weight_files.starter_file())
    path = Path(choice)
    return file_digest(path / "best" / "model.safetensors" if path.is_dir() else path)


def price(costs: Sequence[DepthCost]) -> float:
    """Estimate how many seconds it takes to try every position.

    Images are read only once, in the first training, so this is somewhat too much rather than too little.
    """
    return sum(seconds_of(cost) for cost in costs)
