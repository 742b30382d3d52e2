"""Tables: the sample's look, the block's rows; widths fixed, the header on every page, rows kept whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.draft.blocks import Cell, CellAlign, TableBlock
from drafter.word import order
from drafter.word.order import ordered
from drafter.word.paragraphs import Paragraphs
from drafter.word.samples import CellSample, ParagraphSample, TableSample

_INSTEAD = {
    "head": ("head", "centred", "cell", "group"),
    "group": ("group", "head", "cell", "centred"),
    "cell": ("cell", "centred", "head", "group"),
    "centred": ("centred", "cell", "head", "group"),
}
"""Which sample a cell takes, the first that the table has."""


class CellPlace(NamedTuple):
    """A cell in the grid: its column, and whether it begins a merged cell (``restart``), goes on with one (``continue``)."""

    cell: Cell
    column: int
    merge: str = ""


class Tables:
    """Prints the tables of one document."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._cells: dict[tuple[object, ...], tuple[str, str]] = {}

    def xml(self, sample: TableSample, table: TableBlock, width: int, page_starts: frozenset[int]) -> str:
        """Return the ``w:tbl`` of *table*, *width* twips wide.

        Rows of *page_starts* are taken to stand first on a page: a merged cell that goes on there begins again with its words,
        because no program repeats them.
        """
        widths = column_widths(table.weights, width)
        properties = dict(sample.properties)
        properties |= {"tblW": f'<w:tblW w:w="{width}" w:type="dxa"/>', "tblLayout": '<w:tblLayout w:type="fixed"/>'}
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        rows = "".join(
            self._row(sample, places, widths, header=index < table.header_rows)
            for index, places in enumerate(grid_rows(table, page_starts))
        )
        return (
            f"<w:tbl><w:tblPr>{ordered(properties.items(), order.TABLE)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, sample: TableSample, places: Sequence[CellPlace], widths: Sequence[int], *, header: bool) -> str:
        roles = [_role(each.cell, header=header) for each in places]
        properties = dict(_sample(sample, roles[0]).row) if roles else {}
        properties["cantSplit"] = "<w:cantSplit/>"
        if header:
            properties["tblHeader"] = "<w:tblHeader/>"
        cells = "".join(self._cell(sample, role, each, widths) for role, each in zip(roles, places, strict=True))
        return f"<w:tr><w:trPr>{ordered(properties.items(), order.ROW)}</w:trPr>{cells}</w:tr>"

    def _cell(self, sample: TableSample, role: str, place: CellPlace, widths: Sequence[int]) -> str:
        across = min(place.cell.across, len(widths) - place.column)
        width = sum(widths[place.column : place.column + across])
        key = (id(sample), role, width, across, place.merge)
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = self._around(_sample(sample, role), role, width, across, place.merge)
        runs = "" if place.merge == "continue" else self._paragraphs.runs(_sample(sample, role).paragraph, place.cell.runs)
        return f"{found[0]}{runs}{found[1]}"

    def _around(self, sample: CellSample, role: str, width: int, across: int, merge: str) -> tuple[str, str]:
        """Return what stands before and after the runs of a cell."""
        properties = {**sample.cell, "tcW": f'<w:tcW w:w="{width}" w:type="dxa"/>'}
        if across > 1:
            properties["gridSpan"] = f'<w:gridSpan w:val="{across}"/>'
        if merge:
            properties["vMerge"] = '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
        paragraph = dict(sample.paragraph.properties)
        if role in ("head", "group"):  # neither may stand alone at the foot of a page
            paragraph["keepNext"] = "<w:keepNext/>"
        cell = f"<w:tc><w:tcPr>{ordered(properties.items(), order.CELL)}</w:tcPr>"
        return f"{cell}<w:p><w:pPr>{ordered(paragraph.items(), order.PARAGRAPH)}</w:pPr>", "</w:p></w:tc>"


def column_widths(weights: Sequence[float], width: int) -> tuple[int, ...]:
    """Return the columns' widths in twips by their *weights*, together exactly *width*."""
    total = sum(weights) or 1.0
    edges = [round(width * sum(weights[:index]) / total) for index in range(len(weights))] + [width]
    return tuple(right - left for left, right in pairwise(edges))


def _role(cell: Cell, *, header: bool) -> str:
    if cell.heading:
        return "head" if header or cell.across == 1 else "group"
    return "centred" if cell.align is CellAlign.CENTRE else "cell"


def _sample(sample: TableSample, role: str) -> CellSample:
    return next((sample.cells[each] for each in _INSTEAD[role] if each in sample.cells), _NOTHING)


_NOTHING = CellSample({}, {}, ParagraphSample({}, {}))


def grid_rows(table: TableBlock, page_starts: frozenset[int]) -> list[list[CellPlace]]:
    """Return every row's cells, those included that go on from above; a row that falls short is filled with empty ones."""
    columns = len(table.weights)
    open_cells: dict[int, tuple[Cell, int]] = {}  # by column, and the row that the merged cell ends before
    found = []
    for index, row in enumerate(table.rows):
        waiting, places, column = list(row), list[CellPlace](), 0
        while column < columns:
            above, end = open_cells.get(column, (None, 0))
            if above is not None and index < end:
                places.append(CellPlace(above, column, "restart" if index in page_starts else "continue"))
            else:
                cell = waiting.pop(0) if waiting else Cell(())
                places.append(CellPlace(cell, column, "restart" if cell.down > 1 else ""))
                open_cells[column] = (cell, index + cell.down)
            column += places[-1].cell.across
        found.append(places)
    return found
