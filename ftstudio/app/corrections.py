"""Corrections: a wrongly predicted image is copied to the others of its class, for the next training.

Nothing is overwritten; undoing removes the copy if it is unchanged.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from ftstudio.app import history
from ftstudio.app.dataset_edits import beside, class_folder
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import free_name, not_written
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.data.decoding.page_paths import file_of
from ftstudio.data.layout.layouts import LISTED


class Addition(Struct, frozen=True, kw_only=True):
    """One image that is added to a data set as a copy; paths are absolute.

    ``digest`` is that of its bytes, as in ImageFile; ``run_dir`` is the run that was wrong about it.
    """

    before: str
    after: str
    digest: str
    run_dir: str


def classes_to_choose(known: tuple[str, ...], dataset: DatasetSummary | None) -> tuple[str, ...]:
    """Return the possible corrections: the classes of the run, and those of the open images."""
    return tuple(dict.fromkeys((*known, *(dataset.class_names if dataset else ()))))


def why_not(dataset: DatasetSummary | None) -> str:
    """Say why no image can be added to the open images; "" if one can."""
    if dataset is None:
        return "To add it to your images, open their folder first."
    if not Path(dataset.source).is_dir():
        return "Images can only be added to a folder, not to an archive or a list."
    if dataset.task != CLASSIFICATION:
        return "Images can only be added if each has one class, which is its folder."
    if dataset.layout == LISTED:
        return "The labels come from a list: add a row to it instead."
    if next(_in_class_folders(dataset), None) is None:
        return "Images can only be added if each class has a training folder."
    return ""


def plan(dataset: DatasetSummary, path: Path, class_name: str, run_dir: str) -> Addition:
    """Choose where a copy of an image goes: among the training images of ``class_name``, under a free name.

    Raises:
        UserError: The image is already in the data set, or cannot be read or added.
    """
    reason = why_not(dataset)
    model = _model_for(dataset, class_name)
    if reason or model is None:
        raise UserError(reason, "Open a folder with one subfolder per class.")
    if class_name not in dataset.class_names and (Path(class_name).name != class_name or class_name.startswith(".")):
        raise UserError(f"“{class_name}” cannot be the name of a folder.", "Copy the image by hand.")
    name, content, source = _copied(path)
    digest = hashlib.blake2b(content, digest_size=8).hexdigest()
    for file in dataset.files:
        if file.digest in (digest, source) or Path(dataset.root, file.path) == path:
            raise UserError(
                f"{path.name} is already among your images: {file.path}.",
                "" if file.class_name == class_name else "Move it to its class in the Images tab.",
            )
    after = free_name(beside(Path(dataset.root), model, class_name) / name)
    return Addition(before=str(path), after=str(after), digest=digest, run_dir=run_dir)


def add(addition: Addition) -> None:
    """Copy the image and record that the run is behind its images; both or neither. Raises UserError."""
    after = Path(addition.after)
    _, content, _ = _copied(Path(addition.before))
    made_folder = not after.parent.exists()
    try:
        after.parent.mkdir(exist_ok=True)
        with after.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                after.unlink()
                raise
    except FileExistsError as error:
        raise UserError(f"{after} already exists.", "Add the image again: it gets a new name.") from error
    except OSError as error:
        if made_folder:
            _remove_empty(after.parent)
        raise not_written(after, error) from error
    try:
        history.count_added(addition.run_dir, 1)
    except UserError:
        after.unlink()
        raise


def take_back(addition: Addition) -> None:
    """Undo ``add``. Raises UserError if the copy has been changed since; then it stays."""
    after = Path(addition.after)
    if after.exists():
        if hashlib.blake2b(_read(after), digest_size=8).hexdigest() != addition.digest:
            raise UserError(
                f"{after} has changed since it was added.",
                "It was not removed. Delete it by hand if you no longer need it.",
            )
        try:
            after.unlink()
        except OSError as error:
            raise UserError(
                f"{after} cannot be removed: {error.strerror or error}.", "Make its folder writable, then try again."
            ) from error
        _remove_empty(after.parent)
    history.count_added(addition.run_dir, -1)


def _model_for(dataset: DatasetSummary, class_name: str) -> ImageFile | None:
    """A training image whose folder the copy joins, of the class if possible; None if classes are not folders."""
    return next((file for file in _in_class_folders(dataset) if file.class_name == class_name), None) or next(
        _in_class_folders(dataset), None
    )


def _in_class_folders(dataset: DatasetSummary) -> Iterator[ImageFile]:
    """Training images in a folder named like their class."""
    for file in dataset.files:
        if file.split in ("", "train") and file.class_name and class_folder(file) is not None:
            yield file


def _copied(path: Path) -> tuple[str, bytes, str]:
    """Return the name and content of a copy of an image, and the digest of the image.

    A page of a file is copied as the model sees it, in 8 bits. Raises UserError.
    """
    from ftstudio.data.decoding import decode  # here: Pillow costs the start of the window too much

    content = decode.content_of(path)
    if not content.page:
        return path.name, content.data, content.digest
    picture = io.BytesIO()
    decode.decoded(content).save(picture, "PNG")
    return f"{Path(file_of(path.name)).stem} page {content.page}.png", picture.getvalue(), content.digest


def _read(path: Path) -> bytes:
    from ftstudio.data.decoding.contents import read_file

    return read_file(path)[0]


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
