"""Two runs of labels or of numbers on the same images: the difference, its interval, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_evaluations import evaluation, labels_evaluation, number_evaluation
from msgspec.structs import replace

from ftstudio.app import paired_bootstrap
from ftstudio.app.comparison import compare, remarks, saved_comparison, verdict
from ftstudio.app.comparison_job import compare_runs
from ftstudio.app.requests import Compare
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import LabelledImage, MeasuredImage, NumberEvaluation
from ftstudio.core.paired_figures import FigureComparison
from ftstudio.store.run_folder import RunFolder


def numbers(errors: list[float], run_dir: str = "/runs/1", **more: Any) -> NumberEvaluation:
    images = tuple(MeasuredImage(f"{place}.jpg", 10.0, 10.0 + error) for place, error in enumerate(errors))
    return replace(number_evaluation(run_dir), images=images, count=len(images), **more)


def compared(a: list[float], b: list[float]) -> FigureComparison:
    found = compare(numbers(a), numbers(b, "/runs/2"))
    assert isinstance(found, FigureComparison)
    return found


def test_the_run_with_the_smaller_error_is_better_where_the_interval_leaves_out_zero() -> None:
    found = compared([1.0, -1.1] * 20, [2.0, -2.1] * 20)
    assert (found.value_a, found.value_b) == pytest.approx((1.05, 2.05))
    assert (found.difference, found.low, found.high) == pytest.approx((-1.0, -1.0, -1.0))
    assert verdict(found, "A", "B") == ("A is better than B: its mean absolute error is 1 (95% interval 1 to 1) lower.")
    assert verdict(compared([2.0] * 9, [1.0] * 9), "A", "B").startswith("B is better than A")


def test_a_difference_that_a_few_images_make_may_be_chance() -> None:
    found = compared([1.0, 5.0, 1.0, 1.0], [2.0, 1.0, 2.0, 2.0])
    assert found.low < 0 < found.high and not found.is_told_apart
    assert "B is ahead on these images" in verdict(found, "A", "B")
    assert "not enough to say which is better" in verdict(found, "A", "B")


def test_equal_runs_cannot_be_told_apart() -> None:
    words = verdict(compared([1.0, 2.0], [1.0, -2.0]), "A", "B")
    assert words == "Both have the same mean absolute error on these 2 images: they cannot be told apart."
    assert "not enough" in verdict(compared([1.0, 2.0], [2.0, 1.0]), "A", "B")


def test_one_image_says_nothing_for_certain_but_can_be_compared() -> None:
    found = compared([1.0], [2.0])
    assert found.count == 1 and found.low == found.high == -1.0


def test_the_same_evaluations_give_the_same_interval() -> None:
    a, b = [float(place % 5) for place in range(50)], [float(place % 7) for place in range(50)]
    assert compared(a, b) == compared(a, b)


def test_only_images_of_both_with_the_same_number_count() -> None:
    other = numbers([1.0, 2.0, 3.0])
    changed = replace(other, images=(replace(other.images[0], target=11.0), *other.images[1:]))
    found = compare(numbers([1.0, 2.0]), changed)
    assert isinstance(found, FigureComparison)
    assert (found.count, found.left_out) == (1, 3)
    assert remarks(found)[0].startswith("3 images that only one run was evaluated on")


def test_labels_in_another_order_are_the_same_labels() -> None:
    a = labels_evaluation()
    turned = tuple(
        LabelledImage(image.path, tuple(sorted(2 - place for place in image.targets)), image.probabilities[::-1])
        for image in a.images
    )
    b = replace(a, run_dir="/runs/2", label_names=a.label_names[::-1], labels=a.labels[::-1], images=turned)
    found = compare(a, b)
    assert isinstance(found, FigureComparison)
    assert (found.count, found.difference, found.low, found.high) == (5, 0.0, 0.0, 0.0)


def test_mean_average_precision_is_that_of_the_labels_that_occur() -> None:
    # label 0: ranked 1st and 3rd of 3: (1 + 2/3) / 2; label 1 never occurs; label 2: both have one rank: 1/3
    targets = [[True, False, False], [False, False, True], [True, False, False]]
    scores = [[0.9, 0.1, 0.5], [0.5, 0.9, 0.5], [0.1, 0.2, 0.5]]
    best = [[0.9, 0.1, 0.1], [0.1, 0.9, 0.9], [0.8, 0.2, 0.1]]
    found = paired_bootstrap.of_average_precision(targets, scores, best)
    assert found.value_a == pytest.approx((5 / 6 + 1 / 3) / 2)
    assert found.value_b == 1.0
    assert found.low < found.value_a - 1.0 < found.high <= 0.0


def test_the_interval_of_many_images_is_as_wide_as_theory_has_it() -> None:
    a = [float(place % 2) for place in range(400)]
    found = paired_bootstrap.of_means(a, [0.0] * 400)
    assert (found.low, found.high) == pytest.approx((0.5 - 0.049, 0.5 + 0.049), abs=0.006)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (labels_evaluation(), number_evaluation(), "different tasks: any number of labels and one number per image"),
        (evaluation(), labels_evaluation(), "different tasks: one class and any number of labels per image"),
        (number_evaluation(), replace(number_evaluation(), quantity="height"), '"age" and "height"'),
        (labels_evaluation(), replace(labels_evaluation(), label_names=("sea", "sky", "tree")), "different labels"),
        (number_evaluation(), replace(number_evaluation(), images=()), "none in common"),
        (labels_evaluation(), replace(labels_evaluation(), images=()), "none in common"),
        (number_evaluation(), replace(number_evaluation(), root="/others"), "different folders"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(a: Any, b: Any, words: str) -> None:
    with pytest.raises(UserError) as refused:
        compare(a, b)
    assert words in refused.value.message and refused.value.hint


def test_images_without_any_label_say_nothing_about_labels() -> None:
    none = replace(labels_evaluation(), images=labels_evaluation().images[3:])
    with pytest.raises(UserError, match="has a label"):
        compare(none, none)


def test_runs_of_different_tasks_are_refused_before_anything_is_evaluated(make_run: Callable[..., RunFolder]) -> None:
    first, second = make_run(), make_run(task="regression")
    saved = saved_comparison(str(first.path), str(second.path))
    assert saved.comparison is None and "different tasks: one class and one number" in saved.reason
    with pytest.raises(UserError, match="different tasks"):
        compare_runs(Compare(run_dir=str(first.path), against=str(second.path)), RunControl(), lambda _: None)
