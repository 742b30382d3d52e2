"""Lines that are a date and nothing else, in Arabic or Chinese digits, masked ones too."""

from __future__ import annotations

import re

from drafter.draft.dates import DocumentDate, parse_date

_YEAR = r"(?:\d{4}|[12]\d[xX×*]{2}|[xX×*]{2,4}|[〇○零Ｏ一二三四五六七八九]{4})"
_NUMBER = r"(?:\d{1,2}|[xX×*]{1,2}|[一二三四五六七八九十]{1,3})"
_WEEKDAY = r"(?:\s*[（(]?(?:星期|周)[一二三四五六日天])?"
_DATE = re.compile(
    rf"(?:{_YEAR}\s*年\s*{_NUMBER}\s*月(?:\s*{_NUMBER}\s*[日号])?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}){_WEEKDAY}"
)


def is_date_line(text: str) -> bool:
    """Tell whether *text* is a date and nothing else."""
    return len(text) <= 20 and _DATE.fullmatch(text.strip("（()） \u3000")) is not None


def date_of(text: str) -> DocumentDate | str:
    """Return the date that *text* writes where it prints again with the same characters (blanks aside), else the words."""
    bare = "".join(text.split())
    try:
        date = parse_date(bare)
    except ValueError:
        return text
    return date if date is not None and str(date) == bare else text
