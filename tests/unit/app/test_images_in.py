"""Which files predict takes of a folder: those that a scan takes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PIL import Image

from ftstudio.app.inference import archives_opened, images_in
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.archive_names import AUTO
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event, ImageUnreadable, Notice


def picture(path: Path, size: tuple[int, int] = (24, 16)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (9, 120, 40)).save(path)
    return path


def test_a_folder_is_walked_as_a_scan_walks_it(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "new", tmp_path / "elsewhere"
    wanted = [picture(folder / "a.png"), picture(folder / "deep" / "b.png")]
    picture(elsewhere / "c.png")
    (folder / "link").symlink_to(elsewhere, target_is_directory=True)
    wanted.append(folder / "link" / "c.png")
    picture(folder / "@eaDir" / "a.png")
    picture(folder / "a_mask.png")
    for name in ("Thumbs.db", "notes.txt", ".hidden.png"):
        (folder / name).write_bytes(b"x")
    (folder / "gone.jpg").symlink_to(tmp_path / "nowhere")
    events: list[Event] = []
    images, unreadable = images_in((str(folder),), events.append)
    assert sorted(images) == sorted(wanted) and unreadable == 1
    assert [Path(event.image.path).name for event in events if isinstance(event, ImageUnreadable)] == ["gone.jpg"]
    assert any("skipped" in event.message for event in events if isinstance(event, Notice))


def test_a_file_that_is_named_itself_is_always_taken(tmp_path: Path) -> None:
    paths = [picture(tmp_path / "a.png"), picture(tmp_path / "a_mask.png"), Path(os.fsdecode(b"/gone\xff.jpg"))]
    assert images_in(tuple(map(str, paths)), lambda _: None) == (paths, 0)


def test_entries_of_an_archive_are_answered_under_their_names(tmp_path: Path) -> None:
    picture(tmp_path / "new" / "cats" / "a.png")
    picture(tmp_path / "new" / "cats" / "a_mask.png")
    packed = shutil.make_archive(str(tmp_path / "new"), "zip", tmp_path / "new")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(b"PK\x03\x04")
    plain = str(picture(tmp_path / "b.png"))
    events: list[Event] = []
    paths, archives = archives_opened((packed, str(damaged), plain), AUTO, RunControl(), events.append)
    images, unreadable = images_in(paths, archives.heard_by(events.append))
    assert len(images) == 2 and unreadable == 0 and str(images[1]) == plain
    answers = [archives.named(UnreadableImage(str(image), "")) for image in images]
    assert [answer.name for answer in answers] == [str(Path(packed, "cats", "a.png")), ""]
    assert archives.left_out == 1
    assert [event.image.path for event in events if isinstance(event, ImageUnreadable)] == [str(damaged)]
    assert any(f"skipped in {packed};" in event.message for event in events if isinstance(event, Notice))
