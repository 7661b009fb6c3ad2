"""Trying a trained model on images."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.answers import ClassPrediction, ClassProbability, UnreadableImage
from ftstudio.core.coverage import is_sure
from ftstudio.core.storage.files import file_stamp
from ftstudio.data.loading.dataset import View, cut_into_batches, decoded_ahead, load_pixels, together
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.data.quality.reasons import Undecodable
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.classification.inference.inference_model import InferenceModel

BATCH = 16
"""Images of a folder that are answered together."""


class Predictor:
    """A run's best weights, loaded and ready. Stays loaded for the next image."""

    @devices.explaining_out_of_memory()
    def __init__(self, run_dir: Path, device: torch.device) -> None:
        """Raises UserError when the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._stamp = _stamp(run_dir)
        self.trained = InferenceModel(run_dir, device)
        what = self.trained.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the weights of ``run_dir``, and what is known of them, as they lie there now (a training
        may have bettered them)."""
        return (run_dir, device) == (self.run_dir, self.device) and _stamp(run_dir) == self._stamp

    def predict(
        self, paths: Sequence[Path], top_k: int, sure_from: float = 0.0
    ) -> Iterator[ClassPrediction | UnreadableImage]:
        """The ``top_k`` most probable classes of each image, or why it cannot be read, in order. Below a probability of
        ``sure_from`` the answer is not sure.

        Images after the first few are decoded while those before them are answered.
        """
        groups = cut_into_batches(range(len(paths)), BATCH)
        began = time.perf_counter()
        with closing(decoded_ahead(groups, lambda place: self._seen(paths[place]))) as decoded:
            for group, seen in zip(groups, decoded, strict=True):
                readable = [image for image in seen if not isinstance(image, UnreadableImage)]
                answers = self._answers(*together(readable)) if readable else iter(())
                milliseconds = (time.perf_counter() - began) * 1000 / len(seen)
                for place, image in zip(group, seen, strict=True):
                    if isinstance(image, UnreadableImage):
                        yield image
                    else:
                        yield self._prediction(paths[place], *next(answers), top_k, sure_from, milliseconds)
                began = time.perf_counter()

    def _seen(self, path: Path) -> View | UnreadableImage:
        """One image as far as it is made ready by itself."""
        try:
            looks = self.trained.description.preprocessing
            pixels = load_pixels(path, self._side, looks.interpolation, looks.pages)
        except Undecodable as error:
            return UnreadableImage(str(path), error.message)
        return self._transform.of_image(pixels, None)

    def _prediction(
        self,
        path: Path,
        probabilities: Tensor,
        distance: float | None,
        top_k: int,
        sure_from: float,
        milliseconds: float,
    ) -> ClassPrediction:
        values, places = probabilities.topk(min(top_k, len(probabilities)))
        names = self.trained.description.target_names
        top = tuple(
            ClassProbability(names[place], value) for place, value in zip(places.tolist(), values.tolist(), strict=True)
        )
        return ClassPrediction(
            path=str(path),
            top=top,
            unfamiliar=self.trained.is_unfamiliar(distance),
            distance=distance,
            sure=is_sure(top[0].probability, sure_from),
            milliseconds=milliseconds,
        )

    @devices.explaining_out_of_memory()
    def _answers(self, images: Tensor, params: Tensor) -> Iterator[tuple[Tensor, float | None]]:
        """What ``together`` gives to probabilities float32 (classes,) on the CPU, and a distance, of each image."""
        images, params = devices.sent(images, self.device), devices.sent(params, self.device)
        with torch.inference_mode():
            features, _ = devices.in_pieces(
                lambda part: self.trained.features(self._transform.of_batch(images[part], params[part])),
                len(images),
                BATCH + 1,
                self.device,
            )
            answers = self.trained.answers(torch.cat(features))
        distances = answers.distances
        return zip(
            answers.probabilities.cpu(), [None] * len(images) if distances is None else distances.tolist(), strict=True
        )


def _stamp(run_dir: Path) -> tuple[tuple[int, int], ...]:
    """Changes whenever the weights file, or what is known of it, is replaced."""
    return model_file.stamp(run_dir), file_stamp(confidence_file.path_in(run_dir))
