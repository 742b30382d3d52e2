"""How a document of ours numbers: what its labels say, against what the type's numbering would print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.draft.labels import Digits, Family, LabelForm, recognise, recognise_compound
from drafter.draft.numbering import GBT9704, Counter, Numbering


@dataclass(frozen=True, slots=True)
class Counted:
    """A numbered paragraph: the form of its label, its number, whether it has a lead (or is all a heading)."""

    form: LabelForm
    number: int
    leads: bool


def label_of(text: str, forms: tuple[LabelForm, ...]) -> tuple[str, LabelForm, int] | None:
    """Return the label that *text* begins with, its form and its number; None where it begins with none."""
    found = recognise_compound(text + " ", forms) or recognise(text)
    return (found.text.rstrip() if found.text.rstrip() == text else found.text, found.form, found.number) if found else None


def fits(counted: Sequence[Counted], numbering: Numbering) -> bool:
    """Tell whether *numbering* gives every one of *counted* its label and its look."""
    counter = Counter(numbering)
    for each in counted:
        level = level_in(each.form, numbering)
        if level is None or numbering.has_leads(level) is not each.leads or counter.next(level).value != each.number:
            return False
    return True


def level_in(form: LabelForm, numbering: Numbering) -> int | None:
    """Return the level of *numbering* that is written exactly as *form*, or None."""
    return next((level for level, own in enumerate(numbering.levels, 1) if own == form), None)


def numbering_of(counted: Sequence[Counted], base: Numbering) -> Numbering | None:
    """Return the numbering that prints *counted*: *base* itself where it does, else one as near to it as can be; or None."""
    if fits(counted, base):
        return base
    orders = _orders([each.form for each in counted], base)
    return next((found for levels in orders if (found := _with_levels(counted, levels, base)) is not None), None)


def _with_levels(counted: Sequence[Counted], levels: tuple[LabelForm, ...], base: Numbering) -> Numbering | None:
    leads = {level_in(each.form, replace(base, levels=levels)) for each in counted if each.leads}
    seen = {each.form for each in counted}
    leads |= {level for level, form in enumerate(levels, 1) if form not in seen and _had(form, base, base.leads)}
    found = replace(base, levels=levels, leads=frozenset(level for level in leads if level))
    found = replace(found, continuous=frozenset(_continuous(counted, found, base)))
    return found if fits(counted, found) else None


def _orders(forms: Sequence[LabelForm], base: Numbering) -> Iterator[tuple[LabelForm, ...]]:
    """Yield the levels that *forms* can be: by rank, with those of *base* where no form is unusual; and as they come."""
    known = tuple(dict.fromkeys(forms))
    if all(form in GBT9704.levels for form in (*known, *base.levels)):
        known = tuple(dict.fromkeys((*known, *base.levels)))
    yield tuple(sorted(known, key=_rank))
    yield tuple(dict.fromkeys(forms))


def _rank(form: LabelForm) -> float:
    """Return how high *form* usually stands: 第一章, 第一条, 一、, （一）, 1., 1.1, （1）, ①."""
    if form.family is Family.ARTICLE:
        return {"章": -3.0, "节": -2.0}.get(form.suffix.strip(), -1.0)
    if form.digits is Digits.CIRCLED:
        return 4.0
    ranks = {Family.FIRST: 0.0, Family.SECOND: 1.0, Family.THIRD: 2.0, Family.FOURTH: 3.0}
    return ranks[form.family] + (form.depth - 1) / 10


def _had(form: LabelForm, base: Numbering, chosen: Iterable[int]) -> bool:
    return any(base.form(level) == form for level in chosen)


def _continuous(counted: Sequence[Counted], numbering: Numbering, base: Numbering) -> set[int]:
    """Return the levels whose numbers run on over higher ones; where nothing tells, as *base* has it."""
    last: dict[int, int] = {}
    broken: set[int] = set()
    told: dict[int, bool] = {}
    for each in counted:
        level = level_in(each.form, numbering)
        assert level is not None
        if level in broken and each.number in (1, last[level] + 1):
            told[level] = each.number != 1
        last[level] = each.number
        broken = {other for other in last if other > level} | {other for other in broken if other < level}
    inherited = {level for level, form in enumerate(numbering.levels, 1) if _had(form, base, base.continuous)}
    return {level for level in last if told.get(level, level in inherited)} | (inherited - last.keys())
