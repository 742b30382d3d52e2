"""A text given to the user's editor: ``$VISUAL``, ``$EDITOR``, else what the system has."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from drafter.base.errors import DrafterError, UsageError
from drafter.base.folders import state_folder
from drafter.base.messages import say


def edited(text: str) -> str:
    """Return *text* as the user has saved it in the editor, unchanged where nothing was saved; UsageError without one."""
    if not any(os.environ.get(name) for name in ("VISUAL", "EDITOR")) and not sys.stdin.isatty():
        raise UsageError(say("这里没有终端，不能打开编辑器"), say("请用 --text 等选项写明，或设环境变量 EDITOR"))
    try:
        found = click.edit(text, extension=".yaml")
    except click.ClickException as error:
        message = say("编辑器没有正常结束：{reason}", reason=error.format_message())
        raise UsageError(message, say("可用环境变量 VISUAL 或 EDITOR 指定编辑器")) from error
    return text if found is None else found.removeprefix("\ufeff").replace("\r\n", "\n")


def text_in(path: Path) -> str:
    """Return the text of the file *path*, its lines ended by LF; UsageError where it cannot be read."""
    from drafter.base.files import read
    from drafter.base.source import read_source

    source, problems = read_source(read(path), str(path))
    if source is None:
        raise UsageError.of(problems)
    return source.text.replace("\r\n", "\n")


@contextlib.contextmanager
def kept_aside(id: str, text: str, command: str) -> Iterator[None]:
    """Keep what the user has written where it cannot be taken: in a file, with which *command* goes on."""
    try:
        yield
    except DrafterError as error:
        from drafter.base.files import make_folder, write
        from drafter.base.problems import NOWHERE, Problem

        path = state_folder() / f"{id}.unsaved.yaml"
        make_folder(path.parent)
        write(path, text.encode("utf-8", errors="replace"))
        message = say("没有写入；写好的内容存在 {path}", path=path)
        todo = say("改好后运行：{command}", command=f"{command} {path}")
        error.problems = (*error.problems, Problem(NOWHERE, message, todo))
        raise
