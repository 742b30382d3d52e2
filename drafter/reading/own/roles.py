"""What the paragraphs of our own documents are, by the names of their styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.doctypes.scaffold.names import DEEPER_CONTENTS, PARAGRAPHS
from drafter.reading.lines import Line, LineStory

HEADING = "heading"
TABLE = "table"
_HEADINGS = ("first", "second", "third", "fourth", "article")
_OWN_PREFIX = "公文"


ELEMENTS: Mapping[str, str] = {
    "公文份号密级": "marks",
    "公文发文机关标志": "organ",
    "公文发文字号": "organ_line",
    "公文发文字号和签发人": "organ_line",
    "公文出席人员": "attendance",
    "公文版记": "imprint",
}
"""The roles of what stands around a text, by the names of their styles: the template holds it, no block does."""


def _roles() -> Mapping[str, str]:
    roles = {style.name.casefold(): role for role, style in PARAGRAPHS.items()}
    roles |= {PARAGRAPHS[role].name.casefold(): HEADING for role in _HEADINGS}
    return {**roles, **{style.name.casefold(): "contents" for style in DEEPER_CONTENTS}, **ELEMENTS}


_ROLES = _roles()
_DEEPER = re.compile("（第[0-9]+级）$")
"""What stands behind the name of a heading's style in the parts of a collection, which are a level deeper."""
COMPUTED = frozenset({"contents_title", "outline_title", "contents", "outline_line", "appendix_label", "page_number", "tag"})
"""Roles of paragraphs that are computed whenever the document is made."""
TEXT = frozenset({"body", HEADING, "subheading", "point", "caption", TABLE, "table_note"})
"""Roles of what stands in a text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or table of our own, and what it is."""

    role: str
    line: Line

    @property
    def text(self) -> str:
        """Return its words without an automatic number."""
        return self.line.text

    @property
    def shown(self) -> str:
        """Return its words with an automatic number."""
        return self.line.shown


def is_own(lines: Sequence[Line]) -> bool:
    """Tell whether *lines* are a document of ours that still has its styles: nearly all that is said is in one of them."""
    said = [line for line in lines if line.text.strip() and line.table is None]
    known = [line for line in said if _role(line)]
    own = any(line.style.startswith(_OWN_PREFIX) for line in lines)
    return own and len(known) == len(said) and all(line.story is LineStory.BODY or _role(line) == "imprint" for line in said)


def pieces_of(lines: Iterable[Line]) -> Iterator[Piece]:
    """Yield what is said, without blank lines."""
    for line in lines:
        if line.table is not None:
            yield Piece(TABLE, line)
        elif line.shown.strip():
            yield Piece(_role(line), line)


def _role(line: Line) -> str:
    """Return what *line* is by its style, empty where that is none of ours."""
    return _ROLES.get(_DEEPER.sub("", line.style).casefold(), "")
