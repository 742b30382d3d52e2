"""A linked phrase in a text: where its words come from, what its variables need, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.base.messages import listed, say
from drafter.base.nearest import nearest
from drafter.draft.dates import DocumentDate
from drafter.draft.expressions import ExpressionError, SnippetCall, calls_in, names_in, needed_in, pieces
from drafter.draft.fields import Draft
from drafter.draft.phrases import Missing, Phrase, PhraseSource


def linked_phrase(call: SnippetCall, draft: Draft, source: PhraseSource | None) -> Phrase:
    """Return the phrase that *call* links: as recorded in *draft*, else as *source* has it; ExpressionError where neither can.

    The library is asked about a recorded phrase only for defaults that the record does not hold.
    """
    recorded = draft.phrases.get(call.id)
    if recorded is None:
        found = source.phrase(call.id) if source is not None else _unknown(call.id)
        if isinstance(found, Missing):
            raise ExpressionError(say("{reason}，文件里也没有它的记录（phrases）", reason=found.message), found.help)
    else:
        names = set(names_needed(recorded.text)) - call.arguments.keys()
        known = (
            source.phrase(call.id) if source is not None and any(not draft.form.field_named(each) for each in names) else None
        )
        found = Phrase(recorded.text, known.variables if isinstance(known, Phrase) else {})
    _check(call, found)
    return found


def _unknown(id: str) -> Missing:
    return Missing(say("找不到编号为“{id}”的表述", id=id))


def _check(call: SnippetCall, phrase: Phrase) -> None:
    """Raise ExpressionError where *phrase* links another one, or *call* gives it what it does not ask for."""
    if any(calls_in(piece.expression) for piece in pieces(phrase.text) if piece.expression is not None):
        raise ExpressionError(say("表述的文字里不能再引用别的表述（snippet）"))
    known = tuple(dict.fromkeys((*phrase.variables, *names_used(phrase.text))))
    for name in call.arguments:
        if name not in known:
            near = nearest(name, known)
            names = say("它的变量有：{names}", names=listed(known)) if known else say("它没有变量")
            raise ExpressionError(
                say("表述“{id}”没有变量“{name}”", id=call.id, name=name), say("是不是“{near}”？", near=near) if near else names
            )


def names_used(text: str) -> tuple[str, ...]:
    """Return the names that the expressions of *text* use, each once, in order."""
    expressions = (piece.expression for piece in pieces(text))
    return tuple(dict.fromkeys(name for each in expressions if each is not None for name in names_in(each)))


def names_needed(text: str) -> tuple[str, ...]:
    """Return the names that the expressions of *text* use without a ``default`` of their own, each once, in order."""
    expressions = (piece.expression for piece in pieces(text))
    return tuple(dict.fromkeys(name for each in expressions if each is not None for name in needed_in(each)))


def without_value(id: str, name: str) -> ExpressionError:
    """Return the error that nobody says what the variable *name* of the phrase *id* is."""
    message = say("表述“{id}”的变量“{name}”没有值", id=id, name=name)
    return ExpressionError(message, say('请写成 snippet("{id}", {name}="…")', id=id, name=name))


def remarks(id: str, phrase: Phrase, draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield what is to be said about a phrase out of the library: that it is retired, or not valid on the document's day."""
    instead = say("请改用 {successor}", successor=phrase.successor) if phrase.successor else ""
    if phrase.retired:
        yield say("表述“{id}”已经停用", id=id), instead
    day = _day(draft)
    if phrase.end is not None and phrase.end < day:
        yield say("表述“{id}”的有效期到 {day} 为止", id=id, day=phrase.end.isoformat()), instead
    if phrase.start is not None and day < phrase.start:
        yield say("表述“{id}”从 {day} 起才有效", id=id, day=phrase.start.isoformat()), ""


def _day(draft: Draft) -> date:
    """Return the document's day, today where it has none."""
    written = draft.values.get("date")
    return date(written.year, written.month, written.day or 1) if isinstance(written, DocumentDate) else date.today()
