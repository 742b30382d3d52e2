"""Whatever a document is made of: no word is lost, none comes from nowhere, and what is printed again has the same lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from sources import bundled_forms, lines_of, outline, printed, read, without_blanks

from drafter.draft.compose import Unfilled, compose
from drafter.draft.fields import Draft
from drafter.draft.numbering import Numbering, forms
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading import recognising
from drafter.reading.lines import SourceCell, SourceTable
from drafter.reading.recognising.accounts import Accounts, Change

FURNITURE = set("附件共项第首先其次再另方面条章节是要牵头单位配合责任目录提纲待填标题一二三四五六七八九十")
"""Characters that labels and the like are made of: the program writes those itself."""

PIECES = (
    *("一、", "二、", "三、", "（一）", "(二)", "1.", "2、", "11.", "（1）", "①", "第一条　", "第一章　", "1.1　", "1　"),
    *("一是", "二是", "第一，", "其次，", "——", "附件", "附件：", "附件1", "附件2：", "目　录", "提纲", "抄送：", "（共3项）"),
    *("阅读:854", "下载文档", "/ 9", "文档评分", "本站范文", "侵权举报", "（未完,", "http://a.cn", "……", "首页", "收藏《"),
    *("2026年1月5日", "二〇二六年一月", "20xx年", "〔2026〕", "号", "区图书馆", "办公室", "（典藏部）", "（牵头单位：甲科）"),
    *("工作要点", "发言", "汇编", "清单", "同志们：", "各科室：", "以上", "某某　主任", "做好服务", "推进改造", "强化阵地"),
    *(
        "。",
        "；",
        "，",
        "、",
        "：",
        "”",
        "“",
        '"',
        ",",
        ";",
        "(",
        ")",
        "）",
        "{{",
        "}}",
        "|",
        "#",
        "- ",
        "\u200b",
        "　",
        " ",
        "\t",
    ),
    *("是全年的重点任务并要求各部门按季度报告进展情况", "政z*", "××", "區(qū)委", "\n", "\f", "3", "，此外"),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
documents = st.lists(texts, min_size=1, max_size=25).map("\n".join)


def words_of(texts: Sequence[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if "\u3400" <= character <= "\u9fff")


@given(documents, st.booleans(), st.sampled_from([None, "work-plan", "seminar-speech", "exchange-report"]))
@settings(max_examples=150, deadline=None)
@example("目　录\n一、甲\n二、乙\n一、甲\n做好服务。", False, None)
@example("附件1\n附件2：清单", True, None)
@example("2026年1月5日\n目　录\n一、\n一、一、\n一、一、\n一、2026年1月5日", False, None)
@example("附件：”\n做好服务\n附件\n附件\n做好服务", False, "seminar-speech")
@example("甲\n附件1：附件2：清单\n附件1：附件2", True, None)
def test_every_word_is_printed_or_shown_as_left_out(text: str, keep_text: bool, type_name: str | None) -> None:
    reading = read(text, keep_text=keep_text, type_name=type_name)
    assert not [problem for problem in reading.problems if "全文按自然段" in problem.message]
    source = words_of([text])
    left_out = [each.text for each in reading.left_out]
    found = words_of([*reading.words(), *left_out])
    if set(source - found) - FURNITURE:  # a name in the 附件说明 that is the appendix's title is no value, but is printed
        shown = words_of([*printed(reading, Unfilled.MARK), *left_out])
        assert not set(source - shown) - FURNITURE
    if not reading.normalised.get(Change.REPAIRED) and not reading.normalised.get(Change.COMPUTED):
        assert not found - source


def test_a_line_that_the_accounts_miss_makes_everything_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should recognising ever drop a paragraph, the document is kept whole as plain paragraphs, and that is said."""
    lines = lines_of("2026年工作要点\n一、甲\n做好服务。\n二、乙\n推进改造。")
    monkeypatch.setattr(recognising, "joined", lambda pieces, _: list(pieces)[:-1])
    reading = read(lines)
    assert [text for text in reading.words() if text] == [line.text for line in lines]
    (said,) = [problem for problem in reading.problems if "全文按自然段" in problem.message]
    assert "推进改造" in "".join(sorted(said.help, key="推进改造".find)) or set("推进改造") <= set(said.help)


def test_accounts_tell_what_is_missing_and_what_came_from_nowhere() -> None:
    accounts = Accounts(["做好 服务,改造"])
    accounts.leave_out(1, "改造", "多余")
    accounts.change(Change.PUNCTUATION, ",", "，")
    assert accounts.difference(["做好服务，"]) == ("", "")
    assert accounts.difference(["做好服，员"]) == ("务", "员")


