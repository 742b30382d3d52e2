"""Official documents with what stands around their text: 版头, 版记, and the types that print them."""

from __future__ import annotations

import pytest
from sources import kinds, left, outline, printed, read

from drafter.draft.appendix import Appendix
from drafter.draft.outline import ParagraphKind

NOTICE = """机密★1年
特急
某某区文化馆文件
某文〔2026〕5号
关于举办阅读季活动的通知
各街道文化站：
现就有关事项通知如下。
一、活动时间
2026年4月至6月。
附件：统计表
某某区文化馆
2026年3月12日
（此件公开发布）
附件
统计表
一张表。
抄送：区文化局，各街道办事处。
某某区文化馆办公室　　　　2026年3月15日印发"""

REQUEST = """某某区文化馆文件
某文〔2026〕6号　　　签发人：张某某
关于改造多功能厅的请示
区文化局：
妥否，请批示。
某某区文化馆
2026年3月18日
（联系人：王某某，电话：8888-0000）"""


def test_a_notice_has_its_elements_in_their_fields() -> None:
    reading = read(NOTICE)
    values = reading.values
    assert (reading.type_name, reading.told) == ("notice", True)
    assert (values["secrecy"], values["urgency"], values["number"]) == ("机密★1年", "特急", "某文〔2026〕5号")
    assert (values["organisation"], values["signature"]) == ("某某区文化馆", "某某区文化馆")
    assert "organ_mark" not in values  # computed from the name
    assert values["title"] == "关于举办阅读季活动的通知"
    assert (values["addressee"], values["remark_line"]) == ("各街道文化站", "（此件公开发布）")
    assert values["copies"] == ("区文化局", "各街道办事处")
    assert (values["printer"], str(values["print_date"])) == ("某某区文化馆办公室", "2026年3月15日")
    (appendix,) = values["appendices"] if isinstance(values["appendices"], tuple) else ()
    assert isinstance(appendix, Appendix)
    assert appendix.title == "统计表"
    assert not reading.left_out


def test_a_request_has_who_signed_it_and_whom_to_ask() -> None:
    values = read(REQUEST).values
    assert (values["number"], values["signer"]) == ("某文〔2026〕6号", "张某某")
    assert (values["contact"], values["phone"]) == ("王某某", "8888-0000")
    assert "remark_line" not in values


def test_a_mark_that_cannot_be_computed_stays_as_it_stands() -> None:
    reading = read(NOTICE.replace("某某区文化馆文件", "某某区文化馆文　件"))
    assert (reading.values["organ_mark"], reading.values["organisation"]) == ("某某区文化馆文　件", "某某区文化馆")
    assert "某某区文化馆" in printed(reading)


def test_nobody_gets_a_letterhead_that_was_not_there() -> None:
    """A 通知 as text, without 版头: nothing is added to it; which type would add one is said."""
    bare = NOTICE.split("\n", 4)[4]
    reading = read(bare.split("抄送")[0])
    assert reading.type_name == "work-plan"
    assert any("notice" in problem.help for problem in reading.problems)


def test_an_imprint_makes_an_official_document_and_is_not_left_out() -> None:
    """A 版记 stands on official documents alone: what has one and no 版头 keeps it, and the 版头 that it gets is said."""
    reading = read(NOTICE.split("\n", 4)[4])
    assert (reading.type_name, reading.told) == ("notice", True)
    assert reading.values["printer"] == "某某区文化馆办公室"
    assert not reading.left_out
    assert any("没有版头" in problem.message for problem in reading.problems)


def test_a_plan_with_an_imprint_stays_a_plan() -> None:
    reading = read("区图书馆2026年工作要点\n做好工作。\n区图书馆\n2026年1月8日\n抄送：区文化局。")
    assert reading.type_name == "work-plan"


JOINT = """某某区文化局
某某区教育局文件
某某区财政局
某文联〔2026〕5号
关于联合举办阅读季活动的通知
各街道文化站：
现就有关事项通知如下。
某某区文化局
某某区教育局
某某区财政局
2026年3月12日"""


def test_organs_that_issue_a_document_together_make_one_mark() -> None:
    """GB/T 9704-2012 7.2.4: the names one below the other, that of the organ that leads first."""
    values = read(JOINT).values
    assert values["organ_mark"] == "某某区文化局\n某某区教育局文件\n某某区财政局"
    assert values["organisation"] == "某某区文化局"
    assert values["title"] == "关于联合举办阅读季活动的通知"
    assert values["signature"] == "某某区文化局\n某某区教育局\n某某区财政局"


