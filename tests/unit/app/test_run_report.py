"""The report of a run: its figures are the record's, no name becomes markup, and nothing is loaded from anywhere."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from reported_runs import HOSTILE, Page, a_run

from ftstudio.app import jobs
from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.app.run_report import contents, facts, job, page
from ftstudio.app.run_report import path as report_place
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.control import RunControl
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.core.storage import disk
from ftstudio.store.run_folder import RunFolder


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return tmp_path / "pictures"


@pytest.fixture
def run(runs_dir: Path, images: Path) -> RunFolder:
    return a_run(runs_dir, images)


def made(run: RunFolder, out: Path, **wishes: object) -> Page:
    answer = jobs.run(MakeReport(run_dir=str(run.path), out=str(out), **wishes), RunControl(), lambda _: None)
    assert answer == ReportWritten(path=str(out), size=out.stat().st_size)
    return Page(out.read_bytes())


# ---- what stands in it ------------------------------------------------------------------------------------


def test_every_figure_is_the_records(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    for words in (
        "my pets", "Images pets", "finished",
        "75.0 %", "right, of 12 test images", "46.8 to 91.1 %",  # 9 of 12, Wilson
        "Macro precision72.2 %", "Macro recall73.3 %", "Macro F171.1 %", "Loss0.432",
        "Calibration error (ECE)12.3 % → 3.5 %", "Unlike the training images3 of 12",
        "Answered, from 80 % on100.0 %",
        "Best epoch2", "Validation loss at best epoch0.5", "Training time1 min 05 s",
        "5 of 7 stages, 654,321 parameters", "123,456 parameters", "64 × 64 pixels",
        "CPU, 2 cores", "Created20", "2.9.9+cpu", "Images per second, while training321", "temperature 1.500",
    ):  # fmt: skip
        assert words in told.text, words


def test_classes_have_counts_and_intervals(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    [row] = [row for row in told.rows if row[0] == "cat" and "30.1 to 95.4 %" in " ".join(row)]  # 3 of 4
    assert row[1] == "4" and row[2].startswith("75.0 %") and row[5] == "75.0 %"


def test_the_confusion_matrix_has_a_heading_for_every_row_and_column(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    place = next(number for number, row in enumerate(told.rows) if row == ["", "cat", "dog", "owl"])
    assert told.rows[place + 1 : place + 4] == [
        ["cat", "3", "1", "0"],
        ["dog", "0", "3", "1"],
        ["owl", "1", "0", "3"],
    ]
    assert ["cat", "dog", "1", "25.0 %"] in told.rows


def test_the_curves_are_drawn_and_told(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    drawings = [svg for svg in told.all("svg") if svg.get("class") == "drawing"]
    assert len(drawings) == 3 and all(svg["role"] == "img" for svg in drawings)
    assert "Loss. On validation images from 0.75 in epoch 0 to 0.5 in epoch 2." in told.text
    assert "Accuracy. On validation images from 50.0 % in epoch 0 to 75.0 % in epoch 2." in told.text
    assert "best: 2" in told.text
    assert told.row("2 best")[1:3] == ["0.5000", "0.5000"]


def test_the_data_tells_every_warning_and_problem(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    assert "1 image is an exact copy of another." in told.text
    assert ["0/broken.png", "The image is truncated."] in told.rows
    assert ["1/twin.png", "Duplicate of 1/0.png."] in told.rows
    assert "40 × 30 to 400 × 300 pixels" in told.text
    assert ["Total", "12", "12"] in told.rows


def test_settings_that_differ_come_first(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    assert told.row("Epochs train.epochs")[1:] == ["3", "15"]
    assert "Image sizeauto: 64" in told.text, "and all of them after, with what was chosen"
    assert f"ftstudio train --config {run.path / 'config.json'}" in told.text


def test_mistakes_come_most_confident_first_with_their_pictures(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    alts = [image["alt"] for image in told.all("img")]
    assert alts[:3] == ["cat, predicted as dog", "dog, predicted as owl", "owl, predicted as cat"]
    assert alts[3].endswith(", correct") if alts[3] else False
    source = told.all("img")[0]["src"] or ""
    picture = Image.open(io.BytesIO(base64.b64decode(source.removeprefix("data:image/jpeg;base64,"))))
    assert picture.size == (40, 30)


def test_heat_maps_lie_beside_the_mistakes(run: RunFolder) -> None:
    grey = io.BytesIO()
    Image.new("L", (8, 8), 255).save(grey, "PNG")
    asked: list[tuple[Path, str]] = []

    def explain(path: Path, class_name: str) -> HeatMap | UnreadableImage:
        asked.append((path, class_name))
        png = base64.b64encode(grey.getvalue()).decode()
        return HeatMap(path=str(path), class_name=class_name, method="a method", box=(0, 0, 1, 1), png_base64=png)

    known = facts.read(run, run.evaluation("test"))
    gathered = contents.gather(known, None, True, explain, RunControl(), lambda _: None)
    told = Page(page.render(gathered))
    assert [name for _, name in asked] == ["dog", "owl", "cat"], "what was answered is what is to be explained"
    assert [each["alt"] for each in told.all("img")][:2] == ["cat, predicted as dog", "Where the model saw dog"]
    assert "a method" in told.text


def test_a_network_that_cannot_be_asked_costs_the_heat_maps_and_no_more(run: RunFolder) -> None:
    asked: list[Path] = []

    def refuses(path: Path, _class_name: str) -> HeatMap:
        asked.append(path)
        raise UserError("It is too large for the graphics card.")

    known = facts.read(run, run.evaluation("test"))
    gathered = contents.gather(known, None, True, refuses, RunControl(), lambda _: None)
    assert len(asked) == 1
    assert len(gathered.mistakes) == 3 and all(each.picture and not each.heat for each in gathered.mistakes)


def test_two_runs_stand_side_by_side(run: RunFolder, runs_dir: Path, images: Path, tmp_path: Path) -> None:
    other = a_run(runs_dir, images, seed=7)
    told = made(run, tmp_path / "r.html", against=str(other.path))
    assert told.row("Random seed")[1:] == ["0", "7"]
    assert told.row("Accuracy")[1:] == ["75.0 %", "75.0 %"]
    assert "they cannot be told apart" in told.text
    assert "validation, other run" in told.text


def test_a_run_cannot_be_compared_with_itself(run: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="with itself"):
        made(run, tmp_path / "r.html", against=str(run.path))


# ---- what may not happen ----------------------------------------------------------------------------------


def test_no_name_becomes_markup(runs_dir: Path, images: Path, tmp_path: Path) -> None:
    run = a_run(runs_dir, images, HOSTILE)
    nasty = HOSTILE[0]
    error = ErrorReport(message=nasty, hint=nasty, details=f"{nasty}\n\u202e", is_bug=True)
    record = replace(run.record, name=nasty, note=nasty, dataset=nasty, device=nasty, state="failed", error=error)
    run.write_record(record)
    told = made(run, tmp_path / "r.html")
    tags = {tag for tag, _ in told.tags}
    assert not tags & {"script", "iframe", "object", "link", "form", "a", "base"}
    assert not [key for _, attributes in told.tags for key in attributes if key.startswith("on")]
    assert told.text.count(nasty) >= 8
    assert "\\u202egnp.exe" in told.text and "caf\\xe9" in told.text and "line\\x0abreak" in told.text
    assert not set("\u202e\udce9") & set((tmp_path / "r.html").read_text("utf-8"))


def test_nothing_is_loaded_and_nothing_can_be(run: RunFolder, tmp_path: Path) -> None:
    told = made(run, tmp_path / "r.html")
    html = (tmp_path / "r.html").read_text("utf-8")
    assert not re.search(r"https?:|//\w|@import|url\(", re.sub(r'src="data:[^"]*"', "", html))
    assert all((image["src"] or "").startswith("data:image/jpeg;base64,") for image in told.all("img"))
    policy = next(meta["content"] for meta in told.all("meta") if "http-equiv" in meta)
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    sources = {attribute for _, attributes in told.tags for attribute in attributes} & {"src", "href", "srcset"}
    assert sources == {"src"}


def test_without_images_there_is_no_picture_and_no_name_of_one(run: RunFolder, images: Path, tmp_path: Path) -> None:
    error = ErrorReport(message=f"{images}/0/1.png cannot be read", details=f"File {images}/0/1.png")
    run.write_record(replace(run.record, state="failed", error=error))
    told = made(run, tmp_path / "r.html", with_images=False)
    html = (tmp_path / "r.html").read_text("utf-8")
    assert not told.all("img")
    assert ".png" not in html
    assert str(tmp_path) not in html and str(images) not in html
    assert "predicted as dog with" in told.text, "the mistakes themselves stay"
    assert ["The image is truncated.", "1"] in told.rows, "and so do the problems, counted"


def test_pictures_carry_nothing_of_their_files_but_pixels(runs_dir: Path, images: Path, tmp_path: Path) -> None:
    (images / "0").mkdir(parents=True)
    secret = Image.new("RGB", (40, 30), (200, 10, 10))
    secret.save(images / "0" / "3.png", "JPEG", comment=b"where I live")
    run = a_run(runs_dir, images)
    told = made(run, tmp_path / "r.html")
    source = told.all("img")[0]["src"] or ""
    assert b"where I live" not in base64.b64decode(source.removeprefix("data:image/jpeg;base64,"))


@pytest.mark.parametrize("how", ["root of the evaluation", "path of the evaluation", "both roots", "a digest made up"])
def test_a_run_from_somebody_else_gets_no_picture_that_its_sender_did_not_have(
    run: RunFolder, tmp_path: Path, how: str
) -> None:
    """Such a run may name any file of this computer; the report would carry the picture back to who sent the run."""
    private = tmp_path / "private"
    (private / "0").mkdir(parents=True)
    for number in range(4):
        Image.new("RGB", (40, 30), (1, 2, 3)).save(private / "0" / f"{number}.png")
    evaluation, manifest = run.evaluation("test"), run.manifest
    assert evaluation is not None
    if how == "path of the evaluation":
        text = (run.path / "evaluation-test.json").read_text("utf-8")
        (run.path / "evaluation-test.json").write_text(text.replace("0/3.png", str(private / "0/3.png")), "utf-8")
    else:
        run.write_evaluation(replace(evaluation, root=str(private)))
    if how in ("both roots", "a digest made up"):
        digest = "0" * 16 if how == "a digest made up" else ""
        samples = tuple(replace(sample, digest=digest) for sample in manifest.samples)
        run.write_manifest(replace(manifest, root=str(private), samples=samples))
    told = made(run, tmp_path / "r.html")
    for image in told.all("img"):
        source = base64.b64decode((image["src"] or "").removeprefix("data:image/jpeg;base64,"))
        assert Image.open(io.BytesIO(source)).convert("RGB").getpixel((0, 0)) != (1, 2, 3)
    told_of = {"path of the evaluation": "evaluation", "both roots": contents.UNKNOWN}.get(how, contents.OTHER)
    assert told_of in told.text or not told.all("img")


# ---- what may be missing ----------------------------------------------------------------------------------


def test_a_run_of_an_older_version_is_read(run: RunFolder, tmp_path: Path) -> None:
    kept = {"source", "root", "name", "class_names", "fingerprint"}
    file = run.path / "dataset.json"
    file.write_text(json.dumps({key: value for key, value in json.loads(file.read_text()).items() if key in kept}))
    evaluation = run.evaluation("test")
    assert evaluation is not None
    plain = replace(
        evaluation, calibration=None, distance_limit=None, macro_precision=None, macro_recall=None,
        images=tuple(replace(image, distance=None) for image in evaluation.images),
    )  # fmt: skip
    run.write_evaluation(plain)
    told = made(run, tmp_path / "r.html")
    assert "75.0 %" in told.text and "ECE" not in told.text and "Unlike the training images" not in told.text
    assert "it was made by an older version" in told.text


@pytest.mark.parametrize("missing", ["split.json", "dataset.json", "config.json", "events.jsonl"])
def test_a_folder_with_a_missing_file_says_less(run: RunFolder, tmp_path: Path, missing: str) -> None:
    (run.path / missing).unlink()
    assert "my pets" in made(run, tmp_path / "r.html").text


def test_a_failed_run_without_evaluation_tells_why(make_run: Callable[..., RunFolder], tmp_path: Path) -> None:
    error = ErrorReport(message="The disk is full.", hint="Free some space.")
    run = make_run(state="failed", error=error)
    told = made(run, tmp_path / "r.html")
    assert "failed" in told.text and "The disk is full." in told.text and "Free some space." in told.text
    assert "no trained weights yet" in told.text and "No epoch was completed" in told.text


def test_an_image_that_is_gone_is_told_in_its_place(run: RunFolder, images: Path, tmp_path: Path) -> None:
    (images / "0" / "3.png").unlink()
    told = made(run, tmp_path / "r.html")
    assert contents.OTHER in told.text
    assert told.all("img")[0]["alt"] == "dog, predicted as owl"


def test_a_thousand_classes_and_epochs_stay_a_page(runs_dir: Path, images: Path, tmp_path: Path) -> None:
    run = a_run(runs_dir, images, [f"class {number}" for number in range(1000)], per_class=1)
    told = made(run, tmp_path / "r.html", with_images=False)
    assert "1,000 classes are too many for a matrix" in told.text
    assert (tmp_path / "r.html").stat().st_size < 500_000


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no run\.json"):
        made(RunFolder(tmp_path), tmp_path / "r.html")


# ---- the file ---------------------------------------------------------------------------------------------


def test_a_report_can_be_stopped_and_leaves_what_was_there(run: RunFolder, tmp_path: Path) -> None:
    out, control = tmp_path / "r.html", RunControl()
    out.write_text("the one before")

    def emit(event: Event) -> None:
        if isinstance(event, Progress):
            control.stop()

    with pytest.raises(StopRequested):
        jobs.run(MakeReport(run_dir=str(run.path), out=str(out)), control, emit)
    assert out.read_text() == "the one before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".html", ".tmp")] == ["r.html"]


def test_a_disk_that_refuses_is_told_in_words(run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "r.html"
    out.write_text("the one before")

    def full(_file: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    with pytest.raises(UserError, match="No space left") as caught:
        jobs.run(MakeReport(run_dir=str(run.path), out=str(out)), RunControl(), lambda _: None)
    assert str(out) in caught.value.message and caught.value.hint
    assert out.read_text() == "the one before"


@pytest.mark.parametrize("where", ["nowhere/r.html", "."])
def test_a_place_that_cannot_be_is_refused_before_anything_is_done(run: RunFolder, tmp_path: Path, where: str) -> None:
    events: list[Event] = []
    with pytest.raises(UserError) as caught:
        jobs.run(MakeReport(run_dir=str(run.path), out=str(tmp_path / where)), RunControl(), events.append)
    assert caught.value.hint and not events


def test_a_free_name_has_a_number_where_the_first_is_taken(tmp_path: Path) -> None:
    name = report_place.default_name("My <pets>/..")
    assert name == "my-pets-report.html"
    (tmp_path / name).touch()
    assert report_place.free_name(tmp_path, name) == tmp_path / "my-pets-report-2.html"


def test_a_report_is_known_for_one(run: RunFolder, tmp_path: Path) -> None:
    made(run, tmp_path / "r.html")
    (tmp_path / "letter.html").write_text("<html>")
    assert report_place.is_report(tmp_path / "r.html")
    assert not report_place.is_report(tmp_path / "letter.html")
    assert not report_place.is_report(tmp_path / "nothing.html")


def test_an_evaluation_older_than_the_weights_is_made_again(
    run: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.best.mkdir()
    (run.best / "model.safetensors").write_bytes(b"newer")
    evaluation = run.evaluation("test")
    assert evaluation is not None
    newer = replace(evaluation, loss=0.9876)
    monkeypatch.setattr(job, "evaluate_run", lambda *_: newer)
    monkeypatch.setattr(job, "_explainer", lambda *_: None)
    import os

    os.utime(run.path / "evaluation-test.json", (1, 1))
    assert "0.988" in made(run, tmp_path / "r.html").text
