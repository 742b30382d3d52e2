"""The paragraphs of a Word file that say something, with what the rules of the format ask of each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.draft.labels import TypedLabel, recognise
from drafter.draft.marks import BLANKS
from drafter.draft.widths import width as width_of
from drafter.reading.displayed import DisplayedParagraph, Story
from drafter.reading.effective import Format, Layout

_LEADING = 1.15
"""The height of a line against the size of its type, at least; Word sets Chinese fonts at 1.3 and more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the body, its tables or what hangs on it, with what the rules ask of it.

    ``number`` counts paragraphs as the review of the text does, so that both speak of the same one; ``section`` is the index
    of its :class:`PageSetup`.
    """

    paragraph: DisplayedParagraph
    number: int
    section: int

    @property
    def text(self) -> str:
        """Return its words without the blanks around them."""
        return self.paragraph.text.strip(BLANKS + "\n\f")

    @property
    def offset(self) -> int:
        """Return how many blanks stand before its words."""
        return len(self.paragraph.text) - len(self.paragraph.text.lstrip(BLANKS + "\n\f"))

    @property
    def layout(self) -> Layout:
        """Return how it is set."""
        shape = self.paragraph.shape
        return shape if isinstance(shape, Layout) else Layout()

    @property
    def size(self) -> float:
        """Return the largest size in pt of its words."""
        return max((look.size for _, words, look in self.formats() if words.strip()), default=0.0)

    @property
    def first_line(self) -> float:
        """Return where its first line begins, in its own characters (字) from the margin."""
        return self.layout.first.of(self.size)

    @property
    def is_running(self) -> bool:
        """Tell whether it stands in the body itself, in no table, text box or note."""
        return self.paragraph.story is Story.BODY and self.paragraph.cell is None

    @property
    def label(self) -> TypedLabel | None:
        """Return its number, automatic or typed; one that is compounded of several (①.1) is none that the standard knows."""
        shown = self.paragraph.label
        if not shown:
            return recognise(self.text)
        found = recognise(shown + " ")
        return found if found is not None and found.text.strip(BLANKS) == shown.strip(BLANKS) else None

    @property
    def typed(self) -> int:
        """Return how many characters of its words are a typed number."""
        label = None if self.paragraph.label else recognise(self.text)
        return len(label.text) if label is not None else 0

    def formats(self) -> Iterator[tuple[int, str, Format]]:
        """Yield its stretches: where in the text they begin, their words, their format."""
        start = 0
        for stretch in self.paragraph.looks:
            words = self.paragraph.text[start : start + stretch.length]
            if isinstance(stretch.look, Format):
                yield start, words, stretch.look
            start += stretch.length


def parts_of(paragraphs: Sequence[DisplayedParagraph], last: int) -> Iterator[Part]:
    """Yield those of *paragraphs* that say something; *last* is the index of the last section."""
    number, section = 0, 0
    for paragraph in paragraphs:
        lines = sum(bool(line.strip(BLANKS)) for line in paragraph.text.replace("\f", "\n").split("\n"))
        if lines:
            yield Part(paragraph, number + 1, section)
        number += lines
        if paragraph.story is Story.BODY and paragraph.shape.ends_section is not None:
            section = min(section + 1, last)


def lines(part: Part, width: int) -> int:
    """Return on how many lines of *width* (twips) the words of *part* stand at least."""
    return max(1, math.ceil(width_of(part.text) * part.size * 20 / width)) if width > 0 else 1


def height(part: Part, width: int) -> float:
    """Return how high *part* is at least on lines of *width*, both in twips."""
    layout = part.layout
    pitch = layout.line if layout.line_rule == "exact" else part.size * 20 * _LEADING
    return lines(part, width) * pitch * (max(1.0, layout.line / 240) if layout.line_rule == "auto" else 1.0)
