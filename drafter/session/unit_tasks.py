"""Tasks by unit, by the review's rules: short names of units are told by the office's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from drafter.draft.appendix import Appendix
from drafter.draft.fields import Draft

if TYPE_CHECKING:  # the review takes 200 ms that the first picture need not wait for
    from drafter.review.assignments import Assignment
    from drafter.review.units import Units


@cache
def _units() -> Units:
    from drafter.base.settings import read_settings
    from drafter.inspection.office import office_units

    return office_units(read_settings())[0]


def tasks_by_unit(draft: Draft, key: str, appendices: Sequence[Appendix]) -> list[Assignment]:
    """Return the tasks in *appendices* of the field *key* unit by unit; UsageError where the settings are wrong."""
    from drafter.review.assignments import assignments, by_unit
    from drafter.review.drafted import read_draft
    from drafter.review.sources import nowhere

    own = replace(draft, values={key: tuple(appendices)})
    return by_unit(assignments(read_draft(own, nowhere()), _units()), _units())


def counted(found: Sequence[Assignment]) -> list[tuple[str, int]]:
    """Return how many tasks every unit has, in whatever role, the busiest first."""
    return Counter(each.unit for each in found).most_common()
