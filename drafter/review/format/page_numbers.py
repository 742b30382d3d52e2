"""Page numbers: that there are some, their form and look (GB/T 9704-2012 7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.base.messages import language, say
from drafter.doctypes.format import Profile
from drafter.reading.ooxml import Element
from drafter.reading.page_numbers import PageNumber, page_number_in
from drafter.review.finding import Severity
from drafter.review.format.faces import face_and_size, is_same
from drafter.review.format.page import section_name
from drafter.review.format.parts import height
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

CLAUSE = f"{STANDARD} 7.5"
_WORDS = "全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_TEXT = f"[正文] {_WORDS}"
_DASHES = str.maketrans(dict.fromkeys("―─－⸺", "—"))


class Numbered(NamedTuple):
    """The page number of one kind of pages (``default``, ``even``) of a section, in the *root* of a footer or header."""

    kind: str
    section: int
    number: PageNumber
    side: str
    root: Element


def missing() -> FormatRule:
    """Return the rule for a document of several pages without page numbers."""
    return FormatRule(
        "page-number",
        say("没有页码"),
        Severity.ERROR,
        CLAUSE,
        say("排到两页以上的公文要有页码。封面没有页码不算。"),
        f"[页码 无]\n[正文 40段] {_WORDS}",
        f"[正文 40段] {_WORDS}",
        examine=_missing,
        authority="page_number",
    )


def form() -> FormatRule:
    """Return the rule for the form of the page number."""
    return FormatRule(
        "page-number-form",
        say("页码的样式"),
        Severity.ERROR,
        CLAUSE,
        say("页码用阿拉伯数字，左右各放一条一字线：— 1 —。一字线旁有没有空格都可以，短横线不行。"),
        f"[页码 - 1 -]\n{_TEXT}",
        f"[页码 — 1 —]\n{_TEXT}",
        examine=_form,
        authority="page_number",
    )


def look() -> FormatRule:
    """Return the rule for face and size of the page number."""
    return FormatRule(
        "page-number-font",
        say("页码的字体字号"),
        Severity.HINT,
        CLAUSE,
        say("页码一般用四号半角宋体阿拉伯数字。"),
        f"[页码 Calibri 小五]\n{_TEXT}",
        f"[页码 宋体 四号]\n{_TEXT}",
        examine=_look,
        authority="looks.page_number",
    )


def numbers(sheet: Sheet) -> Iterator[Numbered]:
    """Yield the page numbers of upright sections, in footers or, where these have none, in headers; each part once."""
    seen: set[str] = set()
    kinds = ("default", "even") if sheet.has_even_pages else ("default",)
    for index, setup in enumerate(sheet.setups):
        for kind in kinds:
            for side in ("footer", "header"):
                part = setup.parts.get(f"{side}-{kind}", "")
                root = sheet.package.root(part) if part not in seen and not setup.is_landscape else None
                seen.add(part)
                found = None if root is None else page_number_in(root, sheet.styles, sheet.looks, setup.number_format)
                if root is not None and found is not None:
                    yield Numbered(kind, index, found, side, root)


def _missing(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    parts = {part for setup in sheet.setups for part in setup.parts.values()}
    roots = (sheet.package.root(part) for part in sorted(parts))
    found = (page_number_in(root, sheet.styles, sheet.looks) for root in roots if root is not None)
    page = max(setup.block[1] for setup in sheet.setups)
    if all(each is None for each in found) and 0 < page < _height(sheet):
        yield Remark(say("没有页码"))


def _height(sheet: Sheet) -> float:
    """Return how high text and tables are at least, in twips."""
    text = sum(height(each, sheet.setups[each.section].block[0]) for each in sheet.parts if each.is_running)
    return text + sum(row.height for table in sheet.tables for row in table.rows)


def _form(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = f"{profile.page_number.before}1{profile.page_number.after}"
    for each in numbers(sheet):
        if _bare(each.number.shown) != _bare(wanted):
            message = say("页码的样子是“{found}”，应为“{wanted}”", found=_tidy(each.number), wanted=wanted)
            yield Remark(message, spot=spot_of(sheet, each))


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = profile.looks["page_number"]
    for each in numbers(sheet):
        look = each.number.look
        if look.size != wanted.size or not is_same(look.ascii, wanted.latin):
            found, right = face_and_size(look.ascii or wanted.latin, look.size), face_and_size(wanted.latin, wanted.size)
            message = say("页码用的是{found}，应为{wanted}", found=found, wanted=right)
            yield Remark(message, spot=spot_of(sheet, each))


def _bare(text: str) -> str:
    return "".join(text.split()).translate(_DASHES)


def _tidy(number: PageNumber) -> str:
    return " ".join(filter(None, (number.before, number.number, number.after)))


def spot_of(sheet: Sheet, each: Numbered) -> str:
    """Return how people are told of the pages that *each* is the number of, empty where these are all."""
    pages = "" if not sheet.has_even_pages else say("双页") if each.kind == "even" else say("单页")
    return ("" if language() == "zh" else " ").join(filter(None, (section_name(sheet, each.section), pages)))
