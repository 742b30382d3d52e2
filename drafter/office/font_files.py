"""The family names that a font file gives itself (its ``name`` table), for systems that have no command to list fonts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_FAMILIES = (1, 16, 21)
"""The kinds of names that are family names: as old programs know it, typographic, and by weight and width."""
_MACINTOSH, _MAC_ROMAN = 1, "mac-roman"
_CODECS = {0: "utf-16-be", 3: "utf-16-be"}
"""Encodings of names by platform: Unicode and Windows."""
_MOST = 1_000_000  # bytes of a name table, and fonts of a collection: more is no font


def families_in(path: Path) -> frozenset[str]:
    """Return the names of the families in the font file *path*, in all its languages; none where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return frozenset(name for offset in _fonts(stream) for name in _families(stream, offset))
    except (OSError, struct.error, UnicodeError, OverflowError):
        return frozenset()


def _read(stream: BinaryIO, form: str, at: int) -> tuple[Any, ...]:
    stream.seek(at)
    return struct.unpack(form, stream.read(struct.calcsize(form)))


def _fonts(stream: BinaryIO) -> list[int]:
    """Return where each font of the file begins: a collection has several."""
    stream.seek(0)
    if stream.read(4) != b"ttcf":
        return [0]
    (count,) = _read(stream, ">I", 8)
    return list(_read(stream, f">{min(count, _MOST)}I", 12))


def _families(stream: BinaryIO, font: int) -> Iterator[str]:
    (tables,) = _read(stream, ">H", font + 4)
    for number in range(tables):
        tag, _, offset, length = _read(stream, ">4sIII", font + 12 + 16 * number)
        if tag == b"name":
            stream.seek(offset)
            yield from _names(stream.read(min(length, _MOST)))


def _names(table: bytes) -> Iterator[str]:
    _, count, texts = struct.unpack_from(">HHH", table)
    for number in range(count):
        platform, encoding, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        codec = _MAC_ROMAN if (platform, encoding) == (_MACINTOSH, 0) else _CODECS.get(platform, "")
        if kind in _FAMILIES and codec:
            yield table[texts + offset : texts + offset + length].decode(codec)
