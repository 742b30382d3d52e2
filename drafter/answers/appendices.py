"""Appendices as an answers file writes them."""

from __future__ import annotations

from typing import TypeVar

from drafter.answers.columns import read_columns
from drafter.answers.numbering import read_own_numbering
from drafter.answers.outlines import read_outline_or_file
from drafter.answers.reader import Entries, Entry, Reader, is_empty
from drafter.answers.scalars import read_date, read_yes_no
from drafter.answers.tasks import check_count, check_printed, keys_of_tasks, read_groups, read_tasks
from drafter.base.messages import listed, say
from drafter.base.problems import Level
from drafter.base.yaml import nodes
from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, TaskSource
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Field, Kind
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline

_TEXTS = ("title", "name", "label", "note", "addressee", "body", "body_from", "after", "after_from", "signature", "date")
_TASKS = ("groups", "tasks", "tasks_from")
_PRINTING = ("layout", "columns", "group_as", "continuous", "count", "landscape", "numbering")
KEYS = (*_TEXTS, *_TASKS, *_PRINTING)
"""The keys of an appendix."""
_DATE = Field("date", Kind.DATE, "")
_Choice = TypeVar("_Choice", Layout, GroupAs)


def read_appendices(reader: Reader, entry: Entry, numbering: Numbering) -> tuple[Appendix, ...] | None:
    """Return the appendices of a list (or the only one); *numbering* is the document's."""
    if isinstance(entry.node, nodes.Mapping):
        return (_appendix(reader, entry, numbering),)
    if not isinstance(entry.node, nodes.Sequence):
        reader.wrong_kind(entry, say("列表，每个附件一项"))
        return None
    items = (Entry(entry.name, item) for item in entry.node.items if not _is_blank(item))
    return tuple(_appendix(reader, item, numbering) for item in items) or None


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and is_empty(node)


def _appendix(reader: Reader, entry: Entry, document: Numbering) -> Appendix:
    entries = reader.entries(entry, KEYS) or {}
    title = _text(reader, entries, "title")
    if not title and reader.lacks(entry.node, "title", KEYS):
        reader.problem(entry.node, say("这个附件没有标题"), say("请写 title: 附件的标题"))
    own = read_own_numbering(reader, entries["numbering"], document) if "numbering" in entries else None
    group_as = _choice(reader, entries, "group_as", GroupAs) or GroupAs.ROW
    columns = _columns(reader, entries, group_as)
    layout = _layout(reader, entries, columns)
    groups, source = _groups(reader, entries, columns, layout)
    count = _flag(reader, entries, "count") is not False
    if groups and count:
        check_count(reader, entries["title"].node if "title" in entries else entry.node, title)
        for group in groups:
            check_count(reader, group.place, group.name)
    return Appendix(
        title,
        name=_text(reader, entries, "name"),
        labelled=_labelled(reader, entries),
        note=_text(reader, entries, "note"),
        addressee=_text(reader, entries, "addressee"),
        body=read_outline_or_file(reader, entries, "body", own or document) or Outline(),
        layout=layout,
        groups=groups,
        source=source,
        after=read_outline_or_file(reader, entries, "after", own or document) or Outline(),
        columns=columns,
        group_as=group_as,
        continuous=_flag(reader, entries, "continuous"),
        count=count,
        landscape=bool(_flag(reader, entries, "landscape")),
        numbering=own,
        signature=_text(reader, entries, "signature"),
        date=_date(reader, entries),
        place=entry.node.span.place,
    )


def _text(reader: Reader, entries: Entries, key: str) -> str:
    return reader.text(entries[key]) if key in entries else ""


def _flag(reader: Reader, entries: Entries, key: str) -> bool | None:
    return read_yes_no(reader, entries[key]) if key in entries else None


def _date(reader: Reader, entries: Entries) -> DocumentDate | str:
    return (read_date(reader, _DATE, entries["date"]) or "") if "date" in entries else ""


