"""A phrase put into the draft: its variables asked, its text with them, or a link that says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.base.messages import say
from drafter.draft.marks import BLANKS, mark_of
from drafter.draft.numbering import Numbering
from drafter.draft.todo import Todo, mark
from drafter.session.session import Session
from drafter.snippets.snippet import Snippet

_CALL = re.compile(r"\{\{\s*snippet\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A variable of a phrase: its name, what to ask, what is proposed (may be empty), what can be chosen.

    ``given`` is what a link says by itself: the words of the field of that name, else the default; None where it has none.
    """

    name: str
    ask: str
    proposed: str
    choices: tuple[str, ...] = ()
    given: str | None = None


def asked(snippet: Snippet, session: Session) -> list[Asked]:
    """Return the variables of *snippet*, filled from the fields of the same key or label, else from their defaults."""
    form = session.draft.form
    found = []
    for name, variable in snippet.variables.items():
        field = form.field_named(name)
        words = session.words(field.key).replace("\n", "") if field is not None else ""
        given = words or variable.default
        found.append(Asked(name, variable.ask or name, given or "", variable.choices, given))
    return found


def text_with(snippet: Snippet, values: Mapping[str, str]) -> str:
    """Return the text of *snippet* with *values* for its variables, those without one as 【待填：名】."""
    text = snippet.text
    for name in snippet.variables:
        value = values.get(name, "") or mark(Todo.FILL, name)
        text = value.join(re.split(r"\{\{\s*" + re.escape(name) + r"\s*\}\}", text))
    return text


def link_with(snippet: Snippet, variables: list[Asked], values: Mapping[str, str]) -> str:
    """Return the expression that calls *snippet*, with the *values* that it would not have by itself."""
    said = [
        f"{each.name}={_quoted(values.get(each.name) or mark(Todo.FILL, each.name))}"
        for each in variables
        if each.given is None or values.get(each.name) != each.given
    ]
    return "{{ snippet(" + ", ".join([_quoted(snippet.id), *said]) + ") }}"


def kept(selected: str, numbering: Numbering) -> tuple[str, str]:
    """Return what a phrase of the *selected* lines says, without the marks they begin with, and why it cannot be one, or "".

    A phrase is text, it has no marks; and it calls no other phrase.
    """
    lines = (line.strip(BLANKS) for line in selected.split("\n"))
    text = "\n".join(line[mark_of(line, numbering).size :] for line in lines if line)
    if _CALL.search(text):
        return text, say("选中的文字引用了别的表述，表述里不能再引用；请先按 F2 插入它的文字")
    outside = re.sub(r"\{\{.*?\}\}", "", text)
    if "{{" in outside or "}}" in outside:
        return text, say("选中的文字里双花括号不完整，请连同两边的括号一起选中")
    return text, ""


def _quoted(text: str) -> str:
    """Return *text* as a string of the expression language, which has no escapes: a quote of the other kind inside."""
    if '"' not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "’") + "'"
