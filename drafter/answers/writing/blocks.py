"""A block of text (``|``) changed line by line: lines that say the same stay as they are, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.answers.writing.edits import Edit, end_of, next_line
from drafter.answers.writing.emit import needs_indicator
from drafter.answers.writing.matching import opcodes
from drafter.base.yaml.nodes import Scalar

_SIGNS = re.compile(r"\|[-+]?(?P<width>[1-9]?)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def edits_of_block(text: str, node: Scalar, value: str, column: int, newline: str) -> list[Edit] | None:
    """Return the edits that make the block *node*, whose key or dash stands at *column*, say *value*.

    None where its lines cannot be told apart: it has none, or a line holds line breaks of Word.
    """
    begin, end = next_line(text, node.span.start), end_of(text, node)
    raw, signs = _LINE.findall(text[begin:end]), _SIGNS.match(text, node.span.start)
    width = _width(raw, signs["width"] if signs else "", column)
    old, new = _lines(node.value), _lines(value)
    if begin >= end or signs is None or not 0 < width - column < 10 or [line.rstrip("\r\n")[width:] for line in raw] != old:
        return None
    kept = [line if line.endswith("\n") else line + newline for line in raw]
    lines = _merged(kept, old, [" " * width * bool(line) + line + newline for line in new], new)
    edits = [Edit(begin, end, "".join(lines).removesuffix("\n").removesuffix("\r"))]
    if needs_indicator(value) and not signs["width"]:
        edits.append(Edit(signs.end(), signs.end(), str(width - column)))
    return edits


def _lines(value: str) -> list[str]:
    """Return the lines of *value* without the blank ones at its end."""
    lines = value.split("\n")
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    return lines


def _width(raw: Sequence[str], said: str, column: int) -> int:
    """Return how many blanks every line is indented by: as the block's header says, or as its first line has it."""
    if said:
        return column + int(said)
    return next((len(line) - len(line.lstrip(" ")) for line in raw if line.strip()), 0)


def _merged(raw: Sequence[str], old: Sequence[str], written: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines *raw* of those of *old* that stay, and the lines *written* of those that are *new*."""
    for tag, i1, i2, j1, j2 in opcodes(old, new):
        yield from raw[i1:i2] if tag == "equal" else written[j1:j2]
