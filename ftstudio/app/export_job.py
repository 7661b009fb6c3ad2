"""The job that exports a trained run as a folder that works without this program."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app.inference import find_confidence
from ftstudio.app.requests import Export
from ftstudio.app.run_archives import bring_back
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.exported import Exported
from ftstudio.store.run_folder import RunFolder


def export(request: Export, control: RunControl, emit: Emit) -> Exported:
    """Export a run as ``request`` asks. Raises UserError if it cannot be exported, and StopRequested."""
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry
    from ftstudio.tasks.tools import WantedExport

    folder = RunFolder(Path(request.run_dir))
    bring_back(folder, control, emit)
    find_confidence(folder, request.device, control, emit)
    wanted = WantedExport(request.format, request.precision, Path(request.out), request.replace)
    device = devices.choose(request.device)
    tools = registry.tools_for(folder.path)
    return tools.export(folder.path, folder.record, folder.manifest, wanted, device, control, emit)
