"""In which encoding the names in an archive were read, and in which others they could be."""

from __future__ import annotations

from msgspec import Struct

AUTO = "auto"


class NamesReading(Struct, frozen=True):
    """The names in one encoding: its key (``data.archive_names``), its title, and a few names as they read in it."""

    encoding: str
    title: str
    samples: tuple[str, ...]


class ArchiveNames(Struct, frozen=True, kw_only=True):
    """The choice for an archive whose names do not say how they are encoded.

    ``encoding`` is the key of the one in use, ``guessed`` whether the program chose it. ``readings`` are those that fit
    all names, the most probable first, with the one in use among them.
    """

    encoding: str
    guessed: bool
    readings: tuple[NamesReading, ...]

    @property
    def used(self) -> NamesReading:
        return next(reading for reading in self.readings if reading.encoding == self.encoding)
