"""Blocks to pages as a printer breaks them; what has not changed since is not laid out again."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.base.problems import NOWHERE
from drafter.doctypes.format import Profile
from drafter.draft.blocks import Block, BlockKind, Blocks, TableBlock
from drafter.draft.contents import entries
from drafter.preview.measure import CELLS, cells
from drafter.preview.rows import Shape, Span, paragraph
from drafter.preview.setting import Page, Setter, Unit
from drafter.preview.stationery import PLAIN, Stationery
from drafter.preview.tables import TableRow, table_rows

_KEPT = (BlockKind.HEADING, BlockKind.SUBHEADING, BlockKind.CONTENTS_TITLE, BlockKind.OUTLINE_TITLE)


class Preview:
    """The pages of a document, laid out anew at every :meth:`show`."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._paragraphs: dict[Block, tuple[Shape, ...]] = {}
        self._tables: dict[tuple[TableBlock, bool], list[TableRow]] = {}
        self.pages: tuple[Page, ...] = ()
        self._first_rows: dict[int, tuple[int, int]] = {}

    def show(self, blocks: Blocks, stationery: Stationery = PLAIN) -> tuple[Page, ...]:
        """Return the pages of *blocks* with *stationery* around them; a 目录 is laid out twice, for its page numbers."""
        self.pages = self._paged(blocks, {}, stationery)
        if any(block.kind is BlockKind.CONTENTS for block in blocks):
            numbers = {index: page + 1 for index, (page, _) in self._first_rows.items()}
            self.pages = self._paged(blocks, numbers, stationery)
        return self.pages

    def place_of(self, block: int) -> tuple[int, int] | None:
        """Return the page (from 0) and the row on it where block number *block* begins; None where it is not shown."""
        return self._first_rows.get(block)

    def _paged(self, blocks: Blocks, numbers: dict[int, int], stationery: Stationery) -> tuple[Page, ...]:
        setter = Setter(self._profile, blocks, self._units(blocks, numbers), stationery)
        self._first_rows = setter.first_rows
        return tuple(setter.pages)

    def _units(self, blocks: Blocks, numbers: dict[int, int]) -> list[list[Unit]]:
        paragraphs, tables = self._paragraphs, self._tables
        self._paragraphs, self._tables = {}, {}
        found = []
        for index, block in enumerate(blocks):
            if block.table is not None:
                key = (block.table, block.landscape)
                rows = self._tables[key] = tables.get(key) or table_rows(*key, self._profile)
                found.append(_table_units(index, block.table, rows))
            elif block.kind is BlockKind.CONTENTS:
                found.append([Unit(index, _contents(blocks, block, numbers, self._profile))])
            else:
                bare = _bare(block)
                shapes = self._paragraphs[bare] = paragraphs.get(bare) or paragraph(bare, self._profile)
                found.append([Unit(index, shapes, keeps=_keeps(block, self._profile))])
        return found


def _bare(block: Block) -> Block:
    """Return *block* without what does not change its lines, so that a paragraph that only moved is not laid out again."""
    return block if block.place == NOWHERE and not block.new_page else block.on(place=NOWHERE, new_page=False, keep_next=False)


def _keeps(block: Block, profile: Profile) -> bool:
    return block.keep_next or (profile.keep_headings and block.kind in _KEPT)


def _table_units(index: int, table: TableBlock, rows: Sequence[TableRow]) -> list[Unit]:
    header = tuple(shape for row in rows[: table.header_rows] for shape in row.shapes)
    units = []
    for number, row in enumerate(rows):
        repeats = header if number >= table.header_rows else ()
        keeps, is_last = row.keeps and number < len(rows) - 1, number == len(rows) - 1
        closing = () if is_last else row.closing
        units.append(Unit(index, row.shapes, True, keeps, repeats, row.opening, closing))
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
