"""The marks at the start of a line of body markup, and the typed labels that mean the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.draft.labels import recognise, recognise_compound
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Paragraph, ParagraphKind
from drafter.draft.points import LAST, is_series, may_end, typed_point

BLANKS = " \t\u3000"
_HEADING = re.compile(rf"(?P<marks>[#＃]+)(?:[{BLANKS}]+|$)")
_POINT = re.compile(rf"[-－](?P<series>\S{{1,6}}?)?(?:[{BLANKS}]+|$)")
_SUBHEADING = re.compile(rf"[+＋](?:[{BLANKS}]+|$)")


class Mark(NamedTuple):
    """What a line begins with: its kind and level, how many characters the mark takes, the label or series typed."""

    kind: ParagraphKind
    size: int
    level: int = 0
    typed: str = ""
    series: str = ""


PLAIN = Mark(ParagraphKind.PLAIN, 0)


def is_table_line(line: str) -> bool:
    """Tell whether *line* (already stripped) is a row of a table."""
    return len(line) > 1 and line[0] in "|｜" and line[-1] in "|｜"


def mark_of(line: str, numbering: Numbering, series: str = "") -> Mark:
    """Return what *line* (stripped of blanks) begins with; a line without a mark is plain.

    A mark counts only before a blank or the line's end; a typed label counts where the numbering knows its form. *series* is
    that of the point on the line above: 最后， is text anywhere but behind such a point.
    """
    if line.startswith("\\"):
        return Mark(ParagraphKind.PLAIN, 1)
    if heading := _HEADING.match(line):
        return Mark(ParagraphKind.NUMBERED, heading.end(), level=len(heading["marks"]))
    if subheading := _SUBHEADING.match(line):
        return Mark(ParagraphKind.SUBHEADING, subheading.end())
    if may_end(series) and line.startswith(LAST):
        return Mark(ParagraphKind.POINT, len(LAST), level=1, typed=LAST, series=series)
    return _point(line, numbering.points.label) or _typed_label(line, numbering) or PLAIN


def series_behind(paragraph: Paragraph, series: str, numbering: Numbering) -> str:
    """Return the series that a point behind *paragraph* goes on with, which stands behind one of *series*; empty for none."""
    if paragraph.kind is not ParagraphKind.POINT or LAST in (paragraph.series, paragraph.typed):
        return ""
    return paragraph.series or series or numbering.points.label


def _point(line: str, series_of_document: str) -> Mark | None:
    if point := _POINT.match(line):
        series = point["series"] or ""
        if not series or is_series(series) or series == LAST:
            return Mark(ParagraphKind.POINT, point.end(), level=1, series=series)
    for series in ("一是", series_of_document):
        if typed := typed_point(line, series):
            return Mark(ParagraphKind.POINT, len(typed), level=1, typed=typed, series=series)
    return None


def typed_again(paragraph: Paragraph, numbering: Numbering) -> str:
    """Return the label that *paragraph* begins with though its mark gives it one (``# 一、甲``, ``- 一是甲``)."""
    if paragraph.kind is ParagraphKind.POINT:
        return typed_point(paragraph.text, paragraph.series or numbering.points.label)
    label = _typed_label(paragraph.text, numbering) if paragraph.kind is ParagraphKind.NUMBERED else None
    return label.typed if label is not None and label.level == paragraph.level else ""


def _typed_label(line: str, numbering: Numbering) -> Mark | None:
    label = recognise_compound(line, numbering.levels) or recognise(line)
    level = numbering.level_of(label.form) if label else None
    if label is None or level is None:
        return None
    return Mark(ParagraphKind.NUMBERED, len(label.text), level=level, typed=label.text)
