"""All time-bound expressions of one text, apart from each other, and the edits that carry out what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.base.messages import say
from drafter.draft.compose.expand import TODO
from drafter.draft.expressions import ExpressionError, pieces
from drafter.draft.texts import Edit
from drafter.draft.todo import Todo, mark
from drafter.reading.rollover.aim import HIDDEN, Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.finders import FINDERS

_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_OPEN_EXPRESSION = re.compile(r"\{\{.*?(?:\}\}|$)", re.DOTALL)
_QUOTED = (TimeClass.YEAR, TimeClass.DATE)


def find(text: str, aim: Aim) -> list[Found]:
    """Return the expressions of *text* in order, none overlapping another.

    Expressions ``{{ }}`` and marks are not looked into. What stands in a title 《…》 is quoted: it stays, and where a year of
    the title would have moved, a mark behind the title says so.
    """
    titles = [each.span() for each in _TITLE.finditer(text)]
    shown = _hidden(text, [*_expressions(text), *(each.span() for each in TODO.finditer(text))])
    found = list(_claimed(_hidden(shown, titles), aim))
    for start, end in titles:
        inside = _hidden(shown, [(0, start), (end, len(shown))])
        found += (_quoted(each, text) for each in _claimed(inside, aim))
    return [_with_mark_before(each, text, titles) for each in sorted(found, key=lambda each: each.start)]


def _expressions(text: str) -> list[tuple[int, int]]:
    if "{{" not in text:
        return []
    try:
        return [(each.offset, each.offset + len(each.text)) for each in pieces(text) if each.expression is not None]
    except ExpressionError:
        return [each.span() for each in _OPEN_EXPRESSION.finditer(text)]


def _hidden(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def _claimed(text: str, aim: Aim) -> Iterator[Found]:
    """Yield what the finders find in *text*, one after the other; words that one has claimed are hidden from the next."""
    for finder in FINDERS:
        taken: list[tuple[int, int]] = []
        for each in sorted(finder(text, aim), key=lambda found: (found.start, -found.end)):
            if not taken or each.start >= taken[-1][1]:
                taken.append((each.start, each.end))
                yield each
        text = _hidden(text, taken)


def _quoted(found: Found, text: str) -> Found:
    """Return what becomes of an expression in a title: nothing, but for a mark where it would have changed."""
    is_stale = found.kind in _QUOTED and (found.mark or found.done is Done.MOVED)
    done, about = (Done.MARKED, "书名中的年份") if is_stale else (Done.LEFT, "")
    words, why = text[found.start : found.end], say("在书名号里，是别的文件的名称")
    return replace(found, done=done, words=words, mark=about, why=why)


def _with_mark_before(found: Found, text: str, titles: Sequence[tuple[int, int]]) -> Found:
    """Return *found*, without a mark of its own where one stands behind it already."""
    if TODO.match(text, _mark_position(found, titles)) is None:
        return found
    return replace(found, done=Done.MARKED_BEFORE, mark="")


def _mark_position(found: Found, titles: Sequence[tuple[int, int]]) -> int:
    """Return where the mark of *found* stands: behind it, or behind the title that it is in."""
    return next((end for start, end in titles if start < found.start < end), found.end)


def edits_of(text: str, found: Sequence[Found]) -> list[Edit]:
    """Return the edits of *text* that *found* asks for: new words, and the marks, those of one place in one."""
    titles = [each.span() for each in _TITLE.finditer(text)]
    marks: dict[int, list[str]] = {}
    for each in found:
        if each.mark:
            marks.setdefault(_mark_position(each, titles), []).append(each.mark)
    edits = [Edit(each.start, each.end, each.words) for each in found if each.words != text[each.start : each.end]]
    edits += [Edit(at, at, mark(Todo.CHECK, "；".join(dict.fromkeys(about)))) for at, about in marks.items()]
    return sorted(edits, key=lambda edit: edit.end)
