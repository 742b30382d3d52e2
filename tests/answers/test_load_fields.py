"""Fields, kind by kind: what was written becomes the value, or a problem at the value."""

from __future__ import annotations

import pytest
from answering import at, draft, filled, load, only

from drafter import answers
from drafter.base.problems import Level, errors_of
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Field, Form, Kind, PinnedPhrase
from drafter.draft.numbering import forms as label_forms


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("要点", "要点"),
        ("9:30", "9:30"),
        ("no", "no"),
        ("0012", "0012"),
        ("~", "~"),
        ("'  要 点 '", "  要 点 "),
        ('"甲\\n乙"', "甲\n乙"),
        ("|\n  　甲　\n  乙\n\n", "甲\n乙"),
        ("|-\n  甲\n\n  乙", "甲\n\n乙"),
        ("关于A: B", None),
        ("''", None),
        ("'  '", "  "),
        ("", None),
        ("|\n", None),
        ("[]", None),
        ("“十四五”回顾与“十五五”展望", "“十四五”回顾与“十五五”展望"),
        ("2026年{{ title }}", "2026年{{ title }}"),
    ],
)
def test_lines_are_kept_as_written_and_breaks_in_a_block_are_kept(written: str, value: str | None) -> None:
    if written == "关于A: B":
        assert "要加引号" in only(filled(f"note: {written}\n")).message
    elif written == "'  '":
        assert draft(f"note: {written}\n").values.get("note") in (None, "  ")
    else:
        assert draft(f"note: {written}\n").values.get("note") == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-1-8", DocumentDate(2026, 1, 8)),
        ("2026-01-08", DocumentDate(2026, 1, 8)),
        ("2026年1月8日", DocumentDate(2026, 1, 8)),
        ("2026-01", DocumentDate(2026, 1)),
        ('"2026年1月"', DocumentDate(2026, 1)),
        ('"二〇二六年一月"', "二〇二六年一月"),
        ("'{{ year }}年春'", "{{ year }}年春"),
        ("", None),
    ],
)
def test_dates(written: str, value: DocumentDate | str | None) -> None:
    assert draft(f"date: {written}\n").values.get("date") == value


@pytest.mark.parametrize(
    ("written", "word", "shown"),
    [
        ("2026-02-30", "2026-02-30", ""),
        ('"2026-13-01"', "2026-13-01", ""),
        ("明天", "明天", "2026-01-08"),
        ("2026", "2026", "2026-01-08"),
        ("today", "today", "2026-01-08"),
        ("“2026年1月”", "2026年1月", 'date: "2026年1月"'),
        ("[2026-01-08]", "date", 'date: "[2026-01-08]"'),
    ],
)
def test_what_is_no_date_is_an_error_at_the_value(written: str, word: str, shown: str) -> None:
    problem = only(filled(f"date: {written}\n"))
    assert at(problem) == (4, 7)
    assert word in problem.message
    assert shown in problem.help


@pytest.mark.parametrize("written", ["2026", "0012", "1,234.50", "-3", "12.5%", "二十六", "'7'", "二〇二六"])
def test_numbers_are_kept_as_written(written: str) -> None:
    assert draft(f"year: {written}\n").values["year"] == written.strip("'")


@pytest.mark.parametrize("written", ["2026年", "约30", "1.2.3", "“2026”", "{{ title }}x", "12,34"])
def test_what_is_no_number_is_an_error(written: str) -> None:
    quoted = f'"{written}"' if written.startswith("{") else written
    problem = only(filled(f"year: {quoted}\n"))
    assert at(problem) == (4, 7)
    assert "year" in problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("是", True),
        ("yes", True),
        ("TRUE", True),
        ("对", True),
        ("'是'", True),
        ("否", False),
        ("no", False),
        ("无", False),
        ("", None),
    ],
)
def test_yes_and_no_in_many_words(written: str, value: bool | None) -> None:
    assert draft(f"sealed: {written}\n").values.get("sealed") is value


def test_yes_or_no_refuses_anything_else() -> None:
    assert "“是”或“否”" in only(filled("sealed: 也许\n")).message


def test_choices_name_the_nearest() -> None:
    assert draft("secrecy: 内部\n").values["secrecy"] == "内部"
    problem = only(filled("secrecy: 内部的\n"))
    assert (at(problem), problem.help) == ((4, 10), "是不是“内部”？")


@pytest.mark.parametrize(
    "written", ["[办公室, 典藏部]", "办公室、典藏部", "办公室，典藏部", "\n  - 办公室\n  - 典藏部", "|\n  办公室\n  典藏部"]
)
def test_several_choices_as_a_list_or_on_one_line(written: str) -> None:
    assert draft(f"copies: {written}\n").values["copies"] == ("办公室", "典藏部")


def test_a_wrong_one_of_several_choices_is_named() -> None:
    assert "典仓部" in only(filled("copies: 办公室、典仓部\n")).message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("[一馆, 二馆、三馆]", ("一馆", "二馆、三馆")),
        ("一馆、二馆", ("一馆", "二馆")),
        ("一馆、二馆；三馆", ("一馆、二馆", "三馆")),
        ("一馆（东、西区）、二馆", ("一馆（东、西区）", "二馆")),
        ("'一馆、二馆'", ("一馆、二馆",)),
        ("|\n  一馆、东\n\n  二馆", ("一馆、东", "二馆")),
        ("一馆，二馆", ("一馆，二馆",)),
        ("[一馆, '', 二馆]", ("一馆", "二馆")),
        ("[]", None),
    ],
)
def test_lists(written: str, value: tuple[str, ...] | None) -> None:
    assert draft(f"units: {written}\n").values.get("units") == value


