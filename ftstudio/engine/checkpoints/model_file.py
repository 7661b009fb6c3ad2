"""A trained model in one file: the weights and, in the file's header, everything needed to use them.

One file, replaced by one rename, so weights and output names always match, even during training.
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
    """What the weights belong to.

    Attributes:
        task: The key of the task.
        model: The model's name in the catalogue.
        architecture: Its architecture.
        target_names: Names of the outputs, in order.
        preprocessing: How images are prepared.
        image_size: Side of the square input, in pixels.
        epoch: The epoch the weights come from; 0 after head warm-up.
        run_id: The run that trained them.
        head: The kind of head.
        references: Rows of a k-NN head; 0 for a linear layer.
    """

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
    """Path of a run's best weights."""
    return run_dir / "best" / "model.safetensors"


def stamp(run_dir: Path) -> tuple[int, int]:
    """A value that changes whenever a run's weights are replaced; (0, 0) if there are none."""
    return file_stamp(path_in(run_dir))


def save(run_dir: Path, module: nn.Module, description: ModelDescription) -> Path:
    """Write the best weights of a run; the previous file is replaced only once the new one is complete.

    Raises:
        UserError: The disk refuses.
    """
    target = path_in(run_dir)
    state = {name: tensor.detach().cpu().contiguous() for name, tensor in module.state_dict().items()}
    data = to_safetensors(state, {HEADER_KEY: json_codec.encode(description).decode()})
    try:
        if not target.parent.exists():
            # Not its parents: a deleted run folder must not reappear in parts.
            make_folder(target.parent)
        replace_file(target, data)
    except OSError as error:
        raise not_written(target, error, "resume the run") from error
    return target


def digest(run_dir: Path) -> str:
    """Hash of a run's best weights and their description; "" if there are none."""
    return file_digest(path_in(run_dir))


def load(run_dir: Path, device: torch.device) -> tuple[nn.Module, ModelDescription]:
    """Load the trained model of a run in eval mode on ``device``, and its description.

    Raises:
        UserError: The run has no weights yet, or the file is damaged or from another program.
    """
    path, description = path_in(run_dir), describe(run_dir)
    try:
        # Read, not mapped: truncating a mapped file would kill the process.
        data = read_file(path, _most_bytes(description), follow=True)
        description = described(read_header(data)[1])  # in case the file was just replaced
        _refuse_too_small(description, len(data))
        module = _with_state(description, _finite(from_safetensors(data)))
    except (OSError, SafetensorError, ValueError, RuntimeError, MemoryError) as error:
        raise _unreadable(run_dir, error) from error
    return module.to(device).eval(), description


def describe(run_dir: Path) -> ModelDescription:
    """Read what a run's best weights belong to, from the header of their file alone.

    Raises:
        UserError: The run has no weights yet, or the file is damaged or from another program.
    """
    path = path_in(run_dir)
    if not path.exists():
        raise UserError(
            f"The run in {run_dir} has no trained weights yet.",
            "Train it for at least one epoch, or choose another run.",
        )
    try:
        return described(header_of(path)[1])
    except (OSError, SafetensorError, ValueError, RuntimeError, MemoryError) as error:
        raise _unreadable(run_dir, error) from error


def _unreadable(run_dir: Path, error: Exception) -> UserError:
    return UserError(
        f"{path_in(run_dir)} cannot be read as trained weights: {reading.why(error)}.",
        f"Restore that file from a backup, choose another run, or train again: "
        f"ftstudio train --config {run_dir / 'config.json'}",
    )


def _with_state(description: ModelDescription, state: dict[str, Tensor]) -> nn.Module:
    info, outputs = catalog.model(description.model, description.task), description.schema.outputs
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
    """Parse the description in a file's metadata and check that its values are possible.

    Raises:
        ValueError: It is missing, damaged or out of bounds.
    """
    if HEADER_KEY not in metadata:
        raise ValueError("it was written by another program, or is a pretrained model download")
    what = json_codec.decode(metadata[HEADER_KEY], ModelDescription)
    looks = what.preprocessing
    sound = (
        what.schema.is_sound
        and what.image_size == catalog.image_size(catalog.model(what.model, what.task), what.image_size)
        and 0 < looks.size <= looks.resize <= LONGEST_SIDE
        and all(math.isfinite(mean) for mean in looks.mean)
        and all(0 < std < math.inf for std in looks.std)
        and (0 < what.references <= MOST_REFERENCES if what.head == "knn" else what.references == 0)
    )
    if not sound:
        raise ValueError("its metadata is damaged")
    return what


def _bytes_of_parameters(what: ModelDescription) -> int:
    """Size of the parameters; the references of a k-NN head count like outputs."""
    rows = what.references if what.head == "knn" else what.schema.outputs
    return 4 * sum(catalog.counts(catalog.model(what.model, what.task), rows, 0))


def _most_bytes(what: ModelDescription) -> int:
    """Maximum file size, with room for the header and for buffers: statistics and index tables."""
    return MAX_HEADER + 2 * _bytes_of_parameters(what)


def _refuse_too_small(what: ModelDescription, size: int) -> None:
    """Refuse a file that is too small for the outputs it claims, before such a network is built. Raises ValueError."""
    least = _bytes_of_parameters(what) * 9 // 10
    if size < least:
        outputs = f"{what.schema.outputs:,} outputs"
        raise ValueError(f"it has {size:,} bytes, but a network with {outputs} needs at least {least:,}")


def _finite(state: dict[str, Tensor]) -> dict[str, Tensor]:
    for name, tensor in state.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise ValueError(f"{name} contains NaN or infinity")
    return state
