"""Which model suits the images of a data set: the models to compare, and the job that compares them."""

from __future__ import annotations

from collections.abc import Sequence

from ftstudio.app.requests import ProbeModels
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit
from ftstudio.core.folds import MOST_FOLDS
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.data.scan import scan_as
from ftstudio.models import catalog, weight_files


def probe_models(request: ProbeModels, control: RunControl, emit: Emit) -> ModelsProbed:
    """Compare models on the images of ``request``, as requests.ProbeModels describes.

    Raises:
        UserError: The number of folds is not possible, or a model is unknown.
        StopRequested: A stop was requested before the first model was done.
    """
    if not 2 <= request.folds <= MOST_FOLDS:
        raise UserError(f"{request.folds} folds are not possible.", f"Give 2 to {MOST_FOLDS} folds.")
    infos = models_of(request.models)
    summary = request.dataset or scan_as(request.config.data, control, emit)
    from ftstudio.tasks.classification.cross_validation import model_probes

    return model_probes.probe_models(request.config, infos, summary, request.folds, request.budgets, control, emit)


def models_of(names: Sequence[str]) -> list[ModelInfo]:
    """Return the models with these ``names``, each once; without names, all whose weights are on this computer.

    The fastest come first, so that a comparison that is stopped has answered as much as possible. Raises UserError if a
    name is unknown.
    """
    here = weight_files.models_on_disk()
    chosen = (
        {info.name: info for info in map(catalog.model, names)}
        if names
        else {info.name: info for info in catalog.MODELS if info.name in here}
    )
    return sorted(chosen.values(), key=lambda info: (sum(stage.gflops for stage in info.stages), info.name))
