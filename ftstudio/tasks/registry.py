"""Which tasks there are, by the key in RunConfig.task. A new task is a new row."""

from __future__ import annotations

from ftstudio.core.errors import UserError
from ftstudio.engine.task import Task
from ftstudio.tasks.classification.task import Classification

TASKS: dict[str, Task] = {task.key: task for task in (Classification(),)}


def task(key: str) -> Task:
    """The task of that key. Raises UserError for an unknown one."""
    try:
        return TASKS[key]
    except KeyError:
        raise UserError(f'There is no task called "{key}".', f"Tasks: {', '.join(TASKS)}.") from None
