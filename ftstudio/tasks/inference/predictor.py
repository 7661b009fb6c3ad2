"""Predictions of a trained model, whatever its task."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor

from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.storage.files import file_stamp
from ftstudio.data.loading.dataset import View, cut_into_batches, decoded_ahead, load_pixels, together
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.data.quality.reasons import Undecodable
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.tasks.inference import known_file
from ftstudio.tasks.inference.trained_model import TrainedModel

BATCH = 16
"""Images of a folder that are predicted together."""
P = TypeVar("P", bound=Prediction)
M = TypeVar("M", bound=TrainedModel[Any])


@dataclass(frozen=True)
class Asked:
    """The options of ``Predictor.predict``."""

    top_k: int
    sure_from: float


class Predictor(ABC, Generic[M, P]):
    """A run's best weights, loaded and ready. Stays loaded for the next image."""

    @devices.explaining_out_of_memory()
    def __init__(self, run_dir: Path, device: torch.device) -> None:
        """Load the weights. Raises UserError if the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._stamp = _stamp(run_dir)
        self.trained = self.load(run_dir, device)
        what = self.trained.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)

    @abstractmethod
    def load(self, run_dir: Path, device: torch.device) -> M:
        """Return the model of the task."""

    @abstractmethod
    def prediction(self, values: Tensor, asked: Asked, about: dict[str, Any]) -> P:
        """Return the prediction for ``Answers.values`` (outputs,) of one image, on the CPU.

        ``about`` are the fields that every prediction has.
        """

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the current weights and findings of ``run_dir``, which a training may have replaced."""
        return (run_dir, device) == (self.run_dir, self.device) and _stamp(run_dir) == self._stamp

    def predict(self, paths: Sequence[Path], top_k: int, sure_from: float = 0.0) -> Iterator[P | UnreadableImage]:
        """Yield the answer for each image, or why it cannot be read, in order. See tasks/tools.Predictor.

        Later images are decoded while earlier ones are predicted.
        """
        asked = Asked(top_k, sure_from)
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
                        continue
                    values, distance = next(answers)
                    about = {
                        "path": str(paths[place]),
                        "unfamiliar": self.trained.is_unfamiliar(distance),
                        "distance": distance,
                        "milliseconds": milliseconds,
                    }
                    yield self.prediction(values, asked, about)
                began = time.perf_counter()

    def _seen(self, path: Path) -> View | UnreadableImage:
        """Prepare one image as far as possible by itself."""
        try:
            looks = self.trained.description.preprocessing
            pixels = load_pixels(path, self._side, looks.interpolation, looks.pages)
        except Undecodable as error:
            return UnreadableImage(str(path), error.message)
        return self._transform.of_image(pixels, None)

    @devices.explaining_out_of_memory()
    def _answers(self, images: Tensor, params: Tensor) -> Iterator[tuple[Tensor, float | None]]:
        """Yield (values float32 (outputs,) on the CPU, distance) of each image."""
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
        return zip(answers.values.cpu(), [None] * len(images) if distances is None else distances.tolist(), strict=True)


def _stamp(run_dir: Path) -> tuple[tuple[int, int], ...]:
    """Changes whenever the weights file, or the findings about it, is replaced."""
    return model_file.stamp(run_dir), file_stamp(known_file.path_in(run_dir))
