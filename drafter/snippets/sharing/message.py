"""The message of a commit: what changed, in Chinese, since it stands in a history that everybody reads."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.snippets.sharing.changes import Change, What

_VERBS = {
    What.ADDED: "新增",
    What.CHANGED: "修改",
    What.RETIRED: "停用",
    What.DELETED: "删除",
    What.CATEGORY: "修改类别",
}
_NAMED = 2  # titles of one kind in the first line
_LONGEST = 16  # characters of a title in the first line
_MOST = 200  # lines


def message(changes: Sequence[Change]) -> str:
    """Return the message of a commit of *changes*: one line with some titles, then every change with its id."""
    parts = [_part(what, [each for each in changes if each.what is what]) for what in _VERBS]
    more = ["……"] if len(changes) > _MOST else []
    lines = [*map(_line, changes[:_MOST]), *more]
    subject = "，".join(part for part in parts if part) or "整理表述库"
    return "\n".join([subject, *(["", *lines] if len(lines) > 1 or any(each.keys for each in changes) else [])]) + "\n"


def _part(what: What, changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    titles = "、".join(f"“{_short(each.title)}”" for each in changes[:_NAMED])
    return f"{_VERBS[what]}{titles}" + (f"等 {len(changes)} 条" if len(changes) > _NAMED else "")


def _line(change: Change) -> str:
    keys = f"（{'、'.join(change.keys)}）" if change.keys else ""
    return f"{_VERBS[change.what]} {change.id} {change.title}{keys}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
