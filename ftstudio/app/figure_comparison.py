"""Two runs of labels, numbers or boxes on the same images, by the primary metric of their task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ftstudio.app import paired_bootstrap
from ftstudio.app.paired_bootstrap import Difference
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import BoxesEvaluation, LabelledImage, LabelsEvaluation, MeasuredImage, NumberEvaluation
from ftstudio.core.metrics import AP50, MAE, MEAN_AP, Metric
from ftstudio.core.paired_figures import FigureComparison

Image = TypeVar("Image", LabelledImage, MeasuredImage)
Pairs = Sequence[tuple[Image, Image]]


def nothing_in_common() -> UserError:
    """Return the error for two runs without common images."""
    return UserError(
        "The two runs were evaluated on different images, with none in common.",
        "Compare them on a folder that neither was trained on, or retrain one with the same seed and validation split.",
    )


def compare_labels(a: LabelsEvaluation, b: LabelsEvaluation) -> FigureComparison:
    """Compare by mean average precision. Raises UserError if labels differ or no common image has a label."""
    if set(a.label_names) != set(b.label_names):
        raise UserError(
            "The two runs have different labels, so they cannot be compared.",
            "Compare runs that were trained on the same labels.",
        )
    theirs = [b.label_names.index(name) for name in a.label_names]
    others = {image.path: image for image in b.images}
    pairs = [
        (image, other)
        for image in a.images
        if (other := others.get(image.path)) is not None
        and {a.label_names[place] for place in image.targets} == {b.label_names[place] for place in other.targets}
    ]
    if not pairs:
        raise nothing_in_common()
    if not any(image.targets for image, _ in pairs):
        raise UserError(
            "None of the images that both runs were evaluated on has a label.", "Compare them on images with labels."
        )
    found = paired_bootstrap.of_average_precision(
        [[place in image.targets for place in range(len(a.label_names))] for image, _ in pairs],
        [image.probabilities for image, _ in pairs],
        [[other.probabilities[place] for place in theirs] for _, other in pairs],
    )
    return _compared(a, b, MEAN_AP, len(pairs), found)


def compare_numbers(a: NumberEvaluation, b: NumberEvaluation) -> FigureComparison:
    """Compare by mean absolute error. Raises UserError if quantities differ or there are no common images."""
    if a.quantity != b.quantity:
        raise UserError(
            f'The two runs predict different quantities, "{a.quantity}" and "{b.quantity}".',
            "Compare runs that predict the same quantity.",
        )
    others = {image.path: image for image in b.images}
    pairs = [
        (image, other)
        for image in a.images
        if (other := others.get(image.path)) is not None and image.target == other.target
    ]
    if not pairs:
        raise nothing_in_common()
    errors = ([abs(image.predicted - image.target) for image in side] for side in zip(*pairs, strict=True))
    return _compared(a, b, MAE, len(pairs), paired_bootstrap.of_means(*errors))


def compare_boxes(a: BoxesEvaluation, b: BoxesEvaluation) -> FigureComparison:
    """By AP50. Raises UserError for other classes, or without common images that have a box."""
    from ftstudio.app import paired_boxes

    if set(a.class_names) != set(b.class_names):
        raise UserError(
            "The two runs have different classes, so they cannot be compared.",
            "Compare runs that were trained on the same classes.",
        )
    others = {image.path: image for image in b.images}
    pairs = [
        (image, other)
        for image in a.images
        if (other := others.get(image.path)) is not None and set(image.targets) == set(other.targets)
    ]
    if not pairs:
        raise nothing_in_common()
    if not any(image.targets for image, _ in pairs):
        raise UserError(
            "None of the images that both runs were evaluated on has a box.", "Compare them on images with objects."
        )
    return _compared(a, b, AP50, len(pairs), paired_boxes.of_ap50(a.class_names, pairs))


def _compared(
    a: LabelsEvaluation | NumberEvaluation | BoxesEvaluation,
    b: LabelsEvaluation | NumberEvaluation | BoxesEvaluation,
    metric: Metric,
    count: int,
    found: Difference,
) -> FigureComparison:
    return FigureComparison(
        run_a=a.run_dir,
        run_b=b.run_dir,
        split_a=a.split,
        split_b=b.split,
        root=a.root,
        metric=metric,
        count=count,
        left_out=len(a.images) + len(b.images) - 2 * count,
        value_a=found.value_a,
        value_b=found.value_b,
        difference=found.value_a - found.value_b,
        low=found.low,
        high=found.high,
    )


def verdict(comparison: FigureComparison, a: str, b: str) -> str:
    """Say which run is better; ``a`` and ``b`` are their names."""
    metric = comparison.metric.in_a_line
    if comparison.difference == comparison.low == comparison.high == 0:
        return f"Both have the same {metric} on these {comparison.count} images: they cannot be told apart."
    if comparison.difference == 0:
        return f"Both have the same {metric} on these {comparison.count} images: not enough to say which is better."
    better, worse = (a, b) if comparison.a_is_ahead else (b, a)
    way = "higher" if comparison.metric.higher_is_better else "lower"
    by = f"its {metric} is {difference_words(comparison)} {way}"
    if comparison.is_told_apart:
        return f"{better} is better than {worse}: {by}."
    return (
        f"{better} is ahead on these images, {by}, but the difference may be chance: not enough to say which is better."
    )


def difference_words(comparison: FigureComparison) -> str:
    """A difference: "1.2 points (95% interval 0.3 to 2.1)", or numbers in the unit of the data set."""
    value, low, high = comparison.lead
    if comparison.metric.kind == "number":
        return f"{comparison.in_words(value)} (95% interval {comparison.in_words(low)} to {comparison.in_words(high)})"
    return f"{100 * value:.1f} points (95% interval {100 * low:.1f} to {100 * high:.1f})"
