"""Ids hidden in the settings: what a user does not want to see of the shared phrases."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from drafter.base import files
from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.base.settings import read_settings
from drafter.snippets.keeping import locked


def set_hidden(id: str, *, hidden: bool, file: Path) -> tuple[str, ...]:
    """Add *id* to the hidden ids in the settings *file*, or take it out, and return them all; the rest stays as it is."""
    with locked(file.parent):
        known = read_settings(file).section("snippets").texts("hidden")
        wanted = tuple(dict.fromkeys([*(each for each in known if each != id), *([id] if hidden else [])]))
        if wanted != known:
            files.write(file, _with_hidden(file, wanted).encode("utf-8"))
    return wanted


def _with_hidden(file: Path, ids: Collection[str]) -> str:
    import tomlkit  # 60 ms, and only changing the settings needs it
    from tomlkit.exceptions import TOMLKitError

    try:
        document: Any = tomlkit.parse(file.read_text(encoding="utf-8-sig") if file.exists() else "")
        if "snippets" not in document:
            document["snippets"] = tomlkit.table()
        document["snippets"]["hidden"] = list(ids)
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise UsageError(say("设置文件 {path} 写法有误：{reason}", path=file, reason=error)) from error
