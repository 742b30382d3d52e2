"""Signs of symbol fonts, which stand in the private use area, as the Unicode signs that look like them."""

from __future__ import annotations

_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB1: "±", 0xB0: "°"}
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻"}
_WINGDINGS |= {0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS |= {0x81 + step: "①②③④⑤⑥⑦⑧⑨⑩"[step] for step in range(10)}
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF000, 0xF100)
_UNKNOWN = "•"


def symbol(sign: str, font: str) -> str:
    """Return what *sign* looks like in *font*; a private sign that no font explains gives •, every other sign itself."""
    code = ord(sign)
    named = _FONTS.get(font.lower())
    if code not in _PRIVATE:
        return named.get(code, sign) if named else sign
    fonts = [named] if named else list(_FONTS.values())
    return next((signs[code - 0xF000] for signs in fonts if code - 0xF000 in signs), _UNKNOWN)
