"""From what a file says to what it should say: the edits of its text, as small as they can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafter.answers.reader import tidy
from drafter.answers.writing.blocks import edits_of_block
from drafter.answers.writing.edits import Edit, applied, end_of, line_end, line_start
from drafter.answers.writing.emit import Style, after, in_flow, is_block, item, one_line, pair, said
from drafter.answers.writing.markup import changed_markup
from drafter.answers.writing.matching import origins
from drafter.answers.writing.pieces import Piece, Placed, arranged_in_flow, arranged_lines, comments_above, piece_end
from drafter.answers.writing.structure import plain, restructured
from drafter.answers.writing.tree import Implied, Markup, Quoted, Structure, Tree, name, says
from drafter.base import nodes

_INSTEAD = {"groups": ("tasks", "tasks_from"), "tasks": ("groups", "tasks_from"), "tasks_from": ("groups", "tasks")}
"""Keys that say the same in another way, so that they go when the key comes."""
_COMMENT = re.compile(r"[ \t]+(#.*)")
_ONE_WORD = re.compile(r"[\x21-\x7e]+")

Words = str | Quoted | Markup
Pairs = Mapping[str, "Tree | Implied"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value hangs: right behind the colon of a key or the dash of an item, which stands at ``column``."""

    start: int
    column: int
    dash: bool = False
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a value: its edits, and whether it ends in an outline then (see ``Placed.open``)."""

    edits: Sequence[Edit] = ()
    open: bool = False


class Changes:
    """Finds the edits for the nodes of one text."""

    def __init__(self, text: str, style: Style) -> None:
        self.text, self.style = text, style

    def of(self, slot: Slot, node: nodes.Node, old: Tree | None, new: Tree) -> Change:
        """Return the change that makes *node*, which says *old*, say *new*."""
        if old == new:
            return Change((), _is_open(node, new))
        match node, old, new:
            case nodes.Scalar(), Markup(), Markup():
                text = changed_markup(node.value, old.numbering, new.text, new.numbering)
                return self._scalar(slot, node, Markup(text, new.numbering))
            case nodes.Scalar(), _, str() | Quoted() | Markup():
                return self._scalar(slot, node, new)
            case nodes.Sequence(), Structure(), Structure():
                return self._sequence(slot, node, [plain(each) for each in node.items], restructured(node, old, new))
            case nodes.Mapping(), _, Mapping():
                return self._mapping(slot, node, old if isinstance(old, Mapping) else {}, new)
            case nodes.Sequence(), [*was], [*wanted]:
                return self._sequence(slot, node, was, wanted)
            case nodes.Mapping(), [was], [wanted]:  # a list of one, written without its dash
                return self.of(slot, node, was, wanted)
            case nodes.Scalar(style="|"), [*_], [*lines] if lines and all(map(_is_line, lines)):
                return self._scalar(slot, node, "\n".join(map(str, lines)))
        return self._replaced(slot, node, new)

    def _mapping(self, slot: Slot, node: nodes.Mapping, old: Pairs, new: Pairs) -> Change:
        """Return the change of a mapping: values changed in place, keys that came (in the order of *new*) or went."""
        written = {key.value: index for index, (key, _) in enumerate(node.pairs)}
        order = _order(list(written), old, new)
        if not written or not order or (node.flow and not self.text.startswith("{", node.span.start)):
            return self._replaced(slot, node, new)
        pieces = [self._piece_of_pair(node, key, value) for key, value in node.pairs]
        edits, placed = list[Edit](), list[Placed]()
        for name in order:
            if name not in written:
                placed.append(self._new_pair(node, name, _unwrapped(new[name])))
                continue
            key, value = node.pairs[written[name]]
            change = Change()
            if name in new:
                was = _unwrapped(old[name]) if name in old else None
                change = self.of(self._slot_of_pair(node, key), value, was, _unwrapped(new[name]))
            placed.append(self._placed(pieces, written[name], change))
            edits += change.edits
        return self._arranged(node, pieces, placed, edits)

    def _sequence(self, slot: Slot, node: nodes.Sequence, old: Sequence[Tree], new: Sequence[Tree]) -> Change:
        """Return the change of a list: items changed in place, moved with their lines, new ones, and those that went."""
        items = [index for index, each in enumerate(node.items) if len(node.items) == len(old) or not _is_blank(each)]
        if len(items) != len(old) or not old or not new:
            return self._replaced(slot, node, new)
        found = origins([(says(each), name(each)) for each in old], [(says(each), name(each)) for each in new])
        pieces = [self._piece_of_item(node, index) for index in range(len(node.items))]
        edits, placed = list[Edit](), list[Placed]()
        for tree, origin in zip(new, found, strict=True):
            if origin is None:
                placed.append(self._new_item(node, tree))
                continue
            index = items[origin]
            change = self.of(self._slot_of_item(node, pieces[index]), node.items[index], old[origin], tree)
            placed.append(self._placed(pieces, index, change))
            edits += change.edits
        return self._arranged(node, pieces, placed, edits)

    def _placed(self, pieces: Sequence[Piece], index: int, change: Change) -> Placed:
        piece = pieces[index]
        return Placed(applied(self.text, change.edits, piece.start, piece.end), index, change.open)

    def _new_pair(self, node: nodes.Mapping, key: str, value: Tree) -> Placed:
        if node.flow:
            return Placed(f"{one_line(key, flow=True)}: {in_flow(value)}")
        column = node.pairs[0][0].span.place.column - 1
        return Placed(self._lines(pair(key, value, column, self.style)), None, _is_open(None, value))

    def _new_item(self, node: nodes.Sequence, tree: Tree) -> Placed:
        if node.flow:
            return Placed(in_flow(tree))
        return Placed(self._lines(item(tree, node.span.place.column - 1, self.style)), None, _is_open(None, tree))

    def _arranged(
        self,
        node: nodes.Mapping | nodes.Sequence,
        pieces: Sequence[Piece],
        placed: Sequence[Placed],
        edits: Sequence[Edit],
    ) -> Change:
        """Return *edits* where *placed* is the order that *pieces* have, else the edit that puts them into it."""
        if node.flow:
            is_same = [each.index for each in placed] == list(range(len(pieces)))
            return Change(edits if is_same else [arranged_in_flow(self.text, pieces, placed, node.span.end - 1)])
        comments = comments_above(self.text, pieces)
        is_same = all(
            each.index == index and not (each.open and "#" in comments[index + 1] and edits)
            for index, each in enumerate(placed)
        )
        if not is_same or len(placed) != len(pieces):
            edits = [arranged_lines(self.text, pieces, placed, self.style.newline)]
        return Change(edits, placed[-1].open)

    def _scalar(self, slot: Slot, node: nodes.Scalar, new: Words) -> Change:
        """Return the change that makes a text say *new*, in the style it was written in where that can say it."""
        text = new if isinstance(new, str) else new.text
        keeps_end = isinstance(new, Markup) or (tidy(text) == text and "+" not in self._header(node))
        if node.style == "|" and keeps_end and text:
            edits = edits_of_block(self.text, node, text, slot.column, self.style.newline)
            if edits is not None:
                return Change(edits, isinstance(new, Markup))
        if not slot.flow and (node.style in ("|", ">") or not (node.style or node.value) or self._becomes_block(node, new)):
            return self._replaced(slot, node, new)
        quote = node.style or ('"' if isinstance(new, Quoted) else "")
        written = one_line(text, quote, flow=slot.flow)
        return Change([self._on_line(slot, node, written)], isinstance(new, Markup))

    def _becomes_block(self, node: nodes.Scalar, new: Words) -> bool:
        if node.style == '"' and "\n" in node.value:
            return False
        return "\n" in new.text if isinstance(new, Markup) else isinstance(new, str) and is_block(new)

    def _header(self, node: nodes.Scalar) -> str:
        return self.text[node.span.start : line_end(self.text, node.span.start)].partition("#")[0]

    def _on_line(self, slot: Slot, node: nodes.Node, written: str) -> Edit:
        """Return the edit that puts *written* in the place of *node*, both on one line."""
        start, end = node.span.start, node.span.end
        if start == end and not self.text[start - 1 : start].isspace():
            written = " " + written
        if re.match(r"[ \t]#", self.text[end : end + 2]) and not slot.flow and not _ONE_WORD.fullmatch(written):
            return Edit(start, end + 1, written + "  ")  # with one blank alone, the comment would look like cut off text
        return Edit(start, end, written)

    def _replaced(self, slot: Slot, node: nodes.Node, new: Tree) -> Change:
        """Return the change that writes a value anew, a comment on its first or last line kept."""
        if slot.flow:
            return Change([self._on_line(slot, node, in_flow(new))])
        last = end_of(self.text, node)
        header = self.text[slot.start : line_end(self.text, slot.start)]
        is_headed = (isinstance(node, nodes.Scalar) and node.style in ("|", ">")) or header.lstrip().startswith("#")
        comment = _COMMENT.search(header) if is_headed else _COMMENT.match(self.text, last, line_end(self.text, last))
        first, *rest = after(new, slot.column, self.style, dash=slot.dash).split("\n")
        behind = f"  {comment[1]}" if comment else ""
        written = self._lines("\n".join([first + behind, *rest]))
        return Change([Edit(slot.start, line_end(self.text, last), written)], _is_open(None, new))

    def _lines(self, text: str) -> str:
        return text.replace("\n", self.style.newline)

    def _slot_of_pair(self, node: nodes.Mapping, key: nodes.Scalar) -> Slot:
        colon = self.text.index(":", key.span.end)
        return Slot(colon + 1, key.span.place.column - 1, flow=node.flow)

    def _piece_of_pair(self, node: nodes.Mapping, key: nodes.Scalar, value: nodes.Node) -> Piece:
        end = max(end_of(self.text, value), self._slot_of_pair(node, key).start)
        return Piece(key.span.start, end if node.flow else piece_end(self.text, end, key.span.place.column - 1))

    def _piece_of_item(self, node: nodes.Sequence, index: int) -> Piece:
        value = node.items[index]
        end = end_of(self.text, value)
        if node.flow:
            return Piece(value.span.start, end)
        column = node.span.place.column - 1
        at = line_start(self.text, value.span.start)
        while index and self.text[at : at + column + 1].strip() != "-":
            at = line_start(self.text, at - 1)
        return Piece(at + column if index else node.span.start, piece_end(self.text, end, column))

    def _slot_of_item(self, node: nodes.Sequence, piece: Piece) -> Slot:
        return Slot(piece.start + 1, node.span.place.column - 1, dash=True, flow=node.flow)


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


def _is_open(node: nodes.Node | None, tree: Tree) -> bool:
    """Tell whether *tree* ends in an outline, as *node* writes it or (None) as it would be written anew."""
    match node, tree:
        case _, Markup():
            return True
        case nodes.Mapping(pairs=[*_, (key, value)]), Mapping():
            return key.value in tree and _is_open(value, _unwrapped(tree[key.value]))
        case nodes.Sequence(items=[*_, item]), [*_, last]:
            return _is_open(item, last)
        case nodes.Mapping(), [last]:
            return _is_open(node, last)
        case None, Mapping():
            return any(_is_open(None, value) for value in [*said(tree).values()][-1:])
        case None, [*_, last]:
            return _is_open(None, last)
    return False
