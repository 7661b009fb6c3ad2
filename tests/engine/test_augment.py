"""Views of images: the laws of torchvision, drawn from numbers instead of a generator, and whole batches at a time."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.transforms import v2
from torchvision.transforms.v2 import functional

from ftstudio.core.config import Augment
from ftstudio.core.model_info import Preprocessing
from ftstudio.core.seeds import uniforms
from ftstudio.data.loading import augment
from ftstudio.data.loading.dataset import together
from ftstudio.data.loading.transforms import Transform, as_bytes, eval_transform, train_transform
from ftstudio.data.loading.trivial_augment import operate, trivial_augment

PREPROCESSING = Preprocessing(size=160, resize=185, interpolation="bicubic")
SIZE = 160
Interpolation: TypeAlias = Literal["bilinear", "bicubic"]
AUGMENTS: tuple[Augment, ...] = ("none", "light", "standard", "strong")


@lru_cache(maxsize=64)
def pixels(number: int, height: int = 185, width: int = 246) -> torch.Tensor:
    """A smooth coloured picture with some noise, lying in memory as decoded pixels do."""
    draw = np.random.default_rng(number)
    coarse = Image.fromarray(draw.integers(0, 256, (6, 8, 3), dtype=np.uint8))
    smooth = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)).astype(np.int16)
    noisy = np.clip(smooth + draw.integers(-9, 10, smooth.shape), 0, 255).astype(np.uint8)
    return torch.from_numpy(noisy).permute(2, 0, 1)


def seen(transform: Transform, numbers: range) -> torch.Tensor:
    """The pictures of these numbers as one batch."""
    return transform.of_batch(*together([transform.of_image(pixels(n), (5, 1, n)) for n in numbers]))


def chances(*what: int) -> Iterator[float]:
    return iter(uniforms(7, "test", *what, count=augment.MOST_CHANCES))


@pytest.mark.parametrize("interpolation", ["bilinear", "bicubic"])
@pytest.mark.parametrize("shape", [(185, 246), (246, 185), (185, 185), (160, 640)])
def test_plain_views_are_bit_identical_to_torchvision(interpolation: Interpolation, shape: tuple[int, int]) -> None:
    what = Preprocessing(size=160, resize=185, interpolation=interpolation, mean=(0.5, 0.41, 0.3), std=(0.2, 0.3, 0.11))
    theirs = v2.Compose(
        [v2.CenterCrop(SIZE), v2.ToDtype(torch.float32, scale=True), v2.Normalize(list(what.mean), list(what.std))]
    )
    picture = pixels(1, *shape)
    for transform in (eval_transform(what, SIZE), train_transform(what, SIZE, "none")):
        ours = transform.of_batch(*together([transform.of_image(picture, None)]))
        assert ours.is_contiguous(memory_format=torch.channels_last)
        assert torch.equal(ours[0], theirs(picture))


@pytest.mark.parametrize("kind", AUGMENTS)
def test_a_view_does_not_depend_on_its_batch_or_the_number_of_threads(kind: Augment) -> None:
    transform = train_transform(PREPROCESSING, SIZE, kind)
    together_seen = seen(transform, range(32))
    threads = torch.get_num_threads()
    try:
        for count in (1, 2, 3):
            torch.set_num_threads(count)
            assert torch.equal(seen(transform, range(32)), together_seen)
            assert all(torch.equal(seen(transform, range(n, n + 1))[0], together_seen[n]) for n in range(0, 32, 5))
    finally:
        torch.set_num_threads(threads)


@pytest.mark.parametrize("kind", ["light", "standard", "strong"])
def test_a_view_depends_only_on_seed_epoch_and_index(kind: Augment) -> None:
    transform = train_transform(PREPROCESSING, SIZE, kind)
    image, params = transform.of_image(pixels(0), (1, 2, 3))
    planes = pixels(0).contiguous()  # the same pixels, lying in another order
    for again in (transform.of_image(pixels(0), (1, 2, 3)), transform.of_image(planes, (1, 2, 3))):
        assert torch.equal(again[0], image) and again[1] == params
    for other in ((2, 2, 3), (1, 3, 3), (1, 2, 4)):
        assert not torch.equal(transform.of_image(pixels(0), other)[0], image)
    with pytest.raises(ValueError, match="seed, epoch, index"):
        transform.of_image(pixels(0), None)


def test_random_crops_have_the_distribution_of_random_resized_crop() -> None:
    shares, shapes = [], []
    for number in range(2000):
        box = augment.part_to_show(185, 246, 0.35, chances(number))
        assert 0 <= box.top <= 185 - box.height and 0 <= box.left <= 246 - box.width
        shares.append(box.height * box.width / (185 * 246))
        shapes.append(box.width / box.height)
    assert min(shares) > 0.345 and max(shares) <= 1.0
    assert min(shapes) > 0.74 and max(shapes) < 1.35
    assert 0.5 < float(np.mean(shares)) < 0.7 and abs(float(np.mean(np.log(shapes)))) < 0.05
    assert max(shapes) > 1.3 and min(shapes) < 0.77


@pytest.mark.parametrize("shape", [(40, 600), (600, 40), (1, 1), (1, 4)])
def test_a_shape_that_no_crop_fits_shows_its_centre(shape: tuple[int, int]) -> None:
    height, width = shape
    box = augment.part_to_show(height, width, 0.9, itertools.repeat(0.999999))
    assert box.height == min(height, max(1, round(width * 4 / 3))) and box.width == min(width, round(height * 4 / 3))
    assert abs(2 * box.top + box.height - height) <= 1 and abs(2 * box.left + box.width - width) <= 1


@pytest.mark.parametrize("interpolation", ["bilinear", "bicubic"])
def test_a_crop_is_resized_like_torchvision_and_flipped_half_of_the_time(interpolation: str) -> None:
    mode = v2.InterpolationMode(interpolation)
    turned = 0
    for number in range(300):
        chance = chances(number)
        top, left, height, width = augment.part_to_show(48, 60, 0.2, chance)
        expected = functional.resized_crop(pixels(3, 48, 60), top, left, height, width, [32, 32], mode)
        flips = next(chance) < 0.5
        shown = augment.random_part(pixels(3, 48, 60), 32, interpolation, 0.2, chances(number))
        assert torch.equal(shown, expected.flip(-1) if flips else expected)
        turned += flips
    assert 120 < turned < 180


def test_colour_jitter_equals_torchvision_in_any_order() -> None:
    picture = pixels(4, SIZE, SIZE) // 2 + 60  # nothing leaves 0..255 on the way
    levels = picture.permute(1, 2, 0)[None].to(torch.float32)
    adjust = (functional.adjust_brightness, functional.adjust_contrast, functional.adjust_saturation)
    for number in range(12):
        factors = [0.8 + 0.4 * next_one for next_one in itertools.islice(chances(number), 3)]
        colour_map = torch.tensor([augment.jitter(picture, chances(number))])
        ours = augment.recoloured(levels.clone(), colour_map)[0].permute(2, 0, 1)
        for order in itertools.permutations(zip(adjust, factors, strict=True)):
            theirs = picture.to(torch.float32) / 255
            for change, factor in order:
                theirs = change(theirs, factor)
            torch.testing.assert_close(ours / 255, theirs, rtol=0, atol=3e-5)


def test_colours_stay_in_range() -> None:
    for colour_map, level in (([1.4, 0.0, 0.0], 255), ([1.0, 0.0, -300.0], 0)):
        bright = torch.full((1, 8, 8, 3), 250.0)
        assert augment.recoloured(bright, torch.tensor([colour_map])).unique().tolist() == [level]


def test_the_identity_colour_map_changes_no_bit() -> None:
    transform, plain = train_transform(PREPROCESSING, SIZE, "standard"), eval_transform(PREPROCESSING, SIZE)
    images = torch.stack([pixels(n, SIZE, SIZE) for n in range(3)])
    unchanged = torch.tensor([[1.0, 0.0, 0.0]]).repeat(3, 1)
    assert torch.equal(transform.of_batch(images, unchanged), plain.of_batch(images, torch.empty(3, 0)))


@pytest.mark.parametrize("away", [-32.0, -7.0, 0.0, 1.0, 32.0])
def test_a_shift_equals_torchvision_even_out_of_a_small_picture(away: float) -> None:
    for side in (20, 45, 160):
        picture = pixels(6, side, side)
        bilinear = v2.InterpolationMode.BILINEAR
        for name, way in (("translate x", [away, 0.0]), ("translate y", [0.0, away])):
            theirs = functional.affine(picture, 0.0, way, 1.0, [0.0, 0.0], bilinear)
            assert torch.equal(operate(picture, name, away), theirs)


@pytest.mark.parametrize("seed", range(60))
def test_trivial_augment_equals_torchvision(seed: int) -> None:
    """With the same operation, strength and sign, which are read off the generator that theirs will draw from."""
    picture = pixels(5, 64, 64)
    torch.manual_seed(seed)
    operation = int(torch.randint(14, ()))
    draws = [(operation + 0.5) / 14]
    if operation not in (0, 12, 13):  # identity, autocontrast and equalize have no strength
        draws += [(int(torch.randint(31, ())) + 0.5) / 31, float(torch.rand(()))]
    else:
        draws += [0.0, 0.0]
    torch.manual_seed(seed)
    theirs = v2.TrivialAugmentWide(interpolation=v2.InterpolationMode.BILINEAR)(picture.contiguous())
    assert torch.equal(trivial_augment(picture, iter(draws)), theirs)


def test_a_fifth_of_the_pictures_lose_a_rectangle() -> None:
    grey = (124, 116, 104)
    picture = torch.zeros(3, 64, 64, dtype=torch.uint8)
    shares = []
    for number in range(1000):
        result = augment.erased(picture, grey, chances(number))
        gone = result[0] == grey[0]
        rows, columns = gone.any(1), gone.any(0)
        assert torch.equal(gone, rows[:, None] & columns[None])  # a rectangle
        assert torch.equal(result[:, gone], torch.tensor(grey, dtype=torch.uint8)[:, None].expand(3, int(gone.sum())))
        if gone.any():
            shares.append(float(gone.float().mean()))
            assert 0.28 < int(rows.sum()) / int(columns.sum()) < 3.6
    assert 150 < len(shares) < 250
    assert min(shares) > 0.015 and max(shares) < 0.21
    assert not picture.any()


def test_the_erased_rectangle_is_nearly_zero_for_the_model() -> None:
    transform = train_transform(PREPROCESSING, SIZE, "strong")
    mean = torch.tensor([round(255 * level) for level in PREPROCESSING.mean], dtype=torch.uint8)
    image = mean[:, None, None].expand(3, SIZE, SIZE)
    assert transform.of_batch(image[None], torch.empty(1, 0)).abs().max() < 0.02


def test_the_models_input_can_be_shown_as_colours() -> None:
    transform = eval_transform(PREPROCESSING, SIZE)
    images, params = together([transform.of_image(pixels(n), None) for n in range(2)])
    assert torch.equal(as_bytes(transform.of_batch(images, params), PREPROCESSING), images)


def test_uniform_numbers_are_even_and_depend_on_all_their_words() -> None:
    numbers = uniforms(1, "a", 2, count=4000)
    assert all(0 <= number < 1 for number in numbers) and math.isclose(np.mean(numbers), 0.5, abs_tol=0.02)
    assert math.isclose(np.var(numbers), 1 / 12, abs_tol=0.005)
    assert uniforms(1, "a", 2, count=8) == numbers[:8]
    assert len({uniforms(1, "a", 2, count=1), uniforms(2, "a", 2, count=1), uniforms(1, "b", 2, count=1)}) == 3
