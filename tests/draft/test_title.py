"""A title is broken where a reader would pause, in a shape the standard asks for, and nothing of it is lost."""

import json
import re
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft.title import break_title
from drafter.draft.title.breaks import break_costs
from drafter.draft.title.shape import shape_cost
from drafter.draft.widths import width

CORPUS = Path(__file__).parents[2] / "../shared/corpus/title-linebreaks.json"

BROKEN = [
    "2026年区图书馆公共文化服务/高质量发展工作要点",
    "某区文化和旅游局关于印发/2026年全民阅读工作实施方案的通知",
    "区图书馆关于做好2026年春节期间/免费开放和安全生产工作的通知",
    "实验小学2025—2026学年度/第二学期教学工作计划",
    "第三中学关于加强和改进/新时代师德师风建设的实施意见",
    "街道办事处关于开展2026年度/安全生产月活动的实施方案",
    "关于进一步加强老旧小区/物业管理和消防安全工作的指导意见",
    "在区政协第八届委员会/第五次会议上的大会发言",
    "深化家校社协同育人机制 /促进学生全面健康成长",
    "聚焦主责主业 强化使命担当 /奋力谱写图书馆事业发展新篇章",
    "关于举办第十二届社区邻里节/暨志愿服务集市活动的请示",
    "在庆祝第四十二个教师节/暨优秀教师表彰大会上的讲话",
    "关于推荐参加全市中小学生/课外阅读指导师培训班人员的函",
    "坚持以人民为中心 /推动公共图书馆服务提质增效/——区图书馆工作情况汇报",
    "以“小切口”推动“大变化”/——某街道破解停车难题的做法与启示",
    "2026年上半年街道党建引领基层治理/工作总结及下半年工作打算",
    "关于印发/《某市公共图书馆少年儿童阅读服务规范》等/三项地方标准的通知",
    "幼儿园关于春季传染病/预防和膳食营养管理的工作总结",
    "党建引领聚合力 网格赋能促治理 /打造共建共治共享的社会治理新格局",
    "区教育局关于公布2026年/义务教育阶段学校招生范围的通告",
    "街道2026年城市精细化/管理和环境综合整治工作要点",
    "社区卫生服务中心/2026年家庭医生签约服务工作计划",
    "学校食堂食品安全校长陪餐制度/落实情况自查报告",
    "关于组织参加第十届全国青少年机器人/创新大赛选拔赛的函",
    "区发展改革委、区教育局、区文化和旅游局/关于联合开展全民阅读示范学校/创建活动的通知",
]
WHOLE = [
    "区图书馆2026年工作要点",
    "在全区公共文化服务体系建设推进会上的发言",
    "凝心聚力守初心 砥砺前行谱新篇",
    "打造“15分钟阅读圈”让书香飘进千家万户",
]


@pytest.mark.parametrize("wanted", BROKEN)
def test_a_title_is_broken_at_sense(wanted):
    assert break_title(wanted.replace("/", "")) == tuple(wanted.split("/"))


@pytest.mark.parametrize("title", WHOLE)
def test_a_title_that_fits_stays_on_one_line(title):
    assert break_title(title) == (title,)


def test_a_forced_break_stays_and_the_pieces_are_broken_for_themselves():
    title = "深化改革\n在学习贯彻党的二十届四中全会精神专题研讨班上的交流发言"
    assert break_title(title) == ("深化改革", "在学习贯彻党的二十届四中全会精神", "专题研讨班上的交流发言")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([9, 12], [10.5, 10.5]),
        ([12, 9], [10.5, 10.5]),
        ([8, 12], [3, 17]),
        ([10, 14, 11], [13, 9, 13]),
        ([15, 18], [9, 13, 11]),
        ([15, 7], [20, 2]),
    ],
    ids=["trapezium", "upside down", "not too steep", "diamond", "few lines", "no stump"],
)
def test_one_shape_is_better_than_another(better, worse):
    assert shape_cost(better, 2) < shape_cost(worse, 2)


