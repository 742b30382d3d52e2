"""Blocks: what stands on the page, as a flat list. Every output is a view over them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.base.problems import NOWHERE, Place
from drafter.draft.labels import Family
from drafter.draft.numbering import Number


class BlockKind(StrEnum):
    """What a block is; each kind (headings and leads by the family of their label) has one Word style."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NOTE = "note"  # 题注
    COVER = "cover"  # a line of a title page under its title: who compiled it, when
    CONTENTS_TITLE = "contents_title"  # 目录
    CONTENTS = "contents"  # 目录: the entries with their page numbers are an output's to find (contents.entries)
    OUTLINE_TITLE = "outline_title"  # 提纲
    OUTLINE_LINE = "outline_line"  # a line of the 提纲
    ADDRESSEE = "addressee"  # 主送 or 称谓, flush left
    BODY = "body"
    POINT = "point"  # 一是……, a paragraph of its own; the label is part of its text
    HEADING = "heading"  # numbered, stands alone: all of it is the lead
    ITEM = "item"  # numbered, with body text; a lead is run-in
    SUBHEADING = "subheading"  # stands alone, no number
    CAPTION = "caption"  # above a table
    TABLE = "table"
    TABLE_NOTE = "table_note"  # under a table
    REFERENCE = "reference"  # 附件说明
    SIGNATURE = "signature"
    DATE = "date"
    REMARK_LINE = "remark_line"  # 附注
    APPENDIX_LABEL = "appendix_label"  # 附件1, starts a page
    APPENDIX_TITLE = "appendix_title"
    COUNT = "count"  # （共33项）
    BLANK = "blank"


class Emphasis(StrEnum):
    """How a run is set apart."""

    NONE = ""
    LEAD = "lead"  # the font of the level
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text in one look. ``\n`` is a line break; ``todo`` marks 【待填：…】 and 【请核：…】, highlighted."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
    todo: bool = False


Runs = tuple[Run, ...]


class CellAlign(StrEnum):
    """How a cell's text stands."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``across`` and ``down`` are the columns and rows it covers (from 1)."""

    runs: Runs
    align: CellAlign = CellAlign.LEFT
    across: int = 1
    down: int = 1
    heading: bool = False  # a row of the header, or a group's name


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table on the page.

    Every row is a tuple of the cells that begin in it; a cell with ``down`` > 1 leaves its place out of the rows below.
    The first ``header_rows`` repeat on every page. ``weights`` are the columns' relative widths, one each.
    """

    rows: tuple[tuple[Cell, ...], ...]
    weights: tuple[float, ...]
    header_rows: int = 1
    ruled: bool = True

    @property
    def has_merged_rows(self) -> bool:
        """Tell whether a cell covers more than one row."""
        return any(cell.down > 1 for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table on the page.

    ``level`` of a title tells that it heads a part or an appendix; of a contents block, how deep its entries go.
    ``indent`` and ``hanging`` are in characters of body size (字): for a reference the indent of its turned-over lines and how
    far the first line stands out of it; for a line of the 提纲: ``indent`` is what its level adds; for a signature, a date:
    ``indent`` is the space kept at the right, to which ``gap`` is added where the format leaves gaps between Chinese and Latin
    that make lines wider. ``unnumbered``: the block stands on a page without a page number, a title page.
    """

    kind: BlockKind
    runs: Runs = ()
    number: Number | None = None
    level: int = 0  # depth in the document's outline, from 1; 0: none
    family: Family | None = None  # of the label, for headings, items and leads
    table: TableBlock | None = None
    indent: float = 0.0
    hanging: float = 0.0
    gap: float = 0.0
    new_page: bool = False
    landscape: bool = False
    unnumbered: bool = False
    keep_next: bool = False
    place: Place = NOWHERE

    @property
    def label(self) -> str:
        """Return the number's label as printed, empty where there is none."""
        return self.number.label if self.number else ""

    @property
    def text(self) -> str:
        """Return the text without the label."""
        return "".join(run.text for run in self.runs)

    def lowered(self) -> Block:
        """Return a copy one deeper in the document's outline; what has no depth there stays as it is."""
        return replace(self, level=self.level + 1) if self.level else self

    def on(self, **changes: object) -> Block:
        """Return a copy with *changes*."""
        return replace(self, **changes)  # type: ignore[arg-type]


Blocks = tuple[Block, ...]
