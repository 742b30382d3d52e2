"""Plan periods and their places: nothing is replaced, what holds in the new year is proposed."""

from __future__ import annotations

import pytest
from rolling import found, rolled


@pytest.mark.parametrize(
    ("text", "last", "year", "mark"),
    [
        ("“十四五”规划的收官之年", 2025, 2026, "2026年是“十五五”开局之年"),
        ("“十五五”规划实施的第二年", 2027, 2028, "2028年是“十五五”第三年"),
        ("十五五开局之年", 2026, 2027, "2027年是“十五五”第二年"),
        ("“十四五”时期", 2025, 2026, "“十五五”（2026—2030年）"),
        ("”十四五”规划", 2025, 2026, "“十五五”（2026—2030年）"),
        ("谋划“十五五”", 2025, 2026, "“十五五”（2026—2030年）已经开始"),
        ("收官之年", 2025, 2026, "2026年是“十五五”开局之年"),
        ("“十五五”收官之年", 2030, 2031, "2031年在规划中的位置"),
    ],
)
def test_what_does_not_hold_any_more_gets_a_proposal(text: str, last: int, year: int, mark: str) -> None:
    (change,) = found(text, last, year)
    assert (change[0], change[1], change[4]) == ("plan", "proposed", mark)
    assert rolled(text, last, year).replace(f"【请核：{mark}】", "") == text


@pytest.mark.parametrize("text", ["“十五五”规划", "“九五”期间", "十三五以来"])
def test_what_still_holds_or_is_long_past_is_left(text: str) -> None:
    assert [each[1] for each in found(text, 2026, 2027)] == ["left"]


@pytest.mark.parametrize("text", ["第十五次会", "二十四五岁", "十四五个", "三五成群", "十五分钟", "五五开"])
def test_other_fives_are_no_plans(text: str) -> None:
    assert not [each for each in found(text) if each[0] == "plan"]


def test_a_plan_may_be_named_in_full() -> None:
    assert found("实施第十四个五年规划", 2025, 2026)[0][:3] == ("plan", "proposed", "第十四个五年规划")
    assert found("实施第十五个五年规划", 2026, 2027)[0][:2] == ("plan", "left")


def test_the_year_in_which_a_plan_starts_has_many_names() -> None:
    assert found("“十五五”规划全面启动之年", 2026, 2027)[0][:2] == ("plan", "proposed")


def test_of_a_plan_that_begins_the_place_is_said() -> None:
    assert "【请核：2026年是“十五五”开局之年】" in rolled("2026年是“十五五”开局之年", 2025, 2026)


def test_the_last_year_of_a_programme_is_not_that_of_a_plan() -> None:
    assert rolled("三年行动收官之年", 2026, 2027) == "三年行动收官之年【请核：2027年在规划（计划）中的位置】"


def test_each_place_belongs_to_the_plan_before_it() -> None:
    text = "是“十四五”规划的收官之年，也是谋划“十五五”的关键之年"
    assert [each[2] for each in found(text)] == ["“十四五”规划的收官之年", "“十五五”"]
