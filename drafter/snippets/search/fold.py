"""Text as it is searched: lower case, half-width, one code point for each, so that offsets stay what they are."""

from __future__ import annotations

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TONES = {"āáǎàɑ": "a", "ēéěèê": "e", "īíǐì": "i", "ōóǒò": "o", "ūúǔù": "u", "üǖǘǚǜ": "v"}
_MARKS = {"“”„": '"', "‘’": "'", "\u3000\u00a0\t\n\r": " "}
_OWN = range(0xE000, 0xE800)  # private use: here they stand for syllables


class _Folding(dict[int, int]):
    """The folding of every code point, found when it is first met."""

    def __missing__(self, code: int) -> int:
        folded = _folded(code)
        self[code] = folded
        return folded


def _folded(code: int) -> int:
    if code in _FULL_WIDTH:
        code -= 0xFEE0
    lower = chr(code).lower()
    folded = ord(lower) if len(lower) == 1 else code
    if folded > 0xFFFF:
        return 0xF000 + folded % 0x800  # keeps the strings at two bytes a character; rare characters may share one
    return 0xFFFD if folded in _OWN else folded


_TABLE = _Folding(
    {ord(each): ord(plain) for variants, plain in (_TONES | _MARKS).items() for each in variants + variants.upper()}
)


def fold(text: str) -> str:
    """Return *text* as it is searched, of the same length."""
    return text.translate(_TABLE)
