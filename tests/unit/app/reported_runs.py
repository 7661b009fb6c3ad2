"""Run folders that reports are made of, without anything trained, and how a page is taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from PIL import Image

from ftstudio.core.confidence import Calibration, ReliabilityBin
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile, SplitManifest, SplitSample
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage, Evaluation
from ftstudio.core.events import EpochDone, RunStarted
from ftstudio.core.interval import wilson
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.core.run_record import RunRecord
from ftstudio.data.decoding.decode import content_digest
from ftstudio.store.run_folder import RunFolder

VOID = {"meta", "img", "br"}
HOSTILE = ('<script>alert("1")</script>', "a\"'&b", "\u202egnp.exe", "caf\udce9", "line\nbreak", "x" * 200)


def a_run(
    runs_dir: Path, images: Path, names: Sequence[str] = ("cat", "dog", "owl"), *, per_class: int = 4, seed: int = 0
) -> RunFolder:
    """A finished run: of each class all test images but the last one are right, which is taken for the next class."""
    config = RunConfig(
        data=DataConfig(source=str(images)), model=ModelConfig(freeze_depth=5), train=TrainConfig(epochs=3, seed=seed)
    )
    folder = RunFolder.create(runs_dir, config, "pets")
    paths = [f"{place}/{number}.png" for place in range(len(names)) for number in range(per_class)]
    for path in paths:
        target = images / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            Image.new("RGB", (40, 30), (60, 90, 200)).save(target)
    samples = tuple(
        SplitSample(index, path, names[int(path.split("/")[0])], "test", content_digest((images / path).read_bytes()))
        for index, path in enumerate(paths)
    )
    manifest = SplitManifest(root=str(images), fingerprint="f", seed=seed, class_names=tuple(names), samples=samples)
    folder.write_manifest(manifest)
    folder.write_dataset(summary(images, names, paths))
    folder.append(started(names))
    for epoch in range(3):
        folder.append(
            EpochDone(
                epoch=epoch, step=epoch * 10, train_loss=1.0 - epoch / 4, val_loss=0.75 - epoch / 8,
                metrics={"accuracy": 0.5 + epoch / 8}, train_metrics={"accuracy": 0.5}, is_best=True, seconds=1.0,
            )
        )  # fmt: skip
    folder.close()
    folder.write_evaluation(evaluation(folder, images, names, per_class))
    folder.write_record(
        RunRecord(
            run_id=folder.run_id, run_dir=str(folder.path), name="my pets", created=1.7e9, state="completed",
            dataset="pets", model="starter", freeze_depth=5, stage_count=7, class_names=tuple(names), epochs_done=3,
            epochs_planned=3, best_epoch=2, validation=measured(ACCURACY, 0.75, 40), val_loss=0.5, val_count=40,
            test_count=len(paths),
            seconds=65.0, images_per_second=321.0, device="CPU, 2 cores", sure_from=0.8,
        )
    )  # fmt: skip
    return folder


def started(names: Sequence[str]) -> RunStarted:
    return RunStarted(
        run_id="r", run_dir="/r", target_names=tuple(names), train_count=80, val_count=40, epochs=3, steps_per_epoch=10,
        total_steps=30, device="CPU, 2 cores", batch_size=8, image_size=64, trainable_parameters=123_456,
        frozen_parameters=654_321, metrics=(ACCURACY,), torch_version="2.9.9+cpu",
    )  # fmt: skip


def summary(images: Path, names: Sequence[str], paths: Sequence[str]) -> DatasetSummary:
    files = [ImageFile(path, names[int(path.split("/")[0])], width=40, height=30) for path in paths]
    broken = ImageFile("0/broken.png", names[0], problem="truncated", detail="The image is truncated.")
    twin = ImageFile("1/twin.png", names[1], width=400, height=300, detail="Duplicate of 1/0.png.")
    counts = tuple(ClassCount(name, test=len(paths) // len(names)) for name in names)
    return DatasetSummary(
        source=str(images), root=str(images), name="pets", layout="test folders", class_names=tuple(names),
        counts=counts, files=(*files, broken, twin), warnings=("1 image is an exact copy of another.",),
    )  # fmt: skip


def evaluation(folder: RunFolder, images: Path, names: Sequence[str], per_class: int) -> Evaluation:
    """Of unequal confidences, so that there is an order."""
    size = len(names)
    confusion = [[0] * size for _ in names]
    evaluated: list[EvaluatedImage] = []
    for target in range(size):
        for number in range(per_class):
            predicted = target if number < per_class - 1 else (target + 1) % size
            confusion[target][predicted] += 1
            sure = max(0.01, 0.99 - 0.05 * number - 0.001 * target)
            evaluated.append(EvaluatedImage(f"{target}/{number}.png", target, predicted, sure, distance=0.1 * number))
    count, right = size * per_class, size * (per_class - 1)
    low, high = wilson(right, count)
    share = (per_class - 1) / per_class
    scores = tuple(ClassScore(name=name, count=per_class, precision=share, recall=share, f1=share) for name in names)
    bins = (ReliabilityBin(0.8, 0.9, 4, 0.85, 0.75), ReliabilityBin(0.9, 1.0, 8, 0.95, 0.9))
    return ClassEvaluation(
        run_dir=str(folder.path), split="test", root=str(images), class_names=tuple(names), count=count,
        accuracy=right / count, accuracy_low=low, accuracy_high=high, loss=0.4321, macro_f1=0.7111,
        macro_precision=0.7222, macro_recall=0.7333, classes=scores, confusion=tuple(map(tuple, confusion)),
        images=tuple(evaluated), distance_limit=0.25,
        calibration=Calibration(
            temperature=1.5, ece_before=0.1234, ece_after=0.0345, bins_before=bins, bins_after=bins
        ),
    )  # fmt: skip


class Page(HTMLParser):
    """A page taken apart: it fails where elements do not close as they opened."""

    def __init__(self, html: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(html.decode("utf-8"))
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> inside {self.open}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)
            if "td" in self.open or "th" in self.open:
                self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def row(self, first: str) -> list[str]:
        """The first row of a table that begins with these words."""
        return next(row for row in self.rows if row and row[0] == first)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]
