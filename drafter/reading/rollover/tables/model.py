"""Dated tables as values: plan periods, congresses and plenums, national sessions, anniversaries; newest and next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from drafter.draft.numerals import chinese

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """A five-year plan: its short name (十五五), its number, its first and last year, the document that says so."""

    name: str
    ordinal: int
    first: int
    last: int
    source: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where a meeting was held, and the document that says so."""

    opened: date
    closed: date
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class Congress:
    """A national congress of the party: its number (二十大 is 20)."""

    ordinal: int
    meeting: Meeting

    @property
    def name(self) -> str:
        """Return what texts call it: 二十大."""
        return f"{chinese(self.ordinal)}大"


@dataclass(frozen=True, slots=True)
class Plenum:
    """A plenum of the central committee that the congress number ``congress`` elected: its number within the term."""

    congress: int
    ordinal: int
    meeting: Meeting

    @property
    def name(self) -> str:
        """Return what texts call it: 二十届四中全会."""
        return f"{chinese(self.congress)}届{chinese(self.ordinal)}中全会"


@dataclass(frozen=True, slots=True)
class NationalSession:
    """A yearly session of ``body`` (全国人大, 全国政协): its term and its number within the term."""

    body: str
    term: int
    ordinal: int
    meeting: Meeting

    @property
    def name(self) -> str:
        """Return what texts call it: 十四届全国人大三次会议, 全国政协十四届三次会议."""
        term, session = f"{chinese(self.term)}届", f"{chinese(self.ordinal)}次会议"
        return f"{self.body}{term}{session}" if self.body == "全国政协" else f"{term}{self.body}{session}"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An event whose anniversaries are kept: what texts call it, since when, the document that says so."""

    names: tuple[str, ...]
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class DatedTables:
    """What is known of dated things, each kind in the order of time.

    ``places`` are the names of the years of a plan period by their number, the first of each to be proposed. ``known_until``
    is the day up to which meetings were looked up.
    """

    periods: tuple[PlanPeriod, ...] = ()
    places: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    congresses: tuple[Congress, ...] = ()
    plenums: tuple[Plenum, ...] = ()
    sessions: tuple[NationalSession, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    known_until: date = date.min

    def period_of(self, year: int) -> PlanPeriod | None:
        """Return the plan period that *year* is in, None for 1963–1965 and beyond the table."""
        return next((each for each in self.periods if each.first <= year <= each.last), None)

    def period_named(self, name: str) -> PlanPeriod | None:
        """Return the plan period of the short name *name*, or None."""
        return next((each for each in self.periods if each.name == name), None)

    def place_of(self, year: int) -> str:
        """Return what *year* is in its plan period: “十五五”开局之年; empty beyond the table."""
        period = self.period_of(year)
        names = self.places.get(year - period.first + 1, ()) if period is not None else ()
        return f"“{period.name}”{names[0]}" if period is not None and names else ""

    @property
    def newest_congress(self) -> Congress | None:
        """Return the newest congress in the table."""
        return max(self.congresses, key=lambda each: each.ordinal, default=None)

    @property
    def newest_plenum(self) -> Plenum | None:
        """Return the newest plenum in the table."""
        return max(self.plenums, key=lambda each: (each.congress, each.ordinal), default=None)

    def newest_session(self, body: str) -> NationalSession | None:
        """Return the newest session of *body* in the table."""
        own = (each for each in self.sessions if each.body == body)
        return max(own, key=lambda each: (each.term, each.ordinal), default=None)

    def as_of(self, year: int) -> DatedTables:
        """Return the tables with the meetings alone that had begun by the end of *year*."""
        return replace(
            self,
            congresses=tuple(each for each in self.congresses if each.meeting.opened.year <= year),
            plenums=tuple(each for each in self.plenums if each.meeting.opened.year <= year),
            sessions=tuple(each for each in self.sessions if each.meeting.opened.year <= year),
        )

    def event_before(self, words: str) -> Anniversary | None:
        """Return the event whose name stands at the end of *words*, a longer name before a shorter; None where none does."""
        named = [(name, each) for each in self.anniversaries for name in each.names if words.endswith(name)]
        return max(named, key=lambda pair: len(pair[0]))[1] if named else None

    def over(self, lower: DatedTables) -> DatedTables:
        """Return *lower* with what these tables have besides or instead: an entry replaces the one of its name or number."""
        return DatedTables(
            _over(lower.periods, self.periods, lambda each: each.ordinal),
            {**lower.places, **self.places},
            _over(lower.congresses, self.congresses, lambda each: each.ordinal),
            _over(lower.plenums, self.plenums, lambda each: (each.congress, each.ordinal)),
            _over(lower.sessions, self.sessions, lambda each: (each.body, each.term, each.ordinal)),
            _over(lower.anniversaries, self.anniversaries, lambda each: each.names[0]),
            max(lower.known_until, self.known_until),
        )


def _over(lower: Sequence[Entry], upper: Sequence[Entry], key: Callable[[Entry], Hashable]) -> tuple[Entry, ...]:
    return tuple({key(each): each for each in (*lower, *upper)}.values())
