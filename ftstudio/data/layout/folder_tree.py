"""All names under a folder, from one walk: what the arrangement of a data set is derived from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from ftstudio.data.layout import walk
from ftstudio.data.layout.walk import join


class TreeFolder(NamedTuple):
    """One folder. ``path`` is relative to the root of the tree, with "/" ("" for the root itself); ``pictures`` are
    the names of files that may be images, ``folders`` those of the folders in it; ``broken`` are names with the reason
    key why there is nothing to read; ``documents`` counts files that are no images by their names."""

    path: str
    pictures: tuple[str, ...]
    folders: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]
    documents: int

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.split("/")) if self.path else ()


class FolderTree:
    """The folders under ``root``, in the order of the walk. ``left_out`` are paths of pictures that are not counted
    where the arrangement is looked for."""

    def __init__(self, root: str, folders: dict[str, TreeFolder]) -> None:
        self.root = root
        self.folders = folders

    @classmethod
    def of(cls, root: str, tell: Callable[[int], None] = lambda _: None) -> FolderTree:
        """Walk ``root``. ``tell`` hears after every folder how many files have been found; it may raise, to stop."""
        folders: dict[str, TreeFolder] = {}
        found = 0
        for path, here, problem in walk.folders_below(root):
            pictures = here.pictures
            broken = (*here.broken, ("", problem)) if problem else here.broken
            documents = len(here.files) - len(pictures)
            folders[path] = TreeFolder(path, pictures, here.folders, broken, documents)
            found += len(pictures) + len(broken)
            tell(found)
        return cls(root, folders)

    @cached_property
    def subtree_pictures(self) -> dict[str, int]:
        """How many pictures are in and below each folder."""
        return self.pictures_below(())

    def pictures_below(self, without: Collection[str]) -> dict[str, int]:
        """The same, some folders' own pictures not counted."""
        counts = dict.fromkeys(self.folders, 0)
        for path in reversed(self.folders):  # a walk lists a folder before those in it
            own = 0 if path in without else len(self.folders[path].pictures)
            counts[path] += own
            if path:
                counts[path.rpartition("/")[0]] += counts[path]
        return counts

    def children(self, path: str) -> Iterator[TreeFolder]:
        """The folders in a folder."""
        for name in self.folders[path].folders:
            yield self.folders[join(path, name)]

    def below(self, path: str) -> Iterator[TreeFolder]:
        """A folder and all below it."""
        waiting = [path]
        while waiting:
            here = self.folders[waiting.pop()]
            yield here
            waiting.extend(join(here.path, name) for name in reversed(here.folders))

    def under(self, path: str) -> FolderTree:
        """The tree of one of the folders."""
        cut = len(path) + 1 if path else 0
        inside = {folder.path[cut:]: folder._replace(path=folder.path[cut:]) for folder in self.below(path)}
        return FolderTree(join(self.root, path) if path else self.root, inside)
