"""A document as its lines: what every reader of a format hands to the recogniser, and all that the recogniser knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class LineStory(StrEnum):
    """Where a line stands; only the body is a document's own run of paragraphs."""

    BODY = "body"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class SourceCell:
    r"""A cell: its text (paragraphs joined by ``\n``, automatic labels in it), how many grid columns it covers.

    ``continued`` tells that it belongs to the cell above (a cell merged downwards), where its text would be hidden.
    """

    text: str
    across: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as it stands: the cells of every row, from left to right; ``style`` is the name of its style."""

    rows: tuple[tuple[SourceCell, ...], ...]
    style: str = ""

    @property
    def width(self) -> int:
        """Return the number of grid columns."""
        return max((sum(cell.across for cell in row) for row in self.rows), default=0)

    @property
    def has_merged_cells(self) -> bool:
        """Tell whether a cell covers more than one, a whole row aside."""
        width = self.width
        return any(cell.continued or 1 < cell.across < width for row in self.rows for cell in row)

    def texts(self) -> Iterator[str]:
        """Yield the text of every cell that is not hidden."""
        return (cell.text for row in self.rows for cell in row if not cell.continued)


@dataclass(frozen=True, slots=True)
class Line:
    r"""One paragraph of a source, or one of its tables (then ``text`` is empty).

    ``text`` is without the automatic number, which is ``label`` (empty, or as displayed: ``（一）``); a line break inside the
    paragraph is ``\n``. ``number`` counts lines or paragraphs of the source from 1. ``style`` is a style's name,
    ``outline_level`` 1 to 9 (0: body text). ``emphasis`` are the spans of ``text`` in bold or in a heading's face,
    ``size`` the type size in pt (0: unknown), ``indent`` the left or first-line indent in characters (字), ``right_indent``
    the room kept at the right.
    """

    text: str = ""
    label: str = ""
    number: int = 0
    style: str = ""
    outline_level: int = 0
    emphasis: tuple[tuple[int, int], ...] = ()
    centred: bool = False
    right: bool = False
    size: float = 0.0
    indent: float = 0.0
    page_break_before: bool = False
    story: LineStory = LineStory.BODY
    table: SourceTable | None = None
    landscape: bool = False
    right_indent: float = 0.0

    @property
    def shown(self) -> str:
        """Return label and text in one, as a reader sees them."""
        return self.label + self.text
