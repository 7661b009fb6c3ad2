"""Heat maps: where in an image a trained model found support for an output.

Convolutional networks, and those with window attention, have features arranged over the image up to the final average.
There the contribution of every place is activation times gradient of the output, summed over the channels (HiResCAM:
Draelos and Carin 2020, Use HiResCAM instead of Grad-CAM). If an average and one layer follow, this equals the class
activation map of Zhou et al. 2016 and the Grad-CAM of Selvaraju et al. 2017; with more layers behind (VGG, AlexNet) it
still shows the places that were used. Networks on tokens are explained by their attention, weighted with its gradients
and followed from layer to layer (Chefer, Gur and Wolf 2021, Generic Attention-model Explainability, for self-attention
alone).

It takes one forward pass and the last part of a backward pass, hardly more than a prediction.
"""

from __future__ import annotations

import base64
import io
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.errors import UserError
from ftstudio.data.decoding.decode import open_rgb
from ftstudio.data.loading.crop import seen_box
from ftstudio.data.loading.dataset import pixels_of, together
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.data.quality.reasons import Undecodable
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints import model_file
from ftstudio.models import catalog
from ftstudio.models.cut import MapCut, cut_at_map

LEAST_SIDE = 224
"""Smaller views are looked at enlarged to so many pixels, where the network takes them: the 4 x 4 places of one of 112
pixels are too coarse to point at anything (benchmarks/heat_maps.py: 81 % in the box, 97 % enlarged)."""
CLASS_ACTIVATION = "class activation map (HiResCAM)"
ATTENTION = "attention weighted by its gradients (Chefer et al. 2021)"
FEATURES = "feature strength, independent of the class"


Support: TypeAlias = Callable[[Tensor, int], Tensor]
"""Maps the outputs (outputs,) of one image, and the index of one, to a number that increases with its support."""


def among_classes(outputs: Tensor, place: int) -> Tensor:
    """Support for all classes alike counts for none: it does not change probabilities."""
    return outputs[place] - outputs.mean()


def by_itself(outputs: Tensor, place: int) -> Tensor:
    """An output that does not compete with others."""
    return outputs[place]


class Explainer:
    """A run's best weights, ready for heat maps.

    It stays loaded for the next image. ``values`` maps the outputs (1, outputs) to what is compared to find the
    predicted one.
    """

    @devices.explaining_out_of_memory()
    def __init__(
        self,
        run_dir: Path,
        device: torch.device,
        support: Support = among_classes,
        values: Callable[[Tensor], Tensor] | None = None,
    ) -> None:
        """Load the weights. Raises UserError if the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._support, self._values = support, values
        self._stamp = model_file.stamp(run_dir)
        self._module, self.description = model_file.load(run_dir, device)
        what = self.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)
        info = catalog.model(what.model, what.task)
        self._looked_at = catalog.image_size(info, max(what.image_size, LEAST_SIDE))
        example = torch.zeros(1, 3, self._looked_at, self._looked_at, device=device)
        self._cut = cut_at_map(self._module.requires_grad_(False), info, example)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the current weights of ``run_dir``, which a training may have replaced."""
        return (run_dir, device) == (self.run_dir, self.device) and model_file.stamp(run_dir) == self._stamp

    @devices.explaining_out_of_memory()
    def explain(self, path: Path, output: str = "") -> HeatMap | UnreadableImage:
        """Return what in the image supports the output named ``output``, or the predicted one.

        The map has the size of the model's input and is 255 where support is strongest; all 0 if there is none. For an
        image that cannot be read, the reason is returned.

        Raises:
            UserError: The run has no such output.
        """
        began = time.perf_counter()
        place = self._place_of(output)
        try:
            picture = open_rgb(path, self._side, self.description.preprocessing.pages)
        except Undecodable as error:
            return UnreadableImage(str(path), error.message)
        pixels = pixels_of(picture, self._side, self.description.preprocessing.interpolation)
        images, params = (
            devices.sent(part, self.device) for part in together([self._transform.of_image(pixels, None)])
        )
        seen = self._transform.of_batch(images, params)
        if place is None:
            with torch.inference_mode():
                outputs = self._module(seen)
                place = int((outputs if self._values is None else self._values(outputs))[0].argmax())
        size = self.description.image_size
        if size != self._looked_at:
            enlarged = (self._looked_at, self._looked_at)
            seen = functional.interpolate(seen, enlarged, mode="bicubic", align_corners=False)
        strength, method = reasons(self._cut, seen, place, self._support)
        return HeatMap(
            path=str(path),
            class_name=self.description.target_names[place],
            method=method,
            box=seen_box(*picture.size, self._side, size),
            png_base64=_png(_enlarged(strength, size)),
            milliseconds=(time.perf_counter() - began) * 1000,
            pages=self.description.preprocessing.pages,
        )

    def _place_of(self, class_name: str) -> int | None:
        names = self.description.target_names
        if class_name and class_name not in names:
            raise UserError(
                f"“{class_name}” is not an output of the run in {self.run_dir}.",
                f"It has {', '.join(names[:20])}{' …' if len(names) > 20 else ''}.",
            )
        return names.index(class_name) if class_name else None


