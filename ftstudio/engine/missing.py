"""Images that were there when the run was made and can no longer be read."""

from __future__ import annotations

from ftstudio.core.errors import UserError
from ftstudio.data.dataset import SampleSet


class ImagesMissing(UserError):
    """Too many images cannot be read; the run goes on once they are back."""


def refuse_missing(samples: SampleSet, what: str) -> None:
    """Raises ImagesMissing when more than one in a hundred of ``samples``, the ``what`` images, was unreadable."""
    missing = list(samples.unreadable.values())
    if len(missing) > max(1, len(samples) // 100):
        raise ImagesMissing(
            f"{len(missing)} of {len(samples)} {what} images can no longer be read, the first: "
            f"{samples.root / missing[0].path} ({missing[0].reason})",
            "Put the images back and resume the run; everything up to here is saved.",
        )