NUMBERINGS = tuple(
    Numbering(forms(levels), frozenset(continuous))
    for levels, continuous in (
        (["一、", "（一）", "1.", "（1）"], []),
        (["一、", "1."], [2]),
        (["一、", "（一）"], [2]),
        (["第一章　", "第一条　", "（一）"], [2]),
        (["1　", "1.1　", "1.1.1　"], []),
        (["一、", "1、", "①"], []),
    )
)
SENTENCES = (
    "完善服务制度。",
    "加强队伍建设。按季度组织业务培训，年底考核。",
    "强化阵地建设",
    "提升服务水平。让读者满意。",
    "做好保障（办公室）。",
)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Numbering, list[Paragraph]]:
    """A body whose numbers can be told from the text: levels go down one at a time, every series has two."""
    numbering = draw(st.sampled_from(NUMBERINGS))
    found: list[Paragraph] = []
    for _ in range(draw(st.integers(2, 4))):
        found += _section(draw, 1, draw(st.integers(1, len(numbering.levels))))
    assume(any(paragraph.level > 1 for paragraph in found) or not numbering.form(1).bare)  # 1　 alone may be a quantity
    return numbering, found


def _section(draw: st.DrawFn, level: int, depth: int) -> list[Paragraph]:
    found = [Paragraph(ParagraphKind.NUMBERED, draw(st.sampled_from(SENTENCES)), level)]
    if draw(st.booleans()):
        found.append(Paragraph(ParagraphKind.PLAIN, "各部门要结合实际细化措施，认真抓好落实。"))
    for _ in range(draw(st.integers(2, 3)) if level < depth else 0):
        found += _section(draw, level + 1, depth)
    return found


@given(outlines())
@settings(max_examples=60, deadline=None)
def test_what_was_printed_is_read_as_it_was_meant(outline: tuple[Numbering, list[Paragraph]]) -> None:
    """A printed text read again has its levels, and printed once more it has the same lines."""
    numbering, paragraphs = outline
    form = bundled_forms()["work-plan"]
    values = {"title": "2026年某馆工作要点", "opening": Outline((Paragraph(ParagraphKind.PLAIN, "全年做好以下工作。"),))}
    draft = Draft(form, {**values, "body": Outline(tuple(paragraphs))}, numbering)
    lines = [block.label + block.text for block in compose(draft).blocks if block.text]
    reading = read("\n".join(lines))
    body = reading.values["body"]
    assert isinstance(body, Outline)
    levels = {level: order for order, level in enumerate(sorted({each.level for each in paragraphs if each.level}), 1)}
    assert [each.level for each in body.paragraphs] == [levels.get(each.level, 0) for each in paragraphs]
    assert [without_blanks(line) for line in printed(reading)] == [without_blanks(line) for line in lines]


cells = st.text(alphabet="甲乙丙0123一二、。（）| \n", max_size=8)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(tables, st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_cell_of_a_table_is_lost(rows: list[list[str]], tasks: bool) -> None:
    heading = ["序号", "工作任务", "责任单位", "备注"][: len(rows[0])]
    table = SourceTable(tuple(tuple(SourceCell(text) for text in row) for row in ([heading] if tasks else []) + rows))
    lines = lines_of("2026年工作要点\n一、甲\n见附件。\n二、乙\n好。\n附件\n任务清单\nT\n以上按季度报告。")
    lines[7] = type(lines[7])(number=8, table=table)
    reading = read(lines)
    assert not [problem for problem in reading.problems if "全文按自然段" in problem.message]
    shown = words_of([*reading.words(), *printed(reading)])
    assert not [character for character in words_of(table.texts()) - shown if character in "甲乙丙"]


def test_a_table_right_below_a_date_is_no_remark() -> None:
    table = SourceTable((tuple(map(SourceCell, ("事项", "时间"))), tuple(map(SourceCell, ("甲", "六月")))))
    lines = lines_of("2026年工作要点\n一、甲事\n区图书馆\u30002026年1月5日\nT\n最后一段话。")
    lines[3] = type(lines[3])(number=4, table=table)
    reading = read(lines)
    assert not [problem for problem in reading.problems if "全文按自然段" in problem.message]
    assert "六月" in printed(reading)


def test_an_appendix_whose_title_stands_twice_is_kept_by_a_type_without_appendices() -> None:
    reading = read("馆务会议纪要\n会议同意。\n附件\n甲表\n甲表\n一张表。", type_name="minutes")
    assert not [problem for problem in reading.problems if "全文按自然段" in problem.message]
    assert [text for _, text in outline(reading)] == ["会议同意。", "附件", "甲表", "一张表。"]
