"""What there is to say about TIFFs with several pages or many bands, of which an image shows a part."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from ftstudio.core.config import Pages
from ftstudio.core.dataset import ImageFile
from ftstudio.data.decoding.page_paths import file_of, page_in
from ftstudio.data.phrases import are, have, images
from ftstudio.data.quality.duplicates import Said

_USED: dict[Pages, str] = {
    "first": "the first page is used",
    "each": "each page is an image",
    "channels": "the first three pages become red, green and blue",
    "max": "each pixel is the brightest over all pages",
}
_OTHER_WAYS: dict[Pages, str] = {
    "first": "first",
    "each": "each (every page an image)",
    "channels": "channels (the first three as red, green and blue)",
    "max": "max (the brightest)",
}
COLOUR_BANDS = 4
"""Up to so many are a colour image with transparency or in print colours."""


def cautioned(
    files: Sequence[ImageFile], parts: Sequence[tuple[int, int]], one_colour: Collection[int], pages: Pages
) -> tuple[list[ImageFile], list[Said]]:
    """The files, those of several pages or many bands cautioned, and what to say about them.

    ``parts`` are (pages, bands) of each file, ``one_colour`` the places of images that show nothing, ``pages`` how
    the files were read.
    """
    marked = list(files)
    several = [place for place, file in enumerate(files) if not file.problem and parts[place][0] > 1]
    many = [place for place, file in enumerate(files) if not file.problem and parts[place][1] > COLOUR_BANDS]
    for place in several:
        page, count = page_in(files[place].path), f"{parts[place][0]:,}"
        words = f"Page {page:,} of {count}." if page else f"Has {count} pages; {_USED[pages]}."
        marked[place] = _with(marked[place], "pages", words)
    for place in many:
        marked[place] = _with(marked[place], "bands", f"Has {parts[place][1]} bands; the first three are shown.")
    said: list[Said] = []
    if several:
        empty = len(set(several) & set(one_colour))
        counts = {file_of(files[place].path): parts[place][0] for place in several}
        said.append(Said(_about_pages(list(counts.values()), empty, pages), "pages"))
    if many:
        first_three = "the first three are read as red, green and blue"
        said.append(Said(f"{images(len(many))} {have(many)} more than {COLOUR_BANDS} bands; {first_three}.", "bands"))
    return marked, said


def _with(file: ImageFile, caution: str, detail: str) -> ImageFile:
    return replace(file, cautions=(*file.cautions, caution), detail=" ".join(filter(None, (file.detail, detail))))


def _about_pages(counts: Sequence[int], empty: int, pages: Pages) -> str:
    least, most = min(counts), max(counts)
    how_many = f"{most:,}" if least == most else f"{least:,} to {most:,}"
    what = images(len(counts))
    if pages == "each":
        what = "1 file" if len(counts) == 1 else f"{len(counts):,} files"
    sentence = f"{what} {have(counts)} several pages ({how_many}); {_USED[pages]}."
    if empty and pages == "first":
        sentence += f" {images(empty)} {are(empty)} empty on the first page."
    elif empty and pages == "each":
        sentence += f" {empty:,} of these pages {are(empty)} empty."
    *others, last = (words for way, words in _OTHER_WAYS.items() if way != pages)
    return f"{sentence} Other values of data.pages: {', '.join(others)} or {last}."
