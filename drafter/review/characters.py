"""Classes of characters that several rules speak of, as they stand in patterns."""

from __future__ import annotations

from drafter.draft.numerals import parse_chinese

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""汉字, for use within square brackets of a pattern."""

NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,5})"
"""A number in digits or Chinese numerals."""


def number_of(written: str) -> int:
    """Return the number that *written* (digits or Chinese numerals) is, 0 where it is none."""
    if written.isascii() and written.isdecimal():
        return int(written)
    return parse_chinese(written) or 0
