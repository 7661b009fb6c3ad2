"""Addresses of network drives, phones and cameras, and the folders where the system has mounted them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QUrl

SCHEMES = ("smb", "sftp", "ssh", "ftp", "ftps", "dav", "davs", "mtp", "gphoto2", "afp", "nfs", "afc", "google-drive")


def is_mountable(url: QUrl) -> bool:
    """Whether an address is one that file managers mount as a folder."""
    return url.scheme().lower() in SCHEMES


def mounted_path(url: QUrl, mounts: Path | None = None) -> str:
    """The folder or file that ``url`` is mounted as, "" where there is none.

    ``mounts`` is the folder of GVfs, other than the user's own.
    """
    if not is_mountable(url):
        return ""
    path = unquote(url.path())
    share, _, rest = path.lstrip("/").partition("/")
    if sys.platform == "win32":
        places = [Path(rf"\\{url.host()}\{share}", *rest.split("/"))] if url.scheme() == "smb" else []
    elif sys.platform == "darwin":
        places = [Path("/Volumes", share, rest)] if share else []
    else:
        places = _gvfs(url, path, share, rest, mounts or _gvfs_folder())
    return next((str(place) for place in places if os.path.exists(place)), "")  # noqa: PTH110 - it may be gone


def _gvfs_folder() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return Path(runtime, "gvfs")


def _gvfs(url: QUrl, path: str, share: str, rest: str, mounts: Path) -> list[Path]:
    """GVfs calls a mount "smb-share:server=nas,share=photos" or "sftp:host=nas,user=me"."""
    host = url.host().lower() or url.authority()
    scheme = {"smb": "smb-share", "ssh": "sftp", "davs": "dav", "ftps": "ftp"}.get(url.scheme(), url.scheme())
    try:
        names = [entry.name for entry in os.scandir(mounts)]
    except OSError:
        return []
    found: list[Path] = []
    for name in names:
        kind, _, described = name.partition(":")
        pairs = (option.partition("=") for option in described.split(","))
        options = {key: value for key, _, value in pairs}
        server = unquote(options.get("server") or options.get("host") or "").lower()
        if kind != scheme or server != host:
            continue
        if kind == "smb-share" and unquote(options.get("share", "")).casefold() != share.casefold():
            continue
        found.append(mounts / name / (rest if kind == "smb-share" else path.lstrip("/")))
    return found
