"""Widths of text in characters of Chinese type (字): a full-width character is 1, a half-width one 0.5."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

_NO_ROOM = {"Mn", "Me", "Cf"}  # marks set over or around a character, joiners and other invisible signs
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
    return _GAP * sum(
        (_is_chinese(left) and _is_latin(right)) or (_is_latin(left) and _is_chinese(right)) for left, right in pairwise(text)
    )


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\U00020000" <= character <= "\U0003ffff"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
