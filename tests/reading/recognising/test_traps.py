"""The traps met in real files, each by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sources import kinds, left, lines_of, outline, printed, read, without_blanks

from drafter.draft.outline import ParagraphKind
from drafter.reading.lines import Line, LineStory, SourceCell, SourceTable
from drafter.reading.recognising import Change

TITLE = "2026年区图书馆工作要点\n"
LONG = (
    "全年围绕阵地建设、资源建设和队伍建设安排各项工作，逐项明确责任部门和完成时限，按季度检查落实情况，年底向全体职工通报结果"
)


def plan(body: str, **options: object) -> list[tuple[str, str]]:
    return outline(read(TITLE + body, type_name="work-plan", **options))


def test_a_number_that_touches_digits_counts_only_behind_the_number_before_it() -> None:
    tasks = "\n".join(f"{n}.做好第{n}项服务。" for n in range(1, 11))
    assert plan(f"一、项目\n{tasks}\n11.121人才项目。")[-1] == ("11.", "121人才项目。")
    assert plan("一、项目\n1.做好服务。\n2.改进管理。\n11.121人才项目。")[-1] == ("", "11.121人才项目。")


@pytest.mark.parametrize("text", ["3.15晚会由办公室组织。", "1.5亿元经费按季下达。", "一、二年级学生参加。"])
def test_what_only_looks_like_a_number_is_text(text: str) -> None:
    assert plan(f"一、项目\n{text}\n二、其他\n好。")[1] == ("", text)


def test_a_paragraph_that_ends_in_a_bracket_stays_whole() -> None:
    """）. is an end: what follows is a paragraph of its own."""
    found = plan("一、项目\n1.完成改造（办公室）.\n2.新建分馆（典藏部）。\n3.举办讲座（读者服务部）")
    assert [label for label, _ in found] == ["一、", "1.", "2.", "3."]
    assert found[1][1] == "完成改造（办公室）。"
    assert plan("一、项目\n1.完成改造（办公室）.\n2.新建分馆。", keep_text=True)[1][1] == "完成改造（办公室）."


def test_points_at_the_start_of_paragraphs_are_points_and_inside_they_are_text() -> None:
    reading = read(TITLE + "一、项目\n重点抓好两件事。\n一是办好读书节。\n二是办好讲座。\n二、管理\n一是建制度。二是抓落实。")
    assert outline(reading)[2:4] == [("一是", "办好读书节。"), ("二是", "办好讲座。")]
    assert outline(reading)[-1] == ("", "一是建制度。二是抓落实。")
    assert reading.numbering is not None
    assert not reading.numbering.points.run_in
    assert "一是办好读书节。" in printed(reading)


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (["第一，摸清底数。", "第二，分类施策。", "第三，逐项落实。"], ["第一，", "第二，", "第三，"]),
        (["首先，摸清底数。", "其次，分类施策。", "再次，逐项落实。"], ["首先，", "其次，", "再次，"]),
        (["一要摸清底数。", "二要分类施策。"], ["一要", "二要"]),
        (["一方面，摸清底数。", "另一方面，分类施策。"], ["一方面，", "另一方面，"]),
        (["第一,摸清底数。", "第二,分类施策。"], ["第一，", "第二，"]),
    ],
)
def test_series_of_points_of_every_kind_keep_their_labels(lines: list[str], labels: list[str]) -> None:
    reading = read(TITLE + "一、项目\n做法如下：\n" + "\n".join(lines))
    assert [label for label, _ in outline(reading)[2:]] == labels
    assert kinds(reading)[2:] == [ParagraphKind.POINT] * len(labels)


def test_a_dash_before_a_paragraph_is_part_of_its_text() -> None:
    assert plan("一、原则\n——坚持需求导向。问计于民。\n——坚持统筹推进。分步实施。")[1:] == [
        ("", "——坚持需求导向。问计于民。"),
        ("", "——坚持统筹推进。分步实施。"),
    ]


@pytest.mark.parametrize("words", ["XX区", "20xx年", "××单位", "政z*功能", "共**党", "x个项目", "__年__月", "*号楼"])
def test_masked_words_and_placeholders_stay_as_they_are(words: str) -> None:
    assert plan(f"一、项目\n落实{words}的要求,不得走样。")[1] == ("", f"落实{words}的要求，不得走样。")


def test_a_line_break_inside_a_paragraph_is_taken_out_and_counted() -> None:
    reading = read(f"{TITLE}一、项目\n{LONG}\n，不留死角。\n二、管理\n{LONG[:61]}\n{LONG[61:]}。\n一是好。")
    assert outline(reading)[1] == ("", f"{LONG}，不留死角。")
    assert reading.normalised[Change.JOINED] == 2


def test_lines_broken_at_one_width_are_paragraphs_again() -> None:
    """A text broken after 30 characters everywhere, its paragraphs indented."""
    paragraphs = [
        LONG + "。",
        LONG[5:] + "。",
        "一、强化阵地建设",
        "1.优化布局。" + LONG + "。",
        "2.延伸服务。" + LONG[3:] + "。",
    ]
    broken = "\n".join(wrapped(paragraph) for paragraph in paragraphs)
    reading = read(f"{TITLE}\n{broken}")
    assert [label + text for label, text in outline(reading, "opening") + outline(reading)] == paragraphs


def wrapped(paragraph: str, width: int = 30) -> str:
    text = "　　" + paragraph
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def test_short_lines_that_belong_apart_stay_apart() -> None:
    names = ["组　长：某某　　馆长", "副组长：某某　　副馆长", "成　员：某某　　办公室主任", "某某　　典藏部主任"]
    assert [text for _, text in plan("一、组织\n成立领导小组，组成人员如下：\n" + "\n".join(names))[2:]] == names


def test_the_title_of_a_document_glued_into_one_paragraph_is_its_title() -> None:
    """However short it is: nothing stands beside it."""
    first = "2026年区图书馆工作要点 2026年要抓好两件事。一、强化阵地 1.完成少儿阅览区改造，延长开放时间。2.新建分馆。"
    reading = read(first + "二、办好活动 1.办好读书节，月月有讲座。")
    assert reading.values["title"] == "2026年区图书馆工作要点"
    assert outline(reading, "opening") == [("", "2026年要抓好两件事。")]
    assert [label for label, _ in outline(reading)] == ["一、", "1.", "2.", "二、", "1."]


@pytest.mark.parametrize("begin", ["2026年要抓好", "2026年是关键之年，要抓好", "为做好今年工作，要抓好", "全馆今年抓好"])
def test_the_title_of_a_glued_document_is_known_without_a_blank_behind_it(begin: str) -> None:
    first = f"2026年区图书馆工作要点{begin}两件事。一、强化阵地 1.完成少儿阅览区改造，延长开放时间。2.新建分馆。"
    reading = read(first + "二、办好活动 1.办好读书节，月月有讲座，季季有展览。")
    assert reading.values["title"] == "2026年区图书馆工作要点"
    assert outline(reading, "opening") == [("", f"{begin}两件事。")]


def test_words_that_end_a_title_inside_a_sentence_cut_nothing() -> None:
    glued = f"做好今年工作，按照年度计划根据实际抓好两件事。{LONG}。一、强化阵地。{LONG}。二、办好活动。{LONG}。"
    assert "title" not in read(glued).values


def test_a_document_glued_into_one_paragraph_is_cut_at_its_numbers() -> None:
    glued = (
        f"2026年是关键一年。{LONG}。一、强化阵地建设（一）优化空间布局。{LONG}。（二）延伸服务触角。{LONG}。"
        f"二、丰富阅读活动（一）办好读书节。{LONG}。（二）办好讲座。三、加强组织领导。压实责任。区图书馆2026年1月5日"
    )
    reading = read(TITLE + glued)
    labels = [label for label, _ in outline(reading)]
    assert labels == ["一、", "（一）", "（二）", "二、", "（一）", "（二）", "三、"]
    assert outline(reading)[0][1] == "强化阵地建设"
    assert without_blanks("".join(printed(reading))) == without_blanks(TITLE + glued)
    assert reading.values["signature"] == "区图书馆"
    assert reading.normalised[Change.SPLIT] == 9


def test_a_long_paragraph_that_enumerates_inside_is_not_cut() -> None:
    text = f"{LONG}，包括：（一）借阅服务；（二）讲座培训；（三）展览展示。{LONG * 3}。"
    assert plan(f"一、服务\n{text}")[1:] == [("", text)]


def test_a_contents_list_with_pages_is_made_by_the_program() -> None:
    reading = read(
        TITLE + "目　录\n一、强化阵地建设……………1\n二、丰富阅读活动……………3\n三、保障措施\t12\n"
        "2026年是关键一年。\n一、强化阵地建设\n做好改造。\n二、丰富阅读活动\n办好讲座。\n三、保障措施\n压实责任。"
    )
    assert [label for label, _ in outline(reading) if label] == ["一、", "二、", "三、"]
    assert "丰富阅读活动……………3" in left(reading)
    assert [entry.page for entry in reading.contents.entries] == [1, 3, 12]


def test_a_contents_list_may_be_all_that_tells_the_parts_of_a_collection() -> None:
    reading = read(
        "学习研讨会发言汇编\n目录\n在精准对接中提升效能　张某　1\n把服务送到门口　李某　4\n用好数据资源　王某　7\n"
        "在精准对接中提升效能\n张某\n根据会议安排，我谈三点体会。\n一、提高认识\n学习要深。\n二、找准差距\n一是不够紧。二是不够实。\n"
        "把服务送到门口\n李某\n同志们：\n下面我作交流发言。\n一、摸清底数\n二、抓好落实\n以上发言，不妥之处请批评指正。\n"
        "用好数据资源\n王某\n我谈几点感悟。\n"
    )
    assert reading.type_name == "collection"
    assert [part.values["title"] for part in reading.parts] == ["在精准对接中提升效能", "把服务送到门口", "用好数据资源"]
    assert [part.values["note"] for part in reading.parts] == ["张某", "李某", "王某"]
    assert [label for label, _ in outline(reading.parts[1]) if label] == ["一、", "二、"]
    assert reading.parts[1].values["salutation"] == "同志们"
    assert reading.draft().values["parts"]


def test_traditional_characters_stay_unless_simplified_ones_are_asked_for() -> None:
    text = "三區圖書館聯席會交流材料\n近年來,我們做了以下工作。\n一、貫徹落實會議精神\n認真學習。\n二、開創新局面\n統一部署。"
    assert outline(read(text))[0] == ("一、", "貫徹落實會議精神")
    pytest.importorskip("opencc", reason="the optional package for traditional characters is not installed")
    reading = read(text, simplify=True)
    assert outline(reading)[0] == ("一、", "贯彻落实会议精神")
    assert reading.normalised[Change.SIMPLIFIED] > 10


def test_units_with_roles_are_told_apart() -> None:
    reading = read(
        TITLE + "按附件抓好落实。\n附件：2026年重点任务清单\n附件\n2026年重点任务清单\n一、阵地\n"
        "1.完成改造（牵头单位：办公室，配合单位：典藏部、读者服务部）\n2.新建分馆（典藏部）\n二、活动\n1.办好读书节（4月）\n"
    )
    (appendix,) = reading.values["appendices"]  # type: ignore[misc]
    first, second = appendix.groups[0].tasks  # type: ignore[union-attr]
    assert (first.task, first.lead, first.support) == ("完成改造", ("办公室",), ("典藏部", "读者服务部"))
    assert second.owners == ("典藏部",)
    (third,) = appendix.groups[1].tasks  # type: ignore[union-attr]
    assert (third.task, third.owners) == ("办好读书节（4月）", ())


def test_a_title_that_stands_three_times_stays_once() -> None:
    reading = read(
        "首页 > 工作计划 > 某馆工作要点\n某馆工作要点\n某馆工作要点\n2026年是关键一年。\n一、阵地\n改造。\n二、活动\n讲座。"
    )
    assert reading.values["title"] == "某馆工作要点"
    assert left(reading).count("某馆工作要点") == 2


def test_numbered_advertisements_go_and_numbered_paragraphs_of_the_text_stay() -> None:
    advertisements = "1、本文档共计9页，下载后可编辑\n2、本站资料仅供学习参考\n3、如有侵权请举报\n"
    reading = read(f"{advertisements}{TITLE}一、版权\n1、保护知识产权。\n2、规范网站管理。\n3、加强下载管理。\n4、做好宣传。")
    assert "本文档共计9页" in left(reading)
    assert [label for label, _ in outline(reading)] == ["一、", "1、", "2、", "3、", "4、"]


def test_quotes_all_turned_one_way_are_paired_with_counts() -> None:
    reading = read(TITLE + '一、主题\n锚定”1556”思路,抓好”三新一高”要求,用好"双千"计划。')
    assert outline(reading)[1][1] == "锚定“1556”思路，抓好“三新一高”要求，用好“双千”计划。"
    assert reading.normalised[Change.QUOTES] == 4
    assert reading.normalised[Change.PUNCTUATION] == 2


@pytest.mark.parametrize(("text", "wide"), [("(含分馆)", "（含分馆）"), ("（含分馆)", "（含分馆）"), ("(PDF)", "（PDF）")])
def test_brackets_are_full_width_on_both_sides(text: str, wide: str) -> None:
    assert plan(f"一、主题\n做好服务{text}。")[1][1] == f"做好服务{wide}。"


def test_an_odd_number_of_quotes_is_left_as_it_stands() -> None:
    assert plan("一、主题\n锚定”1556”思路，抓好”三新一高要求。")[1][1] == "锚定”1556”思路，抓好”三新一高要求。"


@pytest.mark.parametrize(
    "text", ["投入1,000元，比例1:2。", "时间9:30—11:00。", "网址http://example.org/a?b=c，可查。", "共3.5万册。"]
)
def test_marks_inside_numbers_and_addresses_stay(text: str) -> None:
    assert plan(f"一、数据\n{text}")[1][1] == text


def test_the_brackets_of_a_link_stay() -> None:
    assert plan("见[说明](https://example.org/a)和(图一)。") == [("", "见[说明](https://example.org/a)和（图一）。")]


def test_punctuation_is_kept_where_that_is_asked_for() -> None:
    text = "完善机制,推进”双减”落实(区教育局);"
    assert plan(f"一、主题\n{text}\n好。", keep_text=True)[1][1] == text


def test_characters_that_nobody_sees_go_and_are_counted() -> None:
    reading = read(TITLE + "一、主\u200b题\ufeff\n做\u00ad好服务。\x07")
    assert outline(reading) == [("一、", "主题"), ("", "做好服务。")]
    assert reading.normalised[Change.INVISIBLE] == 4


def test_braces_are_words_not_expressions() -> None:
    reading = read(TITLE + "一、模板\n用{{ 单位 }}代替名称。")
    assert "用{{ 单位 }}代替名称。" in printed(reading)


@pytest.mark.parametrize("mark", [".", "．", " 、", ","])
def test_numbers_of_headings_typed_with_other_marks_are_numbers(mark: str) -> None:
    found = plan(f"一{mark}强化阵地\n{LONG}。\n二{mark}丰富活动\n{LONG}。")
    assert [label + text for label, text in found][::2] == ["一、强化阵地", "二、丰富活动"]


@pytest.mark.parametrize(
    ("one", "two", "label"), [("（ 一 ）", "( 二 )", "（一）"), ("1 .", "2 .", "1."), ("( 1 )", "（ 2 ）", "（1）")]
)
def test_blanks_inside_a_number_are_none_of_it(one: str, two: str, label: str) -> None:
    """As scanned documents have them."""
    found = plan(f"一、主题\n{one}优化空间。{LONG}。\n{two}丰富活动。{LONG}。")
    assert (found[1][0], found[1][1][:5]) == (label, "优化空间。")
    assert [text[:1] for _, text in found[1:]] == ["优", "丰"]


def test_a_number_with_blanks_before_digits_is_text() -> None:
    assert plan("一、主题\n1 .5亿元经费。")[1] == ("", "1 .5亿元经费。")


def test_a_slip_in_the_numbers_is_put_right_and_said() -> None:
    reading = read(TITLE + "一、甲\n好。\n二、乙\n好。\n四、丙\n好。")
    assert [label for label, _ in outline(reading) if label] == ["一、", "二、", "三、"]
    (said,) = [problem for problem in reading.problems if "四、" in problem.message]
    assert said.place.line == 6


def test_a_series_that_cannot_be_counted_stays_as_it_was_typed() -> None:
    """（1）（2） twice under one heading: the second would count on as （3）."""
    text = "一、甲\n条件如下：\n（1）有场地。\n（2）有人员。\n程序如下：\n（1）申请。\n（2）审核。\n二、乙\n好。"
    reading = read(TITLE + text)
    assert without_blanks("".join(printed(reading))) == without_blanks(TITLE + text)


def test_automatic_numbers_are_labels_and_bullets_are_not() -> None:
    lines = [
        Line("2026年区图书馆工作要点", number=1, centred=True, size=22.0),
        Line("强化阵地", label="一、", number=2),
        Line("5亿元投入。", label="1.", number=3),
        Line("完成改造。", label="2.", number=4),
        Line("借阅", label="\u2022", number=5),
    ]
    reading = read(lines)
    assert outline(reading) == [("一、", "强化阵地"), ("1.", "5亿元投入。"), ("2.", "完成改造。"), ("", "借阅")]


def test_tables_keep_their_place_and_task_tables_become_tasks() -> None:
    rows = (("序号", "工作任务", "责任单位"), ("1", "完成改造", "办公室"), ("2", "新建分馆", "典藏部、办公室"))
    table = SourceTable(tuple(tuple(SourceCell(text) for text in row) for row in rows))
    data = SourceTable(tuple(tuple(SourceCell(text) for text in row) for row in (("馆藏", "册数"), ("图书", "12,000"))))
    lines = lines_of(
        TITLE + "一、资源\n现有资源见下表：\nTABLE\n二、任务\n见附件。\n附件：任务分工表\n附件\n任务分工表\nTABLE"
    )
    lines[3] = replace(lines[3], text="", table=data)
    lines[-1] = replace(lines[-1], text="", table=table)
    reading = read(lines)
    assert kinds(reading)[2] is ParagraphKind.TABLE
    (appendix,) = reading.values["appendices"]  # type: ignore[misc]
    assert [task.owners for group in appendix.groups for task in group.tasks] == [("办公室",), ("典藏部", "办公室")]  # type: ignore[union-attr]
    assert "12,000" in printed(reading)


def test_text_boxes_and_footnotes_stay_where_they_hang() -> None:
    lines = lines_of(TITLE + "一、资源\n现有藏书若干。\n数据截至年底\n二、任务\n好。")
    lines[3] = replace(lines[3], story=LineStory.FOOTNOTE)
    reading = read(lines)
    assert outline(reading)[2] == ("", "数据截至年底")
    assert any("脚注" in problem.message for problem in reading.problems)


def test_merged_cells_of_a_table_of_the_text_are_said() -> None:
    """Their words are there once; that they were merged, an answers file cannot say. Merged columns of tasks are groups."""
    merged = SourceTable(
        ((SourceCell("甲", across=2), SourceCell("乙")), (SourceCell("丙"), SourceCell("丁"), SourceCell("戊")))
    )
    lines = [*lines_of(TITLE + "一、项目"), Line(number=3, table=merged)]
    assert [each.place.line for each in read(lines).problems if "合并的单元格" in each.message] == [3]
    plain = replace(lines[-1], table=SourceTable(((SourceCell("甲"), SourceCell("乙")), (SourceCell("丙", across=2),))))
    assert not [each for each in read([*lines[:-1], plain]).problems if "合并的单元格" in each.message]
