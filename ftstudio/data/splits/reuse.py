"""The split of a run that starts from an earlier one, whose training images must not be used for validation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import DatasetSummary, Split, SplitManifest
from ftstudio.data.phrases import flattered, images


class Kept(NamedTuple):
    """A split, and in ``caution`` a warning if validation images were used to train the earlier run; otherwise ""."""

    manifest: SplitManifest
    caution: str = ""


def with_earlier_roles(
    manifest: SplitManifest, summary: DatasetSummary, earlier: SplitManifest, groups: Sequence[str] = ()
) -> Kept:
    """Return ``manifest`` with the images of an ``earlier`` split, and their duplicates, in the same split as before.

    Images are recognised by content, wherever they are now. New ones stay as they are, or join their group. If too few
    images would be left for training or validation, nothing is changed.

    Args:
        manifest: The new split.
        summary: The data set.
        earlier: The split of the earlier run.
        groups: The group of each file of ``summary``; empty for no groups.
    """
    parts = _earlier_parts(manifest.root, summary, earlier)
    if any(groups):
        parts = _of_their_groups(summary, groups, parts) | parts
    samples = tuple(replace(sample, split=parts.get(sample.path, sample.split)) for sample in manifest.samples)
    there = {sample.split for sample in samples}
    taught = {label for sample in samples if sample.split == "train" for label in sample.labels}
    if "val" not in there or taught != set(manifest.class_names):
        return Kept(manifest, _about_learned(manifest, parts))
    kept = replace(manifest, samples=samples)
    return Kept(kept, _about_unknown(kept, parts, earlier))


def _earlier_parts(root: str, summary: DatasetSummary, earlier: SplitManifest) -> dict[str, Split]:
    """The earlier split of each image of ``summary``, by path; if it was in several, training counts.

    Splits of older versions store no digests: then only the path identifies an image. Under another root, an equal path
    may be any image; under the same one it is that image, edited.
    """
    of_path = {sample.path: sample for sample in earlier.samples}
    learned_last = sorted(earlier.samples, key=lambda sample: sample.split == "train")
    of_digest: dict[str, Split] = {sample.digest: sample.split for sample in learned_last if sample.digest}
    for file in summary.files:
        was = of_path.get(file.path)
        if was is not None and file.digest and not was.digest:
            of_digest[file.digest] = was.split
    parts: dict[str, Split] = {}
    for file in summary.files:
        was = of_path.get(file.path)
        if was is not None and was.digest in ("", file.digest):
            parts[file.path] = was.split
        elif file.digest in of_digest:
            parts[file.path] = of_digest[file.digest]
        elif was is not None and root == earlier.root:
            parts[file.path] = was.split
    return parts


def _of_their_groups(summary: DatasetSummary, groups: Sequence[str], parts: dict[str, Split]) -> dict[str, Split]:
    """The split of every image whose group had one; if it had several, training counts."""
    of_group: dict[str, Split] = {}
    for file, group in zip(summary.files, groups, strict=True):
        part = parts.get(file.path)
        if group and part is not None and of_group.get(group) != "train":
            of_group[group] = part
    pairs = zip(summary.files, groups, strict=True)
    return {file.path: of_group[group] for file, group in pairs if group in of_group}


def _about_learned(manifest: SplitManifest, parts: dict[str, Split]) -> str:
    learned = sum(sample.split != "train" and parts.get(sample.path) == "train" for sample in manifest.samples)
    if not learned:
        return ""
    return (
        f"The starting run was trained on {images(learned)} of this run's validation images, so "
        f"{flattered(manifest.targets is None)}. Moving them would leave too few images for training or validation."
    )


def _about_unknown(manifest: SplitManifest, parts: dict[str, Split], earlier: SplitManifest) -> str:
    """A warning if the earlier split has no digests and images are missing, since new images may be those."""
    there = {sample.path for sample in manifest.samples}
    missing = any(
        sample.split == "train" and not sample.digest and sample.path not in there for sample in earlier.samples
    )
    unknown = sum(sample.split != "train" and sample.path not in parts for sample in manifest.samples)
    if not missing or not unknown:
        return ""
    return (
        "The starting run did not record the content of its images, and some could not be matched. It may have been "
        f"trained on {images(unknown)} of this run's validation images: "
        f"{flattered(manifest.targets is None).replace('will', 'may')}."
    )
