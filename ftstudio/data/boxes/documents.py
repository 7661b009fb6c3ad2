"""Annotation files in XML and JSON, which strangers may have written: read within limits, or refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from ftstudio.core.storage.files import read_file
from ftstudio.core.storage.reading import why

MOST_BYTES = 16 << 20
"""Of a file about one image."""
MOST_BYTES_OF_ALL = 1 << 30
"""Of a file about all images: COCO has 450 MB."""
MOST_BYTES_WITH_PIXELS = 256 << 20
"""LabelMe may store the whole image in its file."""


class Unread(Exception):
    """A file that cannot be read; the message is the reason, without the file and without a full stop."""


def text_of(path: Path, most: int = MOST_BYTES) -> str:
    """Return the text of a plain file. Raises Unread."""
    try:
        data = read_file(path, most, follow=True)
    except (OSError, ValueError, MemoryError) as error:
        raise Unread(why(error)) from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def xml_of(path: Path, most: int = MOST_BYTES) -> ElementTree.Element:
    """Return the root element of an XML file. Raises Unread, also for a DOCTYPE, whose entities could expand."""
    text = text_of(path, most)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unread("it has a DOCTYPE, which is never read")
    head, declaration, rest = text.partition("?>")
    if declaration and head.lstrip().startswith("<?xml"):
        text = rest  # its encoding no longer applies to decoded text
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        raise Unread(f"it is damaged ({error})") from error


def json_of(path: Path, most: int = MOST_BYTES_OF_ALL) -> object:
    """Return the value in a JSON file. Raises Unread."""
    try:
        return json.loads(text_of(path, most))
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unread(f"it is damaged ({error})") from error
