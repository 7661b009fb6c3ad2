"""Trying a trained model on images."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.records import ClassProbability, Prediction, UnreadableImage
from ftstudio.data.dataset import View, cut_into_batches, decoded_ahead, load_pixels, together
from ftstudio.data.reasons import Undecodable
from ftstudio.data.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine import model_file

BATCH = 16
"""Images of a folder that are answered together."""


class Predictor:
    """A run's best weights, loaded and ready. Stays loaded for the next image."""

    @devices.telling_out_of_memory()
    def __init__(self, run_dir: Path, device: torch.device) -> None:
        """Raises UserError when the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._stamp = model_file.stamp(run_dir)
        self.module, self.description = model_file.load(run_dir, device)
        what = self.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the weights of ``run_dir`` as they lie there now (a training may have bettered them)."""
        return (run_dir, device) == (self.run_dir, self.device) and model_file.stamp(run_dir) == self._stamp

    def predict(self, paths: Sequence[Path], top_k: int) -> Iterator[Prediction | UnreadableImage]:
        """The ``top_k`` most probable classes of each image, or why it cannot be read, in order.

        Images after the first few are decoded while those before them are answered.
        """
        groups = cut_into_batches(range(len(paths)), BATCH)
        began = time.perf_counter()
        with closing(decoded_ahead(groups, lambda place: self._seen(paths[place]))) as decoded:
            for group, seen in zip(groups, decoded, strict=True):
                readable = [image for image in seen if not isinstance(image, UnreadableImage)]
                answers = iter(self._probabilities(*together(readable)) if readable else ())
                milliseconds = (time.perf_counter() - began) * 1000 / len(seen)
                for place, image in zip(group, seen, strict=True):
                    if isinstance(image, UnreadableImage):
                        yield image
                    else:
                        yield self._prediction(paths[place], next(answers), top_k, milliseconds)
                began = time.perf_counter()

    def _seen(self, path: Path) -> View | UnreadableImage:
        """One image as far as it is made ready by itself."""
        try:
            pixels = load_pixels(path, self._side, self.description.preprocessing.interpolation)
        except Undecodable as error:
            return UnreadableImage(str(path), error.message)
        return self._transform.of_image(pixels, None)

    def _prediction(self, path: Path, probabilities: Tensor, top_k: int, milliseconds: float) -> Prediction:
        values, places = probabilities.topk(min(top_k, len(probabilities)))
        names = self.description.class_names
        top = zip(places.tolist(), values.tolist(), strict=True)
        return Prediction(
            path=str(path),
            top=tuple(ClassProbability(names[place], value) for place, value in top),
            milliseconds=milliseconds,
        )

    @devices.telling_out_of_memory()
    def _probabilities(self, images: Tensor, params: Tensor) -> Tensor:
        """What ``together`` gives to probabilities float32 (N, classes) on the CPU."""
        images, params = devices.sent(images, self.device), devices.sent(params, self.device)
        with torch.inference_mode():
            outputs, _ = devices.in_pieces(
                lambda part: self.module(self._transform.of_batch(images[part], params[part])),
                len(images),
                BATCH + 1,
                self.device,
            )
            return torch.cat(outputs).softmax(1).cpu()
