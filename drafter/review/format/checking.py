"""The format reviewed: every rule asked, what it repeats said once, with its count and the first places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from drafter.base.messages import listed, say
from drafter.base.problems import Place
from drafter.doctypes.format import Profile
from drafter.review.finding import Cell, Finding
from drafter.review.format import (
    appendices,
    fonts,
    grid,
    hygiene,
    indents,
    leftovers,
    levels,
    numbering,
    page,
    page_number_place,
    page_numbers,
    signature,
    tables,
    title,
)
from drafter.review.format.rule import FormatRule, Remark, level_and_source
from drafter.review.format.sheet import Sheet
from drafter.review.rule import Rule

_RULES: Sequence[Callable[[], FormatRule]] = (
    page.paper,
    page.margins,
    grid.rule,
    title.place,
    title.look,
    title.lines,
    fonts.rule,
    fonts.signs,
    fonts.latin,
    levels.look,
    levels.bold,
    indents.first_line,
    indents.typed,
    numbering.rule,
    page_numbers.missing,
    page_numbers.form,
    page_number_place.place,
    page_numbers.look,
    signature.rule,
    appendices.names,
    appendices.form,
    appendices.page,
    appendices.look,
    tables.header,
    tables.rows,
    tables.width,
    leftovers.rule,
    hygiene.changes,
    hygiene.comments,
    hygiene.hidden,
    hygiene.macros,
    hygiene.links,
    hygiene.names,
)
_SHOWN = 3
"""How many places of a repeated remark are named, and how many different remarks of one rule are made."""


def format_rules() -> tuple[Rule, ...]:
    """Return the rules of the format, in the language of the moment."""
    return tuple(make() for make in _RULES)


def format_findings(sheet: Sheet, profile: Profile, on: Collection[str], file: str = "") -> tuple[Finding, ...]:
    """Return what the rules whose ids are *on* find in *sheet*, in the order of the text; of the whole document first."""
    found = [each for make in _RULES if (rule := make()).id in on for each in _findings(rule, sheet, profile, file)]
    return tuple(sorted(found, key=lambda each: (each.paragraph, each.start)))


def _findings(each: FormatRule, sheet: Sheet, profile: Profile, file: str) -> Iterator[Finding]:
    groups: dict[str, list[Remark]] = {}
    for remark in each.examine(sheet, profile):
        group = groups.setdefault(remark.message, [])
        if not group or _spot(remark) != _spot(group[-1]):
            group.append(remark)
    ranked = sorted(groups.values(), key=len, reverse=True)
    taken: set[int] = set()
    for place, remarks in enumerate(ranked[:_SHOWN], 1):
        left = sum(map(len, ranked[_SHOWN:])) if place == _SHOWN else 0
        # A paragraph is shown once for each rule, so that every message is seen.
        shown = next((remark for remark in remarks if _number(remark) not in taken), remarks[0])
        taken.add(_number(shown))
        yield _finding(each, shown, _message(remarks, left), profile, file)


def _finding(each: FormatRule, first: Remark, message: str, profile: Profile, file: str) -> Finding:
    """Return the finding that says *message* of the place of *first*."""
    level, source = level_and_source(each, first, profile)
    text = first.at.text if first.at is not None else ""
    start = min(max(0, first.start), len(text))
    end = len(text) if first.end < 0 else min(first.end, len(text))
    number, cell = _number(first), _cell(first)
    return Finding(each.id, level, message, Place(file), first.spot, number, start, end, text, source, cell=cell)


def _number(remark: Remark) -> int:
    """Return the number of the paragraph that *remark* is about, 0 for the whole document."""
    return remark.at.number if remark.at is not None else 0


def _message(remarks: Sequence[Remark], left: int) -> str:
    message = remarks[0].message
    if len(remarks) > 1:
        values = {"message": message, "count": len(remarks), "places": listed(map(_spot, remarks[:_SHOWN]))}
        message = say("{message}（共{count}处：{places}）", **values)
        if len(remarks) > _SHOWN:
            message = say("{message}（共{count}处：{places}……）", **values)
    elif remarks[0].spot:
        message = say("{message}（{place}）", message=message, place=remarks[0].spot)
    return say("{message}；另有{count}处", message=message, count=left) if left else message


def _cell(remark: Remark) -> Cell | None:
    """Return the cell that *remark* is about, None where it is about no words in a table."""
    place = remark.at.paragraph.cell if remark.at is not None else None
    return Cell(place.table, place.row, place.column) if place is not None else None


def _spot(remark: Remark) -> str:
    if remark.spot:
        return remark.spot
    cell = _cell(remark)
    if cell is not None:
        return say("表{table}第{row}行第{column}列", table=cell.table, row=cell.row, column=cell.column)
    return say("第{number}段", number=remark.at.number) if remark.at is not None else ""
