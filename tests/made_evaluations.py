"""Small evaluations of every task, made by hand."""

from __future__ import annotations

from ftstudio.core.evaluation import (
    ClassEvaluation,
    ClassScore,
    EvaluatedImage,
    Evaluation,
    LabelledImage,
    LabelScore,
    LabelsEvaluation,
    MeasuredImage,
    NumberEvaluation,
)


def evaluation(run_dir: str = "/runs/1", split: str = "val") -> Evaluation:
    return ClassEvaluation(
        run_dir=run_dir, split=split, root="/pets", class_names=("cat", "=dog"), count=5, accuracy=0.6,
        accuracy_low=0.231, accuracy_high=0.882, loss=0.7, macro_f1=0.583,
        classes=(
            ClassScore(name="cat", count=3, precision=0.667, recall=0.667, f1=0.667),
            ClassScore(name="=dog", count=2, precision=None, recall=0.5, f1=0.5),
        ),
        confusion=((2, 1), (1, 1)),
        images=(
            EvaluatedImage("a.jpg", 0, 0, 0.9), EvaluatedImage("b.jpg", 0, 0, 0.99), EvaluatedImage("c.jpg", 0, 1, 0.6),
            EvaluatedImage("d.jpg", 1, 0, 0.8), EvaluatedImage("e.jpg", 1, 1, 0.7),
        ),
    )  # fmt: skip


def labels_evaluation(run_dir: str = "/runs/1", split: str = "val") -> LabelsEvaluation:
    """Of five images: b misses "sea" (0.1) and c "sky" (0.3), d is given "sky" (0.9) wrongly."""
    return LabelsEvaluation(
        run_dir=run_dir, split=split, root="/views", count=5, loss=0.4, label_names=("sea", "=sky", "tree"),
        mean_average_precision=0.8, mean_average_precision_interval=(0.6, 0.95), micro_f1=0.7,
        micro_f1_interval=(0.5, 0.9), macro_f1=0.65, macro_f1_interval=(0.4, 0.8), exact_match=0.4,
        labels=(
            LabelScore(name="sea", count=2, threshold=0.5, precision=1.0, recall=0.5, f1=0.667, average_precision=0.9),
            LabelScore(name="=sky", count=2, threshold=0.6, precision=0.5, recall=0.5, f1=0.5, average_precision=0.7),
            LabelScore(name="tree", count=0, threshold=0.5, precision=None, recall=None, f1=None,
                       average_precision=None),
        ),
        images=(
            LabelledImage("a.jpg", (0,), (0.9, 0.2, 0.1)), LabelledImage("b.jpg", (0, 1), (0.1, 0.8, 0.1)),
            LabelledImage("c.jpg", (1,), (0.2, 0.3, 0.1)), LabelledImage("d.jpg", (), (0.1, 0.9, 0.2)),
            LabelledImage("e.jpg", (), (0.3, 0.1, 0.1)),
        ),
    )  # fmt: skip


def number_evaluation(run_dir: str = "/runs/1", split: str = "val") -> NumberEvaluation:
    """Of four images: errors of 1, -2, 0.5 and 6; the last is outside its interval of 4 to either side."""
    pairs = (("a.jpg", 10.0, 11.0), ("b.jpg", 20.0, 18.0), ("c.jpg", 30.0, 30.5), ("d.jpg", 40.0, 46.0))
    return NumberEvaluation(
        run_dir=run_dir, split=split, root="/trees", count=4, loss=0.1, quantity="age", mae=2.375,
        mae_interval=(1.1, 4.2), rmse=3.22, r2=0.92, r2_interval=(0.7, 0.98), inside=0.75,
        images=tuple(MeasuredImage(path, true, said, said - 4, said + 4) for path, true, said in pairs),
    )  # fmt: skip
