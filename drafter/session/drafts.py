"""From a draft to the state that is edited, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter.base.problems import Place
from drafter.draft.appendix import Appendix, Group
from drafter.draft.fields import Draft, Field, Kind, Value
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, ParagraphKind
from drafter.session import anchors
from drafter.session.state import State
from drafter.session.texts import Texts, origin_of, shown_text


def state_of(draft: Draft, texts: Texts) -> State:
    """Return the state in which *draft* is edited; how its texts were written is noted in *texts*."""
    values, found = dict[str, Value](), dict[str, str]()
    numbering = draft.effective_numbering
    for key, value in draft.values.items():
        if isinstance(value, Outline):
            found[key] = _shown(key, value, numbering, texts)
            continue
        values[key] = value
        for index, each in enumerate(appendices_in(value)):
            for part in anchors.PROSE:
                outline: Outline = getattr(each, part)
                if outline:
                    anchor = anchors.appendix(key, index, part)
                    found[anchor] = _shown(anchor, outline, each.numbering or numbering, texts)
    return State(values, found, phrases=dict(draft.phrases))


def _shown(anchor: str, outline: Outline, numbering: Numbering, texts: Texts) -> str:
    texts.origins[anchor] = origin_of(outline)
    return shown_text(outline, numbering)


def draft_of(state: State, base: Draft, texts: Texts) -> Draft:
    """Return the draft that *state* is; *base* gives its form, its numbering and what no screen edits.

    Its places are anchors: a field, an appendix, a task, or a line of a text.
    """
    draft = replace(base, phrases=dict(state.phrases))
    values = dict[str, Value]()
    for key, field in base.form.fields.items():
        value = _value(field, state, draft, texts)
        if value is not None:
            values[key] = value
    return replace(draft, values=values, places={key: Place(key) for key in base.form.fields})


def _value(field: Field, state: State, draft: Draft, texts: Texts) -> Value | None:
    if field.kind is Kind.OUTLINE:
        return texts.read(field.key, state.texts.get(field.key, ""), draft.effective_numbering).outline or None
    value = state.values.get(field.key)
    if field.kind is not Kind.APPENDICES or value is None:
        return value
    found = enumerate(appendices_in(value))
    return tuple(_with_texts(each, field.key, index, state.texts, draft, texts) for index, each in found)


def _with_texts(appendix: Appendix, key: str, index: int, written: Mapping[str, str], draft: Draft, texts: Texts) -> Appendix:
    numbering = appendix.numbering or draft.effective_numbering
    body, after = (
        texts.read(anchor := anchors.appendix(key, index, part), written.get(anchor, ""), numbering).outline
        for part in anchors.PROSE
    )
    groups = tuple(_placed(group, key, index, number) for number, group in enumerate(appendix.groups))
    return replace(appendix, body=body, after=after, groups=groups, place=Place(anchors.appendix(key, index)))


def _placed(group: Group, key: str, index: int, number: int) -> Group:
    tasks = tuple(
        replace(task, place=Place(anchors.task(key, index, number, order))) for order, task in enumerate(group.tasks)
    )
    return replace(group, tasks=tasks, place=Place(anchors.task(key, index, number)))


def composable(draft: Draft) -> Draft:
    """Return *draft* with paragraphs that are deeper than its numbering on the deepest level: a problem, but still a page."""
    numbering = draft.effective_numbering
    values = {key: _shallow_value(value, numbering) for key, value in draft.values.items()}
    return replace(draft, values=values)


def _shallow_value(value: Value, numbering: Numbering) -> Value:
    if isinstance(value, Outline):
        return _shallow(value, numbering)
    found = appendices_in(value)
    if not found:
        return value
    return tuple(
        replace(
            each,
            body=_shallow(each.body, each.numbering or numbering),
            after=_shallow(each.after, each.numbering or numbering),
        )
        for each in found
    )


def _shallow(outline: Outline, numbering: Numbering) -> Outline:
    deepest = len(numbering.levels)
    if all(each.level <= deepest or each.kind is not ParagraphKind.NUMBERED for each in outline.paragraphs):
        return outline
    paragraphs = (
        replace(each, level=min(each.level, deepest)) if each.kind is ParagraphKind.NUMBERED else each
        for each in outline.paragraphs
    )
    return replace(outline, paragraphs=tuple(paragraphs))


def appendices_in(value: Value | None) -> tuple[Appendix, ...]:
    """Return the appendices that *value* holds, none where it is another kind of value."""
    return tuple(each for each in value if isinstance(each, Appendix)) if isinstance(value, tuple) else ()
