"""Where the charts stand: four plots one below the other with their readings, arranged to the room there is."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsLayoutItem

from ftstudio.ui.training.chart_parts import FigureAxis, Kind, Plot, Readout
from ftstudio.ui.training.curve_data import XAxis
from ftstudio.ui.widgets import theme

AXIS_WIDTH = 50
TICKS_HEIGHT, NAMED_HEIGHT, BARE_HEIGHT = 18, 34, 6
OTHERS_WIDTH = 165


class ChartCanvas(pg.GraphicsLayoutWidget):
    """The loss, one metric, and side by side learning rate and speed.

    Above each its readings, and on top those of earlier runs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setBackground(None)
        self.ci.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs to the right in every language
        self.setAntialiasing(True)
        # One plain rectangle, around the chart that has changed: painting many lines into a ragged region takes
        # five times as long, and painting all charts four times.
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid: Any = self.ci.layout
        self._grid.setSpacing(theme.SPACE_XS)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arranged: tuple[bool, bool] | None = None
        self._figures = True
        self._build()

    def arrange(self, roomy: bool, with_speed: bool) -> None:
        """Without room the two small charts go; without speed the learning rate gets the whole width."""
        if self._arranged == (roomy, with_speed):
            return
        self._arranged = roomy, with_speed
        small = ((self.lr_readout, self.lr_plot), (self.speed_readout, self.speed_plot))
        for pair in small:
            for item in pair:
                item.setVisible(False)
                self._take_out(item)
        shown = small[: (2 if with_speed else 1) if roomy else 0]
        for column, pair in enumerate(shown):
            for row, item in zip((5, 6), pair, strict=True):
                self._grid.addItem(item, row, column, 1, 2 // len(shown))
                item.setVisible(True)
            _fit_axes(pair[1])
        for row, stretch in ((2, 50), (4, 42 if roomy else 53), (6, 17 if roomy else 0)):
            self._grid.setRowStretchFactor(row, stretch)
        for column in (0, 1):
            self._grid.setColumnStretchFactor(column, 1)

    def show_axis(self, axis: XAxis) -> None:
        names = {"steps": self.tr("step"), "epochs": self.tr("epoch"), "time": self.tr("training time")}
        for plot in self.plots:
            plot.getAxis("bottom").show_kind("time" if axis == "time" else "number")
        bottom = self.metric_plot.getAxis("bottom")
        if bottom.labelText != names[axis]:
            bottom.setLabel(names[axis])

    def show_figures(self, shown: bool) -> None:
        """The figures of the axes: where no curve is drawn they would be made up."""
        if shown == self._figures:
            return
        self._figures = shown
        for plot in self.plots:
            plot.getAxis("left").setStyle(showValues=shown)
            if plot is not self.loss_plot:
                plot.getAxis("bottom").setStyle(showValues=shown)

    def settle(self) -> None:
        """Let new ranges take effect now. Left to the next painting, as pyqtgraph does, they call for one more."""
        scene: Any = self.scene()
        scene.prepareForPaint()

    def plot_at(self, place: QPointF) -> Plot | None:
        """The plot whose data area holds a place of the scene."""
        shown = (plot for plot in self.plots if plot.isVisible())
        return next((plot for plot in shown if plot.vb.sceneBoundingRect().contains(place)), None)

    def dress(self) -> None:
        """Take on the colours of the theme."""
        t = theme.current()
        self.resetCachedContent()  # the ground behind the plots, which Qt keeps as a picture
        for plot in self.plots:
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(pg.mkPen(t.border))
                axis.setTextPen(pg.mkPen(t.muted))
                axis.labelStyle = {"color": t.muted, "font-size": f"{theme.CAPTION_PX}px"}
        self.metric_plot.getAxis("bottom").setLabel(self.metric_plot.getAxis("bottom").labelText)
        for readout in self.readouts:
            readout.update()

    def _build(self) -> None:
        self.others_readout = self._readout("", 0, columns=OTHERS_WIDTH)
        self.loss_readout, self.loss_plot = self._readout(self.tr("Loss"), 1), self._plot(2, "number")
        self.metric_readout, self.metric_plot = self._readout("", 3), self._plot(4, "percent")
        self.lr_readout, self.lr_plot = self._readout(self.tr("Learning rate"), 5), self._plot(6, "number")
        self.speed_readout, self.speed_plot = self._readout(self.tr("Images/s"), 7), self._plot(8, "number")
        self.plots = (self.loss_plot, self.metric_plot, self.lr_plot, self.speed_plot)
        self.readouts = (
            self.loss_readout, self.metric_readout, self.lr_readout, self.speed_readout, self.others_readout,
        )  # fmt: skip
        self.loss_plot.getAxis("bottom").setStyle(showValues=False)
        self.loss_plot.getAxis("bottom").setHeight(BARE_HEIGHT)
        self.metric_plot.getAxis("bottom").setHeight(NAMED_HEIGHT)
        self.arrange(True, True)

    def _take_out(self, item: QGraphicsLayoutItem) -> None:
        for index in range(self._grid.count()):
            if self._grid.itemAt(index) is item:
                self._grid.removeAt(index)
                return

    def _readout(self, title: str, row: int, columns: int = 0) -> Readout:
        readout = Readout(title, columns)
        readout.indent(AXIS_WIDTH)
        self.ci.addItem(readout, row, 0, 1, 2)
        return readout

    def _plot(self, row: int, kind: Kind) -> Plot:
        axes: dict[str, pg.AxisItem] = {"left": FigureAxis("left", kind), "bottom": FigureAxis("bottom")}
        plot: Plot = pg.PlotItem(axisItems=axes, enableMenu=False)
        self.ci.addItem(plot, row, 0, 1, 2)
        # A plot takes the direction of the application, not that of the canvas.
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # Created by pyqtgraph but not needed; without an owner it would outlive the window.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.vb.setDefaultPadding(0)
        plot.vb.disableAutoRange()
        plot.showGrid(x=False, y=True, alpha=0.25)
        _fit_axes(plot)
        return plot


def _fit_axes(plot: Plot) -> None:
    """The room of the axes. pyqtgraph resets it if the axes are restyled while hidden."""
    plot.getAxis("left").setWidth(AXIS_WIDTH)
    plot.getAxis("bottom").setHeight(TICKS_HEIGHT)
