"""The one way from text to HTML: whatever is no Html already is escaped, so that nothing is by accident not.

What would steer a display goes with it: control and direction characters, and bytes of names that are no UTF-8, become
visible.

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
    """Markup that is whole and safe. Made by the functions of this file alone."""

    text: str


Child: TypeAlias = Html | str | int | None
Attribute: TypeAlias = str | int | float | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """One element.

    Underscores in names of attributes stand for hyphens, the last one is dropped (``class_``); None and False leave an
    attribute out, True gives it no value, floats get two decimals.
    """
    assert _NAME.match(tag), tag
    words = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        assert not children, tag
        return Html(f"<{tag}{words}>")
    return Html(f"<{tag}{words}>{together(children).text}</{tag}>")


def together(children: Iterable[Child]) -> Html:
    """Several things one after another; text is escaped, None is nothing."""
    return Html("".join(_text(child) for child in children))


def name(text: str, class_: str = "name") -> Html:
    """A name that others chose (class, run, file).

    On one line, and set apart so that its direction of writing changes nothing around it.
    """
    return element("bdi", brief(text, MOST_LETTERS), class_=class_)


def style(sheet: str) -> Html:
    """A style sheet of our own. Text that could end the element is refused."""
    if "<" in sheet:
        raise ValueError("a style sheet holds no markup")
    return Html(f"<style>{sheet}</style>")


def document(language: str, head: Html, body: Html) -> bytes:
    """The whole page as UTF-8."""
    return f'<!DOCTYPE html>\n<html lang="{_escaped(language)}">\n{head.text}\n{body.text}\n</html>\n'.encode()


def number(value: float) -> str:
    """A coordinate: two decimals at most."""
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
