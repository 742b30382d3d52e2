"""What stands between the head and the body: a title page, the 目录, the 提纲."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.draft.blocks import Block, BlockKind, Run
from drafter.draft.compose.expand import Expander
from drafter.draft.compose.head import BLANK
from drafter.draft.contents import outline_lines

_PAGE_LINES = 22
_ABOVE_TITLE, _UNDER_PAGE = 6, 3
_CONTENTS_DEPTH, _OUTLINE_DEPTH = 2, 3


def is_shown(expander: Expander, key: str) -> bool:
    """Tell whether the yes-no field *key* is there and says yes."""
    return expander.value(key) is True


def title_page(head: Sequence[Block], expander: Expander) -> list[Block]:
    """Return a title page: the *head* lowered, who compiled it and the date at the foot."""
    foot = [Block(BlockKind.COVER, expander.field_runs(key), place=expander.place(key)) for key in ("compiler", "date")]
    foot = [block for block in foot if block.runs]
    above = [block for block in head if block.kind is not BlockKind.BLANK]
    lines = sum(1 + block.text.count("\n") for block in above)
    between = max(1, _PAGE_LINES - _ABOVE_TITLE - lines - len(foot) - _UNDER_PAGE)
    return [*[BLANK] * _ABOVE_TITLE, *above, *[BLANK] * between, *foot]


def contents_blocks(expander: Expander, *, new_page: bool) -> list[Block]:
    """Return the 目录: its title and the block whose entries every output finds for itself."""
    return [
        Block(BlockKind.CONTENTS_TITLE, (Run("目　录"),), new_page=new_page, keep_next=True),
        Block(BlockKind.CONTENTS, level=depth_of(expander, "contents_depth", _CONTENTS_DEPTH)),
    ]


def outline_blocks(body: Sequence[Block], expander: Expander) -> list[Block]:
    """Return the 提纲 of *body*: headings, leads and points that are paragraphs, to the depth that is asked for."""
    lines = outline_lines(tuple(body), depth_of(expander, "outline_depth", _OUTLINE_DEPTH))
    if not lines:
        return []
    blocks = [Block(BlockKind.OUTLINE_LINE, expander.marked(text), level=level) for level, text in lines]
    return [Block(BlockKind.CONTENTS_TITLE, (Run("提　纲"),), keep_next=True), *blocks, BLANK]


def depth_of(expander: Expander, key: str, usual: int) -> int:
    """Return the depth that the number field *key* holds, *usual* where it holds none."""
    words = expander.line(key) if expander.value(key) is not None else ""
    return int(words) if words.isdecimal() and words.isascii() and int(words) else usual


def as_part(blocks: Sequence[Block]) -> list[Block]:
    """Return a part's *blocks* as a collection prints them: on a new page, titles above headings, no 目录 of its own."""
    listed = [index for index, block in enumerate(blocks) if block.kind is BlockKind.CONTENTS]
    left_out = {*listed, *(index - 1 for index in listed)}  # with the title above it
    first, *others = (_lowered(block) for index, block in enumerate(blocks) if index not in left_out)
    return [replace(first, new_page=True), *others]


def _lowered(block: Block) -> Block:
    return replace(block, level=block.level + 1) if block.kind is BlockKind.TITLE or block.level else block
