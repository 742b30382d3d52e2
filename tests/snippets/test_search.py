"""What is typed finds what is meant, in every way of typing, and in the order of the design."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phraseshelf import Shelf

from drafter.snippets.library import Library
from drafter.snippets.search.engine import Filters
from drafter.snippets.search.fold import fold
from drafter.snippets.search.letters import readings
from drafter.snippets.search.syllables import SYLLABLES

Open = Callable[..., Library]

PHRASES = {
    "zx-000001": ("两个维护", "坚决做到两个维护"),
    "zx-000002": ("重要意义", "充分认识重要意义，明确角色，补齐薄弱环节"),
    "zx-000003": ("重庆做法", "借鉴重庆等地做法"),
    "zx-000004": ("行业自律", "与银行、企业订立行业公约"),
    "zx-000005": ("绿色发展", "女性读者参加旅游节，讨论发展战略"),
    "zx-000006": ("5G建设", "2026年GDP增长5%"),
    "zx-000007": ("学习贯彻", "学习贯彻会议精神，给予支持"),
    "zx-000008": ("西安方案", "西安的方案可供参考"),
}


def fill(shelf: Shelf) -> None:
    for key, (title, text) in PHRASES.items():
        shelf.put(key, title, text)


@pytest.fixture
def typed(library: Open, shelf: Shelf) -> Callable[[str], list[str]]:
    """A function from what is typed to the titles found."""
    fill(shelf)
    opened = library()
    return lambda query: [hit.title for hit in opened.search(query)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("维护", "两个维护"),
        ("lgwh", "两个维护"),
        ("LGWH", "两个维护"),
        ("lianggeweihu", "两个维护"),
        ("liang'ge'wei'hu", "两个维护"),
        ("liǎnggèwéihù", "两个维护"),
        ("lianggeweih", "两个维护"),
        ("lianggew", "两个维护"),
        ("两个wh", "两个维护"),
        ("lgwei护", "两个维护"),
        ("lianggwh", "两个维护"),
        ("zhongyao", "重要意义"),
        ("zyyy", "重要意义"),
        ("zhyyy", "重要意义"),
        ("chongqing", "重庆做法"),
        ("cqzf", "重庆做法"),
        ("hangye", "行业自律"),
        ("yinhang", "行业自律"),
        ("jiaose", "重要意义"),
        ("juese", "重要意义"),
        ("baoruo", "重要意义"),
        ("boruo", "重要意义"),
        ("geiyu", "学习贯彻"),
        ("jiyu", "学习贯彻"),
        ("lvse", "绿色发展"),
        ("lyuse", "绿色发展"),
        ("luse", "绿色发展"),
        ("lüse", "绿色发展"),
        ("nvxing", "绿色发展"),
        ("nuxing", "绿色发展"),
        ("zhanlve", "绿色发展"),
        ("zhanlue", "绿色发展"),
        ("xian", "西安方案"),
        ("xi'an", "西安方案"),
        ("xianfangan", "西安方案"),
        ("5gjs", "5G建设"),
        ("５Ｇ", "5G建设"),
        ("gdp", "5G建设"),
        ("2026nian", "5G建设"),
        ("精神 贯彻", "学习贯彻"),
        ("jingshen guanche", "学习贯彻"),
        ("gc js", "学习贯彻"),
        ("zx-000007", "学习贯彻"),
        ("会议精神，给予", "学习贯彻"),
        ("会议精神,给予", "学习贯彻"),
    ],
)
def test_a_phrase_is_found_first_as_people_type_it(typed: Callable[[str], list[str]], query: str, title: str):
    assert typed(query)[:1] == [title]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("lianggewiehu", "两个维护"),
        ("liangeweihu", "两个维护"),
        ("zongyaoyiyi", "重要意义"),
        ("zhongyaoyiyii", "重要意义"),
        ("congqing", "重庆做法"),
        ("nianggeweihu", "两个维护"),
        ("xuexiguangche", "学习贯彻"),
        ("xuexiguanhce", "学习贯彻"),
        ("xuexgiuanche", "学习贯彻"),
        ("学习惯彻", "学习贯彻"),
        ("学习贯测", "学习贯彻"),
        ("行业自绿", "行业自律"),
        ("两个纬护", "两个维护"),
    ],
)
def test_a_slip_finds_what_was_meant(typed: Callable[[str], list[str]], query: str, title: str):
    assert typed(query)[:1] == [title]


def test_nothing_is_found_for_what_is_nowhere(typed: Callable[[str], list[str]]):
    assert [typed(query) for query in ("龘", "qqqqqq", "贯彻 龘", "@没有 贯彻", "#没有", "x" * 300)] == [[]] * 6


def test_an_empty_query_lists_and_the_limit_holds(library: Open, typed: Callable[[str], list[str]]):
    assert len(typed("")) == len(typed("   ")) == len(PHRASES)
    assert len(library().search("", limit=3)) == 3


def test_hits_tell_what_matched(library: Open, shelf: Shelf):
    fill(shelf)
    (hit,) = library().search("重要 baoruo")
    assert [hit.title[start : start + length] for start, length in hit.title_spans] == ["重要"]
    assert [hit.text[start : start + length] for start, length in hit.text_spans] == ["薄弱"]


def test_categories_tags_and_types_narrow_a_search(library: Open, shelf: Shelf):
    shelf.write("openings/_category.yaml", "name: 开头\ntags: [起首]\n")
    shelf.put("zx-aaaaaa", "会议开始", "现在开会", tags="[主持]", types="[work-plan]")
    shelf.put("zx-bbbbbb", "会议结束", "现在散会", category="closings", types="[seminar-speech]")
    shelf.put("zx-cccccc", "会议通用", "会议", category="closings", tags="[主持]")
    opened = library()

    def found(query: str, **filters: tuple[str, ...]) -> list[str]:
        return sorted(hit.id[3:5] for hit in opened.search(query, filters=Filters(**filters)))

    assert found("@开头 会议") == found("@kt hy") == found("＠kaitou 会议") == found("@openings") == ["aa"]
    assert found("#主持") == found("会议 #zc") == ["aa", "cc"]
    assert found("#起首 会议") == ["aa"]
    assert found("#主持 @closings 会议") == ["cc"]
    assert found("会议", types=("work-plan",)) == ["aa", "cc"]
    assert found("会议", categories=("开头", "closings")) == ["aa", "bb", "cc"]
    assert found("会议", tags=("主持", "起首")) == ["aa"]


def test_a_readings_own_pinyin_counts(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "解家村做法", "解家村的做法", pinyin="[xiejia]")
    shelf.put("zx-bbbbbb", "台州经验", "台州的做法", pinyin="[taizhou]")
    opened = library()
    assert [[hit.id for hit in opened.search(query)] for query in ("xiejia", "taizhou", "taizjy")] == [
        ["zx-aaaaaa"],
        ["zx-bbbbbb"],
        ["zx-bbbbbb"],
    ]


def test_approved_and_used_phrases_come_before_those_that_merely_begin_so(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "会议要求", "文字", status="draft")
    shelf.put("zx-bbbbbb", "会议安排", "文字")
    shelf.put("zx-cccccc", "根据今天会议的要求", "文字")
    shelf.put("zx-dddddd", "旧的会议", "文字", status="deprecated")
    opened = library()
    assert [hit.id for hit in opened.search("会议")] == ["zx-bbbbbb", "zx-cccccc", "zx-aaaaaa", "zx-dddddd"]
    opened.usage.note("zx-cccccc")
    assert [hit.id for hit in library().search("会议")][:2] == ["zx-cccccc", "zx-bbbbbb"]
    assert library().search("")[0].id == "zx-cccccc"


def test_a_whole_title_comes_before_a_used_phrase(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "会议", "文字")
    shelf.put("zx-bbbbbb", "会议安排", "文字")
    library().usage.note("zx-bbbbbb")
    assert [hit.id for hit in library().search("会议")] == ["zx-aaaaaa", "zx-bbbbbb"]
    assert [hit.id for hit in library().search("hy")] == ["zx-aaaaaa", "zx-bbbbbb"]


def test_an_expired_phrase_comes_after_those_that_hold(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "规划", "文字", valid="{until: 2020-12-31}")
    shelf.put("zx-bbbbbb", "关于规划的安排", "文字")
    assert [[hit.id for hit in library().search(query)] for query in ("规划", "gh")] == [["zx-bbbbbb", "zx-aaaaaa"]] * 2


def test_a_title_beyond_the_first_fifty_is_found_by_its_beginning(library: Open, shelf: Shelf):
    for number in range(80):
        shelf.put(f"zx-{number:06x}", f"的工作{number:02}", "文字")
    shelf.put("zx-ffffff", "工作总结和明年计划的安排部署", "文字")
    assert library().search("工作", limit=5)[0].id == "zx-ffffff"


def test_slips_are_allowed_for_only_where_little_is_found(library: Open, shelf: Shelf):
    for number in range(5):
        shelf.put(f"zx-{number:06x}", f"增长{number}", "文字")
    shelf.put("zx-ffffff", "真章", "文字")
    assert "zx-ffffff" not in [hit.id for hit in library().search("zengzhang")]
    assert len(library().search("zengzhang")) == 5


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5))
def test_whole_syllables_are_read_as_themselves(syllables: list[str]):
    found = readings("'".join(syllables))
    assert tuple(syllables) in [each.letters for each in found] or any(len(each) == 1 for each in syllables)
    assert readings("".join(syllables))[0].cost <= len(syllables) * 1.6


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(query=st.text(st.sampled_from("学习xuegc两个 lg'@#A5，重龘\n\x1e\u3000𠮷ü-"), max_size=12))
def test_no_query_fails(hypothesis_library: Library, query: str):
    assert len(hypothesis_library.search(query, fresh=False)) <= len(PHRASES)


@pytest.fixture(scope="module")
def hypothesis_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    from drafter.base.layers import Layer, Location
    from drafter.snippets.locations import Setup

    shelf = Shelf(tmp_path_factory.mktemp("phrases"))
    fill(shelf)
    layers = Setup((Location(Layer.PERSONAL, shelf.folder),))
    return Library(layers, cache=tmp_path_factory.mktemp("cache") / "cache.sqlite3")
