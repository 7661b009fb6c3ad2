"""Runs that are killed with SIGKILL again and again, at random moments and at named points, until they are finished.

Everything is forked from the process that calls ``campaign``: torch is imported once. It must have no other threads.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from msgspec.structs import replace
from played_runs import draw_pictures, tensor_digest, with_depth, with_train
from safetensors.torch import load_file

from ftstudio.app import history, jobs
from ftstudio.app.requests import Resume, Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event
from ftstudio.core.run_record import RunResult
from ftstudio.core.storage import disk, step_folders
from ftstudio.engine.checkpoints import checkpoint, model_file
from ftstudio.engine.training import loop
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.inference import evaluate

ONCE = (evaluate, loop)
"""Imported here, and so not again in every child."""

KILLS_PER_RUN = 6
NOT_COMPLETED = 3


@dataclass(frozen=True)
class Kill:
    """A moment after some event, or where ``point`` is empty; or just before the ``count``-th time of a point.

    A write that is killed has written half.
    """

    point: str = ""
    count: int = 1
    seconds: float = 0.0


@dataclass
class Tally:
    """What became of a campaign: kills by point ("" at random), runs, and what differed in them."""

    kills: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    differing: list[str] = field(default_factory=list)


def configurations(pictures: Path) -> dict[str, RunConfig]:
    """Runs of eight steps that are saved all the time."""
    often = TrainConfig(
        epochs=2, batch_size=6, image_size=32, seed=3, device="cpu", checkpoint_seconds=0.01, augment="strong",
        precision="float32",
    )  # fmt: skip
    fine_tuning = RunConfig(
        model=ModelConfig(name="starter", freeze_depth=5), train=often, data=DataConfig(source=str(pictures))
    )
    return {
        "fine-tuning after the head": fine_tuning,
        "fine-tuning at once, SGD": with_train(fine_tuning, optimizer="sgd", head_first=False),
        "nothing kept, in micro-batches": with_train(fine_tuning, feature_cache="off", micro_batch=2),
        "head alone, fitted": with_depth(fine_tuning, "all"),
        "head of neighbours": with_depth(with_train(fine_tuning, head="knn"), "all"),
        "head alone, by steps": with_depth(with_train(fine_tuning, augment="none", head_solver="minibatch"), "all"),
    }


def campaign(kills: int, scratch: Path, seed: int = 0, told: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Kill ``kills`` times, and compare every run with one of the same settings that nobody killed."""
    torch.set_num_threads(1)
    pictures = draw_pictures(scratch / "pictures")
    settings = configurations(pictures)
    whole = {name: _uninterrupted(config, scratch / "whole" / name) for name, config in settings.items()}
    plan = {name: _Plan(points, random.Random(f"{seed} {name}")) for name, (_, points) in whole.items()}
    tally = Tally()
    names = list(settings)
    while tally.kills.total() < kills:
        name = names[tally.runs % len(names)]
        runs = scratch / f"run {tally.runs}"
        _killed_until_finished(settings[name], runs, plan[name], tally, kills)
        tally.runs += 1
        expected, found = whole[name][0], digests(_run_in(runs))
        tally.differing += [f"{name}: {what}" for what in expected if found[what] != expected[what]]
        shutil.rmtree(runs)
        told(tally)
    return tally


def digests(run_dir: Path) -> dict[str, str]:
    """SHA-256 of everything that two equal runs have in common."""
    last = checkpoint.read(step_folders.saved(run_dir / "checkpoints")[0])
    last.position.seconds = last.position.once = 0.0
    curves, record = history.curves(str(run_dir)), RunFolder(run_dir).record
    epochs = [replace(epoch, seconds=0.0) for epoch in curves.epochs]
    told = (curves.steps, curves.losses, curves.lrs, epochs, record.state, record.best_epoch, record.val_loss)
    return {
        "weights": tensor_digest(last.model),
        "best weights": tensor_digest(load_file(model_file.path_in(run_dir))),
        "optimiser": tensor_digest(last.optimizer),
        "position": sha256(repr(last.position).encode()).hexdigest(),
        "metric history": sha256(repr(told).encode()).hexdigest(),
    }


def _uninterrupted(config: RunConfig, runs: Path) -> tuple[dict[str, str], Counter[str]]:
    """What such a run comes to, and how often it passes each point."""
    passed = runs.with_name(f"{runs.name} points")
    assert _forked(lambda: _counted(config, runs, passed)) == 0
    return digests(_run_in(runs)), Counter(passed.read_text().splitlines())


def _counted(config: RunConfig, runs: Path, passed: Path) -> int:
    points: list[str] = []
    _at_every_point(lambda point, _: points.append(point))
    status = _completed(Train(config=config, runs_dir=str(runs)), lambda _: None)
    passed.write_text("\n".join(points))
    return status


