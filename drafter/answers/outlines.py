"""Outlines: body markup or structured form, in the answers file or in a file of its own (``body_from``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.answers.files import PlaceOfLine, read_text
from drafter.answers.places import line_places
from drafter.answers.reader import BLANKS, Entries, Entry, Reader
from drafter.answers.traps import Meant, lost_headings
from drafter.base.messages import say
from drafter.base.problems import Level, Problem
from drafter.base.yaml import nodes
from drafter.draft.marks import is_table_line
from drafter.draft.markup import read_markup
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline
from drafter.draft.tables import split_cells

_RULE = re.compile(r"(?=.*--)[|｜:\- \t\u3000]+")
FROM = "_from"
"""Behind the key of a text: the file it is in."""


def read_outline(reader: Reader, entry: Entry, numbering: Numbering) -> Outline | None:
    """Return the outline of *entry*, None where it is empty or wrong."""
    if isinstance(entry.node, nodes.Sequence):
        from drafter.answers.structured import read_structured  # 1 ms; few but programs write this form

        reader.problems += lost_headings(reader.tree, entry.key, entry.node)
        return read_structured(reader, entry.node, numbering) or None
    if isinstance(entry.node, nodes.Mapping):
        reader.wrong_kind(entry, say("文字或列表"))
        return None
    found = reader.scalar(entry, Meant.OUTLINE)
    if found is None or not found.value.strip():
        return None
    return _markup(reader, found.value, line_places(reader.tree, found), numbering)


def _markup(reader: Reader, text: str, place: PlaceOfLine, numbering: Numbering) -> Outline | None:
    outline, problems = read_markup(text, numbering, place)
    reader.problems += problems
    reader.problems += _wide_rows(text, place)
    reader.check_expressions(text, place)
    return outline or None


def _wide_rows(text: str, place: PlaceOfLine) -> Iterator[Problem]:
    r"""Yield the rows of tables in markup that have more cells than the header: a bar in a cell wants to be ``\|``."""
    columns = 0
    for index, line in enumerate(text.split("\n")):
        words = line.strip(BLANKS)
        if not is_table_line(words):
            columns = 0
            continue
        cells = 0 if _RULE.fullmatch(words) else len(split_cells(words))
        if columns and cells > columns:
            message = say("这一行有 {cells} 格，表头只有 {columns} 列", cells=cells, columns=columns)
            yield Problem(place(index), message, say("格子里的竖线要写成 {bar}", bar=r"\|"), Level.WARNING)
        columns = columns or (cells if cells > 1 else 0)  # a row of one cell above the header is the caption


def text_from(reader: Reader, entries: Entries, key: str) -> tuple[str, PlaceOfLine] | None:
    """Return the text of the file that ``key_from`` names and the places of its lines; None where there is none."""
    entry = entries.get(key + FROM)
    found = reader.scalar(entry) if entry is not None else None
    if entry is None or found is None or not found.value.strip():
        return None
    if key in entries:
        reader.problem(entry.node, say("“{key}”和“{other}”只能写一个", key=key, other=key + FROM))
        return None
    return read_text(reader, entry, found.value.strip())


def read_outline_or_file(reader: Reader, entries: Entries, key: str, numbering: Numbering) -> Outline | None:
    """Return the outline under *key*, or in the file that ``key_from`` names."""
    found = text_from(reader, entries, key)
    if found is not None:
        return _markup(reader, *found, numbering)
    return read_outline(reader, entries[key], numbering) if key in entries else None
