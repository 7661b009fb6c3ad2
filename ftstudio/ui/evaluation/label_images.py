"""The images behind an evaluation of labels: which are worth a look, and how each reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ftstudio.core.evaluation import LabelledImage, LabelsEvaluation
from ftstudio.core.label_mistakes import LabelMistake, most_confident
from ftstudio.ui.evaluation.evaluated_images import MOST_SHOWN, Describe, Seen
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.number_format import whole_percent


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("LabelImages", text)


def mistaken(evaluation: LabelsEvaluation) -> tuple[LabelMistake, ...]:
    """Each image with a mistake once, the most confident first; not more than are worth a look."""
    return most_confident(evaluation)[:MOST_SHOWN]


def label_words(evaluation: LabelsEvaluation) -> Describe:
    """How images of an evaluation of labels read: by a mistake, or by their labels where none is looked at."""

    def describe(shown: LabelMistake | LabelledImage) -> Seen:
        image = shown.image if isinstance(shown, LabelMistake) else shown
        names = evaluation.label_names
        has = ", ".join(names[label] for label in image.targets) or tr("no label")
        if not isinstance(shown, LabelMistake):
            return Seen(image.path, has, "", has, _most_probable(evaluation, image))
        name, share = names[shown.label], whole_percent(image.probabilities[shown.label])
        pill = tr("missed {0}") if shown.missed else tr("wrong {0}")
        words = (
            tr("{0} was missed ({1}). Labels: {2}") if shown.missed else tr("{0} was given wrongly ({1}). Labels: {2}")
        )
        return Seen(image.path, name, pill.format(share), words.format(neutralised(name), share, has), name)

    return describe


def _most_probable(evaluation: LabelsEvaluation, image: LabelledImage) -> str:
    return max(zip(image.probabilities, evaluation.label_names, strict=True), default=(0.0, ""))[1]
