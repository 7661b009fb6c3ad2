"""Files that other programs write and Pillow does not: TIFFs of any kind of number, PNGs with 16 bits of colour."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_FORMATS = {"u": 1, "i": 2, "f": 3, "c": 6}
NONE, LZW, DEFLATE, PACKBITS, JPEG_2000 = 1, 5, 8, 32773, 34712


def tiff(
    *pages: NDArray[Any],
    order: str = "<",
    compression: int = NONE,
    planar: bool = False,
    tile: tuple[int, int] | None = None,
    rows_per_strip: int = 7,
    predictor: int = 1,
    photometric: int | None = None,
    extra: Sequence[int] | None = None,
    big: bool = False,
    **tags: int | str,
) -> bytes:
    """A TIFF with one page for each array of shape (height, width) or (height, width, bands). ``tile`` is height and
    width; ``tags`` are further ones, as t330=0 or as text."""
    start = struct.pack(order + ("HHHQ" if big else "HI"), *((43, 8, 0, 16) if big else (42, 8)))
    file = bytearray(b"II" if order == "<" else b"MM") + start
    for number, page in enumerate(pages):
        last = number == len(pages) - 1
        _write_page(
            file, page, order, compression, planar, tile, rows_per_strip, predictor, photometric, extra, tags, last, big
        )
    return bytes(file)


def _write_page(
    file: bytearray,
    page: NDArray[Any],
    order: str,
    compression: int,
    planar: bool,
    tile: tuple[int, int] | None,
    rows_per_strip: int,
    predictor: int,
    photometric: int | None,
    extra: Sequence[int] | None,
    tags: dict[str, int | str],
    last: bool,
    big: bool,
) -> None:
    values = page[..., None] if page.ndim == 2 else page
    high, wide, bands = values.shape
    if photometric is None:
        photometric = 2 if bands in (3, 4) else 1
    if extra is None:
        extra = [0] * (bands - (3 if photometric == 2 else 1))
    planes = [values[..., band : band + 1] for band in range(bands)] if planar else [values]
    segment = tile or (rows_per_strip, wide)
    parts = [
        _compressed(
            _padded(plane[top : top + segment[0], left : left + segment[1]], tile), order, compression, predictor
        )
        for plane in planes
        for top in range(0, high, segment[0])
        for left in range(0, wide, segment[1])
    ]
    fields: dict[int, tuple[str, Sequence[int] | bytes]] = {
        256: ("I", [wide]), 257: ("I", [high]), 258: ("H", [8 * values.dtype.itemsize] * bands),
        259: ("H", [compression]), 262: ("H", [photometric]), 277: ("H", [bands]), 284: ("H", [2 if planar else 1]),
        317: ("H", [predictor]), 339: ("H", [_FORMATS[values.dtype.kind]] * bands),
    }  # fmt: skip
    if extra:
        fields[338] = ("H", extra)
    for name, value in tags.items():
        fields[int(name[1:])] = ("B", value.encode() + b"\0") if isinstance(value, str) else ("I", [value])
    before = 16 if big else 8
    places = np.cumsum([before if len(file) == before else _even(len(file)), *map(len, parts)]).tolist()
    file += bytes(places[0] - len(file)) + b"".join(parts) + bytes(sum(map(len, parts)) % 2)
    offsets, counts = places[:-1], [len(part) for part in parts]
    if tile:
        fields |= {322: ("I", [tile[1]]), 323: ("I", [tile[0]]), 324: ("I", offsets), 325: ("I", counts)}
    else:
        fields |= {273: ("I", offsets), 278: ("I", [rows_per_strip]), 279: ("I", counts)}
    _write_directory(file, fields, order, last, big)


def _write_directory(
    file: bytearray, fields: dict[int, tuple[str, Sequence[int] | bytes]], order: str, last: bool, big: bool
) -> None:
    """Behind what is there; the pointer of the one before, or of the header, is set to it."""
    kinds = {"B": 2, "H": 3, "I": 4}
    at, word = len(file), "Q" if big else "I"
    size = struct.calcsize(f"={word}")
    pointer = _last_pointer(file, order, big)
    file[pointer : pointer + size] = struct.pack(order + word, at)
    head, step = (8, 20) if big else (2, 12)
    behind, entries = at + head + step * len(fields) + size, b""
    more = b""
    for tag, (kind, values) in sorted(fields.items()):
        packed = struct.pack(f"{order}{len(values)}{kind}", *values)
        field = packed.ljust(size, b"\0")
        if len(packed) > size:
            field = struct.pack(order + word, behind + len(more))
            more += packed
        entries += struct.pack(f"{order}HH{word}", tag, kinds[kind], len(values)) + field
    file += struct.pack(order + ("Q" if big else "H"), len(fields)) + entries + bytes(size) + more
    if not last and len(file) % 2:
        file += b"\0"


def _last_pointer(file: bytearray, order: str, big: bool) -> int:
    """Where the number lies that is to say where the next directory begins."""
    word, head, step, at = ("Q", 8, 20, 8) if big else ("I", 2, 12, 4)
    first = 16 if big else 8
    seen = struct.unpack_from(order + word, file, at)[0]
    if seen == first and len(file) >= first and not _is_chained(file, order, big):
        return at
    while seen := struct.unpack_from(order + word, file, at)[0]:
        count = struct.unpack_from(order + ("Q" if big else "H"), file, seen)[0]
        at = seen + head + step * count
    return at


def _is_chained(file: bytearray, order: str, big: bool) -> bool:
    """Whether a directory was written already: the header points behind the first pixels then."""
    at, word, first = (8, "Q", 16) if big else (4, "I", 8)
    return struct.unpack_from(order + word, file, at)[0] != first


def _even(number: int) -> int:
    return number + number % 2


def _padded(part: NDArray[Any], tile: tuple[int, int] | None) -> NDArray[Any]:
    if tile is None:
        return part
    return np.pad(part, ((0, tile[0] - part.shape[0]), (0, tile[1] - part.shape[1]), (0, 0)), "edge")


def _compressed(part: NDArray[Any], order: str, compression: int, predictor: int) -> bytes:
    if compression == JPEG_2000:
        out = BytesIO()
        Image.fromarray(part if part.shape[2] == 3 else part[..., 0]).save(out, "JPEG2000", irreversible=False)
        return out.getvalue()
    size = part.dtype.itemsize
    if predictor == 2:
        words = part.view(f"u{size}")
        part = np.diff(words, axis=1, prepend=np.zeros_like(words[:, :1]))
    data = np.ascontiguousarray(part).astype(part.dtype.newbyteorder(order)).tobytes()
    if predictor == 3:
        data = _float_differences(part).tobytes()
    if compression == DEFLATE:
        return zlib.compress(data)
    if compression == LZW:
        return _lzw(data)
    if compression == PACKBITS:
        return b"".join(
            bytes((len(run) - 1,)) + run for run in (data[at : at + 128] for at in range(0, len(data), 128))
        )
    return data


def _float_differences(part: NDArray[Any]) -> NDArray[np.uint8]:
    rows, wide, bands = part.shape
    big = np.ascontiguousarray(part).astype(part.dtype.newbyteorder(">")).view(np.uint8)
    planes = big.reshape(rows, wide * bands, -1).transpose(0, 2, 1).reshape(rows, -1, bands)
    return np.diff(planes, axis=1, prepend=np.zeros_like(planes[:, :1]))


def _lzw(data: bytes) -> bytes:
    """Without a dictionary: a clear code before it would need ten bits."""
    bits, place = "", 0
    for at in range(0, len(data), 250):
        bits += f"{256:09b}" + "".join(f"{byte:09b}" for byte in data[at : at + 250])
        place = at
    bits += f"{257:09b}"
    assert place <= len(data)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def packed_tiff(values: NDArray[np.uint16], bits: int) -> bytes:
    """A grey TIFF with numbers of so many bits without gaps, each row on a byte of its own."""
    each = (values[..., None] >> np.arange(bits - 1, -1, -1)) & 1
    rows = np.packbits(each.reshape(values.shape[0], -1).astype(np.uint8), axis=1)
    file = bytearray(tiff(rows, rows_per_strip=values.shape[0]))
    for tag, value in ((256, values.shape[1]), (258, bits)):
        at = file.find(struct.pack("<HH", tag, 4 if tag == 256 else 3))
        file[at + 8 : at + 12] = struct.pack("<I", value)
    return bytes(file)


def png(values: NDArray[np.uint16], *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with 16 bits of 1 to 4 bands; ``chunks`` come before the pixels."""
    high, wide, bands = values.shape
    colour = {1: 0, 2: 4, 3: 2, 4: 6}[bands]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    header = struct.pack(">IIBBBBB", wide, high, 16, colour, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def psd(values: NDArray[np.uint8]) -> bytes:
    """A Photoshop file of 8 bits, its layers flattened, without compression."""
    high, wide, bands = values.shape
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, bands, high, wide, 8, 3) + bytes(12)
    return head + b"\0\0" + values.transpose(2, 0, 1).tobytes()


