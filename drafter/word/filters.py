"""The filters of templates, and the functions of texts: none makes more than a document can need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import Any

from jinja2.environment import Environment
from jinja2.filters import FILTERS, do_sort, make_attrgetter
from jinja2.runtime import Context, Undefined
from jinja2.utils import pass_context, pass_environment

from drafter.base.messages import say
from drafter.word.bounds import BUILT, FIGURE, LONGEST, Steps, built, counted
from drafter.word.faults import RefusedError
from drafter.word.figures import checked_number, figure, is_number
from drafter.word.words import refuse_rows, words_of

WIDEST = 1000
"""The most characters of padding, or steps of a range."""

_OF_TEXTS = ("capitalize", "center", "indent", "lower", "string", "title", "trim", "truncate", "upper", "wordcount")
_JINJAS_FILTERS = (
    *_OF_TEXTS,
    *("abs", "count", "first", "float", "int", "items", "last", "length", "list", "reverse"),
    *("round", "unique", "batch", "slice", "groupby", "map", "select", "selectattr", "reject", "rejectattr"),
)


def _join(values: Iterable[Any], separator: str = "") -> str:
    values = list(values)
    refuse_rows(values)
    words = [words_of(value) for value in values]
    if sum(map(len, words)) + len(separator) * len(words) > LONGEST:
        raise RefusedError(say("模板里算出的文字太长"))
    return separator.join(words)


def _replace(text: Any, old: str, new: str, count: int = -1) -> str:
    words = words_of(text)
    if len(words) + words.count(old) * len(new) > LONGEST:
        raise RefusedError(say("模板里算出的文字太长"))
    return words.replace(old, new, count)


def rare(name: str) -> Callable[..., Any]:
    """Return the function *name* of ``formats``, which hardly a template needs."""

    def call(*args: Any, **kwargs: Any) -> Any:
        from drafter.word import formats

        return getattr(formats, name)(*args, **kwargs)

    return call


def _default(value: Any, other: Any = "", _boolean: bool = False) -> Any:
    """Return *value*, or *other* where there is none: a field that was not filled is there, and empty."""
    return other if isinstance(value, Undefined) or value in ("", (), None) else value


@pass_environment
def _sort(
    environment: Environment,
    values: Iterable[Any],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[Any]:
    """Return *values* in order: by size where all are numbers, those of the answers too."""
    values = list(values)
    asked = make_attrgetter(environment, attribute)
    sizes = [figure(asked(value)) for value in values]
    if all(map(is_number, sizes)):
        return [values[at] for at in sorted(range(len(values)), key=sizes.__getitem__, reverse=reverse)]
    return do_sort(environment, values, reverse, case_sensitive, attribute)


@pass_environment
def _least(environment: Environment, values: Iterable[Any], *args: Any, **kwargs: Any) -> Any:
    """Return the smallest of *values*."""
    return next(iter(_sort(environment, values, False, *args, **kwargs)), environment.undefined())


@pass_environment
def _most(environment: Environment, values: Iterable[Any], *args: Any, **kwargs: Any) -> Any:
    """Return the largest of *values*."""
    return next(iter(_sort(environment, values, True, *args, **kwargs)), environment.undefined())


@pass_context  # so that Jinja does not work it out beforehand
def _as_written(_context: Context, value: Any) -> Any:
    """Return *value*: every text is escaped when it is printed, once."""
    return value


@lru_cache(maxsize=1)
def filters() -> dict[str, Callable[..., Any]]:
    """Return the filters by name; those whose name begins with ``_`` are for the code that is made of a template."""
    own: dict[str, Callable[..., Any]] = {
        "join": _join,
        "replace": _replace,
        "format": rare("percent"),
        "sum": rare("total"),
        "sort": _sort,
        "min": _least,
        "max": _most,
        "default": _default,
        "d": _default,
        **dict.fromkeys(("e", "escape"), _as_written),
        BUILT: built,
        FIGURE: figure,
        Steps.NAME: counted,
    }
    return {name: _in_bounds(FILTERS[name], _GIVEN.get(name, _as_it_is)) for name in _JINJAS_FILTERS} | own


def _as_it_is(value: Any) -> Any:
    return value


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else words_of(value)


_GIVEN: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_OF_TEXTS, _as_text),
    **dict.fromkeys(("int", "float"), figure),
    **dict.fromkeys(("abs", "round"), checked_number),
}
"""What is made of the value before a filter has it."""


def _in_bounds(function: Callable[..., Any], given: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return the filter *function*, its widths checked before it runs, and *given* the value as it wants it."""
    before = 2 if hasattr(function, "jinja_pass_arg") else 1  # the value, and what the filter wants passed to it

    @wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        check_widths((*args[before:], *kwargs.values()))
        return function(*args[: before - 1], given(args[before - 1]), *args[before:], **kwargs)

    return checked


def check_widths(arguments: tuple[Any, ...]) -> None:
    """Raise RefusedError where one of *arguments* is a width, or a padding, larger than any document needs."""
    if any((len(each) if isinstance(each, str) else each) > WIDEST for each in arguments if isinstance(each, (int, str))):
        raise RefusedError(say("模板里的宽度太大"))


OWN_METHODS: Mapping[str, Callable[..., Any]] = {
    "replace": _replace,
    "format": rare("braces"),
    "join": lambda separator, values: _join(values, separator),
}
"""The functions of a text that are ours."""
