"""Sorting unsorted images: similar ones as groups, proposals from a few labels, class folders, and the way back."""

from __future__ import annotations

from ftstudio.app.sort_files import sort_files, undo_sort
from ftstudio.app.sort_plan import plan_sort
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.sorting import Grouped, Proposed, Sorted, SortUndone
from ftstudio.data.unsorted import scan_unsorted


def group_images(request: GroupImages, control: RunControl, emit: Emit) -> Grouped:
    """Scan and group the images; as requests.GroupImages."""
    from ftstudio.tasks.classification.sorting import assistant

    dataset = scan_unsorted(request.source, control, emit)
    return assistant.grouped(assistant.Asked(request.config, dataset, request.budgets), control, emit)


def propose_classes(request: ProposeClasses, control: RunControl, emit: Emit) -> Proposed:
    """Propose a class for each image; as requests.ProposeClasses."""
    from ftstudio.tasks.classification.sorting import assistant

    asked = assistant.Asked(request.config, request.dataset, request.budgets)
    return assistant.proposed(asked, request.labels, request.count, control, emit)


def sort_images(request: SortImages, control: RunControl, emit: Emit) -> Sorted:
    """Make class folders or a list; as requests.SortImages."""
    plan = plan_sort(request.dataset, request.labels, request.how, request.out)
    sort_files(plan, control, emit)
    left = sum(not file.problem and file.path not in request.labels for file in request.dataset.files)
    return Sorted(source=plan.source, folder=plan.folder, how=plan.how, counts=plan.counts, left=left)


def undo(request: UndoSort, control: RunControl, emit: Emit) -> SortUndone:
    """Undo the latest sort of a folder; as requests.UndoSort."""
    return undo_sort(request.folder, control, emit)
