"""What an earlier run learned from does not check the one that goes on from it."""

from __future__ import annotations

from msgspec.structs import replace

from ftstudio.core.records import ClassCount, DatasetSummary, ImageFile
from ftstudio.data.kept_roles import with_earlier_roles
from ftstudio.data.split import make_split


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


def test_images_that_were_there_keep_their_parts_and_new_ones_find_theirs() -> None:
    before, now = images(20), images(20, more=20)
    earlier, fresh = make_split(before, 0.2, 0), make_split(now, 0.2, 0)
    parts = {sample.path: sample.split for sample in earlier.samples}
    moved = [sample for sample in fresh.samples if parts.get(sample.path, sample.split) != sample.split]
    assert moved, "or there would be nothing to keep"
    kept = with_earlier_roles(fresh, now, earlier)
    assert [sample for sample in kept.samples if parts.get(sample.path, sample.split) != sample.split] == []
    new = [sample for sample in kept.samples if sample.path not in parts]
    assert {sample.split for sample in new} == {"train", "val"}


def test_a_copy_of_an_image_goes_where_that_one_is() -> None:
    before = images(10)
    earlier = make_split(before, 0.2, 0)
    learned = next(sample.path for sample in earlier.samples if sample.split == "train")
    digest = next(file.digest for file in before.files if file.path == learned)
    copy = ImageFile("dog/zz copy.jpg", "dog", digest=digest)
    now = replace(before, files=(*before.files, copy))
    fresh = make_split(now, 0.2, 0)
    other = tuple(replace(each, split="val") if each.path == copy.path else each for each in fresh.samples)
    kept = with_earlier_roles(replace(fresh, samples=other), now, earlier)
    assert next(sample.split for sample in kept.samples if sample.path == copy.path) == "train"


def test_images_of_another_folder_are_split_anew() -> None:
    now = images(20, root="/other")
    fresh = make_split(now, 0.2, 0)
    assert with_earlier_roles(fresh, now, make_split(images(20), 0.4, 1)) == fresh


def test_nothing_is_kept_where_nothing_would_be_left_to_check_with() -> None:
    before, now = images(5), images(5)
    earlier = make_split(before, 0.2, 0)
    all_train = tuple(replace(sample, split="train") for sample in earlier.samples)
    fresh = make_split(now, 0.2, 0)
    assert with_earlier_roles(fresh, now, replace(earlier, samples=all_train)) == fresh
