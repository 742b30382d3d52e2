"""Where rows of a table fall on the pages: an estimate, good enough to say a merged cell's words again on the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.doctypes.format import Profile
from drafter.doctypes.scaffold.styles import CELL_MARGINS, line_pitch
from drafter.draft.blocks import Block, BlockKind, TableBlock
from drafter.draft.widths import gaps, width
from drafter.word.tables import CellPlace, column_widths, grid_rows

_INDENTED = (BlockKind.BODY, BlockKind.HEADING, BlockKind.ITEM, BlockKind.SUBHEADING)
# What a line is filled with: a word, or a character with the punctuation that stays with it.
_CLOSING = "，。、；：！？）》〉」』】〕”’…—％"
_PIECES = re.compile(rf"\n|[!-~]+[{_CLOSING}]*|[（《〈「『【〔“‘]*.[{_CLOSING}]*")
_TOLERANCE = 0.01
_LATIN = (1.0, 1.2)
"""How much room Latin and the gaps beside it take: half a character a letter, or more, as fonts and programs have it."""
_BELONGS = (BlockKind.BLANK, BlockKind.CAPTION)


def page_starts(blocks: Sequence[Block], index: int, size: tuple[int, int], profile: Profile) -> frozenset[int]:
    """Return the rows of the table at *index* that stand first on a page; *size* is the text block's in twips.

    Empty for a table without merged rows: nothing depends on it there. A row is left out where wider Latin would have
    another one begin that page: words that are not said again are better than words in mid-page.
    """
    table = blocks[index].table
    if table is None or not table.has_merged_rows:
        return frozenset()
    depth, room = _depth(blocks, index, size, profile), size[1] - 2 * _rule(table, profile)
    found = [list(_starts(table, _rows(table, size[0], profile, latin), depth, room)) for latin in _LATIN]
    return frozenset(one for one, other in zip(*found, strict=False) if one is not None and one == other)


class _Row(NamedTuple):
    """A row: its height, the rows from the first to the last that a merged cell in it covers, the height that cell needs."""

    height: int
    merged: range = range(0)
    needed: int = 0


def _starts(table: TableBlock, rows: Sequence[_Row], depth: int, room: int) -> Iterator[int | None]:
    """Yield the first row of every further page, None where a merged cell that ended above it would not fit in there."""
    header = sum(row.height for row in rows[: table.header_rows])
    above = 0  # the height of the rows that the merged cell covers already
    for index, row in enumerate(rows):
        kept = range(index + 1, _last_kept(table, index) + 1)  # rows that move to the next page together with this one
        lacking = max(0, row.needed - above) if index in row.merged[1:] else 0
        if depth + row.height + sum(rows[each].height for each in kept) > room and index not in range(1, table.header_rows):
            fits = depth + lacking <= room
            above = 0 if fits else above
            depth = 0 if index < table.header_rows else header
            yield index if fits else None
        above = above + row.height if index in row.merged[1:] else row.height
        depth += row.height + (max(0, row.needed - above) if index in row.merged[-1:] else 0)


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
    return [row.height for row in _rows(table, room, profile)]


def _rows(table: TableBlock, room: int, profile: Profile, latin: float = 1.0) -> list[_Row]:
    """Return the rows of *table* where Latin takes *latin* times its usual room."""
    columns = column_widths(table.weights, room)
    pitch, padding = line_pitch(profile, "table_text"), CELL_MARGINS["top"] + CELL_MARGINS["bottom"] + _rule(table, profile)
    found: list[_Row] = []
    for index, row in enumerate(grid_rows(table, frozenset())):
        lines = [_cell_lines(each, columns, profile, latin) for each in row]
        own = [count for count, each in zip(lines, row, strict=True) if not each.merge]  # a merged cell is as high as its rows
        merged = next(((count, each) for count, each in zip(lines, row, strict=True) if each.merge), None)
        height = max(own, default=1) * pitch + padding
        if merged is None:
            found.append(_Row(height))
        elif merged[1].merge == "continue":
            found.append(found[-1]._replace(height=height))
        else:
            found.append(_Row(height, range(index, index + merged[1].cell.down), merged[0] * pitch + padding))
    return found


def _rule(table: TableBlock, profile: Profile) -> int:
    return round(profile.table.rule * 20) if table.ruled else 0


def _cell_lines(place: CellPlace, columns: Sequence[int], profile: Profile, latin: float) -> int:
    across = sum(columns[place.column : place.column + place.cell.across]) - CELL_MARGINS["left"] - CELL_MARGINS["right"]
    text = "".join(run.text for run in place.cell.runs)
    return count_lines(text, across / (profile.looks["table_text"].size * 20), latin=latin)


def count_lines(text: str, across: float, first: float = 0.0, latin: float = 1.0) -> int:
    """Return how many lines *text* takes, *across* 字 wide, the first of them *first* 字 shorter.

    Words of Latin letters stay whole where a line holds them; punctuation that may not begin a line takes the character before
    it along; between Chinese and Latin there is a gap. Latin takes *latin* times its usual room.
    """
    lines, at, before = 1, first, ""
    for piece in _PIECES.findall(text):
        gap, size = gaps(before + piece[0]) * latin, width(piece) * (latin if piece.isascii() else 1)
        before = piece[-1]
        if piece == "\n":
            lines, at = lines + 1, 0.0
        elif at + gap + size <= across + _TOLERANCE or not at:
            at += gap + size
        else:
            lines, at = lines + 1, size
        while at > across + _TOLERANCE:  # longer than a line
            lines, at = lines + 1, at - across
    return lines
