"""How a file is laid out, found out from its nodes."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.writing.emit import Style
from drafter.base.yaml import nodes


def style_of(tree: nodes.Tree, newline: str) -> Style:
    """Return the indents of the first nested value and the first list under a key; two columns where there is none."""
    steps = dict[str, int]()
    for key, value in _pairs(tree.root):
        width = value.span.place.column - key.span.place.column
        if isinstance(value, nodes.Scalar):
            line = next(filter(str.strip, tree.text[value.span.start : value.span.end].splitlines()[1:]), "")
            width = len(line) - len(line.lstrip(" ")) - key.span.place.column + 1
            if value.style == "|" and 0 < width < 10:
                steps.setdefault("step", width)
        elif not value.flow and value.span.place.line > key.span.place.line:
            steps.setdefault("dash" if isinstance(value, nodes.Sequence) else "step", width)
    step = steps.get("step") or steps.get("dash") or 2
    return Style(min(step, 9), steps.get("dash", step), newline)


def _pairs(node: nodes.Node | None) -> Iterator[tuple[nodes.Scalar, nodes.Node]]:
    if isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _pairs(item)
