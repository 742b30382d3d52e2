"""The text of a phrase as expressions see it: names and filters, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.base.problems import Place, Problem
from drafter.base.yaml import nodes
from drafter.draft.expressions import Expression, ExpressionError, Filtered, SnippetCall, names_in, pieces


def problems_in_wording(node: nodes.Node | None) -> list[Problem]:
    """Return what is wrong with the expressions of the text *node*: their syntax, filters, and phrases within the phrase."""
    if not isinstance(node, nodes.Scalar) or "{{" not in node.value:
        return []
    try:
        found = pieces(node.value)
    except ExpressionError as error:
        return [Problem(_place(node, error.offset), error.message, error.help)]
    message = say("表述的文字里不能再引用别的表述（snippet）")
    return [Problem(_place(node, each.offset), message) for each in found if _has_call(each.expression)]


def names_used(text: str) -> tuple[str, ...]:
    """Return the names that the expressions of *text* use, each once, in order."""
    return tuple(dict.fromkeys(_names(text)))


def _names(text: str) -> Iterator[str]:
    for piece in pieces(text):
        if piece.expression is not None:
            yield from names_in(piece.expression)


def _has_call(expression: Expression | None) -> bool:
    if isinstance(expression, Filtered):
        return _has_call(expression.value) or any(_has_call(each) for each in expression.arguments)
    return isinstance(expression, SnippetCall)


def _place(node: nodes.Scalar, offset: int) -> Place:
    """Return where the character at *offset* of the value of *node* stands; only the line where that is all that is sure."""
    start = node.span.place
    if node.style in ("|", ">"):
        return Place(start.file, start.line + 1 + node.value.count("\n", 0, offset))
    return Place(start.file, start.line, start.column + offset + (1 if node.style else 0))
