"""How often the comparison of two runs calls the wrong thing: simulated runs whose true accuracies are known.

    python benchmarks/paired_test.py

For each number of test images and pair of true accuracies, many pairs of runs are drawn that err on partly the same
images. Printed is how often one is called better (in at most 5 of 100 where both are equally good), how often it is the
wrong one, and how often the true difference lies in the 95% interval.
"""

from __future__ import annotations

import argparse
import random

from ftstudio.core.paired_test import ALPHA, mcnemar, newcombe

SIZES = (50, 200, 1000)
ACCURACIES = ((0.9, 0.9), (0.9, 0.85), (0.95, 0.9), (0.97, 0.97))
ALIKE = 0.5
"""Of the images that the worse run gets wrong, how many the better one would get wrong if they erred alike."""


def drawn(images: int, a: float, b: float, chance: random.Random) -> tuple[int, int, int, int]:
    """Both right, only A, only B, neither: of ``images`` that two runs of these accuracies (0..1) were asked."""
    neither = ALIKE * (1 - a)  # a >= b
    parts = (a + b - 1 + neither, 1 - b - neither, 1 - a - neither, neither)
    counts = [0, 0, 0, 0]
    for cell in chance.choices(range(4), parts, k=images):
        counts[cell] += 1
    return counts[0], counts[1], counts[2], counts[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=4000, help="pairs of runs per row (default: 4000)")
    asked = parser.parse_args()
    chance = random.Random(0)
    print("| images | A is right in | B is right in | called better | the wrong one | in the 95% interval |")
    print("|---|---|---|---|---|---|")
    for images in SIZES:
        for a, b in ACCURACIES:
            called = wrong = inside = 0
            for _ in range(asked.pairs):
                both, only_a, only_b, neither = drawn(images, a, b, chance)
                low, high = newcombe(both, only_a, only_b, neither)
                inside += low <= a - b <= high
                if mcnemar(only_a, only_b) < ALPHA:
                    called += 1
                    wrong += only_b > only_a and a > b
            shares = " | ".join(f"{100 * count / asked.pairs:.1f} %" for count in (called, wrong, inside))
            print(f"| {images} | {100 * a:.0f} % | {100 * b:.0f} % | {shares} |")


if __name__ == "__main__":
    main()
