"""An export from beginning to end: convert, write, run the file, compare, try the script or page, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import torch
from msgspec.structs import replace
from numpy.typing import NDArray
from torch import nn

from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, PhaseChanged, Progress
from ftstudio.core.exported import (
    CARD_FILE,
    DECODER_FILE,
    MODEL_FILES,
    PAGE_FILE,
    PRECISIONS,
    PREDICT_FILE,
    README_FILE,
    VERIFICATION_FILE,
    Exported,
    ExportFormat,
    ModelCard,
    Verification,
)
from ftstudio.core.run_record import RunRecord
from ftstudio.core.storage.atomic_folder import whole_folder, write_file
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import Transform, eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.models import build, catalog
from ftstudio.tasks.export import browser, decoder_file, int8, onnx_file, readme, script, torch_files, web_page
from ftstudio.tasks.export import card as cards
from ftstudio.tasks.export.compare import (
    Compared,
    RunItself,
    Runner,
    compare,
    pictures,
    refuse_difference,
    refuse_ruin,
)
from ftstudio.tasks.export.graph import Deployed, captured
from ftstudio.tasks.export.part import ExportPart
from ftstudio.tasks.inference.trained_model import TrainedModel
from ftstudio.tasks.tools import WantedExport

CALIBRATION_IMAGES = 256
CONVERTING, CALIBRATING = "Converting the model", "Calibrating int8 on training images"
SCRIPT, PAGE = f"Testing {PREDICT_FILE}", "Testing the page in a browser"


@dataclass(frozen=True)
class _Model:
    """A trained run, loaded.

    ``trained`` is on ``device`` as the program uses it, ``module`` is a plain copy on the CPU to be exported, ``card``
    is for fp32, and ``part`` belongs to its task.
    """

    run_dir: Path
    part: ExportPart[Any]
    trained: TrainedModel[Any]
    module: nn.Module
    card: ModelCard
    device: torch.device

    @property
    def description(self) -> model_file.ModelDescription:
        return self.trained.description

    @property
    def transform(self) -> Transform:
        return eval_transform(self.description.preprocessing, self.description.image_size)

    def samples(self, manifest: SplitManifest, wanted: Sequence[SplitSample]) -> SampleSet:
        looks = self.description.preprocessing
        side = stored_side(looks, self.description.image_size)
        root = Path(manifest.root)
        targets = self.part.targets(wanted, self.description.schema, root)
        return SampleSet(root, wanted, targets, looks, side)


@devices.explaining_out_of_memory()
def export(
    part: ExportPart[Any],
    run_dir: Path,
    record: RunRecord,
    manifest: SplitManifest,
    wanted: WantedExport,
    device: torch.device,
    control: RunControl,
    emit: Emit,
) -> Exported:
    """Export the best weights of a run and compare the file with them on all validation images.

    ``device`` computes the run itself; the exported file runs on the CPU. After an error nothing is left of the export.

    Raises:
        UserError: The file is not the same model, the images are gone, the place is taken, or writing failed.
        StopRequested: A stop was requested.
    """
    if wanted.precision not in PRECISIONS[wanted.format]:
        offered = ", ".join(PRECISIONS[wanted.format])
        raise UserError(f"{wanted.format} cannot be exported as {wanted.precision}.", f"Choose one of: {offered}.")
    if wanted.format in ("onnx", "web"):
        onnx_file.require()
    if wanted.format == "web":
        web_page.require(part.key)
    if not wanted.replace and cards.is_export(wanted.out):
        raise UserError(
            f"{wanted.out} already contains an export.", "Choose another folder, or overwrite it (--replace)."
        )
    devices.use_all_cores()
    emit(PhaseChanged("preparing"))
    model = _loaded(part, run_dir, record, wanted.format, device)
    with whole_folder(wanted.out, lambda folder: wanted.replace and cards.is_export(folder)) as folder:
        return _fill(folder, model, manifest, wanted, control, emit)


def _loaded(
    part: ExportPart[Any], run_dir: Path, record: RunRecord, form: ExportFormat, device: torch.device
) -> _Model:
    trained = part.load(run_dir, device)
    module, description = model_file.load(run_dir, torch.device("cpu"))
    if description != trained.description:
        raise UserError(
            f"The run {record.name} saved new best weights during the export.",
            "Try again, or wait until training has finished.",
        )
    card = cards.card_of(description, record, part.card_fields(trained), form, "fp32")
    return _Model(run_dir, part, trained, module, card, device)


def _fill(
    folder: Path, model: _Model, manifest: SplitManifest, wanted: WantedExport, control: RunControl, emit: Emit
) -> Exported:
    """Write every file of the export into ``folder``."""
    precision, name = wanted.precision, MODEL_FILES[wanted.format]
    path, card = folder / name, replace(model.card, precision=precision)
    stages = 2 if precision == "fp32" else 3
    emit(Progress(CONVERTING, 0, stages))
    control.safe_point()
    content = _converted(model, model.card)
    write_file(path, _packed(content, model.card))
    fp32 = Compared(f"{wanted.format}, fp32", _runner(path, model, model.card), path.stat().st_size)
    emit(Progress(CONVERTING, 1, stages))
    control.safe_point()
    forms, calibration = [fp32], 0
    if precision != "fp32":
        calibrating = model.samples(manifest, spread(manifest.of("train"), CALIBRATION_IMAGES))
        lossy = _packed(_reduced(content, model, card, calibrating, control, emit), card)
        path.unlink()
        write_file(path, lossy)
        calibration = len(calibrating) - len(calibrating.unreadable) if precision == "int8-static" else 0
        # Its ranges are those of all images that are computed together.
        alone = precision == "int8-dynamic"
        forms.append(Compared(f"{wanted.format}, {precision}", _runner(path, model, card), len(lossy), alone))
        emit(Progress(CONVERTING, 2, stages))
    beside = _beside(model, card)
    for each, made in beside.items():
        write_file(folder / each, made)
    write_file(folder / CARD_FILE, json_codec.encode_pretty(card))
    emit(Progress(CONVERTING, stages, stages))

    samples = model.samples(manifest, manifest.of("val"))
    run = _run_itself(model)
    emit(PhaseChanged("validating"))
    part, words = model.part, model.part.words(card)
    read = compare(run, forms, part, card, samples, model.transform, control, emit)
    images = len(read)
    refuse_difference(fp32, images, words)
    exported = forms[-1]
    refuse_ruin(exported, images, words)
    on_page = wanted.format == "web"
    emit(Progress(PAGE if on_page else SCRIPT, 0, None))
    tried = browser.tried if on_page else script.tried
    checked = Verification(
        format=wanted.format,
        precision=precision,
        split="val",
        images=images,
        unreadable=len(samples.unreadable),
        runtime=exported.runner.runtime,
        run=run.measured(part, card, read),
        fp32=fp32.measured(part, card, read) if exported is not fp32 else None,
        exported=exported.measured(part, card, read),
        script=tried(folder, exported, samples, part, card, control),
        calibration_images=calibration,
    )
    write_file(folder / VERIFICATION_FILE, json_codec.encode_pretty(checked))
    write_file(folder / README_FILE, readme.text_of(card, checked, part).encode("utf-8", "backslashreplace"))
    control.safe_point()
    files = (name, *beside, README_FILE, CARD_FILE, VERIFICATION_FILE)
    if on_page:  # what a user opens comes first
        files = (PAGE_FILE, *(each for each in files if each != PAGE_FILE))
    return Exported(folder=str(wanted.out), files=files, card=card, verification=checked)


def _beside(model: _Model, card: ModelCard) -> dict[str, bytes]:
    """The files that use the model file, by name."""
    if card.format == "web":
        words = model.part.words(card)
        about = f"{card.architecture}, {words.title}; runs in this browser."
        return web_page.files(card, card.run_name, about)
    return {
        PREDICT_FILE: script.text_for(card.format, model.part.key),
        DECODER_FILE: decoder_file.text(card.made_by).encode(),
    }


def _packed(content: bytes, card: ModelCard) -> bytes:
    return web_page.packed(content, card) if card.format == "web" else content


def _converted(model: _Model, card: ModelCard, dtype: torch.dtype = torch.float32) -> bytes:
    """The file in a floating precision."""
    head = build.head_path(catalog.model(model.description.model))
    if card.format == "safetensors":
        return torch_files.to_weights(model.module, card, dtype, head)
    deployed = Deployed(model.module, card, model.part.values(card), dtype, head)
    program = captured(deployed, card.image_size)
    return (
        onnx_file.to_onnx(program, card, model.part.outputs)
        if card.format in ("onnx", "web")
        else torch_files.to_program(program, card)
    )


def _reduced(
    fp32: bytes, model: _Model, card: ModelCard, calibrating: SampleSet, control: RunControl, emit: Emit
) -> bytes:
    """The file in the lower precision of ``card``."""
    if card.precision == "fp16":
        return _converted(model, card, torch.float16)
    if card.precision == "int8-dynamic":
        return int8.dynamic(fp32, card)
    return int8.static(fp32, card, _told(calibrating, model.transform, emit), control.safe_point)


def _told(samples: SampleSet, transform: Transform, emit: Emit) -> Iterator[NDArray[np.uint8]]:
    for pixels, _, positions in pictures(samples, transform):
        if positions:
            emit(Progress(CALIBRATING, positions[-1] + 1, len(samples)))
            yield pixels


def _runner(path: Path, model: _Model, card: ModelCard) -> Runner:
    makers: dict[ExportFormat, Callable[[], Runner]] = {
        "onnx": lambda: onnx_file.OnnxRunner(path.read_bytes()),
        "web": lambda: onnx_file.OnnxRunner(web_page.unpacked(path.read_bytes())),
        "safetensors": lambda: torch_files.WeightsRunner(path, card, model.part.values(card)),
        "torch-export": lambda: torch_files.ProgramRunner(path),
    }
    return makers[card.format]()


def _run_itself(model: _Model) -> Compared:
    trained = model.trained
    runner = RunItself(lambda images: trained.answers(trained.features(images)).values, model.transform, model.device)
    size = model_file.path_in(model.run_dir).stat().st_size
    return Compared(f"the run in FTStudio, on {model.device}", runner, size)


def spread(samples: Sequence[SplitSample], most: int) -> tuple[SplitSample, ...]:
    """Return at most ``most`` samples, one of each class or set of labels in turn, so that none is left out.

    Samples with numbers are taken in their order.
    """
    groups: dict[tuple[str, ...], list[SplitSample]] = {}
    for sample in samples:
        groups.setdefault(sample.labels, []).append(sample)
    in_turn = chain.from_iterable(zip_longest(*groups.values()))
    return tuple(sample for sample in in_turn if sample is not None)[:most]
