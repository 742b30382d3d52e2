"""What a block's neighbours ask of it: its list or typed label, page and section breaks, room around tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from drafter.draft.blocks import Block, BlockKind
from drafter.draft.spacing import needs_gap
from drafter.word.lists import ListPlace, Lists


class Closing(Enum):
    """What an empty paragraph behind a table is for; Word would take two tables without one for one table."""

    NOT = ""
    END = "end"  # of the document or section: nobody sees it
    GAP = "gap"  # before another table


class Placement(NamedTuple):
    """How a block stands among the others.

    ``label`` is typed, ``list`` automatic; ``ends`` is the orientation of the section that ends with the block (True:
    landscape), ``gap_above`` and ``gap_below`` ask for half a line between it and a table. A table before another one, and
    one at the end, is ``closed`` by an empty paragraph.
    """

    list: ListPlace | None = None
    label: str = ""
    ends: bool | None = None
    new_page: bool = False
    gap_above: bool = False
    gap_below: bool = False
    closed: Closing = Closing.NOT


def placements(blocks: Sequence[Block], lists: Lists) -> list[Placement]:
    """Return the placement of each of *blocks*, those outside *lists* with typed labels; equal ones are one object."""
    known: dict[Placement, Placement] = {}
    neighbours = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    found = (_placement(*each, lists.places.get(index)) for index, each in enumerate(neighbours))
    return [known.setdefault(placement, placement) for placement in found]


def first_pages(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Return of each section that *blocks* take whether its first page carries no page number."""
    starts = (block for before, block in zip([None, *blocks], blocks, strict=False) if before is None or _turns(before, block))
    return tuple(block.unnumbered for block in starts)


def _turns(before: Block, block: Block) -> bool:
    """Tell whether a section ends between two blocks: the sheet turns, or a page without a number begins."""
    return before.landscape is not block.landscape or (block.unnumbered and not before.unnumbered)


def _placement(before: Block | None, block: Block, after: Block | None, place: ListPlace | None) -> Placement:
    turns = before is not None and _turns(before, block)
    ends = block.landscape if after is not None and _turns(block, after) else None
    is_table = block.kind is BlockKind.TABLE
    return Placement(
        place,
        block.label if place is None else "",
        ends,
        block.new_page and not turns and before is not None,
        gap_above=before is not None and not is_table and needs_gap(before, block) and not (block.new_page or turns),
        gap_below=after is not None and after.kind is BlockKind.TABLE and needs_gap(block, after) and ends is None,
        closed=_closing(after, ends) if is_table else Closing.NOT,
    )


def _closing(after: Block | None, ends: bool | None) -> Closing:
    if after is None or ends is not None:
        return Closing.END
    return Closing.GAP if after.kind is BlockKind.TABLE else Closing.NOT
