"""The head of a document: title, subtitle, 题注, addressee (GB/T 9704-2012 7.3.1, 7.3.2)."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.draft.blocks import Block, BlockKind, Runs
from drafter.draft.compose.expand import Expander
from drafter.draft.widths import width

BLANK = Block(BlockKind.BLANK)
_TITLE_LINE = 20  # 字 of 二号 in a line

_NOTHING = ("（）", "()")
_LINE = re.compile(r"\S(?:.*\S)?")


def head_blocks(expander: Expander) -> list[Block]:
    """Return the blocks above the body: title, subtitle, 题注, a blank line, the addressee and the salutation."""
    blocks = [
        Block(BlockKind.TITLE, broken(expander.field_runs("title")), place=expander.place("title")),
        *_lines(expander, "subtitle", BlockKind.SUBTITLE),
        *_lines(expander, "note", BlockKind.NOTE),
        BLANK,
    ]
    for key in ("addressee", "salutation"):
        blocks += addressee_blocks(expander.field_runs(key), expander, key)
    return [block for block in blocks if block.runs or block is BLANK]


def _lines(expander: Expander, key: str, kind: BlockKind) -> list[Block]:
    return [Block(kind, _whole_lines(expander.field_runs(key)), place=expander.place(key))]


def _whole_lines(runs: Runs) -> Runs:
    """Return *runs* without the blanks around lines, and without what fields that are not filled leave: blank lines, （）."""
    words = "".join(run.text for run in runs)
    spans = [found.span() for found in _LINE.finditer(words) if found[0] not in _NOTHING]
    found, offset = [], 0
    for run in runs:
        end = offset + len(run.text)
        inside = [(first, last) for first, last in spans if first < end and last > offset]
        lines = [run.text[max(0, first - offset) : last - offset] for first, last in inside]
        begins = "\n" if inside and offset <= inside[0][0] != spans[0][0] else ""
        found.append(replace(run, text=begins + "\n".join(lines)))
        offset = end
    return tuple(run for run in found if run.text)


def addressee_blocks(runs: Runs, expander: Expander, key: str) -> list[Block]:
    """Return the addressee, ended by a full-width colon, or nothing where there is none."""
    if not runs:
        return []
    last = replace(runs[-1], text=runs[-1].text.rstrip("：:；;，, ") + "：")
    return [Block(BlockKind.ADDRESSEE, (*runs[:-1], last), place=expander.place(key))]


def broken(runs: Runs) -> Runs:
    """Return a title's runs with line breaks where its sense allows; breaks that are there stay."""
    words = "".join(run.text for run in runs)
    if "\n" not in words and width(words) <= _TITLE_LINE:
        return runs
    from drafter.draft.title import break_title  # its words take 6 ms to read, and most titles fit on a line

    lines = break_title(words, _TITLE_LINE)
    cuts, offset = [], 0
    for line in lines[:-1]:
        offset += len(line)
        cuts.append(offset)
    return tuple(_cut(runs, cuts))


def _cut(runs: Runs, cuts: list[int]) -> Runs:
    """Return *runs* with a line break at each offset of *cuts*, counted without line breaks.

    A blank before a break stays: the contents and the file's properties say the title on one line.
    """
    found, position = [], 0
    for run in runs:
        text = ""
        for character in run.text.replace("\n", ""):
            text = f"{text}\n{character}" if position in cuts else text + character
            position += 1
        found.append(replace(run, text=text))
    return tuple(found)
