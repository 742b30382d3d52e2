"""Documents made from a clean one, one defect each: the rule that is to catch it catches it, and nothing else is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reviewing import UNITS, USUAL, found, inspected, review

from drafter.review.phrases.standing import Standing, StandingPhrases

CLEAN = """2026年区图书馆工作要点

（2026年1月15日馆务会议通过）

各部门：

2026年是“十五五”规划的开局之年。全馆工作的总体要求是：坚持以人民为中心的工作导向，贯彻区政协八届二次会议精神，落实《公共图书馆服务规范》（区图发〔2025〕3号），完成各项任务。

一、强化阵地建设，夯实服务基础

1.优化空间布局。完成少儿阅览区改造，增设座席和大字图书，于9月底前开放。（办公室、典藏部）

2.延伸服务触角。新建社区分馆6个，做好“书香进社区”活动。（牵头单位：读者服务部，配合单位：典藏部）

3.提升服务质量。认真部署读者服务工作，截至2026年6月底开展评估。（读者服务部）

二、丰富阅读活动，营造书香氛围

4.办好品牌活动。重点抓好两件事。一是办好读书节。二是办好讲座，做实“书香进社区”专场。（办公室）

5.培育阅读推广队伍。着力做好以下三个方面工作：

（1）选聘推广人。

（2）组织培训。

（3）建立台账。

三、加强自身建设，做好“书香进社区”总结

附件：2026年主要工作事项

区图书馆

2026年1月20日

附件

2026年主要工作事项（共5项）

一、重点项目（3项）

1.完成少儿阅览区改造（办公室）

2.新建社区分馆（典藏部）

3.采购图书（典藏部）

二、品牌活动（2项）

1.办好读书节（读者服务部）