def _labelled(reader: Reader, entries: Entries) -> bool:
    """Read ``label: none``: an issued document, without 附件 above it."""
    found = reader.word(entries["label"]) if "label" in entries else None
    word = found.value.strip().lower() if found is not None else ""
    if found is None or not word:
        return True
    if word not in ("none", "无", "没有"):
        reader.problem(found, say("label 只能写 none（不印“附件”字样）"), say("“附件1”由程序编排；附件说明里的名称写在 name"))
    return False


def _choice(reader: Reader, entries: Entries, key: str, kind: type[_Choice]) -> _Choice | None:
    found = reader.word(entries[key]) if key in entries else None
    word = found.value.strip() if found is not None else ""
    if found is None or not word:
        return None
    if word not in [each.value for each in kind]:
        message = say("“{key}”不能是“{value}”", key=key, value=word)
        reader.problem(found, message, say("可用的有：{names}", names=listed(kind)))
        return None
    return kind(word)


def _columns(reader: Reader, entries: Entries, group_as: GroupAs) -> tuple[Column, ...]:
    if "columns" not in entries or is_empty(entries["columns"].node):
        return ()
    task_keys = keys_of_tasks(entries.get("tasks")) | keys_of_tasks(entries.get("groups"))
    return read_columns(reader, entries["columns"], task_keys, groups_in_column=group_as is GroupAs.COLUMN)


def _groups(
    reader: Reader, entries: Entries, columns: tuple[Column, ...], layout: Layout
) -> tuple[tuple[Group, ...], TaskSource | None]:
    """Return the tasks in their groups, and the sheet they come from if they do."""
    given = [key for key in entries if key in _TASKS and not is_empty(entries[key].node)]
    if len(given) > 1:
        message = say("“{first}”和“{second}”只能写一个", first=given[0], second=given[1])
        reader.problem(
            entries[given[1]].key or entries[given[1]].node, message, say("分组的任务写在 groups 里，不分组的写在 tasks 里")
        )
    printed = columns if layout is Layout.TABLE else ()
    if given and printed:
        _check_columns(reader, entries, given[0], printed)
    if "groups" in given:
        return read_groups(reader, entries["groups"], columns), None
    if "tasks" in given:
        tasks = read_tasks(reader, entries["tasks"], columns)
        return ((Group("", tasks, entries["tasks"].place),) if tasks else ()), None
    if "tasks_from" not in given:
        return (), None

    from drafter.answers.tasks_from import read_tasks_from  # reading csv and zip takes 5 ms to import

    return read_tasks_from(reader, entries["tasks_from"], columns, printed)


def _check_columns(reader: Reader, entries: Entries, tasks: str, columns: tuple[Column, ...]) -> None:
    """Say what the *columns* do not print of the tasks under the key *tasks*: their text, or a key that some of them fill."""
    if not any(column.key == "task" for column in columns):
        message = say("columns 里没有印任务文字的一列")
        reader.problem(entries["columns"].place, message, say("请指明是哪一列，如 {example}", example="{task: 列名}"))
    check_printed(reader, entries[tasks], columns)


def _layout(reader: Reader, entries: Entries, columns: tuple[Column, ...]) -> Layout:
    """Return the layout written, else: a table if there are columns, a list if there are only tasks, text if neither."""
    has_tasks = any(key in entries and not is_empty(entries[key].node) for key in _TASKS)
    written = _choice(reader, entries, "layout", Layout)
    if written is Layout.TEXT and has_tasks:
        reader.problem(entries["layout"].node, say("layout: text 不印任务，而这个附件有任务"), say("请改为 list 或 table"))
    elif written in (Layout.LIST, Layout.TABLE) and not has_tasks:
        message = say("这个附件还没有任务")
        reader.problem(
            entries["layout"].node,
            message,
            say("请写 tasks、groups 或 tasks_from；只有文字的附件写 layout: text"),
            Level.WARNING,
        )
    elif written is Layout.LIST and columns:
        reader.problem(
            entries["columns"].place, say("layout: list 不印表头"), say("要印表头请改为 layout: table"), Level.WARNING
        )
    return written or (Layout.TABLE if columns else Layout.LIST if has_tasks else Layout.TEXT)
