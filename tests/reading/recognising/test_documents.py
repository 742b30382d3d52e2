"""Whole documents of the kinds that offices write: their parts stand in their fields."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from sources import bundled_forms, left, lines_of, outline, printed, read, without_blanks

from drafter.draft.appendix import Appendix, Layout
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Field, Form, Kind
from drafter.draft.outline import ParagraphKind
from drafter.reading.recognising import Change, Reading

PROSE = "围绕读者需求完善服务制度，按季度检查落实情况，逐项明确责任部门和完成时限，年底通报结果。"
NOTICE = f"""关于印发《2026年区图书馆工作要点》的通知
区图〔2026〕3号

各部、室，各分馆：

    现将《2026年区图书馆工作要点》印发给你们，请认真贯彻执行。{PROSE}

    附件：1.2026年重点任务清单
          2.各部室联系人名单

                                        区图书馆
                                      2026年1月5日

（联系人：某某，电话：0000）

附件1

2026年重点任务清单

一、重点项目
1.完成少儿阅览区改造（牵头单位：办公室；配合单位：典藏部；6月底前）
2.新建社区分馆6个（读者服务部）
二、重点活动
1.办好读书节（4月）

附件2

各部室联系人名单

办公室　某某
典藏部　某某

抄送：区文化局。
区图书馆办公室                2026年1月5日印发
"""


def appendices(reading: Reading) -> tuple[Appendix, ...]:
    return cast("tuple[Appendix, ...]", reading.values.get("appendices", ()))


def test_a_notice_with_appendices_has_every_part_in_its_field() -> None:
    reading = read(NOTICE, type_name="work-plan")
    assert reading.values["title"] == "关于印发《2026年区图书馆工作要点》的通知"
    assert reading.values["note"] == "区图〔2026〕3号"
    assert reading.values["addressee"] == "各部、室，各分馆"
    assert reading.values["signature"] == "区图书馆"
    assert reading.values["date"] == DocumentDate(2026, 1, 5)
    assert reading.values["remark_line"] == "（联系人：某某，电话：0000）"
    tasks, names = appendices(reading)
    assert (tasks.title, names.title) == ("2026年重点任务清单", "各部室联系人名单")
    assert [line.text for line in names.body.paragraphs] == ["办公室　某某", "典藏部　某某"]
    assert left(reading).split("\n")[0] == "抄送：区文化局。"


def test_a_list_of_tasks_has_groups_owners_roles_and_terms() -> None:
    (tasks, _) = appendices(read(NOTICE))
    assert tasks.layout is Layout.LIST
    assert [group.name for group in tasks.groups] == ["重点项目", "重点活动"]
    first, second = tasks.groups[0].tasks
    assert (first.task, first.lead, first.support, first.due) == ("完成少儿阅览区改造", ("办公室",), ("典藏部",), "6月底前")
    assert second.owners == ("读者服务部",)
    assert not tasks.count


def test_the_same_lines_are_printed_again() -> None:
    reading = read(NOTICE, type_name="work-plan")
    out = {each.line for each in reading.left_out}
    expected = "".join(line.text for line in lines_of(NOTICE) if line.number not in out)
    assert without_blanks("".join(printed(reading))) == without_blanks(expected)


def test_counts_are_computed_where_all_of_them_were_right() -> None:
    text = "2026年工作要点\n好。\n附件\n重点任务（共3项）\n一、甲（2项）\n1.改造\n2.新建\n二、乙（1项）\n1.讲座"
    (tasks,) = appendices(read(text))
    assert tasks.count
    assert (tasks.title, [group.name for group in tasks.groups]) == ("重点任务", ["甲", "乙"])
    (wrong,) = appendices(read(text.replace("（2项）", "（5项）")))
    assert not wrong.count
    assert (wrong.title, wrong.groups[0].name) == ("重点任务（共3项）", "甲（5项）")


def test_an_appendix_of_prose_keeps_its_own_numbers() -> None:
    (rules,) = appendices(
        read(f"2026年工作要点\n一、甲\n好。\n附件：管理办法\n附件\n管理办法\n第一条　{PROSE}\n第二条　{PROSE}")
    )
    assert rules.layout is Layout.TEXT
    assert rules.numbering is not None
    assert [form.first for form in rules.numbering.levels] == ["第一条　"]
    assert not rules.numbering.leads


@pytest.mark.parametrize("mark", ["；", "，", "　"])
def test_a_reference_may_name_all_appendices_in_one_line(mark: str) -> None:
    behind = "区图书馆\n2026年1月5日\n附件1\n2026年任务表\n甲。\n附件2\n名单\n乙。"
    reading = read(f"工作方案\n做好工作。\n附件：1.2026年任务表{mark}2.名单\n{behind}")
    assert [each.title for each in appendices(reading)] == ["2026年任务表", "名单"]
    assert printed(reading).count("附件：1.2026年任务表") == 1
    assert not any("附件说明" in problem.message for problem in reading.problems)


def test_a_reference_that_names_other_appendices_stays_as_it_stands() -> None:
    reading = read("2026年工作要点\n一、甲\n好。\n附件：1.甲表\n2.乙表\n区图书馆\n2026年1月5日")
    assert any("附件说明" in problem.message for problem in reading.problems)
    assert "附件：1.甲表" in printed(reading)


def test_a_speech_has_its_salutation_and_what_stands_under_its_title() -> None:
    reading = read(
        f"在研讨会上的发言\n区图书馆馆长　某某某\n（2026年1月8日）\n同志们：\n下面谈三点。\n一、认识\n{PROSE}\n谢谢大家！"
    )
    assert reading.type_name == "seminar-speech"
    assert reading.values["note"] == "区图书馆馆长　某某某\n（2026年1月8日）"
    assert reading.values["salutation"] == "同志们"
    assert outline(reading, "closing") == [("", "谢谢大家！")]


def test_words_without_a_field_are_printed_where_they_stood() -> None:
    """A speech has no signature: it stands behind the closing."""
    reading = read(f"学习体会\n一、认识\n{PROSE}\n二、打算\n{PROSE}\n区图书馆\n2026年1月5日", type_name="seminar-speech")
    assert [line for line in printed(reading) if "研讨发言" not in line][-2:] == ["区图书馆", "2026年1月5日"]


def test_a_form_without_appendices_keeps_them_as_text() -> None:
    fields = {"title": Field("title", Kind.LINE, "标题"), "body": Field("body", Kind.OUTLINE, "正文")}
    reading = read(NOTICE, forms={"memo": Form("memo", fields)})
    shown = without_blanks("".join(printed(reading)))
    assert "2.新建社区分馆6个（读者服务部）" in shown
    assert "各部、室，各分馆：" in shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026年区图书馆工作要点\n一、甲\n好。", "work-plan"),
        ("学习研讨会发言\n同志们：\n一、甲\n好。", "seminar-speech"),
        ("把服务送到家门口\n——工作经验交流材料\n现将有关做法汇报如下。\n一、甲\n好。", "exchange-report"),
    ],
)
def test_the_type_is_told_by_title_and_words(text: str, name: str) -> None:
    reading = read(text)
    assert (reading.type_name, reading.told) == (name, True)


def test_a_type_of_ones_own_is_known_by_its_name() -> None:
    forms = {**bundled_forms(), "brief": replace(bundled_forms()["work-plan"], name="brief", title="情况通报")}
    assert read("第三季度情况通报\n一、甲\n好。", forms=forms).type_name == "brief"


def test_a_type_that_nothing_tells_is_said() -> None:
    reading = read("某某事项\n一、甲\n好。")
    assert not reading.told
    assert any("文种" in problem.message for problem in reading.problems)


def test_parts_on_new_pages_make_a_collection_without_a_contents_list() -> None:
    lines = lines_of(f"研讨发言汇编\n为便于交流，汇编成册。\n甲馆的做法\n一、认识\n{PROSE}\n乙馆的做法\n一、体会\n{PROSE}")
    lines = [replace(line, page_break_before="的做法" in line.text) for line in lines]
    reading = read(lines)
    assert [part.values["title"] for part in reading.parts] == ["甲馆的做法", "乙馆的做法"]
    assert outline(reading) == [("", "为便于交流，汇编成册。")]


def test_a_collection_whose_parts_cannot_be_told_says_so() -> None:
    reading = read(f"发言汇编\n{PROSE}", type_name="collection")
    assert any("各篇" in problem.message for problem in reading.problems)


def test_signature_and_date_in_one_line_are_told_apart() -> None:
    reading = read(f"2026年工作要点\n一、甲\n{PROSE}\n区图书馆　　2026年1月5日")
    assert (reading.values["signature"], reading.values["date"]) == ("区图书馆", DocumentDate(2026, 1, 5))


def test_lines_of_a_timetable_are_no_signature() -> None:
    reading = read("2026年工作计划\n一、甲\n好。\n二、安排\n1月：制定计划\n4月：办读书节\n二〇二六年一月五日")
    assert [text for _, text in outline(reading)][-2:] == ["1月：制定计划", "4月：办读书节"]
    assert reading.values["date"] == "二〇二六年一月五日"


def test_full_width_digits_become_half_width_with_a_count() -> None:
    reading = read(f"２０２６年工作打算\n一、甲\n１．抓阵地。{PROSE}\n２．抓活动。{PROSE}")
    assert reading.values["title"] == "2026年工作打算"
    assert [label for label, _ in outline(reading)] == ["一、", "1.", "2."]
    assert reading.normalised[Change.WIDTH] == 6
    assert read("２０２６年工作打算\n一、甲\n好。", keep_text=True).values["title"] == "２０２６年工作打算"


def test_headings_without_numbers_are_sub_headings_where_their_look_tells() -> None:
    lines = lines_of(f"2026年工作要点\n总体要求\n{PROSE}\n主要任务\n{PROSE}")
    lines = [replace(line, outline_level=1) if len(line.text) == 4 else line for line in lines]
    body = read(lines).values["body"]
    kinds = [paragraph.kind for paragraph in body.paragraphs]  # type: ignore[union-attr]
    assert kinds == [ParagraphKind.SUBHEADING, ParagraphKind.PLAIN] * 2


def test_chapters_stand_above_articles_and_articles_run_on() -> None:
    text = "工作规则\n第一章 总则\n第一条 目的。\n第二条 范围。\n第二章 职责\n第三条 职责如下：\n（一）研究；\n（二）部署。"
    reading = read(text)
    assert reading.numbering is not None
    assert reading.numbering.continuous == {2}
    labels = [label.strip() for label, _ in outline(reading)]
    assert labels == ["第一章", "第一条", "第二条", "第二章", "第三条", "（一）", "（二）"]


def test_a_date_in_the_middle_of_a_text_ends_nothing() -> None:
    body = f"一、甲\n{PROSE}\n时间节点\n2026年3月1日\n{PROSE}\n二、乙\n{PROSE}"
    reading = read("2026年工作要点\n" + body)
    assert "date" not in reading.values
    assert [label + text for label, text in outline(reading)] == body.split("\n")


def test_an_appendix_may_have_its_title_in_the_line_of_its_label() -> None:
    reading = read(
        f"2026年工作要点\n一、甲\n{PROSE}\n区图书馆\n2026年1月5日\n附件1：任务清单\n1.改造（办公室）\n2.新建（典藏部）\n附件2：说明\n{PROSE}"
    )
    assert [appendix.title for appendix in appendices(reading)] == ["任务清单", "说明"]
    assert [task.owners for task in appendices(reading)[0].groups[0].tasks] == [("办公室",), ("典藏部",)]


def test_a_date_of_another_form_is_printed_as_it_stood() -> None:
    assert read(f"2026年工作要点\n一、甲\n{PROSE}\n区图书馆\n2026-01-05").values["date"] == "2026-01-05"


def test_blanks_in_a_date_and_in_the_last_word_of_a_title_are_no_other_words() -> None:
    reading = read("某某区委宣传部\n关于印发方案的\n通　知\n各单位：\n现印发。\n某某区委宣传部\n2026 年 3 月 5 日")
    assert reading.values["title"] == "某某区委宣传部\n关于印发方案的\n通　知"
    assert "note" not in reading.values
    assert reading.values["date"] == DocumentDate(2026, 3, 5)
    assert any("notice" in problem.help for problem in reading.problems)


@pytest.mark.parametrize("above", ["区图〔2026〕3号", "内部资料\n注意保存", "会议材料之三", "征求意见稿"])
def test_what_stands_above_a_title_goes_below_it(above: str) -> None:
    reading = read(f"{above}\n2026年区图书馆工作要点\n（2026年1月5日通过）\n做好工作。", type_name="work-plan")
    assert reading.values["title"] == "2026年区图书馆工作要点"
    assert reading.values["note"] == f"{above}\n（2026年1月5日通过）"


def test_a_number_above_the_title_of_a_notice_is_its_number() -> None:
    reading = read("区图〔2026〕3号\n关于放假的通知\n各部门：\n明天放假。\n区图书馆\n2026年1月5日", type_name="notice")
    assert (reading.values["number"], reading.values["title"]) == ("区图〔2026〕3号", "关于放假的通知")


def test_a_date_with_its_weekday_is_the_date_of_the_document() -> None:
    reading = read("工作要点\n做好工作。\n区图书馆\n2026年3月5日（星期四）")
    assert (reading.values["signature"], reading.values["date"]) == ("区图书馆", "2026年3月5日（星期四）")


def test_levels_stand_in_the_order_in_which_they_hold_one_another() -> None:
    """（一） under 1., as some write it, though the standard has it the other way round."""
    reading = read(f"2026年工作要点\n1.甲\n（一）{PROSE}\n（二）{PROSE}\n2.乙\n（一）{PROSE}\n（二）{PROSE}")
    assert reading.numbering is not None
    assert [form.first for form in reading.numbering.levels] == ["1.", "（一）"]
    assert [label for label, _ in outline(reading)] == ["1.", "（一）", "（二）", "2.", "（一）", "（二）"]


def test_a_remark_below_the_issued_document_is_that_of_the_whole() -> None:
    """It stands where the standard has it, below the date of the letter, and not above the signature of what is issued."""
    issued = "阅读推广办法\n第一条　为了推广阅读。\n第二条　即日施行。\n区图书馆\n2026年3月1日\n（此件公开发布）"
    reading = read(f"关于印发阅读推广办法的通知\n各部门：\n请执行。\n区图书馆\n2026年3月1日\n{issued}")
    assert reading.values["remark_line"] == "（此件公开发布）"
    (appendix,) = cast("tuple[Appendix, ...]", reading.values["appendices"])
    assert (appendix.signature, str(appendix.date)) == ("区图书馆", "2026年3月1日")
    assert not appendix.after.paragraphs
