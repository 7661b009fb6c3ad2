"""Which view shows an evaluation: one row per task."""

from __future__ import annotations

from ftstudio.core.evaluation import BoxesEvaluation, ClassEvaluation, Evaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.ui.evaluation.boxes_result import BoxesResult
from ftstudio.ui.evaluation.evaluation_result import EvaluationResult
from ftstudio.ui.evaluation.labels_result import LabelsResult
from ftstudio.ui.evaluation.number_result import NumberResult
from ftstudio.ui.evaluation.result_view import ResultView

_VIEWS: dict[type[Evaluation], type[ResultView]] = {
    ClassEvaluation: EvaluationResult,
    LabelsEvaluation: LabelsResult,
    NumberEvaluation: NumberResult,
    BoxesEvaluation: BoxesResult,
}


def result_view_of(evaluation: Evaluation) -> type[ResultView]:
    """The view of the evaluation's task."""
    return _VIEWS[type(evaluation)]
