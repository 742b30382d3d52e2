"""What a roll-over found and did: one change for each time-bound expression."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from drafter.base.messages import say
from drafter.draft.fields import Draft
from drafter.draft.texts import Text


class TimeClass(StrEnum):
    """The classes of time-bound expressions."""

    YEAR = "year"
    DATE = "date"
    RELATIVE = "relative"
    PLAN = "plan"
    CONGRESS = "congress"
    SESSION = "session"
    ANNIVERSARY = "anniversary"
    DOCUMENT = "document"
    TOTAL = "total"

    @property
    def label(self) -> str:
        """Return what people call the class."""
        return {
            TimeClass.YEAR: say("年份、年度"),
            TimeClass.DATE: say("日期"),
            TimeClass.RELATIVE: say("今年、去年、明年"),
            TimeClass.PLAN: say("五年规划及其所处的年份"),
            TimeClass.CONGRESS: say("党的代表大会、全会和全国两会"),
            TimeClass.SESSION: say("届次"),
            TimeClass.ANNIVERSARY: say("周年"),
            TimeClass.DOCUMENT: say("文号"),
            TimeClass.TOTAL: say("合计"),
        }[self]


class Done(StrEnum):
    """What was done with an expression."""

    MOVED = "moved"
    RECOMPUTED = "recomputed"
    PROPOSED = "proposed"  # stays, and the mark proposes what to write
    MARKED = "marked"  # stays, and the mark says what to look at
    MARKED_BEFORE = "marked_before"  # a mark of its own stands behind it already
    LEFT = "left"

    @property
    def label(self) -> str:
        """Return what people call it."""
        return {
            Done.MOVED: say("已改"),
            Done.RECOMPUTED: say("已重算"),
            Done.PROPOSED: say("未改，有建议"),
            Done.MARKED: say("未改，请核"),
            Done.MARKED_BEFORE: say("原来就有标记"),
            Done.LEFT: say("保留"),
        }[self]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression found in a text, and what to do with it.

    ``words`` stand there afterwards (those that stood there, where it is not changed); ``mark`` is what 【请核：…】 says
    behind them, empty where nobody needs to look. ``why`` is a sentence for people, in their language.
    """

    start: int
    end: int
    kind: TimeClass
    done: Done
    words: str
    mark: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An expression of a draft: where it stands, its words before and after, and what was done with it.

    ``offset`` counts characters from the start of the old text; ``mark`` and ``why`` are as in ``Found``.
    """

    kind: TimeClass
    done: Done
    text: Text
    offset: int
    before: str
    after: str
    mark: str = ""
    why: str = ""


class YearFrom(StrEnum):
    """How the old year became known."""

    GIVEN = "given"
    FIELD = "field"
    TITLE = "title"
    WORDS = "words"
    DATE = "date"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class RolledOver:
    """A draft for another year, every expression that was found, and what was not looked at.

    ``elsewhere`` names the files whose texts belong to the document and were left alone: sheets of tasks, parts of a
    collection.
    """

    draft: Draft
    changes: tuple[Change, ...]
    last_year: int
    year: int
    year_from: YearFrom
    elsewhere: tuple[str, ...] = ()

    @property
    def marks(self) -> int:
        """Return how many expressions a person must look at, those marked before included."""
        return sum(bool(change.mark) or change.done is Done.MARKED_BEFORE for change in self.changes)


def by_class(changes: Iterable[Change]) -> dict[TimeClass, list[Change]]:
    """Return *changes* by class, classes in their own order, only those there are."""
    found: dict[TimeClass, list[Change]] = {each: [] for each in TimeClass}
    for change in changes:
        found[change.kind].append(change)
    return {kind: each for kind, each in found.items() if each}
