"""The rows of lists: what each says of its image, with what was found on the disk, or its problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ftstudio.core.targets import Labels, Number, Target, labels_in
from ftstudio.core.text import figure
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists.contents import ListFile, Said
from ftstudio.data.lists.find_images import Place
from ftstudio.data.lists.numbers import Numbers


class Row(NamedTuple):
    """One row with its file.

    Attributes:
        number: From 1, as shown by a spreadsheet.
        path: Relative to the root, with "/"; for a row without a usable path, its place in the list.
        class_name: The class; "" in other tasks.
        split: train, val, test or "".
        problem: A reason key, or "".
        detail: The problem in words.
        where: What the row is called in sentences.
        cells: The values of Listed.columns.
        target: As in ImageFile.
    """

    number: int
    path: str
    class_name: str
    split: str = ""
    problem: str = ""
    detail: str = ""
    where: str = ""
    cells: tuple[str, ...] = ()
    target: Target | None = None

    def marked(self, problem: str, detail: str) -> Row:
        """Return the row with a problem."""
        return self._replace(problem=problem, detail=f"{self.where}: {detail}")

    @property
    def labels(self) -> tuple[str, ...]:
        """As in ImageFile, without the empty class of a row that has none."""
        if self.target is not None:
            return labels_in(self.target)
        return (self.class_name,) if self.class_name else ()

    @property
    def answer(self) -> str:
        """The class, the labels or the number, as text."""
        if isinstance(self.target, Number):
            return figure(self.target.value)
        return ", ".join(self.labels)


def lower(where: str) -> str:
    """Return what a row is called, for the middle of a sentence."""
    return where[:1].lower() + where[1:]


class Located(NamedTuple):
    """One row of one list, and where its image is.

    Attributes:
        file: The list.
        split: The split of a row that does not name one.
        said: The row.
        place: Its image.
        together: Whether there are several lists.
    """

    file: ListFile
    split: str
    said: Said
    place: Place
    together: bool

    @property
    def where(self) -> str:
        return f"{self.file.unit} {self.said.number}" + (f" of {self.file.name}" if self.together else "")


class Answer(NamedTuple):
    """What a row says about its image.

    Attributes:
        class_name: The class.
        target: The target in other tasks.
        lacking: Why there is none, in words, or "".
        several: Why there are too many, in words, or "".
    """

    class_name: str = ""
    target: Target | None = None
    lacking: str = ""
    several: str = ""


def class_answer(row: Located) -> Answer:
    """One class."""
    labels = row.said.labels
    several = f"there are {len(labels)} classes: {', '.join(labels)}." if len(labels) > 1 else ""
    return Answer(labels[0] if labels else "", None, "" if labels else "there is no class.", several)


def label_answer(row: Located) -> Answer:
    """Any number of labels."""
    said = row.said
    lacking = "" if said.answered or said.labels else "there are no labels."
    return Answer("", Labels(tuple(sorted(set(said.labels)))), lacking)


def number_answers(numbers: Numbers) -> Iterator[Answer]:
    """One number per row."""
    for value, problem in zip(numbers.values, numbers.problems, strict=True):
        yield Answer(target=None if value is None else Number(value), lacking=problem)


def with_answers(located: Sequence[Located], answers: Iterable[Answer]) -> list[Row]:
    """A Row for each, with its answer or its problem."""
    return [_row(one, answer) for one, answer in zip(located, answers, strict=True)]


def _row(row: Located, answer: Answer) -> Row:
    file, said, place, where = row.file, row.said, row.place, row.where
    path = place.path or f"{file.name}, {file.unit.lower()} {said.number}"
    stated = split_named(said.split) if said.split else row.split

    def bad(problem: str, detail: str) -> Row:
        return Row(said.number, path, answer.class_name, stated or "", problem, f"{where}: {detail}", where)

    if not said.stated:
        return bad("bad_row", "there is no path.")
    if place.problem in ("bad_row", "outside_folder"):
        return bad(place.problem, place.detail)
    if answer.lacking:
        return bad("bad_row", answer.lacking)
    if place.problem:
        return bad(place.problem, place.detail)
    if answer.several:
        return bad("several_classes", answer.several)
    if stated is None:
        return bad("bad_row", f"“{said.split}” is not a split; use train, val or test.")
    return Row(said.number, path, answer.class_name, stated, where=where, cells=said.cells, target=answer.target)
