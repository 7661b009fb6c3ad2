"""Splits: the same for the same question, fair to every class, never a copy on both sides."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.dataset import DatasetSummary, ImageFile, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.data.quality import findings
from ftstudio.data.splits.split import make_split


def summary_of(files: list[ImageFile]) -> DatasetSummary:
    files = sorted(files, key=lambda file: file.path)
    names = findings.class_names_of(files)
    files = findings.without_unknown_classes(files, names)
    return DatasetSummary(
        source="/set", root="/set", name="set", layout="Class folders", class_names=names,
        counts=findings.counts_of(files, names), files=tuple(files), fingerprint="f",
    )  # fmt: skip


def even(classes: int, images: int, split: str = "") -> list[ImageFile]:
    return [
        ImageFile(f"{split}/c{c}/{i:04d}.jpg", f"c{c}", split, digest=f"{split}{c:06d}{i:06d}")
        for c in range(classes)
        for i in range(images)
    ]


some_files = st.lists(
    st.builds(
        lambda kind, split, content, problem: (kind, split, content, problem),
        st.sampled_from("abcd"),
        st.sampled_from(["", "", "train", "val", "test"]),
        st.one_of(st.integers(0, 6), st.integers(100, 10_000)),
        st.sampled_from(["", "", "", "", "damaged"]),
    ),
    max_size=60,
).map(
    lambda rows: [
        ImageFile(f"{kind}/{number:03d}", kind, split, problem=problem, digest=f"{content:016x}")
        for number, (kind, split, content, problem) in enumerate(rows)
    ]
)


def by_class(manifest: SplitManifest) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sample in manifest.samples:
        counts[sample.class_name][sample.split] += 1
    return counts


@settings(max_examples=300, deadline=None)
@given(files=some_files, fraction=st.floats(0.01, 0.9), seed=st.integers(0, 2**40))
def test_a_split_is_fair_complete_and_the_same_every_time(files: list[ImageFile], fraction: float, seed: int) -> None:
    summary = summary_of(files)
    try:
        manifest = make_split(summary, fraction, seed)
    except UserError as error:
        assert error.message and error.hint
        return
    assert make_split(summary, fraction, seed) == manifest
    assert json_codec.decode(json_codec.encode(manifest), SplitManifest) == manifest
    usable = {place for place, file in enumerate(summary.files) if not file.problem}
    assert [sample.index for sample in manifest.samples] == sorted(usable)
    counts = by_class(manifest)
    assert len(manifest.class_names) >= 2 and set(counts) == set(manifest.class_names)
    assert all(count["train"] >= 1 for count in counts.values())
    assert manifest.of("val")
    given_val = any(summary.files[place].split == "val" for place in usable)
    for sample in manifest.samples:
        said = summary.files[sample.index].split
        assert (
            sample.split == said
            or (said in ("", "train") and sample.split == "val" and not given_val)
            or (said == "" and sample.split == "train")
        )
    if not given_val:
        sides: dict[str, set[str]] = defaultdict(set)
        for sample in manifest.samples:
            if sample.split != "test":
                sides[summary.files[sample.index].digest].add(sample.split)
        assert all(len(splits) == 1 for splits in sides.values())


@pytest.mark.parametrize("fraction", [0.1, 0.2, 0.5])
def test_every_class_has_its_share_of_validation_images(fraction: float) -> None:
    counts = by_class(make_split(summary_of(even(4, 50)), fraction, 7))
    assert all(count["val"] == round(50 * fraction) for count in counts.values())


@pytest.mark.parametrize(
    ("size", "fraction", "val"),
    [
        (8, 0.2, 2),  # 1.6: the nearest whole number, not the one below
        (7, 0.2, 1),  # 1.4
        (2, 0.9, 1),  # one stays for training
        (3, 0.01, 1),  # at least one
    ],
)
def test_the_share_of_a_class_is_rounded_to_the_nearest(size: int, fraction: float, val: int) -> None:
    counts = by_class(make_split(summary_of(even(2, size)), fraction, 7))
    assert all(dict(count) == {"train": size - val, "val": val} for count in counts.values())


def test_another_seed_gives_another_split() -> None:
    summary = summary_of(even(2, 50))
    first, second = make_split(summary, 0.2, 1), make_split(summary, 0.2, 2)
    assert {s.index for s in first.of("val")} != {s.index for s in second.of("val")}


def test_adding_images_moves_few_others() -> None:
    before = {s.path for s in make_split(summary_of(even(2, 100)), 0.2, 1).of("val")}
    after = {s.path for s in make_split(summary_of(even(2, 105)), 0.2, 1).of("val")}
    assert len(before - after) <= 4


def test_two_images_are_divided_and_a_single_one_is_for_training() -> None:
    files = [*even(1, 2), ImageFile("/single/0", "single", digest="s")]
    counts = by_class(make_split(summary_of(files), 0.01, 0))
    assert dict(counts["c0"]) == {"train": 1, "val": 1} and dict(counts["single"]) == {"train": 1}


def test_a_large_fraction_still_leaves_training_images() -> None:
    counts = by_class(make_split(summary_of(even(2, 3)), 0.9, 0))
    assert all(count["train"] == 1 for count in counts.values())


def test_given_splits_are_used_and_missing_validation_images_come_from_training() -> None:
    files = [*even(2, 20, "train"), *even(2, 5, "test")]
    counts = by_class(make_split(summary_of(files), 0.2, 0))
    assert all(dict(count) == {"train": 16, "val": 4, "test": 5} for count in counts.values())
    files += even(2, 3, "val")
    counts = by_class(make_split(summary_of(files), 0.2, 0))
    assert all(dict(count) == {"train": 20, "val": 3, "test": 5} for count in counts.values())


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], "no training images"),
        (even(1, 10), "only one class"),
        (even(3, 1), "No image is left"),
        (even(3, 5, "test"), "no training images, only"),
        ([*even(1, 5, "train"), *even(3, 5, "val")], "only one class"),
        ([ImageFile(f"{k}/{i}", k, digest=k) for k in "ab" for i in range(3)], "No image is left"),
    ],
)
def test_a_data_set_that_cannot_be_trained_is_refused_with_a_message(files: list[ImageFile], expected: str) -> None:
    with pytest.raises(UserError, match=expected) as caught:
        make_split(summary_of(files), 0.2, 0)
    assert caught.value.hint


def test_a_picture_in_two_classes_is_never_used_for_validation() -> None:
    files = [*even(2, 10), ImageFile("/c0/x", "c0", digest="same"), ImageFile("/c1/x", "c1", digest="same")]
    for seed in range(20):
        assert not any(sample.path.endswith("/x") for sample in make_split(summary_of(files), 0.5, seed).of("val"))


def test_two_groups_of_near_duplicates_are_each_kept_together() -> None:
    """One goes to validation whole, although a quarter of the class would be a single image."""
    summary = replace(summary_of(even(2, 4)), alike=((0, 1), (2, 3)))
    val = {sample.index for sample in make_split(summary, 0.25, 0).of("val") if sample.class_name == "c0"}
    assert val in ({0, 1}, {2, 3})
