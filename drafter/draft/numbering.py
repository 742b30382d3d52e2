"""The one counter model: every output's labels come from here (preview, Word, typed or native)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.draft.labels import Family, LabelForm, parse_form
from drafter.draft.points import Points


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a document numbers: its levels, which of them run on through the document, which have leads."""

    levels: tuple[LabelForm, ...]
    continuous: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    points: Points = field(default_factory=Points)

    def form(self, level: int) -> LabelForm:
        """Return the form of *level* (1 is the highest); IndexError if the numbering is not that deep."""
        if level < 1:
            raise IndexError(level)
        return self.levels[level - 1]

    def has_leads(self, level: int) -> bool:
        """Tell whether numbered paragraphs of *level* begin with a lead (architecture: a property of the level)."""
        return level in self.leads

    def level_of(self, form: LabelForm) -> int | None:
        """Return the level a typed label of *form* means: the same form, else its kin (family, digits, depth), else None."""
        kin = [level for level, own in enumerate(self.levels, 1) if own.kin == form.kin]
        return next((level for level in kin if self.form(level) == form), kin[0] if kin else None)

    @property
    def task_level(self) -> int:
        """Return the level that numbers the tasks of a list: the first written ``1.``, else the deepest of the first two."""
        third = (level for level, form in enumerate(self.levels, 1) if form.family is Family.THIRD)
        return next(third, min(2, len(self.levels)))


def forms(labels: Sequence[str]) -> tuple[LabelForm, ...]:
    """Return the forms of the first labels *labels*; ValueError names the first that is none."""
    found = []
    for label in labels:
        form = parse_form(label)
        if form is None:
            raise ValueError(label)
        found.append(form)
    return tuple(found)


GBT9704 = Numbering(forms(["一、", "（一）", "1.", "（1）"]), leads=frozenset({1, 2}))
"""The levels of GB/T 9704-2012 7.3.3, each restarting under every higher one."""


class Number(NamedTuple):
    """The number of one paragraph.

    ``series`` changes whenever counting starts again, so paragraphs of one level and one series form one list in Word;
    ``path`` holds the numbers of all levels down to this one (0 for a level skipped).
    """

    level: int
    path: tuple[int, ...]
    series: int
    form: LabelForm

    @property
    def value(self) -> int:
        """Return the paragraph's own number."""
        return self.path[-1]

    @property
    def label(self) -> str:
        """Return the label as printed."""
        return self.form.label(self.path)


class Counter:
    """Counts numbered paragraphs; one Counter serves one body (a document, an appendix, a part)."""

    def __init__(self, numbering: Numbering, first_series: int = 1) -> None:
        self.numbering = numbering
        self._counts = [0] * len(numbering.levels)
        self._series = [0] * len(numbering.levels)
        self.next_series = first_series

    def next(self, level: int) -> Number:
        """Count one paragraph of *level* and return its number; IndexError if the numbering is not that deep."""
        form = self.numbering.form(level)
        index = level - 1
        if not self._counts[index]:
            self._series[index] = self.next_series
            self.next_series += 1
        self._counts[index] += 1
        self._restart_below(level)
        return Number(level, tuple(self._counts[:level]), self._series[index], form)

    def _restart_below(self, level: int) -> None:
        for index in range(level, len(self._counts)):
            if index + 1 not in self.numbering.continuous:
                self._counts[index] = 0
