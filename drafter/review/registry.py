"""All rules, family by family, in the order in which they are documented."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafter.review.rule import Rule
from drafter.review.rules import (
    brackets,
    carried,
    copied,
    counts,
    dates,
    document_numbers,
    doubled,
    half_width,
    leads,
    names,
    owners,
    periods,
    phrases,
    placeholders,
    punctuation,
    quotes,
    repeats,
    sentences,
    sequences,
    sessions,
    words,
    years,
)

_TEXT_RULES: Sequence[Callable[[], Rule]] = (
    placeholders.rule,
    half_width.rule,
    punctuation.doubled,
    punctuation.wide,
    copied.traditional,
    copied.garbled,
    copied.furniture,
    quotes.rule,
    brackets.rule,
    counts.rule,
    sequences.rule,
    sessions.rule,
    names.rule,
    years.rule,
    periods.rule,
    phrases.misquoted,
    phrases.superseded,
    phrases.expired,
    phrases.moved_on,
    words.rule,
    owners.without_owner,
    owners.unknown,
    owners.roles,
    dates.rule,
    document_numbers.rule,
    repeats.rule,
    doubled.rule,
    carried.rule,
    leads.rule,
    sentences.rule,
)


def text_rules() -> tuple[Rule, ...]:
    """Return the rules that read the text of a document, in the language of the moment."""
    return tuple(make() for make in _TEXT_RULES)


def format_rules() -> tuple[Rule, ...]:
    """Return the rules that look at the format of Word files, in the language of the moment."""
    from drafter.review.format import format_rules as rules  # brings lxml

    return rules()


_FAMILIES: Sequence[Callable[[], tuple[Rule, ...]]] = (text_rules, format_rules)


def all_rules() -> tuple[Rule, ...]:
    """Return the rules of every family; those of another family than the text's have no functions that look at passages."""
    return tuple(rule for family in _FAMILIES for rule in family())
