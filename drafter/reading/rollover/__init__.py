"""Another year: time-bound expressions of a draft found by class, moved, proposed or marked, and shown."""

from drafter.reading.rollover.change import Change, Done, RolledOver, TimeClass, YearFrom
from drafter.reading.rollover.roll import roll_over, year_after
from drafter.reading.rollover.tables import DatedTables, bundled_tables, load_tables

__all__ = [
    "Change",
    "DatedTables",
    "Done",
    "RolledOver",
    "TimeClass",
    "YearFrom",
    "bundled_tables",
    "load_tables",
    "roll_over",
    "year_after",
]
