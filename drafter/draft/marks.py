"""The marks at the start of a line of body markup, and the typed labels that mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.draft.labels import recognise, recognise_compound
from drafter.draft.numbering import Numbering
from drafter.draft.outline import ParagraphKind
from drafter.draft.points import is_series

BLANKS = " \t\u3000"
_HEADING = re.compile(rf"(?P<marks>[#＃]+)(?:[{BLANKS}]+|$)")
_POINT = re.compile(rf"[-－](?P<series>\S{{1,6}}?)?(?:[{BLANKS}]+|$)")
_SUBHEADING = re.compile(rf"[+＋](?:[{BLANKS}]+|$)")
_SPOKEN_POINT = re.compile(r"(?P<ordinal>[一二三四五六七八九十]{1,3})是")


@dataclass(frozen=True, slots=True)
class Mark:
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


def mark_of(line: str, numbering: Numbering) -> Mark:
    """Return what *line* (stripped of blanks) begins with; a line without a mark is plain.

    A mark counts only before a blank or the line's end; a typed label counts where the numbering knows its form.
    """
    if line.startswith("\\"):
        return Mark(ParagraphKind.PLAIN, 1)
    if heading := _HEADING.match(line):
        return Mark(ParagraphKind.NUMBERED, heading.end(), level=len(heading["marks"]))
    if subheading := _SUBHEADING.match(line):
        return Mark(ParagraphKind.SUBHEADING, subheading.end())
    return _point(line) or _typed_label(line, numbering) or PLAIN


def _point(line: str) -> Mark | None:
    if point := _POINT.match(line):
        series = point["series"] or ""
        if not series or is_series(series):
            return Mark(ParagraphKind.POINT, point.end(), level=1, series=series)
    if spoken := _SPOKEN_POINT.match(line):
        return Mark(ParagraphKind.POINT, spoken.end(), level=1, typed=spoken.group(), series="一是")
    return None


def _typed_label(line: str, numbering: Numbering) -> Mark | None:
    label = recognise_compound(line, numbering.levels) or recognise(line)
    level = numbering.level_of(label.form) if label else None
    if label is None or level is None:
        return None
    return Mark(ParagraphKind.NUMBERED, len(label.text), level=level, typed=label.text)
