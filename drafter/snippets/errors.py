"""What can go wrong when somebody works on the library."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drafter.base.errors import DrafterError, UsageError
from drafter.base.messages import listed, say
from drafter.base.nearest import nearest


class UnknownSnippetError(UsageError):
    """No snippet has the id (exit status 2)."""

    def __init__(self, id: str, known: Iterable[str]) -> None:
        near = nearest(id, known)
        super().__init__(say("没有编号为“{id}”的表述", id=id), say("是不是“{near}”？", near=near) if near else "")


class ReadOnlyError(UsageError):
    """No layer may be written, or not the one that was named (exit status 2)."""

    def __init__(self, folder: Path | None) -> None:
        message = say("表述库 {folder} 是只读的", folder=folder) if folder else say("没有可以写入的表述库")
        super().__init__(message, say("用 --library 指定一个文件夹，或在设置里写 [snippets] edit_shared = true"))


class ChangedElsewhereError(DrafterError):
    """Somebody else has changed the same keys meanwhile; nothing was written (exit status 5)."""

    status = 5

    def __init__(self, id: str, keys: Iterable[str]) -> None:
        message = say("“{id}”的 {keys} 刚才在别处也改了，没有写入", id=id, keys=listed(keys))
        super().__init__(message, say("请重新打开它，看过现在的内容后再改"))


class LockedError(DrafterError):
    """Another program keeps the library locked (exit status 5)."""

    status = 5

    def __init__(self, folder: Path) -> None:
        super().__init__(say("别的程序正在写表述库 {folder}，没有写入", folder=folder), say("请稍后再试"))
