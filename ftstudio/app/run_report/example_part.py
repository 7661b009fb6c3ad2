"""Images that tell something: confident mistakes, with what the model looked at, and right answers that were close."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from ftstudio.app.run_report.contents import Contents, Example
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import count, paragraph, section
from ftstudio.core.text import percent, shown


def mistakes(contents: Contents) -> Html:
    if not contents.mistakes:
        return section("mistakes", "Mistakes", paragraph("No image was misclassified."))
    shown_of = count(contents.mistake_count, "image was", "images were")
    words = f"{shown_of} misclassified. "
    if len(contents.mistakes) < contents.mistake_count:
        words += f"These {len(contents.mistakes)} were the most confident. "
    if any(each.heat for each in contents.mistakes):
        words += (
            "The second picture of each shows what supported the model's answer, from violet (little) to yellow "
            f"(much): {contents.heat_method}. "
        )
    words += _gone(contents.mistakes)
    words += "Confident mistakes are worth a look: the label may be wrong, or the image may show both classes."
    return section("mistakes", "Most confident mistakes", paragraph(words, class_="aside"), _tiles(contents.mistakes))


def unsure(contents: Contents) -> Html | None:
    """Right, but nearly not."""
    if not contents.unsure:
        return None
    words = paragraph("The least confident correct answers: more images like these would help most.", class_="aside")
    return section("unsure", "Least confident correct answers", words, _tiles(contents.unsure))


def _gone(examples: Sequence[Example]) -> str:
    """Said once where it holds for all."""
    return "None of the images can be read any more. " if all(each.trouble for each in examples) else ""


def _tiles(examples: Sequence[Example]) -> Html:
    gone = bool(_gone(examples))
    heated = any(each.heat for each in examples)
    tiles = [_tile(each, without=gone) for each in examples]
    return element("ul", *tiles, class_="tiles heated" if heated else "tiles")


def _tile(example: Example, without: bool) -> Html:
    right = example.class_name == example.predicted
    said = "correct with " if right else together(["predicted as ", name(example.predicted, "answer"), " with "])
    return element(
        "li", None if without else _pictures(example, right),
        element("p", name(example.class_name), class_="truth"),
        element("p", said, percent(example.probability)),
        element("p", "unlike the training images", class_="unlike") if example.unfamiliar else None,
        element("p", name(example.path), class_="path", title=shown(example.path)) if example.path else None,
    )  # fmt: skip


def _pictures(example: Example, right: bool) -> Html | None:
    if example.trouble:
        return element("div", paragraph(example.trouble), class_="pictures none")
    if not example.picture:
        return None
    of = f"{example.class_name}, correct" if right else f"{example.class_name}, predicted as {example.predicted}"
    heat = _image(example.heat, f"Where the model saw {example.predicted}") if example.heat else None
    return element("div", _image(example.picture, of), heat, class_="pictures")


def _image(jpeg: bytes, words: str) -> Html:
    return element("img", src=f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}", alt=shown(words))
