"""The split of a run that goes on from an earlier one: what that one learned from must not check this one."""

from __future__ import annotations

from msgspec.structs import replace

from ftstudio.core.records import DatasetSummary, Split, SplitManifest


def with_earlier_roles(manifest: SplitManifest, summary: DatasetSummary, earlier: SplitManifest) -> SplitManifest:
    """``manifest`` with the images that had a part in an ``earlier`` split in that part again, and copies of them too.

    Images of another folder, and new ones, stay as they are; so does everything where nothing would be left to train
    with or to check with.
    """
    if manifest.root != earlier.root:
        return manifest
    parts: dict[str, Split] = {sample.path: sample.split for sample in earlier.samples}
    of_digest: dict[str, Split] = {
        file.digest: parts[file.path] for file in summary.files if file.digest and file.path in parts
    }
    digests = {file.path: file.digest for file in summary.files}

    def part(path: str, given: Split) -> Split:
        return parts.get(path) or of_digest.get(digests.get(path, "")) or given

    samples = tuple(replace(sample, split=part(sample.path, sample.split)) for sample in manifest.samples)
    there = {sample.split for sample in samples}
    taught = {sample.class_name for sample in samples if sample.split == "train"}
    if "val" not in there or taught != set(manifest.class_names):
        return manifest
    return replace(manifest, samples=samples)
