"""What can be asked about a project as one file, and the answers; part of app/requests."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.app.request_base import RequestBase


class Pack(RequestBase, frozen=True):
    """Write runs of ``runs_dir`` and their images into one .zip, for another computer. Answers with a Packed.

    ``run_dirs`` are the runs, all of them where none is named. Without ``with_images`` only the paths of the images are
    in it. Overwrites ``out`` once the new file is whole.
    """

    runs_dir: str
    out: str
    run_dirs: tuple[str, ...] = ()
    with_images: bool = True


class Unpack(RequestBase, frozen=True):
    """Unpack what Pack has written. Answers with an UnpackedProject.

    Images get a new folder each below ``images_dir``; ``images`` is where they are already, for a .zip without them.
    Runs that ``runs_dir`` has already stay as they are.
    """

    archive: str
    images_dir: str
    runs_dir: str
    images: str = ""


class Packed(Struct, frozen=True, tag_field="answer", kw_only=True):
    """A packed project. ``size`` in bytes; ``missing`` images no longer exist and were left out."""

    path: str
    size: int
    runs: int
    images: int
    missing: int


class UnpackedProject(Struct, frozen=True, tag_field="answer", kw_only=True):
    """``run_dirs`` are the new runs, ``images`` the folders of their images here."""

    run_dirs: tuple[str, ...]
    already_there: int
    images: tuple[str, ...]
