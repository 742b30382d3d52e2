"""Widths of text in characters of Chinese type (字): a full-width character is 1, a half-width one 0.5."""

from __future__ import annotations

import re
import unicodedata

_NO_ROOM = {"Mn", "Me", "Cf"}  # marks set over or around a character, joiners and other invisible signs
_CHINESE = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BESIDE_LATIN = re.compile(rf"(?<={_CHINESE})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?={_CHINESE})")
_GAP = 0.2  # 字, as LibreOffice prints it


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


def gaps(text: str) -> float:
    """Return the room in 字 that Word and LibreOffice leave between the Chinese and the Latin of *text*, beyond its width."""
    return _GAP * len(_BESIDE_LATIN.findall(text))
