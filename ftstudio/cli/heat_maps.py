"""``ftstudio predict --heatmaps DIR``: a heat map for every prediction."""

from __future__ import annotations

import os
import re
from pathlib import Path

from PIL import Image, PngImagePlugin

from ftstudio.app import jobs
from ftstudio.app.requests import Explain
from ftstudio.cli import output
from ftstudio.cli.exit_codes import DONE, PARTLY
from ftstudio.cli.interrupts import Interrupts
from ftstudio.cli.progress import ProgressDisplay
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import Event, HeatMapMade, ImageUnreadable, Progress
from ftstudio.core.storage.files import free_name, not_written
from ftstudio.core.text import respelled
from ftstudio.data.decoding.decode import open_rgb
from ftstudio.data.decoding.page_paths import source_of
from ftstudio.data.heat_map import laid_over
from ftstudio.data.quality.reasons import Undecodable

SMALLEST, LARGEST = 320, 1024
"""The longer side of a heat map's picture, in pixels; images are scaled to it."""
_LONGEST_NAME = 100
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class HeatMapFolder:
    """The folder of heat maps.

    Its files are arranged like the images in the given folders, each under a free name.
    """

    def __init__(self, folder: Path, given: tuple[str, ...]) -> None:
        """Create the folder. Raises UserError if that is not possible."""
        self.folder = folder.absolute()
        folders = [Path(path) for path in given if Path(path).is_dir()]
        # Images of several folders are separated by their folder's name.
        self._tops = [(each, Path(each.name) if len(given) > 1 else Path()) for each in folders]
        self.count = 0
        self._make(self.folder)

    def write(self, heat_map: HeatMap) -> Path:
        """Write the image with its map on top as a new PNG file.

        Raises:
            Undecodable: The image is gone or damaged.
            UserError: The file cannot be written.
        """
        picture = _readable(open_rgb(Path(heat_map.path), LARGEST, heat_map.pages))
        target = free_name(self._wanted(Path(heat_map.path)))
        self._make(target.parent)
        told = PngImagePlugin.PngInfo()
        told.add_itxt("Title", f"Heat map for {heat_map.class_name}".encode("utf-8", "replace").decode())
        told.add_itxt("Software", f"FTStudio, {heat_map.method}")
        try:
            with target.open("xb") as file:
                laid_over(picture, heat_map).save(file, "PNG", pnginfo=told)
        except FileExistsError:  # created by another program meanwhile
            return self.write(heat_map)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise not_written(target, error) from error
        self.count += 1
        return target

    def _wanted(self, path: Path) -> Path:
        below = Path(path.name)
        for top, under in self._tops:
            if path.is_relative_to(top):
                below = under / path.relative_to(top)
                break
        file, page = source_of(below)
        named = Path(file).with_suffix("")
        *folders, name = (_safe(part) for part in (named.parent / f"{named.name} page {page}" if page else named).parts)
        return self.folder.joinpath(*folders, f"{name}.png")

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error


def explain(request: Explain, folder: HeatMapFolder, *, as_json: bool) -> int:
    """Write a heat map of each image into ``folder``; return the exit status. Raises UserError."""
    status = DONE

    def lost(image: UnreadableImage) -> None:
        nonlocal status
        status = PARTLY
        output.problem_line(image, as_json=as_json)

    def written(heat_map: HeatMap) -> None:
        try:
            file = folder.write(heat_map)
        except Undecodable as error:
            lost(UnreadableImage(heat_map.path, error.message))
            return
        if as_json:
            said = {"path": heat_map.path, "class_name": heat_map.class_name, "file": str(file)}
            output.json_line({"type": "heat_map"} | said | {"method": heat_map.method, "box": heat_map.box})

    control = RunControl()
    with Interrupts(control) as interrupts, ProgressDisplay() as display:

        def show(event: Event) -> None:
            match event:
                case HeatMapMade():
                    written(event.heat_map)
                case ImageUnreadable():
                    lost(event.image)
                case Progress() if not as_json:
                    display.show(event)
                case _:
                    pass

        try:
            jobs.run(request, control, show)
        except StopRequested:
            status = interrupts.exit_status or DONE
    if not as_json:
        output.say(f"{'1 heat map' if folder.count == 1 else f'{folder.count} heat maps'} in {folder.folder}")
    return status


def _readable(picture: Image.Image) -> Image.Image:
    longer = max(picture.size)
    scale = min(max(SMALLEST, longer), LARGEST) / longer
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _safe(name: str) -> str:
    """A name that is valid on every disk and has no control characters."""
    shown = respelled(name, lambda _character: "_")
    shown = _NOT_IN_NAMES.sub("_", shown)[:_LONGEST_NAME]
    while len(os.fsencode(shown)) > 2 * _LONGEST_NAME:
        shown = shown[:-1]
    shown = shown.strip(" ").rstrip(".")
    return f"_{shown}" if not shown or _DEVICES.match(shown) else shown
