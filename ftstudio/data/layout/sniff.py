"""The first names in a folder and in its subfolders, enough to recognise an arrangement."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice

from ftstudio.core.config import TargetKind
from ftstudio.core.dataset import Split
from ftstudio.data.layout import walk
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.layout.walk import Listing
from ftstudio.data.lists.beside import ListsBeside

_LOOKED_AT = 100
"""Maximum number of subfolders to list; 10,000 class folders are recognised from the first ones."""


class Glance:
    """The names in a folder, and the first names in each of its subfolders, listed on demand.

    ``target`` is what lists should contain.
    """

    def __init__(self, root: str, target: TargetKind = "auto") -> None:
        self.root = root
        self._target: TargetKind = target
        self.top = walk.listing(root)
        self._inside: dict[str, Listing] = {}

    def inside(self, name: str) -> Listing:
        """Return the first names in a subfolder."""
        if name not in self._inside:
            self._inside[name] = walk.peek(f"{self.root}/{name}")
        return self._inside[name]

    @cached_property
    def splits(self) -> dict[str, Split]:
        """The subfolders named like a split."""
        return {name: split for name in self.top.folders if (split := split_named(name))}

    @cached_property
    def picture_folders(self) -> tuple[str, ...]:
        """Subfolders that contain possible images or folders, among the first ones and all those named like a split."""
        looked_at = dict.fromkeys(chain(self.splits, islice(self.top.folders, _LOOKED_AT)))
        return tuple(name for name in looked_at if self.inside(name).pictures or self.inside(name).folders)

    @cached_property
    def lists(self) -> ListsBeside:
        """The lists in the folder."""
        return ListsBeside(self.root, self.top, self._target)
