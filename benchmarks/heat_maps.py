"""Whether heat maps show the thing, and what they cost.

    python benchmarks/heat_maps.py --boxes FOLDER --others FOLDER [--weights FILE] [--model NAME] [--image-size N]
    python benchmarks/heat_maps.py --families

The first trains the output layer to tell what is boxed in a Pascal VOC data set (FOLDER/images and FOLDER/annotations,
one kind of thing) from other photos, asks for the map of every boxed image that was not trained on, and prints how
often its strongest place lies in a box (the "pointing game"), beside what the centre of the image and any place of it
come to, and how far the confidence falls where the strongest tenth of the image is painted over. The second prints
milliseconds per map for every model of the catalogue, by the clock and of processor time: random weights at the native
size on this CPU, median of 5, a photo of 12 megapixels decoded each time.
"""

from __future__ import annotations

import argparse
import base64
import io
import random
import statistics
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from predict import make_photo

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.answers import Prediction
from ftstudio.core.confidence import HeatMap
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.run_record import RunResult
from ftstudio.data.decoding.decode import open_rgb
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.models import build, catalog
from ftstudio.tasks.classification.inference.predict import Predictor
from ftstudio.tasks.inference.attribution import Explainer

CPU = torch.device("cpu")
HELD_OUT, PAINTED_OVER = 0.4, 0.1

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the width and height."""


class Boxed(NamedTuple):
    path: Path
    boxes: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.boxes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boxes", type=Path)
    parser.add_argument("--others", type=Path)
    parser.add_argument("--weights", default="default")
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--image-size", type=int, default=224)
    parser.add_argument("--families", action="store_true")
    given = parser.parse_args()
    if given.families:
        cost_of_families()
    if given.boxes and given.others:
        with tempfile.TemporaryDirectory() as folder:
            pointing_game(given, Path(folder))


# ---- the pointing game


def pointing_game(given: argparse.Namespace, folder: Path) -> None:
    boxed = read_boxes(given.boxes)
    random.Random(0).shuffle(boxed)
    held_out, shown = boxed[: round(HELD_OUT * len(boxed))], boxed[round(HELD_OUT * len(boxed)) :]
    others = sorted(path for path in given.others.rglob("*") if path.suffix.lower() in (".jpg", ".jpeg", ".png"))
    others = random.Random(0).sample(others, min(len(others), 2 * len(shown)))
    source = folder / "images"
    for name, paths in (("boxed", [each.path for each in shown]), ("other", others)):
        (source / name).mkdir(parents=True)
        for number, path in enumerate(paths):
            (source / name / f"{number}{path.suffix}").symlink_to(path.absolute())
    run_dir = trained(given, source, folder / "runs")
    explainer, predictor = Explainer(run_dir, CPU), Predictor(run_dir, CPU)
    rows = [one for each in held_out if (one := judged(each, explainer, predictor, folder)) is not None]
    off_centre = [row for row in rows if not row.centre]
    print(f"{given.model}, {given.image_size} px, {len(rows)} boxed images that were not trained on\n")
    print("| | all | centre outside the box |")
    print("|---|---|---|")
    print(f"| images | {len(rows)} | {len(off_centre)} |")
    for title, field in (
        ("strongest place in a box", "points"), ("centre in a box", "centre"), ("share of the image in boxes", "area"),
        ("share of the strength in boxes", "inside"), ("confidence", "sure"),
        ("confidence, strongest tenth painted over", "without"), ("confidence, any tenth painted over", "without_any"),
    ):  # fmt: skip
        cells = (
            f"{100 * statistics.mean(float(getattr(row, field)) for row in part):.0f} %" if part else ""
            for part in (rows, off_centre)
        )
        print(f"| {title} | {' | '.join(cells)} |")


def read_boxes(folder: Path) -> list[Boxed]:
    found: list[Boxed] = []
    for file in sorted((folder / "annotations").glob("*.xml")):
        tree = ElementTree.parse(file).getroot()
        path = folder / "images" / f"{file.stem}.jpg"
        if not path.is_file():
            continue
        width, height = open_rgb(path).size
        sides = ((box.find("bndbox"), width, height) for box in tree.findall("object"))
        boxes = tuple(
            tuple(
                float(where.findtext(key, "0")) / side  # type: ignore[union-attr]
                for key, side in (("xmin", across), ("ymin", down), ("xmax", across), ("ymax", down))
            )
            for where, across, down in sides
        )
        found.append(Boxed(path, boxes))  # type: ignore[arg-type]  # four numbers each
    return found


def trained(given: argparse.Namespace, source: Path, runs: Path) -> Path:
    config = RunConfig(
        data=DataConfig(source=str(source)),
        model=ModelConfig(name=given.model, weights=given.weights, freeze_depth="all"),
        train=TrainConfig(epochs=5, image_size=given.image_size, device="cpu"),
    )
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "completed", result
    print(f"validation accuracy {100 * (result.validation.value if result.validation else 0):.1f} %")
    return Path(result.run_dir)


class Row(NamedTuple):
    points: bool
    centre: bool
    area: float
    inside: float
    sure: float
    without: float
    without_any: float


def judged(boxed: Boxed, explainer: Explainer, predictor: Predictor, folder: Path) -> Row | None:
    found = explainer.explain(boxed.path, "boxed")
    assert isinstance(found, HeatMap)
    strength = grey(found).astype(np.float64)
    left, top, right, bottom = found.box
    side = strength.shape[0]
    xs = left + (np.arange(side) + 0.5) / side * (right - left)
    ys = top + (np.arange(side) + 0.5) / side * (bottom - top)
    within = np.array([[boxed.holds(x, y) for x in xs] for y in ys])
    if not within.any() or not strength.any():
        return None  # the thing is cut off before the model sees it
    row, column = np.unravel_index(int(strength.argmax()), strength.shape)
    most = strength >= np.quantile(strength, 1 - PAINTED_OVER)
    size = round(side * PAINTED_OVER**0.5)
    x, y = (random.Random(str(boxed.path)).randrange(side - size) for _ in range(2))
    anywhere = np.zeros_like(most)
    anywhere[y : y + size, x : x + size] = True
    return Row(
        points=bool(within[row, column]),
        centre=bool(within[side // 2, side // 2]),
        area=float(within.mean()),
        inside=float(strength[within].sum() / strength.sum()),
        sure=confidence(predictor, boxed.path),
        without=confidence(predictor, painted_over(boxed.path, found.box, most, folder)),
        without_any=confidence(predictor, painted_over(boxed.path, found.box, anywhere, folder)),
    )


def grey(heat_map: HeatMap) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(heat_map.png_base64))))


def painted_over(path: Path, box: Box, mask: NDArray[np.bool_], folder: Path) -> Path:
    """The image with its own mean colour where the mask, which lies over ``box``, says so."""
    picture = open_rgb(path)
    width, height = picture.size
    x, y = round(box[0] * width), round(box[1] * height)
    size = (round(box[2] * width) - x, round(box[3] * height) - y)
    colour = tuple(int(value) for value in np.asarray(picture).mean((0, 1)))
    picture.paste(colour, (x, y), Image.fromarray((mask * 255).astype(np.uint8)).resize(size))  # type: ignore[arg-type]
    target = folder / "painted.png"
    picture.save(target)
    return target


def confidence(predictor: Predictor, path: Path) -> float:
    (answer,) = predictor.predict([path], 2)
    assert isinstance(answer, Prediction)
    return next(each.probability for each in answer.top if each.class_name == "boxed")


# ---- what a map costs


def cost_of_families() -> None:
    names = tuple("abcdefghij")
    print(f"{torch.get_num_threads()} threads\n\n| model | pixels | ms | of processor time | method |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        photo = make_photo(Path(place, "photo.jpg"))
        for info in catalog.MODELS:
            run_dir = Path(place, info.name)
            run_dir.mkdir()
            described = ModelDescription(
                task="classification", model=info.name, architecture=info.architecture, target_names=names,
                preprocessing=info.preprocessing, image_size=info.preprocessing.size, epoch=1, run_id="benchmark",
            )  # fmt: skip
            model_file.save(run_dir, build.build(info, len(names), seed=0), described)
            explainer = Explainer(run_dir, CPU)
            costs: list[tuple[float, float]] = []
            for _ in range(6):
                began = time.process_time()
                found = explainer.explain(photo)
                assert isinstance(found, HeatMap)
                costs.append((found.milliseconds, 1000 * (time.process_time() - began)))
            clock, processor = (statistics.median(each[place] for each in costs[1:]) for place in (0, 1))
            size = info.preprocessing.size
            print(f"| {info.name} | {size} | {clock:.0f} | {processor:.0f} | {found.method} |", flush=True)
            model_file.path_in(run_dir).unlink()


if __name__ == "__main__":
    main()
