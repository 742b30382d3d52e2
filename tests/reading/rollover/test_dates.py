"""Dates, years told from the text's own, document numbers, totals."""

from __future__ import annotations

import pytest
from rolling import aim, found, rolled

from drafter.reading.rollover.find import find


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025年12月15日前", "2026年12月15日前【请核：原为2025年12月15日前，2026年这一天是星期二】"),
        ("2025年9月底前", "2026年9月底前【请核：原为2025年9月底前】"),
        ("2025-06-30", "2026-06-30【请核：原为2025-06-30，2026年这一天是星期二】"),
        ("2025年3月15日（星期六）", "2026年3月15日（星期六）【请核：原为2025年3月15日（星期六），2026年这一天是星期日】"),
        ("二〇二五年三月十五日", "二〇二六年三月十五日【请核：原为二〇二五年三月十五日，2026年这一天是星期日】"),
        ("2024年12月1日至5日", "2025年12月1日至5日【请核：原为2024年12月1日至5日，2025年这一天是星期一】"),
    ],
)
def test_a_date_moves_and_says_its_weekday(old: str, new: str) -> None:
    assert rolled(old) == new


def test_of_a_span_of_days_the_weekday_is_that_of_the_first() -> None:
    assert rolled("6月1日—7日", 2026, 2027) == "6月1日—7日【请核：2027年6月1日是星期二】"


@pytest.mark.parametrize("text", ["上半年", "第三季度", "年底前", "年内"])
def test_parts_of_a_year_are_shown_and_stay(text: str) -> None:
    assert [each[:3] for each in found(text)] == [("date", "left", text)]


def test_a_part_of_a_year_takes_nothing_from_the_year_before_it() -> None:
    assert rolled("2025年底前") == "2026年底前"
    assert rolled("2025年年底前") == "2026年年底前"


def test_a_day_that_the_new_year_has_not_is_said() -> None:
    assert rolled("2024年2月29日", 2024, 2025) == "2025年2月29日【请核：原为2024年2月29日，2025年没有这一天】"


def test_a_day_without_a_year_stays_marked_and_a_month_stays() -> None:
    assert found("4月23日举办，9月底前完成，6月、11月演练，1—2月") == [
        ("date", "marked", "4月23日", "4月23日", "2026年这一天是星期四"),
        ("date", "left", "9月底前", "9月底前", ""),
        ("date", "left", "6月、11月", "6月、11月", ""),
        ("date", "left", "1—2月", "1—2月", ""),
    ]


@pytest.mark.parametrize("text", ["2015年3月1日", "3个月", "12345-67-89", "第3.15节"])
def test_old_dates_and_what_is_none_stay(text: str) -> None:
    assert rolled(text) == text


@pytest.mark.parametrize("text", ["2025年1月1日起施行", "2025年1月1日至2027年12月31日"])
def test_a_date_that_something_holds_from_stays_marked(text: str) -> None:
    (change,) = found(text)
    assert change[:2] == ("date", "marked")
    assert change[2] == change[3]


@pytest.mark.parametrize(
    ("word", "year"),
    [
        ("今年", 2026),
        ("本年度", 2026),
        ("去年", 2025),
        ("上年度", 2025),
        ("上一年", 2025),
        ("前年", 2024),
        ("明年", 2027),
        ("来年", 2027),
    ],
)
def test_a_year_told_from_the_texts_own_stays_and_says_what_it_means_now(word: str, year: int) -> None:
    assert rolled(f"比{word}增长") == f"比{word}【请核：现在指{year}年】增长"


def test_the_two_years_of_one_word_are_named_and_stretches_of_years_only_shown() -> None:
    assert rolled("今明两年") == "今明两年【请核：现在指2026年、2027年】"
    assert rolled("去冬今春") == "去冬今春【请核：现在指2025年、2026年】"
    assert rolled("过去一年") == "过去一年【请核：现在指2025年】"
    assert [each[:3] for each in found("近三年，今后五年")] == [
        ("relative", "left", "近三年"),
        ("relative", "left", "今后五年"),
    ]


@pytest.mark.parametrize(
    "text",
    ["文明年度", "以前年度", "近年来", "未来年份", "如今年轻人", "本年级", "以上年限", "过去年代", "提前年审", "上年纪"],
)
def test_words_that_only_look_like_one_stay(text: str) -> None:
    assert found(text) == []


def test_recent_and_masked_document_numbers_are_marked_and_old_ones_left() -> None:
    assert rolled("（甲发〔2025〕57号）") == "（甲发〔2025〕57号【请核：2026年是否有新的文件】）"
    assert rolled("甲发[2024]5号") == "甲发[2024]5号【请核：2026年是否有新的文件】"
    assert rolled("甲发〔20××〕5号") == "甲发〔20××〕5号【请核：文号】"
    assert found("〔1986〕97号") == [("document", "left", "〔1986〕97号", "〔1986〕97号", "")]


def test_totals_are_marked_never_carried() -> None:
    assert rolled("（共33项）") == "（共33项【请核：数量】）"
    assert rolled("合计十二个") == "合计十二个【请核：数量】"
    assert rolled("共完成33项") == "共完成33项【请核：数量】"
    (total,) = find("共33项", aim(附件2=33))
    assert total.mark == "附件2现列33项"


@pytest.mark.parametrize("text", ["中共二十大", "公共24小时书房", "3.5万册", "公共3个"])
def test_other_numbers_are_no_totals(text: str) -> None:
    assert not [each for each in found(text) if each[0] == "total"]
