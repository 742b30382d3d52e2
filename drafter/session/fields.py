"""Fields of a form: the words they show, the values that typed words mean, and which required ones are filled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from drafter import answers
from drafter.answers.writing.emit import Style, pair
from drafter.answers.writing.tree import Quoted, Tree
from drafter.base.problems import Place, Problem, errors_of
from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.fields import Draft, Field, Form, Kind, Value
from drafter.draft.outline import Outline

WORDS = (Kind.LINE, Kind.TEXT, Kind.NUMBER)
"""The kinds whose value is the words that were typed."""
TYPED = (*WORDS, Kind.DATE, Kind.CHOICE)
"""The kinds that hold one thing, typed as a whole."""
_QUOTED = re.compile('[“"「](.+)[”"」]')  # words that are printed as they stand, though they are no date


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of the required fields are filled."""

    filled: int
    required: int


def words_of(value: Value | None) -> str:
    """Return *value* as a writer sees it in a field of words: a date as 2026年1月8日, a list one item a line."""
    match value:
        case None | Outline():
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "\n".join(item for item in value if isinstance(item, str))
    return str(value)


def read_words(form: Form, key: str, words: str) -> tuple[Value | None, list[Problem]]:
    """Return what *words* typed into the field *key* mean as its kind, and what is wrong with them.

    They are read as an answers file would be, so that no kind has a second set of rules.
    """
    field = form.fields[key]
    if not words.strip():
        return None, []
    text = f"type: {form.name}\n{pair(key, _tree(field, words), 0, Style())}\n"
    loaded = answers.load(text, "", lambda _: form, required=False, anyway=True)
    problems = [_of_field(each, field) for each in loaded.problems]
    value = loaded.draft.values.get(key) if loaded.draft is not None else None
    return (None if errors_of(problems) and field.kind not in (Kind.LINE, Kind.TEXT) else value), problems


def _tree(field: Field, words: str) -> Tree:
    if field.kind in (Kind.LIST, Kind.MULTICHOICE):
        return [line.strip() for line in words.split("\n") if line.strip()]
    quoted = _QUOTED.fullmatch(words.strip()) if field.kind is Kind.DATE else None
    return Quoted(quoted[1]) if quoted is not None else words.strip("\n")


def _of_field(problem: Problem, field: Field) -> Problem:
    """Return *problem* as one of *field*, which it calls by what the writer sees, not by its key."""
    message = problem.message
    for quoted in ("“{}”", '"{}"'):
        message = message.replace(quoted.format(field.key), quoted.format(field.label))
    return replace(problem, place=Place(field.key), message=message)


def filled(draft: Draft, is_filled: Callable[[str], bool]) -> Filled:
    """Return how many required fields of *draft* there are, and how many of them *is_filled* says are filled."""
    expander = Expander(draft, None, Unfilled.ERROR)
    asked = [field for field in draft.form.fields.values() if field.required and _is_asked(field, expander)]
    return Filled(sum(is_filled(field.key) for field in asked), len(asked))


def is_filled(draft: Draft, key: str) -> bool:
    """Tell whether the field *key* holds something, or has a default whose own fields are filled."""
    expander = Expander(draft, None, Unfilled.ERROR)
    value = expander.value(key)
    if value is None:
        return False
    if isinstance(value, str):
        words = expander.line(key)
        return not expander.problems and (key in draft.values or _says_something(words))
    return isinstance(value, bool) or bool(value)


def is_asked(draft: Draft, key: str) -> bool:
    """Tell whether the field *key* is asked for now: its ``when``, if it has one, names a field that says yes."""
    return _is_asked(draft.form.fields[key], Expander(draft, None, Unfilled.MARK))


def _is_asked(field: Field, expander: Expander) -> bool:
    if not field.when:
        return True
    asked = expander.draft.form.field_named(field.when.strip())
    return asked is not None and expander.value(asked.key) not in (None, False, "", ())


def default_words(draft: Draft, key: str) -> str:
    """Return the lines that the field *key* prints while nothing is filled in, empty where that is nothing."""
    emptied = replace(draft, values={name: value for name, value in draft.values.items() if name != key})
    words = Expander(emptied, None, Unfilled.MARK).line(key) if draft.form.fields[key].default else ""
    return "\n".join(filter(_says_something, words.split("\n")))


def _says_something(words: str) -> bool:
    """Tell whether a default says anything: brackets around fields that nobody has filled print nothing."""
    return any(character.isalnum() for character in words)
