"""Characters that YAML cannot take or would misread: line breaks of Word, control characters.

A text is made ready for the parser in such a way that an offset leads back to the text as it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.base.messages import listed, say
from drafter.base.problems import Level, Place, Problem

BREAK = "\U0010fffe"
"""Stands for a line break inside a line: a noncharacter, which no text holds and YAML takes for a letter."""

_BREAKS = "\x0b\x0c\r\x85\u2028\u2029"
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U0010fffe\U0010ffff]|\r(?!\n)"
)
_EDGE = " \t\r\n" + _BREAKS
_LINE = re.compile("\r\n|\r|\n")


class Prepared(NamedTuple):
    """A text ready for the parser: what was left out and what became ``BREAK``, as offsets into the text as written."""

    text: str
    removed: Sequence[int] = ()
    breaks: Sequence[int] = ()
    shifts: Sequence[int] = ()  # the offsets, in the prepared text, at which something was left out

    def start(self, offset: int) -> int:
        """Return where the character at *offset* stands in the text as written."""
        return offset + bisect_right(self.shifts, offset)

    def end(self, offset: int) -> int:
        """Return where the stretch that ends at *offset* ends in the text as written."""
        return offset + bisect_left(self.shifts, offset)


def prepare(text: str) -> Prepared:
    """Return *text* as the parser can take it.

    Inside a line, vertical tabs, form feeds, U+2028, U+2029, U+0085 and a CR alone become ``BREAK``; at its edges they break
    nothing. Other control characters are left out. A CR ends lines in a text that has no LF.
    """
    if _UNFIT.search(text) is None:
        return Prepared(text)
    kept, removed, breaks, at = list[str](), list[int](), list[int](), 0
    for line in re.findall(r"[^\n]*\n|[^\n]+", text) if "\n" in text else re.findall(r"[^\r]*\r|[^\r]+", text):
        first, last = len(line) - len(line.lstrip(_EDGE)), len(line.rstrip(_EDGE))
        end = 0
        for match in _UNFIT.finditer(line):
            instead = _instead(line, match.start(), first, last)
            kept += (line[end : match.start()], instead)
            end = match.end()
            if instead in ("", BREAK):
                (breaks if instead else removed).append(at + match.start())
        kept.append(line[end:])
        at += len(line)
    return Prepared("".join(kept), removed, breaks, [offset - index for index, offset in enumerate(removed)])


def _instead(line: str, at: int, first: int, last: int) -> str:
    """Return what the parser is given instead of the unfit character at *at* of *line*, whose words are *first* to *last*."""
    if line[at] == "\r" and at + 1 == len(line):
        return "\r"  # the end of the line
    if line[at] not in _BREAKS or at < first:
        return ""
    return BREAK if at < last else " "


def cleaned(value: str) -> str:
    r"""Return *value* (of a cell, of an escape in quotes) with its line breaks as ``\n`` and without control characters."""
    if _UNFIT.search(value) is None:
        return value
    return _UNFIT.sub(lambda match: "\n" if match.group() in _BREAKS else "", value.replace("\r\n", "\n"))


def restored(value: str) -> str:
    """Return *value* with its line breaks as line breaks."""
    return value.replace(BREAK, "\n")


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of *text* begin, as an editor counts them: after LF, CR LF or CR."""
    return [0, *(match.end() for match in _LINE.finditer(text))]


def place_of(text: str, offset: int, file: str) -> Place:
    """Return the place of the character at *offset* of *text*."""
    starts = line_starts(text[:offset])
    return Place(file, len(starts), offset - starts[-1] + 1)


def notices(text: str, prepared: Prepared, file: str) -> Iterator[Problem]:
    """Yield what is to be said about *prepared*: how many characters were left out or read as line breaks, and where first."""
    left_out = [offset for offset in prepared.removed if text[offset] not in _BREAKS]
    if left_out:
        codes = listed(sorted({f"U+{ord(text[offset]):04X}" for offset in left_out})[:5])
        message = say("去掉了 {count} 个看不见的控制字符（{codes}）", count=len(left_out), codes=codes)
        yield Problem(place_of(text, left_out[0], file), message, level=Level.NOTICE)
    if prepared.breaks:
        message = say("{count} 个 Word 的换行符读作换行", count=len(prepared.breaks))
        yield Problem(place_of(text, prepared.breaks[0], file), message, level=Level.NOTICE)
