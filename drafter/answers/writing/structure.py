"""Outlines in the structured form: entries of a list, each a paragraph with its points, deeper ones in its ``body``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.answers.reader import BLANKS
from drafter.answers.structured import ends_sentence
from drafter.answers.writing.matching import opcodes
from drafter.answers.writing.tree import Structure, Tree
from drafter.base.problems import Place
from drafter.base.yaml import nodes
from drafter.draft.outline import Paragraph, ParagraphKind, Table

Fragment = str | dict[str, Tree]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item without the list in its ``body``: how deep its own list is nested (1: not at all), and what it says."""

    depth: int
    says: Fragment

    @property
    def is_numbered(self) -> bool:
        """Tell whether it is a heading or an item, so that what follows belongs to it."""
        return isinstance(self.says, dict) and ("heading" in self.says or "item" in self.says)

    @property
    def has_room(self) -> bool:
        """Tell whether a list can stand in its body."""
        return isinstance(self.says, dict) and "table" not in self.says and "body" not in self.says


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry of the file, the first of its paragraphs and how many it has."""

    entry: _Entry
    first: int
    count: int


def structured(structure: Structure) -> list[Tree]:
    """Return the list that writes *structure*."""
    return _nested(_entries(structure.paragraphs, {}, {}))


def restructured(node: nodes.Sequence, old: Structure, new: Structure) -> list[Tree]:
    """Return the list that writes *new*, entries of *node* (which writes *old*) as they are wherever they say the same."""
    written = _written(node, old)
    if written is None:
        return structured(new)
    kept, depths = dict[int, _Written](), dict[int, int]()
    became = dict[int, int]()
    for tag, i1, i2, j1, j2 in opcodes(old.paragraphs, new.paragraphs):
        pairs = list(zip(range(i1, i2), range(j1, j2), strict=False))
        depths |= {j: each.entry.depth for i, j in pairs for each in (written.get(i),) if each is not None}
        became |= dict(pairs) if tag == "equal" else {}
    for each in written.values():
        start = became.get(each.first, -1)
        stays = all(became.get(each.first + offset) == start + offset for offset in range(each.count))
        if stays and not _joins(new.paragraphs, start + each.count):
            kept[start] = each
    return _nested(_entries(new.paragraphs, kept, depths))


def plain(node: nodes.Node) -> Tree:
    """Return what *node* says as a tree."""
    match node:
        case nodes.Scalar():
            return node.value
        case nodes.Sequence():
            return [plain(item) for item in node.items]
        case nodes.Mapping():
            return {key.value: plain(value) for key, value in node.pairs}


def _written(node: nodes.Sequence, old: Structure) -> dict[int, _Written] | None:
    """Return the entries of *node* by their first paragraph; None where something stands behind a body."""
    flat = list(_flat(node, 1))
    entries = [(place, entry) for place, entry in flat if entry is not None]
    if len(entries) < len(flat):
        return None
    firsts = [bisect_left(old.places, place) for place, _ in entries]
    ends = [*firsts[1:], len(old.paragraphs)]
    found = zip(entries, firsts, ends, strict=True)
    return {first: _Written(entry, first, end - first) for (_, entry), first, end in found if end > first}


def _flat(node: nodes.Sequence, depth: int) -> Iterator[tuple[Place, _Entry | None]]:
    for item in node.items:
        if not isinstance(item, nodes.Mapping):
            yield item.span.place, _Entry(depth, item.value if isinstance(item, nodes.Scalar) else "")
            continue
        body = item.get("body")
        if not isinstance(body, nodes.Sequence):
            yield item.span.place, _Entry(depth, {key.value: plain(value) for key, value in item.pairs})
            continue
        is_last = item.pairs[-1][1] is body
        own = {key.value: plain(value) for key, value in item.pairs if value is not body}
        yield item.span.place, _Entry(depth, own) if is_last else None
        yield from _flat(body, depth + 1)


def _entries(paragraphs: Sequence[Paragraph], kept: Mapping[int, _Written], depths: Mapping[int, int]) -> Iterator[_Entry]:
    """Yield the entries of *paragraphs*: the *kept* ones by their first paragraph, others anew, *depths* as they were."""
    index, last = 0, None
    while index < len(paragraphs):
        first = paragraphs[index]
        depth = _depth(last, depths.get(index)) if first.kind is not ParagraphKind.NUMBERED else first.level
        if index in kept:
            last, end = _Entry(depth, kept[index].entry.says), index + kept[index].count
        else:
            end = index + 1
            while end not in kept and _joins(paragraphs, end):
                end += 1
            last = _Entry(depth, _says(paragraphs[index:end]))
        yield last
        index = end


def _depth(last: _Entry | None, wanted: int | None) -> int:
    """Return how deep an entry without a number stands behind *last*: as *wanted*, if that can be."""
    if last is None:
        return 1
    deepest = last.depth + last.has_room
    return min(wanted, deepest) if wanted is not None else last.depth + last.is_numbered


def _joins(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether the paragraph at *index* is a point of the entry above."""
    if not 0 < index < len(paragraphs) or paragraphs[index - 1].kind is ParagraphKind.TABLE:
        return False
    return paragraphs[index].kind is ParagraphKind.POINT and not paragraphs[index].apart


