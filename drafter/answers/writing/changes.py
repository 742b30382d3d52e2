"""From what a file says to what it should say: the edits of its text, as small as they can be."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from drafter.answers.reader import tidy
from drafter.answers.writing.edits import Edit, applied
from drafter.answers.writing.emit import in_flow, item, one_line, pair, said
from drafter.answers.writing.markup import changed_markup
from drafter.answers.writing.matching import origins
from drafter.answers.writing.pieces import Placed, arranged_in_flow, arranged_lines, comments_above
from drafter.answers.writing.places import Piece, Slot, piece_of_item, piece_of_pair, slot_of_item, slot_of_pair
from drafter.answers.writing.structure import plain, restructured
from drafter.answers.writing.tree import Implied, Markup, Quoted, Structure, Tree, identities
from drafter.answers.writing.values import File, Words, edits_of_words, rewritten
from drafter.base.yaml import nodes

Pairs = Mapping[str, "Tree | Implied"]

_INSTEAD = {"groups": ("tasks", "tasks_from"), "tasks": ("groups", "tasks_from"), "tasks_from": ("groups", "tasks")}
"""Keys that say the same in another way, so that they go when the key comes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a value: its edits, and whether it begins or ends in an outline then (see ``Placed``)."""

    edits: Sequence[Edit] = ()
    begins: bool = False
    ends: bool = False


class Changes:
    """Finds the changes of the nodes of one file."""

    def __init__(self, file: File, outlines: Container[str]) -> None:
        """Change *file*, in which the keys *outlines* hold outlines, where anything."""
        self._file, self._text, self._outlines = file, file.text, outlines

    def of(self, slot: Slot, node: nodes.Node, old: Tree | None, new: Tree) -> Change:
        """Return the change that makes *node*, which says *old*, say *new*."""
        if old == new:
            return Change((), _begins(node, new), _ends(node, new))
        match node, old, new:
            case nodes.Scalar(), Markup(), Markup():
                text = changed_markup(node.value, old.numbering, new.text, new.numbering)
                is_same = text.strip("\n") == node.value.strip("\n")
                return Change((), True, True) if is_same else self._words(slot, node, Markup(text, new.numbering))
            case nodes.Scalar(), _, str() | Quoted() | Markup():
                return self._words(slot, node, new)
            case nodes.Sequence(), Structure(), Structure():
                wanted = self._still_a_list(node, restructured(node, old, new))
                return self._sequence(slot, node, [plain(each) for each in node.items], wanted)
            case nodes.Mapping(), _, Mapping():
                return self._mapping(slot, node, old if isinstance(old, Mapping) else {}, new)
            case nodes.Sequence(), [*was], [*wanted]:
                return self._sequence(slot, node, was, wanted)
            case nodes.Mapping(), [was], [wanted]:  # a list of one, written without its dash
                return self.of(slot, node, was, wanted)
            case nodes.Scalar(style="|"), [*_], [*lines] if lines and all(map(_is_line, lines)):
                return self._words(slot, node, "\n".join(map(str, lines)))
        return self._rewritten(slot, node, new)

    def _still_a_list(self, node: nodes.Sequence, wanted: list[Tree]) -> list[Tree]:
        """Return *wanted* with a key in it where *node* has one: comments in a list of texts alone would be lost headings."""
        had_keys = any(isinstance(item, nodes.Mapping) for item in node.items)
        if had_keys and "#" in self._text and wanted and all(isinstance(item, str) for item in wanted):
            return [{"text": wanted[0]}, *wanted[1:]]
        return wanted

    def _words(self, slot: Slot, node: nodes.Scalar, new: Words) -> Change:
        return Change(edits_of_words(self._file, slot, node, new), isinstance(new, Markup), isinstance(new, Markup))

    def _rewritten(self, slot: Slot, node: nodes.Node, new: Tree) -> Change:
        return Change([rewritten(self._file, slot, node, new)], _begins(None, new), _ends(None, new))

    def _mapping(self, slot: Slot, node: nodes.Mapping, old: Pairs, new: Pairs) -> Change:
        """Return the change of a mapping: values changed in place, keys that came (in the order of *new*) or went."""
        written = {key.value: index for index, (key, _) in enumerate(node.pairs)}
        order = _order(list(written), old, new)
        if not written or not order or (node.flow and not self._text.startswith("{", node.span.start)):
            return self._rewritten(slot, node, new)
        pieces = [piece_of_pair(self._text, node, index) for index in range(len(node.pairs))]
        edits, placed = list[Edit](), list[Placed]()
        for word in order:
            if word not in written:
                placed.append(self._new_pair(node, word, _unwrapped(new[word])))
                continue
            key, value = node.pairs[written[word]]
            is_empty_outline = word in self._outlines and isinstance(value, nodes.Scalar)
            change = Change((), is_empty_outline, is_empty_outline)
            if word in new:
                was = _unwrapped(old[word]) if word in old else None
                change = self.of(slot_of_pair(self._text, node, key), value, was, _unwrapped(new[word]))
            placed.append(self._kept(pieces, written[word], change))
            edits += change.edits
        return self._arranged(slot, node, pieces, placed, edits)

    def _sequence(self, slot: Slot, node: nodes.Sequence, old: Sequence[Tree], new: Sequence[Tree]) -> Change:
        """Return the change of a list: items changed in place, moved with their lines, new ones, and those that went."""
        items = [index for index, each in enumerate(node.items) if len(node.items) == len(old) or not _is_blank(each)]
        if len(items) != len(old) or not old or not new:
            return self._rewritten(slot, node, new)
        found = origins(list(map(identities, old)), list(map(identities, new)))
        pieces = [piece_of_item(self._text, node, index) for index in range(len(node.items))]
        edits, placed = list[Edit](), list[Placed]()
        for tree, origin in zip(new, found, strict=True):
            if origin is None:
                placed.append(self._new_item(node, tree))
                continue
            index = items[origin]
            change = self.of(slot_of_item(node, pieces[index].start), node.items[index], old[origin], tree)
            placed.append(self._kept(pieces, index, change))
            edits += change.edits
        return self._arranged(slot, node, pieces, placed, edits)

    def _kept(self, pieces: Sequence[Piece], index: int, change: Change) -> Placed:
        text = applied(self._text, change.edits, pieces[index].start, pieces[index].end)
        return Placed(text, index, change.begins, change.ends)

    def _new_pair(self, node: nodes.Mapping, key: str, value: Tree) -> Placed:
        if node.flow:
            return Placed(f"{one_line(key, flow=True)}: {in_flow(value)}")
        column = node.pairs[0][0].span.place.column - 1
        return self._new(pair(key, value, column, self._file.style), value)

    def _new_item(self, node: nodes.Sequence, value: Tree) -> Placed:
        if node.flow:
            return Placed(in_flow(value))
        column = node.span.place.column - 1
        return self._new(item(value, column, self._file.style), value)

    def _new(self, written: str, value: Tree) -> Placed:
        return Placed(self._file.lines(written), None, _begins(None, value), _ends(None, value))

    def _arranged(
        self,
        slot: Slot,
        node: nodes.Mapping | nodes.Sequence,
        pieces: Sequence[Piece],
        placed: Sequence[Placed],
        edits: Sequence[Edit],
    ) -> Change:
        """Return *edits* where *placed* is the order that *pieces* have, else the edit that puts them into it."""
        is_same = [each.index for each in placed] == list(range(len(pieces)))
        if node.flow:
            return Change(edits if is_same else [arranged_in_flow(self._text, pieces, placed, node.span.end - 1)])
        if is_same and edits:  # an outline may have come to stand above a comment line
            below = comments_above(self._text, pieces, slot.column)[1:]
            is_same = not any(each.ends and "#" in comments for each, comments in zip(placed, below, strict=True))
        if not is_same:
            edits = [arranged_lines(self._text, pieces, placed, slot.column, self._file.style.newline)]
        return Change(edits, isinstance(node, nodes.Mapping) and placed[0].begins, placed[-1].ends)


def _order(written: list[str], old: Pairs, new: Pairs) -> list[str]:
    """Return the keys *written* that stay, with those that come behind the last one that stands before them in *new*.

    A key stays that neither *old* nor *new* has: an empty one.
    """
    came = [key for key, value in said(new).items() if key not in written and (key not in old or old[key] != value)]
    instead = {other for key in came for other in (*_INSTEAD.get(key, ()), f"{key}_from")}
    order = [key for key in written if key in new or not (key in old or key in instead)]
    names = list(new)
    for key in came:
        before = [order.index(each) for each in names[: names.index(key)] if each in order]
        order.insert(max(before, default=-1) + 1, key)
    return order


def _unwrapped(tree: Tree | Implied) -> Tree:
    return tree.value if isinstance(tree, Implied) else tree


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and not node.value.strip()


def _is_line(tree: Tree) -> bool:
    return isinstance(tree, str) and "\n" not in tree and tidy(tree) == tree != ""


def _begins(node: nodes.Node | None, tree: Tree) -> bool:
    """Tell whether the first line of *tree*, as *node* writes it or (None) as it would be written anew, is an outline's."""
    match node, tree:
        case _, Markup():
            return True
        case nodes.Mapping(pairs=[(key, value), *_]), Mapping():
            return key.value in tree and _begins(value, _unwrapped(tree[key.value]))
        case None, Mapping():
            return any(_begins(None, value) for value in [*said(tree).values()][:1])
    return False


def _ends(node: nodes.Node | None, tree: Tree) -> bool:
    """Tell whether the last lines of *tree*, as *node* writes it or (None) as it would be written anew, are an outline's."""
    match node, tree:
        case _, Markup():
            return True
        case nodes.Mapping(pairs=[*_, (key, value)]), Mapping():
            return key.value in tree and _ends(value, _unwrapped(tree[key.value]))
        case nodes.Sequence(items=[*_, last]), [*_, value]:
            return _ends(last, value)
        case nodes.Mapping(), [value]:
            return _ends(node, value)
        case None, Mapping():
            return any(_ends(None, value) for value in [*said(tree).values()][-1:])
        case None, [*_, value]:
            return _ends(None, value)
    return False
