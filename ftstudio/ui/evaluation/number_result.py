"""What an evaluation of numbers came to: the figures, true against predicted, the residuals, the images behind them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ftstudio.core.evaluation import NumberEvaluation
from ftstudio.ui.evaluation.evaluated_images import Describe, Seen
from ftstudio.ui.evaluation.number_images import (
    Bin,
    Points,
    bins_of,
    chosen,
    csv_of,
    describe_numbers,
    number_words,
    points_of,
    worst,
)
from ftstudio.ui.evaluation.residual_plot import ResidualPlot
from ftstudio.ui.evaluation.result_view import ResultView
from ftstudio.ui.evaluation.scatter_plot import ScatterPlot
from ftstudio.ui.widgets import number_format
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised


class _Drawn(NamedTuple):
    points: Points
    bins: tuple[Bin, ...]


class NumberResult(ResultView):
    """Shows a NumberEvaluation."""

    file_name = "numbers.csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scatter = ScatterPlot()
        self._residuals = ResidualPlot()
        self._drawing = Background(self)
        self.strip.name_all(self.tr("Show the largest errors"))
        scatter_tip = self.tr("True against predicted numbers. Click a point or drag a box to show its images")
        self.add_view(self._scatter, self.tr("Scatter"), scatter_tip)
        self.add_view(self._residuals, self.tr("Errors"), self.tr("How many images are off by how much"))
        self.add_tools(self.tr("Copy the numbers of all images as CSV"), self.tr("Save the numbers of all images"))
        self._scatter.chosen.connect(self._show_chosen)
        self._residuals.chosen.connect(self._show_chosen)

    def describe(self, evaluation: NumberEvaluation) -> Describe:
        return describe_numbers(evaluation)

    def show_figures(self, evaluation: NumberEvaluation) -> None:
        self._scatter.show_quantity(evaluation.quantity)
        self.when_found(self._drawing, _drawn, self._draw)

    def _draw(self, drawn: _Drawn | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The points of the evaluation could not be computed.") from error
        if drawn is not None and isinstance(self.evaluation, NumberEvaluation):
            images = self.evaluation.images
            self._scatter.show_points(drawn.points, lambda place: _named(number_words(images[place])))
            self._residuals.show_bins(drawn.bins)

    # ---- which images ---------------------------------------------------------------------------------------

    def show_first(self) -> None:
        self.before_picking()
        self.pick(self.tr("Largest errors"), self.tr("No images."), worst, default=True)

    def before_picking(self) -> None:
        self._scatter.show_marked(())
        self._residuals.show_none()

    def _show_chosen(self, places: tuple[int, ...]) -> None:
        if not places:
            self.show_first()
            return
        if self.sender() is self._scatter:
            self._residuals.show_none()
        else:
            self._scatter.show_marked(places)
        title = (
            self.tr("1 image chosen")
            if len(places) == 1
            else self.tr("{0} images chosen, largest errors first").format(number_format.count(len(places)))
        )
        self.pick(title, "", partial(chosen, places=places))

    def csv(self) -> str:
        assert isinstance(self.evaluation, NumberEvaluation)
        return csv_of(self.evaluation)


def _drawn(evaluation: NumberEvaluation) -> _Drawn:
    points = points_of(evaluation)
    return _Drawn(points, bins_of(points))


def _named(seen: Seen) -> str:
    return f"{neutralised(seen.path)}: {seen.words}"
