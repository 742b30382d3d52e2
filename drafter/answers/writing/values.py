"""One value of a file written anew, in the style it was written in where that can say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.answers.reader import tidy
from drafter.answers.writing.blocks import edits_of_block
from drafter.answers.writing.edits import Edit, end_of, line_end
from drafter.answers.writing.emit import Style, after, in_flow, is_block, one_line, quoted
from drafter.answers.writing.places import Slot
from drafter.answers.writing.tree import Markup, Quoted, Tree
from drafter.base.yaml import nodes

_COMMENT = re.compile(r"[ \t]+(#.*)")
_ONE_WORD = re.compile(r"[\x21-\x7e]+|[\"'].*")

Words = str | Quoted | Markup


@dataclass(frozen=True, slots=True)
class File:
    """The text that is changed, and how it is laid out."""

    text: str
    style: Style

    def lines(self, written: str) -> str:
        """Return *written* with the line ends of the file."""
        return written.replace("\n", self.style.newline)


def edits_of_words(file: File, slot: Slot, node: nodes.Scalar, new: Words) -> list[Edit]:
    """Return the edits that make the text *node* say *new*: a block line by line, quotes kept, plain text while it can be."""
    text = new if isinstance(new, str) else new.text
    stays_block = isinstance(new, Markup) or (tidy(text) == text and not node.value.endswith("\n\n"))
    if node.style == "|" and text and stays_block:
        edits = edits_of_block(file.text, node, text, slot.column, file.style.newline)
        if edits is not None:
            return edits
    is_empty = not node.style and not node.value
    if not slot.flow and (is_empty or node.style in ("|", ">") or _becomes_block(node, new)):
        return [rewritten(file, slot, node, new)]
    quote = node.style or ('"' if isinstance(new, Quoted) else "")
    return [_on_line(file, slot, node, one_line(text, quote, flow=slot.flow))]


def rewritten(file: File, slot: Slot, node: nodes.Node, new: Tree) -> Edit:
    """Return the edit that writes the value *node* anew as *new*, with the comment on its first or last line."""
    if slot.flow:
        return _on_line(file, slot, node, in_flow(new))
    last = end_of(file.text, node)
    header = file.text[slot.start : line_end(file.text, slot.start)]
    is_headed = (isinstance(node, nodes.Scalar) and node.style in ("|", ">")) or header.lstrip().startswith("#")
    comment = _COMMENT.search(header) if is_headed else _COMMENT.match(file.text, last, line_end(file.text, last))
    if comment and isinstance(new, Markup):  # behind the | of a block it would be taken for a lost heading
        first, rest = " " + quoted(new.text), list[str]()
    else:
        first, *rest = after(new, slot.column, file.style, dash=slot.dash).split("\n")
    behind = f"  {comment[1]}" if comment else ""
    return Edit(slot.start, line_end(file.text, last), file.lines("\n".join([first + behind, *rest])))


def _on_line(file: File, slot: Slot, node: nodes.Node, written: str) -> Edit:
    """Return the edit that puts *written* in the place of *node*, both on one line."""
    start, end = node.span.start, node.span.end
    if start == end and not file.text[start - 1 : start].isspace():
        written = " " + written
    if re.match(r"[ \t]#", file.text[end : end + 2]) and not slot.flow and not _ONE_WORD.fullmatch(written):
        return Edit(start, end + 1, written + "  ")  # behind one blank alone, the comment would look like text cut off
    return Edit(start, end, written)


def _becomes_block(node: nodes.Scalar, new: Words) -> bool:
    if node.style == '"' and "\n" in node.value:
        return False
    return "\n" in new.text if isinstance(new, Markup) else isinstance(new, str) and is_block(new)
