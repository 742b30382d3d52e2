"""Numbers as time expressions write them: 2026, ２０２６, 二〇二六, 七十五; read, and written again in the same style."""

from __future__ import annotations

from drafter.draft.numerals import chinese, digit_by_digit, parse_chinese

ORDINAL = "(?:[0-9]{1,3}|[一二三四五六七八九十百〇零]{1,5})"
"""A pattern: a number that counts sessions or anniversaries."""

YEAR = "(?:(?:19|20)[0-9]{2}|[１２][９０][０-９]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
"""A pattern: a year of four digits, Arabic, full-width or Chinese one by one (二〇二六)."""

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ZEROS = "零○"


def value_of(written: str) -> int:
    """Return the number that *written* writes; ValueError where it writes none."""
    number = int(written) if written.isdecimal() else parse_chinese(written.replace("○", "〇"))
    if number is None:
        raise ValueError(written)
    return number


def like(sample: str, number: int) -> str:
    """Return *number* in the digits that *sample* has: 75 → 76, 七十五 → 七十六, 二○二五 → 二○二六."""
    if sample.isascii():
        return str(number)
    if sample.isdecimal():
        return str(number).translate(_WIDE)
    is_year = len(sample) > 1 and not set(sample) & set("十百千")
    found = digit_by_digit(str(number)) if is_year else chinese(number)
    usual = "〇" if is_year or "〇" in sample else "零"  # 二〇二六年, but 一百零一周年
    zero = next((each for each in sample if each in _ZEROS), usual)
    return found.replace("〇", zero)
