"""The documents of a collection: whole answers inside the file, or paths of other answers files, which are loaded too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from drafter.answers.files import path_of, read_bytes
from drafter.answers.places import line_places
from drafter.answers.reader import Entry, Reader, tidy
from drafter.base.messages import say
from drafter.base.problems import Place
from drafter.base.yaml import nodes
from drafter.draft.compose.expand import TODO
from drafter.draft.fields import Draft, Field, Form, Kind, Part

MOST = 1_000
"""How many documents a collection may hold, those of collections in it among them."""
DEEPEST = 8
"""How deep collections may stand in one another."""


@dataclass(frozen=True, slots=True)
class Nest:
    """Where a document stands: the files around it with their real paths, outermost first, and how many parts there are."""

    files: tuple[tuple[str, Path], ...] = ()
    depth: int = 0
    counted: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, file: str) -> Nest:
        """Return where the outermost document stands, in the file of this name (``"-"``: in none)."""
        return cls() if file in ("", "-") else cls(((_real(Path(file)), Path(file)),))

    def inside(self, path: Path | None = None) -> Nest:
        """Return where a part stands: inside the file *path*, or a level deeper in the same file."""
        files = self.files if path is None else (*self.files, (_real(path), path))
        return replace(self, files=files, depth=self.depth + 1)

    def way_to(self, path: Path) -> str:
        """Return how the file *path* comes to hold itself (甲.yaml → 乙.yaml → 甲.yaml), empty where it does not."""
        known = [real for real, _ in self.files]
        if _real(path) not in known:
            return ""
        way = [each for _, each in self.files[known.index(_real(path)) :]]
        return " → ".join(each.name for each in (*way, path))


def _real(path: Path) -> str:
    """Return what tells the file from all others; a name that no file can have stays itself."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)


Inline = Callable[[nodes.Mapping, Nest], Draft | None]
"""Reads a whole answers file that stands inside another one."""
File = Callable[[bytes, str, Nest, Place], Draft | None]
"""Reads the answers file with these bytes, which messages call by this name, and which is named at this place."""


class PartReader:
    """Reads the documents that one answers file holds."""

    def __init__(self, reader: Reader, nest: Nest, inline: Inline, file: File) -> None:
        self._reader, self._nest, self._inline, self._file = reader, nest, inline, file

    def parts(self, entry: Entry) -> tuple[Part, ...]:
        """Return the documents under *entry*; one that cannot be read keeps its path."""
        items = entry.node.items if isinstance(entry.node, nodes.Sequence) else (entry.node,)
        return tuple(part for item in items for part in self._of(Entry(entry.name, item)))

    def _of(self, entry: Entry) -> Iterator[Part]:
        if isinstance(entry.node, nodes.Mapping):
            if self._is_admitted(entry):
                yield Part(draft=self._inline(entry.node, self._nest.inside()))
        elif isinstance(entry.node, nodes.Scalar):
            places = line_places(self._reader.tree, entry.node)
            for index, name in enumerate(self._paths(entry)):
                span = entry.node.span._replace(place=places(index))
                if name:
                    yield Part(name, self._named(Entry(entry.name, entry.node._replace(span=span)), name))
        else:
            self._reader.wrong_kind(entry, say("文件的路径，或一篇文稿的各个键"))

    def _paths(self, entry: Entry) -> list[str]:
        """Return the paths of *entry*, one a line; a quoted one is what it is, and none holds expressions."""
        found = self._reader.scalar(entry)
        if found is None:
            return []
        return [found.value] if found.style in ("'", '"') else tidy(found.value).split("\n")

    def _named(self, entry: Entry, name: str) -> Draft | None:
        """Return the draft in the file *name*; one that is still to be named is a page with nothing but the mark."""
        if TODO.fullmatch(name):
            return Draft(Form("", {"title": Field("title", Kind.LINE, "标题")}), {"title": name})
        path = path_of(self._reader, entry, name)
        if path is None or not self._is_admitted(entry):
            return None
        if way := self._nest.way_to(path):
            self._reader.problem(entry.node, say("一份文稿不能收入它自己：{way}", way=way), say("请从 parts 里去掉这一篇"))
            return None
        data, file = read_bytes(self._reader, entry, name)
        return self._file(data, file, self._nest.inside(path), entry.place) if data is not None else None

    def _is_admitted(self, entry: Entry) -> bool:
        """Tell whether one part more may stand here; say once that there are too many."""
        number = next(self._nest.counted)
        if self._nest.depth >= DEEPEST:
            self._reader.problem(entry.node, say("汇编里套汇编，最多 {most} 层", most=DEEPEST))
        elif number == MOST + 1:
            self._reader.problem(entry.node, say("各篇太多，连同汇编里的汇编最多 {most} 篇", most=MOST))
        return self._nest.depth < DEEPEST and number <= MOST
