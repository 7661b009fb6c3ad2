"""The languages of the window: their keys in the settings and on the command line, and their own names."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["system", "en", "de", "fr", "es", "ja", "zh_CN"]

NAMES: dict[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ja": "日本語",
    "zh_CN": "简体中文",
}
"""Each language by the name that its speakers look for."""

DRAFTS = frozenset({"de", "fr", "es", "ja", "zh_CN"})
"""Translated by a machine and not yet reviewed by a native speaker."""
