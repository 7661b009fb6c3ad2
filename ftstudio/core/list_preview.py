"""The first rows of a list of images, as they were understood: shown before anything is trained."""

from __future__ import annotations

from msgspec import Struct


class PreviewRow(Struct, frozen=True, array_like=True):
    """One row: the path as the list has it, the file that it was taken for (relative to the root, "" for none), and
    ``problem``, why the row is not used, in words ("" for one that is)."""

    stated: str
    path: str
    class_name: str
    split: str = ""
    problem: str = ""


class ListPreview(Struct, frozen=True, kw_only=True):
    """``columns`` says in words what was taken for what; ``rows`` are the first of ``row_count``."""

    name: str
    columns: str
    rows: tuple[PreviewRow, ...]
    row_count: int
