"""YAML for trees, as a careful person would write it: quotes only where they are needed, texts of several lines as blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.answers.reader import tidy
from drafter.answers.writing.structure import structured
from drafter.answers.writing.tree import Implied, Markup, Quoted, Structure, Tree

_LONGEST_FLOW = 90
_MISREAD = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=<~｜]|.*(?:: |:$| #|\t|\.\.\.)""", re.DOTALL)
_MISREAD_IN_FLOW = re.compile(r".*[,\[\]{}:#?]", re.DOTALL)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out: what a nested value is indented by, and a list under its key, in columns; its line end."""

    step: int = 2
    dash: int = 2
    newline: str = "\n"


def pair(key: str, tree: Tree, column: int, style: Style) -> str:
    """Return ``key: value`` for a key that stands at *column*, without a line end behind it."""
    return one_line(key) + ":" + after(tree, column, style)


def item(tree: Tree, column: int, style: Style) -> str:
    """Return ``- value`` for a dash that stands at *column*."""
    return "-" + after(tree, column, style, dash=True)


def after(tree: Tree, column: int, style: Style, *, dash: bool = False) -> str:
    """Return what follows the colon of a key, or the *dash* of an item, that stands at *column*."""
    match tree:
        case Structure():
            return after(structured(tree), column, style, dash=dash)
        case Markup():
            return " " + block(tree.text, style.step, column)
        case str() if is_block(tree):
            return " " + block(tree, style.step, column)
        case Mapping() if pairs := said(tree):
            inner = column + (2 if dash else style.step)
            lines = [pair(key, value, inner, style) for key, value in pairs.items()]
        case [_, *_] if not _is_short(tree):
            inner = column + (2 if dash else style.dash)
            lines = [item(value, inner, style) for value in tree]
        case _:
            return " " + in_flow(tree, flow=False)
    indent = "\n" + " " * inner
    return (" " if dash else indent) + indent.join(lines)


def said(tree: Mapping[str, Tree | Implied]) -> dict[str, Tree]:
    """Return the keys of *tree* that have to be written."""
    found = {key: value for key, value in tree.items() if not isinstance(value, Implied)}
    return {key: value for key, value in found.items() if not isinstance(value, Mapping) or said(value)}


def _is_short(tree: Tree) -> bool:
    """Tell whether *tree* is a list of words that fits on a line."""
    return isinstance(tree, tuple) and "\\n" not in (text := in_flow(tree)) and len(text) <= _LONGEST_FLOW


def in_flow(tree: Tree, *, flow: bool = True) -> str:
    """Return *tree* on one line, as it stands between brackets (*flow*) or alone."""
    match tree:
        case Structure():
            return in_flow(structured(tree))
        case Markup() | Quoted():
            return quoted(tree.text)
        case str():
            return one_line(tree, flow=flow)
        case Mapping():
            return "{" + ", ".join(f"{one_line(key, flow=True)}: {in_flow(value)}" for key, value in said(tree).items()) + "}"
    return "[" + ", ".join(map(in_flow, tree)) + "]"


def is_block(text: str) -> bool:
    """Tell whether *text* is written as a block: several lines, and no blanks at their ends, which a reader would strip."""
    return "\n" in text and tidy(text) == text


def block(text: str, step: int, column: int) -> str:
    """Return *text* as a block whose lines are indented by *step* more than *column*."""
    indent = " " * (column + step)
    header = f"|{step}" if needs_indicator(text) else "|"
    return header + "".join(f"\n{indent}{line}" if line else "\n" for line in text.rstrip("\n").split("\n"))


def needs_indicator(text: str) -> bool:
    """Tell whether a block that says *text* must say its indent, because its first line begins with blanks or is empty."""
    return text.startswith((" ", "\t", "\n"))


def one_line(text: str, quote: str = "", *, flow: bool = False) -> str:
    """Return *text* on one line: in quotes of the kind *quote*, or plain where that reads as the same text."""
    if "\n" in text or "\r" in text or quote == '"':
        return quoted(text)
    if not quote and _is_plain(text, flow=flow):
        return text
    if quote or '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return quoted(text)


def quoted(text: str) -> str:
    """Return *text* in double quotes, with escapes."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _is_plain(text: str, *, flow: bool) -> bool:
    return bool(text) and text == text.strip() and not _MISREAD.match(text) and not (flow and _MISREAD_IN_FLOW.match(text))
