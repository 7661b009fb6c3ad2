"""The findings about a run's best weights, as a file next to them.

``best/confidence.safetensors`` has the directions of the reference images and their axes; its header has the task's
record and a digest of the weights that it belongs to. A file that is damaged or of other weights is ignored: it can be
created again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import torch
from msgspec import Struct
from safetensors import SafetensorError
from safetensors.torch import load as from_safetensors
from safetensors.torch import save as to_safetensors

from ftstudio.core import json_codec
from ftstudio.core.confidence import OfWeights
from ftstudio.core.storage.files import not_written, read_file, replace_file
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.novelty import FARTHEST, MOST_AXES, ROUNDING, Usual, directions
from ftstudio.models.safetensors_file import read_header

MOST_BYTES = 1 << 28
REFERENCES, AXES = "references", "axes"
R = TypeVar("R", bound=OfWeights)


@dataclass(frozen=True)
class Known(Generic[R]):
    """The record, and a description of the training images, on the CPU."""

    record: R
    usual: Usual


class _Header(Struct, Generic[R], frozen=True, kw_only=True):
    confidence: R
    weights: str


def path_in(run_dir: Path) -> Path:
    """The path of the file in a run folder."""
    return model_file.path_in(run_dir).with_name("confidence.safetensors")


class KnownFile(Generic[R]):
    """The file of one task; ``is_sound`` checks the limits of the ``record``'s own fields."""

    def __init__(self, record: type[R], is_sound: Callable[[R], bool]) -> None:
        self._header = _Header[record]
        self._is_sound = is_sound

    def save(self, run_dir: Path, known: Known[R], weights: str) -> None:
        """Save the findings about the weights with the digest ``weights`` (``model_file.digest``).

        Raises:
            UserError: The file cannot be written.
        """
        target = path_in(run_dir)
        header = json_codec.encode(self._header(confidence=known.record, weights=weights)).decode()
        tensors = {REFERENCES: known.usual.references, AXES: known.usual.axes}
        halves = {name: tensor.half().contiguous() for name, tensor in tensors.items()}
        data = to_safetensors(halves, {model_file.HEADER_KEY: header})
        try:
            replace_file(target, data)
        except OSError as error:
            raise not_written(target, error) from error

    def load(self, run_dir: Path) -> R | None:
        """Return the record of the current best weights of a run; None if there is none."""
        found = self.known(run_dir)
        return None if found is None else found.record

    def known(self, run_dir: Path) -> Known[R] | None:
        """Like ``load``, with the references and their axes."""
        try:
            # Read, not mapped: a file that is cut off while it is mapped would end the process.
            data = read_file(path_in(run_dir), MOST_BYTES)
            shapes, metadata = read_header(data)
            header = json_codec.decode(metadata[model_file.HEADER_KEY], self._header)
            record = header.confidence
            fits = _fits(record, shapes.get(REFERENCES, ()), shapes.get(AXES, ())) and self._is_sound(record)
            if not fits or header.weights != model_file.digest(run_dir):
                return None
            tensors = from_safetensors(data)
            references, axes = tensors[REFERENCES], tensors[AXES]
        except (OSError, ValueError, KeyError, SafetensorError, RuntimeError):
            return None
        if any(each.dtype is not torch.float16 or not torch.isfinite(each).all() for each in (references, axes)):
            return None
        return Known(record, Usual(directions(references), directions(axes), record.neighbours))


def _fits(record: OfWeights, shape: tuple[int, ...], axes: tuple[int, ...]) -> bool:
    """Whether a record is within the limits of what can be measured, and fits its references and their axes."""
    limit, scales = record.distance_limit, record.scales
    if len(shape) != 2 or shape[0] != record.references or shape[1] == 0:
        return False
    if len(axes) != 2 or axes[0] > MOST_AXES or axes[1] != shape[1]:
        return False
    if not record.references:
        return record.neighbours == 0 and limit is None and scales is None
    if limit is None or scales is None:
        return False
    fits = 1 <= record.neighbours <= record.references and 0 < limit <= FARTHEST / ROUNDING + ROUNDING
    return fits and all(0 < scale <= FARTHEST + ROUNDING for scale in scales)
