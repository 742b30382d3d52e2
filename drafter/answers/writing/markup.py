"""A text in markup changed paragraph by paragraph: a paragraph that says the same keeps its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.answers.writing.matching import opcodes
from drafter.base.problems import NOWHERE, Place
from drafter.draft.marks import BLANKS
from drafter.draft.markup import read_markup, write_markup
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines of one paragraph, and the blank ones above it."""

    paragraph: Paragraph
    blanks: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what paragraphs have in common that are indented alike."""
        return self.paragraph.kind, self.paragraph.level, bool(self.paragraph.typed)

    @property
    def indent(self) -> str:
        """Return the blanks before the first line."""
        return self.lines[0][: len(self.lines[0]) - len(self.lines[0].lstrip(BLANKS))]

    def indented(self, indent: str) -> _Chunk:
        """Return the chunk with *indent* before every line."""
        return replace(self, lines=tuple(indent + line.lstrip(BLANKS) for line in self.lines))


def changed_markup(written: str, old: Numbering, wanted: str, new: Numbering) -> str:
    """Return *wanted*, a text in markup under *new*, with the lines of *written* (under *old*) wherever they say the same.

    Typed labels whose number has changed are written anew; what is written anew is indented like its kin.
    """
    theirs, ours = _chunks(written, old), _chunks(wanted, new)
    plain = _chunks(write_markup(read_markup(written, old, _line)[0], old), old)
    if len(plain) != len(theirs) or not theirs:
        return wanted
    indents = {chunk.kind: chunk.indent for chunk in reversed(theirs)}
    found = list[_Chunk]()
    for tag, i1, i2, j1, j2 in opcodes([chunk.lines for chunk in plain], [chunk.lines for chunk in ours]):
        for offset, chunk in enumerate(ours[j1:j2]):
            before = theirs[i1 + offset] if i1 + offset < i2 else None
            if before is not None and tag == "equal":
                found.append(replace(chunk, blanks=before.blanks, lines=before.lines))
                continue
            indent = (
                before.indent if before is not None and before.kind == chunk.kind else indents.get(chunk.kind, chunk.indent)
            )
            found.append(replace(chunk.indented(indent), blanks=before.blanks if before is not None else ()))
    text = _joined(found)
    return text if _says(text, new) == _says(wanted, new) else wanted


def _line(index: int) -> Place:
    return Place(line=index)


def _chunks(text: str, numbering: Numbering) -> list[_Chunk]:
    paragraphs, lines = read_markup(text, numbering, _line)[0].paragraphs, text.split("\n")
    found, end = list[_Chunk](), 0
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        start, last = paragraph.place.line, following.place.line if following is not None else len(lines)
        while not lines[last - 1].strip(BLANKS):
            last -= 1
        found.append(_Chunk(paragraph, tuple(lines[end:start]), tuple(lines[start:last])))
        end = last
    return found


def _joined(chunks: Sequence[_Chunk]) -> str:
    """Return the lines of *chunks*: a blank one above points that stand apart and between tables, none above others."""
    lines, before = list[str](), None
    for chunk in chunks:
        paragraph, blanks = chunk.paragraph, chunk.blanks
        follows_table = before is ParagraphKind.TABLE
        if paragraph.kind is ParagraphKind.POINT and not paragraph.apart:
            blanks = ()
        elif before and not blanks and ((paragraph.apart and not follows_table) or (follows_table and paragraph.table)):
            blanks = ("",)
        lines += (*blanks, *chunk.lines)
        before = paragraph.kind
    return "\n".join(lines)


def _says(text: str, numbering: Numbering) -> list[tuple[Paragraph, bool]]:
    """Return what *text* says, whatever numbers its typed labels have."""
    paragraphs = read_markup(text, numbering, _line)[0].paragraphs
    return [(replace(each, place=NOWHERE, typed=""), bool(each.typed and each.series)) for each in paragraphs]
