"""A numbering as the tree of what it changes in another one."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.answers.writing.tree import Implied, Tree
from drafter.draft.labels import LabelForm
from drafter.draft.numbering import Numbering

Words = str | tuple[str, ...] | Implied


def numbering_tree(numbering: Numbering, base: Numbering) -> dict[str, Tree | Implied]:
    """Return the keys that write *numbering* over *base*; what *base* gives anyway is implied."""
    levels = numbering.levels
    points = numbering.points
    found: dict[str, Tree | Implied] = {
        "levels": _unless(_labels(levels), levels == base.levels),
        "continuous": _chosen(levels, numbering.continuous, base, base.continuous),
        "leads": _chosen(levels, numbering.leads, base, base.leads),
        "points": {
            "label": _unless(points.label, points.label == base.points.label),
            "run_in": _unless("true" if points.run_in else "false", points.run_in == base.points.run_in),
        },
    }
    return {**found, "levels": _labels(levels)} if numbering == base else found


def _labels(forms: Iterable[LabelForm]) -> tuple[str, ...]:
    return tuple(form.first for form in forms)


def _chosen(levels: tuple[LabelForm, ...], chosen: frozenset[int], base: Numbering, of_base: frozenset[int]) -> Words:
    """Return the labels of the *chosen* levels; implied where they are the forms that *base* has chosen."""
    forms = [base.levels[level - 1] for level in of_base]
    inherited = frozenset(level for level, form in enumerate(levels, 1) if form in forms)
    words = _labels(levels[level - 1] for level in sorted(chosen) if level <= len(levels))
    return Implied(words) if chosen == inherited else words


def _unless(value: str | tuple[str, ...], implied: bool) -> Words:
    return Implied(value) if implied else value
