"""Tasks as a list prints them, terms and roles behind them: 完成改造（牵头单位：办公室；5月底前）."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from drafter.draft.appendix import Task
from drafter.draft.compose.appendices import task_line
from drafter.draft.tasks import read_task_line

_BEHIND = re.compile(r"(?P<task>.+)（(?P<inside>[^（）]*(?:（[^（）]*）[^（）]*)*)）(?P<end>[。；;]?)", re.DOTALL)
_TERM = re.compile(r"[\d一二三四五六七八九十]+[年月日季周]|年底|月底|季度|半年|全年|长期|持续|适时|每[年月季周]|[前底]$")


def task_of(text: str, units: Collection[str] = ()) -> Task:
    """Return the task that *text* (without its number) says, read so that a list prints the very same words.

    What stands in the last （…） behind the units is its term, or a note. The *units* are the office's.
    """
    return next((task for task in _readings(text, units) if task_line(task) == text), Task(text, one_line=True))


def _readings(text: str, units: Collection[str]) -> Iterator[Task]:
    """Yield what *text* could say, the fullest reading first."""
    behind = _BEHIND.fullmatch(text)
    if behind is not None and not behind["end"]:
        yield from _with_terms(behind["task"], behind["inside"].split("；"), units)
    yield read_task_line(text, units)


def _with_terms(words: str, inside: list[str], units: Collection[str]) -> Iterator[Task]:
    for count in range(len(inside) - 1, 0, -1):
        who, (due, *note) = "；".join(inside[:-count]), inside[-count:]
        task = replace(read_task_line(f"{words}（{who}）", units), one_line=False)
        if (task.owners or task.lead or task.support) and _TERM.search(due) and len(note) <= 1:
            yield replace(task, due=due, note="".join(note))
