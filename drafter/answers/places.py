"""Where the lines of a value stand in the file."""

from __future__ import annotations

from bisect import bisect_left
from collections import abc
from collections.abc import Callable, Iterator

from drafter.base.problems import Place
from drafter.base.yaml import nodes


def line_places(tree: nodes.Tree, scalar: nodes.Scalar) -> Callable[[int], Place]:
    """Return a function from the index of a line of *scalar*'s value to the place where that line begins."""
    start = scalar.span.place
    if scalar.style in ("'", '"'):
        return lambda _: start._replace(column=start.column + 1)
    if scalar.style not in ("|", ">"):
        return lambda _: start
    column = _indent(tree, scalar) + 1
    first, last = bisect_left(tree.breaks, scalar.span.start), bisect_left(tree.breaks, scalar.span.end)
    if first == last:
        return lambda index: Place(tree.file, start.line + 1 + index, column)
    places = list(_places(tree, scalar, column, tree.breaks[first:last]))
    return lambda index: places[min(index, len(places) - 1)]


def _indent(tree: nodes.Tree, scalar: nodes.Scalar) -> int:
    """Return how many spaces stand before every line of a block."""
    number = scalar.span.place.line + 1
    for value in scalar.value.split("\n"):
        line = tree.line(number)
        if value.strip():
            return len(line) - len(line.lstrip(" ")) - (len(value) - len(value.lstrip(" ")))
        number += 1
    return 0


def _places(tree: nodes.Tree, scalar: nodes.Scalar, column: int, breaks: abc.Sequence[int]) -> Iterator[Place]:
    """Yield the places of the lines of a block in which line breaks of Word stand."""
    last = tree.place(max(scalar.span.start, scalar.span.end - 1)).line
    inside = set(breaks)
    for number in range(scalar.span.place.line + 1, last + 1):
        start = tree.starts[number - 1]
        after_cr = start - 1 in inside
        yield Place(tree.file, number, 1 if after_cr else column)
        for offset in range(start, start + len(tree.line(number))):
            if offset in inside:
                yield Place(tree.file, number, offset - start + 2)
