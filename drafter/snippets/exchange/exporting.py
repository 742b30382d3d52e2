"""Phrases of the library written to a file: a table, or matches for espanso."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.snippets.entry import Entry
from drafter.snippets.exchange import csvfile, espanso, workbook
from drafter.snippets.exchange.columns import COLUMNS
from drafter.snippets.exchange.planning import category_names
from drafter.snippets.library import Library

FORMATS = {"xlsx": (".xlsx",), "csv": (".csv",), "espanso": (".yml", ".yaml")}
"""The formats that can be written, with the suffixes of their files."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, how many phrases are in it, and what could not be carried."""

    data: bytes
    count: int
    problems: tuple[Problem, ...] = ()


def export(entries: Sequence[Entry], library: Library, format: str) -> Exported:
    """Return *entries* of *library* as a file in *format*, one of :data:`FORMATS`."""
    if format == "espanso":
        data, count, problems = espanso.written(entries)
        return Exported(data, count, tuple(problems))
    names = {key: name for name, key in category_names(library).items()}
    rows = [_row(entry, names) for entry in entries]
    if format == "csv":
        return Exported(csvfile.written([[column.head for column in COLUMNS], *rows]), len(rows))
    too_long = [_too_long(entry) for entry, row in zip(entries, rows, strict=True) if not _fits(row)]
    fitting = [row for row in rows if _fits(row)]
    return Exported(workbook.written(fitting, _categories(library)), len(fitting), tuple(too_long))


def empty_form(library: Library, format: str) -> Exported:
    """Return a table to be filled in, in *format* (xlsx or csv)."""
    if format == "csv":
        return Exported(csvfile.written([[column.head for column in COLUMNS]]), 0)
    return Exported(workbook.written([], _categories(library)), 0)


def _row(entry: Entry, names: dict[str, str]) -> list[str]:
    snippet = entry.snippet
    return [
        names.get(snippet.category, snippet.category) if column.key == "category" else column.written(snippet)
        for column in COLUMNS
    ]


def _fits(row: Sequence[str]) -> bool:
    return max(map(len, row)) <= workbook.LONGEST


def _too_long(entry: Entry) -> Problem:
    message = say("{id} 太长，一个单元格放不下，没有导出：{title}", id=entry.id, title=entry.snippet.title)
    return Problem(Place(str(entry.path)), message, say("可导出为 csv"), Level.WARNING)


def _categories(library: Library) -> list[tuple[str, str]]:
    return [(each.name, each.key) for each in library.categories()]
