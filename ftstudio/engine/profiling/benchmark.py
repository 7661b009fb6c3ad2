"""Benchmark of a network on this computer: the forward and backward pass of every stage, in each precision.

Takes some seconds, once per network, image size and device; the result is stored. Parameters are random, because speed
does not depend on them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import torch
from torch import Tensor, nn

from ftstudio.core.model_info import ModelInfo
from ftstudio.data.loading.dataset import decoded_ahead, load_pixels, together
from ftstudio.data.loading.transforms import Transform, stored_side
from ftstudio.data.quality.reasons import Undecodable
from ftstudio.engine import device as devices
from ftstudio.engine.device import autocast
from ftstudio.engine.network import optim
from ftstudio.engine.network.run_plan import Precision
from ftstudio.engine.profiling import throughput as kept
from ftstudio.engine.profiling.throughput import Reading, Speeds, StageSpeed
from ftstudio.models import build, freeze
from ftstudio.models.cut import sections

MOST_SECONDS = 3.0
"""After this time, everything left is timed once: on a busy computer, a rough result in time is worth more."""
ROUND_SECONDS = 0.3
"""Target duration of one round over all stages; determines the number of images. With fewer images than a batch, a
small stage looks slower than it is, because fixed costs per batch are divided by few images."""
MOST_IMAGES = 32
ROUNDS = 2


def speeds(
    info: ModelInfo, image_size: int, device: torch.device, safe_point: Callable[[], None] = lambda: None
) -> Speeds:
    """Return the speeds of this computer, stored or measured now. Raises what ``safe_point`` raises."""
    title = devices.describe(device).speed_title
    found = kept.find(info, image_size, title)
    if found is None:
        found = measured(info, image_size, device, safe_point)
        kept.keep(info, image_size, title, found)
    return found


def measured(
    info: ModelInfo, image_size: int, device: torch.device, safe_point: Callable[[], None] = lambda: None
) -> Speeds:
    """Time every stage, ignoring stored results. The state of the random generators is preserved."""
    with torch.random.fork_rng(devices=[]):
        return _measured(info, image_size, device, safe_point)


def _measured(info: ModelInfo, image_size: int, device: torch.device, safe_point: Callable[[], None]) -> Speeds:
    module = build.build(info, 10, 0).to(device).to(memory_format=torch.channels_last)
    freeze.training_mode(module, info, 0)
    freeze.keep_statistics(module)
    stages = sections(module, info, fold=device.type == "cpu")
    count, watch = _images_for(info, image_size, device), _Stopwatch(device, safe_point)
    images = torch.rand(count, 3, image_size, image_size, device=device).to(memory_format=torch.channels_last)
    taken = {name: _time_stages(stages, images, device, name, watch) for name in _precisions(device)}
    boundary = _boundary_sizes(stages, images[:1])
    forward = sum(stage.forward for stage in taken["float32"])
    work = sum(stage.gflops for stage in info.stages) * (image_size / info.preprocessing.size) ** 2
    return Speeds(
        stages={name: tuple(found) for name, found in taken.items()},
        boundary=boundary,
        update=_time_update(module, watch),
        rate=work / max(forward, 1e-9),
        measured=True,
    )


class _Stopwatch:
    """Times work on a device, with fewer repetitions once its time is used up."""

    def __init__(self, device: torch.device, safe_point: Callable[[], None]) -> None:
        self._device, self._safe_point = device, safe_point
        self._end = time.perf_counter() + MOST_SECONDS

    def seconds(self, work: Callable[[], object]) -> float:
        """Median over some rounds, after one for warm-up."""
        rounds = [self._round(work)]
        while len(rounds) <= ROUNDS and time.perf_counter() < self._end:
            rounds.append(self._round(work))
        return median(rounds[1:] or rounds)

    def _round(self, work: Callable[[], object]) -> float:
        self._safe_point()
        devices.wait_for(self._device)
        began = time.perf_counter()
        work()
        devices.wait_for(self._device)
        return time.perf_counter() - began


def _precisions(device: torch.device) -> list[Precision]:
    half = devices.half_precision(device)
    return ["float32"] if half is None else ["float32", half]


def _images_for(info: ModelInfo, image_size: int, device: torch.device) -> int:
    guess = kept.guess(info, image_size, device.type)
    training = sum(stage.training for stage in guess.stages["float32"])
    return max(2, min(MOST_IMAGES, int(ROUND_SECONDS / max(training, 1e-9))))


def _time_stages(
    stages: Sequence[nn.Module], images: Tensor, device: torch.device, precision: Precision, watch: _Stopwatch
) -> list[StageSpeed]:
    """Time each stage. The last section, the head with the layers before it, counts with the last stage."""
    dtype, count = devices.DTYPES[precision], len(images)
    taken: list[StageSpeed] = []
    values: tuple[Tensor, ...] = (images,)
    for stage in stages:
        course = _StagePass(stage, values, device, dtype)
        forward = watch.seconds(course.forward)
        training, first = (course.back_taken(watch, learning) for learning in (True, False))
        taken.append(StageSpeed(forward / count, training / count, first / count))
        with torch.no_grad(), autocast(device, dtype):
            values = tuple(value.float() for value in stage(*values))
    *before, last, head = taken
    whole = StageSpeed(last.forward + head.forward, last.training + head.training, last.first + head.training)
    return [*before, whole]


@dataclass(frozen=True)
class _StagePass:
    """The forward and backward pass of one stage, from the values that enter it."""

    stage: nn.Module
    values: tuple[Tensor, ...]
    device: torch.device
    dtype: torch.dtype | None

    def forward(self) -> None:
        with torch.inference_mode(), autocast(self.device, self.dtype):
            self.stage(*self.values)

    def back_taken(self, watch: _Stopwatch, learning: bool) -> float:
        """Seconds of a forward and backward pass, with the gradient of the inputs if an earlier stage is ``learning``.

        The inputs are copied only here and not in training, so the time of the copies is subtracted.
        """
        whole, besides = watch.seconds(lambda: self._back(learning)), watch.seconds(lambda: self._copied(learning))
        return max(0.0, whole - besides)

    def _back(self, learning: bool) -> None:
        self.stage.zero_grad()
        with autocast(self.device, self.dtype):
            answers = self.stage(*self._copies(learning))
        answers = [answer for answer in answers if answer.requires_grad]  # some values only pass through a stage
        torch.autograd.backward(answers, [torch.ones_like(answer) for answer in answers])

    def _copied(self, learning: bool) -> None:
        copies = self._copies(learning)
        if learning:
            torch.autograd.backward(copies, [torch.ones_like(value) for value in copies])

    def _copies(self, learning: bool) -> list[Tensor]:
        """Copies of the inputs, because the first layer may work in place."""
        return [value.detach().clone().requires_grad_(learning).view_as(value) * 1 for value in self.values]


def _boundary_sizes(stages: Sequence[nn.Module], image: Tensor) -> tuple[int, ...]:
    sizes: list[int] = []
    values: tuple[Tensor, ...] = (image,)
    with torch.inference_mode():
        for stage in stages[:-1]:
            values = stage(*values)
            sizes.append(sum(value.numel() for value in values))
    return tuple(sizes)


def _time_update(module: nn.Module, watch: _Stopwatch) -> float:
    """Seconds per parameter of an AdamW step."""
    parameters = [parameter for parameter in module.parameters() if parameter.requires_grad]
    for parameter in parameters:
        parameter.grad = torch.zeros_like(parameter)
    optimizer = torch.optim.AdamW(parameters, lr=0.0, fused=optim.fuses(parameters[0].device))
    return watch.seconds(lambda: optimizer.step()) / sum(parameter.numel() for parameter in parameters)


def reading(paths: Sequence[Path], info: ModelInfo, image_size: int, transform: Transform) -> Reading:
    """Time decoding and augmenting some images of the data set; a guess if none can be read."""
    side, interpolation = stored_side(info.preprocessing, image_size), info.preprocessing.interpolation
    pages = info.preprocessing.pages

    def decoded(path: Path) -> Tensor | None:
        try:
            return load_pixels(path, side, interpolation, pages)
        except Undecodable:
            return None

    began = time.perf_counter()
    [seen] = decoded_ahead([paths], decoded)
    decoding = (time.perf_counter() - began) / max(1, len(paths))
    pixels = [image for image in seen if image is not None]
    if not pixels:
        return Reading()
    began = time.perf_counter()
    [views] = decoded_ahead([pixels], lambda image: transform.of_image(image, (0, 1, 0)))
    transform.of_batch(*together(views))
    return Reading(decoding, (time.perf_counter() - began) / len(pixels))
