"""What stands between the head and the body: a title page, the 目录, the 提纲, the title of a foreword."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.base.messages import say
from drafter.base.problems import Level, Problem
from drafter.draft.blocks import Block, BlockKind, Run
from drafter.draft.compose.expand import Expander
from drafter.draft.compose.head import BLANK, broken
from drafter.draft.contents import entries, outline_lines

_PAGE_LINES = 22
_ABOVE_TITLE, _UNDER_PAGE = 6, 3
_CONTENTS_DEPTH, _OUTLINE_DEPTH = 2, 3
_STEP = 1.0  # 字 that a line of the 提纲 stands further in for each level


def is_shown(expander: Expander, key: str) -> bool:
    """Tell whether the yes-no field *key* is there and says yes."""
    return expander.value(key) is True


def compilers(expander: Expander) -> list[Block]:
    """Return who compiled the document and when, each on a line of its own."""
    lines = [Block(BlockKind.COVER, expander.field_runs(key), place=expander.place(key)) for key in ("compiler", "date")]
    return [line for line in lines if line.runs]


def title_page(head: Sequence[Block], expander: Expander) -> list[Block]:
    """Return a title page, which has no page number: the *head* lowered, who compiled it and the date at the foot."""
    foot = compilers(expander)
    above = [block for block in head if block.kind is not BlockKind.BLANK]
    lines = sum(1 + block.text.count("\n") for block in above)
    between = max(1, _PAGE_LINES - _ABOVE_TITLE - lines - len(foot) - _UNDER_PAGE)
    page = [*[BLANK] * _ABOVE_TITLE, *above, *[BLANK] * between, *foot]
    return [replace(block, unnumbered=True) for block in page]


def contents_blocks(listed: Sequence[Block], expander: Expander, *, new_page: bool) -> list[Block]:
    """Return the 目录 of the blocks *listed*: its title and the block whose entries every output finds for itself.

    Where there is nothing to list there is none, which is said.
    """
    depth = depth_of(expander, "contents_depth", _CONTENTS_DEPTH)
    found = entries(tuple(listed), depth)
    if not found:
        _tell(expander, "contents", say("没有能列入目录的标题，没有印目录"), say("单独成行的标题才列入目录"))
        return []
    deepest = max(entry.level for entry in found)
    if deepest < depth and not _is_usual(expander, "contents_depth"):
        message = say("目录要列到第 {depth} 级，而能列入的标题只到第 {deepest} 级", depth=depth, deepest=deepest)
        _tell(expander, "contents_depth", message, say("单独成行的标题才列入目录"))
    title = Block(BlockKind.CONTENTS_TITLE, (Run("目　录"),), new_page=new_page, keep_next=True)
    return [title, Block(BlockKind.CONTENTS, level=depth)]


def outline_blocks(body: Sequence[Block], expander: Expander) -> list[Block]:
    """Return the 提纲 of *body*: headings, leads and points that are paragraphs, to the depth that is asked for.

    Where there are none there is no 提纲, which is said.
    """
    lines = outline_lines(tuple(body), depth_of(expander, "outline_depth", _OUTLINE_DEPTH))
    if not lines:
        advice = say("提纲由各级标题、段首的小标题和单独成段的分点组成")
        _tell(expander, "outline", say("没有能列入提纲的标题，没有印提纲"), advice)
        return []
    top = min(level for level, _ in lines)
    blocks = [
        Block(BlockKind.OUTLINE_LINE, expander.marked(text), level=level, indent=(level - top) * _STEP)
        for level, text in lines
    ]
    return [Block(BlockKind.OUTLINE_TITLE, (Run("提　纲"),), keep_next=True), *blocks, BLANK]


def foreword(body: Sequence[Block]) -> list[Block]:
    """Return the *body* of a collection under a title of its own: the sub-heading it begins with, else 前言."""
    first, *rest = body
    named = first.kind is BlockKind.SUBHEADING
    runs = broken(first.runs) if named else (Run("前　言"),)
    title = Block(BlockKind.TITLE, runs, level=1, new_page=True, place=first.place)
    return [title, BLANK, *(block.lowered() for block in (rest if named else body))]


def depth_of(expander: Expander, key: str, usual: int) -> int:
    """Return the depth that the number field *key* holds, *usual* where it holds none."""
    words = expander.line(key) if expander.value(key) is not None else ""
    return int(words) if words.isdecimal() and words.isascii() and int(words) else usual


def _is_usual(expander: Expander, key: str) -> bool:
    """Tell whether the field *key* holds nothing but its default."""
    return expander.draft.values.get(key, "") in ("", expander.draft.form.fields[key].default)


def as_part(blocks: Sequence[Block]) -> list[Block]:
    """Return a part's *blocks* as a collection prints them: on a new page, titles above headings."""
    first, *others = (_lowered(block) for block in blocks)
    return [replace(first, new_page=True), *others]


def _lowered(block: Block) -> Block:
    return replace(block, level=block.level + 1) if block.kind is BlockKind.TITLE else block.lowered()


def _tell(expander: Expander, key: str, message: str, help: str) -> None:
    expander.problems.append(Problem(expander.place(key), message, help, Level.NOTICE))
