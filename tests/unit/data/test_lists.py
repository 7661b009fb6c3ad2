"""CSV and TSV lists as people's programs write them, and messages that name the row."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError

MakeImage = Callable[..., Path]
Look = Callable[..., DatasetSummary]

ROWS = [("cat/1.png", "cat"), ("cat/2.png", "cat"), ("dog/1.png", "dog"), ("dog/2.png", "dog")]


@pytest.fixture
def pictures(tmp_path: Path, make_image: MakeImage) -> Path:
    for name, _ in ROWS:
        make_image(tmp_path / name)
    return tmp_path


def table(separator: str, header: str = "") -> str:
    return header + "".join(f"{path}{separator}{kind}\n" for path, kind in ROWS)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain.csv", table(",").encode()),
        ("header.csv", table(",", "path,class\n").encode()),
        ("other_words.csv", table(",", "Image Name,Label\n").encode()),
        ("unknown_words.csv", table(",", "x,z\n").encode()),
        ("bom.csv", table(",", "path,class\n").encode("utf-8-sig")),
        ("utf16.csv", table(",", "path,class\n").encode("utf-16")),
        ("utf16_le_without_bom.csv", table(",", "path,class\n").encode("utf-16-le")),
        ("semicolons.csv", table(";", "path;class\n").encode()),
        ("tabs.tsv", table("\t", "path\tclass\n").encode()),
        ("tabs_called.csv", table("\t").encode()),
        ("crlf.csv", table(",", "path,class\n").replace("\n", "\r\n").encode()),
        ("quoted.csv", "".join(f'"{path}", "{kind}"\n' for path, kind in ROWS).encode()),
        ("backslashes.csv", table(",").replace("/", "\\").encode()),
        ("dots.csv", table(",").replace("cat/", "./dog/../cat/").encode()),
        ("comments.csv", ("# of May\n\n# checked\n" + table(",", "path,class\n")).encode()),
        ("title_with_a_hash.csv", table(",", "#path,class\n").encode()),
        ("blank_lines.csv", ("\n" + table(",", "path,class\n\n") + "\n,\n").encode()),
        ("other_columns.csv", ("name,path,label,class\n" + "".join(f"Tom,{p},0,{k}\n" for p, k in ROWS)).encode()),
        ("turned.csv", ("class,id,file\n" + "".join(f"{k},7,{p}\n" for p, k in ROWS)).encode()),
    ],
)
def test_lists_in_many_formats_are_read_alike(name: str, data: bytes, pictures: Path, look: Look) -> None:
    (pictures / name).write_bytes(data)
    summary = look(pictures / name)
    assert [(file.path, file.class_name) for file in summary.files if not file.problem] == ROWS
    assert summary.layout == "List of images" and summary.root == str(pictures)
    assert summary.problem_count == 0


def test_the_third_column_is_the_split_with_or_without_a_header(pictures: Path, look: Look) -> None:
    splits = ["train", "Validation", "training", "test"]
    body = "".join(f"{path},{kind},{split}\n" for (path, kind), split in zip(ROWS, splits, strict=True))
    for name, text in (("a.csv", body), ("b.csv", "file,label,Split\n" + body)):
        (pictures / name).write_text(text)
        assert [file.split for file in look(pictures / name).files] == ["train", "val", "train", "test"]


def test_a_third_column_with_other_values_is_ignored(pictures: Path, look: Look) -> None:
    (pictures / "list.csv").write_text("".join(f"{path},{kind},12.5\n" for path, kind in ROWS))
    assert {file.split for file in look(pictures / "list.csv").files} == {""}


def test_absolute_paths_inside_the_folder_are_fine(pictures: Path, look: Look) -> None:
    (pictures / "list.csv").write_text("".join(f"{pictures / path},{kind}\n" for path, kind in ROWS))
    assert look(pictures / "list.csv").usable_count == 4


def test_every_unusable_row_is_named_by_its_number(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    folder = tmp_path / "set"
    for name in ("a.png", "b.png", "c.png", "d.png"):
        make_image(folder / name)
    make_image(tmp_path / "outside.png")
    (folder / "list.csv").write_text(
        "path,class,split\n"
        "a.png,cat,train\n"
        "../outside.png,cat,train\n"
        "/etc/passwd,cat,train\n"
        "missing.png,cat,train\n"
        ",cat,train\n"
        "b.png,,train\n"
        "c.png,dog,sometimes\n"
        "a.png,dog,train\n"
        ".,dog,train\n"
        "d.png,dog,\n"
        "d.png,Dog,\n"
    )
    summary = look(folder / "list.csv")
    told = {file.detail.split(":")[0]: file.problem for file in summary.files if file.problem}
    assert told == {
        "Row 3": "outside_folder", "Row 4": "outside_folder", "Row 5": "missing", "Row 6": "bad_row",
        "Row 7": "bad_row", "Row 8": "bad_row", "Row 9": "several_classes", "Row 10": "outside_folder",
        "Row 2": "several_classes", "Row 12": "listed_twice",
    }  # fmt: skip
    assert [file.path for file in summary.files if not file.problem] == ["d.png"]
    assert not any(".." in file.path or file.path.startswith("/") for file in summary.files)


def test_quoted_cells_keep_commas_newlines_and_quotes(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    names = ["a, b.png", 'say "hi".png', "two\nlines.png", "plain.png"]
    for name in names:
        make_image(tmp_path / name)
    cells = ['"' + name.replace('"', '""') + '"' for name in names]
    (tmp_path / "list.csv").write_text("".join(f"{cell},k{n % 2}\n" for n, cell in enumerate(cells)))
    assert sorted(file.path for file in look(tmp_path / "list.csv").files if not file.problem) == sorted(names)


def test_umlauts_in_a_windows_encoded_list_are_read(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    make_image(tmp_path / "für.png")
    make_image(tmp_path / "b.png")
    (tmp_path / "list.csv").write_bytes("für.png,Äpfel\nb.png,Öl\n".encode("cp1252"))
    assert look(tmp_path / "list.csv").class_names == ("Äpfel", "Öl")


def test_names_that_are_not_utf8_are_found(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    for name in (b"caf\xe9.png", b"b.png"):
        make_image(tmp_path / os.fsdecode(name))
    (tmp_path / "list.csv").write_bytes(b"caf\xe9.png,one\nb.png,two\n")
    assert look(tmp_path / "list.csv").usable_count == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"), ("path,size\na.png,3\n", "no column for the class"),
        ("label,size\n1,3\n", "no column for the path"),
        ("a.png\nb.png\n", "only one column"), ("nothing,here\n", "matches no existing image"), ("\0\0\0", "list.csv"),
    ],
)  # fmt: skip
def test_a_list_without_the_columns_is_refused_with_a_message(
    text: str, expected: str, tmp_path: Path, look: Look
) -> None:
    (tmp_path / "list.csv").write_text(text)
    with pytest.raises(UserError, match=expected) as caught:
        look(tmp_path / "list.csv")
    assert caught.value.hint


def test_a_folder_with_flat_images_and_one_list_is_read_by_its_list(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for name in ("a.png", "b.png"):
        make_image(tmp_path / "images" / name)
    (tmp_path / "labels.csv").write_text("filename,label\nimages/a.png,cat\nimages/b.png,dog\n")
    summary = look(tmp_path)
    assert summary.layout == "List of images" and summary.class_names == ("cat", "dog")


def test_class_folders_take_precedence_over_a_list_beside_them(class_folders: Path, look: Look) -> None:
    (class_folders / "list.csv").write_text("cats/00.png,x\ndogs/00.png,y\n")
    assert look(class_folders).layout == "Class folders"


def test_a_list_of_ten_thousand_rows_is_read(tmp_path: Path, make_image: MakeImage) -> None:
    from ftstudio.data.lists.read_lists import rows_of

    make_image(tmp_path / "a.png")
    (tmp_path / "list.csv").write_text("a.png,cat\n" * 10_000)
    rows = list(rows_of(tmp_path / "list.csv"))
    assert len(rows) == 10_000 and sum(not row.problem for row in rows) == 1


# ---- lists from elsewhere ---------------------------------------------------------------------------------

LISTS = {
    "names without ending": ("labels.csv", "image_id,dx\n", "{stem},{kind}\n"),
    "a notebook's paths": ("labels.csv", "", "/content/drive/MyDrive/set/{path},{kind}\n"),
    "Windows paths": ("labels.csv", "", "C:\\Users\\Ann\\{kind}\\{stem}.png,{kind}\n"),
    "a bucket with the use first": ("labels.csv", "", "TRAIN,gs://bucket/{stem}.png,{kind}\n"),
    "one-hot": ("labels.csv", "image,cat,dog\n", "{path},{cat}.0,{dog}.0\n"),
    "plain text": ("all.txt", "", "{path} {kind}\n"),
    "JSON lines": ("metadata.jsonl", "", '{{"file_name": "{path}", "label": "{kind}"}}\n'),
}


@pytest.mark.parametrize("which", LISTS)
def test_lists_of_other_programs_and_computers_name_the_same_images(
    which: str, tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    name, rows, row = LISTS[which]
    for number, (stem, kind) in enumerate([("a1", "cat"), ("a2", "cat"), ("b1", "dog"), ("b2", "dog")]):
        make_image(tmp_path / "images" / f"{stem}.png", seed=number)
        rows += row.format(
            stem=stem, path=f"images/{stem}.png", kind=kind, cat=int(kind == "cat"), dog=int(kind == "dog")
        )
    (tmp_path / name).write_text(rows)
    summary = look(tmp_path)
    assert {file.path: file.class_name for file in summary.files} == {
        "images/a1.png": "cat", "images/a2.png": "cat", "images/b1.png": "dog", "images/b2.png": "dog",
    }  # fmt: skip
    assert summary.problem_count == 0 and summary.preview is not None and summary.preview.row_count == 4
    assert [row.path for row in summary.preview.rows][:1] == ["images/a1.png"]


def test_images_without_a_row_and_ambiguous_paths_are_reported(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for name in ("one/a.png", "two/a.png", "one/b.png", "two/c.png"):
        make_image(tmp_path / name)
    (tmp_path / "list.csv").write_text("file,class\na.png,cat\nb.png,cat\nc.png,dog\n")
    problems = [(file.path, file.problem, file.detail) for file in look(tmp_path / "list.csv").files if file.problem]
    assert problems == [
        ("list.csv, row 2", "ambiguous_path", "Row 2: several files match: one/a.png and two/a.png."),
        ("one/a.png", "not_listed", "The list has no row for this image."),
        ("two/a.png", "not_listed", "The list has no row for this image."),
    ]


def test_a_file_named_by_other_rows_does_not_replace_a_missing_one(
    tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    for number in range(3):
        make_image(tmp_path / "dog" / f"{number}.png")
        make_image(tmp_path / "fox" / f"{number + 5}.png")
    rows = [f"/far/{kind}/{number}.png,{kind}\n" for kind in ("cat", "dog") for number in range(3)]
    (tmp_path / "list.csv").write_text("".join(rows) + "".join(f"/far/fox/{n + 5}.png,fox\n" for n in range(3)))
    summary = look(tmp_path / "list.csv")
    assert summary.class_names == ("dog", "fox") and summary.usable_count == 6
    assert {file.problem for file in summary.files if file.class_name == "cat"} == {"outside_folder"}


@pytest.mark.parametrize(
    ("rows", "several"),
    [
        (["rose", "lily", "rose lily"], True), (["a|b", "b", "c"], True), (["['a', 'b']", "a", "b"], True),
        (["red rose", "white rose", "red tulip"], False), (["tench, Tinca tinca", "crane", "bucket, pail"], False),
        (["hot dog", "ice cream", "apple"], False),
    ],
)  # fmt: skip
def test_several_words_in_a_cell_are_labels_if_other_cells_show_it_and_otherwise_one_class(
    rows: list[str], several: bool, tmp_path: Path, make_image: MakeImage, look: Look
) -> None:
    text = "file,label\n"
    for number, cell in enumerate(rows):
        make_image(tmp_path / f"{number}.png")
        text += f'{number}.png,"{cell}"\n'
    (tmp_path / "list.csv").write_text(text)
    if several:
        summary = look(tmp_path / "list.csv")
        assert summary.task == "multi-label" and sorted(len(file.labels) for file in summary.files)[-1] == 2
    else:
        assert look(tmp_path / "list.csv").class_names == tuple(sorted(rows))


def test_a_list_that_does_not_fit_and_a_workbook_are_named(tmp_path: Path, make_image: MakeImage, look: Look) -> None:
    make_image(tmp_path / "a.png")
    (tmp_path / "labels.csv").write_text("file,class\nnot here.png,cat\n")
    (tmp_path / "labels.xlsx").write_bytes(b"PK")
    with pytest.raises(UserError, match=r"labels\.csv is not used: none of its first 1 rows.*labels\.xlsx.*CSV"):
        look(tmp_path)
    with pytest.raises(UserError, match="Excel workbook"):
        look(tmp_path / "labels.xlsx")


def test_a_table_of_pixels_is_reported_without_its_785_titles(tmp_path: Path, look: Look) -> None:
    titles = ",".join(f"pixel{number}" for number in range(784))
    (tmp_path / "train.csv").write_text(f"label,{titles}\n5{',0' * 784}\n")
    with pytest.raises(UserError, match="numbers in 785 columns") as caught:
        look(tmp_path / "train.csv")
    assert len(caught.value.message) < 250
