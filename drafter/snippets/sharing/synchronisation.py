"""The shared phrases synchronised: record what changed, fetch, put one's own on top, move the folder there, send."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter.base import files
from drafter.base.folders import data_folder
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.snippets.keeping import locked
from drafter.snippets.sharing.changes import Change, changes, together
from drafter.snippets.sharing.failures import SharingError
from drafter.snippets.sharing.folder import Dirty, look, move, record
from drafter.snippets.sharing.git import decoded
from drafter.snippets.sharing.merging import Conflict
from drafter.snippets.sharing.network import fetch, push
from drafter.snippets.sharing.objects import Objects
from drafter.snippets.sharing.records import reading_of, turns
from drafter.snippets.sharing.replay import Replayed, replay
from drafter.snippets.sharing.workcopy import Remote, WorkingCopy, open_copy, remote_of
from drafter.snippets.sharing.workspace import workspace
from drafter.snippets.snippet import Snippet

SECONDS = 120.0
"""How long one step over the net may take."""

_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Clash:
    """A phrase that the user and *author* changed in the same ``keys``: theirs stands in the library, the user's in ``path``.

    ``mine`` and ``theirs`` are what they say, None where that cannot be read; ``path`` is None where nothing was written.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    mine: Snippet | None
    theirs: Snippet | None
    author: str = ""
    path: Path | None = None


@dataclass(slots=True)
class Synced:
    """What a synchronisation did, or with ``dry`` would do.

    ``sent`` and ``received`` are changes, ``clashes`` phrases of which both versions are kept, ``combined`` and ``kept`` ids
    whose changes were brought together or that only one side deleted, ``others`` changed files that are no phrases,
    ``unsound`` what is wrong with phrases that were therefore not sent. ``failure`` is what stopped it after the first step;
    the changes are then recorded and go out next time.
    """

    dry: bool = False
    sent: list[Change] = field(default_factory=list)
    received: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    combined: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    unsound: list[Problem] = field(default_factory=list)
    failure: SharingError | None = None


def sync(folder: Path, *, dry: bool = False, seconds: float = SECONDS, tell: Callable[[str], None] = lambda _: None) -> Synced:
    """Synchronise the library in *folder*, which may be inside of a git working copy, and return what was done.

    SharingError with nothing changed where it cannot begin. *tell* is given what is being done; with *dry* neither the folder
    nor the remote repository is changed.
    """
    copy = open_copy(folder)
    with workspace(copy) as corner:
        return _Run(copy, folder, corner, seconds, tell, Synced(dry)).run()


