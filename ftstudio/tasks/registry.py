"""Which tasks there are, by the key in RunConfig.task. A new task is a new row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.task import Task
from ftstudio.tasks.classification.task import Classification
from ftstudio.tasks.detection.task import Detection
from ftstudio.tasks.multilabel.task import MultiLabel
from ftstudio.tasks.regression.task import Regression
from ftstudio.tasks.tools import Tools


class _Row(NamedTuple):
    task: Task
    tools: Callable[[], Tools]
    """Called when they are needed: they import much that a training does not need."""


def _classification_tools() -> Tools:
    from ftstudio.tasks.classification.tools import ClassificationTools

    return ClassificationTools()


def _multi_label_tools() -> Tools:
    from ftstudio.tasks.multilabel.tools import MultiLabelTools

    return MultiLabelTools()


def _regression_tools() -> Tools:
    from ftstudio.tasks.regression.tools import RegressionTools

    return RegressionTools()


def _detection_tools() -> Tools:
    from ftstudio.tasks.detection.tools import DetectionTools

    return DetectionTools()


_ROWS = (
    _Row(Classification(), _classification_tools),
    _Row(MultiLabel(), _multi_label_tools),
    _Row(Regression(), _regression_tools),
    _Row(Detection(), _detection_tools),
)
TASKS: dict[str, _Row] = {row.task.key: row for row in _ROWS}


def task(key: str) -> Task:
    """The task of that key. Raises UserError for an unknown one."""
    return _row(key).task


def tools(key: str) -> Tools:
    """What can be done with runs of the task of that key. Raises UserError for an unknown one."""
    return _row(key).tools()


def tools_for(run_dir: Path) -> Tools:
    """What can be done with the run in that folder, whose weights name their task. Raises UserError if there are none
    or if they are damaged."""
    return tools(model_file.describe(run_dir).task)


def _row(key: str) -> _Row:
    try:
        return TASKS[key]
    except KeyError:
        raise UserError(f'There is no task called "{key}".', f"Tasks: {', '.join(TASKS)}.") from None
