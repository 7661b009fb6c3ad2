"""The first try: ready-made, and tried on images that the run has not learned from."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app import start
from ftstudio.app.requests import WriteSample
from ftstudio.core import paths
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage
from ftstudio.store.run_folder import RunFolder


def held_out(folder: Path, splits: dict[str, str]) -> list[tuple[str, str]]:
    """What is held out of a run with two images of each class in the splits named."""
    samples = tuple(
        SplitSample(index, f"{name}-{index}.jpg", name, split)  # pyright: ignore[reportArgumentType]
        for index, (name, split) in enumerate(splits.items())
    )
    names = tuple(sorted({sample.class_name for sample in samples}))
    manifest = SplitManifest(root="/s", fingerprint="", seed=0, class_names=names, samples=samples)
    folder.mkdir()
    RunFolder(folder).write_manifest(manifest)
    return start.held_out(str(folder), count=2)


def test_it_trains_the_starter_without_a_download(tmp_path: Path) -> None:
    request = start.first_run(tmp_path / "sample images", tmp_path / "runs")
    assert request.config.model.name == "starter" and request.config.model.weights == "default"
    assert request.config.data.source == str(tmp_path / "sample images")


def test_the_sample_images_lie_in_the_folder_for_data() -> None:
    assert start.draw_sample() == WriteSample(folder=str(paths.data_dir() / "sample images"))


def test_what_was_measured_on_the_test_split_is_told_before_that_of_validation(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    assert start.tested(str(tmp_path)) is None
    for split in ("val", "test"):
        evaluation = ClassEvaluation(
            run_dir=str(tmp_path), split=split, root="/s", class_names=("a",), count=1, accuracy=1.0,
            accuracy_low=0.3, accuracy_high=1.0, loss=0.5, macro_f1=1.0, confusion=((1,),),
            classes=(ClassScore(name="a", count=1, precision=1.0, recall=1.0, f1=1.0),),
            images=(EvaluatedImage("a/1.jpg", 0, 0, 0.9),),
        )  # fmt: skip
        folder.write_evaluation(evaluation)
        assert start.tested(str(tmp_path)) == evaluation.primary


def test_images_of_the_test_split_are_tried_before_those_of_validation(tmp_path: Path) -> None:
    tried = held_out(tmp_path / "run", {"apple": "train", "pear": "val", "plum": "test"})
    assert tried == [(str(Path("/s/plum-2.jpg")), "plum")]


def test_validation_images_are_tried_where_there_is_no_test_split(tmp_path: Path) -> None:
    tried = held_out(tmp_path / "run", {"apple": "train", "pear": "val"})
    assert [name for _, name in tried] == ["pear"]
