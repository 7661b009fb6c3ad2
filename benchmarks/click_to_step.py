"""How long a person waits after Train: from the click to the run's first signs of life in a worker that stands ready.

    python benchmarks/click_to_step.py FOLDER [--model starter] [--weights FILE] [--position head] [--image-size 160]
        [--cold] [--repeats 5] [--json FILE]

The worker is started and warmed as the window does it while a person looks at the images, and the costs of the freeze
positions are measured (--cold leaves both out, as for one who clicks at once). Then Train is sent with images that
have been scanned already. The first click of each repeat finds a new worker and empty
caches; the second comes after the first run was stopped at its first step, in the same worker with whatever was kept.
Measured where the events arrive from the worker; the window's own drawing, up to a frame later, is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

import cases

from ftstudio.app import estimate
from ftstudio.app.requests import Train, WarmUp
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.events import Event, PhaseChanged, Progress, RunStarted, StepDone
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import Budgets, RunResult
from ftstudio.models import catalog
from ftstudio.worker.client import WorkerClient

CLICKS = ("new worker, empty caches", "same worker, second run")
SIGNS = ("run started", "caching under way", "first step")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--position", choices=list(cases.POSITIONS), default="head")
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--cold", action="store_true", help="click before the worker is warm and a plan is made")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()

    waits: dict[str, list[dict[str, float]]] = {click: [] for click in CLICKS}
    with tempfile.TemporaryDirectory() as folder:
        request = training(given, Path(folder))
        for _ in range(given.repeats):
            for click, signs in zip(CLICKS, two_clicks(request, given.cold), strict=True):
                waits[click].append(signs)
    print(f"| click | {' | '.join(SIGNS)} |\n|---|{'---|' * len(SIGNS)}")
    for click in CLICKS:
        print(f"| {click} | {' | '.join(median(sign, waits[click]) for sign in SIGNS)} |")
    print(f"\n{catalog.model(given.model).title}, {cases.POSITIONS[given.position]}; medians of {given.repeats}.")
    if given.json:
        given.json.write_text(json.dumps(waits, indent=2) + "\n")


def training(given: argparse.Namespace, workplace: Path) -> Train:
    dataset = cases.scan(given.folder, workplace / "home")
    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    depth = cases.depth_of(given.position, catalog.model(given.model))
    config = RunConfig(
        data=DataConfig(source=dataset.source),
        model=ModelConfig(name=given.model, weights=weights, freeze_depth=depth),
        train=TrainConfig(image_size=given.image_size),
    )
    return Train(config=config, runs_dir=str(workplace / "runs"), dataset=dataset)


def two_clicks(request: Train, cold: bool) -> list[dict[str, float]]:
    """Seconds from each click to each of ``SIGNS`` that came, in a worker and a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        client = WorkerClient("benchmark")
        try:
            client.start()
            if not cold:
                client.run(WarmUp(), lambda _: None)
                assert request.dataset is not None
                client.run(estimate.plan_request(request.config, request.dataset, Budgets()), lambda _: None)
            return [click(client, request) for _ in CLICKS]
        finally:
            client.close()


def click(client: WorkerClient, request: Train) -> dict[str, float]:
    """One run, stopped at its first step."""
    signs: dict[str, float] = {}
    caching = False

    def note(event: Event) -> None:
        nonlocal caching
        seconds = time.perf_counter() - began
        match event:
            case RunStarted():
                signs.setdefault("run started", seconds)
            case PhaseChanged(phase):
                caching = phase == "caching"
            case Progress(done=done) if caching and done > 0:
                signs.setdefault("caching under way", seconds)
            case StepDone() if "first step" not in signs:
                signs["first step"] = seconds
                client.stop()
            case _:
                pass

    began = time.perf_counter()
    result = client.run(request, note)
    assert isinstance(result, RunResult)
    if result.outcome == "failed":
        raise SystemExit(f"The training failed: {result.error}")
    return signs


def median(sign: str, waits: list[dict[str, float]]) -> str:
    """In seconds; a dash where the run had no such moment."""
    seconds = [signs[sign] for signs in waits if sign in signs]
    return f"{statistics.median(seconds):.2f} s" if seconds else "-"


if __name__ == "__main__":
    main()
