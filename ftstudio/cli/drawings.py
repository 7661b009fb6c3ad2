"""``ftstudio predict --draw DIR``: each image with the boxes that were found."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ftstudio.cli import output
from ftstudio.cli.heat_maps import HeatMapFolder
from ftstudio.core.answers import BoxesPrediction, Prediction
from ftstudio.core.box_colours import colour_of
from ftstudio.core.storage.files import free_name, not_written
from ftstudio.core.text import percent, shown
from ftstudio.data.decoding.decode import open_rgb
from ftstudio.data.quality.reasons import Undecodable


class DrawingFolder(HeatMapFolder):
    """Where the drawings go: as HeatMapFolder."""

    def draw(self, prediction: Prediction) -> None:
        """Write the image of a prediction with its boxes as a new PNG file; says so where the image is gone.

        Raises UserError where the file cannot be written.
        """
        if not isinstance(prediction, BoxesPrediction):
            return
        path = Path(prediction.path)
        try:
            picture = open_rgb(path)
        except Undecodable as error:
            output.say(f"{path}: {error.message}")
            return
        drawn = with_boxes(picture, prediction)
        target = free_name(self._wanted(path))
        self._make(target.parent)
        try:
            with target.open("xb") as file:
                drawn.save(file, "PNG")
        except OSError as error:
            target.unlink(missing_ok=True)
            raise not_written(target, error) from error
        self.count += 1


def with_boxes(picture: Image.Image, prediction: BoxesPrediction) -> Image.Image:
    """A copy of an upright RGB picture with the boxes from the threshold on, each with its class and probability."""
    drawn = picture.copy()
    pen = ImageDraw.Draw(drawn)
    thick = max(2, round(max(picture.size) / 300))
    font = ImageFont.load_default(max(12, round(max(picture.size) / 50)))
    names = sorted({box.class_name for box in prediction.boxes})
    for box in reversed(prediction.found):  # the surest on top
        colour = colour_of(names.index(box.class_name))
        pen.rectangle((box.left, box.top, box.right, box.bottom), outline=colour, width=thick)
        words = f"{shown(box.class_name)} {percent(box.probability)}"
        left, top, right, bottom = pen.textbbox((box.left, box.top), words, font=font)
        lift = min(bottom - top + 2 * thick, box.top)
        pen.rectangle((left, top - lift, right + 2 * thick, bottom - lift + thick), fill=colour)
        pen.text((box.left + thick, box.top - lift), words, fill=(255, 255, 255), font=font)
    return drawn
