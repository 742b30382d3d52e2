"""Saving, generating and leaving: what they do to the screen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.answers.saving import ChangedOnDiskError
from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.draft.compose.expand import TODO
from drafter.session.difference import DiffLine
from drafter.session.problems import unusable
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
    go_to: Callable[[str], None]
    _is_asking = False
    _shown_lost: Mapping[str, Problem] | None = None

    def save_if_due(self) -> None:
        """Save once the writer pauses."""
        if self.session.autosave.is_due(time.monotonic()) and not self._is_asking:
            self.save()

    def look_around(self) -> None:
        """Tell the writer of another screen on the same file, and of a file that was changed outside."""
        if self.session.presence.is_joined():
            self.notify(
                say("这份稿件在另一个窗口里也打开了；两边都改了的，保存时会给您看不同之处"), severity="warning", timeout=10
            )
        if not self._is_asking and self.session.filing.is_changed():
            self._ask_about_difference()

    def save(self) -> bool:
        """Save now and tell whether it is saved; what went wrong is said."""
        try:
            notices = self.session.save()
        except ChangedOnDiskError:
            self._ask_about_difference()
            return False
        except DrafterError as error:
            self._say_not_saved(error)
            return False
        for notice in notices:
            self.notify(notice.message)
        self.say_head()  # type: ignore[attr-defined]
        return True

    def _say_not_saved(self, error: DrafterError) -> None:
        words = "\n".join(map(str, error.problems))
        if self.session.filing.aside is not None:
            words += "\n" + say("这里的内容另外保留了一份，下次打开 drafter 时可以恢复")
        self.notify(words, severity="error", timeout=10)
        self.say_head()  # type: ignore[attr-defined]

    def _ask_about_difference(self) -> None:
        """Ask which of two texts to keep; a writer who only types on, and presses Enter, decides nothing."""
        lines = self.session.difference()
        if not lines:  # the other has made the same change
            self.session.filing.accept()
            self.save()
            return
        self._is_asking = True
        about = say("这份稿件在别的程序里改过。- 是文件现在的内容，+ 是这里的内容，两边都没有丢。")
        shown = "\n".join(_diff_line(each) for each in lines[:_MOST_LINES])
        choices = [
            ("later", say("先接着写，以后再定（两边都留着）")),
            ("ours", say("用这里的内容，写进文件（文件里的另存为 .bak）")),
            ("theirs", say("用文件里的内容（可以撤销）")),
        ]
        self.app.push_screen(ChooseScreen(say("文件在外面改过了"), f"{about}\n\n{shown}", choices), self._settle)

    def _settle(self, choice: str | None) -> None:
        self._is_asking = False
        try:
            if choice == "ours":
                kept = self.session.keep_ours()
                self.notify(say("文件原来的内容另存为 {name}", name=kept.name) if kept is not None else say("已保存"))
            elif choice == "theirs":
                self.session.take_theirs()
                self._went("", "")  # type: ignore[attr-defined]
            else:
                self.session.save_or_keep()  # kept for recovery, and asked again at the next change
        except DrafterError as error:
            self._say_not_saved(error)
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
        title = self.session.title
        name = _NO_NAME.sub("", self.session.draft.form.title if TODO.search(title) else title) or "draft"
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

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be lost; words that cannot be used are shown first, once."""
        lost = unusable(self.session)
        if not lost or lost == self._shown_lost:
            return True
        self._shown_lost = lost
        key, problem = next(iter(lost.items()))
        label = self.session.fields[key].label
        words = say("“{label}”里的字不能用，关闭后不保留：{reason}。再按一次就关闭", label=label, reason=problem.message)
        self.notify(words, severity="warning", timeout=10)
        self.go_to(key)
        return False

    def action_leave(self) -> None:
        """Save, and go back to the first screen."""
        if not self.may_leave():
            return
        if self.session.autosave.is_waiting and not self.save():
            return
        self.remember()
        self.session.close()
        self.dismiss(None)


def _diff_line(line: DiffLine) -> str:
    return f"{line.side.value} {line.text}"
