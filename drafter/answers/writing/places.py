"""Where keys, items and their values stand in the text of a file."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.answers.writing.edits import end_of, line_end, line_start, next_line
from drafter.base.yaml import nodes


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value hangs: right behind the colon of a key or the dash of an item, which stands at ``column`` (from 0).

    A whole file hangs at column -1.
    """

    start: int
    column: int
    dash: bool = False
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a list, or a key with its value: where it begins (an item of a block: its dash) and where it ends.

    In a block it ends with its last line, before the line break.
    """

    start: int
    end: int


def slot_of_pair(text: str, node: nodes.Mapping, key: nodes.Scalar) -> Slot:
    """Return where the value of a *key* of *node* hangs."""
    return Slot(text.index(":", key.span.end) + 1, key.span.place.column - 1, flow=node.flow)


def slot_of_item(node: nodes.Sequence, dash: int) -> Slot:
    """Return where the value of the item of *node* hangs whose *dash* stands there."""
    return Slot(dash + 1, node.span.place.column - 1, dash=True, flow=node.flow)


def piece_of_pair(text: str, node: nodes.Mapping, index: int) -> Piece:
    """Return the piece of a key of *node* with its value."""
    key, value = node.pairs[index]
    slot = slot_of_pair(text, node, key)
    end = max(end_of(text, value), slot.start)
    return Piece(key.span.start, end if node.flow else piece_end(text, end, slot.column))


def piece_of_item(text: str, node: nodes.Sequence, index: int) -> Piece:
    """Return the piece of an item of *node*; in a block it begins with its dash."""
    value = node.items[index]
    end = end_of(text, value)
    if node.flow:
        return Piece(value.span.start, end)
    column = node.span.place.column - 1
    at = line_start(text, value.span.start)
    while index and text[at : at + column + 1].strip() != "-":
        at = line_start(text, at - 1)
    return Piece(at + column if index else node.span.start, piece_end(text, end, column))


def piece_end(text: str, end: int, column: int) -> int:
    """Return where a block piece ends that stands at *column* and whose value ends at *end*.

    Behind its value come the comment on the line and the comment lines that are indented deeper than the piece.
    """
    last = line_end(text, end)
    at = next_line(text, end)
    while at < len(text):
        line = text[at : line_end(text, at)]
        words = line.lstrip(" ")
        if words.startswith("#") and len(line) - len(words) > column:
            last = at + len(line)
        elif words.strip():
            break
        at = next_line(text, at)
    return last
