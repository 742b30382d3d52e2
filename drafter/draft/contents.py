"""What a table of contents (目录) and an outline at the head (提纲) say of a document's blocks."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.draft.blocks import Block, BlockKind, Blocks, Emphasis
from drafter.draft.leads import lead_length

_TITLES = (BlockKind.TITLE, BlockKind.APPENDIX_TITLE)


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