def test_a_pattern_refuses_with_the_example() -> None:
    assert draft("code: AB-12\n").values["code"] == "AB-12"
    problem = only(filled("code: ab12\n"))
    assert "ab12" in problem.message
    assert "AB-12" in problem.help


def test_a_text_can_stand_in_a_list_no_more_than_a_list_in_a_text() -> None:
    assert "列表" in only(filled("note: {甲: 乙}\nsummary:\n  - 一\n".replace("note: {甲: 乙}\n", ""))).message
    nested = filled("units:\n  - 甲: 乙\n")
    assert at(only(nested)) == (5, 5)


def test_missing_required_fields_are_named_and_those_with_a_default_are_not_missing() -> None:
    found = [problem.message for problem in load("type: plan\n").problems]
    assert found == ["没有填写“标题”（title）", "没有填写“正文”（body）"]


def test_a_required_field_left_empty_is_reported_at_its_key() -> None:
    problem = only(load("type: plan\nbody: 正文\ntitle:   # 标题\n"))
    assert (at(problem), "标题" in problem.message) == ((3, 1), True)


@pytest.mark.parametrize("blank", ["''", "'  '", '"\u3000\t"', "|\n  \u3000\n"])
def test_a_required_field_of_blanks_is_not_filled(blank: str) -> None:
    problem = only(load(f"type: plan\nbody: 正文\ntitle: {blank}\n"))
    assert (at(problem), "没有填写“标题”" in problem.message) == ((3, 1), True)


def test_a_key_of_other_types_is_not_taken_for_the_nearest_one_of_this() -> None:
    """A speech has no signature: advising occasion_date, which is spelt alike, would be silly."""
    fields = {key: Field(key, Kind.LINE, label) for key, label in (("title", "标题"), ("occasion_date", "发言日期"))}
    form = Form("speech", fields, title="研讨发言")
    problem = only(answers.load("type: speech\ntitle: 甲\nsignature: 馆\n", "a.yaml", lambda _: form))
    assert (at(problem), problem.help) == ((3, 1), "“研讨发言”没有这一项，请删去；可用的有：title、occasion_date")


def test_unknown_keys_name_the_nearest_and_a_label_its_key() -> None:
    assert only(filled("signatur: 馆\n")).help == "是不是“signature”？"
    label = only(filled("署名: 馆\n"))
    assert at(label) == (4, 1)
    assert "键是 signature" in label.help
    assert "可改为：signature: 馆" in label.help


def test_expressions_are_checked_where_they_stand() -> None:
    loaded = filled(
        'note: 甲{{ yaer }}\nsummary: |\n  一\n  二{{ title | strng }}\nunits: ["{{ x"]\nsignature: "{{ 标题 }}"\n'
    )
    assert [at(problem) for problem in errors_of(loaded.problems)] == [(4, 8), (7, 4), (8, 10)]


def test_the_reserved_keys_are_read() -> None:
    found = draft(
        "type_version: 2\nbased_on: 去年.yaml\nremark: |\n  只给自己看 {{ 不查 }}\nreview: {quotes: 不查}\n"
        'phrases: {zx-7f3a2c: {revision: 9c1e4f20ab31, text: "认真学习{{ 会议 }}精神"}}\n'
    )
    assert found.based_on == "去年.yaml"
    assert found.remark == "只给自己看 {{ 不查 }}"
    assert found.review == {"quotes": "不查"}
    assert found.phrases == {"zx-7f3a2c": PinnedPhrase("9c1e4f20ab31", "认真学习{{ 会议 }}精神")}


def test_a_record_of_a_phrase_without_its_text_is_an_error() -> None:
    assert "没有 text" in only(filled("phrases: {zx-7f3a2c: {revision: 9c}}\n")).message


@pytest.mark.parametrize(
    ("written", "level", "word"),
    [
        ("3", Level.ERROR, "第 3 版"),
        ("1", Level.NOTICE, "第 1 版"),
        ("一", Level.ERROR, "整数"),
        ("99999999999", Level.ERROR, "整数"),
    ],
)
def test_a_newer_type_version_is_refused_and_an_older_one_said(written: str, level: Level, word: str) -> None:
    problem = only(filled(f"type_version: {written}\n"), level)
    assert at(problem) == (4, 15)
    assert word in problem.message


def test_numbering_over_the_types() -> None:
    own = draft('numbering:\n  levels: ["一、", "1."]\n  continuous: ["1."]\n  points: {label: 一要, run_in: 否}\n').numbering
    assert own is not None
    assert own.levels == label_forms(["一、", "1."])
    assert own.continuous == {2}
    assert own.leads == {1}
    assert (own.points.label, own.points.run_in) == ("一要", False)
    assert draft("numbering:\n").numbering is None


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('{levels: ["一、", 二级]}', (4, 28)),
        ('{levels: ["一、"], continuous: ["1."]}', (4, 42)),
        ("{levle: [一、]}", (4, 13)),
        ("{points: {label: 乱}}", (4, 29)),
    ],
)
def test_a_wrong_label_is_named_at_its_place(written: str, place: tuple[int, int]) -> None:
    assert at(errors_of(filled(f"numbering: {written}\n").problems)[0]) == place
