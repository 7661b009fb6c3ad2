"""Where to freeze: every position trained once and recorded, then strategies replayed on what was recorded.

    python benchmarks/advice.py FOLDERS... --model mobilenet_v3_small --weights FILE --out advice.jsonl [--seeds 3]
    python benchmarks/advice.py --replay --out advice.jsonl [--share 0.35]

The first form trains each data set at each position with each seed, full length, and writes one line for each training:
resumable, since what is in the file is not trained again. A folder without test images has a part of each class put
aside as such (``--test``), another one for each seed; with ``--most`` images a class at most. FOLDER@20 takes 20 images
a class for training and validation and leaves all others to the test. The second form, which the first
ends with, lets each strategy of STRATEGIES ask for trainings, answers from the file, and compares its advice with the
test images: regret against the position that is best on them, of the best fixed position too, how often the cheapest is
significantly worse (exact McNemar, alpha .05), how often the interval covers the test accuracy, and the share of the
processor time of training everything.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import msgspec
import torch
from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.advice_job import at_depth
from ftstudio.app.requests import MakePlan, Scan
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, with_value
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.dataset import DatasetSummary, SplitManifest, SplitSample
from ftstudio.core.paired_test import ALPHA, mcnemar
from ftstudio.core.run_record import Budgets
from ftstudio.data.splits.split import make_split
from ftstudio.engine.advice import training
from ftstudio.engine.advice.strategy import EveryPosition, Known, Strategy, Try, by_promise, seconds_of
from ftstudio.engine.advice.trials import RIGHT, Trial
from ftstudio.engine.advice.verdict import Verdict, judged
from ftstudio.engine.job import JobContext
from ftstudio.tasks.classification.inference.evaluate import evaluate
from ftstudio.tasks.classification.task import Classification


class Row(Struct, frozen=True, kw_only=True):
    """One training. ``test_right`` as Trial.right, on the test images; ``costs`` are the planned ones of all
    positions."""

    data: str
    model: str
    seed: int
    recipe: str
    trial: Trial
    test_right: str
    costs: tuple[DepthCost, ...]

    @property
    def case(self) -> tuple[str, str, int, str]:
        return self.data, self.model, self.seed, self.recipe

    @property
    def test_accuracy(self) -> float:
        return self.test_right.count(RIGHT) / max(1, len(self.test_right))


# ---- training -----------------------------------------------------------------------------------------------


def record(given: argparse.Namespace) -> None:
    """Train what is missing in the file."""
    done = {(row.case, row.trial.freeze_depth) for row in rows_in(given.out)}
    for folder in given.folders:
        source, _, per_class = folder.partition("@")
        summary = scanned(Path(source))
        for seed in range(given.seeds):
            config = RunConfig(
                data=DataConfig(source=summary.source),
                model=ModelConfig(name=given.model, weights=given.weights),
            )
            for assignment in (*given.set, f"train.seed={seed}"):
                key, _, value = assignment.partition("=")
                config = with_value(config, key, value)
            manifest = drawn(summary, config, seed, given.test, int(per_class or given.most))
            case = (Path(source).name + (f"@{per_class}" if per_class else ""), given.model, seed, given.recipe)
            record_case(given.out, case, config, manifest, done)


def record_case(
    out: Path,
    case: tuple[str, str, int, str],
    config: RunConfig,
    manifest: SplitManifest,
    done: set[tuple[tuple[str, str, int, str], int]],
) -> None:
    costs = planned(config, manifest)
    for depth in by_promise(len(costs) - 1):
        if (case, depth) in done:
            continue
        trial, test_right = trained(at_depth(config, depth), manifest)
        row = Row(
            data=case[0], model=case[1], seed=case[2], recipe=case[3], trial=trial, test_right=test_right, costs=costs
        )
        with out.open("ab") as file:
            file.write(msgspec.json.encode(row) + b"\n")
        print(
            f"{' '.join(map(str, case))} freeze {depth}: validation {100 * trial.right_share:.1f}, "
            f"test {100 * row.test_accuracy:.1f}, {trial.processor_seconds:.0f} s",
            flush=True,
        )


def scanned(source: Path) -> DatasetSummary:
    summary = jobs.run(Scan(source=str(source.absolute())), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    return summary


def drawn(summary: DatasetSummary, config: RunConfig, seed: int, share: float, most: int) -> SplitManifest:
    """Training, validation and test images for one seed: ``most`` of each class (0: all) to learn from, and where the
    folder gives no test images a ``share`` of each class, or all that is left over, to test with."""
    given = any(file.split == "test" and not file.problem for file in summary.files)
    by_class: dict[str, list[int]] = defaultdict(list)
    for place, file in enumerate(summary.files):
        if not file.problem and file.split != "test":
            by_class[file.class_name].append(place)
    test: set[int] = set()
    left_out: set[int] = set()
    for name in sorted(by_class):
        places = by_class[name]
        random.Random(f"{seed} {name}").shuffle(places)
        aside = 0 if given else max(1, round(share * len(places)))
        test.update(places[:aside])
        rest = places[aside:]
        if most:
            (left_out if given else test).update(rest[most:])
    files = tuple(
        replace(file, problem="excluded") if place in left_out or place in test else file
        for place, file in enumerate(summary.files)
    )
    manifest = make_split(replace(summary, files=files), config.data.val_fraction, seed)
    more = [
        SplitSample(place, summary.files[place].path, summary.files[place].class_name, "test")
        for place in sorted(test)
        if summary.files[place].class_name in manifest.class_names
    ]
    return replace(manifest, samples=(*manifest.samples, *more))


def planned(config: RunConfig, manifest: SplitManifest) -> tuple[DepthCost, ...]:
    train, val = manifest.of("train"), manifest.of("val")
    request = MakePlan(
        config=config,
        train_count=len(train),
        val_count=len(val),
        class_count=len(manifest.class_names),
        images=tuple(str(Path(manifest.root, sample.path)) for sample in train[:16]),
    )
    plan = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(plan, Plan)
    return plan.costs


def trained(config: RunConfig, manifest: SplitManifest) -> tuple[Trial, str]:
    """One training as the advice does it, and which test images its best epoch gets right."""
    right = ""
    looked_at = manifest.of("test")

    def test(folder: Path, device: torch.device) -> None:
        nonlocal right
        found = evaluate(folder, Path(manifest.root), looked_at, "test", device, RunControl(), lambda _: None)
        answers = {image.path: image.target == image.predicted for image in found.images}
        right = "".join("1" if answers.get(sample.path) else "0" for sample in looked_at)

    trial = training.train_once(
        config, manifest, Classification(), Budgets(), JobContext(RunControl(), lambda _: None), test
    )
    return trial, right


# ---- replaying ----------------------------------------------------------------------------------------------


class Fixed:
    """Always the same position: a rival."""

    def __init__(self, freeze_depth: int) -> None:
        self.name = f"always {freeze_depth}"
        self._depth = freeze_depth

    def next(self, known: Known) -> Try | None:
        return None if known.tried else Try(self._depth, known.costs[self._depth].epochs)


STRATEGIES: dict[str, Callable[[], Strategy]] = {
    "every position": EveryPosition,
    **{f"first {most}": lambda most=most: EveryPosition(most) for most in (2, 3, 4, 5, 6)},  # type: ignore[misc]
}
"""What is replayed; with and without a limit of time."""


@dataclass(frozen=True)
class Outcome:
    """One advice, held against the test images."""

    data: str
    regret: float
    worse: bool
    covered: bool
    covered_cheapest: bool
    share: float
    tried: int
    cheapest_frozen: float


def rows_in(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return [msgspec.json.decode(line, type=Row) for line in path.read_bytes().splitlines() if line.strip()]


def cases_of(rows: Iterable[Row]) -> Iterator[dict[int, Row]]:
    """The complete ones, by position."""
    cases: dict[object, dict[int, Row]] = defaultdict(dict)
    for row in rows:
        cases[row.case][row.trial.freeze_depth] = row
    for case in cases.values():
        if len(case) == len(next(iter(case.values())).costs):
            yield case


def replay(strategy: Strategy, case: dict[int, Row], share: float | None) -> Outcome:
    """``share`` of the planned time of training everything is the limit, None for none. Trainings take as long as
    planned, so that what else the computer did while they were recorded decides nothing."""
    costs = next(iter(case.values())).costs
    limit = None if share is None else share * sum(map(seconds_of, costs))
    tried: list[Trial] = []
    while True:
        left = None if limit is None else limit - sum(trial.seconds for trial in tried)
        wanted = strategy.next(Known(costs, tried, frozenset(), left))
        if wanted is None:
            break
        trial = case[wanted.freeze_depth].trial
        tried.append(replace(trial, seconds=seconds_of(costs[trial.freeze_depth])))
    processor = sum(trial.processor_seconds for trial in tried)
    verdict = judged(tried, costs)
    return held_against(verdict, case, processor / sum(row.trial.processor_seconds for row in case.values()))


def held_against(verdict: Verdict, case: dict[int, Row], share: float) -> Outcome:
    best, cheapest = case[verdict.best], case[verdict.cheapest]
    top = max(row.test_accuracy for row in case.values())
    pairs = list(zip(best.test_right, cheapest.test_right, strict=True))
    only_best = sum(1 for one, two in pairs if one == RIGHT != two)
    only_cheapest = sum(1 for one, two in pairs if two == RIGHT != one)
    said = {row.freeze_depth: row for row in verdict.tried}

    def covers(row: Row) -> bool:
        words = said[row.trial.freeze_depth]
        return words.low <= row.test_accuracy <= words.high

    return Outcome(
        data=best.data,
        regret=100 * (top - best.test_accuracy),
        worse=only_best > only_cheapest and mcnemar(only_best, only_cheapest) < ALPHA,
        covered=covers(best),
        covered_cheapest=covers(cheapest),
        share=share,
        tried=len(verdict.tried),
        cheapest_frozen=verdict.cheapest / (len(best.costs) - 1),
    )


def report(rows: Sequence[Row], shares: Sequence[float]) -> None:
    cases = list(cases_of(rows))
    if not cases:
        raise SystemExit("No data set has been trained at every position yet.")
    sets = sorted({next(iter(case.values())).data for case in cases})
    print(f"\n{len(cases)} cases: {', '.join(sets)}; test accuracy, mean over seeds\n")
    positions = sorted({depth for case in cases for depth in case})
    print("| data | " + " | ".join(map(str, positions)) + " |")
    print("|---" * (len(positions) + 1) + "|")
    for data in sets:
        of_set = [case for case in cases if next(iter(case.values())).data == data]
        means = [
            f"{100 * fmean(case[depth].test_accuracy for case in of_set if depth in case):.1f}"
            if any(depth in case for case in of_set)
            else ""
            for depth in positions
        ]
        print(f"| {data} | " + " | ".join(means) + " |")
    print(
        "\n| rule | mean regret | worst | cheapest significantly worse | interval covers (best / cheapest) "
        "| share of processor time | positions | frozen share of cheapest |"
    )
    print("|---|---|---|---|---|---|---|---|")
    rules: list[tuple[str, Callable[[], Strategy], float | None]] = [
        (name if share is None else f"{name}, {100 * share:.0f} % of the time", make, share)
        for name, make in STRATEGIES.items()
        for share in ((None, *shares) if name == "every position" else (None,))
    ]
    for depth in positions:
        rules.append((f"always {depth}", lambda depth=depth: Fixed(depth), None))  # type: ignore[misc]
    for name, make, share in rules:
        found = [replay(make(), case, share) for case in cases if not name.startswith("always") or _has(case, name)]
        print(line(name, found))
    print("\nRegret of each data set, every position within the largest share:\n")
    for data in sets:
        of_set = [case for case in cases if next(iter(case.values())).data == data]
        found = [replay(EveryPosition(), case, max(shares, default=1.0)) for case in of_set]
        fixed = {
            depth: fmean(replay(Fixed(depth), case, None).regret for case in of_set)
            for depth in positions
            if all(depth in case for case in of_set)
        }
        best = min(fixed, key=lambda depth: fixed[depth])
        advised = fmean(each.regret for each in found)
        print(f"{data}: {advised:.2f}; best fixed position {best}: {fixed[best]:.2f}")


def _has(case: dict[int, Row], name: str) -> bool:
    return int(name.split()[-1]) in case


def line(name: str, found: Sequence[Outcome]) -> str:
    def rate(holds: Callable[[Outcome], bool]) -> str:
        return f"{100 * fmean(holds(each) for each in found):.0f} %"

    return (
        f"| {name} | {fmean(each.regret for each in found):.2f} | {max(each.regret for each in found):.1f} "
        f"| {rate(lambda each: each.worse)} "
        f"| {rate(lambda each: each.covered)} / {rate(lambda each: each.covered_cheapest)} "
        f"| {100 * fmean(each.share for each in found):.0f} % | {fmean(each.tried for each in found):.1f} "
        f"| {fmean(each.cheapest_frozen for each in found):.2f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", metavar="FOLDER[@IMAGES]")
    parser.add_argument("--out", type=Path, default=Path("advice.jsonl"))
    parser.add_argument("--model", default="starter")
    parser.add_argument("--weights", default="default")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--test", type=float, default=0.4, help="share of each class to test with")
    parser.add_argument("--most", type=int, default=0, help="images a class to learn from, 0: all")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="any setting of the runs")
    parser.add_argument("--recipe", default="", help="a name for the settings, to keep several apart in one file")
    parser.add_argument("--replay", action="store_true", help="train nothing")
    parser.add_argument("--share", type=float, nargs="*", default=[0.15, 0.35], help="limits of time to replay under")
    given = parser.parse_args()
    if not given.replay:
        record(given)
    rows = [row for row in rows_in(given.out) if row.recipe == given.recipe]
    report(rows, given.share)
    json.dump({"rows": len(rows)}, sys.stderr)


if __name__ == "__main__":
    main()
