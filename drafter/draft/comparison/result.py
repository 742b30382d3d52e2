"""What a comparison of two drafts gives: what became of each piece of text, and how much of each section was carried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece of a document is."""

    FIELD = "field"
    SECTION = "section"  # a heading that stands alone, the title of an appendix, the name of a group
    PARAGRAPH = "paragraph"
    ROW = "row"  # of a table
    TASK = "task"


class Status(StrEnum):
    """What became of a piece."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a document: its words without to-do marks, a short name, its section's name, and what it stands under.

    ``parent`` is the index of the section it stands under among the pieces of the document, ``top`` that of the outermost
    one; -1 outside all sections. ``key`` names a field.
    """

    kind: PieceKind
    words: str
    name: str
    section: str
    parent: int = -1
    top: int = -1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A piece in the old draft and in the new one (None where there is none).

    ``carried`` counts the characters of the new words that stood in the old ones. A piece can be moved and reworded: then
    its status is moved, and ``reworded`` holds.
    """

    status: Status
    before: Piece | None
    after: Piece | None
    carried: int = 0
    reworded: bool = False

    @property
    def piece(self) -> Piece:
        """Return the piece as it is now, or was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the new draft: its name, the name it had (empty where it is new), its characters, those carried."""

    name: str
    before: str
    characters: int
    carried: int

    @property
    def share(self) -> float:
        """Return the share of its characters that were carried, from 0 to 1."""
        return self.carried / self.characters if self.characters else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every piece of both drafts, in the order of the new one with the dropped behind, and the sections of the new one."""

    differences: tuple[Difference, ...]
    sections: tuple[Section, ...]

    @property
    def characters(self) -> int:
        """Return how many characters the new draft has."""
        return sum(section.characters for section in self.sections)

    @property
    def carried(self) -> int:
        """Return how many of them stood in the old one."""
        return sum(section.carried for section in self.sections)

    @property
    def differ(self) -> bool:
        """Tell whether anything differs."""
        return any(each.status is not Status.SAME for each in self.differences)

    def of(self, status: Status, kinds: Iterable[PieceKind] = tuple(PieceKind)) -> tuple[Difference, ...]:
        """Return what became *status*, of pieces of *kinds*."""
        wanted = set(kinds)
        return tuple(each for each in self.differences if each.status is status and each.piece.kind in wanted)
