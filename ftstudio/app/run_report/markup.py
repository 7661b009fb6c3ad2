"""The only way from text to HTML: whatever is not Html yet is escaped.

Control and direction characters, and bytes of names that are not UTF-8, become visible.

    element("p", "5 < 6 ", element("b", "really"), class_="note")  ->  <p class="note">5 &lt; 6 <b>really</b></p>
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ftstudio.core.text import brief, shown

MOST_LETTERS = 2000
"""Of a name; a path may have many."""
VOID = frozenset({"meta", "img", "br", "col"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")


@dataclass(frozen=True)
class Html:
    """Complete, safe markup, created only by the functions of this file."""

    text: str


Child: TypeAlias = Html | str | int | None
Attribute: TypeAlias = str | int | float | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """Return one element.

    Underscores in attribute names become hyphens, a final one is dropped (``class_``); None and False omit an
    attribute, True gives it no value, floats have two decimals.
    """
    assert _NAME.match(tag), tag
    words = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        assert not children, tag
        return Html(f"<{tag}{words}>")
    return Html(f"<{tag}{words}>{together(children).text}</{tag}>")


def together(children: Iterable[Child]) -> Html:
    """Return several things one after another; text is escaped, None is omitted."""
    return Html("".join(_text(child) for child in children))


def name(text: str, class_: str = "name") -> Html:
    """Return a name that others chose (class, run, file), on one line.

    It is isolated, so that its writing direction does not affect the text around it.
    """
    return element("bdi", brief(text, MOST_LETTERS), class_=class_)


def style(sheet: str) -> Html:
    """Return a style sheet of the program. Text that could end the element is refused."""
    if "<" in sheet:
        raise ValueError("a style sheet holds no markup")
    return Html(f"<style>{sheet}</style>")


def document(language: str, head: Html, body: Html) -> bytes:
    """Return the whole page as UTF-8."""
    return f'<!DOCTYPE html>\n<html lang="{_escaped(language)}">\n{head.text}\n{body.text}\n</html>\n'.encode()


def number(value: float) -> str:
    """Format a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(child: Child) -> str:
    if child is None:
        return ""
    return child.text if isinstance(child, Html) else _escaped(str(child))


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    key = name.removesuffix("_").replace("_", "-")
    assert _NAME.match(key), name
    if value is True:
        return f" {key}"
    words = number(value) if isinstance(value, float) else str(value)
    return f' {key}="{_escaped(words)}"'


def _escaped(text: str) -> str:
    if not text.isprintable():
        text = "\n".join(shown(line) for line in text.split("\n"))
    return html.escape(text)
