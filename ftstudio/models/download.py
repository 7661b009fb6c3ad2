"""Download a file over HTTP, with progress, cancelling, resuming, and a clear message for every failure.

Partial downloads are saved; the next attempt resumes them if the server still has the same file.
"""

from __future__ import annotations

import http.client
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.models import download_feed
from ftstudio.models.download_errors import unreachable
from ftstudio.models.download_feed import Feed, Piece
from ftstudio.models.download_part import forget_part, held, note_origin, part_of, room_for, validator_of

_PROGRESS_SECONDS = 0.1
_PAST_THE_END = 416

OTHER_WAY = "You can also download the file in a browser and choose it with “From a file…”."
_RESUMABLE = "The partial download is saved: try again to resume it. "


def fetch(url: str, target: Path, title: str, expected_bytes: int, control: RunControl, emit: Emit) -> None:
    """Download ``url`` to ``target``, whose folder exists; an existing ``target`` is replaced at the end.

    Emits Progress at most ten times a second. On failure the partial download stays if it can be resumed.

    Args:
        url: The address.
        target: The file to write.
        title: The name of the file in messages.
        expected_bytes: Its approximate size; 0 if unknown.
        control: Checked for pause and stop.
        emit: Receives progress.

    Raises:
        UserError: The download failed or is not the expected file.
        StopRequested: At a safe point.
    """
    control.safe_point()
    try:
        with held(part_of(target), title):
            try:
                _fetch_part(url, target, title, expected_bytes, control, emit)
            except urllib.error.HTTPError as error:
                if error.code != _PAST_THE_END:
                    raise
                forget_part(target)  # the file on the server has changed
                _fetch_part(url, target, title, expected_bytes, control, emit)
            part_of(target).replace(target)
            forget_part(target)
    except (OSError, http.client.HTTPException) as error:
        raise _in_words(error, url, title) from error


def _fetch_part(url: str, target: Path, title: str, expected_bytes: int, control: RunControl, emit: Emit) -> None:
    """Complete the partial file of ``target``. Raises as ``fetch``, and errors of the network and the disk."""
    part, report = part_of(target), _Report(f"Downloading {title}", emit)
    validator = validator_of(part, url)
    start = part.stat().st_size if validator else 0
    headers = {"User-Agent": "FTStudio", "Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": validator}
    with Feed(urllib.request.Request(url, headers=headers)) as feed:
        pieces = feed.pieces(control)
        answer = next(pieces)
        assert isinstance(answer, dict)
        range_ = _range_of(answer, start, url, title, expected_bytes)
        start, total = range_
        room_for(part, total - start if total is not None else expected_bytes)
        note_origin(part, url, answer)
        # A server that does not announce the size could send data forever and fill the disk.
        most = total if total is not None or not expected_bytes else _most(expected_bytes)
        done = _append(part, range_, most, pieces, url, report)
    if most is not None and done > most:
        part.unlink()
        raise UserError(
            f"The server for {title} sent more data than the file has. The download was discarded.",
            f"Try again later. {OTHER_WAY}",
        )
    if total is not None and done < total:
        raise UserError(f"The download of {title} stopped after {done:,} of {total:,} bytes.", _RESUMABLE + OTHER_WAY)
    report.last(done, total)


# ---- the server's response --------------------------------------------------------------------------------


class _Range(NamedTuple):
    """The offset of the bytes to come, and the size of the whole file, None if unknown."""

    start: int
    total: int | None


def _range_of(answer: dict[str, str], asked_from: int, url: str, title: str, expected_bytes: int) -> _Range:
    """Return what the server sends. Raises UserError if it is not the file."""
    start, total = 0, None
    length = answer.get("content-length", "")
    if answer["status"] == "206":
        place = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", answer.get("content-range", ""))
        if place is None or int(place[1]) != asked_from:
            raise UserError(
                f"The server for {title} sent the wrong part of the file.",
                f"Try again later. {OTHER_WAY}",
            )
        start, total = int(place[1]), int(place[2])
    elif length.isdecimal():
        total = int(length)
    if "html" in answer.get("content-type", ""):
        raise _web_page(url)
    if expected_bytes and total is not None and abs(total - expected_bytes) > _most(expected_bytes) - expected_bytes:
        raise UserError(
            f"The server's file for {title} has {total:,} bytes instead of about {expected_bytes:,}.",
            f"It is the wrong file, so nothing was downloaded. Try again later. {OTHER_WAY}",
        )
    return _Range(start, total)


def _most(expected_bytes: int) -> int:
    """The largest acceptable size; sizes in the catalogue are approximate."""
    return round(1.02 * expected_bytes) + 65_536


def _append(part: Path, range_: _Range, most: int | None, pieces: Iterator[Piece], url: str, report: _Report) -> int:
    """Write pieces of ``range_`` until there are more than ``most`` bytes; return the size reached."""
    start, total = range_
    done = start
    with part.open("r+b" if start else "wb") as file:
        file.seek(start)
        file.truncate()
        for piece in pieces:
            assert isinstance(piece, bytes)
            if done == 0 and piece.lstrip()[:1] == b"<":
                raise _web_page(url)
            file.write(piece)
            done += len(piece)
            if most is not None and done > most:
                break
            report.now(done, total)
    return done


def _web_page(url: str) -> UserError:
    return UserError(
        f"{urlsplit(url).hostname} answered with a web page instead of the file.",
        "Hotel, train and office networks do this until you sign in: open a browser, sign in, then try again. "
        f"{OTHER_WAY}",
    )


def _in_words(error: Exception, url: str, title: str) -> UserError:
    host = urlsplit(url).hostname or url
    if isinstance(error, urllib.error.HTTPError):
        if error.code in (404, 410):
            return UserError(f"{title} is no longer at {url} (error {error.code}).", f"Update FTStudio. {OTHER_WAY}")
        if error.code == 407:
            return UserError("The proxy of your network requires a password.", "Enter it in the system's settings.")
        return UserError(f"{host} refused the download (error {error.code}).", f"Try again later. {OTHER_WAY}")
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return _stall_error(host)
    if isinstance(error, urllib.error.URLError | ssl.SSLError):
        return unreachable(reason, host, f"{OTHER_WAY} Its address: {url}")
    if isinstance(error, ConnectionError | http.client.HTTPException):
        return UserError(f"{host} closed the connection before the download was complete.", _RESUMABLE + OTHER_WAY)
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UserError(f"The download of {title} could not be written: {why}.", "Check the free space and the folder.")


def _stall_error(host: str) -> UserError:
    return UserError(f"{host} has sent no data for {download_feed.STALL_SECONDS:.0f} seconds.", _RESUMABLE + OTHER_WAY)


class _Report:
    """Emits progress at a limited rate."""

    def __init__(self, what: str, emit: Emit) -> None:
        self._what, self._emit, self._due = what, emit, 0.0

    def now(self, done: int, total: int | None) -> None:
        if time.monotonic() >= self._due:
            self.last(done, total)

    def last(self, done: int, total: int | None) -> None:
        self._due = time.monotonic() + _PROGRESS_SECONDS
        self._emit(Progress(self._what, done, total))
