"""Why a trained model says what it says: where in an image it found what speaks for a class.

Networks of convolutions, and those with windows of attention, keep their features laid out over the image up to the
average that ends it. There the share of every place in the answer can be read off: activation times gradient of the
class's logit, summed over the channels (HiResCAM: Draelos and Carin 2020, Use HiResCAM instead of Grad-CAM). Where an
average and a layer follow, that is the class activation map of Zhou et al. 2016 and the Grad-CAM of Selvaraju et al.
2017; with more layers behind (VGG, AlexNet) it still shows the places that were used. Networks on tokens are asked by
their attention, weighted with its gradients and followed from layer to layer (Chefer, Gur and Wolf 2021, Generic
Attention-model Explainability, for self-attention alone).

One pass forward and the last bit of one back: it costs hardly more than the answer itself.
"""

from __future__ import annotations

import base64
import io
import math
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from ftstudio.core.errors import UserError
from ftstudio.core.records import UnreadableImage
from ftstudio.core.trust import HeatMap
from ftstudio.data.dataset import pixels_of, together
from ftstudio.data.decode import open_rgb
from ftstudio.data.framing import seen_box
from ftstudio.data.reasons import Undecodable
from ftstudio.data.transforms import eval_transform, stored_side
from ftstudio.engine import device as devices
from ftstudio.engine import model_file
from ftstudio.models import catalog
from ftstudio.models.cut import MapCut, cut_at_map

CLASS_ACTIVATION = "class activation map (HiResCAM)"
ATTENTION = "attention weighted by its gradients (Chefer et al. 2021)"
FEATURES = "strength of the features, whatever the class"


class Explainer:
    """A run's best weights, ready to be asked for reasons. Stays loaded for the next image."""

    @devices.telling_out_of_memory()
    def __init__(self, run_dir: Path, device: torch.device) -> None:
        """Raises UserError when the run has no usable weights."""
        self.run_dir, self.device = run_dir, device
        self._stamp = model_file.stamp(run_dir)
        module, self.description = model_file.load(run_dir, device)
        what = self.description
        self._side = stored_side(what.preprocessing, what.image_size)
        self._transform = eval_transform(what.preprocessing, what.image_size)
        example = torch.zeros(1, 3, what.image_size, what.image_size, device=device)
        self._cut = cut_at_map(module.requires_grad_(False), catalog.model(what.model), example)

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether these are the weights of ``run_dir`` as they lie there now (a training may have bettered them)."""
        return (run_dir, device) == (self.run_dir, self.device) and model_file.stamp(run_dir) == self._stamp

    @devices.telling_out_of_memory()
    def explain(self, path: Path, class_name: str = "") -> HeatMap | UnreadableImage:
        """What in the image speaks for ``class_name``, or for the predicted class; or why the image cannot be read.

        The map has the side that the model looks at, 255 where most speaks for the class; all 0 where nothing does.
        Raises UserError for a class that the run does not know.
        """
        began = time.perf_counter()
        place = self._place_of(class_name)
        try:
            picture = open_rgb(path, self._side)
        except Undecodable as error:
            return UnreadableImage(str(path), error.message)
        pixels = pixels_of(picture, self._side, self.description.preprocessing.interpolation)
        images, params = (
            devices.sent(part, self.device) for part in together([self._transform.of_image(pixels, None)])
        )
        place, strength, method = reasons(self._cut, self._transform.of_batch(images, params), place)
        size = self.description.image_size
        return HeatMap(
            path=str(path),
            class_name=self.description.class_names[place],
            method=method,
            box=seen_box(*picture.size, self._side, size),
            png_base64=_png(_enlarged(strength, size)),
            milliseconds=(time.perf_counter() - began) * 1000,
        )

    def _place_of(self, class_name: str) -> int | None:
        names = self.description.class_names
        if class_name and class_name not in names:
            raise UserError(
                f"“{class_name}” is no class of the run in {self.run_dir}.",
                f"It knows {', '.join(names[:20])}{' …' if len(names) > 20 else ''}.",
            )
        return names.index(class_name) if class_name else None


def reasons(cut: MapCut, images: Tensor, place: int | None) -> tuple[int, Tensor, str]:
    """What in an image, float32 (1, 3, S, S), speaks for the class number ``place`` (None: the predicted one, which
    comes back), float32 (H, W), 0 or above, on the CPU; and by which method."""
    with torch.no_grad():
        seen = cut.before(images)
    with torch.enable_grad():
        seen.requires_grad_(not cut.attentions)
        logits = cut.after(seen)[0]
        place = int(logits.argmax()) if place is None else place
        # What speaks for all classes alike speaks for none: probabilities do not change by it.
        speaks = logits[place] - logits.mean()
        looked_at = [layer.weights for layer in cut.attentions] or [seen]
        gradients: Sequence[Tensor] = ()
        if speaks.requires_grad:
            gradients = torch.autograd.grad(speaks, looked_at, allow_unused=True)
    values = [value.detach() for value in looked_at]
    with torch.no_grad():
        if not _tell(gradients):
            return place, _strong_places(values, cut), FEATURES
        if cut.attentions:
            return place, _followed(values, gradients), ATTENTION
        strength = (values[0] * gradients[0]).sum(cut.channels)[0]
        return place, strength.clamp(min=0).cpu(), CLASS_ACTIVATION


def _tell(gradients: Sequence[Tensor | None]) -> bool:
    """Whether gradients say something. Those of a head that counts neighbours do not: it answers in steps."""
    there = [gradient for gradient in gradients if gradient is not None]
    return (
        bool(there) and all(bool(each.isfinite().all()) for each in there) and any(bool(each.any()) for each in there)
    )


def _followed(weights: Sequence[Tensor], gradients: Sequence[Tensor]) -> Tensor:
    """From attention weights (1, heads, T, T) of every layer to what the first token took, in the end, from each
    patch: (H, W)."""
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
    """Where features are found that make up those of the whole image, or what the first token of the last layer took
    from each patch."""
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
