"""Appendices to blocks: label, title on the third line, counts, prose, lists and tables of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.draft.appendix import Appendix, Layout, Task
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.compose.expand import Expander
from drafter.draft.compose.head import BLANK, addressee_blocks, broken
from drafter.draft.compose.tail import signature_blocks
from drafter.draft.compose.tasks import group_title, task_table
from drafter.draft.compose.text import TextComposer
from drafter.draft.numbering import GBT9704, Counter, Numbering
from drafter.draft.tasks import as_written, named_roles


def appendix_blocks(appendices: Sequence[Appendix], expander: Expander, document: Counter) -> list[Block]:
    """Return the blocks of all *appendices*; their lists go on with the series of the *document*'s counter."""
    labelled = [appendix for appendix in appendices if appendix.labelled]
    blocks: list[Block] = []
    for appendix in appendices:
        label = ""
        if appendix.labelled:
            label = f"附件{labelled.index(appendix) + 1}" if len(labelled) > 1 else "附件"
        counter = Counter(_numbering(appendix, document.numbering), document.next_series)
        blocks += _appendix(appendix, label, expander, counter)
        document.next_series = counter.next_series
    return blocks


def _numbering(appendix: Appendix, document: Numbering) -> Numbering:
    """Return how *appendix* numbers: its own way or the document's; its tasks begin again in every group unless it says so."""
    own = appendix.numbering or document
    if not appendix.groups or appendix.layout is Layout.TABLE:
        return own
    if len(own.levels) == 1:
        own = replace(own, levels=(*own.levels, GBT9704.form(3)))
    tasks = frozenset({own.task_level})
    return replace(own, continuous=own.continuous | tasks if appendix.continuous else own.continuous - tasks)


def _appendix(appendix: Appendix, label: str, expander: Expander, counter: Counter) -> list[Block]:
    composer = TextComposer(expander, counter)
    composer.blocks += addressee_blocks(expander.runs(appendix.addressee, appendix.place), expander, "appendices")
    composer.add(appendix.body)
    if appendix.groups and appendix.layout is Layout.TABLE:
        composer.blocks.append(task_table(appendix, expander, counter))
    elif appendix.groups:
        composer.blocks += _task_list(appendix, expander, counter)
    composer.add(appendix.after)
    signature = expander.text(appendix.signature, appendix.place)
    signed = signature_blocks(signature, str(appendix.date), expander, appendix.place, sealed=False)
    blocks = [*_heading(appendix, label, expander), *(block.lowered() for block in composer.blocks), *signed]
    blocks[0] = replace(blocks[0], new_page=True)
    return [replace(block, landscape=True) for block in blocks] if appendix.landscape else blocks


def _heading(appendix: Appendix, label: str, expander: Expander) -> list[Block]:
    place = appendix.place
    blocks = [Block(BlockKind.APPENDIX_LABEL, expander.marked(label), place=place), BLANK] if label else []
    title = expander.runs(appendix.title, place)
    blocks.append(Block(BlockKind.APPENDIX_TITLE, broken(title), level=1, keep_next=True, place=place))
    if appendix.count and appendix.total:
        blocks.append(Block(BlockKind.COUNT, expander.marked(f"（共{appendix.total}项）"), place=place))
    if appendix.note:
        blocks.append(Block(BlockKind.NOTE, expander.runs(appendix.note, place), place=place))
    return [*blocks, BLANK]


def _task_list(appendix: Appendix, expander: Expander, counter: Counter) -> list[Block]:
    blocks: list[Block] = []
    for group in appendix.groups:
        if group.name:
            number = counter.next(1)
            runs = expander.runs(group_title(group.name, len(group.tasks), count=appendix.count), group.place)
            blocks.append(
                Block(
                    BlockKind.HEADING,
                    runs,
                    number=number,
                    level=1,
                    family=number.form.family,
                    keep_next=True,
                    place=group.place,
                )
            )
        for task in group.tasks:
            number = counter.next(counter.numbering.task_level)
            runs = expander.runs(task_line(task), task.place)
            blocks.append(
                Block(BlockKind.ITEM, runs, number=number, level=number.level, family=number.form.family, place=task.place)
            )
    return blocks


def task_line(task: Task) -> str:
    """Return a task as a list prints it, its units (as a line wrote them) and terms behind it in （）."""
    written = as_written(task)
    parts = [written] if written else [*named_roles(task).values(), *filter(None, [task.due])]
    parts += [*filter(None, [task.note]), *(f"{key}：{value}" for key, value in task.extra.items())]
    return (f"{task.task}（{'；'.join(parts)}）" if parts else task.task) + task.end
