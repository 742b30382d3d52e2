"""Dated tables: plan periods, congresses and plenums, national sessions, anniversaries, each with its source."""

from drafter.reading.rollover.tables.layers import bundled_tables, load_tables
from drafter.reading.rollover.tables.model import DatedTables

__all__ = ["DatedTables", "bundled_tables", "load_tables"]
