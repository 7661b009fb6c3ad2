"""Why a trained model says what it says: where in an image it found what supports an output.

Networks of convolutions, and those with windows of attention, keep their features laid out over the image up to the
average that ends it. There the share of every place in the answer can be read off: activation times gradient of the
output, summed over the channels (HiResCAM: Draelos and Carin 2020, Use HiResCAM instead of Grad-CAM). Where an
average and a layer follow, that is the class activation map of Zhou et al. 2016 and the Grad-CAM of Selvaraju et al.
2017; with more layers behind (VGG, AlexNet) it still shows the places that were used. Networks on tokens are asked by
their attention, weighted with its gradients and followed from layer to layer (Chefer, Gur and Wolf 2021, Generic
Attention-model Explainability, for self-attention alone).

One pass forward and the last bit of one back: it costs hardly more than an answer.
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
"""Outputs of one image (outputs,), and the place of one, to the number that grows with what supports that one."""


def among_classes(outputs: Tensor, place: int) -> Tensor:
    """What supports all classes alike supports none: probabilities do not change by it."""
    return outputs[place] - outputs.mean()


def by_itself(outputs: Tensor, place: int) -> Tensor:
    """An output that does not compete with others."""
    return outputs[place]


class Explainer:
    """A run's best weights, ready to be asked for reasons.

    Stays loaded for the next image. ``values`` of a run makes of its outputs (1, outputs) what is compared to find the
    one that the model answers with.
    """

    @devices.explaining_out_of_memory()
    def __init__(
        self,
        run_dir: Path,
        device: torch.device,
        support: Support = among_classes,
        values: Callable[[Tensor], Tensor] | None = None,
    ) -> None:
        """Raises UserError when the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._support, self._values = support, values
        self._stamp = model_file.stamp(run_dir)
        self._module, self.description = model_file.load(run_dir, device)
        what = self.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)
        info = catalog.model(what.model)
        self._looked_at = catalog.image_size(info, max(what.image_size, LEAST_SIDE))
        example = torch.zeros(1, 3, self._looked_at, self._looked_at, device=device)
        self._cut = cut_at_map(self._module.requires_grad_(False), info, example)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the weights of ``run_dir`` as they lie there now (a training may have bettered them)."""
        return (run_dir, device) == (self.run_dir, self.device) and model_file.stamp(run_dir) == self._stamp

    @devices.explaining_out_of_memory()
    def explain(self, path: Path, output: str = "") -> HeatMap | UnreadableImage:
        """What in the image speaks for the class ``output``, or for the predicted one; or why the image cannot be read.

        The map has the side that the model looks at, 255 where most speaks for the class; all 0 where nothing does.
        Raises UserError for a class that the run does not know.
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
    """What in an image, float32 (1, 3, S, S), supports the output number ``place``.

    Float32 (H, W), 0 or above, on the CPU; and by which method.
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
    """How much ``speaks`` would grow with each value that was looked at.

    None where that says nothing, as with a head that answers in steps.
    """
    if not speaks.requires_grad:
        return None
    gradients = torch.autograd.grad(speaks, looked_at)
    finite = all(bool(each.isfinite().all()) for each in gradients)
    return gradients if finite and any(bool(each.any()) for each in gradients) else None


def _followed(weights: Sequence[Tensor], gradients: Sequence[Tensor]) -> Tensor:
    """From attention weights (1, heads, T, T) of every layer to what the first token took, in the end, from each patch.

    (H, W).
    """
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
    """(H, W), 0 or above, to uint8 (size, size), smooth in between and 255 at its most."""
    wide = functional.interpolate(strength[None, None].float(), (size, size), mode="bicubic", align_corners=False)
    wide = wide[0, 0].clamp(min=0)
    most = float(wide.max())
    return (wide * (255 / most)).round().to(torch.uint8) if 0 < most < math.inf else torch.zeros(size, size).byte()


def _png(grey: Tensor) -> str:
    written = io.BytesIO()
    Image.fromarray(grey.numpy()).save(written, "PNG")
    return base64.b64encode(written.getvalue()).decode()
