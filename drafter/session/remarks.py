"""Remarks: what there is to say about a draft while it is written, with the place to go to and the fix where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from drafter.base.problems import Level, Place, Problem
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.review.finding import Finding, Severity

if TYPE_CHECKING:
    from drafter.inspection import LiveReview

_LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.HINT: Level.NOTICE}


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem at an anchor; *length* characters from its column are meant, *instead* of which something can be written."""

    problem: Problem
    length: int = 0
    instead: str | None = None

    @property
    def order(self) -> tuple[int, int]:
        """Return line and column, by which the remarks of one anchor are in order."""
        return self.problem.place.line, self.problem.place.column


@dataclass(slots=True)
class Reviewer:
    """Reviews drafts as they change, by the rules and the reference of the office, its linked phrases and last year's plan.

    The first review takes some tenths of a second. It holds nothing of the session, so that it can work beside it.
    """

    types: TypeLibrary
    _live: LiveReview | None = None
    _lock: Lock = field(default_factory=Lock)  # a screen asks beside its own work, and now and then at once

    def remarks(self, draft: Draft, text_of: Callable[[str], str | None]) -> list[Remark]:
        """Return what the review says of *draft*, whose places are anchors of the texts that *text_of* gives.

        UsageError where the settings of the review are wrong.
        """
        from drafter.review.sources import Sources

        with self._lock:
            if self._live is None:
                from drafter.inspection import LiveReview, open_office  # 200 ms that the first picture need not wait for

                self._live = LiveReview(open_office(self.types))
            found = self._live.findings(draft, Sources(text_of))
            return [_in_field(each, text_of(each.place.file)) or _remark(each) for each in found]


def _in_field(finding: Finding, words: str | None) -> Remark | None:
    """Return the remark on a field of one line, whose *words* stand as they are in what was reviewed; None for any other."""
    if finding.place.line or words is None or "\n" in words or not finding.text or words.count(finding.text) != 1:
        return None
    place = Place(finding.place.file, 1, words.index(finding.text) + finding.start + 1)
    instead = finding.fix.replacement if finding.fix is not None and finding.end > finding.start else None
    problem = Problem(place, finding.message, finding.source, _LEVELS[finding.level])
    return Remark(problem, finding.end - finding.start, instead)


def _remark(finding: Finding) -> Remark:
    problem = Problem(finding.place, finding.message, finding.source, _LEVELS[finding.level])
    length = finding.end - finding.start if finding.place.line else 0
    can_fix = finding.fix is not None and finding.fix.span is not None and length > 0
    return Remark(problem, length, finding.fix.replacement if finding.fix is not None and can_fix else None)


def mended(text: str, remark: Remark) -> str:
    """Return *text*, in which *remark* stands, with what is written instead."""
    lines, place = text.split("\n"), remark.problem.place
    line, start = lines[place.line - 1], place.column - 1
    lines[place.line - 1] = line[:start] + (remark.instead or "") + line[start + remark.length :]
    return "\n".join(lines)