2.办好讲座（读者服务部）
"""

PHRASES = StandingPhrases(
    (
        Standing("zx-00000a", "坚持以人民为中心的工作导向"),
        Standing("zx-00000b", "推动公共文化服务标准化均等化", is_retired=True),
        Standing("zx-00000c", "完善现代公共文化服务体系建设", end=date(2025, 12, 31)),
    )
)
REFERENCE = replace(USUAL, units=UNITS, phrases=PHRASES)

SEEDED = [
    ("placeholder", "新建社区分馆6个", "新建社区分馆XX个"),
    ("placeholder", "2026年区图书馆工作要点", "20xx年区图书馆工作要点"),
    ("placeholder", "增设座席和", "增设____和"),
    ("placeholder", "组织培训。", "【待填：培训安排】。"),
    ("placeholder", "建立台账。", "建立×××台账。"),
    ("half-width", "总体要求是：", "总体要求是:"),
    ("half-width", "大字图书，", "大字图书,"),
    ("half-width", "（办公室、典藏部）", "(办公室、典藏部)"),
    ("half-width", "选聘推广人。", "选聘推广人."),
    ("quote-direction", "“十五五”规划", "”十五五”规划"),
    ("quote-direction", "“十五五”规划", '"十五五"规划'),
    ("unpaired", "《公共图书馆服务规范》", "《公共图书馆服务规范"),
    ("unpaired", "（区图发〔2025〕3号）", "（区图发〔2025〕3号"),
    ("unpaired", "“书香进社区”总结", "“书香进社区总结"),
    ("count", "（3项）", "（4项）"),
    ("count", "（共5项）", "（共6项）"),
    ("count", "以下三个方面", "以下四个方面"),
    ("count", "抓好两件事", "抓好三件事"),
    ("sequence", "3.提升服务质量", "4.提升服务质量"),
    ("sequence", "3.提升服务质量", "2.提升服务质量"),
    ("sequence", "二、丰富阅读活动", "三、丰富阅读活动"),
    ("sequence", "（3）建立台账", "（4）建立台账"),
    ("sequence", "二是办好讲座", "三是办好讲座"),
    ("session", "1.完成少儿阅览区改造（办公室）", "1.筹备区政协七届第三次常委会议（办公室）"),
    ("name-differs", "“书香进社区”总结", "“书香近社区”总结"),
    ("last-year", "2026年是“十五五”", "2025年是“十五五”"),
    ("last-year", "于9月底前开放", "确保2025年9月底前开放"),
    ("plan-period", "“十五五”规划的开局之年", "“十四五”规划的收官之年"),
    ("phrase-misquoted", "坚持以人民为中心的工作导向", "坚持以人民为忠心的工作导向"),
    ("phrase-misquoted", "坚持以人民为中心的工作导向", "坚持以人民群为中心的工作导向"),
    ("phrase-superseded", "完成各项任务", "推动公共文化服务标准化均等化"),
    ("phrase-expired", "完成各项任务", "完善现代公共文化服务体系建设"),
    ("word", "认真部署", "认真布署"),
    ("word", "截至2026年", "截止2026年"),
    ("word", "建立台账", "建立台帐"),
    ("task-owner", "3.采购图书（典藏部）", "3.采购图书"),
    ("unknown-unit", "（办公室、典藏部）", "（办公室、典臧部）"),
    ("task-roles", "配合单位：典藏部", "配合单位：读者服务部、典藏部"),
    ("date", "2026年1月20日", "2026年01月20日"),
    ("date", "2026年1月15日馆务", "2026年2月30日馆务"),
    ("date", "于9月底前", "于9月3号前"),
    ("document-number", "区图发〔2025〕3号", "区图发[2025]3号"),
    ("document-number", "区图发〔2025〕3号", "区图发〔2025〕03号"),
    ("document-number", "区图发〔2025〕3号", "区图发〔2025〕第3号"),
    (
        "repeat",
        "选聘推广人。",
        "完成少儿阅览区改造并为老年读者增设座席和大字图书，完成少儿阅览区改造并为老年读者增设座席和大字图书。",
    ),
    ("repeat", "选聘推广人。", "完成少儿阅览区改造，增设座席和大字图书，于9月底前开放。"),
    ("placeholder", "2026年1月20日", "2026年　月　日"),
    ("placeholder", "选聘推广人。", "选聘推广人？？？"),
    ("punctuation-twice", "大字图书，", "大字图书，，"),
    ("punctuation-twice", "选聘推广人。", "选聘推广人，。"),
    ("full-width", "新建社区分馆6个", "新建社区分馆６个"),
    ("last-year", "2026年1月20日", "2025年1月20日"),
    ("plan-period", "完成各项任务", "深入实施“十四五”规划"),
    ("count", "完成各项任务", "完成6项任务（见附件）"),
    ("sequence", "选聘推广人。", "第一，选聘。第二，培训。第四，总结。"),
    ("document-number", "区图发〔2025〕3号", "区图发〔25〕3号"),
    ("placeholder", "选聘推广人。", "选聘推广人（待定）。"),
    ("task-roles", "（办公室、典藏部）", "（办公室、典藏部、办公室）"),
    ("date", "2026年1月20日", "二〇二六年零一月二十日"),
    ("date", "2026年1月20日", "26年1月20日"),
    ("placeholder", "区图发〔2025〕3号", "区图发〔2025〕　号"),
    ("placeholder", "区图发〔2025〕3号", "区图发〔2025〕X号"),
    ("placeholder", "2026年1月20日", "2026年【】月【】日"),
    ("placeholder", "认真部署读者", "认真部署○○读者"),
    ("placeholder", "选聘推广人。", "选聘推广人（）名。"),
    ("placeholder", "选聘推广人。", "选聘推广人（此处填写人数）。"),
    ("count", "一是办好读书节。二是办好讲座，", "第一，办好读书节。第二，办好展览。第三，办好讲座，"),
    ("half-width", "大字图书，", "大字图书, "),
    ("traditional", "选聘推广人。", "選聘閱讀推廣人，組織培訓，辦好講座。"),
    ("garbled", "选聘推广人。", "选聘推�人。"),
    ("web-leftover", "选聘推广人。", "选聘推广人……（省略706字，会员可完整阅读）"),
    ("doubled", "八届二次会议精神", "八届二次会议精神精神"),
    ("doubled", "认真部署读者", "认真部署的的读者"),
    ("doubled", "开展评估", "开展开展评估"),
]


def test_the_clean_document_is_clean() -> None:
    assert found(CLEAN, REFERENCE) == []


@pytest.mark.parametrize(("rule", "good", "bad"), SEEDED, ids=[f"{number}-{each[0]}" for number, each in enumerate(SEEDED, 1)])
def test_a_seeded_defect_is_found_by_its_rule(rule: str, good: str, bad: str) -> None:
    assert CLEAN.count(good) >= 1
    findings = review(CLEAN.replace(good, bad, 1), REFERENCE)
    assert rule in {each.rule for each in findings}
    allowed = {"last-year": {"plan-period"}, "plan-period": {"last-year"}, "count": {"count"}}
    assert {each.rule for each in findings} <= {rule, *allowed.get(rule, set())}


def test_enough_defects_are_seeded() -> None:
    assert len(SEEDED) >= 40
    assert len({rule for rule, *_ in SEEDED}) >= 20


def test_a_defect_in_an_answers_file_is_found_where_it_stands() -> None:
    text = 'type: work-plan\ntitle: 2026年工作要点\nbody: |\n  # 服务\n  ## 认真布署{{ "年度" }}工作,抓好落实\n'
    findings = inspected(text).findings
    assert [(each.rule, str(each.place)) for each in findings] == [("word", "plan.yaml:5:8"), ("half-width", "plan.yaml:5:22")]
