"""What all requests have in common."""

from __future__ import annotations

from msgspec import Struct


class RequestBase(Struct, frozen=True, kw_only=True, tag_field="job"):
    """Written as one JSON object whose ``job`` key names the class."""
