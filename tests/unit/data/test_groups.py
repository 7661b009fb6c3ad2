"""Groups: images that belong together stay on one side of the split, by folder, name, column or burst."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import scene

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.groups import GroupKey, in_words, parsed
from ftstudio.data.quality import findings
from ftstudio.data.quality.bursts import natural
from ftstudio.data.scan import scan
from ftstudio.data.splits.group_split import group_cautions
from ftstudio.data.splits.groups import described, group_ids, grouping_of, groups_of
from ftstudio.data.splits.reuse import with_earlier_roles
from ftstudio.data.splits.split import make_split


def summary_of(files: list[ImageFile], **more: object) -> DatasetSummary:
    files = sorted(files, key=lambda file: file.path)
    names = findings.class_names_of(files)
    return DatasetSummary(
        source="/set", root="/set", name="set", layout="Class folders", class_names=names,
        counts=findings.counts_of(files, names), files=tuple(files), fingerprint="f", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def image(path: str, class_name: str, split: str = "", cells: tuple[str, ...] = ()) -> ImageFile:
    return ImageFile(path, class_name, split, digest=path, cells=cells)


def split_by(summary: DatasetSummary, key: str, fraction: float = 0.2, seed: int = 0) -> SplitManifest:
    return make_split(summary, fraction, seed, groups_of(summary, key))


def patients(count: int, each: int = 4) -> DatasetSummary:
    """Every patient has images of both classes."""
    return summary_of(
        [image(f"{kind}/p{n:02d}_{i}.png", kind) for n in range(count) for i in range(each) for kind in ("ill", "well")]
    )


def parts_of(summary: DatasetSummary, manifest: SplitManifest, key: str) -> dict[str, set[str]]:
    groups, parts = groups_of(summary, key), defaultdict[str, set[str]](set)
    for sample in manifest.samples:
        parts[groups[sample.index]].add(sample.split)
    return parts


# ---- keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", None),
        ("folder:2", GroupKey("folder", "2")),
        ("name:{group}_#", GroupKey("name", "{group}_#")),
        ("name:^(p[0-9]+)_", GroupKey("name", "^(p[0-9]+)_")),
        ("column: Patient ", GroupKey("column", "Patient")),
        ("bursts", GroupKey("bursts")),
    ],
)
def test_a_group_key_is_parsed(text: str, key: GroupKey | None) -> None:
    assert parsed(text) == key
    assert bool(in_words(text)) == bool(key)


@pytest.mark.parametrize(
    "text",
    ["folder", "folder:0", "folder:x", "folder:-1", "name:", "name:(", "name:abc", "name:(a)(b)", "name:{group}{group}",
     "column:", "bursts:3", "patient", "folder:²"],
)  # fmt: skip
def test_an_invalid_group_key_is_refused_with_the_valid_ones(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parsed(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("key", "path", "group"),
    [
        ("folder:1", "a/b/c.png", "a"),
        ("folder:2", "a/b/c.png", "b"),
        ("folder:3", "a/b/c.png", ""),
        ("name:{group}_#", "a/p1_left_003.png", "p1_left"),
        ("name:{group}_*", "a/p1_left_003.png", "p1"),
        ("name:scan-{group}.#", "a/scan-7.12.png", "7"),
        ("name:{group}_#", "a/p1.png", ""),
        ("name:^(p[0-9]+)", "p1/q1.png", ""),  # the folder is no part of the name
        ("name:^(p[0-9]+)", "a/p12x.png", "p12"),
        ("name:^x|(p)?z", "a/z.png", ""),
    ],
)
def test_the_group_of_a_path(key: str, path: str, group: str) -> None:
    found = parsed(key)
    assert found is not None
    assert group_ids([path], found) == (group,)


def test_a_column_gives_the_groups_and_an_empty_cell_none() -> None:
    files = [image(f"{n}.png", "ab"[n % 2], cells=(cell,)) for n, cell in enumerate(["x", "x", "y", ""])]
    assert groups_of(summary_of(files, columns=("Patient",)), "column:patient") == ("x", "x", "y", "")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("folder:2", "no folder|No image has a folder at level 2"),
        ("name:zz{group}", "matches no file name"),
        ("column:patient", "no column “patient”"),
        ("bursts", "no bursts"),
    ],
)
def test_a_key_that_no_image_has_is_refused(key: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        groups_of(patients(3), key)
    assert caught.value.hint


def test_groups_by_a_key_are_counted() -> None:
    files = [image(f"a/{name}.png", "a") for name in ("p_1", "p_2", "p_3", "q_1", "q_2", "r_1", "loose")]
    found = grouping_of(summary_of(files), "name:{group}_#")
    assert (found.groups, found.largest, found.alone) == (2, 3, 2)
    assert described(found) == "2 groups, the largest of 3 images; 2 images by themselves."


# ---- splits


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 8), st.integers(0, 30)), max_size=60),
    fraction=st.floats(0.01, 0.9),
    seed=st.integers(0, 2**40),
)
def test_no_group_and_no_duplicate_is_on_both_sides(
    rows: list[tuple[str, int, int]], fraction: float, seed: int
) -> None:
    files = [
        ImageFile(f"{kind}/g{group}_{place}", kind, digest=f"{content}")
        for place, (kind, group, content) in enumerate(rows)
    ]
    summary = summary_of(files)
    try:
        manifest = split_by(summary, "name:{group}_#", fraction, seed)
    except UserError as error:
        assert error.message and error.hint
        return
    assert split_by(summary, "name:{group}_#", fraction, seed) == manifest
    assert all(len(splits) == 1 for splits in parts_of(summary, manifest, "name:{group}_#").values())
    by_content = defaultdict[str, set[str]](set)
    for sample in manifest.samples:
        by_content[sample.digest].add(sample.split)
    assert all(len(splits) == 1 for splits in by_content.values())
    assert {sample.class_name for sample in manifest.of("train")} == set(manifest.class_names)


def test_about_the_wanted_share_of_every_class_is_used() -> None:
    manifest = split_by(patients(40), "name:{group}_#")
    of_class = defaultdict[str, int](int)
    for sample in manifest.of("val"):
        of_class[sample.class_name] += 1
    assert of_class == {"ill": 32, "well": 32}  # 8 of 40 patients


def test_adding_a_patient_moves_at_most_one_other_group() -> None:
    before, after = split_by(patients(40), "name:{group}_#"), split_by(patients(41), "name:{group}_#")
    was = {sample.path for sample in before.of("val")}
    now = {sample.path for sample in after.of("val")}
    assert len(was - now) <= 8  # one patient's images


def test_of_two_large_groups_each_side_gets_one() -> None:
    manifest = split_by(patients(2), "name:{group}_#", 0.05)
    assert {sample.split for sample in manifest.samples} == {"train", "val"}


def test_one_group_of_everything_is_refused() -> None:
    with pytest.raises(UserError, match="All 8 training images are in one group"):
        split_by(patients(1), "name:{group}_#")


def test_groups_that_are_the_classes_are_refused() -> None:
    with pytest.raises(UserError, match="contains all images of a class") as caught:
        split_by(patients(3), "folder:1")
    assert "at least two groups" in caught.value.hint


def test_a_class_in_a_single_group_is_reported() -> None:
    files = [image(f"{kind}/{kind}{n % (1 if kind == 'c' else 5)}_{n}.png", kind) for kind in "abc" for n in range(20)]
    summary = summary_of(files)
    manifest = split_by(summary, "name:{group}_#")
    (said,) = group_cautions(manifest, groups_of(summary, "name:{group}_#"))
    assert "“c” is in one group only" in said


def test_groups_in_several_given_splits_are_reported() -> None:
    files = [
        image(f"{part}/{kind}/p{n}.png", kind, part) for part in ("train", "val") for kind in "ab" for n in range(3)
    ]
    summary = summary_of(files)
    (said,) = group_cautions(split_by(summary, "name:{group}"), groups_of(summary, "name:{group}"))
    assert "3 groups are in more than one of training, validation and test" in said
    assert "“p0”, in train and val" in said


def test_new_images_join_the_earlier_split_of_their_group() -> None:
    earlier = split_by(patients(10), "name:{group}_#")
    more = patients(10, each=6)
    groups = groups_of(more, "name:{group}_#")
    again = make_split(more, 0.2, 5, groups)
    manifest = with_earlier_roles(again, more, earlier, groups).manifest
    assert all(len(splits) == 1 for splits in parts_of(more, manifest, "name:{group}_#").values())
    assert {sample.path for sample in earlier.of("val")} <= {sample.path for sample in manifest.of("val")}


# ---- what a scan finds


def looked(root: Path) -> DatasetSummary:
    return scan(str(root), (), RunControl(), lambda _: None)


def write_bursts(root: Path, shuffled: bool = False) -> None:
    """Two classes, 10 scenes of 4 frames each: the camera moves, something passes by."""
    number = 0
    for kind, first in (("cat", 0), ("dog", 100)):
        (root / kind).mkdir(parents=True)
        for place in range(10):
            for frame in range(4):
                left, top = 30 + 9 * frame, 40 - 7 * frame
                frame_of = scene(first + place, (240, 180)).crop((left, top, left + 150, top + 110)).resize((120, 88))
                frame_of.paste(
                    scene(5000 + number, (90, 90)).crop((0, 0, 24, 24)), (number * 31 % 96, number * 17 % 64)
                )
                name = number * 37 % 80 if shuffled else number
                frame_of.save(root / kind / f"IMG_{name:04d}.png")
                number += 1


def test_consecutive_frames_are_offered_as_groups(tmp_path: Path) -> None:
    write_bursts(tmp_path / "set")
    summary = looked(tmp_path / "set")
    (warning,) = summary.offers
    assert "have consecutive names" in warning and warning in summary.warnings
    assert summary.offers[warning] == "bursts"
    split_by(summary, "bursts")
    whole = sum(len({summary.files[place].path[8:11] for place in burst}) > 0 for burst in summary.bursts)
    assert whole >= 10


def test_the_same_pictures_in_random_order_are_not_bursts(tmp_path: Path) -> None:
    write_bursts(tmp_path / "set", shuffled=True)
    assert not looked(tmp_path / "set").offers


def test_numbered_pictures_of_different_objects_are_not_bursts(tmp_path: Path) -> None:
    for kind, first in (("a", 0), ("b", 100)):
        (tmp_path / "set" / kind).mkdir(parents=True)
        for number in range(40):
            scene(first + number, (96, 72)).save(tmp_path / "set" / kind / f"IMG_{number:04d}.png")
    summary = looked(tmp_path / "set")
    assert (summary.bursts, summary.offers, summary.groupings) == ((), {}, ())


def write_list(root: Path, split: bool = False) -> None:
    rows = ["file,label,Patient ID,age" + ",split" * split]
    root.mkdir()
    for n in range(24):
        scene(n, (80, 64)).save(root / f"{n}.png")
        rows.append(f"{n}.png,{'ab'[n // 3 % 2]},P{n // 3},{n}" + f",{'val' if n % 3 == 2 else 'train'}" * split)
    (root / "list.csv").write_text("\n".join(rows))


def test_a_column_of_patients_is_offered(tmp_path: Path) -> None:
    write_list(tmp_path / "set")
    summary = looked(tmp_path / "set" / "list.csv")
    assert summary.columns == ("Patient ID",)  # every age is another one
    assert list(summary.offers.values()) == ["column:Patient ID"]
    assert [each.key for each in summary.groupings] == ["column:Patient ID"]


def test_a_list_that_divides_patients_is_reported_without_an_offer(tmp_path: Path) -> None:
    write_list(tmp_path / "set", split=True)
    summary = looked(tmp_path / "set")
    assert not summary.offers
    assert any("Images of 8 groups (column “Patient ID”) are in more than one" in said for said in summary.warnings)


def test_names_of_patients_are_offered(tmp_path: Path) -> None:
    for n in range(24):
        path = tmp_path / "set" / "ab"[n // 3 % 2] / f"patient{n // 3}_{n % 3}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        scene(n, (80, 64)).save(path)
    assert list(looked(tmp_path / "set").offers.values()) == ["name:{group}_*"]


def test_a_placeholder_picture_has_a_warning(tmp_path: Path) -> None:
    for kind in "ab":
        (tmp_path / "set" / kind).mkdir(parents=True)
        for n in range(6):
            scene(7 if n < 2 else ord(kind) * 100 + n, (80, 64)).save(tmp_path / "set" / kind / f"{n}.png")
    summary = looked(tmp_path / "set")
    assert sum("placeholder" in file.cautions for file in summary.files) == 4
    assert any("4 images in 2 classes are the same picture" in said for said in summary.warnings)


def test_numbers_in_names_sort_by_value() -> None:
    names = ["f10", "f2", "f1b3", "f1b20", "12", "g", "f" + "9" * 40]
    assert sorted(names, key=natural) == ["12", "f1b3", "f1b20", "f2", "f10", "f" + "9" * 40, "g"]
