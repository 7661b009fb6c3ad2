"""The page: contents to one HTML file that loads nothing, runs nothing, and can be printed."""

from __future__ import annotations

from ftstudio.app.run_report import (
    advice_part,
    comparison_part,
    curve_part,
    data_part,
    evaluation_part,
    example_part,
    head_part,
    settings_part,
)
from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.markup import Html, document, element, style
from ftstudio.app.run_report.path import SIGN
from ftstudio.core.paths import resource

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""The browser itself keeps the page from loading or running anything."""


def render(contents: Contents) -> bytes:
    """Return the whole file, UTF-8."""
    body = element("body", element("main", head_part.head(contents), *_parts(contents)))
    return document("en", _head(contents), body)


def _head(contents: Contents) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content=SIGN),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{contents.run.record.name} · training report"),
        style(resource("report.css").read_text("utf-8")),
    )


def _parts(contents: Contents) -> list[Html | None]:
    """The sections in reading order."""
    return [
        head_part.verdict(contents),
        comparison_part.against(contents),
        curve_part.curves(contents),
        *evaluation_part.details(contents.run.evaluation),
        example_part.mistakes(contents),
        example_part.unsure(contents),
        data_part.data(contents),
        advice_part.advice(contents),
        settings_part.settings(contents),
        settings_part.model(contents),
        settings_part.where(contents),
    ]
