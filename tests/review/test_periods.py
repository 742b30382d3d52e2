"""Plan periods and their years: the review and the roll-over go by one dated table."""

from __future__ import annotations

import pytest

from drafter.reading.rollover.tables import bundled_tables
from drafter.review.rules.periods import _found

TABLES = bundled_tables()
NAMED = [period for period in TABLES.periods if period.ordinal > 5]


@pytest.mark.parametrize("period", NAMED, ids=lambda period: period.name)
@pytest.mark.parametrize("place", [name for names in TABLES.places.values() for name in names])
def test_every_place_of_the_table_is_known_with_its_year(period: object, place: str) -> None:
    name, first = getattr(period, "name", ""), getattr(period, "first", 0)
    index = next(index for index, names in TABLES.places.items() if place in names)
    (found,) = _found(f"2026年是“{name}”规划的{place}。")
    assert found[2:4] == (2026, first + index - 1)


def test_a_plan_beyond_the_table_is_nobodys_business() -> None:
    assert not list(_found("2026年是“十九五”规划的收官之年。"))
