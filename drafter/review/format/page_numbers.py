"""Page numbers: that there are some, their form, place and look (GB/T 9704-2012 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import NumberPlace, Profile
from drafter.reading.page_numbers import PageNumber, page_number_in
from drafter.review.finding import Severity
from drafter.review.format.faces import is_same, size_name
from drafter.review.format.page import section_name
from drafter.review.format.parts import height
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet
from drafter.review.rule import Rule

_CLAUSE = f"{STANDARD} 7.5"
_WORDS = "全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_TEXT = f"[正文] {_WORDS}"
_DASHES = str.maketrans(dict.fromkeys("―─－⸺", "—"))
_PLACES: Mapping[NumberPlace, Mapping[str, tuple[str, ...]]] = {
    NumberPlace.OUTSIDE: {"default": ("right", "outside"), "even": ("left", "outside")},
    NumberPlace.CENTRE: {"default": ("center",), "even": ("center",)},
    NumberPlace.RIGHT: {"default": ("right",), "even": ("right",)},
}


class _Numbered(NamedTuple):
    """The page number of one kind of pages (``default``, ``even``) of a section."""

    kind: str
    section: int
    number: PageNumber


def missing() -> FormatRule:
    """Return the rule for a document of several pages without page numbers."""
    described = Rule(
        "page-number",
        say("没有页码"),
        Severity.ERROR,
        _CLAUSE,
        say("排到两页以上的公文要有页码。封面没有页码不算。"),
        f"[页码 无]\n[正文 40段] {_WORDS}",
        f"[正文 40段] {_WORDS}",
    )
    return FormatRule(described, _missing, "page_number")


def form() -> FormatRule:
    """Return the rule for the form of the page number."""
    described = Rule(
        "page-number-form",
        say("页码的样式"),
        Severity.ERROR,
        _CLAUSE,
        say("页码用阿拉伯数字，左右各放一条一字线：— 1 —。一字线旁有没有空格都可以，短横线不行。"),
        f"[页码 - 1 -]\n{_TEXT}",
        f"[页码 — 1 —]\n{_TEXT}",
    )
    return FormatRule(described, _form, "page_number")


def place() -> FormatRule:
    """Return the rule for the place of the page number."""
    described = Rule(
        "page-number-place",
        say("页码的位置"),
        Severity.ERROR,
        _CLAUSE,
        say("单页码居右空一字，双页码居左空一字，在版心下边缘之下。"),
        f"[页码 居中]\n{_TEXT}",
        _TEXT,
    )
    return FormatRule(described, _place, "page_number")


def look() -> FormatRule:
    """Return the rule for face and size of the page number."""
    described = Rule(
        "page-number-font",
        say("页码的字体字号"),
        Severity.HINT,
        _CLAUSE,
        say("页码一般用四号半角宋体阿拉伯数字。"),
        f"[页码 Calibri 小五]\n{_TEXT}",
        f"[页码 宋体 四号]\n{_TEXT}",
    )
    return FormatRule(described, _look, "looks.page_number")


def _numbers(sheet: Sheet) -> Iterator[_Numbered]:
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
                if found is not None:
                    yield _Numbered(kind, index, found)


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
    for each in _numbers(sheet):
        if _bare(each.number.shown) != _bare(wanted):
            message = say("页码的样子是“{found}”，应为“{wanted}”", found=_tidy(each.number), wanted=wanted)
            yield Remark(message, spot=_spot(sheet, each))


def _place(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = profile.page_number.place
    names = {
        "left": say("居左"),
        "center": say("居中"),
        "right": say("居右"),
        "inside": say("在内侧"),
        "outside": say("在外侧"),
    }
    for each in _numbers(sheet):
        found = each.number.place
        if found in names and found not in _PLACES[wanted][each.kind]:
            message = say("页码{found}，应当{wanted}", found=names[found], wanted=_wanted(wanted))
            yield Remark(message, spot=_spot(sheet, each))
        elif wanted is NumberPlace.OUTSIDE and not sheet.has_even_pages and found == "right":
            message = say("单页、双页的页码都居右，应当{wanted}", wanted=_wanted(wanted))
            yield Remark(message, spot=_spot(sheet, each))


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = profile.looks["page_number"]
    for each in _numbers(sheet):
        look = each.number.look
        if look.size != wanted.size or not is_same(look.ascii, wanted.latin):
            message = say(
                "页码用的是{found}{size}，应为{wanted}{points}",
                found=look.ascii or wanted.latin,
                size=size_name(look.size),
                wanted=wanted.latin,
                points=size_name(wanted.size),
            )
            yield Remark(message, spot=_spot(sheet, each))


def _wanted(place: NumberPlace) -> str:
    return {
        NumberPlace.OUTSIDE: say("单页居右、双页居左"),
        NumberPlace.CENTRE: say("居中"),
        NumberPlace.RIGHT: say("居右"),
    }[place]


def _bare(text: str) -> str:
    return "".join(text.split()).translate(_DASHES)


def _tidy(number: PageNumber) -> str:
    return " ".join(filter(None, (number.before, number.number, number.after)))


def _spot(sheet: Sheet, each: _Numbered) -> str:
    pages = "" if not sheet.has_even_pages else say("双页") if each.kind == "even" else say("单页")
    return section_name(sheet, each.section) + pages
