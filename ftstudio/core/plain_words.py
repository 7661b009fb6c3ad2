"""How names and amounts read in files and on terminals: nothing that steers a display, numbers with a point."""

from __future__ import annotations

import unicodedata


def shown(text: str) -> str:
    """One line that is only to be read: control, direction and undecodable characters escaped."""
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp") or (category == "Cf" and character not in "\u200c\u200d\u00ad"):
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"


def size(count: float) -> str:
    """A number of bytes in words: 44.7 MB."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} bytes" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{seconds:.1f} s"
