"""Images that were there when the run was made and can no longer be read."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.errors import UserError
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.engine.distributed.ranks import ONE, Ranks


class ImagesMissing(UserError):
    """Too many images cannot be read; the run goes on once they are back."""


class _News(Struct, frozen=True):
    """What one rank has seen since all of them last told each other, by position."""

    gone: dict[int, UnreadableImage]
    back: tuple[int, ...]


class Missing:
    """The images of a set, the ``what`` images, that cannot be read, wherever that was noticed.

    Threads that decode ahead go on noticing meanwhile: so ranks decide by what all of them have been told.
    """

    def __init__(self, samples: SampleSet, what: str, ranks: Ranks = ONE) -> None:
        self._samples, self._what, self._ranks = samples, what, ranks
        self._told: dict[int, UnreadableImage] = {}

    @property
    def has_news(self) -> bool:
        """Whether this rank knows what the others may not. Never, alone."""
        return not self._ranks.here.is_alone and dict(self._samples.unreadable).keys() != self._told.keys()

    def refuse(self, news: bool | None = None) -> None:
        """Tell the other ranks; ``news`` says whether any of them has some, None that this is still to be asked. Raises
        ImagesMissing, on all of them, when more than one image in a hundred was unreadable."""
        if self._ranks.any(self.has_news) if news is None else news:
            self._tell()
        samples, known = self._samples, self._samples.unreadable if self._ranks.here.is_alone else self._told
        missing = list(known.values())
        if len(missing) > max(1, len(samples) // 100):
            raise ImagesMissing(
                f"{len(missing)} of {len(samples)} {self._what} images can no longer be read, the first: "
                f"{samples.root / missing[0].path} ({missing[0].reason})",
                "Restore the images and resume the run; all progress is saved.",
            )

    def _tell(self) -> None:
        seen, unreadable = dict(self._samples.unreadable), self._samples.unreadable
        news = _News(
            {position: image for position, image in seen.items() if position not in self._told},
            tuple(position for position in self._told if position not in seen),
        )
        for number, told in enumerate(self._ranks.gathered(news, _News)):
            self._told |= told.gone
            for position in told.back:
                self._told.pop(position, None)
            if number != self._ranks.here.number:
                unreadable.update(told.gone)
                for position in told.back:
                    unreadable.pop(position, None)
