"""Where the page number stands: at which side, how far from the edge and below the text (GB/T 9704-2012 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import NumberPlace, Profile
from drafter.draft.marks import BLANKS
from drafter.reading.effective import Layout
from drafter.reading.ooxml import Element, value, w
from drafter.reading.page_numbers import page_number_in
from drafter.review.finding import Severity
from drafter.review.format.page_numbers import CLAUSE, Numbered, numbers, spot_of
from drafter.review.format.rule import FormatRule, Remark
from drafter.review.format.sheet import Sheet

_TEXT = "[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_PLACES: Mapping[NumberPlace, Mapping[str, tuple[str, ...]]] = {
    NumberPlace.OUTSIDE: {"default": ("right", "outside"), "even": ("left", "outside")},
    NumberPlace.CENTRE: {"default": ("center",), "even": ("center",)},
    NumberPlace.RIGHT: {"default": ("right",), "even": ("right",)},
}
_MM = 25.4 / 1440
_NEARLY = 0.5
"""How many 字 the number may be off its distance from the edge."""

_ABOUT = 4.0
"""How many mm the number may be off its distance from the text, which is computed and not measured."""

_LEADING = 1.3
"""The height of a line against its size where the font settles it: that of the usual Chinese fonts."""

_APART = (w("txbxContent"), w("tbl"))


class _Line(NamedTuple):
    """The line of a page number: how it is set, whether it is the last of its footer."""

    layout: Layout
    is_last: bool


def place() -> FormatRule:
    """Return the rule for the place of the page number."""
    return FormatRule(
        "page-number-place",
        say("页码的位置"),
        Severity.ERROR,
        CLAUSE,
        say(
            "单页码居右空一字，双页码居左空一字，一字线在版心下边缘之下7毫米。上下的距离按页脚的设置算出，相差4毫米以上才提示；"
            "在图文框里的，只看左右。"
        ),
        f"[页码 居中]\n{_TEXT}",
        _TEXT,
        examine=_examine,
        authority="page_number",
    )


def _examine(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for each in numbers(sheet):
        elsewhere = list(_side(sheet, profile, each))
        yield from elsewhere
        line = _line(sheet, each) if not elsewhere else None
        if line is not None:
            yield from _inset(sheet, profile, each, line)
            yield from _below(sheet, profile, each, line)


def _side(sheet: Sheet, profile: Profile, each: Numbered) -> Iterator[Remark]:
    wanted = profile.page_number.place
    names = {
        "left": say("居左"),
        "center": say("居中"),
        "right": say("居右"),
        "inside": say("在内侧"),
        "outside": say("在外侧"),
    }
    found = each.number.place
    if found in names and found not in _PLACES[wanted][each.kind]:
        message = say("页码{found}，应当{wanted}", found=names[found], wanted=_wanted(wanted))
        yield Remark(message, spot=spot_of(sheet, each))
    elif wanted is NumberPlace.OUTSIDE and not sheet.has_even_pages and found == "right":
        message = say("单页、双页的页码都居右，应当{wanted}", wanted=_wanted(wanted))
        yield Remark(message, spot=spot_of(sheet, each))


def _wanted(place: NumberPlace) -> str:
    return {
        NumberPlace.OUTSIDE: say("单页居右、双页居左"),
        NumberPlace.CENTRE: say("居中"),
        NumberPlace.RIGHT: say("居右"),
    }[place]


def _line(sheet: Sheet, each: Numbered) -> _Line | None:
    """Return the line that the number stands on, None where a frame, text box or table puts it somewhere."""
    paragraphs = list(each.root.iter(w("p")))
    if any(True for _ in each.root.iter(*_APART)):
        return None
    for order, paragraph in enumerate(paragraphs, 1):
        if page_number_in(paragraph, sheet.styles, sheet.looks) is not None:
            properties = paragraph.find(w("pPr"))
            if properties is not None and properties.find(w("framePr")) is not None:
                return None
            layout = sheet.looks.shape(sheet.styles.paragraph(value(properties, "pStyle")), properties)
            return _Line(layout, order == len(paragraphs)) if not _has_blanks(paragraph) else None
    return None


def _has_blanks(paragraph: Element) -> bool:
    """Tell whether blanks or tabs around the number move it."""
    text = "".join(each.text or "" for each in paragraph.iter(w("t")))
    return text != text.strip(BLANKS) or any(True for _ in paragraph.iter(w("tab"), w("ptab")))


def _inset(sheet: Sheet, profile: Profile, each: Numbered, line: _Line) -> Iterator[Remark]:
    wanted = profile.page_number
    size = each.number.look.size
    distances = {"right": line.layout.end.of(size), "left": line.layout.first.of(size)}
    found = each.number.place
    if wanted.place is NumberPlace.CENTRE or found not in _PLACES[wanted.place][each.kind] or found not in distances:
        return
    if abs(distances[found] - wanted.inset) > _NEARLY:
        told = {"found": f"{round(distances[found], 1):g}", "wanted": f"{wanted.inset:g}"}
        message = say("页码的右边空了{found}字，应空{wanted}字", **told)
        if found == "left":
            message = say("页码的左边空了{found}字，应空{wanted}字", **told)
        yield Remark(message, spot=spot_of(sheet, each))


def _below(sheet: Sheet, profile: Profile, each: Numbered, line: _Line) -> Iterator[Remark]:
    margins = sheet.setups[each.section].margins
    if each.side != "footer" or not line.is_last or not margins.get("footer"):
        return
    below = (abs(margins["bottom"]) - margins["footer"] - _height(line.layout, each.number.look.size) / 2) * _MM
    if abs(below - profile.page_number.below) > _ABOUT:
        told = {"found": f"{round(below):g}", "wanted": f"{profile.page_number.below:g}"}
        message = say("页码约在版心下边缘之下{found}毫米，应为{wanted}毫米", **told)
        yield Remark(message, spot=spot_of(sheet, each), level=Severity.WARNING)


def _height(layout: Layout, size: float) -> float:
    """Return how high a line of *size* pt is, in twips."""
    single = size * 20 * _LEADING
    if layout.line_rule == "auto":
        return single * layout.line / 240
    return float(layout.line) if layout.line_rule == "exact" else max(single, layout.line)