def ramp(bands: int = 1, high: int = 27, wide: int = 44) -> NDArray[np.float64]:
    """0 to 1, each band in its own way, shape (high, wide, bands)."""
    down, across = np.mgrid[:high, :wide] / np.array([[[high - 1]], [[wide - 1]]])
    both = (across, down, (across + down) / 2, 1 - across, 1 - down, across * down)
    return np.stack(both[:bands], axis=-1)


def eight_bits(bands: int) -> NDArray[np.uint8]:
    """What ``ramp`` should look like."""
    return np.rint(255 * ramp(bands)).astype(np.uint8)


def _of(dtype: str, top: float, bands: int) -> NDArray[Any]:
    return np.rint(top * ramp(bands)).astype(dtype) if dtype[0] != "f" else (top * ramp(bands)).astype(dtype)


def _with_holes(values: NDArray[Any]) -> NDArray[Any]:
    values[3, 5], values[4, 6] = np.nan, np.inf
    return values


class OddFile(NamedTuple):
    """``make`` gives a file with ``ramp`` in it, ``colours`` says how many bands of it one should see: 1 or 3."""

    make: Callable[[], bytes]
    colours: int = 3


def _plain(dtype: str, top: float, bands: int, planar: bool) -> OddFile:
    return OddFile(lambda: tiff(_of(dtype, top, bands), planar=planar), 3 if bands > 2 else 1)


