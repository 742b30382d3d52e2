"""Room between a table and the text around it: every output leaves it in the same places."""

from __future__ import annotations

from drafter.draft.blocks import Block, BlockKind

_TOUCHES_TABLE = (BlockKind.BLANK, BlockKind.CAPTION, BlockKind.TABLE)
"""Kinds that may stand directly above a table: a blank line is room enough, a caption belongs to it."""


def needs_gap(above: Block, below: Block) -> bool:
    """Tell whether a table (with its caption and note) would touch the text: it has no room of its own around it."""
    if below.kind in (BlockKind.TABLE, BlockKind.CAPTION) and above.kind not in _TOUCHES_TABLE:
        return True
    ends_table = above.kind in (BlockKind.TABLE, BlockKind.TABLE_NOTE)
    return ends_table and below.kind not in (BlockKind.BLANK, BlockKind.TABLE_NOTE, BlockKind.TABLE)
