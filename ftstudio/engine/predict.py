"""Trying a trained model on images."""

from __future__ import annotations

import time
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.records import ClassProbability, Prediction
from ftstudio.data.dataset import load_pixels
from ftstudio.data.transforms import eval_transform, stored_side
from ftstudio.engine import model_file


class Predictor:
    """A run's best weights, loaded and ready. Stays loaded for the next image."""

    def __init__(self, run_dir: Path, device: torch.device) -> None:
        """Raises UserError when the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._stamp = _stamp(run_dir)
        self.module, self.description = model_file.load(run_dir, device)
        what = self.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the weights of ``run_dir`` as they lie there now (a training may have bettered them)."""
        return (run_dir, device) == (self.run_dir, self.device) and _stamp(run_dir) == self._stamp

    def predict(self, path: Path, top_k: int) -> Prediction:
        """The ``top_k`` most probable classes of one image.

        Raises Undecodable when the file is not a readable image.
        """
        began = time.perf_counter()
        pixels = load_pixels(path, self._side, self.description.preprocessing.interpolation)
        probabilities = self._probabilities(self._transform(pixels).unsqueeze(0))[0]
        values, places = probabilities.topk(min(top_k, len(probabilities)))
        names = self.description.class_names
        return Prediction(
            path=str(path),
            top=tuple(
                ClassProbability(names[place], value)
                for place, value in zip(places.tolist(), values.tolist(), strict=True)
            ),
            milliseconds=(time.perf_counter() - began) * 1000,
        )

    def _probabilities(self, images: Tensor) -> Tensor:
        """float32 (N, 3, S, S) to probabilities float32 (N, classes) on the CPU."""
        images = images.to(self.device, memory_format=torch.channels_last)
        with torch.inference_mode():
            return self.module(images).float().softmax(1).cpu()


def _stamp(run_dir: Path) -> tuple[int, int]:
    """Changes whenever the weights file is replaced."""
    try:
        status = model_file.path_in(run_dir).stat()
    except OSError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns
