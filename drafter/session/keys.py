"""What Enter, Backspace, Tab and Shift+Tab do to a line of body markup, as a writer knows it from Word."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.draft.labels import recognise
from drafter.draft.marks import BLANKS, Mark, mark_of
from drafter.draft.numbering import Numbering
from drafter.draft.outline import ParagraphKind
from drafter.draft.points import point_label
from drafter.session.outlining import with_level

_MARKED = (ParagraphKind.NUMBERED, ParagraphKind.POINT)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a line: its new text (perhaps two lines), and the cursor in it as row and column."""

    text: str
    row: int
    column: int


def entered(line: str, column: int, numbering: Numbering) -> Change | None:
    """Return what Enter makes of *line* with the cursor at *column*; None where it only breaks the line.

    A numbered paragraph or a point is followed by the next one; in an empty one Enter ends the series.
    """
    start, mark = _mark(line, numbering)
    if mark.kind not in _MARKED or column < start + mark.size:
        return None
    if not line[start + mark.size :].strip(BLANKS):
        return Change("", 0, 0)
    head, tail = line[:column].rstrip(BLANKS), line[column:].lstrip(BLANKS)
    following = line[:start].replace("\u3000", "") + _next_mark(line[start : start + mark.size], mark, numbering)
    return Change(f"{head}\n{following}{tail}", 1, len(following))


def typed_behind(line: str, column: int, given: str, numbering: Numbering) -> Change | None:
    """Return what *line* is with what was just typed behind the mark *given* by Enter; None where it stays.

    Who types all numbers types the same one again, or one of another level: that one counts. A digit behind 1. is set apart,
    for 1.5亿元 is a text and no number.
    """
    if not line.startswith(given):
        return None
    mark, rest = _mark(given, numbering)[1], line[len(given) :]
    if rest[:1].isdecimal() and given.endswith((".", "．")):
        return Change(f"{given} {rest}", 0, column + 1)
    second, typed = mark_of(rest.rstrip(BLANKS), numbering), column - len(given)
    if second.kind not in _MARKED or not second.typed:
        return None
    if typed != second.size + rest[: second.size].endswith((".", "．")):
        return None
    if mark.typed and (second.kind, second.level) == (mark.kind, mark.level) and second.typed != given.strip(BLANKS):
        return None
    if mark.typed or ParagraphKind.POINT in (mark.kind, second.kind):
        return Change(rest, 0, typed)
    marks = "#" * second.level + " "
    return Change(marks + rest[second.size :], 0, len(marks) + typed - second.size)


def erased(line: str, column: int, numbering: Numbering) -> Change | None:
    """Return what Backspace makes of *line*: before or behind its mark the mark goes; None where a character goes as usual."""
    start, mark = _mark(line, numbering)
    if not mark.size or start < column != start + mark.size:
        return None
    return Change(line[start + mark.size :], 0, 0)


def shifted(line: str, column: int, numbering: Numbering, step: int) -> Change | None:
    """Return *line* one level deeper (*step* 1: Tab) or higher (-1: Shift+Tab); None where it has no level to change."""
    start, mark = _mark(line, numbering)
    if mark.kind is ParagraphKind.NUMBERED and 1 <= mark.level + step <= len(numbering.levels):
        changed = with_level(line, mark.level + step, numbering)
        return Change(changed, 0, max(0, column + len(changed) - len(line)))
    if mark.kind is ParagraphKind.POINT and not mark.typed:
        inner = line.startswith(("  ", "\t", "\u3000"))
        if inner is (step > 0):
            return None
        changed = ("  " if step > 0 else "") + line[start:]
        return Change(changed, 0, max(0, column + len(changed) - len(line)))
    return None


def _mark(line: str, numbering: Numbering) -> tuple[int, Mark]:
    start = len(line) - len(line.lstrip(BLANKS))
    return start, mark_of(line.strip(BLANKS) if not line.endswith(" ") else line[start:], numbering)


def _next_mark(written: str, mark: Mark, numbering: Numbering) -> str:
    """Return the mark of the paragraph that follows one marked *written*."""
    if mark.kind is ParagraphKind.POINT:
        return _next_point(mark) if mark.typed else "- "
    label = recognise(mark.typed) if mark.typed else None
    if label is None:
        return written.rstrip(BLANKS) + " " if not mark.typed else "#" * mark.level + " "
    return numbering.form(mark.level).label((label.number + 1,) * mark.level)


def _next_point(mark: Mark) -> str:
    number = next((each for each in range(1, 100) if point_label(mark.series, each) == mark.typed), 0)
    return point_label(mark.series, number + 1)
