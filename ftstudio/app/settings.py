"""Settings: what the program remembers between two starts."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ftstudio.app.languages import Language
from ftstudio.core import json_codec, paths
from ftstudio.core.config import RunConfig
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.files import read_file, replace_file

Theme: TypeAlias = Literal["system", "light", "dark"]
RECENT_LIMIT = 8


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that is remembered.

    Attributes:
        runs_dir: The folder of runs; "" for the default.
        recent: Sources of images, newest first.
        source: The data set that was open last.
        budgets: Limits of the caches.
        geometry: Qt's bytes as base64.
        splitter: Widths in pixels.
        extra: Entries of single parts of the window.
    """

    theme: Theme = "system"
    language: Language = "system"
    runs_dir: str = ""
    recent: tuple[str, ...] = ()
    source: str = ""
    config: RunConfig = RunConfig()
    preset: str = "balanced"
    try_run: str = ""
    budgets: Budgets = Budgets()
    geometry: str = ""
    splitter: tuple[int, ...] = ()
    extra: dict[str, str] = {}


_MOST_BYTES = 128 << 20
"""The limit of the settings, which contain a configuration."""


def settings_file() -> Path:
    """The path of the settings."""
    return paths.config_dir() / "settings.json"


def load() -> tuple[Settings, str]:
    """Load the settings.

    A damaged file is renamed. A value that does not fit (of another version, or edited) is replaced by its default;
    unknown keys are ignored. Never raises.

    Returns:
        The settings, and a message for the user if something could not be read, usually "".
    """
    path = settings_file()
    try:
        text = read_file(path, _MOST_BYTES, follow=True)
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings in {path} cannot be read ({error.strerror}). Defaults are used."
    except ValueError as error:  # far too large, or no plain file
        if path.is_dir():
            return Settings(), f"The settings in {path} cannot be read ({error}). Defaults are used."
        return Settings(), _set_aside(path)
    try:
        tree = json_codec.decode(text, dict[str, Any])
    except json_codec.JsonError:
        return Settings(), _set_aside(path)
    return _from_tree(tree)


def save(settings: Settings) -> None:
    """Write the settings. Raises UserError if they cannot be written."""
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json_codec.encode_pretty(settings))
    except OSError as error:
        raise UserError(
            f"The settings cannot be saved to {path}: {error.strerror}.",
            "Check that the folder is writable and the disk is not full.",
        ) from error


def runs_dir(settings: Settings) -> Path:
    """The folder of runs that these settings name."""
    return Path(settings.runs_dir) if settings.runs_dir else paths.runs_dir()


def with_recent(settings: Settings, source: str) -> Settings:
    """The settings after ``source`` was opened: it is first in the list of recent ones, once."""
    others = tuple(other for other in settings.recent if other != source)
    return replace(settings, source=source, recent=(source, *others)[:RECENT_LIMIT])


def without_recent(settings: Settings, source: str) -> Settings:
    """The settings without one recent source, for example because it no longer exists."""
    return replace(settings, recent=tuple(other for other in settings.recent if other != source))


def with_extra(settings: Settings, key: str, value: str) -> Settings:
    """The settings with one free entry changed."""
    return replace(settings, extra=settings.extra | {key: value})


def _from_tree(tree: dict[str, Any]) -> tuple[Settings, str]:
    kinds = get_type_hints(Settings)
    fitting: dict[str, Any] = {}
    reset: list[str] = []
    for key in Settings.__struct_fields__:
        if key not in tree:
            continue
        try:
            fitting[key] = msgspec.convert(tree[key], kinds[key])
        except (msgspec.ValidationError, RecursionError):
            reset.append(key)
    settings = Settings(**fitting)
    settings = replace(settings, recent=settings.recent[:RECENT_LIMIT])
    if not reset:
        return settings, ""
    return settings, f"These settings were invalid and have been reset to their defaults: {', '.join(reset)}."


def _set_aside(path: Path) -> str:
    aside = path.with_name(f"settings.damaged-{time.time_ns()}.json")
    try:
        path.replace(aside)
    except OSError as error:
        return f"The settings in {path} are damaged ({error.strerror}). Defaults are used."
    return f"The settings were damaged and have been reset to their defaults. The old file is at {aside}."
