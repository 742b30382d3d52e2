"""The tables of a Word file: how wide they are, how high their rows, which of these repeat and which stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.reading.ooxml import MC, Element, number, switched_on, value, w
from drafter.review.format.parts import Part, height, lines

_PADDING = 216
"""What the margins of a cell take of its width, in twips, where the file says nothing else."""


class Row(NamedTuple):
    """A row: whether it repeats as header and is kept whole, its cells' widths in twips, how many lines it has."""

    is_header: bool
    is_whole: bool
    lines: int
    height: float


class Table(NamedTuple):
    """A table of the body: its place among all, its width in twips, its rows, its first words, the section it is in."""

    ordinal: int
    width: int
    rows: tuple[Row, ...]
    first: Part | None
    section: int


def tables_in(root: Element, all_parts: Sequence[Part]) -> Iterator[Table]:
    """Yield the tables that stand in the body of the document *root*, not those in others; *all_parts* are the words."""
    texts: dict[tuple[int, int], dict[int, list[Part]]] = {}
    firsts: dict[int, Part] = {}
    for part in all_parts:
        cell = part.paragraph.cell
        if cell is not None and cell.outer is None:
            firsts.setdefault(cell.table, part)
            texts.setdefault((cell.table, cell.row), {}).setdefault(cell.column, []).append(part)
    for ordinal, element in enumerate(_elements(root), 1):
        if any(ancestor.tag in (w("tc"), w("txbxContent")) for ancestor in element.iterancestors()):
            continue
        found = tuple(_row(each, texts.get((ordinal, place), {})) for place, each in enumerate(element.findall(w("tr")), 1))
        first = firsts.get(ordinal)
        yield Table(ordinal, _table_width(element), found, first, first.section if first is not None else 0)


def _elements(root: Element) -> Iterator[Element]:
    """Yield every table of *root*, without the second copies for older programs."""
    fallback = f"{{{MC}}}Fallback"
    return (each for each in root.iter(w("tbl")) if not any(True for _ in each.iterancestors(fallback)))


def _row(row: Element, cells: dict[int, list[Part]]) -> Row:
    properties = row.find(w("trPr"))
    most, tallest = 1, 0.0
    widths = _cell_widths(row)
    for column, parts in cells.items():
        across = widths.get(column, 0)
        most = max(most, sum(lines(part, across - _PADDING) for part in parts))
        tallest = max(tallest, sum(height(part, across - _PADDING) for part in parts))
    fixed = None if properties is None else properties.find(w("trHeight"))
    least = number(fixed.get(w("val"))) or 0 if fixed is not None else 0
    return Row(
        bool(switched_on(properties, "tblHeader")), bool(switched_on(properties, "cantSplit")), most, max(tallest, least)
    )


def _cell_widths(row: Element) -> dict[int, int]:
    column, found = 1, {}
    for cell in row.findall(w("tc")):
        properties = cell.find(w("tcPr"))
        said = None if properties is None else properties.find(w("tcW"))
        if said is not None and said.get(w("type"), "dxa") == "dxa":
            found[column] = number(said.get(w("w"))) or 0
        column += max(1, number(value(properties, "gridSpan")) or 1)
    return found


def _table_width(table: Element) -> int:
    """Return the width of *table* in twips, 0 where Word settles it."""
    properties = table.find(w("tblPr"))
    said = None if properties is None else properties.find(w("tblW"))
    kind = "" if said is None else said.get(w("type"), "dxa")
    if kind == "pct":
        return 0
    columns = [number(each.get(w("w"))) or 0 for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    indent = None if properties is None else properties.find(w("tblInd"))
    moved = 0 if indent is None else max(0, number(indent.get(w("w"))) or 0)
    layout = None if properties is None else properties.find(w("tblLayout"))
    is_fixed = layout is not None and layout.get(w("type")) == "fixed"
    own = number(said.get(w("w"))) or 0 if said is not None and kind == "dxa" else 0
    return moved + (own or (sum(columns) if is_fixed else 0))
