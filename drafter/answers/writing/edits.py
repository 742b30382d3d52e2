"""Edits of a text: an edit is a stretch and what stands there instead; a file is its text with all edits applied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.base.yaml.nodes import Mapping, Node, Scalar

_BLANK_END = re.compile(r"(?:(?:\r\n|\n|\r)[ \t]*)+\Z")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return the stretch of *text* from *start* to *end* with *edits*, which all lie in it and nowhere overlap."""
    found, at = list[str](), start
    for edit in sorted(edits):
        found += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join([*found, text[at:end]])


def line_end(text: str, offset: int) -> int:
    """Return where the line of *offset* ends, before its line break."""
    end = text.find("\n" if "\n" in text else "\r", offset)
    if end < 0:
        return len(text)
    return end - 1 if end > offset and text[end - 1 : end + 1] == "\r\n" else end


def next_line(text: str, offset: int) -> int:
    """Return where the line after that of *offset* begins; the end of *text* where there is none."""
    end = line_end(text, offset)
    return end + (2 if text.startswith("\r\n", end) else 1) if end < len(text) else end


def line_start(text: str, offset: int) -> int:
    """Return where the line of *offset* begins."""
    return text.rfind("\n" if "\n" in text else "\r", 0, offset) + 1


def end_of(text: str, node: Node) -> int:
    """Return where *node* ends in *text*: before the line break of its last line, blank lines after it left out."""
    if isinstance(node, Scalar):
        return _end_of_scalar(text, node)
    if node.flow:
        return node.span.end
    return end_of(text, node.pairs[-1][1] if isinstance(node, Mapping) else node.items[-1])


def _end_of_scalar(text: str, node: Scalar) -> int:
    if node.style not in ("|", ">"):
        return node.span.end
    written = text[node.span.start : node.span.end]
    return node.span.start + len(_BLANK_END.sub("", written))
