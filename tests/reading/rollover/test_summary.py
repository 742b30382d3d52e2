"""The summary: every expression with its class, its place and what was done, for people and for programs."""

from __future__ import annotations

import json

from answering import FORM, draft
from rolling import TABLES

from drafter.draft.fields import Draft, Part
from drafter.reading.rollover import roll_over
from drafter.reading.rollover.summary import summary, summary_data

TEXT = "year: 2025\nsummary: 2025年，八届二次会议，1949年，到1949年，9月底前\nnote: （2025年1月5日通过）\n"


def test_the_summary_counts_and_lists_by_class() -> None:
    lines = summary(roll_over(draft(TEXT), year=2026, tables=TABLES))
    assert lines == [
        "由2025年（取自年度一栏）换到2026年",
        "与时间有关的说法 7 处，其中 2 处要人看，后面有【请核】",
        "",
        "年份、年度：4 处（已改 2、保留 2）",
        "  已改  2025 → 2026  第4行 年度  字段的值",
        "  已改  2025年 → 2026年  第5行 摘要",
        "  保留  1949年  第5行 摘要  不是本文所管的年份",
        "",
        "日期：2 处（已改 1、保留 1）",
        "  已改  2025年1月5日 → 2026年1月5日  【请核：原为2025年1月5日，2026年这一天是星期一】  第6行 题注",
        "  保留  9月底前  第5行 摘要  只写月份，每年相同",
        "",
        "届次：1 处（未改，有建议 1）",
        "  未改，有建议  八届二次会议  【请核：八届三次会议，换届则为九届一次会议】  第5行 摘要  届次只有本单位知道",
    ]


def test_what_was_not_looked_at_and_a_year_that_is_the_same_are_said() -> None:
    apart = Draft(FORM, {"title": "2025年要点", "parts": (Part("甲.yaml", Draft(FORM, {"title": "甲"})),)})
    lines = summary(roll_over(apart, year=2025, tables=TABLES))
    assert lines[0].startswith("稿件已经是2025年的")
    assert "没有看：甲.yaml（另在一个文件里，请单独换年度）" in lines


def test_the_data_say_the_same() -> None:
    data = summary_data(roll_over(draft(TEXT), year=2026, tables=TABLES, last="last.yaml"))
    assert json.loads(json.dumps(data)) == data
    assert (data["last_year"], data["last_year_from"], data["year"], data["based_on"], data["marks"]) == (
        *(2025, "field", 2026),
        *("last.yaml", 2),
    )
    assert data["classes"]["year"] == {"count": 4, "moved": 2, "left": 2}
    assert data["changes"][-1]["class"] in ("year", "date", "session")
    first = next(each for each in data["changes"] if each["class"] == "session")
    assert first == {
        "class": "session",
        "done": "proposed",
        "where": "摘要",
        "place": {"file": "plan.yaml", "line": 5},
        "offset": 6,
        "before": "八届二次会议",
        "after": "八届二次会议",
        "mark": "八届三次会议，换届则为九届一次会议",
        "why": "届次只有本单位知道",
    }
