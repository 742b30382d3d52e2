"""The Word file made, its result said, and opened: the focus stays where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from drafter.base.errors import AnswersError, DrafterError
from drafter.base.messages import say
from drafter.base.problems import Level, Problem
from drafter.session.problems import unusable
from drafter.session.session import Session

if TYPE_CHECKING:
    from textual.screen import Screen

    from drafter.session.generating import Generated

    Base = Screen[None]
else:
    Base = object


class GenerateActions(Base):
    """The actions of a drafting screen that make the Word file."""

    session: Session
    is_generating = False
    _word_file: Path | None = None

    def action_generate(self, pdf: bool = False) -> None:
        """Make the Word file, with a PDF beside it if wanted."""
        if self.session.path is None:
            self.ask_name(lambda: self.action_generate(pdf))  # type: ignore[attr-defined]
        elif self.save():  # type: ignore[attr-defined]
            self._say_progress(True)
            self._generate(self.session.path, pdf=pdf)

    @work(thread=True, exclusive=True, group="generate")
    def _generate(self, path: Path, *, pdf: bool) -> None:
        from drafter.session.generating import generate

        try:
            made = generate(path, self.session.filing.types, pdf=pdf)
        except DrafterError as error:
            self.app.call_from_thread(self._say_failed, error)
            return
        except Exception as error:  # a defect of printing ends nobody's writing
            self.app.call_from_thread(self._say_failed, DrafterError(say("程序内部出错：{error}", error=repr(error))))
            return
        self.app.call_from_thread(self._say_generated, made)

    def _say_progress(self, is_generating: bool) -> None:
        self.is_generating = is_generating
        self.say_head()  # type: ignore[attr-defined]

    def _say_failed(self, error: DrafterError) -> None:
        self._say_progress(False)
        words = [_words(each) for each in error.problems[:5]]
        if isinstance(error, AnswersError):
            words.append(say("按 F8 逐个去改；稿件已经保存"))
        self.notify("\n".join(words), title=say("没有生成"), severity="error", timeout=15)

    def _say_generated(self, made: Generated) -> None:
        self._say_progress(False)
        self._word_file = made.written.path
        words = [say("已生成：{path}", path=made.written.path)]
        if made.pdf is not None:
            words.append(say("已生成：{path}", path=made.pdf))
        if made.written.backup is not None:
            words.append(say("原来的文件改存为：{path}", path=made.written.backup))
        if made.written.in_use is not None:
            words.append(say("{path} 正在别处打开，没有替换", path=made.written.in_use))
        if made.todo:
            words.append(say("还有 {count} 处【待填】【请核】，按 F8 逐个补上", count=made.todo))
        words += [_words(each) for each in (*self._not_printed(), *made.problems) if each.level is not Level.NOTICE][:3]
        words.append(say("Ctrl+W 用 Word 或 WPS 打开"))
        self.notify("\n".join(words), timeout=12)

    def _not_printed(self) -> list[Problem]:
        """Return what is wrong with words that were typed into a field and cannot be used."""
        fields = self.session.fields
        return [
            replace(each, message=say("“{label}”没有印出：{reason}", label=fields[key].label, reason=each.message))
            for key, each in unusable(self.session).items()
        ]

    def action_open_outside(self) -> None:
        """Open the Word file in the program that this machine has for it."""
        from drafter.session.launching import open_outside

        beside = self.session.path.with_suffix(".docx") if self.session.path is not None else None
        path = self._word_file or beside
        if path is None or not path.exists():
            self.notify(say("还没有生成 Word 文件，先按 F5"), severity="warning")
            return
        try:
            open_outside(path)
        except DrafterError as error:
            self.notify(str(error.problems[0]), severity="warning", timeout=10)


def _words(problem: Problem) -> str:
    """Return what is wrong and what helps, without the line of a file that the writer never sees."""
    return "　".join(filter(None, (problem.message, problem.help))).replace("\n", " ")
