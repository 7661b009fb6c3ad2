"""What an earlier run learned from does not check the one that goes on from it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile, SplitManifest
from ftstudio.data.splits.reuse import with_earlier_roles
from ftstudio.data.splits.split import make_split


def images(count: int, root: str = "/photos", more: int = 0) -> DatasetSummary:
    files = [
        ImageFile(f"{name}/{number:03}.jpg", name, digest=f"{name} {number}")
        for name in ("cat", "dog")
        for number in range(count + more)
    ]
    counts = tuple(ClassCount(name, unassigned=count + more) for name in ("cat", "dog"))
    return DatasetSummary(
        source=root, root=root, name="photos", layout="Class folders", class_names=("cat", "dog"), counts=counts,
        files=tuple(sorted(files, key=lambda file: file.path)),
    )  # fmt: skip


def test_known_images_keep_their_split_and_new_ones_get_one() -> None:
    before, now = images(20), images(20, more=20)
    earlier, fresh = make_split(before, 0.2, 0), make_split(now, 0.2, 0)
    parts = {sample.path: sample.split for sample in earlier.samples}
    moved = [sample for sample in fresh.samples if parts.get(sample.path, sample.split) != sample.split]
    assert moved, "or there would be nothing to keep"
    kept = with_earlier_roles(fresh, now, earlier).manifest
    assert [sample for sample in kept.samples if parts.get(sample.path, sample.split) != sample.split] == []
    new = [sample for sample in kept.samples if sample.path not in parts]
    assert {sample.split for sample in new} == {"train", "val"}


def test_a_duplicate_joins_the_split_of_its_original() -> None:
    before = images(10)
    earlier = make_split(before, 0.2, 0)
    learned = next(sample.path for sample in earlier.samples if sample.split == "train")
    digest = next(file.digest for file in before.files if file.path == learned)
    copy = ImageFile("dog/zz copy.jpg", "dog", digest=digest)
    now = replace(before, files=(*before.files, copy))
    fresh = make_split(now, 0.2, 0)
    other = tuple(replace(each, split="val") if each.path == copy.path else each for each in fresh.samples)
    kept = with_earlier_roles(replace(fresh, samples=other), now, earlier).manifest
    assert next(sample.split for sample in kept.samples if sample.path == copy.path) == "train"


def of_version_1(manifest: SplitManifest) -> SplitManifest:
    """As it lies in run folders of before: lines without a digest."""
    lines = [list(line[:4]) for line in msgspec.to_builtins(manifest)["samples"]]
    return json_codec.decode(json_codec.encode(msgspec.to_builtins(manifest) | {"samples": lines}), SplitManifest)


def moved(summary: DatasetSummary, change: Callable[[str], str], root: str = "/moved") -> DatasetSummary:
    files = tuple(replace(file, path=change(file.path)) for file in summary.files)
    return replace(summary, root=root, source=root, files=tuple(sorted(files, key=lambda file: file.path)))


def parts_by_content(manifest: SplitManifest) -> dict[str, str]:
    return {sample.digest: sample.split for sample in manifest.samples}


@pytest.mark.parametrize("change", [str, lambda path: f"photos/{path}", lambda path: f"{path[:4]}img-{path[4:]}"])
def test_images_are_recognised_by_content_wherever_they_are(change: Callable[[str], str]) -> None:
    before = images(20)
    now, earlier = moved(before, change), make_split(before, 0.4, 1)
    kept = with_earlier_roles(make_split(now, 0.2, 0), now, earlier)
    assert not kept.caution
    assert parts_by_content(kept.manifest) == parts_by_content(earlier)


def test_without_digests_a_moved_folder_is_recognised_by_its_paths() -> None:
    now, earlier = images(20, root="/moved"), make_split(images(20), 0.4, 1)
    kept = with_earlier_roles(make_split(now, 0.2, 0), now, of_version_1(earlier))
    assert parts_by_content(kept.manifest) == parts_by_content(earlier) and not kept.caution


def test_unrecognisable_images_are_reported() -> None:
    before = images(20)
    now = moved(before, lambda path: f"photos/{path}")
    fresh = make_split(now, 0.2, 0)
    kept = with_earlier_roles(fresh, now, of_version_1(make_split(before, 0.4, 1)))
    assert kept.manifest == fresh
    assert "may have been trained on 8 images of this run's validation images" in kept.caution


def test_new_images_alone_give_no_warning() -> None:
    before, now = images(20), images(20, more=20)
    earlier = make_split(before, 0.2, 0)
    assert not with_earlier_roles(make_split(now, 0.2, 0), now, of_version_1(earlier)).caution


def test_an_image_edited_in_place_keeps_its_split() -> None:
    before = images(20)
    now = replace(before, files=tuple(replace(file, digest=f"edited {file.digest}") for file in before.files))
    earlier = make_split(before, 0.4, 1)
    kept = with_earlier_roles(make_split(now, 0.2, 0), now, earlier).manifest
    assert [sample.split for sample in kept.samples] == [sample.split for sample in earlier.samples]


def test_other_images_are_split_again_without_a_warning() -> None:
    now = images(20, root="/other")
    now = replace(now, files=tuple(replace(file, digest=f"other {file.digest}") for file in now.files))
    fresh = make_split(now, 0.2, 0)
    assert with_earlier_roles(fresh, now, make_split(images(20), 0.4, 1)) == (fresh, "")


def test_the_split_is_not_reused_but_reported_if_no_validation_images_would_be_left() -> None:
    before, now = images(5), images(5)
    earlier = make_split(before, 0.2, 0)
    all_train = tuple(replace(sample, split="train") for sample in earlier.samples)
    fresh = make_split(now, 0.2, 0)
    kept = with_earlier_roles(fresh, now, replace(earlier, samples=all_train))
    assert kept.manifest == fresh
    assert "was trained on 2 images of this run's validation images" in kept.caution
