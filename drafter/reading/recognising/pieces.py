"""Pieces: the paragraphs of a source while they are being recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from drafter.reading.lines import Line, LineStory, SourceTable

BLANKS = " \t\u3000\u00a0"
ENDS = "。！？；：…”’）〕】》!?;:)"
"""What a paragraph of prose ends with."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph: its text, its automatic label, the line it comes from; ``soft`` where a mere line break begins it.

    ``cut`` tells that something was left out right before it, ``opened`` that a blank line or indent begins it.
    """

    text: str
    label: str
    line: Line
    soft: bool = False
    cut: bool = False
    opened: bool = False

    @property
    def number(self) -> int:
        """Return the number of its line in the source."""
        return self.line.number

    @property
    def table(self) -> SourceTable | None:
        """Return the table it is, None for a paragraph."""
        return self.line.table

    @property
    def shown(self) -> str:
        """Return label and text in one."""
        return self.label + self.text

    @property
    def is_body(self) -> bool:
        """Tell whether it stands in the document's own run of paragraphs."""
        return self.line.story is LineStory.BODY

    def with_text(self, text: str) -> Self:
        """Return it with another text."""
        return replace(self, text=text)


Pieces = Sequence[Piece]


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of *lines*, without blanks around them; blank lines only open what follows."""
    found: list[Piece] = []
    opened = True
    for line in lines:
        if line.table is not None:
            found.append(Piece("", "", line, opened=True))
            opened = True
            continue
        rows = line.text.split("\n") if "\n" in line.text else (line.text,)
        label, soft = line.label, False
        for row in rows:
            text = row.strip(BLANKS)
            if text or label:
                indented = row[:1] in BLANKS and bool(row)
                found.append(Piece(text, label, line, soft, opened=opened or indented or bool(line.indent)))
                label, soft, opened = "", True, False
            else:
                opened = True
    return found
