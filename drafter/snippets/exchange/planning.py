"""Which lines of a file are new phrases, which change one, and which cannot go in, and why; nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.draft.expressions import ExpressionError
from drafter.snippets.entry import Entry
from drafter.snippets.exchange.columns import COLUMNS, get_value, set_value
from drafter.snippets.exchange.lines import Line
from drafter.snippets.library import Library
from drafter.snippets.record import read_record
from drafter.snippets.snippet import CATEGORY, Kind, Snippet, Variable
from drafter.snippets.wording import names_used
from drafter.snippets.writing import snippet_text, tidy

_STAND_IN = "bs-000000"
_NEEDED = ("title", "text", "category")
_SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that changes: its key, what it says now, and what it will say."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a line; ``after`` is the phrase as it will be, ``entry`` the one that it changes."""

    fate: Fate
    line: Line
    after: Snippet | None = None
    entry: Entry | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """Return the id, ``""`` for a new phrase that has none yet."""
        return self.after.id if self.after is not None else str(self.line.values.get("id") or "")

    @property
    def title(self) -> str:
        """Return the title, as far as it is known."""
        return self.after.title if self.after is not None else str(self.line.values.get("title") or "")


@dataclass(slots=True)
class Plan:
    """What becomes of all lines of a file, in its order."""

    steps: list[Step] = field(default_factory=list)

    def of(self, fate: Fate) -> list[Step]:
        """Return the steps with *fate*."""
        return [each for each in self.steps if each.fate is fate]


def plan(lines: Sequence[Line], library: Library, category: str = "") -> Plan:
    """Return what *lines* mean for *library*; a line without a category goes to *category*."""
    planner = _Planner(library, category)
    return Plan([planner.step(line) for line in lines])


class _Planner:
    def __init__(self, library: Library, category: str) -> None:
        entries = library.all()
        self._known = {entry.id: entry for entry in entries}
        self._alike = {_likeness(entry.snippet): entry for entry in reversed(entries)}
        self._names = category_names(library)
        self._category = category
        self._seen: dict[object, Line] = {}

    def step(self, line: Line) -> Step:
        """Return what becomes of *line*."""
        if line.problems:
            return Step(Fate.REFUSED, line, problems=line.problems)
        values = {key: value for key, value in line.values.items() if key != "based_on"}
        values |= self._category_of(line)
        entry = self._known.get(values.get("id") or "")
        if entry is None and not values.get("id"):
            entry = self._alike.get((values["category"], values.get("title") or "", values.get("text") or ""))
        before = entry.snippet if entry is not None else None
        after = _with_values(before or Snippet("", "", "", ""), values, line, is_new=before is None)
        problems = [*self._repeated(line, after), *_missing(line, after)] or _wrong(line, after)
        if problems:
            return Step(Fate.REFUSED, line, problems=tuple(problems))
        if before is None:
            return Step(Fate.NEW, line, after)
        differences = tuple(_differences(before, after))
        return Step(Fate.CHANGED if differences else Fate.SAME, line, after, entry, differences)

    def _category_of(self, line: Line) -> dict[str, str]:
        """Return the category that *line* or, for a new phrase, the caller names, by its key."""
        written = line.values.get("category")
        if not written and line.values.get("id") in self._known:
            return {} if "category" not in line.values else {"category": ""}
        name = written or self._category
        return {"category": self._names.get(name, name)}

    def _repeated(self, line: Line, after: Snippet) -> list[Problem]:
        """Return what is wrong where an earlier line is about the same phrase."""
        first = self._seen.setdefault(after.id or _likeness(after), line)
        return [] if first is line else [line.problem(say("与{where}是同一条", where=first.where))]


def category_names(library: Library) -> dict[str, str]:
    """Return the keys of the categories by what people call them, as far as that is no other's name or key."""
    known = library.categories()
    names = [each.name for each in known]
    keys = {each.key for each in known}
    return {each.name: each.key for each in known if names.count(each.name) == 1 and each.name not in keys - {each.key}}


def _likeness(snippet: Snippet) -> tuple[str, str, str]:
    return snippet.category, snippet.title, snippet.text


def _with_values(snippet: Snippet, values: Mapping[str, Any], line: Line, *, is_new: bool) -> Snippet:
    """Return *snippet* with *values*; an empty cell empties, except where a phrase always has something."""
    empty, before = Snippet("", "", "", ""), snippet
    for key, value in values.items():
        if value is None and key in ("id", "kind", "status"):
            continue
        snippet = set_value(snippet, key, get_value(empty, key) if value is None else value)
    snippet = replace(snippet, title=" ".join(tidy(snippet.title).split()), text=tidy(snippet.text))
    if not is_new:
        return _as_before(snippet, before, line)
    if not values.get("kind") and "{{" in snippet.text:
        snippet = replace(snippet, kind=Kind.PATTERN)
    snippet = replace(snippet, based_on=line.values.get("based_on") or "")
    return _with_all_variables(snippet)


def _as_before(after: Snippet, before: Snippet, line: Line) -> Snippet:
    """Return *after* with what a file cannot carry as it was in *before*."""
    if line.asks:
        return after
    same_text = _SLOT.sub(r"{{\1}}", after.text) == _SLOT.sub(r"{{\1}}", before.text)
    variables = {name: _with_ask(each, before.variables.get(name)) for name, each in after.variables.items()}
    return replace(after, text=before.text if same_text else after.text, variables=variables)


def _with_ask(variable: Variable, before: Variable | None) -> Variable:
    if before is None:
        return variable
    is_same = (variable.default or "") == (before.default or "") and variable.choices == before.choices
    return before if is_same else replace(variable, ask=before.ask)


def _with_all_variables(snippet: Snippet) -> Snippet:
    """Return *snippet* with a variable for every name that its text uses."""
    try:
        used = names_used(snippet.text)
    except ExpressionError:
        return snippet
    missing = {name: Variable(name) for name in used if name not in snippet.variables}
    return replace(snippet, variables={**snippet.variables, **missing}) if missing else snippet


def _missing(line: Line, after: Snippet) -> list[Problem]:
    found = [line.problem(say("没有填写"), key=key) for key in _NEEDED[:2] if not getattr(after, key).strip()]
    if not after.category:
        found.append(line.problem(say("没有填写"), say("在这一栏写类别，或用 --category 给所有没写的一个类别"), "category"))
    elif CATEGORY.fullmatch(after.category) is None or after.category.startswith("_"):
        message = say("“{name}”不能作类别的文件夹名", name=after.category)
        found.append(line.problem(message, say("用字母、汉字、数字、“-”和“_”，不以“_”“-”开头"), "category"))
    return found


def _wrong(line: Line, after: Snippet) -> list[Problem]:
    """Return what a reader of the record would find wrong with it."""
    wanted = after if after.id else replace(after, id=_STAND_IN)
    reading = read_record(snippet_text(wanted), wanted.id, wanted.category, "")
    lines = sorted((place[0], key) for key, place in reading.places.items())
    found = []
    for problem in errors_of(reading.problems):
        key = next((name for number, name in reversed(lines) if number <= problem.place.line), "")
        found.append(line.problem(problem.message, problem.help, key))
    if not found and reading.snippet != wanted:
        found.append(line.problem(say("这样的内容写不成文件")))
    return found


def _differences(before: Snippet, after: Snippet) -> list[Difference]:
    return [
        Difference(column.key, column.written(before), column.written(after))
        for column in COLUMNS
        if get_value(before, column.key) != get_value(after, column.key)
    ]
