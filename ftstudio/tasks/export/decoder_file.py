"""The decoder.py of an export: the modules of the program's own decoder, one after the other in one file."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

from ftstudio.data.decoding import (
    contents,
    decode,
    opening,
    page_paths,
    pixels,
    png16,
    tiff_pages,
    tiff_samples,
    tiff_stack,
    unsupported,
)
from ftstudio.data.loading import crop
from ftstudio.data.quality import reasons

MODULES: tuple[ModuleType, ...] = (
    reasons, pixels, tiff_pages, tiff_samples, tiff_stack, png16, unsupported, opening, page_paths, contents, decode,
    crop,
)  # fmt: skip
"""Each after those that it imports."""

_HEAD = '''"""How an image becomes what the model was trained on, copied from {made_by}: its decoder, in one file.

open_rgb(path) gives an upright RGB picture of a file, framed(picture, side, interpolation) brings it to size;
pages_of(path) names the pages of a TIFF that has several, to be opened like files. Needs
numpy and Pillow; pillow-heif as well for HEIC, Pillow 11.3 or later for AVIF.
"""

from __future__ import annotations
'''
_ERRORS = '''

class UserError(Exception):
    """What happened, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


Pages: TypeAlias = Literal["first", "each", "channels", "max"]
"""What becomes of a TIFF with several pages."""
'''


def text(made_by: str) -> str:
    """Return the whole file. All of its statements except UserError are the program's own."""
    plain: set[str] = set()
    named: dict[str, set[str]] = {"typing": {"Literal", "TypeAlias"}}
    bodies: list[str] = []
    for module in MODULES:
        source = inspect.getsource(module)
        tree = ast.parse(source)
        dropped: set[int] = set()
        for place, node in enumerate(tree.body):
            if isinstance(node, ast.Import):
                plain |= {ast.unparse(ast.Import([alias])) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                if node.module.partition(".")[0] not in ("ftstudio", "__future__"):
                    named.setdefault(node.module, set()).update(alias.name for alias in node.names)
            elif not (place == 0 and _is_text(node)) and not _is_all(node):
                continue
            dropped |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        lines = [line for number, line in enumerate(source.splitlines(), 1) if number not in dropped]
        bodies.append("\n".join(lines).strip("\n"))
    imports = sorted(plain)
    imports += [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(named.items())]
    head = _HEAD.format(made_by=made_by)
    return "\n".join((head, *imports, _ERRORS, *(f"\n{body}\n" for body in bodies)))


def top_level_names() -> Iterator[str]:
    """Yield the names that the modules define; in one file each may occur only once."""
    for module in MODULES:
        for node in ast.parse(inspect.getsource(module)).body:
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                    yield name
                case ast.Assign(targets=targets):
                    for target in targets:
                        yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
                case _:
                    pass


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
