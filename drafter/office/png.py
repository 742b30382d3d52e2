"""A PNG file out of pixels, without a picture library."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _BYTES_A_PIXEL = 2, 3
_INCHES_A_METRE = 1 / 0.0254


def png(width: int, height: int, stride: int, pixels: bytes, dpi: int) -> bytes:
    """Return the PNG of *pixels*, three bytes RGB each, in *height* rows that begin *stride* bytes apart."""
    row = width * _BYTES_A_PIXEL
    # Every row is preceded by the number of its filter, 0: none.
    rows = b"".join(b"\0" + pixels[start : start + row] for start in range(0, height * stride, stride))
    density = round(dpi * _INCHES_A_METRE)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
