"""Contents lists and outlines at the head: where they end, what they repair, what they add."""

from __future__ import annotations

from typing import cast

from sources import left, outline, read

from drafter.draft.appendix import Appendix
from drafter.reading.lines import Line
from drafter.reading.recognising import Change

TITLE = "经验交流材料\n"
OUTLINE = "提纲\n一、摸清底数找准需求\n二、建强网络送近服务\n三、健全制度管好长远\n"


def test_an_outline_ends_where_its_first_heading_comes_again() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}近年来，我们做了以下工作。\n一、摸清底数找准需求\n好。\n二、建强网络送近服务\n好。\n三、健全制度管好长远\n好。"
    )
    assert [label for label, _ in outline(reading) if label] == ["一、", "二、", "三、"]
    assert reading.values["outline"] is True
    assert len(reading.left_out) == 4


def test_an_outline_ends_where_something_was_left_out() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}……\n前言\n一、摸清底数找准需求\n好。\n二、建强网络送近服务\n好。\n三、健全制度管好长远\n好。"
    )
    assert "前言" not in left(reading)
    assert outline(reading, "opening") == [("", "前言")]


def test_a_heading_without_body_goes_where_the_text_was_cut() -> None:
    """Behind the paragraphs of the heading before it, for the page said where it left something out."""
    reading = read(
        f"{TITLE}{OUTLINE}近年来，我们做了以下工作。\n一、摸清底数找准需求\n甲段落说明情况。\n……\n乙段落说明做法。\n三、健全制度管好长远\n好。"
    )
    assert [label + text for label, text in outline(reading)] == [
        "一、摸清底数找准需求",
        "甲段落说明情况。",
        "二、建强网络送近服务",
        "乙段落说明做法。",
        "三、健全制度管好长远",
        "好。",
    ]
    assert reading.normalised[Change.REPAIRED] == 1


def test_a_damaged_heading_gets_its_number_and_words_back() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}我们做了以下工作。\n一、摸清底数找准需求\n好。\n。ū强网络送近服务。\n好。\n三、健全制度管好长远\n好。".replace(
            "送近服务", "把服务送到家门口"
        )
    )
    assert ("二、", "建强网络把服务送到家门口。") in outline(reading)
    assert "。ū" in left(reading)


def test_a_list_that_has_little_to_do_with_the_text_changes_nothing() -> None:
    body = "一、甲\n好。\n二、乙\n好。"
    reading = read(f"{TITLE}{OUTLINE}说明如下。\n{body}")
    assert [label + text for label, text in outline(reading)] == body.split("\n")


def test_the_word_alone_is_no_list() -> None:
    body = "一、目录\n目录\n由典藏部编制，年底前完成。\n二、乙\n好。"
    assert [label + text for label, text in outline(read(TITLE + body))] == body.split("\n")


COLLECTION = """2026年度调研成果汇编
目　录
关于社区分馆建设的调研报告	1
一、基本情况	1
二、主要问题	2
关于少儿阅读的调研报告	3
一、主要做法	3
（一）建队伍	4
关于社区分馆建设的调研报告
研究室　王某
一、基本情况
工作取得明显进展。
二、主要问题
进展还不平衡。
关于少儿阅读的调研报告
一、主要做法
（一）建队伍
人员到位。"""


def test_the_outermost_entries_of_a_list_of_several_levels_tell_the_parts() -> None:
    reading = read(COLLECTION)
    assert reading.type_name == "collection"
    assert [part.values["title"] for part in reading.parts] == ["关于社区分馆建设的调研报告", "关于少儿阅读的调研报告"]
    assert outline(reading.parts[0])[0] == ("一、", "基本情况")


def test_the_levels_of_words_own_contents_list_are_known_by_its_styles() -> None:
    """Headings without number in it, as deep as its styles say."""
    text = COLLECTION.replace("一、", "").replace("二、", "").replace("（一）", "")
    styles = {3: "toc 1", 4: "toc 2", 5: "toc 2", 6: "TOC 1", 7: "toc 2", 8: "toc 3"}
    lines = [Line(row, number=number, style=styles.get(number, "")) for number, row in enumerate(text.split("\n"), 1)]
    assert [part.values["title"] for part in read(lines).parts] == ["关于社区分馆建设的调研报告", "关于少儿阅读的调研报告"]


def test_a_foreword_and_a_supplement_are_no_parts() -> None:
    """One report: its numbered chapters count once, so the entries without number beside them are parts of it."""
    entries = "前言 1\n一、概况 2\n二、问题 3\n后记 9"
    text = f"年度报告\n目录\n{entries}\n前言\n写在前面。\n一、概况\n很好。\n二、问题\n不少。\n后记\n写在后面。"
    assert not read(text).parts


def test_neither_a_foreword_nor_an_appendix_of_a_part_is_a_part() -> None:
    """A contents list names them like the parts."""
    text = COLLECTION.replace("目　录\n", "目　录\n编印说明\t1\n").replace(
        "（一）建队伍\t4\n", "（一）建队伍\t4\n人员名单\t5\n"
    )
    text = text.replace("4\n人员名单\t5\n", "4\n人员名单\t5\n编印说明\n本书收录两篇报告。\n")
    reading = read(text + "\n附件\n人员名单\n张某某任队长。")
    assert [part.values["title"] for part in reading.parts] == ["关于社区分馆建设的调研报告", "关于少儿阅读的调研报告"]
    assert outline(reading) == [("", "编印说明"), ("", "本书收录两篇报告。")]
    (appendix,) = cast("tuple[Appendix, ...]", reading.parts[1].values["appendices"])
    assert appendix.title == "人员名单"
