"""Sorting with features: similar images are grouped, few labels are enough, near-duplicates stay together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.sorting import Grouped, Proposed, Sorted
from ftstudio.data.scan import scan
from ftstudio.tasks.classification.sorting.label_next import label_next
from ftstudio.tasks.classification.sorting.proposing import probabilities_of
from ftstudio.tasks.classification.sorting.similar import clusters_of, directions_of, groups_of


def nothing() -> None:
    """A safe point that never stops."""


def blobs(sizes: tuple[int, ...] = (30, 20, 10)) -> torch.Tensor:
    """Features around one centre for each of ``sizes``."""
    chance = torch.Generator().manual_seed(1)
    centres = 6 * torch.randn(len(sizes), 16, generator=chance)
    rows = torch.arange(len(sizes)).repeat_interleave(torch.tensor(sizes))
    return centres[rows] + torch.randn(len(rows), 16, generator=chance)


@pytest.fixture
def heap(pictures: Path, tmp_path: Path) -> Path:
    """The picture set without its folders, and a text that is no image."""
    root = tmp_path / "heap"
    root.mkdir()
    for path in sorted(pictures.rglob("*.png")):
        shutil.copy(path, root / f"{path.parent.name}-{path.name}")
    (root / "broken.png").write_text("not an image")
    return root


def grouped(heap: Path, config: RunConfig) -> Grouped:
    answer = jobs.run(GroupImages(config=config, source=str(heap)), RunControl(), lambda _: None)
    assert isinstance(answer, Grouped)
    return answer


def test_clusters_are_those_of_the_features_and_the_same_every_time() -> None:
    directions = directions_of(blobs())
    clusters = clusters_of(directions, 3, nothing)
    assert [len(set(clusters[rows].tolist())) for rows in (slice(0, 30), slice(30, 50), slice(50, 60))] == [1, 1, 1]
    assert len(set(clusters.tolist())) == 3
    assert torch.equal(clusters, clusters_of(directions, 3, nothing))


def test_copies_and_single_images_can_be_grouped() -> None:
    same = directions_of(torch.ones(5, 8))
    assert groups_of(same, nothing) == [[0, 1, 2, 3, 4]]
    assert groups_of(directions_of(torch.ones(1, 8)), nothing) == [[0]]


def test_the_first_images_to_label_cover_the_groups() -> None:
    directions = directions_of(blobs())
    chosen = label_next(directions, (), None, 3, nothing)
    assert {sum(row >= start for start in (30, 50)) for row in chosen} == {0, 1, 2}


def test_labels_that_exist_are_not_asked_for_again_and_all_can_be_asked_for() -> None:
    directions = directions_of(blobs((4, 3)))
    assert sorted(label_next(directions, (0, 5), None, 99, nothing)) == [1, 2, 3, 4, 6]
    assert label_next(directions, range(7), None, 3, nothing) == []


def test_uncertain_images_are_asked_for_before_certain_ones() -> None:
    directions = directions_of(blobs((10, 10)))
    certain = torch.tensor([[0.99, 0.01]] * 20)
    certain[15] = torch.tensor([0.5, 0.5])
    assert label_next(directions, (0, 10), certain, 1, nothing) == [15]


def test_two_labels_are_enough_for_clear_classes_and_copies_share_their_class() -> None:
    directions = directions_of(blobs((10, 10)))
    found = probabilities_of(directions, {0: 0, 10: 2}, [(5, 15)], 3, nothing)
    assert found is not None and found.shape == (20, 3)
    right = found.argmax(1).eq(torch.tensor([0] * 10 + [2] * 10))
    assert right[[row for row in range(20) if row not in (5, 15)]].all()
    assert torch.equal(found[5], found[15])
    assert float(found[:, 1].max()) == 0
    labelled = probabilities_of(directions, {0: 0, 10: 2, 5: 2}, [(5, 15)], 3, nothing)
    assert labelled is not None and labelled[15].tolist() == [0, 0, 1]
    assert probabilities_of(directions, {0: 0, 1: 0}, (), 1, nothing) is None


def test_a_safe_point_can_stop_it() -> None:
    def stop() -> None:
        raise StopRequested

    with pytest.raises(StopRequested):
        clusters_of(directions_of(blobs()), 3, stop)


def test_a_heap_becomes_a_data_set_and_a_heap_again(heap: Path, quick: RunConfig) -> None:
    before = sorted(path.name for path in heap.iterdir())
    found = grouped(heap, quick)
    files = found.dataset.files
    assert sorted(place for group in found.groups for place in group) == [
        place for place, file in enumerate(files) if not file.problem
    ]
    assert [file.path for file in files if file.problem] == ["broken.png"]
    assert found.label_next
    names = {file.path: file.path.split("-")[0] for file in files if not file.problem}
    few = {files[place].path: names[files[place].path] for place in found.label_next}
    answer = jobs.run(ProposeClasses(config=quick, dataset=found.dataset, labels=few), RunControl(), lambda _: None)
    assert isinstance(answer, Proposed)
    proposed = {one.path: one.class_name for one in answer.proposals}
    assert proposed.keys() | few.keys() == names.keys() and not proposed.keys() & few.keys()
    assert sum(names[path] == name for path, name in proposed.items()) >= 0.9 * len(proposed)
    confidences = [one.confidence for one in answer.proposals]
    assert confidences == sorted(confidences, reverse=True)
    assert not set(answer.label_next) & few.keys()
    done = jobs.run(SortImages(dataset=found.dataset, labels=proposed | few), RunControl(), lambda _: None)
    assert isinstance(done, Sorted) and done.left == 0
    summary = scan(done.source, (), RunControl(), lambda _: None)
    assert set(summary.class_names) == set(names.values()) and summary.usable_count == len(names)
    jobs.run(UndoSort(folder=done.folder), RunControl(), lambda _: None)
    assert sorted(path.name for path in heap.iterdir()) == before


def test_near_duplicates_are_in_one_group_and_asked_for_once(heap: Path, quick: RunConfig) -> None:
    image = next(path for path in sorted(heap.iterdir()) if path.name != "broken.png")
    shutil.copy(image, heap / "copy.png")
    found = grouped(heap, quick)
    paths = [file.path for file in found.dataset.files]
    one, other = paths.index(image.name), paths.index("copy.png")
    assert any({one, other} <= set(group) for group in found.groups)
    assert not {one, other} <= set(found.label_next)


def test_folders_without_images_and_random_weights_are_refused(tmp_path: Path, heap: Path, quick: RunConfig) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no images"):
        grouped(tmp_path / "empty", quick)
    with pytest.raises(UserError, match="does not exist"):
        grouped(tmp_path / "nowhere", quick)
    with pytest.raises(UserError, match="random weights"):
        grouped(heap, replace(quick, model=replace(quick.model, weights="random")))
