"""Find the folders of a tree that may be classes, removing split folders and folders that only wrap others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ftstudio.core.dataset import Split
from ftstudio.data.layout.folder_names import is_holder
from ftstudio.data.layout.folder_tree import FolderTree
from ftstudio.data.layout.split_names import plain, split_named
from ftstudio.data.layout.walk import join

OWN_SHARE = 0.1
"""A folder that directly contains at least this fraction of the images below it is a class, not a group of classes."""


class Place(NamedTuple):
    """What a folder's path means.

    Attributes:
        content: Names on its path that may be classes, outermost first.
        split: The split that a folder of the path names; "" for none.
        apart: Whether it is beside the split folders.
    """

    content: tuple[str, ...] = ()
    split: Split | str = ""
    apart: bool = False


def places_of(tree: FolderTree, without: Collection[str]) -> dict[str, Place]:
    """Return the place of every folder; ``without`` are folders whose own images are ignored.

    A level directly above the images that is called "images" in every class does not count.
    """
    return _without_equal_levels(tree, _Placing(tree, without).places(), without)


class _Placing:
    def __init__(self, tree: FolderTree, without: Collection[str]) -> None:
        self._tree = tree
        self._without = without
        self._below = tree.pictures_below(without)

    def places(self) -> dict[str, Place]:
        sure = any(self._splits_below_a_class(path, len(set(roles.values())) > 1) for path, roles in self._candidates())
        found: dict[str, Place] = {}
        # A folder, its place, and whether it is inside a class.
        waiting = [("", Place(), False)]
        while waiting:
            path, place, closed = waiting.pop()
            found[path] = place
            children = self._tree.folders[path].folders
            splits = self._splits_in(path, place.content, sure)
            wraps = self._only_wraps(path) and not place.content
            closed = closed or self._is_class(path, place)
            for name in reversed(children):
                inner = join(path, name)
                if name in splits:
                    after = place._replace(split=place.split or splits[name])
                elif splits and not place.content:
                    after = place._replace(apart=True)
                elif closed or place.apart or (wraps and self._below[inner]):
                    after = place
                else:
                    after = place._replace(content=(*place.content, name))
                waiting.append((inner, after, closed))
        return found

    def _candidates(self) -> Iterator[tuple[str, dict[str, Split]]]:
        for path in self._tree.folders:
            if roles := self._named(path):
                yield path, roles

    def _named(self, path: str) -> dict[str, Split]:
        folders = self._tree.folders[path].folders
        return {name: split for name in folders if (split := split_named(name)) and self._below[join(path, name)]}

    def _children(self, path: str) -> list[str]:
        return [name for name in self._tree.folders[path].folders if self._below[join(path, name)]]

    def _splits_below_a_class(self, path: str, several: bool) -> bool:
        return several and not self._has_folders_in(path, self._named(path))

    def _has_folders_in(self, path: str, names: Collection[str]) -> bool:
        return any(self._children(join(path, name)) for name in names)

    def _splits_in(self, path: str, content: tuple[str, ...], sure: bool) -> dict[str, Split]:
        """The folders in a folder that are splits. A class may be called "test", and a vehicle may be a train."""
        named = self._named(path)
        if not named:
            return {}
        alone = len(named) == len(self._children(path))
        trains = "train" in named.values()
        if content:
            several = len(set(named.values())) > 1
            return named if (several and (alone or trains)) or (alone and sure) else {}
        with_classes = {name: split for name, split in named.items() if self._children(join(path, name))}
        if with_classes:
            return named if alone or "train" in with_classes.values() else {}
        return named if alone else {}

    def _only_wraps(self, path: str) -> bool:
        children = self._children(path)
        if len(children) != 1 or self._own(path):
            return False
        return bool(self._children(join(path, children[0])))

    def _own(self, path: str) -> int:
        return 0 if path in self._without else len(self._tree.folders[path].pictures)

    def _is_class(self, path: str, place: Place) -> bool:
        return bool(place.content) and self._own(path) > 0 and self._own(path) >= OWN_SHARE * self._below[path]


def _without_equal_levels(tree: FolderTree, places: dict[str, Place], without: Collection[str]) -> dict[str, Place]:
    """Remove levels at which all folders have the same name, as long as others are left."""
    names: dict[int, Counter[str]] = {}
    for path, place in places.items():
        if tree.folders[path].pictures and path not in without and not place.apart:
            for level, name in enumerate(place.content):
                names.setdefault(level, Counter())[plain(name)] += 1
    equal = {level for level, found in names.items() if len(found) == 1}
    holders = {level for level, found in names.items() if level and all(map(is_holder, found))}
    off = equal | holders
    if not off or len(off) == len(names):
        return places
    return {
        path: place._replace(content=tuple(name for level, name in enumerate(place.content) if level not in off))
        for path, place in places.items()
    }
