"""What a table of contents (目录) and an outline at the head (提纲) say of a document's blocks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from drafter.draft.blocks import Block, BlockKind, Blocks, Emphasis
from drafter.draft.leads import lead_length
from drafter.draft.widths import width

_TITLES = (BlockKind.TITLE, BlockKind.APPENDIX_TITLE)

_GAP = 0.25  # 字 that programs leave between Chinese and Latin
_SHORT, _LEAST, _TOO_SHORT = 2.0, 3.0, 700.0
"""What it costs to fill a line less, for each 字; a last line narrower than so many 字, and what that costs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents: its depth from 1, its words, and the index of the block it leads to."""

    level: int
    text: str
    index: int


def entries(blocks: Blocks, depth: int) -> tuple[Entry, ...]:
    """Return the entries of a 目录 that goes down to *depth*: titles of parts and appendices, and headings that stand alone.

    These are the paragraphs that Word itself finds by their outline levels when the user updates the field.
    """
    return tuple(
        Entry(block.level, f"{block.label}{block.text}".replace("\n", ""), index)
        for index, block in enumerate(blocks)
        if 0 < block.level <= depth and block.kind in (*_TITLES, BlockKind.HEADING)
    )


def turned_over(text: str, room: float, hanging: float = 0.0) -> tuple[str, ...]:
    """Return *text* in lines of at most *room* 字, those after the first *hanging* 字 less, broken where the sense pauses."""
    lines: list[str] = []
    while _measured(text) > room:
        cut = _cut(text, room)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
        room -= hanging if len(lines) == 1 else 0
    return (*lines, text)


def _measured(text: str) -> float:
    """Return the width of *text* in 字 with the gaps between Chinese and Latin."""
    chinese = [width(character) >= 1 for character in text]
    return width(text) + _GAP * sum(left is not right for left, right in pairwise(chinese))


def _cut(text: str, room: float) -> int:
    """Return where to break the first line, at most *room* 字 wide, off *text*."""
    from drafter.draft.title.breaks import break_costs  # its words take 6 ms to read, and most entries fit on a line

    costs = break_costs(text)
    places = [place for place in range(1, len(text)) if place == 1 or _measured(text[:place]) <= room]
    return min(places, key=lambda place: _cost(text, place, costs[place], room))


def _cost(text: str, place: int, cost: float, room: float) -> float:
    rest = _TOO_SHORT if width(text[place:]) < _LEAST else 0.0
    return cost + _SHORT * (room - width(text[:place])) + rest


def outline_lines(blocks: Blocks, depth: int) -> tuple[tuple[int, str], ...]:
    """Return level and words of a 提纲 that goes down to *depth*: headings, leads, and points that are paragraphs.

    A point is a level below the numbered paragraph it belongs to; of a run-in paragraph the first sentence is taken, without
    its end.
    """
    lines = ((block, _said(block)) for block in blocks if 0 < block.level <= depth)
    return tuple((block.level, f"{block.label}{said}") for block, said in lines if said)


def _said(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return block.text
    if block.kind is BlockKind.ITEM:
        return "".join(run.text for run in block.runs if run.emphasis is Emphasis.LEAD).rstrip("。")
    if block.kind is BlockKind.POINT:
        return block.text[: lead_length(block.text)].rstrip("。；")
    return ""
