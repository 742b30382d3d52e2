"""The difference between the file as somebody else left it and the draft as it is here."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum


class Side(Enum):
    """Where a line stands."""

    BOTH = " "
    THEIRS = "-"
    OURS = "+"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line, and where it stands; a ``gap`` of lines that are the same and left out is an empty line of both."""

    side: Side
    text: str


def difference(theirs: str, ours: str, context: int = 2) -> list[DiffLine]:
    """Return the lines in which *theirs* and *ours* differ, with *context* lines around them."""
    one, two = theirs.splitlines(), ours.splitlines()
    found = list[DiffLine]()
    for group in SequenceMatcher(None, one, two, autojunk=False).get_grouped_opcodes(context):
        if found:
            found.append(DiffLine(Side.BOTH, ""))
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                found += [DiffLine(Side.BOTH, line) for line in one[i1:i2]]
                continue
            found += [DiffLine(Side.THEIRS, line) for line in one[i1:i2]]
            found += [DiffLine(Side.OURS, line) for line in two[j1:j2]]
    return found
