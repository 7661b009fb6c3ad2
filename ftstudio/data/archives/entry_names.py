"""Names in archives as text: as the archive declares them, else in an encoding that is guessed from all, or chosen."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence

from ftstudio.core.archive_names import AUTO, ArchiveNames, NamesReading
from ftstudio.core.errors import UserError
from ftstudio.data.archives.encodings import ENCODINGS
from ftstudio.data.archives.entries import Entry
from ftstudio.data.archives.guess_encoding import readings
from ftstudio.data.layout import walk

UTF8 = "utf-8"
FALLBACK = "cp437"
"""What the .zip format says where an archive says nothing."""
MOST_READINGS = 8
SAMPLES = 3
_UTF8_SHARE = 0.9
"""Text in another encoding is hardly ever valid UTF-8: where most names are, the others are damaged."""


def checked(encoding: str) -> str:
    """The key of an encoding that a user names in any of its spellings. Raises UserError for one that is unknown."""
    if encoding.lower() in (AUTO, *(one.key for one in ENCODINGS)):
        return encoding.lower()
    try:
        codec = codecs.lookup(encoding).name
        if b"a/1\\".decode(codec) == "a/1\\":  # neither UTF-16, which is no encoding of such names, nor base64
            return next((one.key for one in ENCODINGS if codecs.lookup(one.codec).name == codec), codec)
    except (LookupError, ValueError):
        pass
    raise UserError(
        f"There is no encoding called “{encoding}”.",
        f"Encodings: {AUTO}, {UTF8}, {', '.join(one.key for one in ENCODINGS)}.",
    )


def encoding_of(entries: Iterable[Entry], wanted: str) -> ArchiveNames | None:
    """How to decode the names that do not declare it: as ``wanted``, or as guessed where that is AUTO.

    None where all names declare it or are plainly UTF-8, and nothing else is wanted.
    """
    raws = [entry.raw for entry in entries if entry.text is None]
    if not raws:
        return None
    if wanted == AUTO and sum(_is_utf8(raw) for raw in raws) >= _UTF8_SHARE * len(raws):
        return None
    fitting = [NamesReading(one.key, one.title, _samples(raws, one.key)) for one, _ in readings(raws)[:MOST_READINGS]]
    used = wanted
    if wanted == AUTO:
        used = fitting[0].encoding if fitting else FALLBACK
    if used not in (one.encoding for one in fitting):
        fitting.insert(0, NamesReading(used, _title(used), _samples(raws, used)))
    return ArchiveNames(encoding=used, guessed=wanted == AUTO, readings=tuple(fitting))


def text_of(entry: Entry, encoding: str) -> str:
    """The name of an entry with "/" between its parts; bytes that do not fit the encoding come as %XX."""
    name = entry.text if entry.text is not None else decoded(entry.raw, encoding)
    # After decoding: the second byte of a Chinese or Japanese letter may be the backslash's.
    return name if "/" in name else name.replace("\\", "/")


def decoded(raw: bytes, encoding: str) -> str:
    """Decode a name; bytes that do not fit the encoding become percent escapes."""
    codec = next((one.codec for one in ENCODINGS if one.key == encoding), encoding)
    return raw.decode(codec, _AS_PERCENT)


def sentence(names: ArchiveNames, archive: str) -> str:
    """What is to be said of a choice that a user may want to change."""
    used = names.used
    how = "were read as" if not names.guessed else "do not declare their encoding; they were read as"
    return (
        f"The names in {archive} {how} {used.title}: {', '.join(used.samples)}. "
        "If they look wrong, choose another encoding (on the command line: --archive-names)."
    )


def _title(encoding: str) -> str:
    return next((one.title for one in ENCODINGS if one.key == encoding), encoding.upper())


def _samples(raws: Sequence[bytes], encoding: str) -> tuple[str, ...]:
    """A few parts of names that are not ASCII: of folders, which are classes, before those of files."""
    folders: dict[str, None] = {}
    files: dict[str, None] = {}
    for raw in raws:
        *above, name = [part for part in re.split(r"[/\\]", decoded(raw, encoding)) if part]  # for reading alone
        for part in above:
            if not part.isascii() and not walk.is_hidden(part):
                folders.setdefault(part)
        if not name.isascii():
            files.setdefault(name)
        if len(folders) >= SAMPLES:
            break
    return (*folders, *files)[:SAMPLES]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _percent(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "".join(f"%{byte:02X}" for byte in error.object[error.start : error.end]), error.end


_AS_PERCENT = "ftstudio-percent"
codecs.register_error(_AS_PERCENT, _percent)
