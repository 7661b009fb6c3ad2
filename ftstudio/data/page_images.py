"""Pages of TIFFs as images of a data set, each by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from ftstudio.core.dataset import ImageFile
from ftstudio.data.decoding.contents import pages_of
from ftstudio.data.decoding.page_paths import file_of, source_of
from ftstudio.data.layout.layouts import Entry
from ftstudio.data.phrases import flattered, names


def each_page(
    root: str, entries: Sequence[Entry], excluded: Collection[str], safe_point: Callable[[], object]
) -> list[Entry]:
    """The entries, with one for each page in place of a TIFF that has several. ``safe_point`` may raise."""
    found: list[Entry] = []
    for entry in entries:
        safe_point()
        if entry.problem or entry.path in excluded:
            found.append(entry)
            continue
        for path in pages_of(f"{root}/{entry.path}"):
            found.append(_page(root, entry, path.removeprefix(f"{root}/")))
    return found


def _page(root: str, entry: Entry, path: str) -> Entry:
    if path == entry.path or source_of(f"{root}/{path}").page:
        return entry._replace(path=path)
    name = path.rpartition("/")[2]
    said = f"This page cannot be read because a file is called {name}. Rename that file."
    return entry._replace(path=f"{path} (page)", problem="name_taken", detail=said)


def of_one_file(files: Iterable[ImageFile]) -> list[tuple[int, ...]]:
    """Groups of places of usable images that are pages of one file, of two and more."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, file in enumerate(files):
        if not file.problem and "#" in file.path:
            groups[file_of(file.path)].append(place)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def across_files(files: Sequence[ImageFile], pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without pairs of pages of one file: neighbours in a stack are alike as a rule, and stay together anyway."""
    return [
        (one, other) for one, other in pairs if one == other or file_of(files[one].path) != file_of(files[other].path)
    ]


def about_single_files(files: Sequence[ImageFile]) -> str:
    """What to say of classes or labels of which all images are pages of one file; "" where there are none."""
    files_of: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for file in files:
        for label in () if file.problem else file.labels:
            files_of[label].add(file_of(file.path))
            count[label] += 1
    single = [name for name, paths in files_of.items() if len(paths) == 1 and count[name] > 1]
    if not single:
        return ""
    return (
        f"All images of {names(single)} are pages of one file, so they are divided between training and validation, "
        f"and {flattered(all(file.target is None for file in files)).replace('will', 'may')}. Add a second file."
    )
