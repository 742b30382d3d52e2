"""What the check says of a library, to whom it says it, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from phraseshelf import Shelf

from drafter.base.problems import Level
from drafter.snippets.library import Library
from drafter.snippets.likeness import NEAR, near_pairs, skeleton

Open = Callable[..., Library]
TODAY = date(2026, 1, 1)


def said(library: Library, **options: object) -> list[tuple[str, str, str]]:
    found = library.check(TODAY, **options)
    return [(Path(each.place.file).stem[3:5], each.level.name.lower(), each.message) for each in found]


def test_a_sound_library_has_nothing_to_complain_about(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "开会", "现在{{ 会议 }}开始", variables="{会议: {ask: 什么会}}", valid="{until: 2026-01-01}")
    shelf.put("zx-bbbbbb", "散会", "旧的散会话", status="deprecated", superseded_by="zx-aaaaaa", valid="{until: 2020-01-01}")
    assert said(library()) == []


def test_variables_are_those_declared_and_used(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "开会", "现在{{ 会仪 }}和{{ year | cn }}开始", variables="{会议: {ask: 什么会}}")
    assert said(library()) == [
        ("aa", "error", "text 用到的变量“会仪”没有写在 variables 里"),
        ("aa", "error", "text 用到的变量“year”没有写在 variables 里"),
        ("aa", "warning", "variables 里的“会议”在 text 里没有用到"),
    ]
    (problem, *_) = library().check(TODAY)
    assert (problem.place.line, problem.help) == (3, "是不是“会议”？")


def test_expired_phrases_are_to_be_retired(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "规划", "旧规划", valid="{until: 2025-12-31}")
    assert said(library()) == [("aa", "warning", "zx-aaaaaa 已于 2025-12-31 过期，却仍是 approved：规划")]


def test_successors_must_be_there_and_lead_somewhere(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "一", "第一条文字", status="deprecated", superseded_by="zx-ffffff")
    shelf.put("zx-bbbbbb", "二", "第二条说法", superseded_by="zx-cccccc")
    shelf.put("zx-cccccc", "三", "第三条提法", status="deprecated")
    shelf.put("zx-dddddd", "四", "第四条表述", status="deprecated", superseded_by="zx-eeeeee")
    shelf.put("zx-eeeeee", "五", "第五条内容", status="deprecated", superseded_by="zx-dddddd")
    assert said(library()) == [
        ("aa", "error", "superseded_by 指向的“zx-ffffff”不存在"),
        ("bb", "warning", "superseded_by 指向的“zx-cccccc”自己也已停用"),
        ("bb", "warning", "zx-bbbbbb 已有后继 zx-cccccc，却仍是 approved"),
        ("dd", "error", "superseded_by 绕成了圈：zx-dddddd → zx-eeeeee → zx-dddddd"),
        ("ee", "error", "superseded_by 绕成了圈：zx-eeeeee → zx-dddddd → zx-eeeeee"),
    ]


def test_equal_and_nearly_equal_texts_are_warned_about_once(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "甲", "推进老旧小区改造，改造前入户征求意见。")
    shelf.put("zx-bbbbbb", "乙", "推进老旧小区改造， 改造前入户征求意见")
    shelf.put("zx-cccccc", "丙", "推进老旧小区改造工作，改造前入户征求意见。")
    shelf.put("zx-dddddd", "丁", "推进老旧小区改造，改造前入户征求意见。", status="archived")
    assert said(library()) == [
        ("bb", "warning", "zx-bbbbbb 与 zx-aaaaaa 文字相同：甲"),
        ("cc", "warning", "zx-cccccc 与 zx-aaaaaa 文字几乎相同：甲"),
    ]


def test_a_copy_whose_source_has_changed_is_noticed(library: Open, shared: Shelf, shelf: Shelf):
    shared.put("zx-aaaaaa", "题", "原来的文字又改了")
    shelf.put("zx-aaaaaa", "题", "自己改的说法", based_on="000000000000")
    ((_, level, message),) = said(library())
    assert (level, message.split("：")[0]) == ("notice", "zx-aaaaaa 所依据的原文已有改动")


def test_only_the_layers_asked_for_are_judged_but_all_are_known(library: Open, shared: Shelf, shelf: Shelf):
    shared.put("zx-aaaaaa", "题", "推进老旧小区改造，{{ 时间 }}前完成")
    shared.put("zx-bbbbbb", "坏的", "文字", kind="x")
    shelf.put(
        "zx-cccccc", "题", "推进老旧小区改造，{{ 时间 }}前完成", variables="{时间: {ask: 何时}}", superseded_by="zx-aaaaaa"
    )
    opened = library()
    found = said(opened, layers=[opened.layers.locations[1]])
    assert {name for name, _, _ in found} == {"cc"}
    assert ("cc", "warning", "zx-cccccc 与 zx-aaaaaa 文字相同：题") in found
    assert not [message for _, _, message in found if "不存在" in message]
    assert {name for name, _, _ in said(opened)} == {"aa", "bb", "cc"}


def test_files_that_cannot_be_read_are_errors(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字", kind="x")
    assert said(library()) == [("aa", "error", "“kind”不能是“x”")]


def test_the_bundled_library_has_no_errors():
    assert [str(each) for each in Library.open().check(date(2025, 1, 1)) if each.level is Level.ERROR] == []


def test_near_pairs_are_those_that_comparing_all_would_find():
    words = ["推进", "改造", "小区", "老旧", "征求", "意见", "入户", "完成", "年底", "群众"]
    texts = {
        str(number): "".join(words[(number * step + at) % 10] for at in range(6 + number % 4))
        for number in range(60)
        for step in (1 + number % 3,)
    }
    grams = {key: {skeleton(text)[at : at + 2] for at in range(len(skeleton(text)) - 1)} for key, text in texts.items()}
    keys = list(texts)
    wanted = {
        (one, other)
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if len(grams[one] & grams[other]) / len(grams[one] | grams[other]) >= NEAR
    }
    assert set(near_pairs(texts)) == wanted
    assert 5 < len(wanted) < len(keys) * (len(keys) - 1) / 2
