"""What a block's neighbours ask of it: its list or typed label, page and section breaks, room around tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.draft.blocks import Block, BlockKind
from drafter.word.lists import ListPlace, Lists

_TOUCHES_TABLE = (BlockKind.BLANK, BlockKind.CAPTION, BlockKind.TABLE)
"""Kinds that may stand directly above a table: a blank line is room enough, a caption belongs to it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """How a block stands among the others.

    ``label`` is typed, ``list`` automatic; ``ends`` is the orientation of the section that ends with the block (True:
    landscape), ``gap_above`` and ``gap_below`` ask for half a line between it and a table.
    """

    list: ListPlace | None = None
    label: str = ""
    ends: bool | None = None
    new_page: bool = False
    gap_above: bool = False
    gap_below: bool = False
    needs_end: bool = False
    """Whether a table has to be closed by a paragraph: nothing or another table follows it."""


def placements(blocks: Sequence[Block], lists: Lists) -> list[Placement]:
    """Return the placement of each of *blocks*, those outside *lists* with typed labels; equal ones are one object."""
    known: dict[Placement, Placement] = {}
    neighbours = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    found = (_placement(*each, lists.places.get(index)) for index, each in enumerate(neighbours))
    return [known.setdefault(placement, placement) for placement in found]


def orientations(blocks: Sequence[Block]) -> Iterator[bool]:
    """Yield the orientation of each section, True for landscape."""
    for index, block in enumerate(blocks):
        if index + 1 == len(blocks) or blocks[index + 1].landscape is not block.landscape:
            yield block.landscape


def _placement(before: Block | None, block: Block, after: Block | None, place: ListPlace | None) -> Placement:
    turns = before is not None and before.landscape is not block.landscape
    ends = block.landscape if after is not None and after.landscape is not block.landscape else None
    return Placement(
        place,
        block.label if place is None else "",
        ends,
        block.new_page and not turns and before is not None,
        before is not None and _needs_gap(before, block) and not (block.new_page or turns),
        after is not None and _needs_gap(block, after) and ends is None and not after.new_page,
        block.kind is BlockKind.TABLE and (after is None or after.kind is BlockKind.TABLE or ends is not None),
    )


def _needs_gap(above: Block, below: Block) -> bool:
    """Tell whether a table (with its caption and note) would touch the text: a table has no space of its own around it."""
    if below.kind in (BlockKind.TABLE, BlockKind.CAPTION) and above.kind not in _TOUCHES_TABLE:
        return True
    ends_table = above.kind in (BlockKind.TABLE, BlockKind.TABLE_NOTE)
    return ends_table and below.kind not in (BlockKind.BLANK, BlockKind.TABLE_NOTE, BlockKind.TABLE)
