"""All names below a folder, from one walk, from which the arrangement is derived."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from ftstudio.data.layout import walk
from ftstudio.data.layout.walk import join


class TreeFolder(NamedTuple):
    """One folder.

    Attributes:
        path: Relative to the root of the tree, with "/"; "" for the root.
        pictures: Names of files that may be images.
        folders: Names of its folders.
        broken: Names that cannot be read, with the reason key.
        documents: The number of files that are not images, by their names.
    """

    path: str
    pictures: tuple[str, ...]
    folders: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]
    documents: int

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.split("/")) if self.path else ()


class FolderTree:
    """The folders under ``root`` by path, in the order of the walk."""

    def __init__(self, root: str, folders: dict[str, TreeFolder]) -> None:
        self.root = root
        self.folders = folders

    @classmethod
    def of(cls, root: str, tell: Callable[[int], None] = lambda _: None) -> FolderTree:
        """Walk ``root``. ``tell`` is called after every folder with the number of files found; it may raise to stop."""
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
        """The number of images in and below each folder."""
        return self.pictures_below(())

    def pictures_below(self, without: Collection[str]) -> dict[str, int]:
        """Count the images in and below each folder, ignoring those directly in the folders of ``without``."""
        counts = dict.fromkeys(self.folders, 0)
        for path in reversed(self.folders):  # a walk lists a folder before its subfolders
            own = 0 if path in without else len(self.folders[path].pictures)
            counts[path] += own
            if path:
                counts[path.rpartition("/")[0]] += counts[path]
        return counts

    def children(self, path: str) -> Iterator[TreeFolder]:
        """Yield the folders in a folder."""
        for name in self.folders[path].folders:
            yield self.folders[join(path, name)]

    def below(self, path: str) -> Iterator[TreeFolder]:
        """Yield a folder and all folders below it."""
        waiting = [path]
        while waiting:
            here = self.folders[waiting.pop()]
            yield here
            waiting.extend(join(here.path, name) for name in reversed(here.folders))

    def under(self, path: str) -> FolderTree:
        """Return the subtree of a folder."""
        cut = len(path) + 1 if path else 0
        inside = {folder.path[cut:]: folder._replace(path=folder.path[cut:]) for folder in self.below(path)}
        return FolderTree(join(self.root, path) if path else self.root, inside)
