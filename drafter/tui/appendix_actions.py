"""What is done to an appendix in the grid: rows, whole appendices, its keys, sheets taken in, tasks by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.draft.appendix import Appendix, Task
from drafter.session import appendices as rules
from drafter.session import appendix_keys
from drafter.session.pasting import tasks as pasted_tasks
from drafter.session.session import Session
from drafter.session.unit_tasks import counted, tasks_by_unit
from drafter.tui.messages import Structured

if TYPE_CHECKING:
    from textual.widget import Widget

    from drafter.review.assignments import Assignment
    from drafter.tui.grid import Grid

    Base = Widget
else:
    Base = object

TITLE, KEYS, BODY, AFTER = "title", "keys", "body", "after"
"""The rows of the grid that are no groups and tasks."""


class AppendixActions(Base):
    """The actions of the panel of appendices."""

    session: Session
    key: str
    index: int
    _kinds: list[tuple[str, int, int]]
    _shown: Appendix | None

    if TYPE_CHECKING:  # what the panel has

        @property
        def grid(self) -> Grid:
            """Return the table."""

        @property
        def appendix(self) -> Appendix | None:
            """Return the appendix that is shown."""

        @property
        def here(self) -> tuple[str, int, int]:
            """Return what the cursor stands on."""

        def change(self, appendix: Appendix) -> None:
            """Show and keep the changed appendix."""

        def show(self) -> None:
            """Show the appendix as it is now."""

    def do(self, what: str) -> None:
        """Do what the writer asked for by a key."""
        _ACTIONS[what](self)

    def paste(self, text: str) -> None:
        """Put rows that were copied behind the cursor."""
        if self.appendix is None:
            self._new()
        assert self.appendix is not None
        found = pasted_tasks(text, rules.grid_columns(self.appendix))
        self._insert(found)
        self.notify(say("粘贴了 {count} 项", count=len(found)))

    def _insert(self, tasks: list[Task]) -> None:
        appendix = self.appendix
        if appendix is None or not tasks:
            return
        kind, group, number = self.here
        at = number + 1 if kind == "task" else 0
        if kind in (TITLE, KEYS, BODY, AFTER) and appendix.groups:
            group, at = len(appendix.groups) - 1, len(appendix.groups[-1].tasks)
        self.change(rules.with_task(appendix, group, at, tasks))
        self._put_cursor(("task", group, at + len(tasks) - 1))

    def _put_cursor(self, kind: tuple[str, int, int]) -> None:
        if kind in self._kinds:
            self.grid.move_cursor(row=self._kinds.index(kind), column=1, animate=False)

    def _add_task(self) -> None:
        if self.appendix is None:
            self._new()
        self._insert([Task("", one_line=False)])

    def _add_group(self) -> None:
        appendix = self.appendix
        if appendix is None:
            return
        kind, group, _ = self.here
        at = group + 1 if kind in ("group", "task") else len(appendix.groups)
        self.change(rules.with_group(appendix, at, say("新的一组")))
        self._put_cursor(("group", at, 0))

    def _delete(self) -> None:
        appendix = self.appendix
        kind, group, number = self.here
        if appendix is not None and kind == "task":
            self.change(rules.without_task(appendix, group, number))
        elif appendix is not None and kind == "group":
            self.change(rules.without_group(appendix, group))

    def _move(self, step: int) -> None:
        appendix = self.appendix
        kind, group, number = self.here
        if appendix is None:
            return
        if kind == "task" and (found := rules.moved_task(appendix, group, number, step)) is not None:
            self.change(found[0])
            self._put_cursor(("task", *found[1:]))
        elif kind == "group" and 0 <= group + step < len(appendix.groups):
            self.change(replace(appendix, groups=rules.exchanged(appendix.groups, group, step)))
            self._put_cursor(("group", group + step, 0))

    def _turn(self, step: int) -> None:
        count = len(self.session.appendices(self.key))
        if count:
            self._turn_to((self.index + step) % count)

    def _turn_to(self, index: int) -> None:
        """Show another appendix, from its title on."""
        self.index, self._shown = index, None
        self.show()
        self._put_cursor((TITLE, 0, 0))

    def _new(self) -> None:
        own = self.session.appendices(self.key)
        self._arrange([*range(len(own)), Appendix(say("附件的标题"))])
        self._turn_to(len(own))

    def _drop(self) -> None:
        own = self.session.appendices(self.key)
        if own:
            self._arrange([each for each in range(len(own)) if each != self.index])

    def _arrange(self, order: Sequence[int | Appendix]) -> None:
        self.session.arrange_appendices(self.key, order)
        self._shown = None
        self.show()
        self.post_message(Structured())

    def ask_keys(self) -> None:
        """Ask for what the appendix says of itself."""
        from drafter.tui.appendix_keys import AppendixKeysScreen

        if self.appendix is not None:
            self.app.push_screen(AppendixKeysScreen(appendix_keys.words_of(self.appendix)), self._change_keys)

    def _change_keys(self, words: Mapping[str, str] | None) -> None:
        appendix = self.appendix
        if words is None or appendix is None:
            return
        changed = appendix_keys.changed(appendix, words)
        self.change(changed)
        for each in appendix_keys.problems_of(changed, self.session.draft.form, self.key)[:3]:
            self.notify(f"{each.message}\n{each.help}".strip(), severity="warning", timeout=10)

    def _ask_sheet(self) -> None:
        from drafter.session.sheets import SHEETS
        from drafter.tui.files import FileScreen

        if self.appendix is None:
            self._new()
        folder = self.session.path.parent if self.session.path is not None else None
        self.app.push_screen(FileScreen(say("从表格导入任务"), SHEETS, folder), self._take_sheet)

    def _take_sheet(self, path: Path | None) -> None:
        from drafter.session.sheets import groups_of, with_groups

        appendix = self.appendix
        if path is None or appendix is None:
            return
        try:
            groups, problems = groups_of(path, appendix, self.session.draft.form, self.key)
        except DrafterError as error:
            words = "\n".join(f"{each.message}　{each.help}".strip() for each in error.problems[:4])
            self.notify(words, title=say("没有导入"), severity="error", timeout=15)
            return
        self.change(with_groups(appendix, groups))
        count = sum(len(group.tasks) for group in groups)
        said = [say("导入了 {count} 项", count=count), *(each.message for each in problems[:3])]
        self.notify("\n".join(said))

    def assigned(self, appendices: Sequence[Appendix]) -> list[Assignment]:
        """Return the tasks of *appendices* unit by unit; where the office's settings are wrong, none."""
        try:
            return tasks_by_unit(self.session.draft, self.key, appendices)
        except DrafterError:  # said by the review, once for the whole draft
            return []

    def _show_units(self) -> None:
        from drafter.tui.dialogs import ReadScreen

        found = self.assigned(self.session.appendices(self.key))
        lines = list[str]()
        for unit, count in counted(found):
            lines.append(say("{unit}：{count} 项", unit=unit, count=count))
            lines += [f"  {each.task}（{each.role}）" for each in found if each.unit == unit]
        words = "\n".join(lines) or say("还没有写责任单位的任务")
        self.app.push_screen(ReadScreen(say("各单位的任务（全部附件）"), words, wide=True))


_ACTIONS: dict[str, Callable[[AppendixActions], None]] = {
    "add": AppendixActions._add_task,
    "group": AppendixActions._add_group,
    "delete": AppendixActions._delete,
    "up": lambda panel: panel._move(-1),
    "down": lambda panel: panel._move(1),
    "before": lambda panel: panel._turn(-1),
    "next": lambda panel: panel._turn(1),
    "new": AppendixActions._new,
    "drop": AppendixActions._drop,
    "keys": AppendixActions.ask_keys,
    "sheet": AppendixActions._ask_sheet,
    "units": AppendixActions._show_units,
}