def reasons(cut: MapCut, images: Tensor, place: int, support: Support = among_classes) -> tuple[Tensor, str]:
    """Return (what in an image supports the output ``place``, the method).

    ``images`` is float32 (1, 3, S, S); the support is float32 (H, W), at least 0, on the CPU.
    """
    with torch.no_grad():
        seen = cut.before(images)
    with torch.enable_grad():
        seen.requires_grad_(not cut.attentions)
        speaks = support(cut.after(seen)[0], place)
        looked_at = [layer.weights for layer in cut.attentions] or [seen]
        gradients = _gradients(speaks, looked_at)
    values = [value.detach() for value in looked_at]
    with torch.no_grad():
        if gradients is None:
            return _strong_places(values, cut), FEATURES
        if cut.attentions:
            return _followed(values, gradients), ATTENTION
        strength = (values[0] * gradients[0]).sum(cut.channels)[0]
        return strength.clamp(min=0).cpu(), CLASS_ACTIVATION


def _gradients(speaks: Tensor, looked_at: Sequence[Tensor]) -> Sequence[Tensor] | None:
    """How much ``speaks`` would increase with each value in ``looked_at``.

    None if there is no gradient, as with a head that answers in steps.
    """
    if not speaks.requires_grad:
        return None
    gradients = torch.autograd.grad(speaks, looked_at)
    finite = all(bool(each.isfinite().all()) for each in gradients)
    return gradients if finite and any(bool(each.any()) for each in gradients) else None


def _followed(weights: Sequence[Tensor], gradients: Sequence[Tensor]) -> Tensor:
    """From attention weights (1, heads, T, T) of every layer to what the first token took from each patch, (H, W)."""
    length = weights[0].shape[-1]
    taken = torch.eye(length, device=weights[0].device)
    for weight, gradient in zip(weights, gradients, strict=True):
        taken = taken + (weight * gradient)[0].clamp(min=0).mean(0) @ taken
    return _over_patches(taken[0])


def _over_patches(tokens: Tensor) -> Tensor:
    """(T,) to (H, W): the last square number of tokens are the patches, row by row."""
    side = math.isqrt(len(tokens) - 1)
    return tokens[-side * side :].reshape(side, side).cpu()


def _strong_places(values: Sequence[Tensor], cut: MapCut) -> Tensor:
    """Where the features that make up those of the whole image are found.

    For a transformer: how much the first token of the last layer takes from each patch.
    """
    if cut.attentions:
        return _over_patches(values[-1][0].mean(0)[0])
    places = (2, 3) if cut.channels == 1 else (1, 2)
    alike = values[0] * values[0].mean(places, keepdim=True)
    return alike.sum(cut.channels)[0].clamp(min=0).cpu()


def _enlarged(strength: Tensor, size: int) -> Tensor:
    """(H, W), at least 0, to uint8 (size, size), interpolated and with a maximum of 255."""
    wide = functional.interpolate(strength[None, None].float(), (size, size), mode="bicubic", align_corners=False)
    wide = wide[0, 0].clamp(min=0)
    most = float(wide.max())
    return (wide * (255 / most)).round().to(torch.uint8) if 0 < most < math.inf else torch.zeros(size, size).byte()


def _png(grey: Tensor) -> str:
    written = io.BytesIO()
    Image.fromarray(grey.numpy()).save(written, "PNG")
    return base64.b64encode(written.getvalue()).decode()
