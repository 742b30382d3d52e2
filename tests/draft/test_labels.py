"""Labels are printed and recognised in every form the format names."""

import pytest

from drafter.draft.labels import Family, parse_form, recognise, recognise_compound
from drafter.draft.numbering import forms
from drafter.draft.numerals import chinese, digit_by_digit, parse_chinese


@pytest.mark.parametrize(
    ("first", "number", "label"),
    [
        ("一、", 21, "二十一、"),
        ("（一）", 10, "（十）"),
        ("1.", 100, "100."),
        ("（1）", 12, "（12）"),
        ("第一条　", 101, "第一百〇一条　"),
        ("1、", 3, "3、"),
        ("①", 20, "⑳"),
        ("①", 50, "㊿"),
        ("①", 51, "51"),
        ("第一章 ", 2, "第二章 "),
    ],
)
def test_a_level_is_written_as_its_first_label(first, number, label):
    form = parse_form(first)
    assert form is not None
    assert form.label((number,)) == label


def test_a_compound_label_holds_the_numbers_of_the_levels_above():
    assert [form.label((2, 3, 4)) for form in forms(["1.1", "1.1.1 "])] == ["3.4", "2.3.4 "]


@pytest.mark.parametrize("first", ["", "甲、", "2.", "二、", "x", "一一", "1.2", "一" * 20])
def test_what_is_no_first_label_is_refused(first):
    assert parse_form(first) is None


@pytest.mark.parametrize(
    ("line", "label", "number"),
    [
        ("一、强化", "一、", 1),
        ("（十二）强化", "（十二）", 12),
        ("(三) 强化", "(三)", 3),
        ("1.强化", "1.", 1),
        ("12．强化", "12．", 12),
        ("1. 强化", "1. ", 1),
        ("3、强化", "3、", 3),
        ("（3）强化", "（3）", 3),
        ("第二十三条　强化", "第二十三条　", 23),
        ("⑫强化", "⑫", 12),
        ("一百〇一、强化", "一百〇一、", 101),
    ],
)
def test_typed_labels_are_recognised(line, label, number):
    found = recognise(line)
    assert found is not None
    assert (found.text, found.number) == (label, number)


@pytest.mark.parametrize(
    "line",
    [
        "3.15晚会",
        "1.5亿元",
        "11.121人才项目",
        "2026年工作",
        "一是强化",
        "一、二年级学生",
        "十、百、千",
        "强化",
        "",
        "（4月）",
        "（全文）",
    ],
)
def test_text_that_only_looks_like_a_label_is_text(line):
    assert recognise(line) is None


def test_compound_labels_count_only_where_the_numbering_has_them():
    decimal = forms(["1 ", "1.1 "])
    found = recognise_compound("2.3 基本情况", decimal)
    assert found is not None
    assert found.number == 3
    assert recognise_compound("2.3 基本情况", forms(["一、", "1."])) is None
    assert recognise_compound("3.15晚会", decimal) is None


def test_the_look_follows_the_form_of_the_label():
    looks = [form.family for form in forms(["一、", "（一）", "1.", "（1）", "第一条　", "1、", "①"])]
    assert looks == [Family.FIRST, Family.SECOND, Family.THIRD, Family.FOURTH, Family.ARTICLE, Family.THIRD, Family.FOURTH]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百〇一"), (110, "一百一十"),
     (111, "一百一十一"), (1001, "一千〇一"), (1010, "一千〇一十"), (10_000, "一万"), (10_050, "一万〇五十"), (0, "〇"),
     (100_000_000, "一亿"), (120_000, "十二万"), (1_100_010_000, "十一亿〇一万"), (100_150_000, "一亿〇一十五万")],
)  # fmt: skip
def test_chinese_numerals(number, words):
    assert chinese(number) == words


def test_chinese_numerals_are_read_back():
    assert all(parse_chinese(chinese(number)) == number for number in range(1, 10_000))
    assert parse_chinese("二〇二六") == 2026
    assert parse_chinese("两百") == 200
    assert parse_chinese("abc") is None
    assert digit_by_digit("2026") == "二〇二六"
