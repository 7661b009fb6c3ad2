"""What was found out about the confidence of a run's best weights, as a file beside them.

``best/confidence.safetensors`` holds the directions of the reference images and their axes, and in its header the
record and a digest of the weights that it belongs to. A file that is damaged, or of other weights, counts as none: it
can always be made anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from msgspec import Struct
from safetensors import SafetensorError
from safetensors.torch import load as from_safetensors
from safetensors.torch import save as to_safetensors

from ftstudio.core import json_codec
from ftstudio.core.confidence import Calibration, Confidence, ReliabilityBin
from ftstudio.core.storage.files import not_written, read_file, replace_file
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.novelty import FARTHEST, MOST_AXES, ROUNDING, Usual, directions
from ftstudio.models.safetensors_file import read_header
from ftstudio.tasks.classification.inference.calibration import BINS, LEAST_TEMPERATURE, MOST_TEMPERATURE

MOST_BYTES = 1 << 28
REFERENCES, AXES = "references", "axes"


@dataclass(frozen=True)
class Known:
    """The record, and what the training images are like, on the CPU."""

    record: Confidence
    usual: Usual


class _Header(Struct, frozen=True, kw_only=True):
    confidence: Confidence
    weights: str


def path_in(run_dir: Path) -> Path:
    return model_file.path_in(run_dir).with_name("confidence.safetensors")


def save(run_dir: Path, known: Known, weights: str) -> None:
    """Write down what is known of the weights whose ``model_file.digest`` is given. Raises UserError when the disk
    refuses."""
    target = path_in(run_dir)
    header = json_codec.encode(_Header(confidence=known.record, weights=weights)).decode()
    tensors = {REFERENCES: known.usual.references, AXES: known.usual.axes}
    halves = {name: tensor.half().contiguous() for name, tensor in tensors.items()}
    data = to_safetensors(halves, {model_file.HEADER_KEY: header})
    try:
        replace_file(target, data)
    except OSError as error:
        raise not_written(target, error) from error


def load(run_dir: Path) -> Confidence | None:
    """What was found out about the best weights of a run as they are now; None where that was not done."""
    found = known(run_dir)
    return None if found is None else found.record


def known(run_dir: Path) -> Known | None:
    """As ``load``, with the references and their axes."""
    try:
        # Read, not mapped: a file that is cut off while it is mapped would end the process.
        data = read_file(path_in(run_dir), MOST_BYTES)
        shapes, metadata = read_header(data)
        header = json_codec.decode(metadata[model_file.HEADER_KEY], _Header)
        record = header.confidence
        fits = _sound(record, shapes.get(REFERENCES, ()), shapes.get(AXES, ()))
        if not fits or header.weights != model_file.digest(run_dir):
            return None
        tensors = from_safetensors(data)
        references, axes = tensors[REFERENCES], tensors[AXES]
    except (OSError, ValueError, KeyError, SafetensorError, RuntimeError):
        return None
    if any(each.dtype is not torch.float16 or not torch.isfinite(each).all() for each in (references, axes)):
        return None
    return Known(record, Usual(directions(references), directions(axes), record.neighbours))


def _sound(record: Confidence, shape: tuple[int, ...], axes: tuple[int, ...]) -> bool:
    """Whether a record is within the bounds of what can be found out, and fits its references and their axes."""
    limit, scales, calibration = record.distance_limit, record.scales, record.calibration
    if len(shape) != 2 or shape[0] != record.references or shape[1] == 0:
        return False
    if len(axes) != 2 or axes[0] > MOST_AXES or axes[1] != shape[1]:
        return False
    if not record.references:
        fits = record.neighbours == 0 and limit is None and scales is None
    elif limit is None or scales is None:
        return False
    else:
        fits = 1 <= record.neighbours <= record.references and 0 < limit <= FARTHEST / ROUNDING + ROUNDING
        fits = fits and all(0 < scale <= FARTHEST + ROUNDING for scale in scales)
    return fits and LEAST_TEMPERATURE <= record.temperature <= MOST_TEMPERATURE and _is_calibration(calibration, record)


def _is_calibration(found: Calibration, record: Confidence) -> bool:
    return (
        found.temperature == record.temperature
        and all(0 <= error <= 1 for error in (found.ece_before, found.ece_after))
        and max(len(found.bins_before), len(found.bins_after)) <= BINS
        and all(_is_bin(each) for each in (*found.bins_before, *found.bins_after))
    )


def _is_bin(each: ReliabilityBin) -> bool:
    shares = (each.low, each.high, each.confidence, each.accuracy)
    return each.count > 0 and all(math.isfinite(share) and 0 <= share <= 1 for share in shares)
