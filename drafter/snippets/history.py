"""The history of a phrase: what each commit of git did to its file, in the library's terms."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.snippets.record import read_record
from drafter.snippets.sharing.git import Git, decoded
from drafter.snippets.snippet import Snippet, changed_keys

_UNIT, _RECORD = "\x1f", "\x1e"
_FORMAT = f"--format={_RECORD}%H{_UNIT}%aI{_UNIT}%an{_UNIT}%s"


class HistoryError(DrafterError):
    """There is no history to tell: no git, or the file is not under it (exit status 1)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit: its name, when (ISO 8601) and by whom, its subject, the record before it (None: there was none) and after.

    ``is_readable`` is False where the file could not be read as a record at that time.
    """

    commit: str
    when: str
    author: str
    subject: str
    before: Snippet | None
    after: Snippet | None
    is_readable: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that changed; none where the record was added or removed."""
        if self.before is None or self.after is None:
            return ()
        return tuple(changed_keys(self.before, self.after))


def history(path: Path, limit: int) -> list[Revision]:
    """Return what became of the record in the file *path*, the latest first, at most *limit*; HistoryError for none."""
    if shutil.which("git") is None:
        raise HistoryError(say("没有找到 git，看不到历史"), say("请安装 git（git-scm.com），装好后重新打开终端"))
    git = Git(path.parent)
    if git.try_("rev-parse", "--is-inside-work-tree").out.strip() != b"true":
        message = say("{folder} 不在 git 里，没有历史", folder=path.parent)
        raise HistoryError(message, say("共享的表述库是 git 工作副本时才有历史；自己的库可用 git init 开始记"))
    ran = git.try_("log", "--follow", f"--max-count={limit + 1}", "--name-only", _FORMAT, "--", path.name)
    commits = [] if ran.status else list(_commits(decoded(ran.out)))
    if not commits:
        raise HistoryError(say("{path} 还没有提交过，没有历史", path=path), say("drafter snippets sync 会提交并送出"))
    return list(_revisions(git, path.stem, commits))[:limit]


def _commits(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the commits in what git wrote, each with the path that the file had."""
    for each in text.split(_RECORD)[1:]:
        head, *paths = each.strip("\n").split("\n")
        commit, when, author, subject = head.split(_UNIT)
        yield commit, when, author, subject, next((line for line in paths if line), "")


def _revisions(git: Git, id: str, commits: list[tuple[str, str, str, str, str]]) -> Iterator[Revision]:
    contents = [_content(git, f"{commit}:{path}") for commit, _, _, _, path in commits]
    readings = [_read(content, id, path) for content, (*_, path) in zip(contents, commits, strict=True)]
    for at, (commit, when, author, subject, _) in enumerate(commits):
        before = readings[at + 1] if at + 1 < len(commits) else None
        was_there = at + 1 < len(commits) and contents[at + 1] is not None
        is_readable = (contents[at] is None or readings[at] is not None) and (not was_there or before is not None)
        yield Revision(commit, when, author, subject, before, readings[at], is_readable)


def _content(git: Git, name: str) -> bytes | None:
    ran = git.try_("cat-file", "blob", name)
    return None if ran.status else ran.out


def _read(content: bytes | None, id: str, path: str) -> Snippet | None:
    category = path.split("/")[-2] if "/" in path else ""
    return read_record(content, id, category, path).snippet if content is not None else None
