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


class Changes:
    """Finds the edits for the nodes of one text."""

    def __init__(self, text: str, style: Style) -> None:
        self.text, self.style = text, style

    def of(self, slot: Slot, node: nodes.Node, old: Tree | None, new: Tree) -> list[Edit]:
        """Return the edits that make *node*, which says *old*, say *new*."""
        if old == new:
            return []
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

    def _mapping(self, slot: Slot, node: nodes.Mapping, old: Pairs, new: Pairs) -> list[Edit]:
        """Return the edits of a mapping: values changed in place, keys that came (in the order of *new*) or went."""
        edits = dict[str, list[Edit]]()
        for key, value in node.pairs:
            if key.value in new:
                own = self._slot_of_pair(node, key)
                edits[key.value] = self.of(own, value, _unwrapped(old.get(key.value)), _unwrapped(new[key.value]))
        written = {key.value for key, _ in node.pairs}
        came = [key for key, value in said(new).items() if key not in written and old.get(key) != value]
        instead = {other for key in came for other in (*_INSTEAD.get(key, ()), f"{key}_from")} - new.keys()
        went = {key for key in written if key not in new and (key in old or key in instead)}
        order = [key.value for key, _ in node.pairs if key.value not in went]
        for key in came:
            before = [*new][: [*new].index(key)]
            order.insert(1 + max((order.index(each) for each in before if each in order), default=-1), key)
        if not order or (node.flow and not self.text.startswith("{", node.span.start)):
            return self._replaced(slot, node, new)
        indices = {key.value: index for index, (key, _) in enumerate(node.pairs)}
        pieces = [self._piece_of_pair(node, key, value) for key, value in node.pairs]
        placed = [self._placed_pair(node, pieces, indices.get(key), key, edits.get(key, []), new) for key in order]
        changed = bool(came or went) or self._comment_would_be_lost(node, pieces, placed)
        return [self._arranged(node, pieces, placed)] if changed else [edit for found in edits.values() for edit in found]

    def _placed_pair(
        self, node: nodes.Mapping, pieces: Sequence[Piece], index: int | None, key: str, edits: Iterable[Edit], new: Pairs
    ) -> Placed:
        value = _unwrapped(new[key]) if key in new else ""
        if index is not None:
            own = applied(self.text, edits, pieces[index].start, pieces[index].end)
            return Placed(own, index, _is_open(node.pairs[index][1], value))
        if node.flow:
            return Placed(f"{one_line(key, flow=True)}: {in_flow(value)}")
        column = node.pairs[0][0].span.place.column - 1
        return Placed(self._lines(pair(key, value, column, self.style)), None, _is_open(None, value))

    def _sequence(self, slot: Slot, node: nodes.Sequence, old: Sequence[Tree], new: Sequence[Tree]) -> list[Edit]:
        """Return the edits of a list: items changed in place, moved with their lines, new ones, and those that went."""
        items = [index for index, each in enumerate(node.items) if len(node.items) == len(old) or not _is_blank(each)]
        if len(items) != len(old) or not new:
            return self._replaced(slot, node, new)
        found = origins([(says(each), name(each)) for each in old], [(says(each), name(each)) for each in new])
        pieces = [self._piece_of_item(node, index) for index in range(len(node.items))]
        edits, placed = list[Edit](), list[Placed]()
        for tree, origin in zip(new, found, strict=True):
            if origin is None:
                placed.append(self._new_item(node, tree))
                continue
            index = items[origin]
            own = self.of(self._slot_of_item(node, pieces[index]), node.items[index], old[origin], tree)
            text = applied(self.text, own, pieces[index].start, pieces[index].end)
            placed.append(Placed(text, index, _is_open(node.items[index], tree)))
            edits += own
        is_same_order = [each.index for each in placed] == list(range(len(node.items)))
        if is_same_order and not self._comment_would_be_lost(node, pieces, placed):
            return edits
        return [self._arranged(node, pieces, placed)]

    def _new_item(self, node: nodes.Sequence, tree: Tree) -> Placed:
        if node.flow:
            return Placed(in_flow(tree))
        return Placed(self._lines(item(tree, node.span.place.column - 1, self.style)), None, _is_open(None, tree))

    def _arranged(self, node: nodes.Mapping | nodes.Sequence, pieces: Sequence[Piece], placed: Sequence[Placed]) -> Edit:
        if node.flow:
            return arranged_in_flow(self.text, pieces, placed, node.span.end - 1)
        return arranged_lines(self.text, pieces, placed, self.style.newline)

    def _comment_would_be_lost(
        self, node: nodes.Mapping | nodes.Sequence, pieces: Sequence[Piece], placed: Sequence[Placed]
    ) -> bool:
        """Tell whether a comment line stands behind a piece that has come to end in an outline."""
        if node.flow or not any(each.open for each in placed):
            return False
        comments = comments_above(self.text, pieces)
        return any(each.open and each.index is not None and "#" in comments[each.index + 1] for each in placed)

    def _scalar(self, slot: Slot, node: nodes.Scalar, new: Words) -> list[Edit]:
        """Return the edits that make a text say *new*, in the style it was written in where that can say it."""
        text = new if isinstance(new, str) else new.text
        keeps_end = isinstance(new, Markup) or (tidy(text) == text and "+" not in self._header(node))
        if node.style == "|" and keeps_end and text:
            edits = edits_of_block(self.text, node, text, slot.column, self.style.newline)
            if edits is not None:
                return edits
        if not slot.flow and (node.style in ("|", ">") or not (node.style or node.value) or self._becomes_block(node, new)):
            return self._replaced(slot, node, new)
        quote = node.style or ('"' if isinstance(new, Quoted) else "")
        written = one_line(text, quote, flow=slot.flow)
        return [self._on_line(slot, node, written)]

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

    def _replaced(self, slot: Slot, node: nodes.Node, new: Tree) -> list[Edit]:
        """Return the edit that writes a value anew, a comment on its first or last line kept."""
        if slot.flow:
            return [self._on_line(slot, node, in_flow(new))]
        last = end_of(self.text, node)
        header = self.text[slot.start : line_end(self.text, slot.start)]
        is_headed = (isinstance(node, nodes.Scalar) and node.style in ("|", ">")) or header.lstrip().startswith("#")
        comment = _COMMENT.search(header) if is_headed else _COMMENT.match(self.text, last, line_end(self.text, last))
        first, *rest = after(new, slot.column, self.style, dash=slot.dash).split("\n")
        behind = f"  {comment[1]}" if comment else ""
        return [Edit(slot.start, line_end(self.text, last), self._lines("\n".join([first + behind, *rest])))]

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


def _unwrapped(tree: Tree | Implied | None) -> Tree | None:
    return tree.value if isinstance(tree, Implied) else tree


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and not node.value.strip()


def _is_line(tree: Tree) -> bool:
    return isinstance(tree, str) and "\n" not in tree and tidy(tree) == tree != ""


def _is_open(node: nodes.Node | None, tree: Tree | None) -> bool:
    """Tell whether *node*, made to say *tree*, or a new value ends in an outline."""
    match tree:
        case Markup():
            return True
        case Mapping() if tree:
            pairs = node.pairs if isinstance(node, nodes.Mapping) else ()
            written = {key.value for key, _ in pairs}
            last = [(value, tree[key.value]) for key, value in pairs[-1:] if key.value in tree]
            came = [(None, value) for key, value in said(tree).items() if key not in written]
            return any(_is_open(each, _unwrapped(value)) for each, value in (last or came[-1:]) + came)
        case [*_, last]:
            return _is_open(node.items[-1] if isinstance(node, nodes.Sequence) else None, last)
    return False
