"""How sure the difference in AP50 of two detectors is: as app/paired_bootstrap."""

from __future__ import annotations

from collections.abc import Sequence

from ftstudio.app.paired_bootstrap import RESAMPLES, Difference
from ftstudio.core.evaluation import BoxedImage


def of_ap50(names: Sequence[str], pairs: Sequence[tuple[BoxedImage, BoxedImage]]) -> Difference:
    """Of two answers for each image, with boxes of the classes ``names``; at least one true box."""
    import numpy as np

    from ftstudio.tasks.detection.matching import Matched, matched
    from ftstudio.tasks.detection.precision import Marks, averages, mean_known, resampled

    places = {name: float(place) for place, name in enumerate(names)}

    def result(image: BoxedImage) -> Matched:
        true = [(places[each.class_name], each.left, each.top, each.right, each.bottom) for each in image.targets]
        found = [
            (places[each.class_name], each.probability, each.left, each.top, each.right, each.bottom)
            for each in image.found
        ]
        return matched(np.array(found).reshape(-1, 6), np.array(true).reshape(-1, 5), len(names))

    marks = [Marks.of([result(pair[side]) for pair in pairs], len(names)) for side in (0, 1)]
    values = [mean_known([row[0] for row in averages(each)]) for each in marks]
    first, second = (resampled(each, RESAMPLES)[:, 0] for each in marks)  # of the same images: one seed
    low, high = np.nanpercentile(first - second, (2.5, 97.5))
    return Difference(values[0], values[1], float(low), float(high))
