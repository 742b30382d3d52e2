"""The format profile: the one place where paper, margins, fonts, line pitch and page-number form live (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from drafter.draft.labels import Family

ROLES = (
    "title",
    "subtitle",
    "note",
    "cover",
    "contents_title",
    "contents",
    "outline_title",
    "outline_line",
    "addressee",
    "body",
    *(family.value for family in Family),
    "subheading",
    "point",
    "reference",
    "signature",
    "date",
    "remark_line",
    "appendix_label",
    "appendix_title",
    "count",
    "caption",
    "table_note",
    "table_head",
    "table_group",
    "table_text",
    "page_number",
)
"""What has a look of its own."""


def twips(mm: float) -> int:
    """Return *mm* in twips (1/1440 inch)."""
    return round(mm * 1440 / 25.4)


class Strength(StrEnum):
    """How strongly a rule is meant: only what the standard mandates can be an error of a document."""

    MANDATED = "规定"
    USUAL = "一般"
    PRACTICE = "实务"


class Rule(NamedTuple):
    """What stands behind a value: its strength and its clause in the standard (empty: practice)."""

    strength: Strength
    clause: str = ""


class Paper(NamedTuple):
    """The sheet and its margins in mm; ``tolerance`` is how far a margin may be off (GB/T 9704-2012 5.2.1)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    tolerance: float = 0.0

    @property
    def block_width(self) -> int:
        """Return the width of the text block (版心) in twips."""
        return twips(self.width) - twips(self.left) - twips(self.right)

    @property
    def block_height(self) -> int:
        """Return the height of the text block (版心) in twips."""
        return twips(self.height) - twips(self.top) - twips(self.bottom)


class Grid(NamedTuple):
    """Lines a page and characters a line; ``pitch`` from line to line and ``spacing`` added to each character, in twips."""

    lines: int
    characters: int
    pitch: int
    spacing: int


class Look(NamedTuple):
    """A face with its size in pt; ``latin`` is the face of digits and Latin letters."""

    font: str
    size: float
    latin: str
    bold: bool = False


class NumberPlace(StrEnum):
    """Where the page number stands; outside: right on odd pages, left on even ones (GB/T 9704-2012 7.5)."""

    OUTSIDE = "外侧"
    CENTRE = "居中"
    RIGHT = "居右"


class PageNumber(NamedTuple):
    """The page number: what stands around it, its place; ``inset`` from the edge in 字, ``below`` the text block in mm."""

    before: str
    after: str
    place: NumberPlace
    inset: float
    below: float


class TableLook(NamedTuple):
    """The line pitch in table cells in twips, the width of rules in pt."""

    pitch: int
    rule: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A format.

    ``looks`` has one look for each of ROLES; ``first_line`` is the indent of a paragraph in 字; ``rules`` are keyed by the
    dotted name of what they are about (``looks.title``). ``latin_gap``: whether Word leaves a gap between Chinese and Latin;
    ``hanging_punctuation``: whether punctuation at a line's end may stand outside the text block; ``keep_headings``: whether
    a heading that stands alone moves to the page of the text under it.
    """

    name: str
    title: str
    paper: Paper
    grid: Grid
    looks: Mapping[str, Look]
    first_line: float
    page_number: PageNumber
    table: TableLook
    latin_gap: bool = True
    hanging_punctuation: bool = True
    keep_headings: bool = True
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def look(self, family: Family) -> Look:
        """Return the look of headings and leads whose label is of *family*."""
        return self.looks[family.value]

    @property
    def character(self) -> int:
        """Return the width of one 字 of body text in twips, its spacing included."""
        return round(self.looks["body"].size * 20) + self.grid.spacing
