"""The finders of time-bound expressions, each class in a module of its own, in the order in which they may claim words."""

from drafter.reading.rollover.aim import Finder
from drafter.reading.rollover.finders.anniversaries import anniversaries
from drafter.reading.rollover.finders.congresses import congresses, national_sessions, plenums
from drafter.reading.rollover.finders.dates import date_spans, dates, days, seasons
from drafter.reading.rollover.finders.documents import documents
from drafter.reading.rollover.finders.plans import plans
from drafter.reading.rollover.finders.relative import relative, stretches
from drafter.reading.rollover.finders.sessions import sessions, terms
from drafter.reading.rollover.finders.totals import totals
from drafter.reading.rollover.finders.years import lists, other_years, spans, years

__all__ = ["FINDERS"]

FINDERS: tuple[Finder, ...] = (
    documents,
    national_sessions,
    plenums,
    congresses,
    sessions,
    terms,
    anniversaries,
    plans,
    date_spans,
    dates,
    days,
    spans,
    lists,
    years,
    other_years,
    stretches,
    relative,
    totals,
    seasons,
)
"""What a finder claims, those behind it leave alone: 2026年12月15日 is a date, not a year."""
