"""The numbering that an answers file or an appendix sets over the type's."""

from __future__ import annotations

from drafter.answers.reader import Entry, Reader, is_empty
from drafter.doctypes.numbering import read_numbering
from drafter.draft.numbering import Numbering


def read_own_numbering(reader: Reader, entry: Entry, base: Numbering) -> Numbering | None:
    """Return the numbering of *entry* over *base*, None where nothing is written."""
    if is_empty(entry.node):
        return None
    numbering, problems = read_numbering(entry.node, base)
    reader.problems += problems
    return numbering
