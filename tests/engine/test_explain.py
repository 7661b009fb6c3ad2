"""Heat maps: whole for every family, at the thing that tells, over the part of the image that the model saw."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import nn
from torch.nn import functional
from torchvision.models import VisionTransformer

from ftstudio.app import attribution_job, jobs
from ftstudio.app.requests import Explain, PredictionCounts
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, HeatMapMade, ImageUnreadable, Progress
from ftstudio.core.model_info import ModelInfo
from ftstudio.data.loading.dataset import load_pixels
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.engine.heads.linear_fit import LinearFit
from ftstudio.models import build, catalog, weights
from ftstudio.models.attention import OpenAttention
from ftstudio.models.cut import cut, cut_at_map
from ftstudio.models.heads import NearestNeighbours
from ftstudio.tasks.classification.inference import attribution as engine
from ftstudio.tasks.classification.inference.attribution import Explainer
from ftstudio.tasks.classification.losses import CrossEntropy

CPU = torch.device("cpu")
SIZE = 64
DEEPER = ("efficientnet_b1", "efficientnet_b2", "efficientnet_b3", "resnet34", "resnet101", "convnext_small", "swin_s",
          "vgg11", "vgg16", "vgg16_bn", "starter", "squeezenet1_0", "regnet_y_3_2gf")  # fmt: skip
EACH_FAMILY = pytest.mark.parametrize(
    "info", [info for info in catalog.MODELS if info.name not in DEEPER], ids=lambda info: info.name
)
"""Without those that only repeat a smaller one's layers more often."""


def save_run(folder: Path, module: nn.Module, info: ModelInfo, size: int, names: tuple[str, ...]) -> Path:
    folder.mkdir(exist_ok=True)
    described = ModelDescription(
        task="classification", model=info.name, architecture=info.architecture, target_names=names,
        preprocessing=info.preprocessing, image_size=size, epoch=1, run_id="r",
    )  # fmt: skip
    model_file.save(folder, module, described)
    return folder


def quickly_built(info: ModelInfo) -> nn.Module:
    """A random network for three classes. The usual way to draw takes half a minute for the large ones."""
    module = build.build(info, 3, seed=0, drawn=False)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            if parameter.ndim > 1:
                width = parameter[0].numel() ** -0.5
                parameter.uniform_(-2 * width, 2 * width, generator=generator)
            else:
                parameter.fill_(float(name.endswith("weight")))
    return module.eval().requires_grad_(False)


def grey(heat_map: HeatMap) -> NDArray[np.uint8]:
    image = Image.open(io.BytesIO(base64.b64decode(heat_map.png_base64)))
    assert image.mode == "L"
    return np.asarray(image)


def explained(explainer: Explainer, path: Path, class_name: str = "") -> HeatMap:
    answer = explainer.explain(path, class_name)
    assert isinstance(answer, HeatMap), answer
    return answer


# ---- every family