class _Plan:
    """The kills of the runs of one configuration, so that every point has its turn."""

    def __init__(self, points: Counter[str], chance: random.Random) -> None:
        self._chance = chance
        mixed = chance.sample(sorted(points), len(points))
        self._points = points
        self._once = itertools.cycle(point for point in mixed if points[point] == 1)
        self._often = itertools.cycle(point for point in mixed if points[point] > 1)

    def of_one_run(self) -> Iterator[Kill]:
        """First at a point that a run passes once, as it begins or ends; then in turn at random and at another."""
        yield Kill(next(self._once))
        for number in range(KILLS_PER_RUN - 1):
            if number % 2:
                point = next(self._often)
                yield Kill(point, count=self._chance.randint(1, min(3, self._points[point])))
            else:
                yield Kill(count=self._chance.randint(1, 25), seconds=self._chance.uniform(0, 0.05))


def _killed_until_finished(config: RunConfig, runs: Path, plan: _Plan, tally: Tally, limit: int) -> None:
    for kill in plan.of_one_run():
        if tally.kills.total() >= limit or not _go_on(config, runs, kill):
            break
        tally.kills[kill.point] += 1
    while _go_on(config, runs, None):
        pass


def _go_on(config: RunConfig, runs: Path, kill: Kill | None) -> bool:
    """Begin the run, or resume it. Whether it was killed; otherwise it is finished."""
    found = _runs_in(runs)
    if found and RunFolder(found[0]).record.state == "completed":
        return False
    request = Resume(run_dir=str(found[0])) if found else Train(config=config, runs_dir=str(runs))
    status = _forked(lambda: _completed(request, _doom(kill)))
    assert status in (0, -signal.SIGKILL), f"{request}: {status}"
    return status != 0


def _doom(kill: Kill | None) -> Callable[[Event], None]:
    """Set up the end of this process; returns what listens to its events."""
    left = [kill.count if kill else 0]

    def at_point(point: str, half_done: Callable[[], None]) -> None:
        if kill and point == kill.point:
            left[0] -= 1
            if left[0] == 0:
                half_done()
                os.kill(os.getpid(), signal.SIGKILL)

    def listening(_: Event) -> None:
        if kill and not kill.point:
            left[0] -= 1
            if left[0] == 0:
                threading.Timer(kill.seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()

    if kill and kill.point:
        _at_every_point(at_point)
    return listening


def _at_every_point(visit: Callable[[str, Callable[[], None]], None]) -> None:
    """Call ``visit`` before every operation on the disk, with its name and what does half of it."""
    opened: dict[int, Path] = {}

    def stand_in(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def visited(subject: Any, *rest: Any) -> Any:
            if isinstance(subject, int) and subject not in opened:
                return real(subject, *rest)  # a cache, which may lose what it likes
            path = opened[subject] if isinstance(subject, int) else subject
            half = (lambda: real(subject, rest[0][: len(rest[0]) // 2])) if name == "write" else (lambda: None)
            visit(f"{name} {_role(path)}", half)
            done = real(subject, *rest)
            if name in ("create", "append_to"):
                opened[done] = path
            return done

        return visited

    for name in disk.OPERATIONS:
        setattr(disk, name, stand_in(name, getattr(disk, name)))


def _role(path: Path) -> str:
    """What a path is in every run."""
    if path.name.startswith("step-"):
        return "new checkpoint" if ".tmp-" in path.name else "old checkpoint"
    if path.parent.name.startswith("step-"):
        return ("new " if ".tmp-" in path.parent.name else "old ") + path.name
    beside = re.fullmatch(r"\.(.+)\.\d+-[0-9a-f]+\.tmp", path.name)
    if beside:  # the file that it will replace
        return beside[1]
    if path.suffix or path.name in ("best", "checkpoints"):
        return path.name
    return "run folder" if path.name.startswith("20") else "folder above"


def _completed(request: Train | Resume, emit: Callable[[Event], None]) -> int:
    result = jobs.run(request, RunControl(), emit)
    return 0 if isinstance(result, RunResult) and result.outcome == "completed" else NOT_COMPLETED


def _forked(job: Callable[[], int]) -> int:
    """The exit status of ``job`` in a child, negative for the signal that ended it."""
    child = os.fork()
    if not child:
        status = NOT_COMPLETED + 1
        try:
            status = job()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run_in(runs: Path) -> Path:
    [found] = _runs_in(runs)
    return found


def _runs_in(runs: Path) -> list[Path]:
    """A kill before run.json was there leaves a folder that is no run."""
    return [path.parent for path in runs.glob("*/run.json")]
