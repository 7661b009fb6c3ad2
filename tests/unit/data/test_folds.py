"""Folds: every class spread, groups never divided, the same for the same seed."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.data.splits.fold_pool import pool_of
from ftstudio.data.splits.folds import folds_of, group_ids


def summary_of(files: list[ImageFile], alike: tuple[tuple[int, ...], ...] = ()) -> DatasetSummary:
    return DatasetSummary(
        source="/photos", root="/photos", name="photos", layout="", class_names=("a", "b"), counts=(),
        files=tuple(files), alike=alike,
    )  # fmt: skip


def photos(name: str, count: int) -> list[ImageFile]:
    return [ImageFile(f"{name}/{number}.jpg", name, digest=f"{name}{number}") for number in range(count)]


def test_every_class_is_spread_evenly_and_groups_stay_together() -> None:
    classes = [row % 3 for row in range(90)]
    groups = group_ids(90, [[row, row + 3] for row in range(30) if row % 6 < 3])
    folds = folds_of(classes, groups, 5)
    for group in set(groups):
        assert len({fold for fold, own in zip(folds, groups, strict=True) if own == group}) == 1
    for name in range(3):
        sizes = Counter(fold for fold, own in zip(folds, classes, strict=True) if own == name)
        assert set(sizes) == set(range(5)) and min(sizes.values()) >= 5 and max(sizes.values()) <= 7


def test_groups_of_several_groupings_are_joined() -> None:
    ids = group_ids(6, [[0, 1]], [[1, 2], [4, 5]])
    assert ids[0] == ids[1] == ids[2] and ids[4] == ids[5]
    assert len(set(ids)) == 3


def test_a_group_of_several_classes_is_not_divided() -> None:
    classes = ["a", "b"] * 10
    folds = folds_of(classes, [row // 4 for row in range(20)], 5)
    assert [folds[row] for row in range(20)] == [folds[row // 4 * 4] for row in range(20)]
    assert Counter(folds) == dict.fromkeys(range(5), 4)


def test_folds_depend_only_on_the_seed_and_the_keys() -> None:
    keys = [f"digest {row}" for row in range(40)]
    classes, groups = [0, 1] * 20, range(40)
    folds = folds_of(classes, groups, 5, 7, keys)
    assert folds == folds_of(classes, groups, 5, 7, keys) != folds_of(classes, groups, 5, 8, keys)


def test_the_pool_leaves_out_test_images_and_classes_that_cannot_be_divided() -> None:
    files = [*photos("a", 6), *photos("b", 6), *photos("c", 1), *photos("d", 2)]
    files += [ImageFile("a/test.jpg", "a", split="test", digest="t"), ImageFile("a/bad.jpg", "a", problem="damaged")]
    pool = pool_of(summary_of(files, alike=((0, 1), (13, 14))), 5)
    assert pool.class_names == ("a", "b") and pool.left_out == ("c", "d")
    assert pool.places == tuple(range(12)) and pool.grouped == 2
    assert pool.groups[0] == pool.groups[1]


@pytest.mark.parametrize("files", [photos("a", 20), [*photos("a", 5), *photos("b", 4)]])
def test_too_few_images_or_classes_are_refused(files: list[ImageFile]) -> None:
    with pytest.raises(UserError) as told:
        pool_of(summary_of(files), 5)
    assert told.value.hint


def test_ten_images_are_enough_for_five_folds() -> None:
    files = [replace(file, split="train") for file in (*photos("a", 5), *photos("b", 5))]
    assert sorted(Counter(pool_of(summary_of(files), 5).folds(5, 0)).values()) == [2, 2, 2, 2, 2]


def test_images_of_one_group_by_the_group_key_are_never_divided() -> None:
    files = [
        replace(file, path=f"{file.class_name}/p{number // 4}_{number}.jpg")
        for name in ("a", "b")
        for number, file in enumerate(photos(name, 20))
    ]
    pool = pool_of(summary_of(files), 5, group_key="name:{group}_#")
    assigned = pool.folds(5, seed=1)
    folds_of_patient: dict[str, set[int]] = {}
    for place, fold in zip(pool.places, assigned, strict=True):
        patient = files[place].path.partition("/")[2].partition("_")[0]
        folds_of_patient.setdefault(patient, set()).add(fold)
    assert {len(folds) for folds in folds_of_patient.values()} == {1}
    assert set(assigned) == set(range(5))
    assert len(set(pool_of(summary_of(files), 5).groups)) == 40, "without a key every image is its own group"
