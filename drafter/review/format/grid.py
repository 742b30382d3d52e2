"""Lines a page and characters a line, computed from what the text is set in (GB/T 9704-2012 5.2.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.reading.page_setup import PageSetup
from drafter.review.finding import Severity
from drafter.review.format.page import section_name
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_SINGLE = 240
_CHARACTER_GRIDS = ("linesAndChars", "snapToChars")
_LEADING = 1.35
"""The height of a line against its size, at most: where a fixed pitch is lower, nobody knows how high the line becomes."""

_NEARLY = 0.01
"""How much of a character may be missing: a grid of characters is rounded to 1/4096 pt."""

_LONG = 25
"""A paragraph that long is running text."""


class _Setting(NamedTuple):
    """What running text is set in: size in pt, spacing of characters and lines in twips, the rule, whether it snaps."""

    size: float
    spacing: int
    line: int
    line_rule: str
    snaps: bool


def rule() -> FormatRule:
    """Return the rule for lines a page and characters a line."""
    return FormatRule(
        "grid",
        say("每页行数、每行字数"),
        Severity.HINT,
        f"{STANDARD} 5.2.3",
        say("一般每面排22行，每行排28个字，撑满版心。按正文的字号、字距、行距和版心算出来；行距随字体而变的算不出，不判断。"),
        "[正文 行距=30磅] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        "[正文 行距=28.95磅] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        examine=_look,
        authority="grid",
    )


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = (profile.grid.lines, profile.grid.characters)
    right = (profile.paper.block_width, profile.paper.block_height)
    for index, setup in enumerate(sheet.setups):
        setting = _setting(sheet, index)
        if setting is None or setup.is_landscape or not setup.width:
            continue
        # What only the margins are to blame for is told of the margins.
        if 0 not in _held(setup, setting, right) and _held(setup, setting, right) != wanted:
            lines, characters = _held(setup, setting, setup.block)
            message = say(
                "按正文的字号行距，每页排{lines}行、每行{characters}字，一般是{rows}行、{columns}字",
                lines=lines,
                characters=characters,
                rows=wanted[0],
                columns=wanted[1],
            )
            yield Remark(message, spot=section_name(sheet, index))


def _setting(sheet: Sheet, section: int) -> _Setting | None:
    """Return what most of the running text of *section* is set in, None where it has none."""
    found = Counter[_Setting]()
    for each in sheet.placed:
        if each.part.section == section and each.role in ("body", "point") and len(each.part.text) > _LONG:
            layout = each.part.layout
            for _, words, look in each.part.formats():
                found[_Setting(look.size, look.spacing, layout.line, layout.line_rule, layout.snaps)] += len(words)
    return found.most_common(1)[0][0] if found else None


def _held(setup: PageSetup, setting: _Setting, block: tuple[int, int]) -> tuple[int, int]:
    """Return how many lines a text block holds and how many characters a line."""
    return _lines(setup, setting, block[1]), _characters(setup, setting, block[0])


def _lines(setup: PageSetup, setting: _Setting, height: int) -> int:
    """Return how many lines *height* (twips) holds, 0 where the height of a line is the font's to say."""
    pitch = setting.line
    if setting.line_rule == "auto":
        is_held = setup.grid and setting.snaps and setting.line == _SINGLE
        pitch = setup.pitch if is_held else 0
    if setting.line_rule != "exact" and pitch < setting.size * 20 * _LEADING:
        return 0
    return height // pitch if pitch else 0


def _characters(setup: PageSetup, setting: _Setting, width: int) -> int:
    extra = setup.extra / 4096 if setup.grid in _CHARACTER_GRIDS and setting.snaps else 0.0
    return int(width / 20 / (setting.size + setting.spacing / 20 + extra) + _NEARLY)