def test_a_notice_that_has_no_number_yet_has_its_mark() -> None:
    reading = read(NOTICE.replace("某文〔2026〕5号\n", ""))
    assert (reading.type_name, reading.values["organisation"]) == ("notice", "某某区文化馆")
    assert "number" not in reading.values


def test_a_title_about_a_file_is_no_mark() -> None:
    reading = read("某某区关于整理旧文件\n某文〔2026〕5号\n各部门：\n请整理。")
    assert reading.values["title"] == "某某区关于整理旧文件"


@pytest.mark.parametrize(
    ("title", "end", "type_name"),
    [
        ("关于改造多功能厅", "妥否，请批示。", "request"),
        ("关于改造多功能厅", "特此通知。", "notice"),
        ("关于改造多功能厅的通知", "请遵照执行。", "notice"),
        ("关于改造多功能厅的请示", "请予支持。", "request"),
    ],
)
def test_below_a_letterhead_title_and_end_tell_the_type(title: str, end: str, type_name: str) -> None:
    reading = read(
        f"某某区文化馆文件\n某文〔2026〕6号\n{title}\n区文化局：\n拟改造多功能厅。\n{end}\n某某区文化馆\n2026年3月18日"
    )
    assert (reading.type_name, reading.told) == (type_name, True)


def test_a_mark_of_minutes_tells_minutes_and_its_number_may_stand_in_brackets() -> None:
    reading = read(
        "馆长办公会议纪要\n（第3期）\n某某区文化馆办公室　　2026年3月12日\n会议议定以下事项。\n出席：甲某某、乙某某"
    )
    assert (reading.type_name, reading.told) == ("minutes", True)
    assert (reading.values["number"], str(reading.values["issued"])) == ("（第3期）", "2026年3月12日")


def test_the_office_of_a_notice_without_letterhead_is_who_signs_it() -> None:
    text = "关于放假的通知\n某文〔2026〕5号\n各部门：\n明天放假。\n区图书馆\n2026年3月12日"
    values = read(text, type_name="notice").values
    assert (values["organisation"], values["number"]) == ("区图书馆", "某文〔2026〕5号")
    assert values["signature"] == "区图书馆"


@pytest.mark.parametrize("type_name", ["work-plan", "seminar-speech"])
def test_a_type_without_fields_for_it_keeps_the_words(type_name: str) -> None:
    reading = read(NOTICE, type_name=type_name)
    key = next(key for key in ("opening", "body") if key in reading.values)
    assert outline(reading, key)[:2] == [("", "机密★1年"), ("", "特急")]
    assert kinds(reading, key)[0] is ParagraphKind.PLAIN
    assert reading.values["title"] == "关于举办阅读季活动的通知"
    assert "印发" in left(reading)


def test_a_title_that_ends_like_a_mark_is_a_title() -> None:
    reading = read("关于整理旧文件\n各部门：\n请整理。")
    assert reading.values["title"] == "关于整理旧文件"


def test_a_remark_that_a_type_prints_only_with_a_contact_stays_in_the_text() -> None:
    reading = read(REQUEST.replace("联系人：王某某，电话：8888-0000", "此件公开发布"))
    assert "remark_line" not in reading.values
    assert outline(reading)[-1] == ("", "（此件公开发布）")


@pytest.mark.parametrize("office", ["", "某某区文化馆\n", "某某区文化馆　　2026年3月12日\n"])
def test_minutes_without_a_number_have_mark_office_and_title(office: str) -> None:
    reading = read(f"某某区文化馆会议纪要\n{office}馆务会议纪要\n会议议定以下事项。\n出席：甲某某")
    assert (reading.type_name, reading.values["title"]) == ("minutes", "馆务会议纪要")
    assert "number" not in reading.values
    assert reading.values["organisation"] == "某某区文化馆"


def test_a_title_of_two_lines_below_a_letterhead_stays_whole() -> None:
    text = NOTICE.replace("关于举办阅读季活动的通知", "某某区文化馆\n关于举办阅读季活动的通知")
    assert read(text).values["title"] == "某某区文化馆\n关于举办阅读季活动的通知"
