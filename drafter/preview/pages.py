"""Blocks to pages as a printer breaks them; what has not changed since is not laid out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from drafter.base.problems import NOWHERE
from drafter.doctypes.format import Profile
from drafter.draft.blocks import Block, BlockKind, Blocks, TableBlock
from drafter.draft.contents import entries
from drafter.preview.measure import CELLS, cells
from drafter.preview.rows import Row, Shape, Span, paragraph
from drafter.preview.tables import TableRow, table_rows

_KEPT = (BlockKind.HEADING, BlockKind.SUBHEADING, BlockKind.CONTENTS_TITLE, BlockKind.OUTLINE_TITLE)
_MOST_KEPT = 20  # units that can hang together
_TABLE_PARTS = (BlockKind.TABLE, BlockKind.CAPTION, BlockKind.TABLE_NOTE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, its rows, its width in cells and its least number of rows."""

    number: int
    rows: tuple[Row, ...]
    width: int = 56
    lines: int = 22


@dataclass(slots=True)
class _Unit:
    """What is set together: shapes of one block that may be torn apart between them, or a row of a table that may not."""

    block: int
    shapes: tuple[Shape, ...]
    whole: bool = False
    keeps: bool = False
    repeats: tuple[Shape, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """The page that is being filled."""

    room: int
    rows: list[Row] = field(default_factory=list)
    used: int = 0


class Preview:
    """The pages of a document, laid out anew at every :meth:`show`."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._paragraphs: dict[Block, tuple[Shape, ...]] = {}
        self._tables: dict[tuple[TableBlock, bool], list[TableRow]] = {}
        self.pages: tuple[Page, ...] = ()
        self._first_rows: dict[int, tuple[int, int]] = {}

    def show(self, blocks: Blocks) -> tuple[Page, ...]:
        """Return the pages of *blocks*; a 目录 is laid out twice, for its page numbers."""
        self.pages = self._paged(blocks, {})
        if any(block.kind is BlockKind.CONTENTS for block in blocks):
            self.pages = self._paged(blocks, {index: page + 1 for index, (page, _) in self._first_rows.items()})
        return self.pages

    def place_of(self, block: int) -> tuple[int, int] | None:
        """Return the page (from 0) and the row on it where block number *block* begins; None where it is not shown."""
        return self._first_rows.get(block)

    def _paged(self, blocks: Blocks, numbers: dict[int, int]) -> tuple[Page, ...]:
        setter = _Setter(self._profile, blocks, self._units(blocks, numbers))
        self._first_rows = setter.first_rows
        return tuple(setter.pages)

    def _units(self, blocks: Blocks, numbers: dict[int, int]) -> list[list[_Unit]]:
        paragraphs, tables = self._paragraphs, self._tables
        self._paragraphs, self._tables = {}, {}
        found = []
        for index, block in enumerate(blocks):
            if block.table is not None:
                key = (block.table, block.landscape)
                rows = self._tables[key] = tables.get(key) or table_rows(*key, self._profile)
                found.append(_table_units(index, block.table, rows))
            elif block.kind is BlockKind.CONTENTS:
                found.append([_Unit(index, _contents(blocks, block, numbers, self._profile))])
            else:
                bare = _bare(block)
                shapes = self._paragraphs[bare] = paragraphs.get(bare) or paragraph(bare, self._profile)
                found.append([_Unit(index, shapes, keeps=_keeps(block, self._profile))])
        return found


def _bare(block: Block) -> Block:
    """Return *block* without what does not change its lines, so that a paragraph that only moved is not laid out again."""
    return block if block.place == NOWHERE and not block.new_page else block.on(place=NOWHERE, new_page=False, keep_next=False)


def _keeps(block: Block, profile: Profile) -> bool:
    return block.keep_next or (profile.keep_headings and block.kind in _KEPT)


def _table_units(index: int, table: TableBlock, rows: Sequence[TableRow]) -> list[_Unit]:
    header = tuple(shape for row in rows[: table.header_rows] for shape in row.shapes)
    units = []
    for number, row in enumerate(rows):
        repeats = header if number > table.header_rows else ()
        keeps = row.keeps and number < len(rows) - 1
        units.append(_Unit(index, row.shapes, whole=True, keeps=keeps, repeats=repeats))
    return units


def _contents(blocks: Blocks, block: Block, numbers: dict[int, int], profile: Profile) -> tuple[Shape, ...]:
    width = profile.grid.characters * CELLS
    shapes = []
    for entry in entries(blocks, block.level):
        number = str(numbers.get(entry.index, 88))
        indent = " " * ((entry.level - 1) * CELLS)
        dots = "…" * max(1, (width - cells(indent + entry.text + number)) // CELLS)
        shapes.append(Shape((Span(f"{indent}{entry.text}{dots}{number}"),), profile.grid.pitch))
    return tuple(shapes) or (Shape((), profile.grid.pitch),)


class _Setter:
    """Sets units on pages."""

    def __init__(self, profile: Profile, blocks: Blocks, units: Sequence[Sequence[_Unit]]) -> None:
        self._profile, self._blocks, self._units = profile, blocks, units
        self.pages: list[Page] = []
        self.first_rows: dict[int, tuple[int, int]] = {}
        self._landscape = bool(blocks) and blocks[0].landscape
        self._sheet = _Sheet(self._room())
        for index in range(len(blocks)):
            self._set_block(index)
        self._turn()

    def _room(self) -> int:
        paper, grid = self._profile.paper, self._profile.grid
        return paper.block_width if self._landscape else max(paper.block_height, grid.lines * grid.pitch)

    def _turn(self) -> None:
        """End the page."""
        sheet, profile = self._sheet, self._profile
        width = profile.grid.characters if not self._landscape else profile.paper.block_height // profile.character
        lines = profile.grid.lines if not self._landscape else profile.paper.block_width // profile.grid.pitch
        if sheet.rows or not self.pages:
            self.pages.append(Page(len(self.pages) + 1, tuple(sheet.rows), width * CELLS, lines))
        self._sheet = _Sheet(self._room())

    def _set_block(self, index: int) -> None:
        block = self._blocks[index]
        if block.landscape is not self._landscape:
            self._turn()
            self._landscape = block.landscape
            self._sheet = _Sheet(self._room())
        elif block.new_page and self._sheet.rows:
            self._turn()
        units = self._units[index]
        if self._gap(index) and self._sheet.rows:
            self._sheet.used += self._profile.grid.pitch // 2
        for number, unit in enumerate(units):
            kept = _height(unit.shapes) + self._following(index, number) if unit.keeps else 0
            if kept and kept <= self._sheet.room < self._sheet.used + kept and self._sheet.rows:
                self._turn()
            self._set(unit)

    def _set(self, unit: _Unit) -> None:
        shapes = list(unit.shapes)
        if unit.whole and self._sheet.rows and self._sheet.used + _height(unit.shapes) > self._sheet.room:
            self._turn()
            shapes = [*unit.repeats, *shapes]
        for shape in shapes:
            if self._sheet.rows and not unit.whole and self._sheet.used + shape.pitch > self._sheet.room:
                self._turn()
            self.first_rows.setdefault(unit.block, (len(self.pages), len(self._sheet.rows)))
            self._sheet.rows.append(Row(shape.spans, unit.block, shape.pitch))
            self._sheet.used += shape.pitch

    def _following(self, index: int, number: int) -> int:
        """Return how much must stand behind unit *number* of block *index* on its page: whole kept units, then a line."""
        needed = 0
        for unit in islice(self._behind(index, number), _MOST_KEPT):
            if not unit.keeps:
                return needed + (_height(unit.shapes) if unit.whole else unit.shapes[0].pitch if unit.shapes else 0)
            needed += _height(unit.shapes)
        return needed

    def _behind(self, index: int, number: int) -> Iterator[_Unit]:
        yield from self._units[index][number + 1 :]
        for each in range(index + 1, len(self._units)):
            if self._blocks[each].new_page:
                return
            yield from self._units[each]

    def _gap(self, index: int) -> bool:
        """Tell whether half a line is left above: between a table, with its caption and note, and other text."""
        if index == 0:
            return False
        above, below = self._blocks[index - 1], self._blocks[index]
        if below.kind in (BlockKind.TABLE, BlockKind.CAPTION):
            return above.kind not in (BlockKind.BLANK, BlockKind.CAPTION)
        ends_table = above.kind in (BlockKind.TABLE, BlockKind.TABLE_NOTE)
        return ends_table and below.kind not in (BlockKind.BLANK, *_TABLE_PARTS)


def _height(shapes: Sequence[Shape]) -> int:
    return sum(shape.pitch for shape in shapes)
