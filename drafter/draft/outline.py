"""The outline of a text: a flat list of paragraphs with levels, the same whichever way it was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.base.problems import NOWHERE, Place


class ParagraphKind(StrEnum):
    """What a paragraph of a text is."""

    PLAIN = "plain"
    NUMBERED = "numbered"
    SUBHEADING = "subheading"  # a lead or sub-heading without a number, ``+``
    POINT = "point"  # 一是……
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as written: a caption, the header (empty: a list without rules), rows, a note.

    A row of one cell runs across the table. Cells hold text with expressions.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    note: str = ""

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max([len(self.header), *(len(row) for row in self.rows), 1])

    @property
    def ruled(self) -> bool:
        """Tell whether the table has rules: one whose header is empty has none."""
        return any(self.header)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the writer means it.

    ``level`` is 1–n for numbered paragraphs, 1 (or 2 for an inner series) for points, else 0. ``lead`` is None where the rule
    of the level finds the lead, else the number of characters of ``text`` (expressions unexpanded) that are the lead.
    ``series`` is a point's own first label (``-一要``), ``apart`` tells that a blank line stands before a point, so that its
    series does not run in. ``typed`` is the label somebody typed, kept to say a difference. ``literal`` text was written in
    the structured form.
    """

    kind: ParagraphKind
    text: str = ""
    level: int = 0
    lead: int | None = None
    series: str = ""
    apart: bool = False
    typed: str = ""
    table: Table | None = None
    place: Place = NOWHERE


class OutlineForm(StrEnum):
    """How an outline was written, so that saving keeps it."""

    MARKUP = "markup"
    STRUCTURED = "structured"


@dataclass(frozen=True, slots=True)
class Outline:
    """A text: its paragraphs, and the form and levels it was written with."""

    paragraphs: tuple[Paragraph, ...] = ()
    form: OutlineForm = OutlineForm.MARKUP
    typed_labels: bool = False  # levels written as 一、（一） 1. rather than as #

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.paragraphs)
