"""What the tests of rolling over share: tables that never grow, and texts rolled over alone."""

from __future__ import annotations

from drafter.draft.texts import applied
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Found
from drafter.reading.rollover.find import edits_of, find
from drafter.reading.rollover.tables import bundled_tables

TABLES = bundled_tables().as_of(2025)
"""The bundled tables as they stood at the end of 2025: meetings that are added later change no test."""


def aim(last: int = 2025, year: int = 2026, **totals: int) -> Aim:
    return Aim(last, year, TABLES.as_of(year), {count: name for name, count in totals.items()})


def found(text: str, last: int = 2025, year: int = 2026) -> list[tuple[str, str, str, str, str]]:
    """Class, what was done, words before and after, and the mark, of each expression of *text*."""
    return [_told(each, text) for each in find(text, aim(last, year))]


def _told(each: Found, text: str) -> tuple[str, str, str, str, str]:
    return str(each.kind), str(each.done), text[each.start : each.end], each.words, each.mark


def rolled(text: str, last: int = 2025, year: int = 2026) -> str:
    """*text* for another year."""
    return applied(text, edits_of(text, find(text, aim(last, year))))


def again(text: str, year: int = 2026) -> str:
    """*text*, which is for *year* already, rolled over to it once more."""
    return rolled(text, year, year)
