"""What was changed by hand or by drafter in the working copy since the last commit, and how it becomes a commit."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.snippets.cache.listing import LOCK_FILE
from drafter.snippets.category import read_category
from drafter.snippets.sharing.changes import changes
from drafter.snippets.sharing.failures import GitError, SharingError
from drafter.snippets.sharing.git import decoded, encoded
from drafter.snippets.sharing.message import message
from drafter.snippets.sharing.objects import Objects
from drafter.snippets.sharing.records import is_category, is_record, name_of, reading_of, turns
from drafter.snippets.sharing.workcopy import WorkingCopy, identity_missing
from drafter.snippets.sharing.workspace import moving

_UNMERGED = ("DD", "AU", "UD", "UA", "DU", "AA", "UU")
_IN_THE_WAY = re.compile(r"'(.+)' (?:not uptodate|would be overwritten)")


@dataclass(slots=True)
class Dirty:
    """What differs from the last commit: files of the library, those that cannot be sent as they are, and all others."""

    records: list[str] = field(default_factory=list)
    unsound: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)


def look(copy: WorkingCopy) -> Dirty:
    """Return what differs from the last commit; SharingError where a conflict has been left to somebody."""
    found = Dirty()
    listed = copy.git.run("-c", "status.renames=false", "status", "--porcelain", "-z", "--untracked-files=all")
    for line in decoded(listed).split("\0"):
        state, path = line[:2], line[3:]
        if state in _UNMERGED:
            message = say("{path} 有一处没有处理完的冲突，没有同步", path=path)
            raise SharingError(message, say("请先用 git 处理好它；什么都没有动"))
        if not path or path.endswith("/" + LOCK_FILE) or path == LOCK_FILE:
            continue
        if not is_record(path, copy.prefix):
            found.others.append(path)
        elif problems := _problems_of(copy, path):
            found.unsound[path] = problems
        else:
            found.records.append(path)
    return found


def _problems_of(copy: WorkingCopy, path: str) -> tuple[Problem, ...]:
    """Return what keeps the file *path* from being read by others; nothing for one that has been removed."""
    file = copy.top / path
    try:
        content = file.read_bytes()
    except OSError:
        return ()
    if is_category(path):
        return errors_of(read_category(content, name_of(path), str(file))[1])
    return errors_of(reading_of(str(file.as_posix()), content).problems)


def record(copy: WorkingCopy, objects: Objects, dirty: Dirty, head: str, *, dry: bool) -> str:
    """Return the commit of *dirty* on top of *head*, *head* where there is nothing to record; with *dry* no branch gets it."""
    before = objects.tree(head)
    after = objects.with_files_of_folder(before, dirty.records) if dirty.records else before
    if not dry and dirty.records:
        _note(copy, dirty.records)
    if after == before:
        return head
    if identity_missing(copy, os.environ):
        todo = say("运行一次：git config --global user.name 你的姓名，和 git config --global user.email 你的邮箱")
        raise SharingError(say("git 还不知道你是谁，不能记下改动"), todo)
    said = message(changes(turns(objects.steps(before, after), copy.prefix), objects, copy.prefix))
    commit = objects.commit(after, [head] if head else [], said)
    if not dry:
        set_branch(copy, head, commit)
    return commit


def _note(copy: WorkingCopy, paths: Sequence[str]) -> None:
    """Let git's index know the files *paths* as they stand in the folder."""
    data = b"".join(encoded(path) + b"\0" for path in paths)
    copy.git.run("update-index", "--add", "--remove", "-z", "--stdin", data=data)


def set_branch(copy: WorkingCopy, old: str, new: str) -> None:
    """Let the branch stand for the commit *new*, if it still stands for *old* (``""``: nothing yet)."""
    copy.git.run("update-ref", "-m", "drafter snippets sync", copy.ref, new, old or "0" * len(new))


def move(copy: WorkingCopy, objects: Objects, own: Dirty, old: str, new: str) -> bool:
    """Bring the folder and the branch from the commit *old* to *new*; tell whether that could be done at once.

    It cannot where a record has been changed in this moment. SharingError where files are in the way that nobody will send.
    """
    if new == old:
        return True
    before = objects.tree(old)
    copy.git.try_("update-index", "-q", "--refresh")
    with moving(objects.folder, before, new):
        ran = copy.git.try_("read-tree", "-m", "-u", "--no-recurse-submodules", before, objects.tree(new))
        if ran.status == 0:
            set_branch(copy, old, new)
            return True
    found = _IN_THE_WAY.search(ran.said)
    if found is None:
        raise GitError("read-tree", ran.said)
    if is_record(found[1], copy.prefix) and found[1] not in own.unsound:
        return False
    message = say("{path} 在本地有没有提交的改动，远程也改了它；没有合并，什么都没有动", path=found[1])
    raise SharingError(message, say("请先改正它、提交它或把它移到别处，再同步"))
