"""Lists of tasks in an appendix: groups, tasks on one line, their units and roles, the counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.base.problems import Place
from drafter.draft.appendix import Group, Task
from drafter.draft.compose.appendices import task_line
from drafter.draft.labels import Family
from drafter.draft.numbering import GBT9704, Numbering
from drafter.draft.numerals import parse_chinese
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.levels import Labelled, labelled, numbered
from drafter.reading.recognising.pieces import Pieces
from drafter.reading.task_lines import task_of

_COUNT = re.compile(r"\s*[（(]\s*(?:共|合计)?\s*(?P<number>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[项件条个][）)]$")
_LISTED = re.compile(r"事项|清单|任务|台账|要点|项目|分工|安排|一览")
_LONGEST_TASK, _LONGEST_GROUP = 120, 40
_BEFORE_ROLE = re.compile(r"[，,;](?=(?:牵头|配合|责任)(?:单位|部门|科室|处室|领导|人)?\s*[:：])")
_LAST_BRACKET = re.compile(r"\(([^()]*)\)(?=[。；;]?$)")
_SAME = str.maketrans("（）：；，、;", "():,,,,")
"""What is the furniture of units in a bracket: written anew when a list prints them."""


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks in groups (one without a name where there are none), how they count, and whether the counts were printed."""

    groups: tuple[Group, ...]
    numbering: Numbering
    continuous: bool
    count: bool


def count_behind(text: str) -> tuple[str, int]:
    """Return *text* without the （共33项） behind it, and the number; 0 where it has none."""
    match = _COUNT.search(text)
    if match is None:
        return text, 0
    digits = match["number"]
    return text[: match.start()], int(digits) if digits.isdecimal() else parse_chinese(digits) or 0


def read_tasks(
    pieces: Pieces, title: str, total: int, units: Collection[str], accounts: Accounts, file: str
) -> TaskList | None:
    """Return the tasks that *pieces* list under *title*, of which *total* were said to be; None where they are prose.

    A list is numbered throughout, on one level or two, its tasks are single sentences that count from 1, and something tells
    that they are tasks: units behind them, counts, or the title.
    """
    found, numbering = numbered(labelled(pieces))
    sections = _sections(found, len(numbering.levels))
    if sections is None:
        return None
    tasks = [item for _, own in sections for item in own]
    continuous = _counting(sections)
    if continuous is None or not all(_is_task(item.text) for item in tasks):
        return None
    counts = [count_behind(group.text)[1] for group, _ in sections if group is not None]
    read = {id(item): _task(item, units, file) for item in tasks}
    told = any(task.owners or task.lead or task.support for task in read.values()) or bool(total) or any(counts)
    if not told and not _LISTED.search(title):
        return None
    sizes = [len(own) for group, own in sections if group is not None]
    count = bool(counts or total) and counts == sizes and total == len(tasks)
    groups = tuple(
        Group(_name(group, accounts, counted=count), tuple(_settled(item, read[id(item)], accounts) for item in own))
        for group, own in sections
    )
    return TaskList(groups, _numbering(numbering), continuous, count)


_Sections = Sequence[tuple[Labelled | None, Sequence[Labelled]]]


def _sections(found: Sequence[Labelled], depth: int) -> _Sections | None:
    """Return the groups (None: tasks without one) with their tasks; None where there are other things than those."""
    if not found or not 1 <= depth <= 2 or not all(item.level for item in found):
        return None
    if depth == 1:
        third = found[0].label is not None and found[0].label.form.family is Family.THIRD
        return [(None, found)] if third and len(found) > 1 else None
    sections: list[tuple[Labelled | None, list[Labelled]]] = []
    for item in found:
        if item.level == 1:
            sections.append((item, []))
        elif sections:
            sections[-1][1].append(item)
        else:
            return None
    good = all(own and group and len(group.text) <= _LONGEST_GROUP and "。" not in group.text for group, own in sections)
    return sections if good else None


def _counting(sections: _Sections) -> bool | None:
    """Return whether the tasks count on through the groups, None where they count neither so nor anew in each."""
    numbers = [[item.label.number for item in own if item.label is not None] for _, own in sections]
    heads = [group.label.number for group, _ in sections if group is not None and group.label is not None]
    flat = [number for own in numbers for number in own]
    if heads != list(range(1, len(heads) + 1)):
        return None
    if all(own == list(range(1, len(own) + 1)) for own in numbers):
        return False
    return True if flat == list(range(1, len(flat) + 1)) else None


def _is_task(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TASK and "。" not in text[:-1] and "\n" not in text


def _task(item: Labelled, units: Collection[str], file: str) -> Task:
    """Return the task of one line, with its units apart if a list prints it as it stood."""
    place = Place(file, item.piece.number)
    task = task_of(_LAST_BRACKET.sub(r"（\1）", _BEFORE_ROLE.sub("；", item.text)), units)
    same = task_line(task).translate(_SAME) == item.text.translate(_SAME)
    return replace(task, place=place) if same and task.task in item.text else Task(item.text, one_line=True, place=place)


def _settled(item: Labelled, task: Task, accounts: Accounts) -> Task:
    accounts.change(Change.NUMBERS, item.typed)
    words = "".join(words_of(task))
    if words != item.text:
        accounts.change(Change.COMPUTED, item.text, words)
    return task


def words_of(task: Task) -> Iterator[str]:
    """Yield every word that *task* holds."""
    yield task.task
    yield from (*task.owners, *task.lead, *task.support, task.leader, task.due, task.note, *task.extra.values(), task.end)


def _name(group: Labelled | None, accounts: Accounts, *, counted: bool) -> str:
    if group is None:
        return ""
    accounts.change(Change.NUMBERS, group.typed)
    name = count_behind(group.text)[0] if counted else group.text
    if name != group.text:
        accounts.change(Change.COMPUTED, group.text, name)
    return name


def _numbering(numbering: Numbering) -> Numbering:
    """Return the numbering whose first level are the groups and whose tasks' level are the tasks."""
    if len(numbering.levels) == 1:
        return replace(numbering, levels=(GBT9704.form(1), numbering.form(1)), leads=frozenset({1}))
    return replace(numbering, continuous=frozenset(), leads=frozenset({1}))
