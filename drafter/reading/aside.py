"""Words of a docx that stand in none of its lines: in headers and footers, deleted, hidden, in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.base.messages import say
from drafter.reading.ooxml import MC, Element, switched_on, w
from drafter.reading.package import Package

_PAGE_NUMBER = re.compile(r"[\s\d\-–—―·.．/第页共]*")


class Aside(NamedTuple):
    """Words that are no part of the text as it is shown, and why they are not."""

    text: str
    reason: str


def words_aside(package: Package) -> Iterator[Aside]:
    """Yield what of *package* stands in no line: headers and footers (page numbers aside, each once), then the rest."""
    yield from dict.fromkeys(_margins(package))
    body = package.body_part()
    for root in (body, *package.parts("footnotes"), *package.parts("endnotes")):
        yield from _struck(root)
    for root in package.parts("comments"):
        for paragraph in root.iter(w("p")):
            if text := _text(paragraph):
                yield Aside(text, say("批注不是正文"))


def _margins(package: Package) -> Iterator[Aside]:
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            for paragraph in root.iter(w("p")):
                text = _text(paragraph)
                if text and not _PAGE_NUMBER.fullmatch(text):
                    named = say("页眉：{text}", text=text) if kind == "header" else say("页脚：{text}", text=text)
                    yield Aside(named, say("页眉页脚由程序生成"))


def _struck(root: Element) -> Iterator[Aside]:
    """Yield the words that a reader of *root* does not see: deleted while changes were tracked, hidden; 拼音 above others."""
    for each in root.iter(w("del"), w("rt"), w("vanish")):
        text, reason = _unseen(each)
        if text and not any(ancestor.tag == f"{{{MC}}}Fallback" for ancestor in each.iterancestors()):
            yield Aside(text, reason)


def _unseen(mark: Element) -> tuple[str, str]:
    """Return the words that *mark* takes away, and why; no words where it takes none."""
    if mark.tag == w("del"):
        return _text(mark, "delText"), say("修订中已删去")
    if mark.tag == w("rt"):
        return _text(mark), say("注在字上面的拼音")
    properties = mark.getparent()
    run = properties.getparent() if properties is not None else None
    hidden = properties is not None and run is not None and run.tag == w("r") and switched_on(properties, "vanish")
    return (_text(run), say("隐藏的文字")) if hidden and run is not None else ("", "")


def _text(element: Element, leaf: str = "t") -> str:
    return "".join(each.text or "" for each in element.iter(w(leaf))).strip()
