"""The paragraphs of a template as people count them, so that an error can say where it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.base.messages import say
from drafter.word.grammar import OF_CELLS, statements
from drafter.word.samples import texts_of
from drafter.word.xml import Element, q

_NUMBERED = re.compile(r'<w:(p|tr|tc) n="(\d+)"')
_LONGEST = 24


class Lines(NamedTuple):
    """Where each line of a Jinja source comes from: a line begins with each paragraph."""

    paragraphs: tuple[str, ...]
    order: tuple[int, ...]

    def place(self, line: int) -> str:
        """Return in words where *line* (from 1) of the source stands, empty where that is unknown."""
        return self.paragraphs[self.order[line - 2]] if 1 < line < len(self.order) + 2 else ""


def number_paragraphs(body: Element, story: str) -> tuple[str, ...]:
    """Return in words where each paragraph under *body* stands, its number put in its attribute ``n``.

    *story* is the name of the part for people, empty for the body.
    """
    tables = list(body.iter(q("tbl")))
    places, outside = [], 0
    for number, paragraph in enumerate(body.iter(q("p"))):
        paragraph.attrib.clear()  # marks of editing, all of them
        paragraph.set("n", str(number))
        cell = next(paragraph.iterancestors(q("tc")), None)
        outside += cell is None
        words = quoted(text_of(paragraph))
        place = _in_table(cell, tables, words) if cell is not None else say("第{n}段{words}", n=outside, words=words)
        places.append(story + place)
    for scope in ("tr", "tc"):
        _number_whole(body, scope)
    _number_cells(body)
    return tuple(places)


def _number_whole(body: Element, scope: str) -> None:
    """Give the rows or cells that a tag takes the place of the number of its paragraph: the paragraphs will be gone."""
    for whole in body.iter(q(scope)):
        tagged = [each for each in whole.iter(q("p")) if any(tag.scope == scope for tag in statements(text_of(each)))]
        if tagged:
            whole.attrib.clear()  # so that the number is the first
            whole.set("n", tagged[0].get("n", whole.get("n", "0")))
            for paragraph in whole.iter(q("p")):
                paragraph.attrib.pop("n", "")


def _number_cells(body: Element) -> None:
    """Give the cells whose properties a tag prints the number of its paragraph: they stand before that."""
    for paragraph in body.iter(q("p")):
        cell = next(paragraph.iterancestors(q("tc")), None)
        if cell is not None and any(tag.word in OF_CELLS for tag in statements(text_of(paragraph))):
            cell.attrib.clear()
            cell.set("n", paragraph.get("n", "0"))


def into_lines(xml: str, paragraphs: tuple[str, ...]) -> tuple[str, Lines]:
    """Return *xml* with a line for each numbered paragraph, row or cell, and what tells where the lines come from."""
    order = tuple(int(number) for _, number in _NUMBERED.findall(xml))
    return _NUMBERED.sub(r"\n<w:\1", xml.replace("\n", " ")), Lines(paragraphs, order)


def text_of(paragraph: Element) -> str:
    """Return the words and tags of *paragraph*."""
    return "".join(each.text or "" for each in texts_of(paragraph))


def quoted(text: str) -> str:
    """Return the beginning of *text* in 「」, nothing for no text."""
    short = text[:_LONGEST] + "…" if len(text) > _LONGEST else text
    return f"「{short}」" if short.strip() else ""


def _in_table(cell: Element, tables: list[Element], words: str) -> str:
    table, row = next(cell.iterancestors(q("tbl"))), next(cell.iterancestors(q("tr")))
    return say(
        "第{table}个表格第{row}行第{cell}格{words}",
        table=tables.index(table) + 1,
        row=table.findall(q("tr")).index(row) + 1 if row in table.findall(q("tr")) else 0,
        cell=row.findall(q("tc")).index(cell) + 1 if cell in row.findall(q("tc")) else 0,
        words=words,
    )
