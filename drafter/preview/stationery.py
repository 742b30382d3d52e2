"""What a template prints around the blocks: 版头 above them, 版记 at the foot of the last page (GB/T 9704-2012 7.2, 7.4)."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.doctypes.format import Profile
from drafter.preview.kinsoku import breaks
from drafter.preview.measure import CELLS, cells, type_of
from drafter.preview.rows import Shape, Span

_UNSEEN = 100  # twips: a line lower than this is there for its place only


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the template as printed, lengths in twips; words behind a tab end at ``tab`` (0: the margin).

    ``first`` is the indent of its first line, ``left`` that of the others; ``above`` and ``below`` are the looks of its rules
    (empty: none).
    """

    text: str
    size: float = 16.0
    spacing: int = 0
    pitch: int = 0
    before: int = 0
    after: int = 0
    first: int = 0
    left: int = 0
    right: int = 0
    tab: int = 0
    centred: bool = False
    look: str = ""
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Stationery:
    """The lines above the blocks, those below them, and those at the foot of the last page."""

    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()


PLAIN = Stationery()
"""Nothing around the blocks."""


def set_lines(lines: tuple[Line, ...], profile: Profile) -> tuple[Shape, ...]:
    """Return *lines* as they stand on the page; what is as high as several lines of text takes as many rows."""
    return tuple(shape for line in lines for shape in _set(line, profile))


def _set(line: Line, profile: Profile) -> list[Shape]:
    width = profile.grid.characters * CELLS
    texts = _texts(line, profile, width)
    rows = [Shape((Span("─" * width, line.above),), 0)] if line.above else []
    spare = round((line.before + line.pitch) / profile.grid.pitch) - 1
    rows += [Shape((), 0)] * spare
    if line.pitch < _UNSEEN:
        return [*rows, Shape((), line.pitch, seen=False)]
    rows += [Shape((Span(text, line.look),), line.pitch) for text in texts]
    rows[-len(texts)] = Shape(rows[-len(texts)].spans, line.pitch + line.before)
    rows[-1] = Shape(rows[-1].spans, rows[-1].pitch + line.after)
    return [*rows, Shape((Span("─" * width, line.below),), 0)] if line.below else rows


def _texts(line: Line, profile: Profile, width: int) -> list[str]:
    """Return the rows of text of *line*, indented."""
    head, tab, tail = line.text.partition("\t")
    if tab:
        start = " " * _in_cells(line.first, profile) + head
        end = _in_cells(line.tab, profile) if line.tab else width - _in_cells(line.right, profile)
        return [start + " " * max(1, end - cells(start) - cells(tail)) + tail]
    kind = type_of(line.size, line.spacing, latin_gap=profile.latin_gap)
    room = profile.paper.block_width - line.left - line.right
    begins = breaks(head, kind, room + line.left - line.first, room)
    texts = [head[start:end].strip("\n") for start, end in zip([0, *begins], [*begins, len(head)], strict=True)]
    if line.centred:
        return [" " * ((width - cells(text)) // 2) + text for text in texts]
    indents = [line.first, *[line.left] * (len(texts) - 1)]
    return [" " * _in_cells(indent, profile) + text for indent, text in zip(indents, texts, strict=True)]


def _in_cells(twips: int, profile: Profile) -> int:
    return round(twips / profile.character * CELLS)
