"""Samples as batches: the same pixels whatever the batch, what is kept and the threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from PIL import Image

from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.model_info import Preprocessing
from ftstudio.data.loading.dataset import (
    SampleSet,
    cut_into_batches,
    decoded_ahead,
    epoch_order,
    load_pixels,
    stream,
    together,
)
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.loading.transforms import stored_side, train_transform
from ftstudio.tasks.classification.targets import class_indices

PREPROCESSING = Preprocessing(size=32, resize=36)


def sample_set(manifest: SplitManifest, cache: PixelCache | None = None) -> SampleSet:
    return set_of(manifest, Path(manifest.root), cache)


def set_of(manifest: SplitManifest, root: Path, cache: PixelCache | None = None) -> SampleSet:
    samples = manifest.of("train")
    return SampleSet(root, samples, class_indices(samples, manifest.class_names, root), PREPROCESSING, 36, cache)


def views(samples: SampleSet, batch_size: int, epoch: int = 1) -> dict[int, torch.Tensor]:
    transform = train_transform(PREPROCESSING, 32, "strong")
    order = epoch_order(5, epoch, len(samples))
    found: dict[int, torch.Tensor] = {}
    for batch in stream(samples, cut_into_batches(order, batch_size), transform, (5, epoch)):
        assert batch.images.dtype == torch.uint8
        found.update(zip(batch.positions, transform.of_batch(batch.images, batch.params), strict=True))
    return found


def test_a_sample_looks_the_same_in_any_batch(manifest: SplitManifest) -> None:
    samples = sample_set(manifest)
    small, large = views(samples, 2), views(samples, 16)
    assert small.keys() == large.keys() == set(range(21))
    assert all(torch.equal(small[position], large[position]) for position in small)


def test_every_epoch_has_other_views_in_another_order(manifest: SplitManifest) -> None:
    samples = sample_set(manifest)
    assert not torch.equal(views(samples, 8)[0], views(samples, 8, epoch=2)[0])
    assert epoch_order(5, 1, 21) != epoch_order(5, 2, 21)
    assert sorted(epoch_order(5, 1, 21)) == list(range(21))


def test_cached_and_decoded_pixels_are_equal(manifest: SplitManifest) -> None:
    decoded = views(sample_set(manifest), 8)
    with PixelCache(Path(manifest.root), 36, "bilinear") as cache:
        samples = sample_set(manifest, cache)
        first, second = views(samples, 8), views(samples, 8)
    for kept in (first, second):
        assert kept.keys() == decoded.keys()
        assert all(torch.equal(kept[position], decoded[position]) for position in kept)


def test_the_callers_random_state_is_preserved(manifest: SplitManifest) -> None:
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    views(sample_set(manifest), 8)
    assert torch.equal(torch.rand(3), expected)


def test_a_decoder_thread_uses_one_core_and_does_not_change_other_threads() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        for counts in decoded_ahead([range(20)] * 5, lambda _: torch.get_num_threads()):
            assert set(counts) == {1}
        with ThreadPoolExecutor(1) as later:
            assert torch.get_num_threads() == later.submit(torch.get_num_threads).result() == 3
    finally:
        torch.set_num_threads(before)


def test_an_unreadable_image_is_named_and_left_out(manifest: SplitManifest, tmp_path: Path) -> None:
    source = Path(manifest.root)
    for sample in manifest.of("train"):
        (tmp_path / sample.path).parent.mkdir(exist_ok=True)
        (tmp_path / sample.path).write_bytes((source / sample.path).read_bytes())
    bad = manifest.of("train")[4]
    (tmp_path / bad.path).write_bytes(b"<html>")
    samples = set_of(manifest, tmp_path)
    assert set(views(samples, 8)) == set(range(21)) - {4}
    assert samples.unreadable[4].path == bad.path


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (20, 20), (3000, 10), (10, 3000), (1, 1)])
def test_any_shape_becomes_the_models_square_input(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, (200, 10, 10)).save(tmp_path / "a.png")
    side = stored_side(PREPROCESSING, 32)
    pixels = load_pixels(tmp_path / "a.png", side)
    assert pixels.dtype == torch.uint8 and min(pixels.shape[1:]) == side
    assert max(pixels.shape[1:]) <= 4 * side + 1
    for augment in ("none", "light", "standard", "strong"):
        transform = train_transform(PREPROCESSING, 32, augment)
        image = transform.of_batch(*together([transform.of_image(pixels, (1, 2, 3))]))
        assert image.shape == (1, 3, 32, 32) and image.dtype == torch.float32


@pytest.mark.parametrize(
    ("count", "size", "lengths"), [(10, 4, [4, 4, 2]), (9, 4, [4, 5]), (1, 4, [1]), (8, 4, [4, 4]), (0, 4, [])]
)
def test_no_batch_of_one_is_left_over(count: int, size: int, lengths: list[int]) -> None:
    batches = cut_into_batches(range(count), size)
    assert [len(batch) for batch in batches] == lengths
    assert [place for batch in batches for place in batch] == list(range(count))


def test_a_split_of_another_run_is_refused_with_a_message(manifest: SplitManifest) -> None:
    """The weights of one run, the split of another: as in a run folder that somebody put together."""
    with pytest.raises(UserError, match="does not have the class"):
        class_indices(manifest.of("train"), manifest.class_names[1:], Path(manifest.root))
