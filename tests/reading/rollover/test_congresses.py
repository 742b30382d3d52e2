"""Congresses, plenums, national sessions: the newest of the tables is proposed, never put in silently."""

from __future__ import annotations

import pytest
from rolling import TABLES, aim, found, rolled

from drafter.reading.rollover.find import find


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("二十届三中全会", "最新为二十届四中全会"),
        ("二十届二中、三中全会", "最新为二十届四中全会"),
        ("第二十届中央委员会第三次全体会议", "最新为二十届四中全会"),
        ("十九届历次全会", "二十届历次全会"),
        ("党的十九大", "二十大"),
        ("十四届全国人大二次会议", "最新为十四届全国人大三次会议"),
        ("第十四届全国人民代表大会第二次会议", "最新为十四届全国人大三次会议"),
        ("全国政协十四届二次会议", "最新为全国政协十四届三次会议"),
    ],
)
def test_an_older_meeting_stays_and_the_newest_is_proposed(text: str, mark: str) -> None:
    assert found(text) == [("congress", "proposed", text, text, mark)]
    assert rolled(f"贯彻{text}精神") == f"贯彻{text}【请核：{mark}】精神"


@pytest.mark.parametrize(
    "text",
    [
        "二十届四中全会",
        "党的二十大",
        "中共二十大",
        "二十大精神",
        "二十届历次全会",
        "党的十八大以来",
        "党的十九大以来",
        "二十届三中全会以来",
        "十八届三中全会",
    ],
)
def test_the_newest_and_the_historical_are_left(text: str) -> None:
    assert [each[:2] for each in found(text)] == [("congress", "left")]


def test_the_proposal_names_its_source() -> None:
    (change,) = find("二十届三中全会", aim())
    assert "《中国共产党第二十届中央委员会第四次全体会议公报》（2025年10月23日）" in change.why


@pytest.mark.parametrize(
    ("text", "year", "mark"),
    [
        ("二十届四中全会", 2027, "二十届四中全会之后是否已有新的全会"),
        ("党的二十大", 2028, "二十一大是否已经召开"),
        ("十四届全国人大三次会议", 2026, "十四届全国人大三次会议之后是否已有新的会议"),
        ("迎接党的二十大", 2026, "二十大已于2022年10月召开"),
    ],
)
def test_where_the_tables_must_have_ended_too_early_the_newest_is_doubted(text: str, year: int, mark: str) -> None:
    assert [(each[1], each[4]) for each in found(text, year - 1, year)] == [("marked", mark)]


@pytest.mark.parametrize(
    ("text", "mark"), [("党的二十一大", "二十一大是否已经召开"), ("二十届五中全会", "二十届五中全会是否已经召开")]
)
def test_a_meeting_that_the_tables_do_not_have_yet_is_marked(text: str, mark: str) -> None:
    assert found(text) == [("congress", "marked", text, text, mark)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("第31个世界读书日", "之后为第32个"),
        ("第四十一个教师节", "之后为第四十二个"),
        ("第3次馆员大会", "之后为第4次馆员大会"),
        ("第十六次联席会议", "之后为第十七次联席会议"),
    ],
)
def test_days_and_meetings_counted_one_by_one_get_the_next(text: str, mark: str) -> None:
    assert [each[4] for each in found(text)] == [mark]


@pytest.mark.parametrize("text", ["第3个工作日", "第2个日常事项", "第一个项目", "第5次评估"])
def test_other_things_counted_are_none_of_them(text: str) -> None:
    assert rolled(text) == text


def test_a_year_in_the_past_knows_nothing_of_later_meetings() -> None:
    assert [each[1] for each in found("二十届三中全会", 2023, 2024)] == ["left"]


@pytest.mark.parametrize("text", ["十大重点", "二十大类", "三十大户", "十二大行动"])
def test_other_big_things_are_no_congress(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("八届二次会议", "八届三次会议，换届则为九届一次会议"),
        ("十一届十次全会", "十一届十一次全会，换届则为十二届一次全会"),
        ("八届第二次常委会议", "八届第三次常委会议，换届则为九届第一次常委会议"),
        ("第三届第二次职工代表大会", "第三届第三次职工代表大会，换届则为第四届第一次职工代表大会"),
        ("3届2次职代会", "3届3次职代会，换届则为4届1次职代会"),
        ("第八次党代会", "之后为第九次党代会"),
        ("第十二次党员代表大会", "之后为第十三次党员代表大会"),
        ("第六届", "之后为第七届"),
    ],
)
def test_a_local_session_stays_and_the_next_is_proposed(text: str, mark: str) -> None:
    assert found(f"开好区{text}、读书节" if text != "第六届" else "办好第六届读书节") == [
        ("session", "proposed", text, text, mark)
    ]


def test_without_tables_every_meeting_is_left() -> None:
    from drafter.reading.rollover.aim import Aim
    from drafter.reading.rollover.tables import DatedTables

    assert [str(each.done) for each in find("二十届三中全会、“十四五”、党的二十大", Aim(2025, 2026, DatedTables()))] == [
        "left",
        "left",
    ]
    assert TABLES.newest_plenum is not None
