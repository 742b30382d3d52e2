"""Texts and answers files reviewed for tests: only what comes with drafter, nothing of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sketches import is_sketch, sketch

from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.inspection import Inspected, Office, inspect
from drafter.review.engine import Review
from drafter.review.finding import Finding
from drafter.review.plain import read_plain
from drafter.review.reference import Reference
from drafter.review.registry import all_rules
from drafter.review.rule import Rule
from drafter.review.units import Unit, Units
from drafter.review.wordlist import bundled_words, read_words

WORDS, _ = read_words([bundled_words()])
UNITS = Units((Unit("区图书馆办公室", ("办公室",)), Unit("典藏部"), Unit("读者服务部", (), ("牵头", "配合"))))
USUAL = Reference(words=WORDS)
TYPES = TypeLibrary([Location(Layer.BUNDLED, bundled())])


def rules_on() -> tuple[Rule, ...]:
    """The rules that are on where nobody says otherwise."""
    return tuple(rule for rule in all_rules() if rule.is_on)


def review(text: str, reference: Reference = USUAL, rules: Sequence[Rule] = ()) -> tuple[Finding, ...]:
    """What *rules* (by default those that are on) find in a plain text."""
    return Review(rules or rules_on(), reference).findings(read_plain(text, "text.txt"))


def found(text: str, reference: Reference = USUAL) -> list[tuple[str, str]]:
    """The rules that find something in a plain text, each with the words it is about."""
    return [(each.rule, each.text[each.start : each.end]) for each in review(text, reference)]


def office(reference: Reference = USUAL) -> Office:
    """An office with the bundled types and *reference*."""
    return Office(TYPES, reference)


def inspected(text: str, file: str = "plan.yaml", reference: Reference = USUAL) -> Inspected:
    """An answers file reviewed."""
    return inspect(text.encode(), file, office(reference))


def example_findings(rule: Rule, text: str) -> list[Finding]:
    """What *rule* alone finds in one of its examples."""
    if is_sketch(text):
        return list(inspect(sketch(text), "example.docx", office(), only=[rule.id]).findings)
    reference = replace(rule.sample, words=rule.sample.words if rule.sample.words.words else WORDS)
    file = "example.yaml" if text.startswith("type:") else "example.txt"
    result = inspect(text.encode(), file, office(reference), only=[rule.id])
    return list(result.findings)
