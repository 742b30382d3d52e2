"""The proof of a reading: the draft prints the lines that were read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.base.problems import errors_of
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.compose import compose
from drafter.draft.fields import Draft
from drafter.reading.lines import Line
from drafter.reading.own.roles import ELEMENTS, pieces_of


def prints(draft: Draft, lines: Sequence[Line]) -> bool:
    """Tell whether *draft* prints *lines*, a document of ours, word for word and in their order.

    Blanks, the 目录, and what the template has around the text (版头, 版记) are not looked at.
    """
    composition = compose(draft)
    if errors_of(composition.problems):
        return False
    printed = [text for block in composition.blocks for text in _printed(block)]
    return printed == [text for text in map(_bare, _read(lines)) if text]


def _read(lines: Sequence[Line]) -> Iterator[str]:
    for piece in pieces_of(lines):
        if piece.line.table is not None:
            yield from piece.line.table.texts()
        elif piece.role != "contents" and piece.role not in ELEMENTS.values():
            yield piece.shown


def _printed(block: Block) -> Iterator[str]:
    if block.table is not None:
        cells = (cell for row in block.table.rows for cell in row)
        yield from filter(None, (_bare("".join(run.text for run in cell.runs)) for cell in cells))
    elif block.kind is not BlockKind.CONTENTS and (text := _bare(block.label + block.text)):
        yield text


def _bare(text: str) -> str:
    return "".join(text.split())
