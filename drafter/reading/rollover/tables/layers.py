"""Where dated tables come from: those that come with drafter < the office's < one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from drafter.base import files
from drafter.base.errors import UsageError
from drafter.base.folders import data_folder
from drafter.base.layers import Layer, Location
from drafter.base.problems import errors_of
from drafter.base.settings import read_settings
from drafter.base.source import read_source
from drafter.reading.rollover.tables.model import DatedTables
from drafter.reading.rollover.tables.read import read_tables

FILE = "dated-tables.yaml"
"""What the file is called in every layer."""


def table_locations() -> tuple[Location, ...]:
    """Return the folders that may hold dated tables, the lowest layer first; UsageError where the settings are wrong."""
    shared = read_settings().folder("shared")
    ours = [Location(Layer.SHARED, shared)] if shared is not None else []
    return (*ours, Location(Layer.PERSONAL, data_folder()))


def load_tables(locations: Sequence[Location] | None = None) -> DatedTables:
    """Return the dated tables of all layers (by default those of the settings), a higher layer's entries over a lower's.

    UsageError with every problem where a file cannot be read or is wrong.
    """
    tables = bundled_tables()
    for location in table_locations() if locations is None else locations:
        path = location.folder / FILE
        if path.is_file():
            tables = _read(path).over(tables)
    return tables


@cache
def bundled_tables() -> DatedTables:
    """Return the tables that come with drafter."""
    return _read(Path(__file__).with_name(FILE))


def _read(path: Path) -> DatedTables:
    source, problems = read_source(files.read(path), str(path))
    tables, more = read_tables(source.text, str(path)) if source is not None else (DatedTables(), [])
    if errors := errors_of([*problems, *more]):
        raise UsageError.of(errors)
    return tables
