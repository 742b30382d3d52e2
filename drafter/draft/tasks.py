"""Tasks written on one line, the units in the last （…）, with or without roles; and what a table prints of a task."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from drafter.base.problems import NOWHERE, Place
from drafter.draft.appendix import Task
from drafter.draft.enumerations import split_outside
from drafter.draft.headings import TASK_KEYS
from drafter.draft.labels import TypedLabel, recognise

_OPEN, _CLOSE = "（(", "）)"
_BLANKS = " \t\u3000"
_ENDS = "。；;"
_UNIT = re.compile(r".*(?:办|室|科|处|部|局|委|会|院|所|站|中心|组)")
_NO_UNIT = re.compile(
    r"[\d０-９]+[个次场家名项处间座所期批届月日年天人篇册本万亿]"
    r"|共?[一二三四五六七八九十百两]+[个次场家名项处间座期批届]|含|包括|其中|如|例如|见|详见|参见|不|约|共\d|每|需|须|应(?!急)|请|可|拟|已|并"
)
_REMARK = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
_LONGEST_UNIT = 24
_LABELLED = re.compile(r"(?P<role>牵头|配合|责任)(?P<who>单位|部门|科室|处室|领导|人)?\s*[:：]")
_DUE = re.compile(r"(?:完成|办结)?(?:时限|时间|期限)(?:要求)?\s*[:：]\s*(?P<due>[^；;:：]+)$")
_BEHIND = re.compile(r"由?(?P<units>.+?)(?P<role>牵头|配合|负责)")
_NAMED = {"lead": "牵头单位：", "support": "配合单位：", "leader": "责任领导："}


class Owners(NamedTuple):
    """Who does a task: responsible, leading and supporting units, the leader in charge; and by when, if it is said there."""

    owners: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    due: str = ""


def split_owners(text: str) -> tuple[str, ...]:
    """Return the units that *text* lists, cut at 、 ， , ； outside brackets."""
    return split_outside(text, "、，,；;")


def typed_label(line: str) -> TypedLabel | None:
    """Return the number typed before a task on one line (``1.``, ``1、``, ``①``, ``一、``), which the program counts."""
    label = recognise(line.strip(_BLANKS))
    return label if label is not None and not label.form.prefix else None


def read_task_line(text: str, units: Collection[str] = (), place: Place = NOWHERE) -> Task:
    """Return the task that one line writes.

    The last （…） is read as owners when all its parts look like units: in *units*, or ending in 办 室 科 处 部 局 委
    会 院 所 站 中心 组, or with a role (牵头 配合 责任). Otherwise it stays text, as in （4月） or （含旧馆改造）. A 。 or
    ； behind it is kept as ``end``. A number typed before it is not part of it: tasks are counted.
    """
    line = text.strip(_BLANKS)
    label = typed_label(line)
    line = line[len(label.text) :].lstrip(_BLANKS) if label is not None and label.text != line else line
    words = line.rstrip(_ENDS + _BLANKS)
    opening = _opening_of_last(words)
    task = words[:opening].rstrip(_BLANKS)
    found = owners_in(words[opening + 1 : -1], units) if opening > 0 and task else None
    if found is None:
        return Task(line, one_line=True, place=place)
    end = line[len(words) :].strip(_BLANKS)
    written = words[opening + 1 : -1]
    return Task(task, *found, one_line=True, end=end, written=written, place=place)


def _opening_of_last(text: str) -> int:
    """Return the index of the bracket that opens the （…） at the end of *text*, -1 where there is none."""
    if not text or text[-1] not in _CLOSE:
        return -1
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += (text[index] in _CLOSE) - (text[index] in _OPEN)
        if depth == 0:
            return index
    return -1


def owners_in(text: str, units: Collection[str] = ()) -> Owners | None:
    """Return the owners that the words of a bracket name, None where they are something else.

    A time may stand behind them: ``责任单位：办公室；完成时限：6月底前``.
    """
    due = _DUE.search(text)
    found = _units_in(text[: due.start()].rstrip("，,；;、" + _BLANKS), units) if due else _units_in(text, units)
    return found._replace(due=due["due"].strip(_BLANKS)) if found and due else found


def _units_in(text: str, units: Collection[str]) -> Owners | None:
    if _LABELLED.match(text.strip(_BLANKS)):
        return _labelled(text)
    parts = split_owners(text)
    if any(_BEHIND.fullmatch(part) for part in parts):
        return _roles_behind(parts, units)
    return Owners(parts) if parts and all(is_unit(part, units) for part in parts) else None


def is_unit(name: str, units: Collection[str] = ()) -> bool:
    """Tell whether *name* looks like a unit of an office."""
    bare = _REMARK.sub("", name)
    return name in units or bool(len(bare) <= _LONGEST_UNIT and _UNIT.fullmatch(bare) and not _NO_UNIT.match(bare))


def _labelled(text: str) -> Owners | None:
    """Read ``牵头单位：A，配合单位：B、C``."""
    labels = list(_LABELLED.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    found: dict[str, tuple[str, ...]] = {}
    for label, end in zip(labels, ends, strict=True):
        names = split_owners(text[label.end() : end])
        slot = _slot(label["role"], label["who"] or "")
        if not names:
            return None
        found[slot] = found.get(slot, ()) + names
    return _owners(found)


def _owners(found: Mapping[str, tuple[str, ...]]) -> Owners:
    leader = "、".join(found.get("leader", ()))
    return Owners(found.get("owners", ()), found.get("lead", ()), found.get("support", ()), leader)


def _slot(role: str, who: str) -> str:
    if who in ("领导", "人"):
        return "leader"
    return {"牵头": "lead", "配合": "support"}.get(role, "owners")


def _roles_behind(parts: Sequence[str], units: Collection[str]) -> Owners | None:
    """Read ``A牵头，B、C配合``: a role counts for the units before it; None where a part has none, or is no unit.

    Beside somebody who leads, any name is a unit; alone, 密切配合 must not be one.
    """
    with_lead = any(part.endswith("牵头") for part in parts)
    found: dict[str, tuple[str, ...]] = {}
    waiting: tuple[str, ...] = ()
    for part in parts:
        match = _BEHIND.fullmatch(part)
        name = match["units"].strip(_BLANKS) if match else part
        if not is_unit(name, units) and not (with_lead and len(name) <= _LONGEST_UNIT and not _NO_UNIT.match(name)):
            return None
        waiting = (*waiting, name)
        if match is not None:
            slot = _slot(match["role"], "")
            found[slot] = found.get(slot, ()) + waiting
            waiting = ()
    return None if waiting else _owners(found)


def named_roles(task: Task) -> dict[str, str]:
    """Return who does *task* by key, all but the owners with the name of their role before them; only those there are."""
    names = {key: cell_text(task, key) for key in ("owners", *_NAMED)}
    return {key: _NAMED.get(key, "") + text for key, text in names.items() if text}


def as_written(task: Task) -> str:
    """Return the units of *task* in the words of its line, empty where it has none or has others by now."""
    names = (*task.owners, *task.lead, *task.support)
    told = Owners(task.owners, task.lead, task.support, task.leader, task.due)
    is_told = task.one_line and owners_in(task.written, names) == told
    return task.written if is_told else ""


def cell_text(task: Task, key: str) -> str:
    """Return what *task* says under *key*, empty where it says nothing."""
    value = task.extra.get(key, getattr(task, key) if key in TASK_KEYS else "")
    return value if isinstance(value, str) else "、".join(value)


def printed_keys(columns: Collection[str]) -> frozenset[str]:
    """Return the keys of a task that a table with *columns* for these keys prints: a column of owners holds all the roles."""
    return frozenset([*columns, *(_NAMED if "owners" in columns else ())])


def cells_of(task: Task, columns: Collection[str]) -> dict[str, str]:
    """Return what a table with *columns* for these keys prints of *task* in each.

    Roles without a column of their own stand with the owners, named. Units and a time that a line wrote and no column prints
    stay behind its text, in （）.
    """
    cells = {key: cell_text(task, key) for key in columns}
    apart = [text for key, text in named_roles(task).items() if key not in columns]
    if "owners" in cells:
        cells["owners"] = "；".join([*filter(None, [cells["owners"]]), *apart])
        apart = []
    if task.due and "due" not in columns:
        apart.append(task.due)
    if task.one_line and apart and "task" in cells:
        cells["task"] += f"（{'；'.join(apart)}）"
    if "task" in cells:
        cells["task"] += task.end
    return cells
