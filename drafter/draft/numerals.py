"""Chinese numerals for labels, and back."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def chinese(number: int) -> str:
    """Return *number* in Chinese counting numerals: 十, 二十一, 一百〇一.

    A number that counts an order is written with 〇, not 零 (GB/T 15835-2011 4.2.3), as Word does; LibreOffice prints 零.
    """
    if number < 0:
        return f"负{chinese(-number)}"
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "〇" if 0 < low < unit // 10 else ""
            return chinese(high) + name + gap + (_lower(low) if low else "")
    written = _below_ten_thousand(number)
    return written[1:] if written.startswith("一十") else written


def _lower(number: int) -> str:
    """Return *number* as it is written behind a higher unit: 一十, not 十."""
    written = chinese(number)
    return f"一{written}" if written.startswith("十") else written


def _below_ten_thousand(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("〇" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif written:
            gap = True
    return written


def parse_chinese(text: str) -> int | None:
    """Return the number that *text* writes (十二, 一百〇一, 二〇二六), or None."""
    if not text or any(character not in _VALUES and character not in _UNITS for character in text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


def digit_by_digit(number: str) -> str:
    """Return the Arabic digits of *number* as Chinese ones, one by one: 2026 → 二〇二六."""
    return number.translate({ord(str(value)): digit for value, digit in enumerate(_DIGITS)})
