"""An exported model compared with its run: the same images, the same pixels, every value."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.exported import LARGEST_DIFFERENCE, Measured, ModelCard
from ftstudio.data.loading.dataset import SampleSet, cut_into_batches, stream
from ftstudio.data.loading.transforms import Transform
from ftstudio.engine import device as devices
from ftstudio.tasks.export.part import ExportPart, Words

COMPARING = "Comparing on the validation images"
BATCH = 16
_TIMED, _WARMING, _SECONDS = 20, 3, 3.0
"""One image alone is computed so often, or for so long."""


class Runner(Protocol):
    """An exported file, ready to run."""

    @property
    def runtime(self) -> str: ...

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Map pixels (N, S, S, 3) to values (N, outputs)."""
        ...


class RunItself:
    """The run as the program computes it: its own preprocessing, then ``compute``.

    ``compute`` maps float32 (N, 3, S, S) on ``device`` to values (N, outputs).
    """

    def __init__(self, compute: Callable[[Tensor], Tensor], transform: Transform, device: torch.device) -> None:
        self._compute, self._transform, self._device = compute, transform, device
        self.runtime = f"torch {torch.__version__} on {device}"

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        images = torch.from_numpy(pixels).permute(0, 3, 1, 2).to(self._device)
        with torch.inference_mode(), _whole_float32():
            outputs, _ = devices.in_pieces(
                lambda part: self._compute(self._transform.of_batch(images[part], torch.empty(0))),
                len(images),
                BATCH + 1,
                self._device,
            )
            return torch.cat(outputs).cpu().numpy()


@contextmanager
def _whole_float32() -> Generator[None]:
    """cuDNN convolves with 10 bits of precision if it may."""
    before = torch.backends.cudnn.allow_tf32
    torch.backends.cudnn.allow_tf32 = False
    try:
        yield
    finally:
        torch.backends.cudnn.allow_tf32 = before


@dataclass
class Compared:
    """One form of the model, and its results so far.

    ``alone`` forms compute one image at a time, because several together would change the answers.
    """

    what: str
    runner: Runner
    size: int
    alone: bool = False
    agreeing: int = 0
    largest: float = 0.0
    milliseconds: float = 0.0
    answers: dict[int, NDArray[np.float32]] = field(default_factory=dict[int, NDArray[np.float32]])
    """Values (outputs,) of each image, by position."""

    def answer(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Map pixels (N, S, S, 3) to values (N, outputs)."""
        if not self.alone:
            return self.runner(pixels)
        return np.concatenate([self.runner(pixels[place : place + 1]) for place in range(len(pixels))])

    def measured(self, part: ExportPart[Any], card: ModelCard, targets: Mapping[int, Tensor]) -> Measured:
        """Return the results; ``targets`` are those of each image, by position."""
        values = torch.from_numpy(np.stack([self.answers[position] for position in targets]))
        return Measured(
            what=self.what,
            score=part.score(values, torch.stack(list(targets.values())), card),
            agreeing=self.agreeing,
            largest_difference=self.largest,
            size=self.size,
            milliseconds=self.milliseconds,
        )


def pictures(samples: SampleSet, transform: Transform) -> Iterator[tuple[NDArray[np.uint8], Tensor, list[int]]]:
    """Yield batches of (pixels uint8 (N, S, S, 3), targets, positions) of the readable images.

    Pixels are decoded and cropped as for an evaluation.
    """
    for batch in stream(samples, cut_into_batches(range(len(samples)), BATCH), transform):
        yield batch.images.permute(0, 2, 3, 1).contiguous().numpy(), batch.targets, batch.positions


def compare(
    run: Compared,
    others: Sequence[Compared],
    part: ExportPart[Any],
    card: ModelCard,
    samples: SampleSet,
    transform: Transform,
    control: RunControl,
    emit: Emit,
) -> dict[int, Tensor]:
    """Run all forms on all of ``samples`` and record their results.

    Returns:
        The targets of the readable images, by position.

    Raises:
        UserError: No image can be read.
        StopRequested: A stop was requested.
    """
    first: NDArray[np.uint8] | None = None
    done = 0
    read: dict[int, Tensor] = {}
    for pixels, targets, positions in pictures(samples, transform):
        control.safe_point()
        if positions:
            done = positions[-1] + 1
            first = pixels[:1] if first is None else first
            read.update(zip(positions, targets, strict=True))
            expected = run.runner(pixels)
            for form in (run, *others):
                answered = expected if form is run else form.answer(pixels)
                _count(form, answered, expected, part, card, positions)
                control.safe_point()
        emit(Progress(COMPARING, done, len(samples)))
    if first is None:
        raise UserError(
            f"None of the {len(samples)} validation images can be read any more, so the export cannot be verified.",
            f"Restore the images (the first is {samples.path(0)}) and export again."
            if len(samples)
            else "This run has no validation images: train a run that has some.",
        )
    for form in (run, *others):
        control.safe_point()
        form.milliseconds = _milliseconds(form.runner, np.ascontiguousarray(first), control.safe_point)
    return read


def _count(
    form: Compared,
    answered: NDArray[np.float32],
    expected: NDArray[np.float32],
    part: ExportPart[Any],
    card: ModelCard,
    positions: list[int],
) -> None:
    if answered.shape != expected.shape or not np.isfinite(answered).all():
        form.largest = 1.0  # nothing agrees with NaN
        form.answers.update(zip(positions, np.zeros_like(expected), strict=True))
        return
    form.agreeing += part.agreeing(answered, expected, card)
    form.largest = max(form.largest, float(np.abs(answered - expected).max()) / part.scale(card))
    form.answers.update(zip(positions, answered, strict=True))


def refuse_difference(form: Compared, images: int, words: Words) -> None:
    """Raise UserError unless ``form``, in fp32, is the same model as the run."""
    if form.agreeing == images and form.largest < LARGEST_DIFFERENCE:
        return
    raise UserError(
        f"The exported model does not match the run: of {images} validation images it predicts {words.same} for "
        f"{form.agreeing}, and {words.figure} differs by {form.largest:.2g}. The export was discarded.",
        "Choose another format. Please report this, with the output of `ftstudio doctor`.",
    )


def refuse_ruin(form: Compared, images: int, words: Words) -> None:
    """Raise UserError if ``form``, in a lower precision, answers most images differently from the run.

    Some networks do not work in int8.
    """
    if 2 * form.agreeing >= images:
        return
    raise UserError(
        f"Quality drops too much at this precision: as {form.what} it predicts {words.same} as the run for only "
        f"{form.agreeing} of {images} validation images. The export was discarded.",
        "Choose fp16, which changes hardly any predictions, or fp32.",
    )


def _milliseconds(runner: Runner, pixels: NDArray[np.uint8], safe_point: Callable[[], object]) -> float:
    """The median time for one image."""
    taken: list[float] = []
    began = time.perf_counter()
    for number in range(_WARMING + _TIMED):
        safe_point()
        start = time.perf_counter()
        runner(pixels)
        if number >= _WARMING:
            taken.append(time.perf_counter() - start)
        if taken and time.perf_counter() - began > _SECONDS:
            break
    return 1000 * statistics.median(taken)
