"""Saving fields of one line and of several: only the changed value is rewritten, in the style it had."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resaving import HEAD, loaded, resaved, setting

from drafter.answers.saving import changed_text, dump
from drafter.base.yaml.nodes import Mapping, Scalar, parse
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, PinnedPhrase
from drafter.draft.numbering import GBT9704

FILE = """\
# 头上的说明

type: plan   # 类型
title: '旧题'  # 单引号
note:    # 空着
"year": "2026"
summary: |-
  三格
  第二行


# 落款上面的说明
signature: 区图书馆

date: 2026-1-8 # 日期
"""


def test_a_changed_value_changes_its_line_alone() -> None:
    assert resaved(FILE, setting(title="新题")) == FILE.replace("旧题", "新题")


def test_nothing_changed_leaves_every_byte() -> None:
    assert resaved(FILE, lambda draft: draft) == FILE


def test_quotes_stay_what_they_are() -> None:
    found = resaved(FILE, setting(title="图书'馆'", year="2027"))
    assert found == FILE.replace("旧题", "图书''馆''").replace('"2026"', '"2027"')


def test_an_empty_value_is_filled_before_its_comment() -> None:
    assert resaved(FILE, setting(note="（试行）")) == FILE.replace("note:    #", "note: （试行）  #")


def test_a_field_taken_away_takes_its_line_and_comment_and_leaves_those_around() -> None:
    found = resaved(FILE, setting(title=None, signature=None))
    assert found == FILE.replace("title: '旧题'  # 单引号\n", "").replace("signature: 区图书馆\n", "")


def test_a_new_field_stands_where_the_form_has_it() -> None:
    assert resaved(FILE, setting(sealed=True, secrecy="内部")) == FILE.replace(
        "\n\n\n# 落款", "\nsecrecy: 内部\nsealed: yes\n\n\n# 落款"
    )


def test_reserved_keys_come_at_the_end() -> None:
    pinned = PinnedPhrase("9c1e4f20ab31", "坚持“两个: 结合”\n第二行")
    found = resaved(
        FILE, lambda draft: replace(draft, remark="备注", review={"规则: 1": "不改"}, phrases={"zx-7f3a2c": pinned})
    )
    assert found == FILE + (
        'remark: 备注\nreview:\n  "规则: 1": 不改\n'
        "phrases:\n  zx-7f3a2c:\n    revision: 9c1e4f20ab31\n    text: |\n      坚持“两个: 结合”\n      第二行\n"
    )


def test_pinning_a_phrase_leaves_the_other_pins_alone() -> None:
    text = FILE + "phrases:\n    ab-000001: {revision: '01', text: 甲}  # 旧\n    ab-000002: {revision: '02', text: 乙}\n"
    found = resaved(text, lambda draft: replace(draft, phrases={**draft.phrases, "ab-000001": PinnedPhrase("03", "甲")}))
    assert found == text.replace("'01'", "'03'")


def test_a_date_and_a_choice_keep_the_way_they_are_written_until_they_change() -> None:
    assert resaved(FILE, setting(date=DocumentDate(2026, 1, 8))) == FILE
    assert resaved(FILE, setting(date=DocumentDate(2026, 2, 8))) == FILE.replace("2026-1-8", "2026-02-08")


def test_a_date_in_words_is_quoted() -> None:
    """Plain words are no date for the reader."""
    assert resaved(FILE, setting(date="年底前")) == FILE.replace("2026-1-8", '"年底前"')


def test_a_comment_behind_one_blank_is_set_apart_where_the_new_value_would_look_cut_off() -> None:
    text = HEAD + "year: 2026 # 年份\n"
    assert resaved(text, setting(year="二〇二六")) == HEAD + "year: 二〇二六  # 年份\n"


def test_changed_lines_of_a_block_alone_are_rewritten() -> None:
    assert resaved(FILE, setting(summary="三格\n改了")) == FILE.replace("第二行", "改了")
    assert resaved(FILE, setting(summary="三格\n第二行\n\n又一行")) == FILE.replace("第二行\n", "第二行\n\n  又一行\n")


@pytest.mark.parametrize("sign", ["|", "|-", "|+", "|2", "|-  # 说明"])
def test_the_head_of_a_block_stays(sign: str) -> None:
    text = HEAD + f"summary: {sign}\n  甲\n  乙\nyear: 2026\n"
    assert resaved(text, setting(summary="甲\n丙")) == text.replace("乙", "丙")


def test_one_line_of_text_becomes_a_block_where_it_gets_more() -> None:
    text = HEAD + "summary: 甲  # 摘要\nyear: 2026\n"
    assert resaved(text, setting(summary="甲\n乙")) == HEAD + "summary: |  # 摘要\n  甲\n  乙\nyear: 2026\n"


def test_blanks_that_a_block_would_lose_are_kept_in_quotes() -> None:
    assert resaved(HEAD, setting(summary="　　甲\n  乙\n")) == HEAD + 'summary: "　　甲\\n  乙\\n"\n'


HARMLESS = ("区图书馆", "a b", "3.15晚会", "共**", "甲：乙", "（试行）", "2026", "yes", "A&B", "甲,乙", "甲#1", "“引”", "乙。")
BEGINNINGS = (
    "{{ year }}年",
    '"引"',
    "[甲]",
    "*星",
    "&和",
    "%百",
    "@at",
    "#号",
    "-5℃",
    "- 甲",
    "? 问",
    "|",
    ">",
    "!",
    "`",
    "~",
    "---",
)
INSIDE = ("甲: 乙", "甲 #2", "甲:", " 甲", "甲 ", "　甲", "甲\t乙", "'", '"', "a'b\"c\\d: e", "｜", ": ", ",", "}", "a: {b")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_plain(text: str) -> None:
    assert resaved(HEAD, setting(signature=text)) == HEAD + f"signature: {text}\n"


@pytest.mark.parametrize("text", BEGINNINGS + INSIDE)
def test_text_that_would_be_misread_is_quoted(text: str) -> None:
    found = resaved(HEAD, setting(signature=text, units=(text, "甲"), summary=f"甲\n{text.strip(' 　')}"))
    root = parse(found).root
    assert isinstance(root, Mapping)
    node = root.get("signature")
    assert isinstance(node, Scalar)
    assert (node.value, bool(node.style)) == (text, True)


def test_lists_keep_their_style_and_their_other_items() -> None:
    text = HEAD + "units: ['甲', \"乙\", 丙]  # 单位\n"
    assert resaved(text, setting(units=("甲", "丁", "丙"))) == text.replace("乙", "丁")
    assert resaved(text, setting(units=("丙", "甲"))) == HEAD + "units: [丙, '甲']  # 单位\n"
    assert resaved(text, setting(units=("甲", "乙", "丙", "丁, 戊"))) == text.replace("丙]", '丙, "丁, 戊"]')


def test_a_list_on_several_lines_keeps_its_comments() -> None:
    text = HEAD + "units:\n- 甲  # 一\n# 乙的说明\n- 乙\n- 丙  # 三\n"
    assert resaved(text, setting(units=("乙", "丙", "丁"))) == HEAD + "units:\n# 乙的说明\n- 乙\n- 丙  # 三\n- 丁\n"
    assert resaved(text, setting(units=("丙", "甲", "乙"))) == HEAD + "units:\n- 丙  # 三\n- 甲  # 一\n# 乙的说明\n- 乙\n"


def test_comments_stand_once_whatever_changes_around_them() -> None:
    text = HEAD + "units:\n- 甲\n# 落款的说明\nsignature: 馆\n"
    found = resaved(text, setting(units=("甲", "乙"), sealed=True, signature="区馆"))
    assert found == HEAD + "units:\n- 甲\n- 乙\nsealed: yes\n# 落款的说明\nsignature: 区馆\n"


def test_a_bracketed_list_on_several_lines_keeps_its_comments() -> None:
    text = HEAD + "units: [\n  甲,  # 一\n  乙,  # 二\n  丙  # 三\n]\n"
    assert resaved(text, setting(units=("甲", "丙"))) == text.replace("  乙,  # 二\n", "")
    assert resaved(text, setting(units=("甲", "乙", "丙", "丁"))) == text.replace("丙  # 三\n", "丙,  # 三\n  丁\n")


def test_a_list_in_a_block_stays_a_line_each() -> None:
    text = HEAD + "units: |\n  甲\n  乙\n"
    assert resaved(text, setting(units=("甲", "丙", "乙"))) == HEAD + "units: |\n  甲\n  丙\n  乙\n"


def test_the_indents_of_the_file_are_those_of_what_comes_new() -> None:
    text = HEAD + "summary: |\n    甲\n    乙\nunits:\n- 甲\n"
    found = resaved(text, lambda draft: replace(setting(note="题\n注")(draft), phrases={"a": PinnedPhrase("1", "甲")}))
    assert found == (
        HEAD + "note: |\n    题\n    注\nsummary: |\n    甲\n    乙\nunits:\n- 甲\n"
        "phrases:\n    a:\n        revision: 1\n        text: 甲\n"
    )


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_new_lines_end_as_those_of_the_file_do(newline: str) -> None:
    text = (HEAD + "summary: |\n  甲\n  乙\nsignature: 丁\n").replace("\n", newline)
    found = resaved(text, setting(summary="甲\n丙", sealed=False, title="题\n目"))
    assert found == (
        "type: plan\ntitle: |\n  题\n  目\nsummary: |\n  甲\n  丙\nsealed: no\nsignature: 丁\n".replace("\n", newline)
    )


def test_a_file_without_a_last_line_end_gets_none() -> None:
    text = HEAD + "summary: |\n  甲\n  乙"
    assert resaved(text, setting(summary="甲\n丙")) == text.replace("乙", "丙")
    assert resaved(text, setting(signature="馆")) == text + "\nsignature: 馆"


def test_a_file_on_one_line_stays_on_one_line() -> None:
    text = '{type: plan, "title": "要点", units: [甲], year: 2026}\n'
    found = resaved(text, setting(title="a: b", note="题\n注", year=None))
    assert found == '{type: plan, "title": "a: b", note: "题\\n注", units: [甲]}\n'


def test_control_characters_go_and_line_breaks_of_word_become_line_breaks() -> None:
    before = loaded(HEAD)
    assert before.draft is not None
    found = changed_text(before, setting(summary="甲\u2028乙\x0b丙\r丁\x07\x00", title="\ufeff题")(before.draft))
    assert found == "type: plan\ntitle: 题\nsummary: |\n  甲\n  乙\n  丙\n  丁\n"


def test_what_is_still_to_be_filled_is_written_in_a_field_of_any_kind() -> None:
    values = {"copies": ("【待填：抄送】",), "units": ("【待填：单位】",), "date": "【待填：日期】", "year": "【待填：年度】"}
    found = resaved(HEAD, setting(**values))
    assert found == HEAD + 'year: 【待填：年度】\nunits: [【待填：单位】]\ncopies: 【待填：抄送】\ndate: "【待填：日期】"\n'


def test_a_numbering_is_written_as_what_it_changes_in_that_of_the_type() -> None:
    points = replace(GBT9704.points, run_in=False)
    changed = replace(GBT9704, continuous=frozenset({2}), points=points)
    found = resaved(HEAD, lambda draft: replace(draft, numbering=changed))
    assert found == HEAD + "numbering:\n  continuous: [（一）]\n  points:\n    run_in: false\n"
    assert resaved(found, lambda draft: replace(draft, numbering=None)) == HEAD
    same = resaved(HEAD, lambda draft: replace(draft, numbering=draft.form.numbering))
    assert same == HEAD + "numbering:\n  levels: [一、, （一）, 1., （1）]\n"


def test_a_new_file_says_everything() -> None:
    before = loaded(FILE + "units: [甲, 乙]\nremark: 备注\n").draft
    assert isinstance(before, Draft)
    assert dump(before) == (
        "type: plan\ntype_version: 2\ntitle: 旧题\nyear: 2026\nsummary: |\n  三格\n  第二行\nunits: [甲, 乙]\n"
        "signature: 区图书馆\ndate: 2026-01-08\nremark: 备注\n"
    )
