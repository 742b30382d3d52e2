"""Another year's draft out of an older one: what the command line and the screen share."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base.errors import UsageError
from drafter.base.messages import say

if TYPE_CHECKING:  # the tables of a roll-over are loaded when there is one
    from drafter.draft.fields import Draft
    from drafter.reading.rollover import RolledOver

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def rolled_over(draft: Draft, last: str, year: int | None) -> RolledOver:
    """Return *draft*, ``based_on`` *last*, for *year*, by default the next; UsageError where its own is not known."""
    from drafter.reading.rollover import load_tables, roll_over, year_after

    year = year if year is not None else year_after(draft)
    if year is None:
        raise UsageError(say("看不出 {last} 是哪一年的", last=last or draft.file), say("请用 --year 写明新的年度"))
    return roll_over(draft, year=year, tables=load_tables(), last=last)


def name_from(last: Path, folder: Path) -> str:
    """Return how a file in *folder* names *last*; its whole path where they stand on different drives."""
    try:
        return Path(os.path.relpath(last, folder)).as_posix()
    except ValueError:
        return last.absolute().as_posix()


def named_by_year(last: Path, year: int) -> Path:
    """Return the name beside *last* with the new year in it: 2026要点.yaml → 2027要点.yaml, plan.yaml → plan-2027.yaml."""
    stem = _YEAR.sub(str(year), last.stem, count=1)
    return last.with_name((stem if stem != last.stem else f"{last.stem}-{year}") + last.suffix)
