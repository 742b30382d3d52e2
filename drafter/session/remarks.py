"""Remarks: what there is to say about a draft while it is written, with the place to go to and the fix where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drafter.base.problems import Level, Problem
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.review.engine import Review
from drafter.review.finding import Finding, Severity

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
    """Reviews drafts as they change, by the rules and the reference of the office.

    The first review takes some tenths of a second. It holds nothing of the session, so that it can work beside it.
    """

    types: TypeLibrary
    _reviews: dict[str, Review] = field(default_factory=dict)

    def remarks(self, draft: Draft, text_of: Callable[[str], str | None]) -> list[Remark]:
        """Return what the review says of *draft*, whose places are anchors of the texts that *text_of* gives."""
        from drafter.review.drafted import read_draft  # 200 ms with the rules that the first picture need not wait for
        from drafter.review.sources import Sources

        review = self._review_of(draft.review)
        return [_remark(each) for each in review.findings(read_draft(draft, Sources(text_of)))]

    def _review_of(self, said: Mapping[str, str]) -> Review:
        key = repr(sorted(said.items()))
        if key not in self._reviews:
            self._reviews[key] = self._made(said)
        return self._reviews[key]

    def _made(self, said: Mapping[str, str]) -> Review:
        from drafter.base.problems import NOWHERE
        from drafter.inspection.office import open_office
        from drafter.review.choice import chosen, read_settings
        from drafter.review.registry import text_rules

        office, rules = open_office(self.types), text_rules()
        own, _ = read_settings(said, [rule.id for rule in rules], NOWHERE)
        return Review(chosen(rules, office.settings, own), office.reference)


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
