"""One's own commits put on top of what others have sent: a rebase without a working tree, so that none is left half way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.snippets.sharing.git import Git, decoded
from drafter.snippets.sharing.merging import Conflict, merge
from drafter.snippets.sharing.objects import Objects


@dataclass(slots=True)
class Replayed:
    """The commit that holds both, and what is to be said about records that both changed."""

    commit: str
    conflicts: list[Conflict] = field(default_factory=list)
    combined: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def replay(git: Git, objects: Objects, prefix: str, base: str, head: str, upstream: str) -> Replayed:
    """Return the commits from *base* (``""``: from the beginning) to *head* put on top of *upstream*; ForeignConflictError.

    Commits that come to nothing there are left out. Where there are merges among them, one more brings both sides together.
    """
    if head in ("", base):
        return Replayed(upstream)
    if upstream in ("", base):
        return Replayed(head)
    span = f"{base}..{head}" if base else head
    listed = [
        line.split() for line in decoded(git.run("rev-list", "--reverse", "--topo-order", "--parents", span)).splitlines()
    ]
    result = Replayed(upstream)
    if any(len(commit) > 2 for commit in listed):
        tree = _tree_with(objects, result, prefix, objects.tree(base), head)
        result.commit = objects.commit(tree, [upstream, head], "合并本地的改动\n")
        return result
    for commit, *parents in listed:
        tree = _tree_with(objects, result, prefix, objects.tree(parents[0] if parents else ""), commit)
        if tree != objects.tree(result.commit):
            message, author = _message_and_author(git, commit)
            result.commit = objects.commit(tree, [result.commit], message, author)
    return result


def _tree_with(objects: Objects, result: Replayed, prefix: str, before: str, commit: str) -> str:
    """Return the tree of what was put together so far, with what changed from the tree *before* to *commit*."""
    there = objects.tree(result.commit)
    merged = merge(objects.steps(before, objects.tree(commit)), objects.steps(before, there), objects, prefix)
    result.conflicts += merged.conflicts
    result.combined += merged.combined
    result.kept += merged.kept
    return objects.changed(there, merged.files)


def _message_and_author(git: Git, commit: str) -> tuple[str, Mapping[str, str]]:
    shown = decoded(git.run("show", "-s", "--encoding=UTF-8", "--date=raw", "--format=%an%x00%ae%x00%ad%x00%B", commit))
    name, email, date, message = shown.split("\0", 3)
    author = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date}
    return message.rstrip("\n") + "\n", author
