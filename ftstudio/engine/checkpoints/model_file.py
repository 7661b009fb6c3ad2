"""A trained model as one file: weights, and in the file's own header everything needed to use them.

One file and one rename, so that weights and the names of their outputs never disagree, even during a training.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from msgspec import Struct, field
from safetensors import SafetensorError
from safetensors.torch import load as from_safetensors
from safetensors.torch import save as to_safetensors
from torch import Tensor, nn

from ftstudio.core import json_codec
from ftstudio.core.config import HeadKind
from ftstudio.core.errors import UserError
from ftstudio.core.model_info import Preprocessing
from ftstudio.core.storage import reading
from ftstudio.core.storage.files import file_digest, file_stamp, make_folder, not_written, read_file, replace_file
from ftstudio.core.targets import ClassNames, TargetSchema
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation, shapes
from ftstudio.models import build, catalog
from ftstudio.models.heads import MOST_REFERENCES, NearestNeighbours
from ftstudio.models.safetensors_file import MAX_HEADER, header_of, read_header

HEADER_KEY = "ftstudio"
LONGEST_SIDE = 4096


class ModelDescription(Struct, frozen=True, kw_only=True):
    """What the weights are. ``image_size`` in pixels; ``epoch`` the one they come from (0: the fitted head).
    ``references`` is the number of rows that a head of nearest neighbours has, 0 for one that is a linear layer."""

    task: str
    model: str
    architecture: str
    target_names: tuple[str, ...] = field(name="class_names")
    preprocessing: Preprocessing
    image_size: int
    epoch: int
    run_id: str
    head: HeadKind = "linear"
    references: int = 0
    targets: TargetSchema | None = None

    @property
    def schema(self) -> TargetSchema:
        """What the outputs mean; files without ``targets`` are classifiers."""
        return self.targets or ClassNames(self.target_names)


def path_in(run_dir: Path) -> Path:
    """Where a run keeps its best weights."""
    return run_dir / "best" / "model.safetensors"


def stamp(run_dir: Path) -> tuple[int, int]:
    """Changes whenever the weights of a run are replaced; (0, 0) where there are none."""
    return file_stamp(path_in(run_dir))


def save(run_dir: Path, module: nn.Module, description: ModelDescription) -> Path:
    """Write the best weights of a run; the ones before stay until the new ones are whole.

    Raises UserError when the disk refuses.
    """
    target = path_in(run_dir)
    state = {name: tensor.detach().cpu().contiguous() for name, tensor in module.state_dict().items()}
    data = to_safetensors(state, {HEADER_KEY: json_codec.encode(description).decode()})
    try:
        if not target.parent.exists():
            # Not its parents: a run folder that somebody deleted should not come back in pieces.
            make_folder(target.parent)
        replace_file(target, data)
    except OSError as error:
        raise not_written(target, error, "resume the run") from error
    return target


def digest(run_dir: Path) -> str:
    """Tells the best weights of a run, and what they say of themselves, from any others; "" where there are none."""
    return file_digest(path_in(run_dir))


def load(run_dir: Path, device: torch.device) -> tuple[nn.Module, ModelDescription]:
    """The trained model in eval mode on ``device``, and what it is.

    Raises UserError when the run has no weights yet or the file is not one of ours.
    """
    path = path_in(run_dir)
    if not path.exists():
        raise UserError(
            f"The run in {run_dir} has no trained weights yet.",
            "Train it for at least one epoch, or choose another run.",
        )
    try:
        description = described(header_of(path)[1])
        # Read, not mapped: a file that is cut off while it is mapped would end the process.
        data = read_file(path, _most_bytes(description), follow=True)
        description = described(read_header(data)[1])  # in case it was replaced meanwhile
        _refuse_too_small(description, len(data))
        module = _with_state(description, _finite(from_safetensors(data)))
    except (OSError, SafetensorError, ValueError, RuntimeError, MemoryError) as error:
        raise UserError(
            f"{path} cannot be read as trained weights: {reading.why(error)}.",
            f"Restore that file from a backup, choose another run, or train again: "
            f"ftstudio train --config {run_dir / 'config.json'}",
        ) from error
    return module.to(device).eval(), description


def _with_state(description: ModelDescription, state: dict[str, Tensor]) -> nn.Module:
    info, outputs = catalog.model(description.model), description.schema.outputs
    module = build.build(info, outputs, seed=0, drawn=False, references=description.references)
    misfit = Expectation(shapes(module.state_dict()), {}).misfit(state, {})
    if misfit:
        raise ValueError(misfit)
    module.load_state_dict(state)
    head = build.head_module(module, info)
    if isinstance(head, NearestNeighbours):
        head.refuse_unsound()
    return module


def described(metadata: Mapping[str, str]) -> ModelDescription:
    """What a file says of itself, within the bounds of what a run can be. Raises ValueError."""
    if HEADER_KEY not in metadata:
        raise ValueError("it was written by another program, or is a pretrained model download")
    what = json_codec.decode(metadata[HEADER_KEY], ModelDescription)
    looks = what.preprocessing
    sound = (
        what.schema.is_sound
        and what.image_size == catalog.image_size(catalog.model(what.model), what.image_size)
        and 0 < looks.size <= looks.resize <= LONGEST_SIDE
        and all(math.isfinite(mean) for mean in looks.mean)
        and all(0 < std < math.inf for std in looks.std)
        and (0 < what.references <= MOST_REFERENCES if what.head == "knn" else what.references == 0)
    )
    if not sound:
        raise ValueError("its metadata is damaged")
    return what


def _bytes_of_parameters(what: ModelDescription) -> int:
    """Of the stages alone where the head remembers images: those it keeps are counted as if they were classes."""
    rows = what.references if what.head == "knn" else what.schema.outputs
    return 4 * sum(catalog.counts(catalog.model(what.model), rows, 0))


def _most_bytes(what: ModelDescription) -> int:
    """With room for the header and for what is no parameter: statistics of the network, and its index tables."""
    return MAX_HEADER + 2 * _bytes_of_parameters(what)


def _refuse_too_small(what: ModelDescription, size: int) -> None:
    """Before a network is built for classes that the file only speaks of. Raises ValueError."""
    least = _bytes_of_parameters(what) * 9 // 10
    if size < least:
        outputs = f"{what.schema.outputs:,} outputs"
        raise ValueError(f"it has {size:,} bytes, but a network with {outputs} needs at least {least:,}")


def _finite(state: dict[str, Tensor]) -> dict[str, Tensor]:
    for name, tensor in state.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise ValueError(f"{name} contains NaN or infinity")
    return state
