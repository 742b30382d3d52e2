"""The outline of a text: its numbered paragraphs with their labels, and operations on them with their subtrees.

Operations take and give the lines of the text; what cannot be done gives None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.draft.leads import lead_length
from drafter.draft.marks import BLANKS, mark_of
from drafter.draft.markup import Labels
from drafter.draft.numbering import Counter, Numbering
from drafter.draft.outline import Outline, ParagraphKind


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered paragraph: its line (from 0), its level, its label as printed, its first sentence."""

    line: int
    level: int
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text that is edited at once: its first line, the line behind its last, its heading (None: before any)."""

    start: int
    end: int
    heading: Heading | None = None


def headings(outline: Outline, numbering: Numbering) -> list[Heading]:
    """Return the numbered paragraphs of *outline*, which knows its lines."""
    labels, found = Labels(numbering), list[Heading]()
    for each in outline.paragraphs:
        if each.kind is ParagraphKind.NUMBERED and each.level > len(numbering.levels):
            found.append(Heading(each.place.line - 1, each.level, "?", each.text))
            continue
        label = labels.next(each)
        if each.kind is ParagraphKind.NUMBERED:
            title = each.text[: lead_length(each.text)].rstrip("。")
            found.append(Heading(each.place.line - 1, each.level, label.rstrip(BLANKS), title))
    return found


def sections(found: Sequence[Heading], lines: int) -> list[Section]:
    """Return the sections of a text of *lines* lines: one for each heading of its highest level, one for what stands above."""
    highest = min((each.level for each in found), default=0)
    tops = [each for each in found if each.level == highest]
    starts = [each.line for each in tops] + [lines]
    above = [Section(0, starts[0])] if starts[0] > 0 or not tops else []
    return above + [Section(start, end, top) for top, (start, end) in zip(tops, pairwise(starts), strict=True)]


def subtree_end(found: Sequence[Heading], index: int, lines: int) -> int:
    """Return the line behind the subtree of heading *index*."""
    level = found[index].level
    return next((each.line for each in found[index + 1 :] if each.level <= level), lines)


def moved(text: str, numbering: Numbering, line: int, outline: Outline, step: int) -> tuple[str, int] | None:
    """Return *text* with the subtree at *line* moved before its sibling above (*step* -1) or behind the one below (1).

    With it its new line. None where no sibling stands there.
    """
    lines, found = text.split("\n"), headings(outline, numbering)
    index = index_at(found, line)
    if index is None or found[index].line != line:
        return None
    end = subtree_end(found, index, len(lines))
    if step < 0:
        sibling = _sibling_above(found, index)
        if sibling is None:
            return None
        start = found[sibling].line
        changed = [*lines[:start], *lines[line:end], *lines[start:line], *lines[end:]]
        return relabelled(changed, numbering), start
    below = index_at(found, end) if end < len(lines) else None
    if below is None or found[below].level != found[index].level:
        return None
    behind = subtree_end(found, below, len(lines))
    changed = [*lines[:line], *lines[end:behind], *lines[line:end], *lines[behind:]]
    return relabelled(changed, numbering), line + behind - end


def _sibling_above(found: Sequence[Heading], index: int) -> int | None:
    for above in range(index - 1, -1, -1):
        if found[above].level <= found[index].level:
            return above if found[above].level == found[index].level else None
    return None


def index_at(found: Sequence[Heading], line: int) -> int | None:
    """Return the index of the heading that *line* belongs to, None above the first."""
    above = [index for index, each in enumerate(found) if each.line <= line]
    return above[-1] if above else None


def shifted(text: str, numbering: Numbering, line: int, outline: Outline, step: int) -> str | None:
    """Return *text* with the heading at *line* and its subtree *step* levels deeper (1) or higher (-1)."""
    lines, found = text.split("\n"), headings(outline, numbering)
    index = index_at(found, line)
    if index is None or found[index].line != line:
        return None
    end = subtree_end(found, index, len(lines))
    levels = {each.line: each.level + step for each in found if line <= each.line < end}
    if not all(1 <= level <= len(numbering.levels) for level in levels.values()):
        return None
    for each, level in levels.items():
        lines[each] = with_level(lines[each], level, numbering)
    return relabelled(lines, numbering)


def inserted(text: str, numbering: Numbering, line: int | None, outline: Outline) -> tuple[str, int]:
    """Return *text* with an empty heading behind the subtree at *line* (None: at the end), of its level, and its line."""
    lines, found = text.split("\n") if text else [], headings(outline, numbering)
    index = index_at(found, line) if line is not None else None
    level = found[index].level if index is not None else min((each.level for each in found), default=1)
    at = subtree_end(found, index, len(lines)) if index is not None else len(lines)
    kin = found[index if index is not None else -1] if found else None
    typed = kin is not None and not lines[kin.line].strip(BLANKS).startswith(("#", "＃"))
    new = numbering.form(level).label((1,) * level) if typed and level <= len(numbering.levels) else "#" * level + " "
    return relabelled([*lines[:at], new, *lines[at:]], numbering), at


def deleted(text: str, numbering: Numbering, line: int, outline: Outline) -> str | None:
    """Return *text* without the heading at *line* and its subtree."""
    lines, found = text.split("\n"), headings(outline, numbering)
    index = index_at(found, line)
    if index is None or found[index].line != line:
        return None
    return relabelled([*lines[:line], *lines[subtree_end(found, index, len(lines)) :]], numbering)


def with_level(line: str, level: int, numbering: Numbering) -> str:
    """Return a numbered *line* at *level*, its level written as it was: in ``#`` or as a typed label."""
    stripped = line.strip(BLANKS)
    mark = mark_of(stripped, numbering)
    text = stripped[mark.size :].lstrip(BLANKS)
    if not mark.typed:
        return "#" * level + " " + text
    return _typed(level, numbering.form(level).label((1,) * level), text, numbering)


def _typed(level: int, label: str, text: str, numbering: Numbering) -> str:
    """Return a line that is read as *label* and *text*: 1.5亿元 wants a blank, or the mark."""
    for line in (label + text, f"{label} {text}"):
        mark = mark_of(line.strip(BLANKS), numbering)
        if mark.kind is ParagraphKind.NUMBERED and mark.level == level:
            return line
    return "#" * level + " " + text


def relabelled(lines: Sequence[str], numbering: Numbering) -> str:
    """Return the text of *lines* with every typed label as it counts now; one that is right stays as it was typed."""
    counter, found = Counter(numbering), list[str]()
    for line in lines:
        stripped = line.strip(BLANKS)
        mark = mark_of(stripped, numbering)
        if mark.kind is ParagraphKind.NUMBERED and mark.level <= len(numbering.levels):
            label = counter.next(mark.level).label
            if mark.typed and mark.typed.strip(BLANKS) != label.strip(BLANKS):
                line = _typed(mark.level, label, stripped[mark.size :].lstrip(BLANKS), numbering)
        found.append(line)
    return "\n".join(found)