@EACH_FAMILY
def test_every_family_has_heat_maps_that_depend_on_the_class(info: ModelInfo) -> None:
    size = max(info.min_size, min(SIZE, info.max_size))
    module = quickly_built(info)
    images = torch.randn(1, 3, size, size, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        answer = module(images)
    parts = cut_at_map(module, info, images)
    with torch.no_grad():
        torch.testing.assert_close(parts.after(parts.before(images)), answer, rtol=1e-3, atol=1e-4)
    maps = []
    for place in range(3):
        strength, method = engine.reasons(parts, images, place)
        assert method == (engine.ATTENTION if info.name == "vit_b_16" else engine.CLASS_ACTIVATION)
        assert strength.ndim == 2 and min(strength.shape) > 1 and strength.isfinite().all() and strength.min() >= 0
        maps.append(strength)
    assert any(strength.any() for strength in maps)
    assert any(not torch.equal(maps[0], other) for other in maps)


def test_open_attention_equals_torchs_attention_and_exposes_its_weights() -> None:
    torch.manual_seed(0)
    closed = nn.MultiheadAttention(16, 4, batch_first=True).eval()
    tokens = torch.randn(2, 5, 16)
    opened = OpenAttention(closed)
    expected, given_out = closed(tokens, tokens, tokens, average_attn_weights=False)
    found, nothing = opened(tokens, tokens, tokens, need_weights=False)
    assert nothing is None
    torch.testing.assert_close(found, expected)
    torch.testing.assert_close(opened.weights, given_out)


# ---- at the thing


def scene(draw: np.random.Generator, side: int, thing: tuple[int, int, int] | None) -> tuple[Image.Image, int, int]:
    """A noisy grey picture, and a bright patch of a quarter of its side somewhere in it; where its corner is."""
    pixels = np.clip(128 + draw.integers(-30, 30, (side, side, 3)), 0, 255).astype(np.uint8)
    edge = side // 4
    x, y = (int(place) for place in draw.integers(0, side - edge, 2))
    if thing is not None:
        pixels[y : y + edge, x : x + edge] = thing
    return Image.fromarray(pixels), x, y


def test_the_heat_map_of_a_drawn_image_is_strongest_at_its_object(tmp_path: Path) -> None:
    """The starter with a head fitted in a moment on scenes with a red patch and scenes without."""
    info, size = catalog.model("starter"), 112
    draw = np.random.default_rng(0)
    side = stored_side(info.preprocessing, size)
    transform = eval_transform(info.preprocessing, size)
    module = build.build(info, 2, seed=0)
    weights.load_backbone(module, info, "default", RunControl(), lambda _: None)
    module.eval().requires_grad_(False)
    views, targets = [], []
    for number in range(40):
        picture, _, _ = scene(draw, side, (230, 20, 20) if number % 2 else None)
        picture.save(tmp_path / "one.png")
        views.append(transform.of_image(load_pixels(tmp_path / "one.png", side), None)[0])
        targets.append(number % 2)
    seen = transform.of_batch(torch.stack(views), torch.empty(40, 0))
    parts = cut(module, info, len(info.stages), fold_rest=True)
    assert parts.trunk is not None
    entering = parts.features(*parts.trunk(seen))
    fit = LinearFit([(entering, torch.tensor(targets))], 2, CrossEntropy())
    fit.fit(1e-2, lambda _: None)
    fit.put_into(build.head_module(module, info))
    explainer = Explainer(save_run(tmp_path / "run", module, info, size, ("empty", "patch")), CPU)
    hits = 0
    for number in range(8):
        picture, x, y = scene(np.random.default_rng(100 + number), size, (230, 20, 20))
        picture.save(tmp_path / "new.png")
        found = explained(explainer, tmp_path / "new.png")
        assert found.class_name == "patch"
        row, column = np.unravel_index(int(grey(found).argmax()), (size, size))
        left, top, right, bottom = found.box
        across = (left + (column + 0.5) / size * (right - left)) * size
        down = (top + (row + 0.5) / size * (bottom - top)) * size
        slack = size / 8  # a place of the last map is a quarter of the image
        hits += x - slack <= across <= x + 28 + slack and y - slack <= down <= y + 28 + slack
    assert hits >= 6


def test_a_network_on_tokens_points_at_the_patch_that_decides() -> None:
    """A small transformer that has learned to find which of two colours stands somewhere among grey patches."""
    torch.manual_seed(0)
    info = catalog.model("vit_b_16")
    module = VisionTransformer(32, 8, num_layers=2, num_heads=2, hidden_dim=32, mlp_dim=32, num_classes=2)
    nn.init.normal_(module.heads.head.weight, std=0.1)
    step = torch.optim.Adam(module.parameters(), lr=3e-3)

    def batch(count: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        images = 0.3 * torch.randn(count, 3, 32, 32)
        places, targets = torch.randint(0, 16, (count,)), torch.randint(0, 2, (count,))
        for image, place, target in zip(images, places.tolist(), targets.tolist(), strict=True):
            y, x = 8 * (place // 4), 8 * (place % 4)
            image[2 * target, y : y + 8, x : x + 8] += 2.0
        return images, places, targets

    for _ in range(150):
        images, _, targets = batch(32)
        step.zero_grad()
        functional.cross_entropy(module(images), targets).backward()
        step.step()
    module.eval().requires_grad_(False)
    images, places, targets = batch(24)
    parts = cut_at_map(module, info, images[:1])
    hits = 0
    for image, place, target in zip(images, places.tolist(), targets.tolist(), strict=True):
        strength, method = engine.reasons(parts, image[None], target)
        assert method == engine.ATTENTION and strength.shape == (4, 4)
        hits += int(strength.argmax()) == place
    assert hits >= 10, "one in sixteen would be chance"


def test_unanimous_neighbours_still_locate_the_object() -> None:
    """Their answer does not change any more, however the features do; what speaks for it does."""
    info = catalog.model("mobilenet_v3_small")
    module = build.build(info, 2, seed=0).eval()
    neighbours = NearestNeighbours(1024, 2, 4)
    neighbours.references.copy_(functional.normalize(torch.rand(4, 1024)))
    neighbours.classes.copy_(torch.tensor([1, 1, 0, -1]))
    neighbours.votes[:2] = 1
    module.set_submodule(info.head_prefixes[0].removesuffix("."), neighbours)
    images = torch.randn(1, 3, 64, 64)
    parts = cut_at_map(module.requires_grad_(False), info, images)
    maps = []
    for place in range(2):
        strength, method = engine.reasons(parts, images, place)
        assert method == engine.CLASS_ACTIVATION and strength.isfinite().all()
        maps.append(strength)
    assert not torch.allclose(maps[0], maps[1])


class _Steps(nn.Linear):
    """A head whose answer changes in steps."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return super().forward(input).detach().sign()


def test_a_head_without_gradients_uses_the_features_alone() -> None:
    info = catalog.model("mobilenet_v3_small")
    module = build.build(info, 3, seed=0).eval()
    module.set_submodule(info.head_prefixes[0].removesuffix("."), _Steps(1024, 3))
    images = torch.randn(1, 3, 64, 64)
    strength, method = engine.reasons(cut_at_map(module.requires_grad_(False), info, images), images, 1)
    assert method == engine.FEATURES
    assert strength.isfinite().all() and strength.any()


# ---- over what the model saw


@pytest.fixture
def explainer(tmp_path: Path) -> Explainer:
    info = catalog.model("mobilenet_v2")
    return Explainer(save_run(tmp_path / "run", build.build(info, 2, seed=0), info, 64, ("cat", "dog")), CPU)


@pytest.mark.parametrize(
    ("width", "height", "turned"),
    [(200, 100, False), (100, 200, False), (100, 200, True), (150, 150, False), (900, 100, False)],
    ids=["landscape", "portrait", "turned by EXIF", "square", "overlong"],
)
def test_the_box_is_the_part_of_the_upright_image_that_the_model_saw(
    explainer: Explainer, tmp_path: Path, width: int, height: int, turned: bool
) -> None:
    """White where the box is, black elsewhere: then what the model sees is white, and white alone."""
    path = tmp_path / "image.png"
    Image.new("RGB", (width, height)).save(path)
    upright = Image.new("RGB", (height, width) if turned else (width, height))
    first = upright.transpose(Image.Transpose.ROTATE_90) if turned else upright
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    first.save(path, exif=exif)
    found = explained(explainer, path)
    left, top, right, bottom = found.box
    assert grey(found).shape == (64, 64)
    assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
    assert (right - left) * upright.width == pytest.approx((bottom - top) * upright.height)
    corner, size = (left * upright.width, top * upright.height), (right - left) * upright.width
    upright.paste((255, 255, 255), tuple(round(place) for place in (*corner, corner[0] + size, corner[1] + size)))
    (upright.transpose(Image.Transpose.ROTATE_90) if turned else upright).save(path, exif=exif)
    side = stored_side(explainer.description.preprocessing, 64)
    seen, _ = eval_transform(explainer.description.preprocessing, 64).of_image(load_pixels(path, side), None)
    assert seen[:, 2:-2, 2:-2].min() == 255
    around = load_pixels(path, side).sum() / 3 / 255
    assert around == pytest.approx(64 * 64, rel=0.1)


def test_an_unreadable_image_has_a_reason_and_an_unknown_class_is_refused(explainer: Explainer, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no image")
    answer = explainer.explain(tmp_path / "text.png")
    assert isinstance(answer, UnreadableImage) and answer.reason
    with pytest.raises(UserError, match="zebra"):
        explainer.explain(tmp_path / "text.png", "zebra")


# ---- the job


def asked(explainer: Explainer, paths: list[Path], *class_names: str) -> tuple[PredictionCounts, list[Event]]:
    events: list[Event] = []
    request = Explain(
        run_dir=str(explainer.run_dir), paths=tuple(map(str, paths)), class_names=class_names, device="cpu"
    )
    counts = jobs.run(request, RunControl(), events.append)
    assert isinstance(counts, PredictionCounts)
    return counts, events


def test_the_job_answers_for_each_image_and_reuses_the_model(explainer: Explainer, tmp_path: Path) -> None:
    image, text = tmp_path / "a.png", tmp_path / "b.png"
    Image.new("RGB", (30, 20), (200, 30, 30)).save(image)
    text.write_text("no image")
    counts, events = asked(explainer, [image, text, image], "dog")
    assert counts == PredictionCounts(done=2, unreadable=1)
    maps = [event.heat_map for event in events if isinstance(event, HeatMapMade)]
    assert maps[0].class_name == "dog" and maps[1].class_name in ("cat", "dog")
    assert [event.image.path for event in events if isinstance(event, ImageUnreadable)] == [str(text)]
    assert [event.done for event in events if isinstance(event, Progress)] == [1, 2, 3]
    loaded = attribution_job._explainer
    asked(explainer, [image])
    assert attribution_job._explainer is loaded
    model_file.save(explainer.run_dir, build.build(catalog.model("mobilenet_v2"), 2, seed=1), explainer.description)
    asked(explainer, [image])
    assert attribution_job._explainer is not loaded


def test_the_job_can_be_stopped_between_images(explainer: Explainer, tmp_path: Path) -> None:
    image, control, events = tmp_path / "a.png", RunControl(), list[Event]()
    Image.new("RGB", (30, 20)).save(image)

    def emit(event: Event) -> None:
        events.append(event)
        control.stop()

    with pytest.raises(StopRequested):
        jobs.run(Explain(run_dir=str(explainer.run_dir), paths=(str(image),) * 3, device="cpu"), control, emit)
    assert len([event for event in events if isinstance(event, HeatMapMade)]) == 1
