"""Kinds of files that lie among photographs and are not read, recognised by their first bytes."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """``name`` as in "This is a ...".

    ``advice`` is a sentence: how to get an image from it that is read. ``is_image`` is False for files that only have
    the ending of an image.
    """

    name: str
    advice: str
    is_image: bool = True


_CONVERT = "Convert it to PNG, TIFF or JPEG."
CAMERA_RAW = Kind(
    "camera raw file (DNG, NEF, CR2, ARW ...)",
    "Develop it with the camera's software, darktable or RawTherapee, and export it as JPEG or TIFF.",
)
_DICOM = Kind(
    "DICOM image",
    "Convert it to PNG or TIFF with a suitable display window, for example with dcm2img from DCMTK.",
)
_VIDEO = Kind("video", "Extract the frames you need as images, for example with ffmpeg.")
_DRAWING = Kind("vector drawing", "Export it as PNG.")
_ICON = Kind("macOS icon", "Export it as PNG, for example with Preview.")
_WEB_PAGE = Kind(
    "web page", "The download saved a page instead of the image. Download the image again.", is_image=False
)
_ARCHIVE = Kind("archive", "Rename it to its true ending, such as .zip, and open that.", is_image=False)
_LFS = Kind("Git LFS pointer", "Run “git lfs pull” in its repository.", is_image=False)
_SCIENCE = "Convert it to TIFF; numbers of 16 or 32 bits and floats are read."

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\x0a", Kind("JPEG XL image", _CONVERT)),
    (b"\0\0\0\x0cJXL ", Kind("JPEG XL image", _CONVERT)),
    (b"II\xbc\x01", Kind("JPEG XR image", _CONVERT)),
    (b"FUJIFILMCCD-RAW", CAMERA_RAW),
    (b"FOVb", CAMERA_RAW),
    (b"IIU\0", CAMERA_RAW),
    (b"IIRO", CAMERA_RAW),
    (b"IIRS", CAMERA_RAW),
    (b"MMOR", CAMERA_RAW),
    (b"\0MRM", CAMERA_RAW),
    (b"8BPS", Kind("unsupported kind of Photoshop file", "Export it from Photoshop as PNG or TIFF.")),
    (b"gimp xcf", Kind("GIMP file", "Export it from GIMP as PNG or TIFF.")),
    (b"v/1\x01", Kind("OpenEXR image", _SCIENCE)),
    (b"#?RADIANCE", Kind("Radiance HDR image", _SCIENCE)),
    (b"#?RGBE", Kind("Radiance HDR image", _SCIENCE)),
    (b"SIMPLE  =", Kind("FITS image", _SCIENCE)),
    (b"\x89HDF\r\n\x1a\n", Kind("HDF5 file", _SCIENCE)),
    (b"\x93NUMPY", Kind("NumPy array", _SCIENCE)),
    (b"NRRD000", Kind("NRRD volume", _SCIENCE)),
    (b"\xd0\xcf\x11\xe0", Kind("file from an Office or microscope program", _CONVERT)),
    (b"DDS ", Kind("DirectDraw surface", _CONVERT)),
    (b"BPG\xfb", Kind("BPG image", _CONVERT)),
    (b"FLIF", Kind("FLIF image", _CONVERT)),
    (b"AT&TFORM", Kind("DjVu document", "Export its pages as PNG or TIFF.")),
    (b"%PDF", Kind("PDF document", "Export its pages as PNG or TIFF.")),
    (b"%!PS", _DRAWING),
    (b"\xc5\xd0\xd3\xc6", _DRAWING),
    (b"\xd7\xcd\xc6\x9a", _DRAWING),
    (b"\x1aE\xdf\xa3", _VIDEO),
    (b"icns", _ICON),
    (b"MATLAB 5.0 MAT-file", Kind("MATLAB file", "Export its images as TIFF.", is_image=False)),
    (b"PAR1", Kind("Parquet table", "Export its images as files, with a list of their classes.", is_image=False)),
    (b"version https://git-lfs", _LFS),
    (b"PK\3\4", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
)
_VIDEO_BRANDS = (b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"avc1", b"M4V ", b"3gp4", b"3gp5", b"dash")
_HTML = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xF7))


def kind_of(data: bytes) -> Kind | None:
    """What a file is that is not read; None for what is unknown or should be read."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[128:132] == b"DICM":
        return _DICOM
    if data[4:12] == b"ftypcrx " or data[6:14] == b"HEAPCCDR":
        return CAMERA_RAW
    if (data[4:8] == b"ftyp" and data[8:12] in _VIDEO_BRANDS) or (data[:4] == b"RIFF" and data[8:11] == b"AVI"):
        return _VIDEO
    if data[344:348] in (b"n+1\0", b"ni1\0"):
        return Kind("NIfTI volume", _SCIENCE)
    if data[:2] == b"\xff\xd8":
        return _jpeg_kind(data)
    if data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF":
        return _DRAWING
    if data.lstrip()[:1] == b"<":
        return _DRAWING if _SVG.search(data, 0, 4096) else _WEB_PAGE if _HTML.search(data, 0, 1024) else None
    return None


def _jpeg_kind(data: bytes) -> Kind | None:
    """JPEGs that no browser shows either."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 9 < len(data):
        marker = data[at + 1]
        if marker in _FRAMES:
            if marker == 0xF7:
                return Kind("JPEG-LS image", _CONVERT)
            if marker not in (0xC0, 0xC1, 0xC2):
                return Kind("lossless or arithmetic JPEG", _CONVERT)
            return Kind(f"JPEG of {data[at + 4]} bits", _CONVERT) if data[at + 4] in (12, 16) else None
        if marker == 0xDA:
            return None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
