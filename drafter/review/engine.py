"""The review of a document that changes: what was found in a passage is kept until that passage changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.review.document import Document
from drafter.review.finding import Finding, Fix
from drafter.review.passage import Passage
from drafter.review.reference import EMPTY, Reference
from drafter.review.rule import Note, Rule


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the rules said about one passage, and what they keep of it: a fact for each rule that gathers."""

    notes: tuple[tuple[Rule, Note], ...]
    facts: tuple[object, ...]


class Review:
    """Reviews a document again and again with the same *rules* and *reference*; only passages that are new are read."""

    def __init__(self, rules: Iterable[Rule], reference: Reference = EMPTY) -> None:
        self.rules = tuple(rules)
        self.reference = reference
        self._looking = [(rule, rule.look) for rule in self.rules if rule.look is not None]
        self._gathering = [rule.gather for rule in self.rules if rule.gather is not None]
        self._seen: dict[tuple[object, ...], _Seen] = {}

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """Return what the rules find in *document*, in the order of the text."""
        before, self._seen = self._seen, {}
        seen = [self._see(passage, before) for passage in document.passages]
        noted = [(index, rule, note) for index, each in enumerate(seen) for rule, note in each.notes]
        noted += self._judged(document, seen)
        noted.sort(key=lambda each: (each[0], each[2].start, each[2].end))
        return tuple(_finding(document.passages, *each) for each in noted)

    def _see(self, passage: Passage, before: dict[tuple[object, ...], _Seen]) -> _Seen:
        key = passage.key
        seen = self._seen.get(key) or before.get(key)
        if seen is None:
            reference = self.reference
            notes = tuple((rule, note) for rule, look in self._looking for note in look(passage, reference))
            seen = _Seen(notes, tuple(gather(passage, reference) for gather in self._gathering))
        self._seen[key] = seen
        return seen

    def _judged(self, document: Document, seen: Sequence[_Seen]) -> Iterator[tuple[int, Rule, Note]]:
        column = 0
        for rule in self.rules:
            facts: Sequence[object] = ()
            if rule.gather is not None:
                facts = [each.facts[column] for each in seen]
                column += 1
            if rule.judge is not None:
                yield from ((index, rule, note) for index, note in rule.judge(document, facts, self.reference))


def _finding(passages: Sequence[Passage], index: int, rule: Rule, note: Note) -> Finding:
    passage = passages[index]
    fix = None
    if note.replacement is not None:
        fix = Fix(note.replacement, note.certain, passage.spot.span(note.start, note.end))
    return Finding(
        rule.id,
        note.level or rule.level,
        note.message,
        passage.spot.place_of(note.start),
        passage.section,
        index + 1,
        note.start,
        note.end,
        passage.text,
        rule.source,
        fix,
        passage.spot.cell,
    )
