"""Years and spans of years: the old one moves in the writing it has, its neighbours are marked, others stay."""

from __future__ import annotations

import pytest
from rolling import found, rolled


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025年工作要点", "2026年工作要点"),
        ("2025 年工作要点", "2026 年工作要点"),
        ("2025年度考核", "2026年度考核"),
        ("２０２５年", "２０２６年"),
        ("二〇二五年度", "二〇二六年度"),
        ("二○二五年", "二○二六年"),
        ("二零二五年", "二零二六年"),
    ],
)
def test_the_old_year_moves_without_a_mark(old: str, new: str) -> None:
    assert rolled(old) == new


@pytest.mark.parametrize(
    ("old", "new"), [("2024年预计", "2025年【请核：原为2024年】预计"), ("2026年计划", "2027年【请核：原为2026年】计划")]
)
def test_its_neighbours_move_too_and_are_marked(old: str, new: str) -> None:
    assert rolled(old) == new


@pytest.mark.parametrize(
    "text", ["1949年建馆", "2020年以来", "到2030年建成", "20世纪90年代", "12025年", "2000年代", "2025册", "2025人"]
)
def test_other_years_and_other_numbers_stay(text: str) -> None:
    assert rolled(text) == text


def test_years_that_stay_are_shown() -> None:
    assert found("1949年、到2030年") == [
        ("year", "left", "1949年", "1949年", ""),
        ("year", "left", "2030年", "2030年", ""),
    ]


@pytest.mark.parametrize("text", ["2025年以来", "2025年起施行", "到2026年底", "至2026年"])
def test_a_year_that_something_counts_from_or_to_stays_marked(text: str) -> None:
    assert rolled(text).replace("【请核：年份是否不变】", "") == text
    assert "【请核：年份是否不变】" in rolled(text)


@pytest.mark.parametrize("behind", ["施行", "修订", "公布", "年）"[1:]])
def test_the_year_of_a_document_in_brackets_behind_its_title_stays_marked(behind: str) -> None:
    text = f"《全民阅读促进条例》（2025年{behind}"
    assert rolled(text) == f"《全民阅读促进条例》（2025年【请核：年份是否不变】{behind}"


def test_several_years_go_several_years_on() -> None:
    assert rolled("2023年，2022年", 2023, 2027) == "2027年，2026年【请核：原为2022年】"


@pytest.mark.parametrize(
    ("old", "mark"),
    [
        ("三年行动（2023—2025年）", "2026—2028年"),
        ("2023-2025年", "2026-2028年"),
        ("2023年至2025年", "2026年至2028年"),
        ("2021—2025年", "2026—2030年"),
    ],
)
def test_a_span_that_has_ended_stays_and_the_next_is_proposed(old: str, mark: str) -> None:
    assert ("year", "proposed", mark) in [(kind, done, about) for kind, done, _, _, about in found(old)]
    assert rolled(old).replace(f"【请核：{mark}】", "") == old


def test_a_span_in_brackets_needs_no_unit() -> None:
    assert rolled("三年行动（2023—2025）") == "三年行动（2023—2025【请核：2026—2028】）"
    assert found("“2026—2028”三年行动")[0][:3] == ("year", "left", "2026—2028")


def test_a_span_that_goes_on_stays() -> None:
    assert found("2024—2027年") == [("year", "left", "2024—2027年", "2024—2027年", "")]


def test_a_school_year_moves() -> None:
    assert rolled("2025—2026学年") == "2026—2027学年【请核：原为2025—2026学年】"


def test_years_in_a_row_stay_marked() -> None:
    assert rolled("2024、2025年分别完成") == "2024、2025年【请核：年份】分别完成"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("’25读书季", "’25【请核：’26】读书季"),
        ("20××年要点", "20××年【请核：2026年】要点"),
        ("20xx年", "20xx年【请核：2026年】"),
        ("2025级学生", "2025级【请核：2026级】学生"),
        ("举办2025全民读书季", "举办2025【请核：2026】全民读书季"),
    ],
)
def test_short_and_masked_years_get_a_proposal(old: str, new: str) -> None:
    assert rolled(old) == new


@pytest.mark.parametrize("text", ["‘甲’25人", "’2555", "’99", "2025人", "编号2025甲", "GB/T 2025—2019", "2025余册"])
def test_a_closing_quote_before_a_number_is_no_year(text: str) -> None:
    assert rolled(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("《三年行动方案（2023—2025年）》要求", "《三年行动方案（2023—2025年）》【请核：书名中的年份】要求"),
        ("《2025年要点》", "《2025年要点》【请核：书名中的年份】"),
        ("《〈2025年要点〉的通知》", "《〈2025年要点〉的通知》【请核：书名中的年份】"),
        ("《2025年关于2024年情况的报告》", "《2025年关于2024年情况的报告》【请核：书名中的年份】"),
    ],
)
def test_a_title_is_quoted_so_its_years_stay_and_the_mark_stands_behind_it(old: str, new: str) -> None:
    assert rolled(old) == new


@pytest.mark.parametrize("text", ["《条例（2019年修订）》", "《关于二十届三中全会的决定》", "《纪念建馆60周年》"])
def test_what_is_past_or_dateless_in_a_title_is_left(text: str) -> None:
    assert rolled(text) == text
