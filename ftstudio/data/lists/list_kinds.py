"""Which file names can be lists of images, and messages for those that cannot."""

from __future__ import annotations

import os
import re

from ftstudio.core.errors import UserError
from ftstudio.data.layout.split_names import split_named

TABLES = (".csv", ".tsv", ".txt")
DOCUMENTS = (".json", ".jsonl", ".ndjson", ".manifest", ".xml")
SUFFIXES = TABLES + DOCUMENTS

_SPREADSHEETS = {
    ".xlsx": "an Excel workbook",
    ".xlsm": "an Excel workbook",
    ".xls": "an Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".numbers": "a Numbers spreadsheet",
    ".parquet": "a Parquet file",
    ".feather": "a Feather file",
}
SPREADSHEETS = tuple(_SPREADSHEETS)
_FILLERS_WORDS = "label labels list lists annotation annotations annot metadata meta gt truth df classes coco"
_FILLERS = frozenset(_FILLERS_WORDS.split())


def is_list(name: str) -> bool:
    """Whether a file name has the extension of a list."""
    return name.lower().endswith(SUFFIXES)


def is_spreadsheet(name: str) -> bool:
    """Whether a file name has the extension of a spreadsheet, which is not read."""
    return name.lower().endswith(SPREADSHEETS)


def spreadsheet_refused(name: str) -> UserError:
    """The error for a spreadsheet."""
    kind = _SPREADSHEETS[os.path.splitext(name.lower())[1]]  # noqa: PTH122 - a name, not a path
    return UserError(f"{name} is {kind}; this version reads lists as text.", "Save it as CSV and open that.")


def is_example_answer(name: str) -> bool:
    """Whether a list is the sample submission of a competition, with made-up classes."""
    return "submission" in name.lower() or "submit" in name.lower()


def split_of_list(name: str) -> str:
    """Return the split of a list by its name: "train" for train_labels.csv, "" for labels.csv."""
    stem = os.path.splitext(name)[0]  # noqa: PTH122 - a name, not a path
    words = [word for word in re.findall(r"[^\W\d_]+", stem) if word.lower() not in _FILLERS]
    return split_named("_".join(words)) or "" if words else ""
