"""Passages: the stretches of a document that the review reads, each with its way back into the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.base.problems import NOWHERE, Place
from drafter.draft.labels import TypedLabel
from drafter.draft.tasks import Owners
from drafter.review.finding import Cell


class Role(StrEnum):
    """What a passage is in its document."""

    TITLE = "title"
    NOTE = "note"  # 题注 and other lines of the head
    HEADING = "heading"  # stands alone: a numbered heading, the name of a group, the title of an appendix
    BODY = "body"  # running text, numbered or not
    TASK = "task"
    CELL = "cell"
    TAIL = "tail"  # signature, date, 附注


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage stands: the place of its first character, or of the value it is part of.

    ``at`` is the offset of its first character in the file's text, -1 where the file writes it otherwise character by
    character. ``pieces`` (shown start, written start, length) tell which characters were written where some were computed;
    empty where all were. ``turns`` (written start, line, column) are the lines that the passage goes on in.
    ``cell`` is the one of a Word file's table that it stands in.
    """

    place: Place = NOWHERE
    at: int = -1
    pieces: tuple[tuple[int, int, int], ...] = ()
    turns: tuple[tuple[int, int, int], ...] = ()
    cell: Cell | None = None

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at *offset* of the passage, as near as it is known."""
        if self.at < 0:
            return self.place
        written = self._written(offset)
        for start, line, column in reversed(self.turns):
            if start <= written:
                return self.place._replace(line=line, column=column + written - start)
        return self.place._replace(column=self.place.column + written)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the offsets in the file of the characters from *start* to *end*, None where they were not all written so."""
        if self.at < 0:
            return None
        for shown, written, length in self.pieces or ((0, 0, end),):
            if shown <= start and end <= shown + length:
                return self.at + written + start - shown, self.at + written + end - shown
        return None

    def _written(self, offset: int) -> int:
        if not self.pieces:
            return offset
        shown, written, length = max((each for each in self.pieces if each[0] <= offset), default=(0, 0, 0))
        return written + min(offset - shown, length)


NO_SPOT = Spot()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, title, task or cell.

    ``label`` is its number, computed or typed; ``label_size`` are the characters of ``text`` that a typed one takes. ``point``
    is the number of a point (一是 is 1). ``owners`` are given where the file writes them apart from the text. ``part`` counts
    the documents and appendices that number by themselves, from 0; ``section`` is the heading that the passage stands under.
    Passages of the same key are reviewed once.
    """

    text: str
    role: Role = Role.BODY
    label: TypedLabel | None = None
    label_size: int = 0
    point: int = 0
    owners: Owners | None = None
    is_lead_level: bool = False
    spot: Spot = NO_SPOT
    part: int = 0
    section: str = ""

    @property
    def is_form(self) -> bool:
        """Tell whether blanks may be left for others to fill in: in a table, in an appendix."""
        return self.part > 0 or self.role is Role.CELL

    @property
    def key(self) -> tuple[object, ...]:
        """Return everything that a paragraph's own findings depend on."""
        return (self.text, self.role, self.label, self.label_size, self.point, self.owners, self.is_lead_level, self.is_form)

    @property
    def words(self) -> str:
        """Return the text without a typed label."""
        return self.text[self.label_size :]
