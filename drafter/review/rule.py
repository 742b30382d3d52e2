"""Rules as data: what a rule is called, on what authority it speaks, and the functions that look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import EMPTY, Reference


class Note(NamedTuple):
    """What a rule says about characters of a passage: a sentence, and perhaps a replacement.

    ``level`` is the rule's own where it is None.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None
    certain: bool = False
    level: Severity | None = None


Notes = Iterable[Note]
Placed = Iterable[tuple[int, Note]]
"""Notes with the index of the passage that each is about."""

Facts = Sequence[object]
"""What a rule keeps of every passage, in their order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the review.

    ``look`` finds what one passage shows by itself. ``gather`` keeps of every passage what a whole document is judged by, and
    ``judge`` judges it: so a change of one passage costs no more than that passage. ``example`` is a text that triggers the
    rule and ``counterexample`` one that does not; one that begins with ``type:`` is an answers file. ``sample`` is what the
    office has where the examples are tried.
    """

    id: str
    title: str
    level: Severity
    source: str
    explanation: str
    example: str
    counterexample: str
    look: Callable[[Passage, Reference], Notes] | None = None
    gather: Callable[[Passage, Reference], object] | None = None
    judge: Callable[[Document, Facts, Reference], Placed] | None = None
    is_on: bool = True
    sample: Reference = EMPTY
