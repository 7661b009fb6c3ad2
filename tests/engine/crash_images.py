"""What a disk may hold after a power cut: an adversarial model of a file system, and every image it allows.

``Recording`` writes down what a program asks of ``core/storage/disk``. ``crash_images`` cuts that log after every
operation and gives each state in which the disk may then be found. The rules, meaner than POSIX systems in use and as
mean as POSIX lets one be:

- The content of a file is there for certain up to its last sync. What was written since may be there, or not, or
  its first half, or as many zeros, or zeros with the second half behind them (``TAILS``).
- A change of a folder (a name made, renamed, removed) is there for certain once that folder was synced; syncing a
  file does not keep its name. Of the changes since, any may be there and any not, in whatever order: but one that
  concerns a name rests on the earlier ones that concern it. A rename is there as a whole or not at all.
- A removed folder takes what is in it along, whatever became of the removals inside.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ftstudio.core.storage import disk

Tree = tuple[tuple[str, "bytes | Tree"], ...]
"""Names with a file's content or a folder's tree, sorted."""

TAILS: tuple[Callable[[bytes], bytes], ...] = (
    lambda _: b"",
    lambda new: new[: len(new) // 2],
    lambda new: bytes(len(new)),
    lambda new: bytes(len(new) // 2) + new[len(new) // 2 :],
    lambda new: new,
)
"""What may be left of bytes that were written but not synced."""


@dataclass(frozen=True)
class Operation:
    """``kind`` is a name of ``disk.OPERATIONS`` or "acknowledge"; paths are relative to the recorded folder."""

    kind: str
    path: str = ""
    after: str = ""
    content: bytes = b""
    acknowledged: Any = None


class Recording:
    """While entered, every operation below ``root`` is done and written down in ``log``."""

    def __init__(self, root: Path) -> None:
        self.log: list[Operation] = []
        self._root = root
        self._open: dict[int, str] = {}
        self._real = {name: getattr(disk, name) for name in disk.OPERATIONS}

    def __enter__(self) -> Recording:
        for name in disk.OPERATIONS:
            setattr(disk, name, getattr(self, f"_{name}", functools.partial(self._done, name)))
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self._real.items():
            setattr(disk, name, real)

    def acknowledge(self, what: Hashable) -> None:
        """From here on ``what`` must not be lost."""
        self.log.append(Operation("acknowledge", acknowledged=what))

    def _done(self, name: str, path: Path) -> None:
        self._real[name](path)
        self.log.append(Operation(name, self._relative(path)))

    def _make_folder(self, path: Path, mode: int = 0o700) -> None:
        self._real["make_folder"](path, mode)
        self.log.append(Operation("make_folder", self._relative(path)))

    def _create(self, path: Path, mode: int = 0o600) -> int:
        return self._opened(self._real["create"](path, mode), path)

    def _append_to(self, path: Path) -> int:
        opened = self._known if path.exists() else self._opened
        return opened(self._real["append_to"](path), path)

    def _opened(self, file: int, path: Path) -> int:
        self.log.append(Operation("create", self._relative(path)))
        return self._known(file, path)

    def _known(self, file: int, path: Path) -> int:
        self._open[file] = self._relative(path)
        return file

    def _write(self, file: int, content: bytes) -> int:
        written = self._real["write"](file, content)
        self.log.append(Operation("write", self._open[file], content=bytes(content[:written])))
        return written

    def _sync(self, file: int) -> None:
        self.log.append(Operation("sync", self._open[file]))  # not done: the model alone decides what it is worth

    def _sync_folder(self, folder: Path) -> None:
        self.log.append(Operation("sync_folder", self._relative(folder)))

    def _rename(self, before: Path, after: Path) -> None:
        self._real["rename"](before, after)
        self.log.append(Operation("rename", self._relative(before), self._relative(after)))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


# ---- the model


@dataclass
class _File:
    synced: bytes = b""
    content: bytes = b""

    def images(self) -> list[bytes | Tree]:
        new = self.content[len(self.synced) :]
        return list(dict.fromkeys(self.synced + tail(new) for tail in TAILS))


@dataclass(frozen=True, eq=False)
class _Change:
    """One change of a folder's names: the one that goes and the one that comes."""

    gone: str = ""
    come: str = ""
    node: _File | _Folder | None = None

    def concerns(self, other: _Change) -> bool:
        return bool({self.gone, self.come} & {other.gone, other.come} - {""})


@dataclass
class _Folder:
    settled: dict[str, _File | _Folder] = field(default_factory=dict)
    pending: list[_Change] = field(default_factory=list)

    def now(self) -> dict[str, _File | _Folder]:
        return _changed(self.settled, self.pending)

    def sync(self) -> None:
        self.settled, self.pending = self.now(), []

    def images(self) -> list[bytes | Tree]:
        found: dict[bytes | Tree, None] = {}
        for kept in _subsets(self.pending):
            names = sorted(_changed(self.settled, kept).items())
            for contents in itertools.product(*(node.images() for _, node in names)):
                found[tuple((name, content) for (name, _), content in zip(names, contents, strict=True))] = None
        return list(found)


def _changed(names: dict[str, _File | _Folder], changes: list[_Change]) -> dict[str, _File | _Folder]:
    names = dict(names)
    for change in changes:
        names.pop(change.gone, None)
        if change.come and change.node is not None:
            names[change.come] = change.node
    return names


def _subsets(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Those of ``changes`` that may have reached the disk: every choice where each has what it rests on."""
    for choice in itertools.product((True, False), repeat=len(changes)):
        kept = [change for change, stays in zip(changes, choice, strict=True) if stays]
        lost = [(place, change) for place, change in enumerate(changes) if not choice[place]]
        if not any(gone.concerns(later) and later in kept for place, gone in lost for later in changes[place + 1 :]):
            yield kept


def crash_images(log: list[Operation]) -> Iterator[tuple[Any, Tree]]:
    """After each operation of ``log``: what had been acknowledged last (None: nothing), and an allowed image."""
    root, acknowledged = _Folder(), None
    for operation in log:
        if operation.kind == "acknowledge":
            acknowledged = operation.acknowledged
        else:
            _apply(root, operation)
        for image in root.images():
            assert isinstance(image, tuple)
            yield acknowledged, image


def _apply(root: _Folder, operation: Operation) -> None:
    parent, name = _folder(root, operation.path.rpartition("/")[0]), operation.path.rpartition("/")[2]
    match operation.kind:
        case "make_folder":
            parent.pending.append(_Change(come=name, node=_Folder()))
        case "create":
            parent.pending.append(_Change(come=name, node=_File()))
        case "write":
            file = parent.now()[name]
            assert isinstance(file, _File)
            file.content += operation.content
        case "sync":
            file = parent.now()[name]
            assert isinstance(file, _File)
            file.synced = file.content
        case "sync_folder":
            _folder(root, operation.path).sync()
        case "rename":
            after = operation.after.rpartition("/")[2]
            parent.pending.append(_Change(gone=name, come=after, node=parent.now()[name]))
        case "unlink" | "remove_folder":
            parent.pending.append(_Change(gone=name))
        case unknown:
            raise AssertionError(f"no rule for {unknown}")


def _folder(root: _Folder, path: str) -> _Folder:
    folder = root
    for name in path.split("/") if path not in ("", ".") else ():
        inner = folder.now()[name]
        assert isinstance(inner, _Folder)
        folder = inner
    return folder


def lay_out(image: Tree, folder: Path) -> None:
    """Make ``folder`` what ``image`` says."""
    folder.mkdir()
    for name, content in image:
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            lay_out(content, folder / name)
