"""The first rows of a list of images, as they were understood: shown before anything is trained."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

_FEW = 3


class PreviewRow(Struct, frozen=True, array_like=True):
    """One row.

    The path as the list has it, the file that it was taken for (relative to the root, "" for none), and ``problem``,
    why the row is not used, in words ("" for one that is). ``class_name`` is the class, the labels or the number, as
    text; ``labels`` are the class or labels apart.
    """

    stated: str
    path: str
    class_name: str
    split: str = ""
    problem: str = ""
    labels: tuple[str, ...] = ()


class ListPreview(Struct, frozen=True, kw_only=True):
    """``columns`` says in words what was taken for what; ``rows`` are the first of ``row_count``."""

    name: str
    columns: str
    rows: tuple[PreviewRow, ...]
    row_count: int

    def in_words(self) -> Iterator[str]:
        """A few lines: what the columns were taken for, and the first rows."""
        few = self.rows[:_FEW]
        rows = "1 row" if self.row_count == 1 else f"{self.row_count:,} rows"
        yield f"{self.name}, {rows}: {self.columns}"
        for row in few:
            file = row.stated if row.path in ("", row.stated) else f"{row.stated} ({row.path})"
            what = ", ".join(part for part in (row.class_name, row.split) if part) if row.path else row.problem
            yield f"  {file}: {what}"
