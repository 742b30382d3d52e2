"""Rules of the format: what they look at, and on what authority of the profile they speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import Profile, Strength
from drafter.review.finding import Severity
from drafter.review.format.parts import Part
from drafter.review.format.sheet import Sheet
from drafter.review.rule import Rule

STANDARD = "GB/T 9704-2012"
_SEVERITIES = {Strength.MANDATED: Severity.ERROR, Strength.USUAL: Severity.HINT, Strength.PRACTICE: Severity.HINT}


class Remark(NamedTuple):
    """What a rule says: a sentence, which remarks of the same sake share word for word, and the characters it is about.

    ``at`` is None for the document as a whole. ``end`` of -1 means all of the text. ``spot`` names a place that is no
    paragraph of the text, such as a section or a row of a table. ``authority`` is the key of the profile's rules where one
    rule speaks for several.
    """

    message: str
    at: Part | None = None
    start: int = 0
    end: int = -1
    spot: str = ""
    authority: str = ""
    level: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatRule(Rule):
    """A rule that looks at a whole sheet.

    ``examine`` finds what there is to say, ``authority`` is the key in the profile's rules that gives strength and clause.
    """

    examine: Callable[[Sheet, Profile], Iterable[Remark]]
    authority: str = ""


def level_and_source(each: FormatRule, remark: Remark, profile: Profile) -> tuple[Severity, str]:
    """Return how heavy *remark* is and its clause: as *profile* says of its authority, else as the rule itself does."""
    named = profile.rules.get(remark.authority or each.authority)
    level = _SEVERITIES[named.strength] if named is not None else each.level
    source = each.source if named is None else source_of(profile, named.clause)
    return remark.level or level, source


def source_of(profile: Profile, clause: str) -> str:
    """Return how *clause* of *profile* is cited; without a clause it is common practice."""
    if not clause:
        return say("实务")
    return f"{STANDARD} {clause}" if STANDARD in profile.title else f"{profile.title} {clause}"
