"""A document as the review sees it: its passages, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from drafter.draft.dates import parse_date
from drafter.draft.fields import PinnedPhrase
from drafter.review.passage import Passage, Role

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_PLAN = re.compile("要点|计划|安排|打算|实施方案|工作方案|任务分解")
_ENACTED = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_DATED = 11
_HEAD = 4


@dataclass(frozen=True, slots=True)
class Document:
    """The passages of a document in order.

    ``year`` is the year it is for (0: unknown), ``is_plan`` tells that it plans that year, ``date`` is the document's own.
    ``pinned`` are the linked phrases as recorded, ``parts`` the number of documents of a collection.
    """

    passages: tuple[Passage, ...]
    file: str = ""
    year: int = 0
    is_plan: bool = False
    date: date | None = None
    pinned: Mapping[str, PinnedPhrase] = field(default_factory=dict)
    parts: int = 0


def year_in(text: str) -> int:
    """Return the year that *text* names first (2026年), 0 where it names none."""
    found = _YEAR.search(text)
    return int(found[1]) if found else 0


def plans(title: str) -> bool:
    """Tell whether a document with *title* plans the year it names."""
    return _PLAN.search(title) is not None


def last_date(passages: Sequence[Passage]) -> date | None:
    """Return the date that stands for itself on a line, the last before the appendices; else the one of the 题注."""
    alone = [each.text for each in passages if each.part == 0 and len(each.text) <= _DATED and _ENACTED.fullmatch(each.text)]
    heads = [each.text for each in passages[:_HEAD] if each.role in (Role.NOTE, Role.TITLE)]
    found = (_ENACTED.search(text) for text in [*alone[-1:], *heads])
    return next((day_of(match.group()) for match in found if match is not None), None)


def day_of(text: str) -> date | None:
    """Return the day that *text* writes; of a month its first; None where it is none."""
    try:
        found = parse_date(text)
    except ValueError:
        return None
    return date(found.year, found.month, found.day or 1) if found is not None else None
