"""Dropped addresses of network drives and phones: the mounted folder, or how to come by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from ftstudio.ui.setup.drop_zone import look_at_drop
from ftstudio.ui.window.mounted_paths import mounted_path


@pytest.mark.parametrize(
    ("address", "mount"),
    [
        ("smb://nas/photos/my%20pets", "smb-share:server=nas,share=photos/my pets"),
        ("sftp://me@nas/home/pets", "sftp:host=nas,user=me/home/pets"),
        ("mtp://phone_1/DCIM", "mtp:host=phone_1/DCIM"),
    ],
)
def test_an_address_that_is_mounted_is_that_folder(address: str, mount: str, tmp_path: Path) -> None:
    (tmp_path / mount).mkdir(parents=True)
    assert mounted_path(QUrl(address), tmp_path) == str(tmp_path / mount)
    assert mounted_path(QUrl(address), tmp_path / "nothing") == ""


@pytest.mark.usefixtures("qtbot")
def test_what_is_not_mounted_is_told_how_to_be() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("smb://nas.invalid/photos")])
    assert "mounted" in look_at_drop(mime).complaint and "smb:" in look_at_drop(mime).complaint
    mime.setUrls([QUrl("https://example.org/cat.jpg")])
    assert "web address" in look_at_drop(mime).complaint
