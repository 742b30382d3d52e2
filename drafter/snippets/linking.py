"""The library as documents see it: a phrase by its id, out of a library that is opened when the first is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base.messages import say
from drafter.draft.phrases import Missing, Phrase

if TYPE_CHECKING:  # most documents link no phrase: 20 ms
    from drafter.snippets.entry import Entry
    from drafter.snippets.library import Library

_ALIKE = 0.85  # one character wrong, or two changed round


class LinkedPhrases:
    """The phrases of the library that the settings, ``DRAFTER_LIBRARY`` and *named* describe.

    Where one of these is wrong, asking for a phrase raises UsageError.
    """

    def __init__(self, named: Sequence[Path] = ()) -> None:
        self._named = tuple(named)

    @cached_property
    def library(self) -> Library:
        """The library itself."""
        from drafter.snippets.library import Library

        return Library.open(self._named)

    def phrase(self, id: str) -> Phrase | Missing:
        """Return the phrase *id* as a document needs it, or why it cannot be had."""
        return phrase(self.library, id)


def phrase(library: Library, id: str) -> Phrase | Missing:
    """Return the phrase *id* of *library* as a document needs it, or why it cannot be had."""
    from drafter.snippets.snippet import Status

    entry = library.find(id)
    if entry is None:
        return _not_found(library, id)
    if wrong := library.faults(id):
        return Missing(say("表述“{id}”的文件有错", id=id), str(wrong[0]))
    if entry.is_hidden:
        return Missing(say("表述“{id}”在设置里隐藏了", id=id), say("用 drafter snippets hide {id} --undo 重新显示", id=id))
    snippet = entry.snippet
    return Phrase(
        snippet.text,
        {name: each.default for name, each in snippet.variables.items()},
        retired=snippet.status in (Status.DEPRECATED, Status.ARCHIVED),
        start=snippet.valid.start,
        end=snippet.valid.end,
        successor=_called(successor(library, entry)),
    )


def successor(library: Library, entry: Entry) -> Entry | None:
    """Return the phrase that takes the place of *entry* in the end, None where none does or the way there is broken."""
    seen, found = {entry.id}, entry
    while found.snippet.superseded_by and found.snippet.superseded_by not in seen:
        following = library.find(found.snippet.superseded_by)
        if following is None:
            break
        seen.add(following.id)
        found = following
    return found if found is not entry else None


def _called(entry: Entry | None) -> str:
    return f"{entry.id}（{entry.snippet.title}）" if entry is not None else ""


def _not_found(library: Library, id: str) -> Missing:
    """Return why *id* is not there: its file has errors, it was mistyped, or nobody knows it."""
    from difflib import get_close_matches  # 2 ms that only mistakes need to wait for

    for problem in library.problems():
        if Path(problem.place.file).stem == id:
            return Missing(say("表述“{id}”的文件有错", id=id), str(problem))
    known = {each.id: each for each in library.all()}
    if near := get_close_matches(id, known, 1, _ALIKE):
        return Missing(say("找不到编号为“{id}”的表述", id=id), say("是不是 {near}？", near=_called(known[near[0]])))
    return Missing(say("找不到编号为“{id}”的表述", id=id), say("用 drafter snippets search 查找编号"))
