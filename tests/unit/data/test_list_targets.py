"""Lists that give an image several labels, or a number: each source, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.targets import Labels, Number, Target
from ftstudio.data.layout.layouts import Wanted
from ftstudio.data.scan import scan

MakeImage = Callable[..., Path]
NAMES = tuple("abcdef")


@pytest.fixture
def pictures(tmp_path: Path, make_image: MakeImage) -> Path:
    for name in NAMES:
        make_image(tmp_path / f"{name}.png", size=(16, 12))
    return tmp_path


def look(source: Path, target: str = "auto", **wanted: Any) -> DatasetSummary:
    return scan(str(source), (), RunControl(), lambda _: None, wanted=Wanted(target=target, **wanted))


def table(folder: Path, header: str, cells: Sequence[str], name: str = "list.csv") -> Path:
    (folder / name).write_text(header + "".join(f"{n}.png,{cell}\n" for n, cell in zip(NAMES, cells, strict=False)))
    return folder / name


def targets(summary: DatasetSummary) -> dict[str, Target | None]:
    return {file.path: file.target for file in summary.files if not file.problem}


def labels(summary: DatasetSummary) -> list[tuple[str, ...]]:
    assert summary.task == "multi-label"
    assert all(file.class_name == "" for file in summary.files)
    return [file.labels for file in summary.files if not file.problem]


def problems(summary: DatasetSummary) -> dict[str, str]:
    return {file.path: file.detail for file in summary.files if file.problem}


def counts(summary: DatasetSummary) -> dict[str, int]:
    return {count.name: count.total for count in summary.counts}


# ---- several labels ---------------------------------------------------------------------------------------

ROSES = [("lily", "rose"), ("rose",), ("lily",), (), ("rose",), ("lily",)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("path,labels\n", ["rose;lily", "rose", "lily", "", "rose", "lily"]),
        ("path,labels\n", ["rose lily", "rose", "lily", "", "rose", "lily"]),
        ("path,label\n", ["lily|rose", "rose", "lily", "", "rose", "lily"]),
        ("path,label\n", ["\"['rose', 'lily']\"", "rose", "lily", "[]", "rose", "lily"]),
        ("path,label\n", ['"[""rose"", ""lily""]"', "rose", "lily", "[]", "rose", "lily"]),
        ("path,lily,rose\n", ["1,1", "0,1", "1,0", "0,0", "0,1", "1,0"]),
        ("path,lily,rose\n", ["1,1", "-1,1", "1,-1", "-1,-1", "-1,1", "1,-1"]),
    ],
)
def test_several_labels_in_a_cell_or_in_columns_make_a_list_multi_label(
    header: str, cells: list[str], pictures: Path
) -> None:
    summary = look(table(pictures, header, cells))
    assert labels(summary) == ROSES
    assert summary.class_names == ("lily", "rose") and counts(summary) == {"lily": 3, "rose": 3}
    assert summary.usable_count == 6 and summary.problem_count == 0
    assert "1 image has no label; they count as examples of none." in summary.warnings
    assert summary.preview is not None and summary.preview.rows[0].class_name == "lily, rose"
    assert "labels from" in summary.preview.columns


def test_several_rows_of_one_file_are_its_labels(pictures: Path) -> None:
    rows = [("a", "rose"), ("b", "rose"), ("a", "lily"), ("b", "lily"), ("c", "lily"), ("d", "rose"), ("c", "rose")]
    rows += [("d", "rose")]
    (pictures / "list.csv").write_text("path,class\n" + "".join(f"{name}.png,{label}\n" for name, label in rows))
    summary = look(pictures / "list.csv")
    assert targets(summary) == {
        "a.png": Labels(("lily", "rose")), "b.png": Labels(("lily", "rose")),
        "c.png": Labels(("lily", "rose")), "d.png": Labels(("rose",)),
    }  # fmt: skip
    assert problems(summary) == {
        "d.png": "Row 9: row 7 names this file too.",
        "e.png": "The list has no row for this image.", "f.png": "The list has no row for this image.",
    }  # fmt: skip
    assert summary.preview is not None and summary.preview.row_count == 8


def test_the_target_class_refuses_several_and_says_how_to_read_them(pictures: Path) -> None:
    path = table(pictures, "path,labels\n", ["rose;lily", "rose", "lily"])
    with pytest.raises(UserError, match="more than one class to 1 image of 3") as caught:
        look(path, "class")
    assert "--target labels" in caught.value.hint


def test_the_target_class_refuses_rows_that_contradict_each_other(pictures: Path) -> None:
    rows = "".join(f"{name}.png,{label}\n" for name in "abc" for label in ("rose", "lily"))
    (pictures / "list.csv").write_text("path,class\n" + rows)
    with pytest.raises(UserError, match=r"more than one class to 3 images of 3: a\.png is “rose” in row 2"):
        look(pictures / "list.csv", "class")


def test_a_few_rows_with_several_classes_stay_classes_unless_labels_are_wanted(
    tmp_path: Path, make_image: MakeImage
) -> None:
    rows = "path,labels\n"
    for number in range(40):
        make_image(tmp_path / f"{number}.png", size=(8, 8))
        rows += f"{number}.png,{'rose;lily' if number < 2 else ('rose', 'lily')[number % 2]}\n"
    (tmp_path / "list.csv").write_text(rows)
    summary = look(tmp_path / "list.csv")
    assert summary.task == "classification" and summary.problem_count == 2
    assert any("2 rows have several classes" in said and "--target labels" in said for said in summary.warnings)
    forced = look(tmp_path / "list.csv", "labels")
    assert labels(forced)[0] == ("lily", "rose") and forced.problem_count == 0


def test_spellings_of_one_label_are_merged_in_rows_and_preview(pictures: Path) -> None:
    cells = ["Rose;lo\u0308we", "Rose;l\u00f6we", "rose ;l\u00f6we", "Rose", "l\u00f6we", "lily"]
    summary = look(table(pictures, "path,labels\n", cells))
    assert counts(summary) == {"Rose": 4, "lily": 1, "l\u00f6we": 4}
    assert summary.preview is not None
    assert [row.class_name for row in summary.preview.rows[:3]] == ["Rose, l\u00f6we"] * 3
    assert any("merged into one label each" in said for said in summary.warnings)


def test_labels_with_splits_count_by_split_and_unknown_ones_are_left_out(pictures: Path) -> None:
    cells = ["rose;lily,train", "rose,train", "lily,train", "rose;tulip,val", "lily;rose,val", "rose,train"]
    summary = look(table(pictures, "path,labels,split\n", cells))
    assert {count.name: (count.train, count.val) for count in summary.counts} == {"lily": (2, 1), "rose": (3, 1)}
    assert problems(summary) == {"d.png": "No training image has the label “tulip”."}


def test_what_labels_cannot_be_told_apart_is_said(pictures: Path) -> None:
    summary = look(table(pictures, "path,labels\n", ["x;a;b", "x;a;b", "x;c", "x;c", "x", "x;a;b"]))
    said = " ".join(summary.warnings)
    assert "Every image has “x”: a model cannot learn when this label should be absent." in said
    assert "The labels “a” and “b” always occur together: a model cannot tell them apart." in said


COCO = {
    "images": [{"id": place, "file_name": f"{name}.png"} for place, name in enumerate(NAMES)],
    "categories": [{"id": 1, "name": "rose"}, {"id": 2, "name": "lily"}],
    "annotations": [
        {"image_id": place, "category_id": 1 + (label == "lily"), "bbox": [1, 1, 2, 2]}
        for place, labels_of in enumerate(ROSES)
        for label in labels_of
    ],
}


def without_boxes(whole: dict[str, Any]) -> dict[str, Any]:
    keys = ("image_id", "category_id")
    return whole | {"annotations": [{key: one[key] for key in keys} for one in whole["annotations"]]}


def label_studio(kind: str, key: str) -> list[dict[str, Any]]:
    return [
        {
            "data": {"image": f"/data/{name}.png"},
            "annotations": [{"result": [{"type": kind, "value": {key: [label]}} for label in labels_of]}],
        }
        for name, labels_of in zip(NAMES, ROSES, strict=True)
    ]


@pytest.mark.parametrize(
    ("value", "target"),
    [
        (without_boxes(COCO), "auto"),
        (COCO, "labels"),
        (label_studio("choices", "choices"), "auto"),
        (label_studio("rectanglelabels", "rectanglelabels"), "labels"),
        ([{"file": f"{n}.png", "tags": list(found)} for n, found in zip(NAMES, ROSES, strict=True)], "auto"),
        ({f"{n}.png": list(found) for n, found in zip(NAMES, ROSES, strict=True)}, "auto"),
        ([{"file": f"{n}.png", "objects": 1, "label": [{"name": x, "bbox": [1]} for x in found]}
          for n, found in zip(NAMES, ROSES, strict=True)], "labels"),
    ],
)  # fmt: skip
def test_documents_with_several_labels_an_image(value: object, target: str, pictures: Path) -> None:
    (pictures / "list.json").write_text(json.dumps(value))
    assert labels(look(pictures / "list.json", target)) == ROSES


def test_a_task_without_an_annotation_is_no_image_without_labels(pictures: Path) -> None:
    value = label_studio("choices", "choices")
    value[1]["annotations"] = []
    (pictures / "list.json").write_text(json.dumps(value))
    summary = look(pictures / "list.json")
    assert summary.usable_count == 5 and problems(summary) == {"b.png": "Item 2: there are no labels."}


@pytest.mark.parametrize(("shape", "target"), [("tag", "auto"), ("box", "labels")])
def test_cvat_tags_and_with_labels_wanted_its_shapes(shape: str, target: str, pictures: Path) -> None:
    inner = "".join(
        f'<image name="{name}.png">' + "".join(f'<{shape} label="{label}" />' for label in found) + "</image>"
        for name, found in zip(NAMES, ROSES, strict=True)
    )
    (pictures / "list.xml").write_text(f"<annotations>{inner}</annotations>")
    assert labels(look(pictures / "list.xml", target)) == ROSES


@pytest.mark.parametrize(("target", "flags"), [("auto", True), ("labels", False)])
def test_labelme_flags_and_with_labels_wanted_its_shapes(target: str, flags: bool, pictures: Path) -> None:
    for name, found in zip(NAMES, ROSES, strict=True):
        value = {"flags": {label: label in found for label in ("rose", "lily")}, "shapes": []}
        shapes = {"flags": {}, "shapes": [{"label": label, "points": [[1, 2]]} for label in found]}
        (pictures / f"{name}.json").write_text(json.dumps(value if flags else shapes))
    assert labels(look(pictures, target)) == ROSES


# ---- boxes ------------------------------------------------------------------------------------------------


def voc(folder: Path, make_image: MakeImage) -> Path:
    for name, found in zip(NAMES, ROSES, strict=True):
        make_image(folder / "JPEGImages" / f"{name}.png", size=(8, 8))
        objects = "".join(f"<object><name>{label}</name><bndbox/></object>" for label in (*found, *found))
        (folder / "Annotations").mkdir(exist_ok=True)
        (folder / "Annotations" / f"{name}.xml").write_text(f"<annotation>{objects}</annotation>")
    return folder


def yolo(folder: Path, make_image: MakeImage, names: str) -> Path:
    for name, found in zip(NAMES, ROSES, strict=True):
        make_image(folder / "images" / f"{name}.png", size=(8, 8))
        (folder / "labels").mkdir(exist_ok=True)
        lines = "".join(f"{int(label == 'lily')} 0.5 0.5 0.1 0.1\n" for label in found)
        (folder / "labels" / f"{name}.txt").write_text(lines)
    (folder / "data.yaml").write_text(f"path: .\nnc: 2\n{names}\n")
    return folder


@pytest.mark.parametrize(
    "kind", ["voc", "names: [rose, 'lily']", "names:\n  0: rose\n  1: lily", 'names:\n- rose\n- "lily"\nval: images']
)
def test_boxes_give_the_labels_that_occur_when_asked_to(kind: str, tmp_path: Path, make_image: MakeImage) -> None:
    folder = voc(tmp_path, make_image) if kind == "voc" else yolo(tmp_path, make_image, kind)
    with pytest.raises(UserError, match="object detection") as caught:
        look(folder, "class")
    assert "--target labels" in caught.value.hint and "--target boxes" in caught.value.hint
    summary = look(folder, "labels")
    assert labels(summary) == ROSES
    assert not any("matched by the end" in said for said in summary.warnings)


def test_a_table_of_boxes_gives_the_labels_that_occur_when_asked_to(pictures: Path) -> None:
    rows = [f"{name}.png,{label},1,1,5,5\n" for name, found in zip(NAMES, ROSES, strict=True) for label in found]
    (pictures / "list.csv").write_text("path,class,xmin,ymin,xmax,ymax\n" + "".join(rows) + rows[0])
    with pytest.raises(UserError, match="object detection"):
        look(pictures / "list.csv", "class")
    assert look(pictures / "list.csv").task == "detection"
    summary = look(pictures / "list.csv", "labels")
    assert labels(summary) == [found for found in ROSES if found]


# ---- folders ----------------------------------------------------------------------------------------------


def shared_pictures(root: Path, make_image: MakeImage) -> Path:
    for number in range(3):
        make_image(root / "rose" / f"{number}.png", size=(8, 8), seed=number)
        make_image(root / "lily" / f"{number}.png", size=(8, 8), seed=number + 2)
    return root


def test_a_picture_in_several_class_folders_has_several_labels_only_when_asked(
    tmp_path: Path, make_image: MakeImage
) -> None:
    folder = shared_pictures(tmp_path, make_image)
    summary = look(folder)
    assert summary.task == "classification" and counts(summary) == {"lily": 3, "rose": 3}
    assert any("in more than one class" in said and "--target labels" in said for said in summary.warnings)
    summary = look(folder, "labels")
    assert counts(summary) == {"lily": 3, "rose": 3} and summary.usable_count == 5 and summary.problem_count == 0
    assert targets(summary)["lily/0.png"] == Labels(("lily", "rose"))
    assert problems(summary) == {"rose/2.png": "The same picture as lily/0.png, which has all its labels."}


def test_copies_in_other_splits_stay_and_have_all_labels(tmp_path: Path, make_image: MakeImage) -> None:
    for split in ("train", "val"):
        shared_pictures(tmp_path / split, make_image)
    summary = look(tmp_path, "labels")
    assert targets(summary)["train/lily/0.png"] == targets(summary)["val/lily/0.png"] == Labels(("lily", "rose"))
    assert summary.totals.train == summary.totals.val == 5
    assert any("results will look better than they are" in said for said in summary.warnings)


# ---- numbers ----------------------------------------------------------------------------------------------


def test_a_column_of_decimals_is_a_number_and_whole_numbers_are_classes(pictures: Path) -> None:
    summary = look(table(pictures, "path,weight\n", ["1.5", "2", "3.25", "40.5", "5.5", "6.5"]))
    assert (summary.task, summary.quantity, summary.class_names) == ("regression", "weight", ())
    assert [target.value for target in targets(summary).values() if isinstance(target, Number)] == [
        1.5, 2.0, 3.25, 40.5, 5.5, 6.5,
    ]  # fmt: skip
    assert summary.preview is not None and "numbers from “weight”" in summary.preview.columns
    assert summary.preview.rows[2].class_name == "3.25"
    whole = look(table(pictures, "path,weight\n", ["1", "2", "1", "2", "1", "2"]))
    assert whole.task == "classification" and counts(whole) == {"1": 3, "2": 3}


def test_many_whole_numbers_are_classes_with_a_hint(tmp_path: Path, make_image: MakeImage) -> None:
    for number in range(8):
        make_image(tmp_path / f"{number}.png", size=(8, 8))
    path = tmp_path / "list.csv"
    path.write_text("path,age\n" + "".join(f"{number}.png,{number}\n" for number in range(8)))
    with pytest.raises(UserError) as caught:  # “age” is no title of a class
        look(path)
    assert "--target number:COLUMN; numbers are in: age." in caught.value.hint
    assert caught.value.targets == ("number:age",)
    path.write_text("path,class\n" + "".join(f"{number}.png,{number}\n" for number in range(8)))
    assert "The 8 different numbers in “class” are read as classes. To predict a number, use --target number." in (
        look(path).warnings
    )
    assert look(path, "number").quantity == "class"


MIXED = ["rose,10.5,3", "lily,11.5,4", "rose,12.5,5", "lily,13.5,6", "rose,14.5,7", "lily,15.5,8"]


def test_the_column_of_numbers_can_be_named_or_is_the_only_one(pictures: Path) -> None:
    path = table(pictures, "path,class,weight,petals\n", MIXED)
    assert look(path).task == "classification"
    assert look(path, "number:petals").quantity == look(path, "number: Petals").quantity == "petals"
    assert targets(look(path, "number:weight"))["b.png"] == Number(11.5)
    with pytest.raises(UserError, match="2 columns of numbers: weight, petals") as caught:
        look(path, "number")
    assert "numbers are in: weight, petals." in caught.value.hint
    assert caught.value.targets == ("number:weight", "number:petals")
    with pytest.raises(UserError, match="no column “height”; its columns are: path, class, weight, petals"):
        look(path, "number:height")
    with pytest.raises(UserError, match=r"“class” of list\.csv does not contain numbers: “rose”, for example"):
        look(path, "number:class")
    one = table(pictures, "path,class,weight\n", [cell.rsplit(",", 1)[0] for cell in MIXED])
    assert look(one, "number").quantity == "weight"


def test_a_folder_with_a_list_gives_its_numbers_and_one_without_is_refused(pictures: Path, class_folders: Path) -> None:
    with pytest.raises(UserError, match="has no list with a number for each image"):
        look(class_folders, "number:weight")
    table(pictures, "path,class,weight,petals\n", MIXED)
    assert look(pictures, "number:weight").quantity == "weight"


def test_rows_without_a_usable_number_are_named(pictures: Path) -> None:
    cells = ["1.5 kg", "nan", "inf", "", "2.5 kg", "3 kg"]
    summary = look(table(pictures, "path,weight\n", cells), "number")
    assert summary.usable_count == 3
    assert problems(summary) == {
        "b.png": "Row 3: there is no number.",
        "c.png": "Row 4: “inf” is not a finite number.",
        "d.png": "Row 5: there is no number.",
    }
    assert "The numbers in “weight” are in “kg”." in summary.warnings


def test_rows_with_different_numbers_for_one_file_are_both_left_out(pictures: Path) -> None:
    (pictures / "list.csv").write_text("path,weight\na.png,1.5\nb.png,2.5\na.png,3.5\nb.png,2.5\nc.png,7.5\n")
    summary = look(pictures / "list.csv", "number")
    assert targets(summary) == {"b.png": Number(2.5), "c.png": Number(7.5)}
    assert [file.detail for file in summary.files if file.problem == "several_numbers"] == [
        "Row 2: row 4 gives this file the number 3.5.", "Row 4: row 2 gives this file the number 1.5.",
    ]  # fmt: skip


def test_numbers_in_documents(pictures: Path) -> None:
    (pictures / "list.json").write_text(json.dumps({f"{name}.png": n + 0.5 for n, name in enumerate(NAMES)}))
    summary = look(pictures / "list.json")
    assert (summary.task, summary.quantity) == ("regression", "value")
    items = [{"file": f"{name}.png", "kind": "x", "price": n + 0.5} for n, name in enumerate(NAMES)]
    (pictures / "list.json").write_text(json.dumps(items))
    assert look(pictures / "list.json", "number").quantity == "price"
    assert targets(look(pictures / "list.json", "number:price"))["c.png"] == Number(2.5)
    with pytest.raises(UserError, match="does not contain “weight”"):
        look(pictures / "list.json", "number:weight")


def test_an_outlier_is_cautioned_and_an_uneven_distribution_is_said(tmp_path: Path, make_image: MakeImage) -> None:
    rows = "path,weight\n"
    for number in range(24):
        make_image(tmp_path / f"{number}.png", size=(8, 8))
        rows += f"{number}.png,{number / 10 + 0.05 if number else 9000.5}\n"
    (tmp_path / "list.csv").write_text(rows)
    summary = look(tmp_path / "list.csv")
    [odd] = [file for file in summary.files if "outlier" in file.cautions]
    assert odd.path == "0.png" and odd.detail == "weight is 9,000; the median is 1.3." and not odd.problem
    said = " ".join(summary.warnings)
    assert "1 image has a “weight” far from all others (median 1.3): 0.png with 9,000." in said
    assert "Most values of “weight” are low and a few are very high (median 1.3, range 0.15 to 9,000)" in said


# ---- the rest of a scan -----------------------------------------------------------------------------------


def test_copies_with_different_labels_or_numbers_are_cautioned(tmp_path: Path, make_image: MakeImage) -> None:
    for place, name in enumerate("abc"):
        make_image(tmp_path / f"{name}.png", size=(32, 24), seed=min(place, 1))
    (tmp_path / "list.csv").write_text("path,labels\na.png,rose\nb.png,rose;lily\nc.png,lily\n")
    summary = look(tmp_path / "list.csv")
    assert [file.cautions for file in summary.files if file.path.endswith(".png")][1:] == [
        ("across_classes",), ("across_classes", "copy"),
    ]  # fmt: skip
    assert any("with different labels. Decide which labels are correct." in said for said in summary.warnings)
    (tmp_path / "list.csv").write_text("path,weight\na.png,1.5\nb.png,2.5\nc.png,3.5\n")
    summary = look(tmp_path / "list.csv")
    assert any("with different numbers. Decide which number is correct." in said for said in summary.warnings)


def test_the_fingerprint_changes_with_any_label_or_number(pictures: Path) -> None:
    found = {
        look(table(pictures, "path,labels\n", cells)).fingerprint
        for cells in (["x;y", "x", "y"], ["x", "x;y", "y"], ["1.5", "2.5", "3.5"], ["1.5", "2.5", "3.25"])
    }
    assert len(found) == 4


def test_groups_are_offered_for_numbers_too(tmp_path: Path, make_image: MakeImage) -> None:
    rows = "path,weight,patient\n"
    for number in range(12):
        make_image(tmp_path / f"{number}.png", size=(8, 8))
        rows += f"{number}.png,{number}.5,p{number // 3}\n"
    (tmp_path / "list.csv").write_text(rows)
    summary = look(tmp_path / "list.csv", "number:weight")
    assert [each.key for each in summary.groupings] == ["column:patient"]
    assert any("results will look better than they are" in said for said in summary.warnings)
