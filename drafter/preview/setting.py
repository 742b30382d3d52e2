"""Units set on pages: what keeps together, what is repeated, what stands at the foot of the last page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from drafter.doctypes.format import Profile
from drafter.draft.blocks import BlockKind, Blocks
from drafter.draft.spacing import needs_gap
from drafter.preview.measure import CELLS
from drafter.preview.rows import Row, Shape, Span
from drafter.preview.stationery import Stationery, set_lines

_MOST_KEPT = 20  # units that can hang together
_NO_BLOCK = -1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, its rows, its width in cells and its least number of rows."""

    number: int
    rows: tuple[Row, ...]
    width: int = 56
    lines: int = 22


@dataclass(slots=True)
class Unit:
    """What is set together: shapes of one block that may be torn apart between them, or a row of a table that may not.

    Such a row has what is repeated above it on a new page, its first rule there, and the rule under it at a page's end.
    """

    block: int
    shapes: tuple[Shape, ...]
    whole: bool = False
    keeps: bool = False
    repeats: tuple[Shape, ...] = ()
    opening: tuple[Span, ...] = ()
    closing: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """The page that is being filled."""

    room: int
    rows: list[Row] = field(default_factory=list)
    used: int = 0
    closing: tuple[Span, ...] = ()


class Setter:
    """Sets units on pages."""

    def __init__(self, profile: Profile, blocks: Blocks, units: Sequence[Sequence[Unit]], stationery: Stationery) -> None:
        self._profile, self._blocks, self._units = profile, blocks, units
        self.pages: list[Page] = []
        self.first_rows: dict[int, tuple[int, int]] = {}
        self._landscape = bool(blocks) and blocks[0].landscape
        self._sheet = _Sheet(self._room())
        self._set(Unit(_NO_BLOCK, set_lines(stationery.above, profile)))
        for index in range(len(blocks)):
            self._set_block(index)
        self._set(Unit(_NO_BLOCK, set_lines(stationery.below, profile)))
        self._set_foot(set_lines(stationery.foot, profile))
        self._turn()

    def _room(self) -> int:
        paper, grid = self._profile.paper, self._profile.grid
        return paper.block_width if self._landscape else max(paper.block_height, grid.lines * grid.pitch)

    def _turn(self) -> None:
        """End the page."""
        sheet, profile = self._sheet, self._profile
        width = profile.grid.characters if not self._landscape else profile.paper.block_height // profile.character
        lines = profile.grid.lines if not self._landscape else profile.paper.block_width // profile.grid.pitch
        if sheet.closing:
            sheet.rows.append(Row(sheet.closing, sheet.rows[-1].block))
        if sheet.rows or not self.pages:
            self.pages.append(Page(len(self.pages) + 1, tuple(sheet.rows), width * CELLS, lines))
        self._sheet = _Sheet(self._room())

    def _set_block(self, index: int) -> None:
        block = self._blocks[index]
        if block.landscape is not self._landscape:
            self._turn()
            self._landscape = block.landscape
            self._sheet = _Sheet(self._room())
        elif block.new_page and self._sheet.rows and index:
            self._turn()
        if self._sheet.rows and index and self._has_gap(index):
            self._sheet.used += self._profile.grid.pitch // 2
        for number, unit in enumerate(self._units[index]):
            kept = height(unit.shapes) + self._following(index, number) if unit.keeps else 0
            if kept and kept <= self._sheet.room < self._sheet.used + kept and self._sheet.rows:
                self._turn()
            self._set(unit)

    def _has_gap(self, index: int) -> bool:
        """Tell whether half a line is left above block *index*; between two tables an empty line of that height keeps them."""
        above, below = self._blocks[index - 1], self._blocks[index]
        return needs_gap(above, below) or above.kind is below.kind is BlockKind.TABLE

    def _set(self, unit: Unit) -> None:
        shapes = unit.shapes
        if unit.whole and self._sheet.rows and self._sheet.used + height(shapes) > self._sheet.room:
            self._turn()
        if unit.whole and not self._sheet.rows and unit.opening:
            shapes = (*unit.repeats, replace(shapes[0], spans=unit.opening), *shapes[1:])
        for shape in shapes:
            if self._sheet.rows and not unit.whole and self._sheet.used + shape.pitch > self._sheet.room:
                self._turn()
            if unit.block >= 0:
                self.first_rows.setdefault(unit.block, (len(self.pages), len(self._sheet.rows)))
            self._add(shape, unit.block)
        self._sheet.closing = unit.closing

    def _add(self, shape: Shape, block: int = _NO_BLOCK) -> None:
        self._sheet.used += shape.pitch
        if shape.seen:
            self._sheet.rows.append(Row(shape.spans, block, shape.pitch))

    def _set_foot(self, shapes: Sequence[Shape]) -> None:
        """Set *shapes* at the foot of the last page, of one more where they have no room."""
        if not shapes:
            return
        needed, pitch = height(shapes), self._profile.grid.pitch
        if self._sheet.rows and self._sheet.used + needed > self._sheet.room:
            self._turn()
        for _ in range((self._sheet.room - self._sheet.used - needed) // pitch):
            self._add(Shape((), pitch))
        for shape in shapes:
            self._add(shape)

    def _following(self, index: int, number: int) -> int:
        """Return how much must stand behind unit *number* of block *index* on its page: whole kept units, then a line."""
        needed = 0
        for unit in islice(self._behind(index, number), _MOST_KEPT):
            if not unit.keeps:
                return needed + (height(unit.shapes) if unit.whole else unit.shapes[0].pitch if unit.shapes else 0)
            needed += height(unit.shapes)
        return needed

    def _behind(self, index: int, number: int) -> Iterator[Unit]:
        yield from self._units[index][number + 1 :]
        for each in range(index + 1, len(self._units)):
            if self._blocks[each].new_page:
                return
            yield from self._units[each]


def height(shapes: Sequence[Shape]) -> int:
    """Return how high *shapes* are on paper in twips."""
    return sum(shape.pitch for shape in shapes)
