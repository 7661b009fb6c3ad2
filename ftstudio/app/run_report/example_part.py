"""Informative images: confident mistakes with heat maps, and right answers with little confidence."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import NamedTuple

from ftstudio.app.run_report.contents import Contents, Example
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import count, paragraph, section
from ftstudio.core.evaluation import LabelsEvaluation, NumberEvaluation
from ftstudio.core.text import shown


class _Words(NamedTuple):
    """The texts of the section on mistakes.

    Its title; the text without any; for one or many; which of many are shown; why they are worth a look.
    """

    title: str
    none: str
    one: str
    many: str
    first: str
    advice: str


_CLASSES = _Words(
    "Most confident mistakes", "No image was misclassified.", "image was misclassified", "images were misclassified",
    "were the most confident",
    "Confident mistakes are worth a look: the label may be wrong, or the image may show both classes.",
)  # fmt: skip
_LABELS = _Words(
    "Most confident mistakes", "Every label of every image is right.", "image has a missed or wrong label",
    "images have a missed or wrong label", "were the most confident",
    "Each is shown with its most confident mistake. Confident mistakes are worth a look: the list may be wrong.",
)  # fmt: skip
_NUMBERS = _Words(
    "Largest errors", "There are no images.", "image was evaluated", "images were evaluated",
    "have the largest errors", "Large errors are worth a look: the number in the list may be wrong.",
)  # fmt: skip
_WORDS: dict[type, _Words] = {LabelsEvaluation: _LABELS, NumberEvaluation: _NUMBERS}


def mistakes(contents: Contents) -> Html:
    """The section with the images that the model got wrong, most confident first."""
    words = _WORDS.get(type(contents.run.evaluation), _CLASSES)
    if not contents.mistakes:
        return section("mistakes", "Mistakes", paragraph(words.none))
    said = f"{count(contents.mistake_count, words.one, words.many)}. "
    if len(contents.mistakes) < contents.mistake_count:
        said += f"These {len(contents.mistakes)} {words.first}. "
    if any(each.heat for each in contents.mistakes):
        said += (
            "The second picture of each shows what supported the model's answer, from violet (little) to yellow "
            f"(much): {contents.heat_method}. "
        )
    said += _gone(contents.mistakes) + words.advice
    return section("mistakes", words.title, paragraph(said, class_="aside"), _tiles(contents.mistakes))


def unsure(contents: Contents) -> Html | None:
    """Return the section on right answers with little confidence."""
    if not contents.unsure:
        return None
    words = paragraph("The least confident correct answers: more images like these would help most.", class_="aside")
    return section("unsure", "Least confident correct answers", words, _tiles(contents.unsure))


def _gone(examples: Sequence[Example]) -> str:
    """A remark that applies to all examples, given once."""
    return "None of the images can be read any more. " if all(each.trouble for each in examples) else ""


def _tiles(examples: Sequence[Example]) -> Html:
    gone = bool(_gone(examples))
    heated = any(each.heat for each in examples)
    tiles = [_tile(each, without=gone) for each in examples]
    return element("ul", *tiles, class_="tiles heated" if heated else "tiles")


def _tile(example: Example, without: bool) -> Html:
    answer = together([name(example.answer, "answer"), " "]) if example.answer else None
    return element(
        "li", None if without else _pictures(example),
        element("p", name(example.truth), class_="truth"),
        element("p", f"{example.verb} ", answer, example.said),
        element("p", "unlike the training images", class_="unlike") if example.unfamiliar else None,
        element("p", name(example.path), class_="path", title=shown(example.path)) if example.path else None,
    )  # fmt: skip


def _pictures(example: Example) -> Html | None:
    if example.trouble:
        return element("div", paragraph(example.trouble), class_="pictures none")
    if not example.picture:
        return None
    of = f"{example.truth}, {example.verb} {example.answer}".rstrip()
    heat = _image(example.heat, f"Where the model saw {example.answer or example.truth}") if example.heat else None
    return element("div", _image(example.picture, of), heat, class_="pictures")


def _image(jpeg: bytes, words: str) -> Html:
    return element("img", src=f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}", alt=shown(words))
