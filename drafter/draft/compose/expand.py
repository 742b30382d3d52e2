"""Texts with expressions to runs: values filled in, open fields marked or refused, to-do marks found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Level, Place, Problem
from drafter.draft.blocks import Emphasis, Run, Runs
from drafter.draft.compose.quoting import linked_phrase, names_needed, names_used, remarks, without_value
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.expressions import (
    Expression,
    ExpressionError,
    Filtered,
    LineBreak,
    Literal,
    Name,
    SnippetCall,
    pieces,
    refused_name,
)
from drafter.draft.fields import Draft, Field, Kind, Value
from drafter.draft.numerals import chinese, digit_by_digit
from drafter.draft.phrases import Phrase, PhraseSource

TODO = re.compile(r"【(?P<todo>待填|请核)(?:：(?P<about>[^】]*))?】")
"""To do in the text: ordinary words that everybody sees, highlighted and counted."""

_YES = frozenset({"是", "yes", "true", "on", "y", "对", "有"})
_DEEPEST = 8


class Unfilled(StrEnum):
    """What becomes of a field that is named or required but not filled."""

    ERROR = "error"
    MARK = "mark"  # 【待填：标签】


class Expander:
    """Fills the expressions of one draft's texts; what goes wrong is gathered in ``problems``."""

    def __init__(self, draft: Draft, phrases: PhraseSource | None, unfilled: Unfilled) -> None:
        self.draft = draft
        self.unfilled = unfilled
        self.problems: list[Problem] = []
        self._phrases = phrases
        self._depth = 0
        self._at = NOWHERE  # the text that is being filled

    def runs(self, text: str, place: Place = NOWHERE) -> Runs:
        """Return *text* as runs, its expressions filled."""
        self._at = place
        try:
            filled = list(self._filled(text))
        except ExpressionError as error:
            self.problems.append(error.problem(place))
            return (Run(text),)
        return tuple(run for each in merged(filled) for run in _todo_apart(each))

    def marked(self, words: str) -> Runs:
        """Return *words* (already filled) as runs, their to-do marks set apart."""
        return tuple(_todo_apart(Run(words))) if words else ()

    def text(self, text: str, place: Place = NOWHERE) -> str:
        """Return *text* with its expressions filled, as plain words."""
        return "".join(run.text for run in self.runs(text, place))

    def value(self, key: str) -> Value | None:
        """Return what the field *key* holds, else its default, else None; None too where its ``when`` does not hold."""
        field = self.draft.form.fields.get(key)
        if field is None or not self._holds(field):
            return None
        value = self.draft.values.get(key)
        return self._default(field) if value is None or value in ("", ()) else value

    def line(self, key: str) -> str:
        """Return the words of the field *key*, expressions filled; empty where it is neither filled nor required."""
        return "".join(run.text for run in self.field_runs(key))

    def field_runs(self, key: str) -> Runs:
        """Return the field *key* as runs, expressions filled; empty where it is neither filled nor required."""
        value = self.value(key)
        field = self.draft.form.fields.get(key)
        if value is None:
            return self.marked(self._open(field)) if field is not None and field.required else ()
        return self.runs(value, self.place(key)) if isinstance(value, str) else self.marked(_words(value))

    def place(self, key: str) -> Place:
        """Return where the value of *key* stands."""
        return self.draft.places.get(key, Place(self.draft.file))

    def say_unused(self) -> None:
        """Note every field that is filled and prints nothing, as the one it depends on is not; a default does not count."""
        for key, field in self.draft.form.fields.items():
            asked = self.draft.form.field_named(field.when.strip()) if field.when else None
            unasked = (None, False, "", (), field.default)
            if asked is not None and self.draft.values.get(key) not in unasked and not self._holds(field):
                message = say("“{label}”填了却不会印出：“{asked}”没有填", label=field.label, asked=asked.label)
                advice = say("填上“{asked}”，或删去这一项", asked=asked.label)
                self.problems.append(Problem(self.place(key), message, advice, Level.WARNING))

    def _holds(self, field: Field) -> bool:
        if not field.when:
            return True
        asked = self.draft.form.field_named(field.when.strip())
        value = self.value(asked.key) if asked is not None and asked is not field else None
        return value not in (None, False, "", ())

    def _default(self, field: Field) -> Value | None:
        if not field.default or self._depth > _DEEPEST:
            return None
        if field.kind is Kind.YESNO:
            return field.default.lower() in _YES
        if field.kind is Kind.DATE:
            return parse_date(field.default)  # "today" is resolved when the file is made, never here
        if field.kind in (Kind.LIST, Kind.MULTICHOICE):
            return tuple(re.split("[、,，]", field.default))
        return field.default if field.kind in (Kind.LINE, Kind.TEXT, Kind.NUMBER, Kind.CHOICE) else None

    def _open(self, field: Field, asked: Place = NOWHERE) -> str:
        """Return what stands for *field*, not filled: which is said at its key or, without one, where it is *asked* for."""
        if self.unfilled is Unfilled.ERROR:
            message = say("字段“{label}”（{key}）没有填写", label=field.label, key=field.key)
            places = self.draft.places
            has_key = field.key in places and places[field.key] != places.get("type")
            place = asked if asked.line and not has_key else self.place(field.key)
            self._say(Problem(place, message, say("请填写，或加 --draft 先印出【待填】")))
        return f"【待填：{field.label}】"

    def _say(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _filled(self, text: str, variables: Mapping[str, Runs] | None = None) -> Iterable[Run]:
        self._depth += 1
        try:
            for piece in pieces(text):
                if piece.expression is None:
                    yield Run(piece.text)
                    continue
                try:
                    yield from self._evaluate(piece.expression, variables or {})
                except ExpressionError as error:
                    error.offset += piece.offset
                    raise
        finally:
            self._depth -= 1

    def _evaluate(self, expression: Expression, variables: Mapping[str, Runs]) -> Runs:
        match expression:
            case Literal(text):
                return (Run(text),)
            case LineBreak():
                return (Run("\n"),)
            case Name(name):
                found = self._named(name, variables)
                return found if found is not None else (Run(self._open(self._field(name), self._at)),)
            case Filtered(value, "default", (otherwise,)):
                held = self._named(value.name, variables) if isinstance(value, Name) else self._evaluate(value, variables)
                return held or self._evaluate(otherwise, variables)
            case Filtered(value, name):
                return _FILTERS[name](self._evaluate(value, variables))
            case SnippetCall():
                return self._snippet(expression, variables)

    def _field(self, name: str) -> Field:
        refused = refused_name(name, self.draft.form)
        field = self.draft.form.field_named(name)
        if refused is not None or field is None:
            raise refused or KeyError(name)
        return field

    def _named(self, name: str, variables: Mapping[str, Runs]) -> Runs | None:
        """Return the value of a variable or field, None where the field is not filled."""
        if name in variables:
            return variables[name]
        value = self.value(self._field(name).key)
        if value is None:
            return None
        if not isinstance(value, str):
            return (Run(_words(value)),)
        if self._depth > _DEEPEST:
            raise ExpressionError(say("字段“{name}”的值引用了它自己", name=name))
        return tuple(self._filled(value))

    def _snippet(self, call: SnippetCall, variables: Mapping[str, Runs]) -> Runs:
        phrase = linked_phrase(call, self.draft, self._phrases)
        for message, todo in remarks(call.id, phrase, self.draft):
            self._say(Problem(self._at, message, todo, Level.WARNING))
        given = {name: self._evaluate(value, variables) for name, value in call.arguments.items()}
        given = self._defaults(call.id, phrase, given) | given
        try:
            return tuple(self._filled(phrase.text, given))
        except ExpressionError as error:  # its offset counts in the phrase
            message = say("表述“{id}”里：{message}", id=call.id, message=error.message)
            raise ExpressionError(message, error.help) from error

    def _defaults(self, id: str, phrase: Phrase, given: Mapping[str, Runs]) -> dict[str, Runs]:
        """Return the variables that are neither *given* nor filled fields; ExpressionError where one has no default."""
        found: dict[str, Runs] = {}
        needed = names_needed(phrase.text)
        for name in names_used(phrase.text):
            field = self.draft.form.field_named(name)
            default = phrase.variables.get(name)
            if name in given or (field is not None and (default is None or self.value(field.key) is not None)):
                continue
            if default is None and name not in needed:
                found[name] = ()  # so that the default behind it prints
                continue
            if default is None and self.unfilled is Unfilled.ERROR:
                raise without_value(id, name)
            found[name] = (Run(f"【待填：{name}】" if default is None else default),)
        return found


def _words(value: Value) -> str:
    """Return a value as the words an expression prints."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(each for each in value if isinstance(each, str))
    return str(value)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Return *runs* with neighbours of one look joined, empty ones dropped."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].emphasis, joined[-1].todo) == (run.emphasis, run.todo):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return joined


def _todo_apart(run: Run) -> Iterable[Run]:
    if "【" not in run.text:
        return (run,)
    end, found = 0, []
    for match in TODO.finditer(run.text):
        found += [replace(run, text=run.text[end : match.start()]), replace(run, text=match.group(), todo=True)]
        end = match.end()
    return [each for each in [*found, replace(run, text=run.text[end:])] if each.text]


def _strong(runs: Runs) -> Runs:
    return tuple(replace(run, emphasis=Emphasis.STRONG) for run in runs)


def _cn(runs: Runs) -> Runs:
    words = "".join(run.text for run in runs)
    if not re.search(r"\d", words) or re.search(r"\d{16}", words):
        raise ExpressionError(say("“{text}”不是能用汉字写的数", text=words))
    return tuple(replace(run, text=re.sub(r"\d+", lambda found: chinese(int(found[0])), run.text)) for run in runs)


def _cn_year(runs: Runs) -> Runs:
    words = digit_by_digit("".join(run.text for run in runs).removesuffix("年"))
    return (Run(f"{words}年"),)


def _date_cn(runs: Runs) -> Runs:
    words = "".join(run.text for run in runs)
    date: DocumentDate | None = None
    try:
        date = parse_date(words)
    except ValueError as error:
        raise ExpressionError(say("“{text}”不是一个日期", text=words)) from error
    return (Run(str(date) if date is not None else words),)


_FILTERS = {"strong": _strong, "cn": _cn, "cn_year": _cn_year, "date_cn": _date_cn}