def test_a_parenthesis_keeps_to_the_word_it_explains():
    title = "特殊教育学校（班）建设"
    costs = break_costs(title)
    assert costs[title.index("（")] > costs[title.index("建设")]


def test_brackets_are_cut_only_where_they_do_not_fit_on_a_line():
    fits = "关于印发《某区公共图书馆服务规范细则（试行）》的通知"
    assert any("《某区公共图书馆服务规范细则（试行）》" in line for line in break_title(fits))
    too_long = "关于印发《某区城市更新三年行动计划和重点项目建设任务清单（2026—2028年）》的通知"
    lines = break_title(too_long)
    assert "".join(lines) == too_long
    assert max(map(width, lines)) <= 20
    assert not any(line.startswith(("计划", "和", "》", "项目")) for line in lines)


def test_a_number_keeps_its_unit_and_a_latin_word_its_letters():
    for length in range(10, 30):
        title = "某" * length + "2026年1月15日第26届第7240号75周年5G和OpenAccess平台建设"
        pieces = "/".join(break_title(title))
        for whole in ("2026年1月15日", "第26届", "第7240号", "75周年", "5G", "OpenAccess"):
            assert whole in pieces


def mixed(words, least, most):
    """Titles of some of *words*, written with blanks between."""
    return st.lists(st.sampled_from(words.split()), min_size=least, max_size=most)


USUAL = "关于 印发 加强 图书馆 学校 街道办事处 2026年 第三次 工作 建设 服务 方案 通知 会议 发言 和 的 暨 在 上"
TITLES = mixed(f"{USUAL} 、 《 》 “ ” （ ） AI 龘靐 ——", 0, 40).map("".join) | st.text(max_size=60)


@given(TITLES)
def test_the_lines_joined_are_the_title(title):
    assert "".join(break_title(title)) == title.replace("\n", "")


@given(TITLES, st.integers(4, 40))
def test_no_line_is_wider_than_it_may_be(title, limit):
    assert all(width(line) <= limit for line in break_title(title, limit))


@given(mixed("图书馆 关于 印发 加强 工作 建设 服务 的 和 方案 发展 在 会议", 1, 30))
def test_words_are_never_cut(words):
    title = "".join(words)
    ends_of_words = set(accumulate(map(len, words)))
    assert set(accumulate(map(len, break_title(title)))) <= ends_of_words


@given(mixed("图书馆 关于 印发 工作 建设 服务 管理 方案 发展 会议", 4, 30))
def test_no_line_holds_one_or_two_characters(words):
    assert all(width(line) > 2 for line in break_title("".join(words)))


@given(mixed("图书馆 关于 印发 工作 建设 服务 管理 的 和 、 ，", 4, 30))
def test_no_line_begins_with_what_belongs_to_the_line_before(words):
    title = "图书馆" + re.sub("[的和、，]{2,}", "的", "".join(words))
    assert not any(line[0] in "的和、，" for line in break_title(title)[1:])


@given(st.integers(0, 4), st.integers(1, 17), st.integers(0, 4))
def test_a_name_in_brackets_that_fits_on_a_line_stays_whole(before, inside, after):
    name = f"《{'书' * inside}》"
    lines = break_title("关于" + "图书馆工作" * before + "印发" + name + "的通知" * after)
    assert any(name in line for line in lines)


def test_a_title_of_500_characters_is_broken_too():
    lines = break_title("工作建设" * 125)
    assert "".join(lines) == "工作建设" * 125
    assert max(map(width, lines)) <= 20


@pytest.mark.skipif(not CORPUS.is_file(), reason="the corpus of published titles is not here")
def test_half_of_the_published_titles_are_broken_as_they_were_published():
    titles = json.loads(CORPUS.read_text(encoding="utf-8"))
    same = [each["id"] for each in titles if list(break_title(each["title"])) == each["lines"]]
    assert len(same) >= 15
