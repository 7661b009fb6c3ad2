"""The reliability diagram: the accuracy at each confidence, before and after calibration."""

from __future__ import annotations

from ftstudio.app.run_report import svg
from ftstudio.app.run_report.markup import Html, element, number, together
from ftstudio.core.confidence import Calibration, ReliabilityBin
from ftstudio.core.text import percent

_TENTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def plot(calibration: Calibration) -> Html:
    """Return the diagram, with the number of images of each point below. Perfect calibration is the diagonal."""
    frame = svg.Frame(
        x=svg.Axis("Confidence", 0, 1, _TENTHS, _percent),
        y=svg.Axis("Accuracy", 0, 1, _TENTHS, _percent),
        width=460, height=380, right=24, bottom=84,
    )  # fmt: skip
    before = svg.Line("before", "before", _points(calibration.bins_before), "square")
    after = svg.Line("after calibration", "val", _points(calibration.bins_after), "dot")
    ideal = svg.Line("perfect calibration", "ideal", ((0.0, 0.0), (1.0, 1.0)), "none")
    drawn: list[Html] = []
    for line in (ideal, before, after):
        if line.points:
            drawn.append(element("path", d=svg.path(frame, line.points), class_=f"curve {line.kind}"))
            drawn += svg.marks(frame, line)
    return frame.drawing(
        "Reliability",
        f"Expected calibration error {percent(calibration.ece_before)} before calibration, "
        f"{percent(calibration.ece_after)} after it.",
        *drawn, svg.legend((after, before, ideal), frame.left, 12), _histogram(frame, calibration.bins_after),
    )  # fmt: skip


def table(calibration: Calibration) -> Html:
    """Return the values of the diagram."""
    heads = ("Confidence", "Images", "Mean confidence", "Right")
    rows = [
        element(
            "tr",
            element("th", f"{_percent(each.low)} to {_percent(each.high)}", scope="row"),
            element("td", f"{each.count:,}"),
            element("td", percent(each.confidence)),
            element("td", percent(each.accuracy)),
        )
        for each in calibration.bins_after
    ]
    return element(
        "table",
        element("caption", "After calibration"),
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *rows),
        class_="figures",
    )


def _points(bins: tuple[ReliabilityBin, ...]) -> tuple[svg.Point, ...]:
    return tuple((each.confidence, each.accuracy) for each in bins if each.count)


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _histogram(frame: svg.Frame, bins: tuple[ReliabilityBin, ...]) -> Html:
    """Bars that hang from the axis."""
    most = max((each.count for each in bins), default=0)
    top = frame.height - 44
    bars: list[Html] = []
    for each in bins:
        left, right = frame.at((each.low, 0))[0] + 1, frame.at((each.high, 0))[0] - 1
        tall = 36 * each.count / most if most else 0
        words = element("title", f"{each.count:,} images of {_percent(each.low)} to {_percent(each.high)}")
        outline = f"M{number(left)} {number(top)}v{number(tall)}H{number(right)}V{number(top)}Z"
        bars.append(element("path", words, d=outline, class_="bar"))
    word = svg.text("images", frame.left - 7, top + 10, "tick", "end")
    return together([word, *bars])
