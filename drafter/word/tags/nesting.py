"""What docxtpl would silently do wrong with a template's tags, found before it happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.word.lines import text_of
from drafter.word.xml import Element, q

_FULL_WIDTH = re.compile(r"｛\s*[｛{%％]|\{\s*[｛％]|[｝}%％]\s*｝|[｝％]\s*\}")
_TAG = re.compile(r"\{%(?:(?P<scope>p|tr|tc|r)(?=\s))?[-+]?\s*(?P<word>\w+).*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_RUNS = re.compile(r"\.runs\s*-?\}\}")
_WHOLE = ("p", "tr", "tc")
_OPENING, _CLOSING = ("if", "for"), ("endif", "endfor")


def tag_problems(body: Element, places: tuple[str, ...]) -> list[Problem]:
    """Return what is wrong with the tags in the paragraphs of *body*, whose places in words are *places*."""
    found: list[Problem] = []
    open_tags: list[_Open] = []
    for paragraph, place in zip(body.iter(q("p")), places, strict=True):
        text = text_of(paragraph)
        if "{" in text or "｛" in text:
            found += (Problem(NOWHERE, f"{place}：{message}", advice) for message, advice in _in_paragraph(text))
            found += (Problem(NOWHERE, message) for message in _crossings(paragraph, text, place, open_tags))
    for each in open_tags:
        found.append(Problem(NOWHERE, say("{place}：这里的 {word} 没有对应的 end{word}", place=each.place, word=each.word)))
    return found


def _in_paragraph(text: str) -> Iterator[tuple[str, str]]:
    words = _TAG.sub("", text)
    if _FULL_WIDTH.search(text):
        yield say("标签里有全角的括号或百分号"), say("标签要用半角的 {{ }} 和 {% %}")
    elif "{{" in words or "{%" in words:
        yield say("标签没有写完"), say("标签要以 }} 或 %} 结束，不能跨段")
    whole = [match["scope"] for match in _TAG.finditer(text) if match["scope"] in _WHOLE]
    if len(whole) != len(set(whole)):
        yield say("一段里有两个这样的标签，后一个会失效"), say("请各占一段")
    if len(_RUNS.findall(text)) > 1:
        yield say("一段里只能有一个 {{ b.runs }}"), ""
    if "p" in whole and words.strip():
        yield say("标签旁边的文字会丢失"), say("请把文字移到另外一段")


class _Open(NamedTuple):
    """A condition or loop that has begun: in what, and where."""

    word: str
    inside: Element
    place: str


def _crossings(paragraph: Element, text: str, place: str, open_tags: list[_Open]) -> Iterator[str]:
    """Yield a sentence for each block that ends in another table cell, row or paragraph than it began in."""
    for match in _TAG.finditer(text):
        word, scope = match["word"], match["scope"]
        inside = _inside(paragraph, scope)
        if word in _OPENING:
            open_tags.append(_Open(word, inside, place))
        elif word in _CLOSING and open_tags:
            begun = open_tags.pop()
            if f"end{begun.word}" != word or begun.inside is not inside:
                yield say(
                    "{place}：这里的 {word} 与 {begun} 的 {opening} 不在同一层",
                    place=place,
                    word=word,
                    begun=begun.place,
                    opening=begun.word,
                )


def _inside(paragraph: Element, scope: str | None) -> Element:
    """Return what a tag of this scope stands in: the paragraph itself, or what holds the whole paragraph, row or cell."""
    if scope is None or scope not in _WHOLE:
        return paragraph
    whole = paragraph if scope == "p" else next(paragraph.iterancestors(q(scope)), paragraph)
    parent = whole.getparent()
    return parent if parent is not None else whole
