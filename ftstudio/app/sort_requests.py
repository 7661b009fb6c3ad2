"""What can be asked about unsorted images; part of app/requests."""

from __future__ import annotations

from ftstudio.app.request_base import RequestBase
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.run_record import Budgets
from ftstudio.core.sorting import SortHow


class GroupImages(RequestBase, frozen=True):
    """Scan the images without classes in the folder ``source``, and group similar ones.

    Features are those of ``config.model``; they stay cached, as for FindWrongLabels. Answers with a Grouped; emits
    Progress.
    """

    config: RunConfig
    source: str
    budgets: Budgets = Budgets()


class ProposeClasses(RequestBase, frozen=True):
    """A class for each image, from the labels of some, and which ``count`` images to label next.

    ``dataset`` is Grouped.dataset; ``labels`` maps paths to classes. Answers with a Proposed; emits Progress.
    """

    config: RunConfig
    dataset: DatasetSummary
    labels: dict[str, str]
    count: int = 24
    budgets: Budgets = Budgets()


class SortImages(RequestBase, frozen=True):
    """Make class folders or a list from ``labels`` (path to class): all of it or, stopped, nothing.

    ``out`` as in app/sort_plan. Answers with a Sorted; emits Progress.
    """

    dataset: DatasetSummary
    labels: dict[str, str]
    how: SortHow = "move"
    out: str = ""


class UndoSort(RequestBase, frozen=True):
    """Undo the latest SortImages of ``folder``, also an interrupted one. Answers with a SortUndone."""

    folder: str
