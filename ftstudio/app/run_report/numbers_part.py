"""A regression evaluation in detail: true against predicted numbers, as a drawing."""

from __future__ import annotations

from statistics import median

from ftstudio.app.run_report import svg
from ftstudio.app.run_report.markup import Html, element, number
from ftstudio.app.run_report.pieces import figure, paragraph, section
from ftstudio.core import axis
from ftstudio.core.evaluation import MeasuredImage, NumberEvaluation
from ftstudio.core.text import brief
from ftstudio.core.text import figure as number_words

MOST_POINTS = 2000
"""Points in the drawing: a page of many more would be slow to open."""
TICKS = 6


def details(evaluation: NumberEvaluation) -> list[Html | None]:
    """Return the scatter plot; nothing if there is no image."""
    if not evaluation.images:
        return []
    images = _thinned(evaluation.images)
    words = "Each mark is an image. On the dashed line the prediction is exact."
    if any(image.low is not None for image in images):
        words += " In the band the true number is inside the 90 % prediction interval; crosses are outside it."
    if len(images) < len(evaluation.images):
        words += f" {len(images):,} of {len(evaluation.images):,} images are drawn."
    drawing = element("div", figure(_scatter(evaluation, images)), class_="half")
    beside = element("div", drawing, element("div", paragraph(words, class_="aside")), class_="beside")
    return [section("numbers", "True and predicted numbers", beside)]


def _thinned(images: tuple[MeasuredImage, ...]) -> list[MeasuredImage]:
    """At most MOST_POINTS images, evenly spaced over the true numbers, including the largest errors."""
    if len(images) <= MOST_POINTS:
        return list(images)
    worst = sorted(images, key=_error, reverse=True)
    few = MOST_POINTS // 10
    others = sorted(worst[few:], key=lambda image: image.target)
    left = MOST_POINTS - few
    return worst[:few] + [others[place * len(others) // left] for place in range(left)]


def _error(image: MeasuredImage) -> float:
    return abs(image.predicted - image.target)


def _scatter(evaluation: NumberEvaluation, images: list[MeasuredImage]) -> Html:
    quantity = brief(evaluation.quantity, 40)
    low, high = axis.span_of([value for image in images for value in (image.target, image.predicted)])
    ticks = tuple(axis.number_ticks(low, high, TICKS))
    frame = svg.Frame(
        x=svg.Axis(f"True {quantity}", low, high, ticks, number_words),
        y=svg.Axis("Predicted", low, high, ticks, number_words),
        width=460, height=440, left=64,
    )  # fmt: skip
    outside = [image for image in images if _is_outside(image)]
    words = f"Mean absolute error {number_words(evaluation.mae)}, R² {evaluation.r2:.2f}."
    return frame.drawing(
        f"True against predicted {quantity}",
        words,
        _band(frame, images),
        element("path", d=svg.path(frame, ((low, low), (high, high))), class_="curve ideal dashed"),
        _dots(frame, [image for image in images if not _is_outside(image)]),
        _crosses(frame, outside),
        svg.text(f"Predicted {quantity}", frame.left, 14, "title"),
    )


def _is_outside(image: MeasuredImage) -> bool:
    return image.low is not None and image.high is not None and not image.low <= image.target <= image.high


def _band(frame: svg.Frame, images: list[MeasuredImage]) -> Html | None:
    """The area of predictions whose interval contains the true number, for the median width of the intervals."""
    known = [(image.predicted - image.low, image.high - image.predicted)
             for image in images if image.low is not None and image.high is not None]  # fmt: skip
    if not known:
        return None
    below, above = (median(reach) for reach in zip(*known, strict=True))
    low, high = frame.x.low, frame.x.high
    upper = _cut((low, low + below), (high, high + below), low, high)
    lower = _cut((low, low - above), (high, high - above), low, high)
    return element("path", d=svg.path(frame, [*upper, *reversed(lower)]) + "Z", class_="band val")


def _cut(start: svg.Point, end: svg.Point, low: float, high: float) -> list[svg.Point]:
    """The part of a line of slope 1 that is inside the square from ``low`` to ``high``.

    Corners of the square are included where the line leaves it.
    """
    shift = start[1] - start[0]
    if shift >= 0:
        turn = max(low, high - shift)
        return [(low, min(high, low + shift)), (turn, high), (high, high)]
    turn = min(high, low - shift)
    return [(low, low), (turn, low), (high, max(low, end[1]))]


def _dots(frame: svg.Frame, images: list[MeasuredImage]) -> Html:
    """All points as one path: separate circles would double the size of the page."""
    places = [frame.at((image.target, image.predicted)) for image in images]
    return element("path", d="".join(f"M{number(x)} {number(y)}h0" for x, y in places), class_="points")


def _crosses(frame: svg.Frame, images: list[MeasuredImage]) -> Html:
    places = [frame.at((image.target, image.predicted)) for image in images]
    strokes = "".join(
        f"M{number(x - 2.5)} {number(y - 2.5)}l5 5M{number(x - 2.5)} {number(y + 2.5)}l5 -5" for x, y in places
    )
    return element("path", d=strokes, class_="crosses")
