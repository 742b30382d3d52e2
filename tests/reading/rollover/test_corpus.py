"""Two real plans, as saved from web pages: every time-bound expression of each, checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from rolling import found, rolled

from drafter.draft.compose.expand import TODO

CORPUS = Path(__file__).parents[3] / "../shared/corpus/web-text"
NOT_HERE = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")


def text(name: str) -> str:
    return (CORPUS / name).read_text(encoding="utf-8")


@NOT_HERE
def test_a_plan_of_the_last_year_of_a_plan_period() -> None:
    place = "2026年是“十五五”开局之年"
    newest = "最新为二十届四中全会"
    assert found(text("plan-continuous-items.txt")) == [
        ("year", "moved", "2025年", "2026年", ""),
        ("congress", "proposed", "二十届三中全会", "二十届三中全会", newest),
        ("plan", "proposed", "开局之年", "开局之年", place),
        ("plan", "proposed", "“十四五”规划的收官之年", "“十四五”规划的收官之年", place),
        ("congress", "left", "中共二十大", "中共二十大", ""),
        ("congress", "proposed", "二十届三中全会", "二十届三中全会", newest),
        ("year", "moved", "2025年", "2026年", ""),
        ("year", "moved", "2025年", "2026年", ""),
    ]


@NOT_HERE
def test_a_plan_with_masked_years_and_many_sessions() -> None:
    changes = found(text("plan-with-appendix.txt"))
    assert [each[2] for each in changes if each[0] == "session"] == [
        *("十一届十次全会", "十三届十次全会", "第八次党代会", "八届三次全会", "第十二次党代会", "第十四次党代会"),
        *("第八次党代会", "八届三次全会", "八届二次全会"),
        *("八届二次会议", "八届第二次常委会议", "七届第三次常委会议", "七届第四次常委会议", "七届第五次常委会议"),
    ]
    assert [each[2:] for each in changes if each[0] == "year"] == [("20xx年", "20xx年", "2026年")] * 6
    assert [each[1:] for each in changes if each[0] not in ("session", "year")] == [
        ("proposed", "”十四五”", "”十四五”", "“十五五”（2026—2030年）"),
        ("proposed", "十九届六中全会", "十九届六中全会", "最新为二十届四中全会"),
        ("marked", "党的二十大", "党的二十大", "二十大已于2022年10月召开"),
        ("marked", "〔20xx〕57号", "〔20xx〕57号", "文号"),
        ("marked", "共33项", "共33项", "数量"),
    ]


@NOT_HERE
def test_the_words_between_the_expressions_of_real_texts_stay() -> None:
    for path in sorted(CORPUS.parent.glob("*/*.txt")):
        old = path.read_text(encoding="utf-8")
        assert TODO.sub("", rolled(old, 2018, 2018)) == old, path.name
        new = TODO.sub("", rolled(old, 2018, 2019))
        assert len(new) == len(old), path.name
        moved = {(before, after) for before, after in zip(old, new, strict=True) if before != after}
        assert all(before.isdecimal() and after.isdecimal() for before, after in moved), path.name
