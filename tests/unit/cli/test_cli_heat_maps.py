"""``predict --heatmaps DIR``: one picture of why per image, nothing overwritten, under names that any disk takes."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from played import lines, run

from ftstudio.app.inference import images_in
from ftstudio.app.requests import Explain, Predict, PredictionCounts
from ftstudio.cli.heat_maps import LARGEST, SMALLEST
from ftstudio.core.answers import ClassPrediction, ClassProbability, UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit, HeatMapMade, ImageUnreadable, PredictionMade


def strength() -> str:
    grey = Image.new("L", (8, 8))
    grey.paste(255, (4, 4, 8, 8))
    written = io.BytesIO()
    grey.save(written, "PNG")
    return base64.b64encode(written.getvalue()).decode()


def answers(request: Predict | Explain, _control: RunControl, emit: Emit) -> PredictionCounts:
    """Everything is a cat; the lower right quarter of what is seen says so."""
    if isinstance(request, Predict):
        paths = [str(path) for path in images_in(request.paths, emit)[0]]
        for path in paths:
            emit(PredictionMade(ClassPrediction(path=path, top=(ClassProbability("cat", 0.9),))))
        return PredictionCounts(done=len(paths), unreadable=0)
    for path, name in zip(request.paths, request.class_names, strict=True):
        box = (0.25, 0.0, 0.75, 1.0)
        emit(HeatMapMade(HeatMap(path=path, class_name=name, method="m", box=box, png_base64=strength())))
    return PredictionCounts(done=len(request.paths), unreadable=0)


def picture(path: Path, size: tuple[int, int] = (400, 200)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (120, 120, 120)).save(path, "PNG")
    return path


def made(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_pictures_keep_the_folders_and_never_meet(play: Any, tmp_path: Path) -> None:
    play(answers)
    for name in ("a/1.jpg", "a/1.png", "b/1.png", "top.png"):
        picture(tmp_path / "in" / name)
    out = tmp_path / "out"
    assert run("predict", "first", str(tmp_path / "in"), "--heatmaps", str(out)) == 0
    assert made(out) == ["a/1-2.png", "a/1.png", "b/1.png", "top.png"]
    before = {name: (out / name).read_bytes() for name in made(out)}
    assert run("predict", "first", str(tmp_path / "in"), "--heatmaps", str(out)) == 0
    assert len(made(out)) == 8
    assert before == {name: (out / name).read_bytes() for name in before}


def test_images_of_several_folders_are_kept_apart(play: Any, tmp_path: Path) -> None:
    play(answers)
    picture(tmp_path / "mon/1.png")
    picture(tmp_path / "tue/x/1.png")
    single = picture(tmp_path / "single.png")
    out = tmp_path / "out"
    assert (
        run("predict", "first", str(tmp_path / "mon"), str(tmp_path / "tue"), str(single), "--heatmaps", str(out)) == 0
    )
    assert made(out) == ["mon/1.png", "single.png", "tue/x/1.png"]


def test_the_colours_lie_where_the_map_says_and_the_unseen_is_darker(play: Any, tmp_path: Path) -> None:
    play(answers)
    path = picture(tmp_path / "in.png")
    assert run("predict", "first", str(path), "--heatmaps", str(tmp_path / "out")) == 0
    with Image.open(tmp_path / "out/in.png") as shown:
        assert shown.size == (400, 200)
        red, _, blue = shown.convert("RGB").getpixel((280, 180))  # type: ignore[misc]
        assert red > blue + 40
        assert shown.convert("RGB").getpixel((120, 20)) == (120, 120, 120)
        assert max(shown.convert("RGB").getpixel((20, 100))) < 110  # type: ignore[arg-type]
        assert "cat" in shown.info["Title"]


@pytest.mark.parametrize(("size", "expected"), [((30, 20), SMALLEST), ((3000, 2000), LARGEST), ((500, 200), 500)])
def test_the_pictures_have_a_readable_size(play: Any, tmp_path: Path, size: tuple[int, int], expected: int) -> None:
    play(answers)
    path = picture(tmp_path / "in.png", size)
    assert run("predict", "first", str(path), "--heatmaps", str(tmp_path / "out")) == 0
    with Image.open(tmp_path / "out/in.png") as shown:
        assert max(shown.size) == expected


@pytest.mark.skipif(os.name == "nt", reason="such names do not exist there")
def test_names_become_such_that_any_disk_takes(play: Any, tmp_path: Path) -> None:
    play(answers)
    for name in ("caf\udce9\n\x1b[31m.png", "con.png", "what?.png", "x" * 240 + ".png", " . .png"):
        picture(tmp_path / "in" / name)
    out = tmp_path / "out"
    assert run("predict", "first", str(tmp_path / "in"), "--heatmaps", str(out)) == 0
    assert made(out) == sorted(["caf___[31m.png", "_con.png", "what_.png", "x" * 100 + ".png", "_.png"])


def test_json_says_where_each_picture_is(play: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(answers)
    path = picture(tmp_path / "in.png")
    assert run("predict", "first", str(path), "--heatmaps", str(tmp_path / "out"), "--json") == 0
    prediction, heat_map, result = lines(capfd.readouterr().out)
    assert (prediction["type"], result["type"]) == ("prediction", "result")
    assert heat_map["type"] == "heat_map" and heat_map["class_name"] == "cat"
    assert heat_map["path"] == str(path) and heat_map["file"] == str(tmp_path / "out/in.png")
    assert requests[1] == Explain(run_dir="/runs/r1", paths=(str(path),), class_names=("cat",))


def test_an_image_that_is_gone_by_then_is_reported_and_the_rest_goes_on(
    play: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def loses_one(request: Predict | Explain, control: RunControl, emit: Emit) -> PredictionCounts:
        if isinstance(request, Explain):
            emit(ImageUnreadable(UnreadableImage(request.paths[0], "The file does not exist.")))
            (tmp_path / "in/2.png").unlink()
        return answers(request, control, emit)

    play(loses_one)
    for number in range(4):
        picture(tmp_path / f"in/{number}.png")
    assert run("predict", "first", str(tmp_path / "in"), "--heatmaps", str(tmp_path / "out")) == 3
    err = capfd.readouterr().err
    assert err.count("The file does not exist.") == 2
    assert made(tmp_path / "out") == ["0.png", "1.png", "3.png"]


def test_a_folder_that_cannot_be_made_is_refused_before_anything_is_predicted(
    play: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    requests = play(answers)
    (tmp_path / "out").write_text("a file")
    assert run("predict", "first", str(picture(tmp_path / "in.png")), "--heatmaps", str(tmp_path / "out")) == 2
    assert "cannot be written" in capfd.readouterr().err
    assert requests == []
