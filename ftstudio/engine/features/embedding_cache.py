"""Features of a whole backbone, cached on disk by image content, so moved or renamed images are not computed again.

A cache file is read and written as a whole and begins with a hash of its contents. A damaged file counts as missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import safetensors
import torch
from safetensors.torch import load, save
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.storage.cache_room import CacheRoom, take_lane
from ftstudio.core.storage.files import read_file, replace_file
from ftstudio.data.decoding.decode import decoder_identity
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.data.loading.transforms import eval_transform, stored_side
from ftstudio.engine.features.batches import Feed, of_images
from ftstudio.engine.features.extractor import as_kept
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.network.finetuned import TargetModel
from ftstudio.engine.training import validation
from ftstudio.models import build

FORMAT = 1
KEPT_AS = torch.float16
_FILE = "features.by-content"
_HASH_BYTES = 16
_MOST_BYTES = 1 << 34


class EmbeddingCache:
    """Features entering the head, (N, D) in float16, of any images.

    All stages of ``target`` are frozen, so equal bytes always give equal features.
    """

    def __init__(self, target: TargetModel, image_size: int, device: torch.device, room: CacheRoom) -> None:
        self._target, self._size, self._device, self._room = target, image_size, device, room

    def of(
        self,
        root: Path,
        paths: Sequence[str],
        digests: Sequence[str],
        safe_point: Callable[[], object],
        progress: Callable[[int, int], None],
    ) -> tuple[Tensor, list[int]]:
        """Return the features of images, computing those that are not cached.

        If ``safe_point`` raises, what has been computed is cached for next time.

        Args:
            root: The data set folder.
            paths: The images, relative to ``root``.
            digests: A hash of the bytes of each image.
            safe_point: Called before each batch; may raise.
            progress: Called with (done, total) of the images that have to be computed.

        Returns:
            (features float16 (N, D), the indices in ``paths`` they belong to); unreadable images are left out.

        Raises:
            ImagesMissing: None of the images can be read.
        """
        folder = self._room.root / self._name(root)
        known = self._read(folder)
        missing = [place for place, digest in enumerate(digests) if digest not in known]
        try:
            self._compute(
                root,
                [(paths[place], digests[place]) for place in missing],
                known,
                safe_point,
                lambda n: progress(n, len(missing)),
            )
        except ImagesMissing:
            if not known.keys() & digests:
                raise
        finally:
            if missing:
                self._write(folder, {digest: known[digest] for digest in digests if digest in known})
        there = [place for place, digest in enumerate(digests) if digest in known]
        return torch.stack([known[digests[place]] for place in there]), there

    def _compute(
        self,
        root: Path,
        missing: Sequence[tuple[str, str]],
        known: dict[str, Tensor],
        safe_point: Callable[[], object],
        progress: Callable[[int], None],
    ) -> None:
        """Add the features of the ``missing`` (path, digest) to ``known``."""
        if not missing:
            return
        what = self._target.info.preprocessing
        side = stored_side(what, self._size)
        unknown = torch.zeros(len(missing), dtype=torch.int64)  # features do not depend on targets
        samples = SampleSet(
            root, [_sample(place, path) for place, (path, _) in enumerate(missing)], unknown, what, side
        )
        parts = self._target.parts
        assert parts.trunk is not None
        trunk = parts.trunk
        source = of_images(samples, eval_transform(what, self._size), self._device)
        self._target.module.eval()
        for some, _, positions in validation.outputs_of(
            lambda images: parts.features(*trunk(images)),
            Feed(source, self._device, None, safe_point),
            "val",
            lambda done, _: progress(done),
        ):
            for row, position in zip(as_kept(some, KEPT_AS).cpu(), positions, strict=True):
                known[missing[position][1]] = row.clone()

    def _name(self, root: Path) -> str:
        target = self._target
        what = (
            FORMAT, decoder_identity(), str(root), target.origin, target.info.architecture,
            target.info.preprocessing, self._size,
        )  # fmt: skip
        return "content-" + hashlib.blake2b(repr(what).encode(), digest_size=12).hexdigest()

    def _read(self, folder: Path) -> dict[str, Tensor]:
        try:
            data = read_file(folder / _FILE, _MOST_BYTES)
            content = data[_HASH_BYTES:]
            if hashlib.blake2b(content, digest_size=_HASH_BYTES).digest() != data[:_HASH_BYTES]:
                return {}
            tensors = load(content)
            rows = [bytes(row).hex() for row in tensors["digests"].numpy()]
            width = build.head_module(self._target.module, self._target.info).in_features
            if tensors["features"].shape != (len(rows), width):
                return {}
        except (OSError, ValueError, KeyError, safetensors.SafetensorError):
            return {}
        return dict(zip(rows, tensors["features"], strict=True))

    def _write(self, folder: Path, known: dict[str, Tensor]) -> None:
        """Write the file if there is room. A full disk only makes the next run slower."""
        if not known:
            return
        digests = torch.tensor([list(bytes.fromhex(digest)) for digest in known], dtype=torch.uint8)
        content = save({"digests": digests, "features": torch.stack(list(known.values()))})
        try:
            lane = take_lane(folder)
        except OSError:
            return
        if lane is None:
            return
        try:
            if self._room.room_for(folder, len(content), len(content)) >= len(content):
                check = hashlib.blake2b(content, digest_size=_HASH_BYTES).digest()
                replace_file(folder / _FILE, check + content)
        except OSError:
            pass
        finally:
            lane.release()


def _sample(place: int, path: str) -> SplitSample:
    """An image whose class is irrelevant."""
    return SplitSample(place, path, "", "val")
