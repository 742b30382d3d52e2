"""Changes of phrases in words: what was added, changed, retired, and in which keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.base.messages import listed, say
from drafter.snippets.sharing.changes import Change, What

_MOST = 50


def change_lines(changes: Sequence[Change]) -> list[str]:
    """Return the lines that say what became of the first phrases of *changes*, and how many there are where they are many."""
    more = [say("  ……共 {count} 条", count=len(changes))] if len(changes) > _MOST else []
    return [*map(_line, changes[:_MOST]), *more]


def _line(change: Change) -> str:
    verbs = {
        What.ADDED: say("新增"),
        What.CHANGED: say("修改"),
        What.RETIRED: say("停用"),
        What.DELETED: say("删除"),
        What.CATEGORY: say("修改类别"),
    }
    keys = say("：{keys}", keys=key_names(change.keys)) if change.keys else ""
    return f"  {verbs[change.what]}  {change.title}（{change.id}）{keys}"


def key_names(keys: Iterable[str]) -> str:
    """Return what people call *keys* of a record."""
    names = {
        "title": say("标题"),
        "text": say("文字"),
        "category": say("类别"),
        "kind": say("用法"),
        "tags": say("标签"),
        "types": say("文种"),
        "variables": say("变量"),
        "status": say("状态"),
        "based_on": say("所据版本"),
        "owner": say("负责人"),
        "valid": say("有效期"),
        "superseded_by": say("后继"),
        "source": say("出处"),
        "pinyin": say("读音"),
    }
    return listed(names.get(key, key) for key in keys)
