"""Appendices (附件): prose, lists and tables of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafter.base.problems import NOWHERE, Place
from drafter.draft.dates import DocumentDate
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline


class Layout(StrEnum):
    """How an appendix prints its tasks."""

    LIST = "list"
    TABLE = "table"
    TEXT = "text"


class GroupAs(StrEnum):
    """How a table of tasks prints its groups: a row across, or a merged column."""

    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Task:
    """One task; ``extra`` holds the keys that only the appendix's own columns name."""

    task: str
    owners: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    due: str = ""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    one_line: bool = False
    end: str = ""  # the 。 or ； behind the units of a task on one line
    written: str = field(default="", compare=False)  # what stands in the （） of a task on one line, word for word
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one name; the name is empty where tasks stand without groups."""

    name: str
    tasks: tuple[Task, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column of a task table: its heading, and the key of the task that prints in it."""

    heading: str
    key: str


@dataclass(frozen=True, slots=True)
class TaskSource:
    """Where tasks come from (``tasks_from``): a sheet relative to the answers file."""

    file: str
    sheet: str = ""
    group_column: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix. ``labelled`` is False for ``label: none``: no 附件 above it and no line in the 附件说明."""

    title: str
    name: str = ""
    labelled: bool = True
    note: str = ""
    addressee: str = ""
    body: Outline = field(default_factory=Outline)
    layout: Layout = Layout.TEXT
    groups: tuple[Group, ...] = ()
    source: TaskSource | None = None
    after: Outline = field(default_factory=Outline)
    columns: tuple[Column, ...] = ()
    group_as: GroupAs = GroupAs.ROW
    continuous: bool | None = None
    count: bool = True
    landscape: bool = False
    numbering: Numbering | None = None
    signature: str = ""
    date: DocumentDate | str = ""
    place: Place = NOWHERE

    @property
    def total(self) -> int:
        """Return the number of tasks."""
        return sum(len(group.tasks) for group in self.groups)
