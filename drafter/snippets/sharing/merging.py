"""Two people's changes brought together record by record; where both changed the same words, theirs stays, mine is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.base.messages import say
from drafter.base.problems import errors_of
from drafter.snippets.record import Reading
from drafter.snippets.sharing.failures import SharingError
from drafter.snippets.sharing.objects import Blob, Objects, Step
from drafter.snippets.sharing.records import Turn, Where, by_path, ids_of, is_category, is_record, name_of, reading_of, turns
from drafter.snippets.snippet import Snippet, changed_keys
from drafter.snippets.writing import rewritten

_TOGETHER = frozenset({"text", "variables"})
"""Keys that make sense only together: who changes one has thought about the other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that both sides changed in the same ``keys`` (empty: one of the files cannot be read, or is new on both)."""

    id: str
    path: str
    keys: tuple[str, ...]
    mine: bytes
    theirs: bytes


@dataclass(slots=True)
class Merge:
    """What has to change in their tree: ``files`` (None: taken out), and what is to be said about records both changed.

    ``combined`` are ids whose changes were brought together, ``kept`` those that one side deleted and the other changed.
    """

    files: dict[str, Blob | None] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    combined: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


class ForeignConflictError(SharingError):
    """Both sides changed a file that is no record, which nobody but its owner can merge (exit status 5)."""

    def __init__(self, path: str) -> None:
        message = say("{path} 在本地和远程都改了；它不是表述，没有替你合并，什么都没有动", path=path)
        super().__init__(message, say("请在那个文件夹里运行 git pull --rebase，处理好这个文件后再同步"))


def merge(mine: Sequence[Step], theirs: Sequence[Step], objects: Objects, prefix: str) -> Merge:
    """Return how *theirs* becomes both; the steps of both begin at the same tree. ForeignConflictError."""
    result = Merge()
    ours, others = turns(mine, prefix), turns(theirs, prefix)
    common = [key for key in ours if key in others]
    if any(ours[key].before != others[key].before for key in common):
        ours, others = by_path(mine), by_path(theirs)
        common = [key for key in ours if key in others]
    objects.load(ids_of({key: each for key in common for each in (ours[key],)}) + ids_of({key: others[key] for key in common}))
    for key, turn in ours.items():
        if key not in others:
            _take(result, turn.before, turn.after)
        elif turn.after != others[key].after:
            _bring_together(result, turn, others[key], objects, prefix)
    return result


def _take(result: Merge, old: Where | None, new: Where | None) -> None:
    """Let *new* take the place of *old*."""
    if old is not None:
        result.files[old.path] = None
    if new is not None:
        result.files[new.path] = new.blob


def _bring_together(result: Merge, mine: Turn, theirs: Turn, objects: Objects, prefix: str) -> None:
    if not is_record(mine.path, prefix):
        raise ForeignConflictError(mine.path)
    name = name_of(mine.path)
    if mine.after is None or theirs.after is None:
        result.kept.append(name)
        if theirs.after is None:
            _take(result, theirs.before, mine.after)
        return
    contents = [objects.content(each.blob.id) if each is not None else b"" for each in (mine.before, mine.after, theirs.after)]
    keys: tuple[str, ...] = ()
    if mine.before is not None and not is_category(mine.path):
        paths = (mine.before.path, mine.after.path, theirs.after.path)
        base, own, other = (reading_of(path, content) for path, content in zip(paths, contents, strict=True))
        keys, combined = combine(base, own, other)
        if combined is not None:
            path = f"{prefix}{combined[0].category}/{name_of(mine.path)}.yaml"
            _take(result, theirs.after, Where(path, Blob(theirs.after.blob.mode, objects.put(combined[1]))))
            result.combined.append(name)
            return
    result.conflicts.append(Conflict(name, mine.after.path, keys, contents[1], contents[2]))


def combine(base: Reading, mine: Reading, theirs: Reading) -> tuple[tuple[str, ...], tuple[Snippet, bytes] | None]:
    """Return the keys that both changed, each in another way, and where there are none, what both changes make together."""
    if base.snippet is None or mine.snippet is None or theirs.snippet is None or theirs.source is None:
        return (), None
    wanted = changed_keys(base.snippet, mine.snippet)
    both = _both(wanted, changed_keys(base.snippet, theirs.snippet), mine.snippet, theirs.snippet)
    if both:
        return both, None
    merged = replace(theirs.snippet, **{key: getattr(mine.snippet, key) for key in wanted})
    content = theirs.source.encoded(rewritten(theirs.source.text, theirs.snippet, merged))
    again = reading_of(f"{merged.category}/{merged.id}.yaml", content)
    return ((), (merged, content)) if again.snippet == merged and not errors_of(again.problems) else (tuple(wanted), None)


def _both(mine: Sequence[str], theirs: Sequence[str], own: Snippet, other: Snippet) -> tuple[str, ...]:
    differing = set(changed_keys(own, other))
    clash = [key for key in mine if key in theirs and key in differing]
    if _TOGETHER & set(mine) and _TOGETHER & set(theirs) and _TOGETHER & differing:
        clash += [key for key in mine if key in _TOGETHER and key not in clash]
    return tuple(clash)