class _Run:
    """One synchronisation."""

    def __init__(
        self, copy: WorkingCopy, folder: Path, corner: Path, seconds: float, tell: Callable[[str], None], result: Synced
    ) -> None:
        self._copy, self._folder, self._seconds, self._tell = copy, folder, seconds, tell
        self._objects = Objects(copy.git, corner)
        self._result = result

    def run(self) -> Synced:
        before = self._copy.commit("HEAD")
        dirty, head = self._record()
        self._result.sent = self._between(before, head)
        try:
            self._share(remote_of(self._copy), dirty, head)
        except SharingError as error:
            self._result.failure = error
        return self._result

    def _record(self) -> tuple[Dirty, str]:
        """Commit what changed and return what the folder looked like, and the commit."""
        with locked(self._folder):
            head = self._copy.commit("HEAD")
            dirty = look(self._copy)
            commit = record(self._copy, self._objects, dirty, head, dry=self._result.dry)
        self._result.others = dirty.others
        self._result.unsound = [each for problems in dirty.unsound.values() for each in problems]
        return dirty, commit

    def _share(self, remote: Remote, dirty: Dirty, head: str) -> None:
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(random.uniform(0, 0.2 * attempt))
                dirty, head = self._record()
            self._tell(say("正在取回 {remote} 的 {branch}……", remote=remote.name, branch=remote.branch))
            upstream = fetch(self._copy, remote, self._seconds)
            base = self._common(head, upstream)
            replayed = replay(self._copy.git, self._objects, self._copy.prefix, base, head, upstream)
            self._result.sent = self._between(upstream, replayed.commit)
            if self._result.dry:
                self._note(base, upstream, replayed)
                return
            if self._arrive(dirty, head, base, upstream, replayed) and self._send(remote, upstream, replayed.commit):
                return
        raise SharingError(
            say("别人一直在送出改动，试了 {count} 次没有送出", count=_ATTEMPTS), say("改动已记在本地，请稍后再同步")
        )

    def _arrive(self, dirty: Dirty, head: str, base: str, upstream: str, replayed: Replayed) -> bool:
        """Move the folder to what was put together and tell whether that could be done; both versions are kept before."""
        clashes = [self._set_aside(each) for each in replayed.conflicts]
        with locked(self._folder):
            arrived = move(self._copy, self._objects, dirty, head, replayed.commit)
        if arrived:
            self._note(base, upstream, replayed, clashes)
        return arrived

    def _send(self, remote: Remote, upstream: str, commit: str) -> bool:
        if commit == upstream:
            return True
        self._tell(say("正在送出……"))
        return push(self._copy, remote, commit, self._seconds)

    def _common(self, head: str, upstream: str) -> str:
        """Return the last commit that both sides have, ``""`` where one has none; SharingError where they are strangers."""
        if not head or not upstream:
            return ""
        ran = self._copy.git.try_("merge-base", head, upstream)
        base = decoded(ran.out).strip()
        if not base and self._is_old(head):
            message = say("本地与远程没有共同的历史，不能合并")
            raise SharingError(message, say("请用 git remote -v 核对远程仓库的地址"))
        return base

    def _is_old(self, head: str) -> bool:
        """Tell whether *head* has a history of its own, more than the first commit made here."""
        return int(self._copy.git.line("rev-list", "--count", head)) > 1

    def _between(self, before: str, after: str) -> list[Change]:
        steps = self._objects.steps(self._objects.tree(before), self._objects.tree(after))
        return changes(turns(steps, self._copy.prefix), self._objects, self._copy.prefix)

    def _note(self, base: str, upstream: str, replayed: Replayed, clashes: Sequence[Clash] | None = None) -> None:
        """Keep what has come and how it was brought together with the user's own, to be said."""
        result = self._result
        result.received += self._from_others(base, upstream)
        authors = {each.id: each.author for each in result.received}
        found = [_clash(each) for each in replayed.conflicts] if clashes is None else clashes
        result.clashes += [_by(each, authors.get(each.id, "")) for each in found]
        result.combined += [each for each in replayed.combined if each not in result.combined]
        result.kept += [each for each in replayed.kept if each not in result.kept]

    def _from_others(self, base: str, upstream: str) -> list[Change]:
        """Return what changed from *base* to *upstream*, author by author."""
        if not upstream or base == upstream:
            return []
        span = f"{base}..{upstream}" if base else upstream
        log = decoded(self._copy.git.run("log", "--reverse", "--no-merges", "--format=%H%x09%P%x09%an", span))
        parts: dict[str, list[tuple[str, str]]] = {}
        for line in log.splitlines():
            commit, parents, author = line.split("\t", 2)
            parts.setdefault(author, []).append((parents.split(" ")[0], commit))
        found = []
        for author, commits in parts.items():
            pairs = [(parent or self._objects.empty_tree(), commit) for parent, commit in commits]
            turned = together([turns(self._objects.steps(*pair), self._copy.prefix) for pair in pairs])
            found += changes(turned, self._objects, self._copy.prefix, author)
        return found

    def _set_aside(self, conflict: Conflict) -> Clash:
        """Keep the user's version of a record where no library reads it, and return what to say."""
        path = data_folder() / "conflicts" / f"{conflict.id}.{self._objects.put(conflict.mine)[:12]}.yaml"
        files.make_folder(path.parent)
        files.write(path, conflict.mine)
        return replace(_clash(conflict), path=path)


def _clash(conflict: Conflict) -> Clash:
    own, other = (reading_of(conflict.path, content).snippet for content in (conflict.mine, conflict.theirs))
    titled = other or own
    return Clash(conflict.id, titled.title if titled is not None else conflict.id, conflict.keys, own, other)


def _by(clash: Clash, author: str) -> Clash:
    return replace(clash, author=author)
