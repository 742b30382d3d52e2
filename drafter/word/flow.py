"""Where rows of a table fall on the pages: an estimate, good enough to say a merged cell's words again on the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.doctypes.format import Profile
from drafter.doctypes.scaffold.styles import CELL_MARGINS, line_pitch
from drafter.draft.blocks import Block, BlockKind, TableBlock
from drafter.draft.widths import width
from drafter.word.tables import CellPlace, column_widths, grid_rows

_INDENTED = (BlockKind.BODY, BlockKind.HEADING, BlockKind.ITEM, BlockKind.SUBHEADING)
# What a line is filled with: a word, or a character with the punctuation that stays with it.
_CLOSING = "，。、；：！？）》〉」』】〕”’…—％"
_PIECES = re.compile(rf"\n|[!-~]+[{_CLOSING}]*|[（《〈「『【〔“‘]*.[{_CLOSING}]*")
_TOLERANCE = 0.01
_BELONGS = (BlockKind.BLANK, BlockKind.CAPTION)


def page_starts(blocks: Sequence[Block], index: int, size: tuple[int, int], profile: Profile) -> frozenset[int]:
    """Return the rows of the table at *index* that stand first on a page; *size* is the text block's in twips.

    Empty for a table without merged rows: nothing depends on it there.
    """
    table = blocks[index].table
    if table is None or not any(cell.down > 1 for row in table.rows for cell in row):
        return frozenset()
    return frozenset(_starts(table, _row_heights(table, size[0], profile), _depth(blocks, index, size, profile), size[1]))


def _starts(table: TableBlock, heights: Sequence[int], depth: int, room: int) -> Iterator[int]:
    header = sum(heights[: table.header_rows])
    for index, height in enumerate(heights):
        kept = range(index + 1, _last_kept(table, index) + 1)  # rows that move to the next page together with this one
        if depth + height + sum(heights[each] for each in kept) > room and index not in range(1, table.header_rows):
            depth = 0 if index < table.header_rows else header
            yield index
        depth += height


def _last_kept(table: TableBlock, index: int) -> int:
    """Return the last row that must stand on the same page as the row at *index*: no header or group stands alone."""
    while index + 1 < len(table.rows) and table.rows[index] and all(cell.heading for cell in table.rows[index]):
        index += 1
    return index


def _depth(blocks: Sequence[Block], index: int, size: tuple[int, int], profile: Profile) -> int:
    """Return how far down its page the table at *index* begins, in twips."""
    first = index
    while first and not blocks[first].new_page and blocks[first - 1].landscape is blocks[first].landscape:
        first -= 1
    depth = 0
    for block in blocks[first:index]:
        for height in _heights(block, size[0], profile):
            depth = depth + height if depth + height <= size[1] else height
    touches = index > first and blocks[index - 1].kind not in _BELONGS
    return depth + (profile.grid.pitch // 2 if touches else 0)


def _heights(block: Block, room: int, profile: Profile) -> list[int]:
    """Return the heights in twips of what cannot be torn apart: lines, or rows."""
    if block.table is not None:
        return _row_heights(block.table, room, profile)
    role = block.kind.value if block.kind.value in profile.looks else "body"
    first = profile.first_line if block.kind in _INDENTED else -block.hanging
    across = room / profile.character * profile.looks["body"].size / profile.looks[role].size - block.indent
    return [line_pitch(profile, role)] * count_lines(block.label + block.text, across, first)


def _row_heights(table: TableBlock, room: int, profile: Profile) -> list[int]:
    columns = column_widths(table.weights, room)
    rule = round(profile.table.rule * 20) if table.ruled else 0
    pitch, padding = line_pitch(profile, "table_text"), CELL_MARGINS["top"] + CELL_MARGINS["bottom"] + rule
    rows = grid_rows(table, frozenset())
    return [max((_cell_lines(each, columns, profile) for each in row), default=1) * pitch + padding for row in rows]


def _cell_lines(place: CellPlace, columns: Sequence[int], profile: Profile) -> int:
    if place.merge:  # as high as its rows
        return 1
    across = sum(columns[place.column : place.column + place.cell.across]) - CELL_MARGINS["left"] - CELL_MARGINS["right"]
    text = "".join(run.text for run in place.cell.runs)
    return count_lines(text, across / (profile.looks["table_text"].size * 20))


def count_lines(text: str, across: float, first: float = 0.0) -> int:
    """Return how many lines *text* takes, *across* 字 wide, the first of them *first* 字 shorter.

    Words of Latin letters stay whole where a line holds them; punctuation that may not begin a line takes the character before
    it along.
    """
    lines, at = 1, first
    for piece in _PIECES.findall(text):
        size = width(piece)
        if piece == "\n":
            lines, at = lines + 1, 0.0
        elif at + size <= across + _TOLERANCE or not at:
            at += size
        else:
            lines, at = lines + 1, size
        while at > across + _TOLERANCE:  # longer than a line
            lines, at = lines + 1, at - across
    return lines
