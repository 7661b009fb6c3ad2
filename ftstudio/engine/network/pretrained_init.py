"""Initial parameters of a run: pretrained stages and, from an earlier run, also rows of its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ftstudio.core.errors import UserError
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.checkpoint import Checkpoint
from ftstudio.engine.job import JobContext
from ftstudio.models import build, weights


@dataclass(frozen=True)
class Network:
    """A network of a run's architecture with its first ``depth`` stages frozen, and its catalogue entry."""

    module: nn.Module
    info: ModelInfo
    depth: int


@dataclass(frozen=True)
class ResumedRun:
    """A run with a checkpoint.

    Attributes:
        checkpoint: Its newest checkpoint.
        origin: Identifies the parameters it started from.
        network: The network that the checkpoint was checked against; None on all ranks but rank 0.
    """

    checkpoint: Checkpoint
    origin: str
    network: Network | None = None


@dataclass(frozen=True)
class Start:
    """Where a run started.

    Attributes:
        origin: Identifies the initial parameters: a SHA-256, or how they were drawn.
        known_classes: The number of outputs whose head rows came with them.
    """

    origin: str
    known_classes: int = 0


def take_over(
    module: nn.Module, info: ModelInfo, choice: str, schema: TargetSchema, seed: int, job: JobContext
) -> Start:
    """Load the stages of ``module`` and, from a run's weights, the head rows of the outputs that both have.

    Args:
        module: The network to initialise.
        info: Its catalogue entry.
        choice: As ModelConfig.weights: "default", "random", a file or a run folder.
        schema: The targets of the new run.
        seed: The seed that the random parameters were drawn with.
        job: Checked for pause and stop; receives progress.

    Raises:
        UserError: The weights cannot be obtained, or belong to another architecture.
    """
    if choice in ("default", "random"):
        sha256 = weights.load_backbone(module, info, choice, job.control, job.emit)
        return Start(sha256 or f"random {seed}")
    path = Path(choice)
    path = model_file.path_in(path) if path.is_dir() else path
    found = weights.load_file(module, info, path, job.control)
    try:
        described = model_file.described(found.metadata) if model_file.HEADER_KEY in found.metadata else None
    except ValueError as error:
        raise UserError(f"{path} cannot be used: {error}", "Choose another run or other weights.") from error
    if described is None or described.head == "knn":
        return Start(found.sha256)
    return Start(found.sha256, _copy_rows(module, info, found.tensors, described.schema, schema))


def _copy_rows(
    module: nn.Module,
    info: ModelInfo,
    tensors: Mapping[str, Tensor],
    known: TargetSchema,
    schema: TargetSchema,
) -> int:
    """Copy the head rows of outputs that both schemas have; return how many. None if the head does not fit."""
    head = build.head_module(module, info)
    if not isinstance(head, nn.Linear):
        return 0
    pairs = schema.shared_outputs(known)
    given = [tensors.get(f"{build.head_path(info)}.{part}") for part in ("weight", "bias")]
    wanted = (known.outputs, head.in_features), (known.outputs,)
    fits = all(
        each is not None and each.shape == shape and each.is_floating_point()
        for each, shape in zip(given, wanted, strict=True)
    )
    if not pairs or not fits:
        return 0
    mine, theirs = (list(side) for side in zip(*pairs, strict=True))
    with torch.no_grad():
        for own, each in zip((head.weight, head.bias), given, strict=True):
            assert each is not None
            own[mine] = each[theirs]
    return len(pairs)
