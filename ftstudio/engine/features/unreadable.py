"""Images that existed when the run was created and can no longer be read."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.errors import UserError
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.engine.distributed.ranks import ONE, Ranks


class ImagesMissing(UserError):
    """Too many images cannot be read; the run can be resumed once they are restored."""


class _Changes(Struct, frozen=True):
    """Changes that one rank has seen since the last exchange, by position."""

    gone: dict[int, UnreadableImage]
    back: tuple[int, ...]


class Missing:
    """Tracks the unreadable images of a set over all ranks.

    Decoder threads keep finding more in the meantime, so ranks decide only on what they have exchanged.
    """

    def __init__(self, samples: SampleSet, what: str, ranks: Ranks = ONE) -> None:
        """Track ``samples``; ``what`` names them in messages ("training")."""
        self._samples, self._what, self._ranks = samples, what, ranks
        self._told: dict[int, UnreadableImage] = {}

    @property
    def has_news(self) -> bool:
        """Whether this rank has changes that the others may not know of; never for a single process."""
        return not self._ranks.here.is_alone and dict(self._samples.unreadable).keys() != self._told.keys()

    def refuse(self, news: bool | None = None) -> None:
        """Exchange changes with the other ranks, and check that enough images are readable.

        Args:
            news: Whether any rank has changes; None to ask them.

        Raises:
            ImagesMissing: On all ranks, if more than one image in a hundred is unreadable.
        """
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
        news = _Changes(
            {position: image for position, image in seen.items() if position not in self._told},
            tuple(position for position in self._told if position not in seen),
        )
        for number, told in enumerate(self._ranks.gathered(news, _Changes)):
            self._told |= told.gone
            for position in told.back:
                self._told.pop(position, None)
            if number != self._ranks.here.number:
                unreadable.update(told.gone)
                for position in told.back:
                    unreadable.pop(position, None)
