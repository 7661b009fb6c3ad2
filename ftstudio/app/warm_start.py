"""Starting from an earlier run: its settings, its weights, and the split of each image."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Notice
from ftstudio.core.run_record import RunRecord
from ftstudio.data.splits.reuse import Kept, with_earlier_roles
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

LEAST_EPOCHS = 3
_NOT_TOLD = (
    "It is therefore unknown which images the starting run was trained on. Some may be in this run's validation "
    "images, so the accuracy may be overestimated."
)


def source_run(weights: str) -> RunFolder | None:
    """Return the run that ``weights`` (ModelConfig.weights) belong to; None for other weights."""
    path = Path(weights)
    if weights in ("default", "random"):
        return None
    folder = RunFolder(path if path.is_dir() else path.parent.parent)
    return folder if folder.record_or_none() is not None else None


def settings_of(run_dir: str) -> RunConfig:
    """Return the settings of a run, for a new run that starts from its weights.

    Raises:
        UserError: It has no weights, or is of a model that this version does not know.
    """
    folder = RunFolder(Path(run_dir))
    config = folder.config
    catalog.resolve_depth(catalog.model(config.model.name), config.model.freeze_depth)
    if not folder.has_weights:
        raise UserError(
            f"The run in {run_dir} has no trained weights yet.",
            "Train it for at least one epoch, or choose another run.",
        )
    return replace(config, name="", model=replace(config.model, weights=str(folder.path.absolute())))


def trained_on(config: RunConfig) -> RunConfig:
    """Return the settings of a continued training: half as many epochs, since most has been learned."""
    epochs = min(config.train.epochs, max(LEAST_EPOCHS, -(-config.train.epochs // 2)))
    return replace(config, train=replace(config.train, epochs=epochs))


def next_depth(depth: int) -> int:
    """Return how many stages to freeze when starting from a run with ``depth`` frozen ones: about half as many."""
    return (depth + 1) // 2 if depth > 1 else 0


def previous_depth(depth: int, stages: int) -> int:
    """Return how many stages to freeze after a run with ``depth`` of ``stages`` frozen that overfitted.

    It is about halfway to all of them.
    """
    return depth + (stages - depth + 1) // 2


def with_fitting_head(config: RunConfig) -> RunConfig:
    """Replace a closed-form head by the linear one if a part of the network is trained."""
    info = catalog.model(config.model.name)
    if catalog.resolve_depth(info, config.model.freeze_depth) == len(info.stages):
        return config
    return replace(config, train=replace(config.train, head="linear"))


def with_roles_of_the_start(
    manifest: SplitManifest, summary: DatasetSummary, model: ModelConfig, emit: Emit, groups: Sequence[str] = ()
) -> SplitManifest:
    """Return ``manifest`` with the images of the run that ``model`` starts from in their earlier splits.

    If that is not possible, a notice says so.
    """
    folder = source_run(model.weights)
    if folder is None:
        return manifest
    try:
        kept = with_earlier_roles(manifest, summary, folder.manifest, groups)
    except UserError as error:  # weights without a split beside them: there is nothing to go by
        kept = Kept(manifest, f"{error.message} {_NOT_TOLD}")
    if kept.caution:
        emit(Notice(kept.caution, "warning"))
    return kept.manifest


def name_of_the_start(model: ModelConfig) -> str:
    """Return the name of the run that ``model`` starts from; "" for none."""
    folder = source_run(model.weights)
    record: RunRecord | None = folder.record_or_none() if folder else None
    return record.name if record else ""
