"""Widths of text in characters of Chinese type (字): a full-width character is 1, a half-width one 0.5."""

from __future__ import annotations

import unicodedata

_NO_ROOM = {"Mn", "Me", "Cf"}  # marks set over or around a character, joiners and other invisible signs


def width(text: str) -> float:
    """Return the width of *text* in 字.

    What Unicode calls ambiguous (“ ” … — ×) is full-width in Chinese text; combining and invisible signs take no room.
    """
    if text.isascii():
        return len(text) / 2
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> float:
    if unicodedata.category(character) in _NO_ROOM:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
