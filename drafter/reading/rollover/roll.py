"""A draft rolled over to another year: every time-bound expression found, carried out or marked, and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.base.messages import say
from drafter.draft.appendix import Appendix
from drafter.draft.fields import Draft
from drafter.draft.texts import Edit, Text, TextKind, edited, texts_of
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Change, Done, Found, RolledOver, TimeClass, YearFrom
from drafter.reading.rollover.find import edits_of, find
from drafter.reading.rollover.tables import DatedTables
from drafter.reading.rollover.years import own_year


def roll_over(draft: Draft, *, year: int, tables: DatedTables, last: str = "", last_year: int | None = None) -> RolledOver:
    """Return *draft* as a draft for *year*, and everything that was found in it.

    *last* is the name of the old file, which the new draft is ``based_on``; *last_year* is the year of the old draft, by
    default what it says itself. Years and dates near the old year move, anniversaries are counted anew, and behind every
    expression that a person must look at stands 【请核：…】. Texts in other files (sheets, parts) stay as they are. A
    draft that is for *year* already is only shown.
    """
    texts = texts_of(draft)
    known = (last_year, YearFrom.GIVEN) if last_year is not None else own_year(draft, texts, year)
    old, year_from = known or (year - 1, YearFrom.ASSUMED)
    rolling = _Rolling(Aim(old, year, tables.as_of(year), _totals(draft)))
    rolled = edited(draft, rolling.edits)
    elsewhere = tuple(dict.fromkeys(text.elsewhere for text in texts if text.elsewhere))
    based_on = last or draft.based_on
    return RolledOver(replace(rolled, based_on=based_on), tuple(rolling.changes), old, year, year_from, elsewhere)


def year_after(draft: Draft) -> int | None:
    """Return the year behind the one that *draft* is for, None where it does not tell."""
    known = own_year(draft, texts_of(draft))
    return known[0] + 1 if known is not None else None


def _totals(draft: Draft) -> dict[int, str]:
    """Return of which appendix each number is the count of tasks."""
    appendices = [each for value in draft.values.values() if isinstance(value, tuple) for each in value]
    named = enumerate((each for each in appendices if isinstance(each, Appendix)), 1)
    return {each.total: f"附件{number}" for number, each in named if each.total}


@dataclass(slots=True)
class _Rolling:
    """Edits one text after another and keeps what was found."""

    aim: Aim
    changes: list[Change] = field(default_factory=list)

    def edits(self, text: Text) -> Sequence[Edit]:
        if text.elsewhere:
            return ()
        found = self._year_field(text) if text.kind is TextKind.NUMBER else find(text.words, self.aim)
        if self.aim.year == self.aim.last:
            found = [_only_shown(each, text.words) for each in found]
        self.changes += (_change(each, text) for each in found)
        return edits_of(text.words, found)

    def _year_field(self, text: Text) -> list[Found]:
        """Return the year that a field of the kind number holds, none where it is another number."""
        if text.words != str(self.aim.last):
            return []
        why = say("字段的值")
        return [Found(0, len(text.words), TimeClass.YEAR, Done.MOVED, str(self.aim.year), why=why)]


def _only_shown(found: Found, words: str) -> Found:
    done = found.done if found.done is Done.MARKED_BEFORE else Done.LEFT
    return replace(found, done=done, words=words[found.start : found.end], mark="", why="")


def _change(found: Found, text: Text) -> Change:
    before = text.words[found.start : found.end]
    return Change(found.kind, found.done, text, found.start, before, found.words, found.mark, found.why)
