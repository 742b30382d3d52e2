"""Widths on paper and in cells of a terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

CELLS = 2
"""Cells of a terminal that a full-width character takes."""

_INVISIBLE = {"Mn", "Me", "Cf"}
_GAP = 5  # LibreOffice leaves a fifth of the type size between Chinese and Latin


@lru_cache(maxsize=16384)
def halves(character: str) -> int:
    """Return the width of *character* in half characters: 2 for a full-width one, 0 for an invisible one.

    What Unicode calls ambiguous (“ ” … — ×) is full-width in Chinese text.
    """
    if character.isascii():
        return 1
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


@lru_cache(maxsize=16384)
def _cells(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return CELLS if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """Return how many cells *text* takes in a terminal, where “ ” … — are narrower than on paper."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@dataclass(frozen=True, slots=True)
class Type:
    """A type size: the widths in twips of a full-width and a half-width character, and of the gap beside Latin.

    ``joint`` is what is added where another script or face begins: the last character before it is set without the spacing.
    """

    full: int
    half: int
    gap: int
    joint: int = 0

    def advance(self, character: str) -> int:
        """Return the width of *character* in twips."""
        width = halves(character)
        return self.full if width == 2 else self.half if width else 0


class CellType(Type):
    """The type of a terminal: widths are cells."""

    def advance(self, character: str) -> int:
        """Return the width of *character* in cells."""
        return _cells(character)


@lru_cache(maxsize=64)
def type_of(size: float, spacing: int, *, latin_gap: bool) -> Type:
    """Return the widths of type of *size* pt, *spacing* twips added to every character."""
    full = round(size * 20)
    return Type(full + spacing, full // 2 + spacing, full // _GAP if latin_gap else 0, -spacing)


def is_chinese(character: str) -> bool:
    """Tell whether *character* is a letter of Chinese: where a gap is left beside Latin."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def is_latin(character: str) -> bool:
    """Tell whether *character* is a letter or digit of Latin."""
    return character.isascii() and character.isalnum()
