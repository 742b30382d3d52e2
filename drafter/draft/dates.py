"""Dates of documents (成文日期): Arabic digits, the full year, no leading zeros (GB/T 9704-2012 7.3.5.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?")


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """A date of which the day may be open (``day`` is None: 2026年1月)."""

    year: int
    month: int
    day: int | None = None

    def __str__(self) -> str:
        """Return the date as printed: 2026年1月5日."""
        return f"{self.year}年{self.month}月" + (f"{self.day}日" if self.day else "")

    def iso(self) -> str:
        """Return the date as written in a file: 2026-01-05."""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def parse_date(text: str) -> DocumentDate | None:
    """Return the date written as 2026-1-8, 2026-01, 2026/1/8, 2026年1月8日; None for other text; ValueError for 2026-02-30."""
    match = _ISO.fullmatch(text.strip()) or _CHINESE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    date(year, month, int(day) if day else 1)
    return DocumentDate(year, month, int(day) if day else None)
