"""Tasks and who does them, in lists of tasks and in running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafter.base.messages import say
from drafter.base.problems import Place
from drafter.draft.appendix import Task
from drafter.draft.tasks import Owners, read_task_line
from drafter.reading.task_lines import task_of
from drafter.review.document import Document
from drafter.review.passage import Passage, Role
from drafter.review.units import Units

LEAD, SUPPORT, OWNER = "牵头", "配合", "责任"


def role_name(role: str) -> str:
    """Return what people call *role* in the language of the moment."""
    return {LEAD: say("牵头"), SUPPORT: say("配合"), OWNER: say("责任")}[role]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task of one unit: in which role, under which heading, and where it stands."""

    unit: str
    role: str
    task: str
    section: str
    leader: str
    place: Place


def assigned(passage: Passage, units: Units) -> Owners | None:
    """Return who does the task that *passage* is, None where nobody is named: apart, or in the （…） at its end."""
    if passage.owners is not None:
        found = passage.owners
        return found if names_of(found) or found.leader else None
    text = passage.text
    if passage.role not in (Role.BODY, Role.TASK) or not text.rstrip("。；; ").endswith(("）", ")")):
        return None
    task = _task(passage, units)
    found = Owners(task.owners, task.lead, task.support, task.leader)
    return found if names_of(found) or found.leader else None


def _task(passage: Passage, units: Units) -> Task:
    """Return the task that the words of *passage* say; behind its units may stand a term, as lists print it.

    What has a name of its own there (完成时限：6月底前) is no unit.
    """
    task = read_task_line(passage.words, units.by_name)
    nobody = not (task.owners or task.lead or task.support or task.leader)
    if nobody and "；" in passage.words:
        task = task_of(passage.words, units.by_name)
    return replace(task, owners=tuple(name for name in task.owners if "：" not in name))


def names_of(owners: Owners) -> tuple[str, ...]:
    """Return the units that *owners* names, those that lead first."""
    return (*owners.lead, *owners.owners, *owners.support)


def assignments(document: Document, units: Units) -> Iterator[Assignment]:
    """Yield the tasks of every unit in the order of the text, units by their full names where the list knows them."""
    for passage in document.passages:
        found = assigned(passage, units)
        if found is None:
            continue
        task = passage.words if passage.owners is not None else _task(passage, units).task
        for role, names in ((LEAD, found.lead), (OWNER, found.owners), (SUPPORT, found.support)):
            for name in names:
                unit = units.by_name.get(name)
                full = unit.name if unit is not None else name
                yield Assignment(full, role, task, passage.section, found.leader, passage.spot.place)


def by_unit(found: Iterable[Assignment], units: Units) -> list[Assignment]:
    """Return the assignments unit by unit: in the order of the office's list, then as they come."""
    tasks = list(found)
    order = {name: at for at, name in enumerate(dict.fromkeys([*(u.name for u in units.units), *(t.unit for t in tasks)]))}
    return sorted(tasks, key=lambda each: order[each.unit])
