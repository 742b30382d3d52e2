"""The appendices of a document of ours: prose, lists and tables of tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from drafter.draft.appendix import Appendix, Group, Layout, Task
from drafter.draft.dates import DocumentDate
from drafter.draft.numbering import GBT9704, Numbering
from drafter.draft.outline import Outline
from drafter.reading.own.counting import fits
from drafter.reading.own.outline import Item, Numbered, items_of, numbering_for, outline_of
from drafter.reading.own.roles import HEADING, TABLE, TEXT, Piece
from drafter.reading.own.words import date_of, joined, without_colon
from drafter.reading.task_lines import task_of
from drafter.reading.task_tables import task_table

_TOTAL = re.compile(r"（共(\d+)项）")
_COUNT = re.compile(r"（(\d+)项）$")


def appendix_of(pieces: Sequence[Piece], document: Numbering, *, typed: bool) -> Appendix:
    """Return the appendix that *pieces* are, in a document that numbers as *document* says."""
    roles = {role: [piece for piece in pieces if piece.role == role] for role in ("appendix_title", "note", "addressee")}
    total = next((piece.text for piece in pieces if piece.role == "count"), "")
    text = [piece for piece in pieces if piece.role in TEXT]
    found = Appendix(
        "\n".join(piece.text for piece in roles["appendix_title"]),
        labelled=any(piece.role == "appendix_label" for piece in pieces),
        note=joined(roles["note"]),
        addressee=without_colon(joined(roles["addressee"])),
        count=bool(total),
        landscape=any(piece.line.landscape for piece in pieces),
        signature=joined([piece for piece in pieces if piece.role == "signature"]),
        date=_date([piece for piece in pieces if piece.role == "date"]),
    )
    match = _TOTAL.fullmatch(total)
    listed = _listed(found, text, document, int(match[1]), typed=typed) if match else None
    return listed or _with_table(found, text, document, typed=typed)


def _date(pieces: Sequence[Piece]) -> DocumentDate | str:
    return date_of(joined(pieces))


def _with_table(appendix: Appendix, text: Sequence[Piece], document: Numbering, *, typed: bool) -> Appendix:
    """Return *appendix* with *text*, its first table as tasks where it holds some and prints no caption."""
    for index, piece in enumerate(text):
        table = task_table(piece.line.table) if piece.role == TABLE and piece.line.table is not None else None
        near = [each.role for each in (*text[max(0, index - 1) : index], *text[index + 1 : index + 2])]
        if table is None or table.caption or table.note or "caption" in near or "table_note" in near:
            continue
        found = table.into(appendix)
        if found.count is appendix.count:
            return _with_text(found, text[:index], text[index + 1 :], document, typed=typed)
    return _with_text(replace(appendix, count=True), text, (), document, typed=typed)


def _with_text(
    appendix: Appendix, before: Sequence[Piece], after: Sequence[Piece], document: Numbering, *, typed: bool
) -> Appendix:
    items = items_of([*before, *after], document, typed=typed)
    numbering = numbering_for(items, document) or document
    own = None if numbering == document else numbering
    return replace(
        appendix,
        body=outline_of(items[: len(before)], numbering),
        after=outline_of(items[len(before) :], numbering),
        numbering=own,
    )


def _listed(appendix: Appendix, text: Sequence[Piece], document: Numbering, total: int, *, typed: bool) -> Appendix | None:
    """Return *appendix* with the list of *total* tasks that stands in *text*, None where there is none."""
    items = items_of(text, document, typed=typed)
    first = next((index for index, item in enumerate(items) if isinstance(item, Numbered)), len(items))
    groups, end = _groups(items, first)
    if sum(len(group.tasks) for group in groups) != total:
        return None
    found = replace(appendix, layout=Layout.LIST, groups=tuple(groups))
    counted = [item.counted for item in items[first:end] if isinstance(item, Numbered)]
    for numbering in (document, replace(document, levels=GBT9704.levels)):
        for continuous in (None, True):
            if fits([replace(each, leads=False) for each in counted], _for_tasks(numbering, again=continuous is None)):
                own = None if numbering == document else numbering
                body, after = (outline_of(part, numbering) for part in (items[:first], items[end:]))
                return replace(found, continuous=continuous, numbering=own, body=body or Outline(), after=after)
    return None


def _for_tasks(document: Numbering, *, again: bool) -> Numbering:
    """Return how a list of tasks is numbered in *document*, without leads; *again*: from 1 in every group."""
    levels = document.levels if len(document.levels) > 1 else (*document.levels, GBT9704.form(3))
    found = replace(document, levels=levels, leads=frozenset())
    task = frozenset({found.task_level})
    return replace(found, continuous=found.continuous - task if again else found.continuous | task)


def _groups(items: Sequence[Item], first: int) -> tuple[list[Group], int]:
    """Return the groups of tasks that begin at *first*, and where they end."""
    listed = list(takewhile(lambda item: isinstance(item, Numbered), items[first:]))
    groups, tasks, name = list[Group](), list[Task](), ""
    for item in listed:
        assert isinstance(item, Numbered)
        if item.piece.role != HEADING:
            tasks.append(task_of(item.text))
            continue
        if tasks or name:
            groups.append(_group(name, tasks))
        name, tasks = item.text, []
    if tasks or name:
        groups.append(_group(name, tasks))
    return groups, first + len(listed)


def _group(name: str, tasks: Sequence[Task]) -> Group:
    count = _COUNT.search(name)
    counted = count is not None and int(count[1]) == len(tasks)
    return Group(_COUNT.sub("", name) if counted else name, tuple(tasks))
