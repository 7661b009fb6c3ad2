"""The first rows of a list of images as they were read, shown before a training."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

_FEW = 3


class PreviewRow(Struct, frozen=True, array_like=True):
    """One row of a list.

    Attributes:
        stated: The path in the list.
        path: The file that it refers to, relative to the root; "" for none.
        class_name: The class, the labels or the number, as text.
        problem: Why the row is not used, in words; "" for one that is.
        labels: The class, or each label.
    """

    stated: str
    path: str
    class_name: str
    split: str = ""
    problem: str = ""
    labels: tuple[str, ...] = ()


class ListPreview(Struct, frozen=True, kw_only=True):
    """``columns`` says in words how the columns were read; ``rows`` are the first of ``row_count``."""

    name: str
    columns: str
    rows: tuple[PreviewRow, ...]
    row_count: int

    def in_words(self) -> Iterator[str]:
        """Yield a few lines: how the columns were read, and the first rows."""
        few = self.rows[:_FEW]
        rows = "1 row" if self.row_count == 1 else f"{self.row_count:,} rows"
        yield f"{self.name}, {rows}: {self.columns}"
        for row in few:
            file = row.stated if row.path in ("", row.stated) else f"{row.stated} ({row.path})"
            what = ", ".join(part for part in (row.class_name, row.split) if part) if row.path else row.problem
            yield f"  {file}: {what}"
