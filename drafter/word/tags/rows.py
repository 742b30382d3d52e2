"""Tags that take the place of a whole table row or cell, and of everything else in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.word.grammar import TAG, statements
from drafter.word.lines import text_of
from drafter.word.xml import Element, q

Tagged = tuple[Element, str, str]
"""A paragraph with tags, its text, its place in words."""


def row_problems(tagged: Sequence[Tagged]) -> Iterator[Problem]:
    """Yield what would vanish with the rows and cells that ``{%tr %}`` and ``{%tc %}`` take the place of."""
    for scope, what in (("tr", say("这一行")), ("tc", say("这一格"))):
        seen: list[Element] = []
        for paragraph, text, place in tagged:
            if not any(tag.scope == scope for tag in statements(text)):
                continue
            whole = next(paragraph.iterancestors(q(scope)), None)
            if whole is None:
                continue
            if any(each is whole for each in seen):
                message = say("{place}：{what}里有两个这样的标签，后一个会失效", place=place, what=what)
                yield Problem(NOWHERE, message, say("请各占一行或一格"))
            elif _words(whole):
                message = say("{place}：标签旁边的文字会丢失，{what}只能有标签", place=place, what=what)
                yield Problem(NOWHERE, message, say("请把文字移到另外一行或一格"))
            seen.append(whole)


def _words(whole: Element) -> bool:
    """Tell whether *whole* holds words or printing tags."""
    text = "".join(text_of(paragraph) for paragraph in whole.iter(q("p")))
    return bool(TAG.sub(lambda match: match.group() if match["expression"] is not None else "", text).strip())
