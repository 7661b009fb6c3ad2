"""Odd inputs: lists of images and classes."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

from odd_inputs import Situation, classes_of, draw, inspected, refused, trained

from ftstudio.core.targets import Number

Make = Callable[[Path], Path]
Expect = Callable[[Path], tuple[str, bool]]

TWO = {"cat": 4, "dog": 4}
NAMES = [(f"{kind}{number}", kind) for kind in TWO for number in range(TWO[kind])]
"""The names without endings and the classes of eight pictures."""
PETS = TWO | {"pet": 8}


def pictures(root: Path, folder: str = "images", ending: str = ".png") -> Path:
    for number, (name, kind) in enumerate(NAMES):
        draw(root / folder / f"{name}{ending}", kind == "dog", number)
    return root


def listed(
    rows: str,
    row: str = "{name}.png,{kind}",
    *,
    name: str = "labels.csv",
    folder: str = "images",
    encoding: str = "utf-8",
    open_list: bool = False,
) -> Make:
    """Eight pictures and one list: the lines ``rows``, then ``row`` for each picture."""

    def make(root: Path) -> Path:
        pictures(root, folder)
        text = rows + "".join(
            row.format(name=stem, kind=kind, cat=int(kind == "cat"), dog=int(kind == "dog"), number=number) + "\n"
            for number, (stem, kind) in enumerate(NAMES)
        )
        (root / name).write_bytes(text.encode(encoding))
        return root / name if open_list else root

    return make


def document(value: object, name: str = "labels.json", lines: bool = False) -> Make:
    def make(root: Path) -> Path:
        pictures(root)
        text = "\n".join(map(json.dumps, value)) if lines and isinstance(value, list) else json.dumps(value)
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
        return root

    return make


def understood(classes: dict[str, int] | None = None, *words: str, problems: int = 0) -> Expect:
    """A scan that finds these classes and so many problems, and says ``words`` in a warning or the preview."""

    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source)
        found = classes_of(summary)
        said = " ".join((*summary.warnings, str(summary.preview)))
        right = found == (TWO if classes is None else classes) and summary.problem_count == problems
        right = right and all(word in said for word in words) and (summary.preview is not None)
        return f"{found}, {summary.problem_count} not used", right

    return expect


def in_splits(source: Path) -> tuple[str, bool]:
    counts = {count.name: (count.train, count.val, count.test) for count in inspected(source).counts}
    return str(counts), all(train and val for train, val, _ in counts.values())


def labelled(counts: dict[str, int], *words: str, target: str = "auto") -> Expect:
    """A scan that finds so many images with each label and nothing wrong, and says ``words``."""

    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source, target=target)
        said = " ".join((*summary.warnings, str(summary.preview)))
        right = summary.task == "multi-label" and classes_of(summary) == counts and summary.problem_count == 0
        return f"labels {classes_of(summary)}", right and all(word in said for word in words)

    return expect


def measured(quantity: str, low: float, high: float, *words: str, target: str = "auto", problems: int = 0) -> Expect:
    """A scan that finds a number from ``low`` to ``high`` for each image, and says ``words``."""

    def expect(source: Path) -> tuple[str, bool]:
        summary = inspected(source, target=target)
        values = [file.target.value for file in summary.files if isinstance(file.target, Number) and not file.problem]
        found = (summary.quantity, min(values, default=0), max(values, default=0), summary.problem_count)
        said = " ".join((*summary.warnings, str(summary.preview)))
        right = found == (quantity, low, high, problems) and all(word in said for word in words)
        return "{} {} to {}, {} not used".format(*found), right and summary.task == "regression"

    return expect


def refusal(*words: str, target: str = "auto") -> Expect:
    return lambda source: refused(source, *words, target=target)


def quickly_trained(source: Path) -> tuple[str, bool]:
    run = trained(source)
    return f"trained: {run.run_id}", bool(run.run_dir)


# ---- situations that need more than one list --------------------------------------------------------------


def one_list_a_split(template: str, row: str) -> Make:
    def make(root: Path) -> Path:
        pictures(root)
        for split, numbers in (("train", (0, 1)), ("val", (2,)), ("test", (3,))):
            rows = "".join(row.format(kind=kind, number=number) for kind in TWO for number in numbers)
            (root / template.format(split=split)).write_text(rows)
        (root / "classes.txt").write_text("cat\ndog\n")
        return root

    return make


def lists_in_split_folders(root: Path) -> Path:
    for split, numbers in (("train", (0, 1)), ("valid", (2, 3))):
        rows = "filename,cat,dog\n"
        for kind in TWO:
            for number in numbers:
                draw(root / split / f"{kind}{number}.png", kind == "dog", number)
                rows += f"{kind}{number}.png,{int(kind == 'cat')},{int(kind == 'dog')}\n"
        (root / split / "_classes.csv").write_text(rows)
    return root


def image_parts(root: Path) -> Path:
    for number, (name, kind) in enumerate(NAMES):
        draw(root / f"HAM_images_part_{number % 2 + 1}" / f"{name}.jpg", kind == "dog", number)
    (root / "HAM_metadata.csv").write_text("lesion_id,image_id,dx,age\n" + "".join(f"L,{n},{k},40\n" for n, k in NAMES))
    return root


def kaggle(root: Path) -> Path:
    for number in range(8):
        draw(root / "train" / f"{number}.png", number % 2, number)
        draw(root / "test" / f"{number}.png", number % 2, number + 50)
    (root / "train.csv").write_text("id,label\n" + "".join(f"{n},{'cat' if n % 2 else 'dog'}\n" for n in range(8)))
    (root / "sample_submission.csv").write_text("id,label\n" + "".join(f"{n},cat\n" for n in range(8)))
    return root


def beside_each(value: Callable[[str], object], folder: str = "images") -> Make:
    def make(root: Path) -> Path:
        pictures(root)
        (root / folder).mkdir(exist_ok=True)
        for name, kind in NAMES:
            (root / folder / f"{name}.json").write_text(json.dumps(value(kind)))
        return root

    return make


def spelled_otherwise(root: Path) -> Path:
    rows = "file,label\n"
    for number in range(8):
        draw(root / f"{number}.png", number % 2, number)
        kind = [unicodedata.normalize("NFC", "Löwe"), "Rose", unicodedata.normalize("NFD", "Löwe"), "rose "][number % 4]
        rows += f"{number}.png,{kind}\n"
    (root / "labels.csv").write_text(rows, "utf-8")
    return root


def decomposed_names(root: Path) -> Path:
    rows = "file,label\n"
    for number in range(8):
        draw(root / unicodedata.normalize("NFD", f"bär{number}.png"), number % 2, number)
        rows += unicodedata.normalize("NFC", f"bär{number}.png") + f",{'cat' if number < 4 else 'dog'}\n"
    (root / "labels.csv").write_text(rows, "utf-8")
    return root


def same_name_twice(root: Path) -> Path:
    pictures(root, "left")
    pictures(root, "right")
    (root / "labels.csv").write_text("file,label\n" + "".join(f"{name}.png,{kind}\n" for name, kind in NAMES))
    return root / "labels.csv"


def class_folders_elsewhere(root: Path) -> Path:
    """Of the cats only the rows are there; the dogs have the same file names."""
    for number in range(4):
        draw(root / "dog" / f"{number}.png", 1, number)
        draw(root / "fox" / f"{number + 10}.png", 2, number)
    rows = [f"/data/{kind}/{number}.png,{kind}\n" for kind in ("cat", "dog") for number in range(4)]
    rows += [f"/data/fox/{number + 10}.png,fox\n" for number in range(4)]
    (root / "labels.csv").write_text("".join(rows))
    return root / "labels.csv"


def folders_and_a_list(root: Path) -> Path:
    for kind in ("cat", "dog"):
        for number in range(4):
            draw(root / kind / f"{number}.png", kind == "dog", number)
    (root / "list.csv").write_text("cat/0.png,x\ndog/0.png,y\n")
    return root


def said_of_folders(source: Path) -> tuple[str, bool]:
    summary = inspected(source)
    right = classes_of(summary) == TWO and any("list.csv is not used" in said for said in summary.warnings)
    return f"{classes_of(summary)}; {summary.warnings}", right


def numbered(root: Path) -> Path:
    (root / "classes.txt").write_text("cat\ndog\n")
    return listed("", "{name}.png {dog}", name="all.txt")(root)


def voc(root: Path) -> Path:
    pictures(root, "JPEGImages")
    (root / "Annotations").mkdir()
    for name, kind in NAMES:
        boxes = f"<object><name>{kind}</name><bndbox/></object>" * 2
        (root / "Annotations" / f"{name}.xml").write_text(f"<annotation>{boxes}</annotation>")
    return root


def yolo(root: Path) -> Path:
    pictures(root)
    (root / "labels").mkdir()
    for name, kind in NAMES:
        (root / "labels" / f"{name}.txt").write_text(f"{int(kind == 'dog')} 0.5 0.5 0.1 0.1\n" * 2)
    (root / "data.yaml").write_text("nc: 2\nnames: ['cat', 'dog']\n")
    return root


def twice_in_folders(root: Path) -> Path:
    for number, (_, kind) in enumerate(NAMES):
        draw(root / kind / f"{number}.png", kind == "dog", number)
    draw(root / "dog" / "again.png", False, 0)
    return root


def workbook(root: Path) -> Path:
    pictures(root)
    (root / "labels.xlsx").write_bytes(b"PK\x03\x04")
    return root


CELLS = ("rose", "lily", "tulip", "rose lily", "lily tulip", "rose tulip", "rose", "lily")
SEVERAL = "".join(f"{name}.png,{cell}\n" for (name, _), cell in zip(NAMES, CELLS, strict=True))
COCO = {
    "images": [{"id": place, "file_name": f"{name}.png"} for place, (name, _) in enumerate(NAMES)],
    "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
    "annotations": [{"image_id": place, "category_id": 1 + (kind == "dog")} for place, (_, kind) in enumerate(NAMES)],
}
WITH_BOXES = COCO | {"annotations": [one | {"bbox": [1, 2, 3, 4]} for one in COCO["annotations"]]}  # type: ignore
LABEL_STUDIO = [
    {
        "data": {"image": f"/data/upload/1/0a1b2c3d-{name}.png"},
        "annotations": [{"result": [{"type": "choices", "value": {"choices": [kind]}}]}],
    }
    for name, kind in NAMES
]
VERTEX = [
    {"imageGcsUri": f"gs://bucket/a/{name}.png", "classificationAnnotation": {"displayName": kind}}
    for name, kind in NAMES
]
GROUND_TRUTH = [
    {"source-ref": f"s3://bucket/{name}.png", "kind": 0, "kind-metadata": {"class-name": kind}} for name, kind in NAMES
]
CVAT = "<annotations>{}</annotations>"
TAGS = "".join(f'<image id="1" name="{name}.png"><tag label="{kind}" source="manual"/></image>' for name, kind in NAMES)
BOXES = "".join(f'<image id="1" name="{name}.png"><box label="{kind}" xtl="1"/></image>' for name, kind in NAMES)


def cvat(inner: str) -> Make:
    def make(root: Path) -> Path:
        pictures(root)
        (root / "annotations.xml").write_text(CVAT.format(inner))
        return root

    return make


ALL = understood()
SITUATIONS: list[Situation] = [
    *(
        Situation(f"titles {path}, {kind}", listed(f"{path},{kind}\n"), ALL)
        for path, kind in (
            ("image_id", "dx"), ("id", "breed"), ("filename", "label"), ("image", "category"), ("file", "target"),
            ("Image Index", "Finding Labels"), ("id_code", "diagnosis"), ("imagePath", "y"), ("file_path", "class"),
            ("Image", "Id"), ("photo", "Art der Pflanze"),
        )
    ),
    Situation("names without ending", listed("image_id,dx\n", "{name},{kind}"), ALL),
    Situation("names without ending, trained", listed("image_id,dx\n", "{name},{kind}"), quickly_trained),
    Situation("semicolons", listed("file;class\n", "{name}.png;{kind}"), ALL),
    Situation("tabs in .csv", listed("file\tclass\n", "{name}.png\t{kind}"), ALL),
    Situation("bars", listed("file|class\n", "{name}.png|{kind}"), ALL),
    Situation("UTF-16 of Excel", listed("file\tclass\n", "{name}.png\t{kind}", encoding="utf-16"), ALL),
    Situation("UTF-8 with BOM", listed("file,class\n", encoding="utf-8-sig"), ALL),
    Situation("Windows-1252", listed("file;class\n", "{name}.png;{kind}é", encoding="cp1252"),
              understood({"caté": 4, "dogé": 4})),
    Situation("quotes", listed("file,class\n", '"{name}.png", "{kind}"'), ALL),
    Situation("sep=; of Excel", listed("sep=;\nfile;class\n", "{name}.png;{kind}"), ALL),
    Situation("index column of pandas", listed(",file,class\n", "{number},{name}.png,{kind}"), ALL),
    Situation("one-hot", listed("image,cat,dog\n", "{name},{cat}.0,{dog}.0"),
              understood(None, "columns “cat” to “dog”")),
    Situation("one-hot, several", listed("image,cat,dog,pet\n", "{name},{cat},{dog},1"), labelled(PETS, "“cat” to")),
    Situation("one-hot, none in some rows", listed("image,cat\n", "{name},{cat}"),
              labelled({"cat": 4}, "4 images have no label", target="labels")),
    Situation("several in a cell", listed("file,labels\n" + SEVERAL, ""),
              labelled({"rose": 4, "lily": 4, "tulip": 3}, "labels from")),
    Situation("several in a cell, one class wanted", listed("file,labels\n" + SEVERAL, ""),
              refusal("labels.csv", "3 images of 8", "--target labels", target="class")),
    Situation("several by |", listed("file,class\n", "{name}.png,{kind}|pet"), labelled(PETS, "Every image has “pet”")),
    Situation("several rows", listed("file,class\n", "{name}.png,{kind}\n{name}.png,pet"), labelled(PETS)),
    Situation("Python lists in cells", listed("file,class\n", "{name}.png,\"['{kind}', 'pet']\""), labelled(PETS)),
    Situation("labels in NFC and NFD", listed("file,tags\n", "{name}.png,{kind};lo\u0308we", encoding="utf-8"),
              labelled(TWO | {"l\u00f6we": 8})),
    Situation("COCO with categories, several", document(COCO | {"annotations": COCO["annotations"] + [
              {"image_id": place, "category_id": 2} for place in range(8)]}), labelled({"cat": 4, "dog": 8})),
    Situation("weights", listed("file,weight\n", "{name}.png,{number}.25"), measured("weight", 0.25, 7.25)),
    Situation("weights with a comma and a unit", listed("file;weight\n", "{name}.png;1.00{number},25 kg"),
              measured("weight", 1000.25, 1007.25, "in “kg”")),
    Situation("ages", listed("file,age\n", "{name}.png,{number}"),
              refusal("no column for the class", "numbers are in: age")),
    Situation("ages wanted", listed("file,age\n", "{name}.png,{number}"), measured("age", 0, 7, target="number:age")),
    Situation("two columns of numbers", listed("file,age,weight\n", "{name}.png,{number},{number}.5"),
              refusal("age, weight", "--target number:COLUMN", target="number")),
    Situation("numbers that are none", listed("file,weight\ncat0.png,n/a\ncat1.png,inf\n", "{name}.png,{number}.5"),
              measured("weight", 0.5, 7.5, target="number", problems=2)),
    Situation("VOC, labels wanted", voc, labelled(TWO, target="labels")),
    Situation("YOLO, labels wanted", yolo, labelled(TWO, target="labels")),
    Situation("a picture in two class folders, labels wanted", twice_in_folders,
              labelled({"cat": 4, "dog": 5}, target="labels")),
    Situation("one row contradicts", listed("file,class\ncat0.png,dog\n"),
              understood({"cat": 3, "dog": 4}, problems=2)),
    Situation("Rose and rose, NFC and NFD", spelled_otherwise,
              understood({"Löwe": 4, "Rose": 4}, "merged into one class")),
    Situation("file names in NFD", decomposed_names, ALL),
    Situation("classes 1.0", listed("file,label\n", "{name}.png,{dog}.0"), understood({"0": 4, "1": 4})),
    Situation("is_valid of fastai", listed("name,label,is_valid\n", "{name}.png,{kind},{number}"), ALL),
    Situation("folds", listed("file,label,fold\n", "{name}.png,{kind},{number}"), understood(None, "“fold”")),
    Situation("Colab paths", listed("", "/content/drive/MyDrive/set/images/{name}.png,{kind}"),
              understood(None, "matched by the end of the path")),
    Situation("Windows paths", listed("", r"C:\Users\Ann\set\images\{name}.png,{kind}"),
              understood(None, "matched by the end of the path")),
    Situation("bucket paths", listed("", "gs://bucket/x/{name}.png,{kind}"),
              understood(None, "matched by the end of the path")),
    Situation("Vertex AI", listed("", "TRAINING,gs://bucket/{name}.png,{kind}"), ALL),
    Situation("Vertex AI, several", listed("", "TRAIN,gs://b/{name}.png,{kind},cat,dog"),
              labelled({"cat": 8, "dog": 8})),
    Situation("Vertex AI, unassigned", listed("", "UNASSIGNED,gs://bucket/{name}.png,{kind}"), ALL),
    Situation("ml_use titles", listed("ml_use,gcs_uri,label\n", "test,gs://bucket/{name}.png,{kind}"), ALL),
    Situation("train.csv, val.csv, test.csv", one_list_a_split("{split}.csv", "images/{kind}{number}.png,{kind}\n"),
              in_splits),
    Situation("train.txt, val.txt", one_list_a_split("{split}.txt", "images/{kind}{number}.png {kind}\n"), in_splits),
    Situation("lists in split folders", lists_in_split_folders, in_splits),
    Situation("txt with numbers, classes.txt", numbered,
              understood(None, "classes.txt")),
    Situation("HAM10000", image_parts, ALL),
    Situation("Kaggle", kaggle, understood(TWO, "sample_submission.csv", problems=8)),
    Situation("ambiguous names", same_name_twice, refusal("several files match")),
    Situation("files of another class", class_folders_elsewhere, understood({"dog": 4, "fox": 4}, problems=4)),
    Situation("class folders and a list", folders_and_a_list, said_of_folders),
    Situation("a missing image", listed("file,class\nnot_here.png,cat\n"), understood(None, problems=1)),
    Situation("a list that does not fit", listed("a,b,c\n", "x,y,z"), refusal("labels.csv is not used")),
    Situation("785 columns", listed("label," + ",".join(f"pixel{n}" for n in range(784)) + "\n", "1" + ",0" * 784),
              refusal("numbers in 785 columns")),
    Situation("workbook", workbook, refusal("labels.xlsx", "CSV")),
    Situation("boxes in a table",
              listed("filename,class,xmin,ymin,xmax,ymax\n", "{name}.png,{kind},1,1,5,5\n{name}.png,{kind},1,1,9,9"),
              refusal("object detection")),
    Situation("one box an image", listed("Path;ClassId;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2\n", "{name}.png;{dog};1;1;5;5"),
              understood({"0": 4, "1": 4}, "boxes")),
    Situation("COCO with categories alone", document(COCO, "annotations/instances.json"), ALL),
    Situation("COCO with boxes", document(WITH_BOXES, "annotations/instances.json"), refusal("object detection")),
    Situation("Label Studio", document(LABEL_STUDIO), ALL),
    Situation("Label Studio, small", document([{"image": f"{n}.png", "choice": k} for n, k in NAMES]), ALL),
    Situation("file and label objects", document([{"file": f"{n}.png", "label": k} for n, k in NAMES]), ALL),
    Situation("JSON lines", document([{"file_name": f"{n}.png", "label": k} for n, k in NAMES], "m.jsonl", True), ALL),
    Situation("Vertex AI, JSON lines", document(VERTEX, "all.jsonl", True), ALL),
    Situation("Ground Truth manifest", document(GROUND_TRUTH, "out.manifest", True), ALL),
    Situation("class by file", document({f"{name}.png": kind for name, kind in NAMES}), ALL),
    Situation("files by class", document({k: [f"{n}.png" for n, kind in NAMES if kind == k] for k in TWO}), ALL),
    Situation("CVAT tags", cvat(TAGS), ALL),
    Situation("CVAT boxes", cvat(BOXES), refusal("object detection")),
    Situation("LabelMe flags", beside_each(lambda kind: {"flags": {k: k == kind for k in TWO}, "shapes": []}), ALL),
    Situation("LabelMe shapes", beside_each(lambda kind: {"flags": {}, "shapes": [{"label": kind}]}),
              refusal("object detection")),
    Situation("JSON for each image, in a folder", beside_each(lambda kind: {"label": kind}, "annotations"), ALL),
]  # fmt: skip