def _nested(entries: Iterator[_Entry]) -> list[Tree]:
    """Return *entries* as a list, deeper ones in the body of the entry above, or in one that is nothing but a body."""
    lists: list[list[Tree]] = [[]]
    above: list[_Entry | None] = [None]
    for entry in entries:
        del lists[entry.depth :], above[entry.depth :]
        while len(lists) < entry.depth:
            body: list[Tree] = []
            holder, parent = lists[-1][-1] if lists[-1] else None, above[-1]
            if isinstance(holder, dict) and parent is not None and parent.has_room:
                holder["body"] = body
            else:
                lists[-1].append({"body": body})
            lists.append(body)
            above.append(None)
        lists[-1].append(dict(entry.says) if isinstance(entry.says, dict) else entry.says)
        above[-1] = entry
    return lists[0]


def _says(paragraphs: Sequence[Paragraph]) -> Fragment:
    """Return what an entry says that is made of *paragraphs*: one of any kind, and the points that belong to it."""
    first = paragraphs[0]
    if first.kind is ParagraphKind.POINT:
        return {"points": _points(paragraphs)}
    points: dict[str, Tree] = {"points": _points(paragraphs[1:])} if len(paragraphs) > 1 else {}
    if first.table is not None:
        return {"table": _table(first.table)}
    if first.kind is ParagraphKind.NUMBERED:
        return {**_numbered(first), **points}
    return {"text": first.text, **points} if points else first.text


def _numbered(paragraph: Paragraph) -> dict[str, Tree]:
    heading, text = paragraph.text[: paragraph.lead], paragraph.text[paragraph.lead or 0 :]
    if not paragraph.lead:
        return {"item": paragraph.text}
    if not text:
        return {"heading": heading}
    short = heading.removesuffix("。")
    is_supplied = short.rstrip(BLANKS) == short != "" and not ends_sentence(short)
    return {"heading": short if is_supplied else heading, "text": text}


def _points(points: Sequence[Paragraph]) -> list[Tree]:
    """Return the list of *points*, those of an inner series under the point before them."""
    found, inner = list[Tree](), list[Tree]()
    for index, point in enumerate(points):
        if point.level == 1:
            found.append(point.text)
            continue
        if index == 0 or points[index - 1].level == 1:
            inner = []
            found.append({"text": found.pop(), "points": inner} if index else {"points": inner})
        inner.append(point.text)
    return found


def _table(table: Table) -> dict[str, Tree]:
    found: dict[str, Tree] = {"caption": table.caption} if table.caption else {}
    if table.header:
        found["columns"] = table.header
    found["rows"] = list(table.rows)
    return {**found, "note": table.note} if table.note else found
