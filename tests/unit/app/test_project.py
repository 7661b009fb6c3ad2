"""A packed project: everything is there on the other computer, or nothing; and nothing leads out of its folders."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.app import history
from ftstudio.app.project import contents
from ftstudio.app.project.pack import pack
from ftstudio.app.project.unpack import unpack
from ftstudio.app.requests import Pack, Packed, Unpack, UnpackedProject
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice, Progress
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_dataset import RunDataset
from ftstudio.store.run_folder import RunFolder

PICTURES = ("cat/1.jpg", "cat/2 ä.jpg", "dog/1.jpg", "dog/stack.tif#page=1", "dog/stack.tif#page=2")


@pytest.fixture
def images(tmp_path: Path) -> Path:
    for path in PICTURES:
        file = tmp_path / "pets" / path.partition("#")[0]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode() * 50)
    (tmp_path / "pets/labels.csv").write_text("image,class\n")
    return tmp_path / "pets"


def made(runs: Path, images: Path, source: Path | None = None, state: str = "completed") -> RunFolder:
    source = source or images
    folder = RunFolder.create(runs, RunConfig(data=DataConfig(source=str(source), excluded=("cat/0.jpg",))), "pets")
    samples = tuple(SplitSample(n, path, path[:3], "train") for n, path in enumerate(PICTURES))
    classes = ("cat", "dog")
    folder.write_manifest(
        SplitManifest(root=str(images), fingerprint="f", seed=0, class_names=classes, samples=samples)
    )
    folder.write_run_dataset(RunDataset(source=str(source), root=str(images), name="pets", class_names=classes))
    folder.write_record(
        RunRecord(
            run_id=folder.run_id,
            run_dir=str(folder.path),
            name="Pets",
            created=1.0,
            state=state,
            dataset="pets",
            model="starter",
            freeze_depth=0,
            stage_count=5,  # type: ignore[arg-type]
        )
    )
    (folder.path / "best").mkdir()
    (folder.path / "best/model.safetensors").write_bytes(b"weights")
    (folder.path / "checkpoints/step-1").mkdir(parents=True)
    (folder.path / "checkpoints/step-1/model").write_bytes(b"checkpoint")
    (folder.path / "run.lock").write_bytes(b"")
    return folder


def packed(tmp_path: Path, events: list[Event] | None = None, **wanted: object) -> Packed:
    request = replace(Pack(runs_dir=str(tmp_path / "runs"), out=str(tmp_path / "project.zip")), **wanted)
    return pack(request, RunControl(), (events if events is not None else []).append)


def unpacked(tmp_path: Path, there: str = "there", **wanted: object) -> UnpackedProject:
    request = Unpack(
        archive=str(tmp_path / "project.zip"),
        images_dir=str(tmp_path / there / "images"),
        runs_dir=str(tmp_path / there / "runs"),
    )
    return unpack(replace(request, **wanted), RunControl(), lambda _: None)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_runs_and_images_are_there_and_know_where(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images)
    made(tmp_path / "runs", images, images / "labels.csv")
    events: list[Event] = []
    answer = packed(tmp_path, events)
    assert (answer.runs, answer.images, answer.missing) == (2, 4, 0)
    assert answer.size == (tmp_path / "project.zip").stat().st_size
    assert isinstance(events[-1], Progress) and events[-1].done == events[-1].total
    found = unpacked(tmp_path)
    assert len(found.run_dirs) == 2 and found.already_there == 0
    [root] = map(Path, found.images)
    assert files_in(root) == files_in(images)
    sources = set()
    for run_dir in map(Path, found.run_dirs):
        run = RunFolder(run_dir)
        assert run.manifest.root == run.dataset.root == str(root) and run.record.run_dir == str(run_dir)
        assert run.config.data.source == run.dataset.source and run.config.data.excluded == ("cat/0.jpg",)
        assert run.has_weights and not run.has_checkpoint and not (run_dir / "run.lock").exists()
        sources.add(run.dataset.source)
    assert sources == {str(root), str(root / "labels.csv")}
    assert {run.run_dir for run in history.all_runs(tmp_path / "there/runs")} == set(found.run_dirs)


def test_a_run_that_can_be_resumed_keeps_its_checkpoints(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images, state="stopped")
    packed(tmp_path)
    [run_dir] = unpacked(tmp_path).run_dirs
    assert (Path(run_dir) / "checkpoints/step-1/model").read_bytes() == b"checkpoint"


def test_what_came_from_an_archive_is_a_folder_there(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images, tmp_path / "pets.zip")
    packed(tmp_path)
    found = unpacked(tmp_path)
    assert RunFolder(Path(found.run_dirs[0])).config.data.source == found.images[0]


def test_only_a_list_of_images_is_packed_and_their_folder_is_named_there(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images)
    packed(tmp_path, with_images=False)
    with zipfile.ZipFile(tmp_path / "project.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("images/")]
        assert "cat/2 ä.jpg" in json.loads(archive.read(contents.CONTENTS))["images"][0]["files"]
    elsewhere = tmp_path / "elsewhere"
    found = unpacked(tmp_path, images=str(elsewhere))
    assert RunFolder(Path(found.run_dirs[0])).manifest.root == str(elsewhere)
    found = unpacked(tmp_path, "third")
    assert found.images == () and RunFolder(Path(found.run_dirs[0])).manifest.root == str(images)


def test_runs_that_are_there_already_stay_as_they_are(tmp_path: Path, images: Path) -> None:
    folder = made(tmp_path / "runs", images)
    packed(tmp_path)
    found = unpacked(tmp_path, runs_dir=str(tmp_path / "runs"))
    assert found == UnpackedProject(run_dirs=(), already_there=1, images=())
    assert folder.manifest.root == str(images)


def test_chosen_runs_alone_are_packed(tmp_path: Path, images: Path) -> None:
    one, _ = made(tmp_path / "runs", images), made(tmp_path / "runs", images)
    assert packed(tmp_path, run_dirs=(str(one.path),)).runs == 1


def test_images_that_are_gone_are_named(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images)
    (images / "cat/1.jpg").unlink()
    events: list[Event] = []
    assert packed(tmp_path, events).missing == 1
    [notice] = [event for event in events if isinstance(event, Notice)]
    assert str(images / "cat/1.jpg") in notice.message


def test_nothing_to_pack_and_a_run_in_training_are_refused(tmp_path: Path, images: Path) -> None:
    with pytest.raises(UserError, match="no runs"):
        packed(tmp_path)
    with made(tmp_path / "runs", images, state="running").hold(), pytest.raises(UserError, match="in training"):
        packed(tmp_path)
    assert not (tmp_path / "project.zip").exists()


def test_stopped_nothing_is_left_and_an_earlier_file_stays(tmp_path: Path, images: Path) -> None:
    made(tmp_path / "runs", images)
    (tmp_path / "project.zip").write_bytes(b"earlier")
    control = RunControl()
    request = Pack(runs_dir=str(tmp_path / "runs"), out=str(tmp_path / "project.zip"))
    with pytest.raises(StopRequested):
        pack(request, control, lambda event: control.stop() if getattr(event, "done", 0) else None)
    assert (tmp_path / "project.zip").read_bytes() == b"earlier"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".tmp")]
    packed(tmp_path)
    control = RunControl()
    wanted = Unpack(archive=str(tmp_path / "project.zip"), images_dir=str(tmp_path / "i"), runs_dir=str(tmp_path / "r"))
    with pytest.raises(StopRequested):
        unpack(wanted, control, lambda _: control.stop())
    assert not (tmp_path / "i").exists() and not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    "name",
    ["images/1-pets/../../evil", "/images/1-pets/evil", "images/1-pets//evil", "runs/other/evil", "evil",
     "images\\1-pets\\evil", "images/1-pets/C:evil"],
)  # fmt: skip
def test_an_entry_that_leads_elsewhere_is_refused_and_nothing_is_written(
    name: str, tmp_path: Path, images: Path
) -> None:
    made(tmp_path / "runs", images)
    packed(tmp_path)
    with zipfile.ZipFile(tmp_path / "project.zip", "a") as archive:
        archive.writestr(name, b"evil")
    with pytest.raises(UserError, match="does not belong"):
        unpacked(tmp_path)
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("change", [{"runs": ["../evil"]}, {"runs": [".."]}, {"version": 99}])
def test_a_list_of_contents_that_lies_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    listed = json.loads(contents.Contents(version=1, made_by="x", runs=(), images=()).as_json()) | change
    with zipfile.ZipFile(tmp_path / "project.zip", "w") as archive:
        archive.writestr(contents.CONTENTS, json.dumps(listed))
    with pytest.raises(UserError, match=r"not a packed project|newer version"):
        unpacked(tmp_path)
    assert not (tmp_path / "there").exists()


def test_other_files_are_no_project(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be unpacked"):
        unpacked(tmp_path)
    (tmp_path / "project.zip").write_bytes(b"PK nonsense")
    with pytest.raises(UserError, match="damaged"):
        unpacked(tmp_path)
    with zipfile.ZipFile(tmp_path / "project.zip", "w") as archive:
        archive.writestr("cat/1.jpg", b"picture")
    with pytest.raises(UserError, match="not a packed project"):
        unpacked(tmp_path)


def test_paths_of_another_system_move_as_well() -> None:
    assert contents.moved("C:\\pets\\labels.csv", "C:\\pets", Path("/here")) == str(Path("/here/labels.csv"))
    assert contents.moved("C:\\pets", "C:\\pets\\", Path("/here")) == str(Path("/here"))
    assert contents.moved("/elsewhere/list.csv", "/pets", Path("/here")) == str(Path("/here"))
