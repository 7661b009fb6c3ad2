"""Trying a run: its answers for images, and how good it is on a set of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from ftstudio.app.how_to_read import target_of
from ftstudio.app.requests import Evaluate, Predict, PredictionCounts
from ftstudio.app.run_archives import bring_back
from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import Emit, Event, ImageUnreadable, Notice, PredictionMade, Progress
from ftstudio.data.archives import archive_kinds, entry_names
from ftstudio.data.archives.unpack import unpacked
from ftstudio.data.decoding.contents import pages_of
from ftstudio.data.layout.companions import companions_in
from ftstudio.data.layout.folder_tree import FolderTree
from ftstudio.data.layout.layouts import Wanted
from ftstudio.data.layout.walk import join
from ftstudio.data.quality.reasons import REASONS
from ftstudio.data.scan import scan
from ftstudio.store.run_folder import RunFolder

if TYPE_CHECKING:
    from ftstudio.tasks.tools import Predictor

_Answer = TypeVar("_Answer", bound=Prediction | UnreadableImage)
_predictor: Predictor | None = None
"""The model that was asked last: it stays loaded, so that the next image is answered at once."""


def predict(request: Predict, control: RunControl, emit: Emit) -> PredictionCounts:
    """Predict the images of ``request``; each answer arrives as a PredictionMade or ImageUnreadable event."""
    global _predictor
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    run_dir, device = Path(request.run_dir), devices.choose(request.device)
    folder = RunFolder(run_dir)
    if request.find_confidence:
        find_confidence(folder, request.device, control, emit)
    if _predictor is None or not _predictor.serves(run_dir, device):
        devices.use_all_cores()
        _predictor = registry.tools_for(run_dir).predictor(run_dir, device)
    given, archives = archives_opened(request.paths, request.archive_names, control, emit)
    paths, unreadable = images_in(given, archives.heard_by(emit))
    unreadable += archives.left_out
    if folder.config.data.pages == "each":
        paths = [Path(page) for path in paths for page in pages_of(path)]
    done_before = unreadable
    control.safe_point()
    record = folder.record_or_none()
    sure_from = 0.0 if record is None else record.sure_from
    for done, answer in enumerate(_predictor.predict(paths, request.top_k, sure_from), 1):
        if isinstance(answer, UnreadableImage):
            unreadable += 1
            emit(ImageUnreadable(archives.named(answer)))
        else:
            emit(PredictionMade(archives.named(answer)))
        control.safe_point()
        if len(paths) > 1:
            emit(Progress("Predicting", done, len(paths)))
    return PredictionCounts(done=len(paths) + done_before - unreadable, unreadable=unreadable)


class _Archives:
    """The archives among the paths that are asked about.

    ``folders`` has where each was unpacked, and its path; ``left_out`` counts what could not be.
    """

    def __init__(self) -> None:
        self.folders: dict[str, str] = {}
        self.left_out = 0

    def named(self, answer: _Answer) -> _Answer:
        """With the name that the user knows, where it is about an entry of an archive."""
        for folder, archive in self.folders.items():
            if answer.path.startswith(folder + os.sep):
                return replace(answer, name=archive + answer.path[len(folder) :])
        return answer

    def heard_by(self, emit: Emit) -> Emit:
        def told(event: Event) -> None:
            if isinstance(event, ImageUnreadable):
                event = ImageUnreadable(self.named(event.image))
            elif isinstance(event, Notice):
                for folder, archive in self.folders.items():
                    event = replace(event, message=event.message.replace(folder, archive))
            emit(event)

        return told


def archives_opened(
    paths: tuple[str, ...], names: str, control: RunControl, emit: Emit
) -> tuple[tuple[str, ...], _Archives]:
    """The paths with the folder that it is unpacked in for each archive, and which encoding its names were read in.

    What cannot be unpacked is emitted. Raises UserError for ``names`` that are no encoding.
    """
    names = entry_names.checked(names)
    opened: list[str] = []
    archives = _Archives()
    for path in paths:
        if not (Path(path).is_file() and archive_kinds.is_archive(Path(path))):
            opened.append(path)
            continue
        try:
            content = unpacked(Path(path), control, emit, names)
        except UserError as error:
            archives.left_out += 1
            emit(ImageUnreadable(UnreadableImage(path, f"{error.message} {error.hint}")))
            continue
        for entry in content.left_out:
            archives.left_out += 1
            emit(ImageUnreadable(UnreadableImage(f"{path}{os.sep}{entry.path}", entry.reason)))
        if content.names:
            emit(Notice(entry_names.sentence(content.names, Path(path).name)))
        archives.folders[str(content.folder)] = path
        opened.append(str(content.folder))
    return tuple(opened), archives


def images_in(paths: tuple[str, ...], emit: Emit) -> tuple[list[Path], int]:
    """Files as they are given; of folders what a scan would take for images, by the same walk.

    What cannot be opened there is emitted; the second value counts it.
    """
    images: list[Path] = []
    unreadable = 0
    for path in paths:
        if not Path(path).is_dir():
            images.append(Path(path))
            continue
        tree = FolderTree.of(path)
        companions = companions_in(tree)
        for folder in tree.folders.values():
            inside = (join(folder.path, name) for name in folder.pictures)
            images += (Path(path, each) for each in inside if each not in companions)
            for name, problem in folder.broken:
                unreadable += 1
                emit(ImageUnreadable(UnreadableImage(str(Path(path, folder.path, name)), REASONS[problem])))
        if companions:
            what = (
                "1 mask, thumbnail or similar file of another image was"
                if len(companions) == 1
                else (f"{len(companions):,} masks, thumbnails or similar files of other images were")
            )
            emit(Notice(f"{what} skipped in {path}; pass such a file by name to classify it."))
    return images, unreadable


def evaluate_run(request: Evaluate, control: RunControl, emit: Emit) -> Evaluation:
    """Evaluate a run on a split of its images or on other images, as ``request`` asks."""
    folder = RunFolder(Path(request.run_dir))
    if not request.source:
        bring_back(folder, control, emit)
    find_confidence(folder, request.device, control, emit)
    if request.source:
        return _evaluate_source(folder, request, control, emit)
    manifest = folder.manifest
    split = request.split or ("test" if manifest.of("test") else "val")
    evaluation = evaluate_split(folder, manifest, split, request.device, control, emit)
    folder.write_evaluation(evaluation)
    return evaluation


def find_confidence(
    folder: RunFolder, device: str, control: RunControl, emit: Emit, *, just_trained: bool = False
) -> None:
    """See to it that the confidence of a run's best weights is known, unless it is being trained.

    Then it would be outdated soon. Where it cannot be found out (the run's images are gone, or its folder cannot be
    written) that is said, and answers are given without it.
    """
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    if (folder.is_held() and not just_trained) or not folder.has_weights:
        return
    tools = registry.tools_for(folder.path)
    if tools.is_calibrated(folder.path):
        return
    try:
        if not os.access(folder.best, os.W_OK):
            raise UserError(f"{folder.best} cannot be written.", "Make it writable.")
        emit(Notice("Calibrating this run's confidence (done once)."))
        tools.calibrate(folder.path, folder.manifest, devices.choose(device), control, emit)
    except UserError as error:
        emit(Notice(f"The confidence of this run is not calibrated: {error.message}", "warning"))


def evaluate_split(
    folder: RunFolder, manifest: SplitManifest, split: str, device: str, control: RunControl, emit: Emit
) -> Evaluation:
    """Evaluate a run on ``split`` of its own images, on ``device``. Raises UserError and StopRequested."""
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    samples = tuple(sample for sample in manifest.samples if sample.split == split)
    root = Path(manifest.root)
    evaluate = registry.tools_for(folder.path).evaluate
    return evaluate(folder.path, root, samples, split, devices.choose(device), control, emit)


def _evaluate_source(folder: RunFolder, request: Evaluate, control: RunControl, emit: Emit) -> Evaluation:
    """Other images than the run's own: all that are usable, or those of one split."""
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    # Read as the run's own images were, and of several readings the one with the classes that the run knows.
    data, known = folder.config.data, folder.manifest.class_names
    target = target_of(folder.manifest.schema) if request.target == "auto" else request.target
    wanted = Wanted("auto", data.companions, known, target, data.unlabelled)
    names = request.archive_names
    summary = scan(request.source, (), control, emit, pages=data.pages, names=names, wanted=wanted)
    samples = tuple(
        SplitSample(index, file.path, file.class_name, "test", target=file.target, width=file.width, height=file.height)
        for index, file in enumerate(summary.files)
        if not file.problem and request.split in ("", file.split)
    )
    title = f"{request.split} images of {summary.name}" if request.split else summary.name
    device = devices.choose(request.device)
    evaluate = registry.tools_for(folder.path).evaluate
    evaluation = evaluate(folder.path, Path(summary.root), samples, title, device, control, emit)
    dropped = tuple(
        UnreadableImage(file.path, file.detail or REASONS[file.problem])
        for file in summary.files
        if file.problem and request.split in ("", file.split)
    )
    return replace(evaluation, unreadable=dropped + evaluation.unreadable)
