"""Tables as rows of cells, drawn with rules; their heights are those of the printed page, where their type is smaller."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.doctypes.format import Profile
from drafter.doctypes.scaffold.styles import CELL_MARGINS, line_pitch
from drafter.draft.blocks import Cell, CellAlign, TableBlock
from drafter.preview.kinsoku import breaks
from drafter.preview.measure import CELLS, CellType, cells, type_of
from drafter.preview.rows import Shape, Span

_LEAST = 2  # cells in a column
_CELL = CellType(CELLS, 1, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in its row: the column it begins in, how many it covers, its text (empty where it goes on from above)."""

    cell: Cell
    column: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, whole on a page: what is drawn, and whether it belongs to the next one (header, group).

    ``opening`` is its first line where it begins a page (behind the header), ``closing`` the rule under it at a page's end.
    """

    shapes: tuple[Shape, ...]
    keeps: bool = False
    opening: tuple[Span, ...] = ()
    closing: tuple[Span, ...] = ()


def table_rows(table: TableBlock, landscape: bool, profile: Profile) -> list[TableRow]:
    """Return the rows of *table*; the first has the rule above it, the last the one below."""
    across = profile.paper.block_height if landscape else profile.paper.block_width
    total = sum(table.weights) or 1.0
    paper = [across * weight / total for weight in table.weights]
    widths = _widths(table, (across // profile.character) * CELLS)
    slots = _slots(table)
    found = []
    for index, row in enumerate(slots):
        height = _height(row, paper, profile, ruled=table.ruled)
        lines = _lines(row, widths, ruled=table.ruled)
        if table.ruled:
            lines.insert(0, _rule(slots[index - 1] if index else None, row, widths))
            if index == len(slots) - 1:
                lines.append(_rule(row, None, widths))
        shares = [height // len(lines)] * (len(lines) - 1)
        pitches = [*shares, height - sum(shares)]
        shapes = tuple(Shape(spans, pitch) for spans, pitch in zip(lines, pitches, strict=True))
        is_head = bool(row) and all(slot.cell.heading for slot in row)
        above = slots[table.header_rows - 1] if 0 < table.header_rows <= index else None
        opening = _rule(above, row, widths) if table.ruled else shapes[0].spans
        found.append(TableRow(shapes, is_head, opening, _rule(row, None, widths) if table.ruled else ()))
    return found


def _slots(table: TableBlock) -> list[list[Slot]]:
    """Return the cells of every row with their columns, those that go on from above included."""
    columns, found = len(table.weights), list[list[Slot]]()
    open_until: dict[int, tuple[Cell, int]] = {}
    for index, row in enumerate(table.rows):
        waiting, slots, column = list(row), list[Slot](), 0
        while column < columns:
            above, end = open_until.get(column, (None, 0))
            if above is not None and index < end:
                slots.append(Slot(above, column, goes_on=True))
            else:
                cell = waiting.pop(0) if waiting else Cell(())
                slots.append(Slot(cell, column))
                open_until[column] = (cell, index + cell.down)
            column += max(1, slots[-1].cell.across)
        found.append(slots)
    return found


def _widths(table: TableBlock, page: int) -> list[int]:
    """Return the columns' widths in cells, together as wide as the page with the rules between them."""
    columns = len(table.weights)
    room = page - (columns + 1 if table.ruled else columns - 1)
    total = sum(table.weights) or 1.0
    widths = [max(_LEAST, int(room * weight / total)) for weight in table.weights]
    while sum(widths) < room:
        widths[max(range(columns), key=lambda each: table.weights[each] / widths[each])] += 1
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _height(row: list[Slot], paper: list[float], profile: Profile, *, ruled: bool) -> int:
    kind = type_of(profile.looks["table_text"].size, 0, latin_gap=profile.latin_gap)
    margins = CELL_MARGINS["left"] + CELL_MARGINS["right"]
    lines = 1
    for slot in row:
        if not slot.goes_on and slot.cell.down == 1:
            room = int(sum(paper[slot.column : slot.column + slot.cell.across])) - margins
            lines = max(lines, len(breaks(_text(slot), kind, room, room)) + 1)
    rule = round(profile.table.rule * 20) if ruled else 0
    return lines * line_pitch(profile, "table_text") + CELL_MARGINS["top"] + CELL_MARGINS["bottom"] + rule


def _text(slot: Slot) -> str:
    return "" if slot.goes_on else "".join(run.text for run in slot.cell.runs)


def _lines(row: list[Slot], widths: list[int], *, ruled: bool) -> list[tuple[Span, ...]]:
    """Return the lines of a row as drawn."""
    rooms = [_room(slot, widths, ruled=ruled) for slot in row]
    texts = [_wrapped(_text(slot), room) for slot, room in zip(row, rooms, strict=True)]
    side = Span("│" if ruled else " ", "rule")
    found = []
    for number in range(max(map(len, texts))):
        spans = [side] if ruled else []
        for slot, room, lines in zip(row, rooms, texts, strict=True):
            line = lines[number] if number < len(lines) else ""
            spans += [Span(_set(line, room, slot.cell), "head" if slot.cell.heading else _todo(slot)), side]
        found.append(tuple(spans if ruled else spans[:-1]))
    return found


def _todo(slot: Slot) -> str:
    return "todo" if any(run.todo for run in slot.cell.runs) else ""


def _room(slot: Slot, widths: list[int], *, ruled: bool) -> int:
    inside = widths[slot.column : slot.column + slot.cell.across]
    return sum(inside) + len(inside) - 1 if ruled or len(inside) > 1 else sum(inside)


def _wrapped(text: str, room: int) -> list[str]:
    begins = breaks(text, _CELL, room, room)
    return [text[start:end].rstrip(" \n") for start, end in zip([0, *begins], [*begins, len(text)], strict=True)]


def _set(text: str, room: int, cell: Cell) -> str:
    spare = max(0, room - cells(text))
    left = spare // 2 if cell.align is CellAlign.CENTRE else 0
    return " " * left + text + " " * (spare - left)


def _rule(above: list[Slot] | None, below: list[Slot] | None, widths: list[int]) -> tuple[Span, ...]:
    """Return the rule between two rows; a cell that goes on has none inside."""
    up, down = _edges(above, len(widths)), _edges(below, len(widths))
    gaps = {slot.column for slot in below or [] if slot.goes_on}
    text = ""
    for column in range(len(widths) + 1):
        text += _corner(column in up, column in down, first=column == 0, last=column == len(widths))
        if column < len(widths):
            text += (" " if column in gaps else "─") * widths[column]
    return (Span(text, "rule"),)


def _edges(row: list[Slot] | None, columns: int) -> set[int]:
    return set() if row is None else {*(slot.column for slot in row), columns}


def _corner(up: bool, down: bool, *, first: bool, last: bool) -> str:
    if first:
        return "├" if up and down else "└" if up else "┌"
    if last:
        return "┤" if up and down else "┘" if up else "┐"
    return "┼" if up and down else "┴" if up else "┬" if down else "─"
