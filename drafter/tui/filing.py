"""Saving, generating and leaving: what they do to the screen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.answers.saving import ChangedOnDiskError
from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.session.difference import DiffLine
from drafter.session.recent import Recent, remember
from drafter.session.session import Session
from drafter.tui.dialogs import AskScreen, ChooseScreen
from drafter.tui.problems import ProblemsBar

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object

_NO_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_MOST_LINES = 60


class FilingActions(Base):
    """The actions of a drafting screen that have to do with files."""

    session: Session
    _is_asking = False

    def save_if_due(self) -> None:
        """Save once the writer pauses."""
        if self.session.autosave.is_due(time.monotonic()) and not self._is_asking:
            self.save()

    def save(self) -> bool:
        """Save now and tell whether it is saved; what went wrong is said."""
        try:
            notices = self.session.save()
        except ChangedOnDiskError:
            self._ask_about_difference()
            return False
        except DrafterError as error:
            self.session.autosave.saved()  # not again until the next key: nothing would be different
            self.notify("\n".join(map(str, error.problems)), severity="error", timeout=10)
            return False
        for notice in notices:
            self.notify(notice.message)
        self.say_head()  # type: ignore[attr-defined]
        return True

    def _ask_about_difference(self) -> None:
        self._is_asking = True
        shown = "\n".join(_diff_line(each) for each in self.session.difference()[:_MOST_LINES])
        about = say("这份稿件在别的程序里改过。- 是文件现在的内容，+ 是这里的内容，两边都没有丢。") + "\n\n" + shown
        choices = [("ours", say("用这里的内容，写进文件")), ("theirs", say("用文件里的内容（可以撤销）"))]
        self.app.push_screen(ChooseScreen(say("文件在外面改过了"), about, choices), self._settle)

    def _settle(self, choice: str | None) -> None:
        self._is_asking = False
        try:
            if choice == "ours":
                self.session.keep_ours()
            elif choice == "theirs":
                self.session.take_theirs()
                self._went("", "")  # type: ignore[attr-defined]
            else:
                self.session.autosave.saved()  # asked again at the next change
        except DrafterError as error:
            self.notify("\n".join(map(str, error.problems)), severity="error", timeout=10)
        self.say_head()  # type: ignore[attr-defined]

    def action_save(self) -> None:
        """Save now; a draft without a file is asked for its name."""
        if self.session.path is None:
            self.action_save_as()
        elif self.save():
            self.notify(say("已保存"))

    def action_save_as(self) -> None:
        """Ask for a name and save under it."""
        self.ask_name(None)

    def ask_name(self, then: Callable[[], None] | None) -> None:
        """Ask for a name, save under it, and go on with *then*."""
        folder = self.session.path.parent if self.session.path is not None else Path.cwd()
        name = _NO_NAME.sub("", self.session.title) or "draft"
        about = say("放在文件夹 {folder}；也可以写别的路径。Word 文件生成在它旁边。回车确定，Esc 取消", folder=folder)
        self.app.push_screen(AskScreen(say("稿件的文件名"), about, f"{name}.yaml"), lambda value: self._save_as(value, then))

    def _save_as(self, name: str | None, then: Callable[[], None] | None) -> None:
        if name is None:
            return
        folder = self.session.path.parent if self.session.path is not None else Path.cwd()
        try:
            self.session.save_as(folder / Path(name).expanduser())
        except DrafterError as error:
            self.notify("\n".join(map(str, error.problems)), severity="error")
            self.ask_name(then)
            return
        self.notify(say("已保存：{path}", path=self.session.path))
        self.say_head()  # type: ignore[attr-defined]
        if then is not None:
            then()

    def remember(self) -> None:
        """Put the draft into the list of recent ones."""
        session = self.session
        if session.path is not None:
            pages = len(self.pages.pages)  # type: ignore[attr-defined]
            count = len(self.query_one(ProblemsBar).problems) if self.is_mounted else 0
            remember(Recent(str(session.path.absolute()), session.title, session.draft.form.title, pages, count))

    def action_leave(self) -> None:
        """Save, and go back to the first screen."""
        if self.session.autosave.is_waiting and not self.save():
            return
        self.remember()
        self.session.close()
        self.dismiss(None)


def _diff_line(line: DiffLine) -> str:
    return f"{line.side.value} {line.text}"
