"""Optimiser steps, and reporting them without slowing training down."""

from __future__ import annotations

import math
import time

import torch

from ftstudio.core.errors import UserError
from ftstudio.core.events import Notice, StepDone
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.device import autocast, is_out_of_memory, release
from ftstudio.engine.distributed.gradients import SharedGradients, average_statistics
from ftstudio.engine.features.batches import Shown
from ftstudio.engine.network.optim import update_average
from ftstudio.engine.task import Meter
from ftstudio.engine.training.finite import NonFinite
from ftstudio.engine.training.setup import Setup

REPORT_SECONDS = 0.05
"""Minimum time between two fetches of losses from the device: each fetch waits for all work queued before it."""

INITIAL_GRAD_SCALE = 65536.0


class Stepper:
    """Forward, backward and update, in micro-batches that fit into memory; each rank computes its share."""

    def __init__(self, setup: Setup, position: Position, meter: Meter) -> None:
        self._setup, self._position, self._meter = setup, position, meter
        self._scaler = torch.amp.GradScaler(
            setup.device.type,
            init_scale=INITIAL_GRAD_SCALE,
            enabled=setup.dtype is torch.float16,
        )
        if position.grad_scale and self._scaler.is_enabled():
            stood = {"scale": position.grad_scale, "_growth_tracker": position.grad_growth}
            self._scaler.load_state_dict(self._scaler.state_dict() | stood)
        self._shared: SharedGradients | None = None
        if not setup.ranks.here.is_alone:
            self._shared = SharedGradients(setup.optimizer, setup.ranks, setup.device, setup.batch_size)

    def step(self, batch: Shown) -> torch.Tensor:
        """Update the model once on ``batch``; with several ranks each passes its share, which may be empty.

        When memory runs out, the micro-batch is halved and the gradient computed again; the optimiser's batch stays the
        same.

        Returns:
            The mean loss of the whole batch over all ranks: a float32 scalar on the device, not fetched.

        Raises:
            UserError: Not even two images fit into memory.
        """
        while True:
            try:
                loss = self._gradient(batch)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            else:
                if self._shared is not None:
                    loss = self._with_the_others(self._shared, loss, batch)
                self._scaler.step(self._setup.optimizer)
                self._scaler.update()
                update_average(self._setup.optimizer, self._position.step)
                return loss
            # The failed try's tensors are freed only here: the exception's traceback referenced them.
            self._halve()

    def remember(self) -> None:
        """Copy the state that a checkpoint needs into the position."""
        if self._scaler.is_enabled():
            state = self._scaler.state_dict()
            self._position.grad_scale, self._position.grad_growth = state["scale"], state["_growth_tracker"]

    def _with_the_others(self, shared: SharedGradients, loss: torch.Tensor, batch: Shown) -> torch.Tensor:
        """Average statistics and gradients over all ranks.

        Runs after the backward pass, where memory cannot run out any more, so no rank waits for another's second try.
        """
        setup = self._setup
        if setup.target.adapts_statistics:
            average_statistics(setup.module, len(self._targets(batch)), setup.ranks)
        return shared.mean(loss, setup.training_loss.total_weight(self._targets(batch)))

    def _targets(self, batch: Shown) -> torch.Tensor:
        """The targets that are trained on: none if a rank's share is one image and BatchNorm trains."""
        alone = self._shared is not None and self._setup.target.adapts_statistics and len(batch.targets) == 1
        return batch.targets[:0] if alone else batch.targets

    def _gradient(self, batch: Shown) -> torch.Tensor:
        """Accumulate the gradient of ``batch`` and return its mean loss; with several ranks, see SharedGradients."""
        setup, targets = self._setup, self._targets(batch)
        if self._shared is None:
            setup.optimizer.zero_grad(set_to_none=True)
        else:
            self._shared.clear()
        total = torch.zeros((), device=setup.device)
        answers: list[torch.Tensor] = []
        for chunk in _chunks(len(targets), self._position.micro_batch):
            inputs = batch.inputs(chunk)
            with autocast(setup.device, setup.dtype):
                outputs = setup.target.parts.rest(*inputs)
                loss = self._part_of_loss(outputs, targets[chunk], targets)
            self._scaler.scale(loss).backward()
            total += loss.detach()
            answers.append(outputs.detach())
        # Only now, so that a try that ran out of memory is not counted.
        if answers:
            self._meter.add(torch.cat(answers), targets)
        return total

    def _part_of_loss(self, outputs: torch.Tensor, targets: torch.Tensor, whole: torch.Tensor) -> torch.Tensor:
        """The share of some images in the mean loss of the batch with targets ``whole``, or in this rank's sum."""
        mean = self._setup.training_loss
        loss = mean(outputs, targets)
        if self._shared is not None:
            return loss * (mean.total_weight(targets) / self._shared.nominal)
        return loss if len(targets) == len(whole) else loss * (mean.total_weight(targets) / mean.total_weight(whole))

    def _halve(self) -> None:
        position = self._position
        if position.micro_batch <= 2:
            raise UserError(
                "There is not enough memory for a micro-batch of two images.",
                "Choose a smaller image size or model, freeze more stages, or close other programs.",
            )
        position.micro_batch = max(2, position.micro_batch // 2)
        self._setup.optimizer.zero_grad(set_to_none=True)
        release(self._setup.device)
        self._setup.emit(
            Notice(
                f"Out of memory; training continues with a micro-batch of {position.micro_batch} images and the same "
                f"batch size.",
                "warning",
                passing=True,
            )
        )


def _chunks(count: int, size: int) -> list[slice]:
    """Slices of at most ``size``, except that a last single sample joins the slice before it (BatchNorm).

    Empty for no samples.
    """
    if not count:
        return []
    starts = list(range(0, count, size))
    if len(starts) > 1 and count - starts[-1] == 1:
        starts.pop()
    return [slice(start, stop) for start, stop in zip(starts, [*starts[1:], count], strict=True)]


class StepReporter:
    """Collect steps and emit them in small groups; add their losses to the position in step order."""

    def __init__(self, setup: Setup, position: Position) -> None:
        self._setup, self._position = setup, position
        self._waiting: list[tuple[int, torch.Tensor, float, int]] = []
        self._mark = time.monotonic()

    def add(self, step: int, loss: torch.Tensor, lr: float, images: int) -> None:
        """Add a step; ``loss`` is a scalar on the device. May flush, and then raises as ``flush``."""
        self._waiting.append((step, loss, lr, images))
        if self._setup.ranks.here.is_alone and self._is_time:
            self.flush()

    @property
    def wishes(self) -> bool:
        """Whether this rank has steps to flush.

        Several ranks flush at the same step, so that all of them meet a non-finite loss there; a single process flushes
        at any time.
        """
        return not self._setup.ranks.here.is_alone and bool(self._waiting) and self._is_time

    @property
    def _is_time(self) -> bool:
        return time.monotonic() - self._mark >= REPORT_SECONDS

    def restart_clock(self) -> None:
        """Exclude the time since the last flush (a pause, a save) from the training time."""
        self._mark = time.monotonic()

    def flush(self) -> None:
        """Fetch and emit the collected steps.

        Raises:
            NonFinite: A loss is NaN or infinite; the weights may have been so for several steps.
        """
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        losses = torch.stack([loss for _, loss, _, _ in waiting]).tolist()
        now = time.monotonic()
        elapsed, self._mark = now - self._mark, now
        rate = sum(images for *_, images in waiting) / max(elapsed, 1e-9)
        for (step, _, lr, images), loss in zip(waiting, losses, strict=True):
            if not math.isfinite(loss):
                raise NonFinite("The loss", f"at step {step}")
            self._position.seconds += elapsed / len(waiting)
            self._position.loss_sum += loss * images
            self._position.loss_count += images
            self._setup.emit(StepDone(step, self._position.epoch, loss, lr, rate, self._position.seconds))
