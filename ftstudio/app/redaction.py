"""Logs without private data: no paths, no names of files, no names of people.

It is cautious: words of a line that may contain a name are removed, and what a report needs stays, which is the kind of
error and its place in the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

HIDDEN = "…"

_PROGRAM = r"(?:(?:site|dist)-packages|lib[\\/]python\d+\.\d+|ftstudio)[\\/][\w.+\\/-]+\.(?:pyx?|so|pyd|dylib|dll)"
_FRAME = re.compile(rf'File "(?:[^"\n]*?[\\/])?(?P<end>{_PROGRAM})"')
_PLACE = re.compile(rf"[^\s\"'<>|]*?[\\/](?P<end>{_PROGRAM})(?=[\s:,]|$)")
_QUOTED = re.compile(r"""(?<!\w)'[^'\n]*'|"[^"\n]*"|“[^”\n]*”|`[^`\n]*`""")
_SUSPECT = re.compile(
    r"[\\/](?=\S)|\S\.(?:jpe?g|jpe|jfif|png|gif|bmp|dib|tiff?|webp|avif|hei[cf]|p[bgp]m|pnm|jp2|j2k|ico|sgi|qoi|csv|tsv|"
    r"zip|jsonl?|safetensors|pth?|txt|npy|xml)\b",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?<!\w)(?:[A-Za-z]:|~)?[\\/](?=\S).*")
_HEAD = re.compile(r"\s*(?:\d{4}-\d\d-\d\d [\d:,.]+ [A-Z]+ )?(?:[\w.]+(?:Error|Exception|Warning|Interrupt)\b:? ?)?")
_KEPT_WORDS = frozenset({"ftstudio", "python", "torch", "error", "file", "line", "lib", "site-packages", "traceback"})


class Mask:
    """Hides paths, file names, everything quoted, and ``names`` as whole words."""

    def __init__(self, names: Iterable[str]) -> None:
        known = {name.strip() for name in names}
        known = {name for name in known if len(name) > 2 and not name.isdigit() and name.lower() not in _KEPT_WORDS}
        words = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        self._names = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) if words else None

    def text(self, text: str) -> str:
        return "\n".join(self.line(line) for line in text.splitlines())

    def line(self, line: str) -> str:
        """Mask one line. Places in the program stay, from the package on."""
        places: list[str] = []

        def keep(found: re.Match[str]) -> str:
            places.append(found["end"].replace("\\", "/"))
            return f"\0{len(places) - 1}\0"

        line = line.replace("\0", HIDDEN)
        line = _PLACE.sub(keep, _FRAME.sub(lambda found: f"File {keep(found)}", line))
        line = _QUOTED.sub(HIDDEN, line)
        if self._names:
            line = self._names.sub(HIDDEN, line)
        if _SUSPECT.search(line):
            head = _HEAD.match(line)
            kept = re.findall("\0\\d+\0", line)
            line = (head[0] if head else "") + " ".join([*kept, HIDDEN])
        return re.sub("\0(\\d+)\0", lambda found: places[int(found[1])], line)

    def before_paths(self, text: str) -> str:
        """Return the part of the program's own text that precedes a final path."""
        return self.text(_PATH.sub(HIDDEN, text))


def names_a_file(text: str) -> bool:
    """Whether part of the text looks like a path or a file name."""
    return bool(_SUSPECT.search(text))


def parts_of(path: str) -> tuple[str, ...]:
    """The names in a path."""
    return PurePath(path).parts if path else ()