_DEEP = (("u2", 1023), ("u2", 4095), ("u2", 65535), ("f2", 1), ("f4", 1), ("f8", 1), ("i4", 10**6), ("u4", 10**9))
_LAYOUTS = ((1, False), (3, False), (3, True), (4, False), (6, False))

ODD_FILES: dict[str, OddFile] = {
    f"{dtype} up to {top}, {bands} bands{', planes' * planar}": _plain(dtype, top, bands, planar)
    for dtype, top in _DEEP
    for bands, planar in _LAYOUTS
} | {
    "big-endian": OddFile(lambda: tiff(_of("u2", 4095, 3), order=">")),
    "BigTIFF": OddFile(lambda: tiff(_of("u2", 4095, 3), big=True)),
    "tiles": OddFile(lambda: tiff(_of("u2", 4095, 3), tile=(16, 32))),
    "tiles, planes, deflate, predictor": OddFile(
        lambda: tiff(_of("u2", 4095, 3), tile=(16, 16), planar=True, compression=DEFLATE, predictor=2)
    ),
    "LZW": OddFile(lambda: tiff(_of("u2", 4095, 3), compression=LZW)),
    "PackBits": OddFile(lambda: tiff(_of("f8", 1, 3), compression=PACKBITS, order=">")),
    "predictor": OddFile(lambda: tiff(_of("u2", 4095, 3), compression=DEFLATE, predictor=2)),
    "predictor of floats": OddFile(lambda: tiff(_of("f4", 1, 3), compression=DEFLATE, predictor=3, tile=(16, 16))),
    "12 bits packed": OddFile(lambda: packed_tiff(_of("u2", 4095, 1)[..., 0], 12), 1),
    "PNG of 12 bits": OddFile(lambda: png(_of("u2", 4095, 3))),
    "PNG of 16 bits": OddFile(lambda: png(_of("u2", 65535, 3))),
    "PNG of 16 bits, grey": OddFile(lambda: png(_of("u2", 65535, 1)), 1),
    "NaN and infinity": OddFile(lambda: tiff(_with_holes(_of("f4", 1, 1))), 1),
    "NaN and infinity in colour": OddFile(lambda: tiff(_with_holes(_of("f4", 1, 3)))),
    "JPEG 2000": OddFile(lambda: tiff(_of("u1", 255, 3), compression=JPEG_2000, rows_per_strip=27)),
    "JPEG 2000, deep grey": OddFile(lambda: tiff(_of("u2", 4095, 1), compression=JPEG_2000, rows_per_strip=27), 1),
    "8 bits, 2 planes": OddFile(lambda: tiff(_of("u1", 255, 2), planar=True), 1),
    "8 bits, 6 bands": OddFile(lambda: tiff(_of("u1", 255, 6))),
    "several pages": OddFile(lambda: tiff(_of("u2", 4095, 1), _of("u2", 4095, 1) // 2), 1),
    "Photoshop": OddFile(lambda: psd(_of("u1", 255, 3))),
}
"""By what is odd about them: a decoder gives ``eight_bits``, within one level; NaN is black, infinity white."""
