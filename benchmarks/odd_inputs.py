"""What the program makes of inputs as people really have them: understood rightly, or refused in words.

    python benchmarks/odd_inputs.py                     every situation
    python benchmarks/odd_inputs.py --parts layouts     those of benchmarks/odd_inputs_layouts.py alone
    python benchmarks/odd_inputs.py --only fold         those with the word in their name
    python benchmarks/odd_inputs.py --list              their names

Each module ``benchmarks/odd_inputs_PART.py`` has a list ``SITUATIONS``. A situation makes its input in an empty
temporary folder; what the program understands of it, through the same functions as both front ends, is printed
as a line of a table. Anything raised but UserError is a fault. The exit status is 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from PIL import Image, ImageDraw

from ftstudio.app import jobs
from ftstudio.app.requests import Predict, Scan, Train
from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.config import PRESETS, DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.events import Event, ImageUnreadable, PredictionMade
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import RunResult

HERE = Path(__file__).parent
PREFIX = "odd_inputs_"


class Situation(NamedTuple):
    """An input as people have it. ``make`` builds it below an empty folder and returns the path that a user would
    drop; ``expect`` runs on that path what is to be run, and returns what was understood, in one line, and
    whether that is right."""

    name: str
    make: Callable[[Path], Path]
    expect: Callable[[Path], tuple[str, bool]]


# ---- for the modules of situations ------------------------------------------------------------------------


def draw(path: Path, kind: int = 0, number: int = 0, size: tuple[int, int] = (48, 40)) -> Path:
    """Write a small picture; those of one ``kind`` look alike, and each ``number`` is different."""
    path.parent.mkdir(parents=True, exist_ok=True)
    colour = ((kind * 67 + 40) % 256, (kind * 131 + 90) % 256, (kind * 29 + 150) % 256)
    image = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(image)
    for line in range(4):
        across = (number * 37 + line * 61) % size[0]
        pen.line(
            (across, 0, (across * 3 + number * 11) % size[0], size[1]), fill=(255 - colour[0], line * 60, 40), width=3
        )
    image.save(path)
    return path


def inspected(source: Path, **data: Any) -> DatasetSummary:
    """What ``ftstudio inspect`` finds; ``data`` are further fields of the request."""
    summary = jobs.run(Scan(source=str(source), **data), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    return summary


def trained(source: Path, **data: Any) -> RunResult:
    """A quick run of the starter model on ``source``; ``data`` are further fields of the configuration's data."""
    train = replace(PRESETS["quick"], epochs=1, image_size=64, device="cpu")
    config = RunConfig(data=DataConfig(source=str(source), **data), train=train)
    runs = Path(os.environ[HOME_VARIABLE], "runs")
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    if result.error is not None and result.error.is_bug:
        raise AssertionError(result.error.details or result.error.message)
    if result.error is not None:
        raise UserError(result.error.message, result.error.hint)
    return result


def predicted(run: RunResult, *paths: Path) -> tuple[list[Prediction], list[UnreadableImage]]:
    """The answers of a run for files and folders, and what could not be read."""
    answers: list[Prediction] = []
    unreadable: list[UnreadableImage] = []

    def hear(event: Event) -> None:
        if isinstance(event, PredictionMade):
            answers.append(event.prediction)
        elif isinstance(event, ImageUnreadable):
            unreadable.append(event.image)

    request = Predict(run_dir=run.run_dir, paths=tuple(map(str, paths)), device="cpu")
    jobs.run(request, RunControl(), hear)
    return answers, unreadable


def classes_of(summary: DatasetSummary) -> dict[str, int]:
    """Usable images by class."""
    return {count.name: count.total for count in summary.counts}


def refused(source: Path, *words: str, **data: Any) -> tuple[str, bool]:
    """For ``expect``: a scan that must be refused with a message that has ``words`` and a hint."""
    try:
        summary = inspected(source, **data)
    except UserError as error:
        right = bool(error.hint) and all(word in f"{error.message} {error.hint}" for word in words)
        return f"refused: {error.message}", right
    return f"used: {classes_of(summary)}", False


# ---- the table --------------------------------------------------------------------------------------------


def situations(parts: list[str]) -> Iterator[tuple[str, Situation]]:
    """Every situation with the name of its part."""
    sys.path.insert(0, str(HERE))
    for file in sorted(HERE.glob(f"{PREFIX}*.py")):
        part = file.stem.removeprefix(PREFIX)
        if not parts or part in parts:
            yield from ((part, situation) for situation in importlib.import_module(file.stem).SITUATIONS)


def judged(situation: Situation) -> tuple[str, bool]:
    with tempfile.TemporaryDirectory(prefix="odd-") as place:
        os.environ[HOME_VARIABLE] = str(Path(place, "home"))
        folder = Path(place, "input")
        folder.mkdir()
        try:
            return situation.expect(situation.make(folder))
        except UserError as error:
            return f"refused: {error.message}", False
        except Exception:  # noqa: BLE001 - a crash is a row of the table
            return f"traceback: {traceback.format_exc(limit=-2).strip()}", False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", default=[])
    parser.add_argument("--only", metavar="WORD", default="")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    chosen = [(part, one) for part, one in situations(options.parts) if options.only in one.name]
    if options.list:
        print("\n".join(f"{part}: {one.name}" for part, one in chosen))
        return 0
    print("| part | situation | what was understood | |\n|---|---|---|---|")
    wrong = 0
    for part, one in chosen:
        understood, right = judged(one)
        wrong += not right
        line = " ".join(understood.split()).replace("|", "\\|")
        print(f"| {part} | {one.name} | {line} | {'right' if right else 'WRONG'} |", flush=True)
    print(f"\n{len(chosen)} situations, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
