"""Phrases as matches of espanso, and what such a file cannot carry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Level, Problem
from drafter.draft.expressions import ExpressionError, Name, pieces
from drafter.snippets.entry import Entry
from drafter.snippets.search.sounds import sounds
from drafter.snippets.search.syllables import syllable
from drafter.snippets.snippet import Snippet, Status, Variable

_LONGEST_TRIGGER = 8
_HEAD = (
    "# 由 drafter snippets export 生成。放进 espanso 的 match 文件夹即可使用；触发词可以改，search_terms 里的编号不要改。\n"
)


def written(entries: Sequence[Entry]) -> tuple[bytes, int, list[Problem]]:
    """Return a file with a match for every approved phrase of *entries*, how many they are, and what was left out."""
    matches, problems = list[str](), list[Problem]()
    for entry in entries:
        reason = _obstacle(entry.snippet)
        if reason:
            message = say("{id} 没有导出：{reason}：{title}", id=entry.id, reason=reason, title=entry.snippet.title)
            problems.append(Problem(entry.place(), message, level=Level.NOTICE))
        else:
            matches.append("".join(_lines(entry.snippet)))
    if matches:
        lost = say("espanso 文件不带用法、文种、状态、负责人、有效期、后继、出处、读音和变量的提问；导回来时按编号保留原来的")
        problems.append(Problem(NOWHERE, lost, level=Level.NOTICE))
    text = _HEAD + ("matches:\n" + "".join(matches) if matches else "matches: []\n")
    return text.encode("utf-8", errors="replace"), len(matches), problems


def _obstacle(snippet: Snippet) -> str:
    """Return why *snippet* cannot be a match, ``""`` where it can."""
    if snippet.status is not Status.APPROVED:
        return say("不是已审定的")
    try:
        found = pieces(snippet.text)
    except ExpressionError as error:
        return error.message
    if any(piece.expression is not None and not isinstance(piece.expression, Name) for piece in found):
        return say("文字里有 espanso 不认识的写法")
    if any(piece.expression is not None for piece in found) and ("[[" in snippet.text or "]]" in snippet.text):
        return say("文字里有 [[ 或 ]]，会被当作空")
    return ""


def _lines(snippet: Snippet) -> Iterator[str]:
    terms = [snippet.id, f"@{snippet.category}", *(f"#{tag}" for tag in snippet.tags)]
    yield f"  - trigger: {_quoted(_trigger(snippet))}\n"
    yield f"    label: {_quoted(snippet.title)}\n"
    yield f"    search_terms: [{', '.join(map(_quoted, terms))}]\n"
    found = pieces(snippet.text)
    if not any(piece.expression is not None for piece in found):
        yield f"    replace: {_quoted(snippet.text)}\n"
        return
    layout = "".join(f"[[{piece.expression.name}]]" if isinstance(piece.expression, Name) else piece.text for piece in found)
    yield f"    form: {_quoted(layout)}\n"
    fields = {name: given for name, each in snippet.variables.items() if (given := _field(each))}
    if fields:
        yield "    form_fields:\n"
        yield from (f"      {_quoted(name)}: {_flow(given)}\n" for name, given in fields.items())


def _field(variable: Variable) -> Mapping[str, object]:
    """Return what a field of a form says of *variable*; nothing for a plain one."""
    said: dict[str, object] = {"type": "choice", "values": list(variable.choices)} if variable.choices else {}
    return said | ({"default": variable.default} if variable.default else {})


def _trigger(snippet: Snippet) -> str:
    """Return the initials of the title, by which people look for it, between colons; the id where it has none.

    The colon behind keeps a short trigger from firing while a longer one is typed.
    """
    initials = "".join(syllable(each)[0] for each in sounds(snippet.title) if syllable(each))
    return f":{initials[:_LONGEST_TRIGGER].lower() if len(initials) > 1 else snippet.id}:"


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    """Return *text* as YAML, for which JSON will do."""
    return json.dumps(text, ensure_ascii=False)
