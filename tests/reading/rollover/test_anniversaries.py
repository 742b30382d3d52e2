"""Anniversaries: counted anew from a known year or from the one that the old year gives."""

from __future__ import annotations

import pytest
from rolling import aim, found, rolled

from drafter.reading.rollover.find import find


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("中国共产党成立104周年", "中国共产党成立105周年"),
        ("新中国成立七十六周年", "新中国成立七十七周年"),
        ("建馆69周年", "建馆70周年"),
        ("建馆九十九周年", "建馆一百周年"),
        ("建馆60周年", "建馆61周年【请核：原为60周年，不再是整数】"),
    ],
)
def test_an_anniversary_of_the_old_year_is_counted_anew(old: str, new: str) -> None:
    assert rolled(old) == new


def test_a_hundred_and_one_is_written_with_its_zero() -> None:
    assert rolled("成立一百周年") == "成立一百零一周年【请核：原为一百周年，不再是整数】"


def test_where_it_counts_from_is_said() -> None:
    (known,) = find("建军98周年", aim())
    (inferred,) = find("建馆60周年", aim())
    assert "1927年" in known.why
    assert "1965年" in inferred.why


def test_the_year_of_the_sentence_tells_when_an_event_was() -> None:
    """A report on 2025 with a plan for 2026: what 2026 keeps, the next report must not count as kept by 2025."""
    assert rolled("2026年是甲诞辰160周年") == "2027年【请核：原为2026年】是甲诞辰160周年【请核：2026年是160周年】"
    assert rolled("2025年是甲诞辰160周年") == "2026年是甲诞辰161周年【请核：原为160周年，不再是整数】"


def test_how_long_something_has_lasted_is_counted_anew() -> None:
    """改革开放 began in 1978, by the tables: 47 years before 2025."""
    assert rolled("改革开放47年来") == "改革开放48年来"
    assert rolled("改革开放四十七年以来") == "改革开放四十八年以来"
    assert found("改革开放47年来")[0][:2] == ("anniversary", "recomputed")


@pytest.mark.parametrize("text", ["改革开放40年来", "五年来", "这47年来"])
def test_other_lengths_of_time_stay(text: str) -> None:
    assert rolled(text) == text


def test_an_anniversary_of_another_year_stays() -> None:
    assert found("在庆祝中国共产党成立100周年大会上") == [("anniversary", "left", "100周年", "100周年", "")]


def test_one_that_was_still_to_come_is_marked() -> None:
    assert found("迎接建军100周年", 2025, 2026) == [("anniversary", "marked", "100周年", "100周年", "2026年是99周年")]


@pytest.mark.parametrize("text", ["周年庆", "每周年会"])
def test_without_a_number_there_is_nothing_to_count(text: str) -> None:
    assert found(text) == []
