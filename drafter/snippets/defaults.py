"""The text of a phrase with the defaults of its variables written into it, so that a record of it needs no library."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.draft.expressions import Expression, ExpressionError, Filtered, Literal, Name, calls_in, names_in, pieces

_QUOTES = ('""', "''", "“”")


def with_defaults(text: str, defaults: Mapping[str, str | None]) -> str:
    """Return *text* with ``{{ 会议 | default("全会") }}`` for ``{{ 会议 }}``; where no default is used it stays as it is.

    A default that no string of an expression can hold (quotes of every kind, several lines) is left out.
    """
    known = {name: quoted for name, each in defaults.items() if each is not None and (quoted := _quoted(each))}
    return "".join(_piece(each.text, each.expression, known) for each in pieces(text))


def _piece(text: str, expression: Expression | None, known: Mapping[str, str]) -> str:
    if expression is None or calls_in(expression) or known.keys().isdisjoint(names_in(expression)):
        return text
    found = f"{{{{ {_written(expression, known)} }}}}"
    try:
        pieces(found)
    except ExpressionError:  # too long for an expression
        return text
    return found


def _written(expression: Expression, known: Mapping[str, str]) -> str:
    match expression:
        case Name(name):
            return f"{name} | default({known[name]})" if name in known else name
        case Literal(text):
            return _quoted(text)
        case Filtered(value, filter, arguments):
            given = f"({', '.join(_written(each, known) for each in arguments)})" if arguments else ""
            return f"{_written(value, known)} | {filter}{given}"
    return "br"


def _quoted(text: str) -> str:
    """Return *text* as a string of an expression, empty where none can hold it."""
    possible = (marks for marks in _QUOTES if text.isprintable() and not set(marks).intersection(text))
    marks = next(possible, "")
    return f"{marks[0]}{text}{marks[1]}" if marks else ""
