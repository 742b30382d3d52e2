"""What a roll-over aims at: from which year to which, with what is known of dated things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from drafter.reading.rollover.change import Found
from drafter.reading.rollover.tables import DatedTables

HIDDEN = "\uffff"
"""What finders see in the place of words that are not theirs: no pattern may take it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """From the year ``last`` to ``year``; ``totals`` says of which appendix a number is the count of tasks."""

    last: int
    year: int
    tables: DatedTables
    totals: Mapping[int, str] = field(default_factory=dict)

    def moved(self, year: int) -> int:
        """Return the year that stands to the new one as *year* stood to the old one."""
        return year + self.year - self.last

    def is_near(self, year: int) -> bool:
        """Tell whether *year* is the old one, the one before or the one after: those that a yearly text counts from."""
        return abs(year - self.last) <= 1


Finder = Callable[[str, Aim], Iterable[Found]]
"""Finds the expressions of a class in a text."""
