"""A folder's first names, and those of the folders in it: enough to tell how a data set is arranged."""

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
"""Top folders that are looked into: a set of 10,000 classes is recognised from its first."""


class Glance:
    """A folder's first names, and those of the folders in it, looked at when asked for; ``target`` is what is wanted of
    lists."""

    def __init__(self, root: str, target: TargetKind = "auto") -> None:
        self.root = root
        self._target: TargetKind = target
        self.top = walk.listing(root)
        self._inside: dict[str, Listing] = {}

    def inside(self, name: str) -> Listing:
        if name not in self._inside:
            self._inside[name] = walk.peek(f"{self.root}/{name}")
        return self._inside[name]

    @cached_property
    def splits(self) -> dict[str, Split]:
        """The top folders that are named like a split."""
        return {name: split for name in self.top.folders if (split := split_named(name))}

    @cached_property
    def picture_folders(self) -> tuple[str, ...]:
        """Top folders with something in them that may be images, here or deeper: the first of them,
        and all that are named like a split."""
        looked_at = dict.fromkeys(chain(self.splits, islice(self.top.folders, _LOOKED_AT)))
        return tuple(name for name in looked_at if self.inside(name).pictures or self.inside(name).folders)

    @cached_property
    def lists(self) -> ListsBeside:
        return ListsBeside(self.root, self.top, self._target)
